package page

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// when is a moment or a day as a page says it.
type when struct {
	year, month, day     int
	hour, minute, second int    // hour -1 where no time of day is said
	zone                 string // "Z", "+07:00"; "" where none is said
}

// local is the zone of Vietnam (Nghị định 134/2002/NĐ-CP, Quyết định
// 121/CP of 1967: seven hours before UTC, no summer time).
const local = "+07:00"

// format is RFC 3339 where time and zone are known, else the day. Pages in
// Vietnamese that say no zone mean their own.
func (w when) format(vi bool) string {
	d := fmt.Sprintf("%04d-%02d-%02d", w.year, w.month, w.day)
	zone := w.zone
	if zone == "" && vi {
		zone = local
	}
	if w.hour < 0 || zone == "" {
		return d
	}
	s := fmt.Sprintf("%sT%02d:%02d:%02d%s", d, w.hour, w.minute, w.second, zone)
	if vi && zone != local {
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return t.In(time.FixedZone("", 7*3600)).Format(time.RFC3339)
		}
	}
	return s
}

func (w when) valid() bool {
	if w.year < 1990 || w.year > 2099 || w.month < 1 || w.month > 12 || w.day < 1 || w.day > 31 || w.hour > 23 || w.minute > 59 || w.second > 60 {
		return false
	}
	return time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC).Day() == w.day
}

// A bit is a number or a word of a date line with what stands before it.
type bit struct {
	num    int // -1 for a word
	digits int
	word   string // lower case
	gap    string // separators before it, spaces taken out
	space  bool
}

// bits cuts a short line; nil where it is too long to be a date line.
func bits(s string) []bit {
	out := make([]bit, 0, 12)
	var gap []byte
	space := false
	for i := 0; i < len(s) && len(out) < 40; {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			j, n := i, 0
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				if j-i < 9 {
					n = n*10 + int(s[j]-'0')
				}
				j++
			}
			out = append(out, bit{num: n, digits: j - i, gap: string(gap), space: space})
			gap, space, i = gap[:0], false, j
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) {
				if isSpace(r) {
					space = true
				} else if r == '–' || r == '—' || r == '−' {
					gap = append(gap, '-')
				} else {
					gap = append(gap, s[i:i+size]...)
				}
				i += size
				continue
			}
			j := i
			for j < len(s) {
				r, size := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				j += size
			}
			out = append(out, bit{num: -1, word: strings.ToLower(s[i:j]), gap: string(gap), space: space})
			gap, space, i = gap[:0], false, j
		}
	}
	return out
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// Vietnamese month names after "tháng"; "mười" alone is ten.
var thang = map[string]int{
	"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}

var zones = map[string]string{
	"z": "Z", "utc": "Z", "gmt": "Z", "ict": "+07:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
	"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
}

// order of day and month where both could be either.
type order uint8

const (
	dayFirst order = iota
	monthFirst
	unsure // then a date both ways possible is no date
)

// findWhen is the first date in s with the time of day beside it. end is how
// many bits of the line it is made of (0 where there is none), all how many
// there are: a line that is little else is a date line.
func findWhen(s string, ord order) (w when, used, all int) {
	if len(s) > 400 {
		s = s[:400]
	}
	digits := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	if digits < 3 {
		return when{}, 0, 0
	}
	bs := bits(s)
	all = len(bs)
	for i := range bs {
		w, n := dateAt(bs, i, ord)
		if n == 0 || !w.valid() {
			continue
		}
		w.hour = -1
		j, k := i, i+n
		if h, m, sec, zone, n := timeAt(bs, k); n > 0 {
			w.hour, w.minute, w.second, w.zone = h, m, sec, zone
			k += n
		} else {
			for b := i - 1; b >= 0 && b >= i-8; b-- {
				h, m, sec, zone, n := timeAt(bs, b)
				if n > 0 && (b+n <= i) && w.hour < 0 {
					w.hour, w.minute, w.second, w.zone = h, m, sec, zone
					j = b
				}
			}
		}
		if !w.valid() {
			w.hour = -1
		}
		// "12:00 AM" and 00:00 stand for a day without time.
		if w.hour == 0 && w.minute == 0 && w.second == 0 && w.zone == "" {
			w.hour = -1
		}
		return w, k - j, all
	}
	return when{}, 0, all
}

func dateAt(bs []bit, i int, ord order) (w when, n int) {
	b := bs[i]
	get := func(k int) bit {
		if k < len(bs) {
			return bs[k]
		}
		return bit{num: -1}
	}
	x, y := get(i+1), get(i+2)
	year := func(b bit) int {
		switch {
		case b.num >= 0 && b.digits == 4:
			return b.num
		case b.num >= 0 && b.digits == 2 && b.num < 70:
			return 2000 + b.num
		}
		return 0
	}
	sep := func(b bit) bool { return b.gap == "/" || b.gap == "-" || b.gap == "." }
	switch {
	case b.num >= 0 && b.digits == 4 && sep(x) && x.num >= 0 && y.num >= 0 && y.gap == x.gap && x.digits <= 2 && y.digits <= 2: // 2007-01-25
		return when{year: b.num, month: x.num, day: y.num}, 3
	case b.num >= 0 && b.digits == 8 && b.num > 19900000 && b.num < 21000000 && i == 0: // 20070125
		return when{year: b.num / 10000, month: b.num / 100 % 100, day: b.num % 100}, 1
	case b.num >= 0 && b.digits <= 2 && sep(x) && x.num >= 0 && x.digits <= 2 && y.num >= 0 && y.gap == x.gap && (y.digits == 4 || y.digits == 2): // 25/01/2007
		w := when{year: year(y), month: x.num, day: b.num}
		switch {
		case b.num > 12 || ord == dayFirst && x.num <= 12:
		case x.num > 12 || ord == monthFirst:
			w.day, w.month = x.num, b.num
		case b.num == x.num:
		default:
			return when{}, 0
		}
		return w, 3
	case b.num >= 0 && b.digits <= 2 && x.word == "tháng": // 25 tháng 1 năm 2007, 25 Tháng Một, 2007
		m, k := y.num, i+3
		if y.num < 0 {
			m = thang[y.word]
			if y.word == "mười" {
				switch get(i + 3).word {
				case "một":
					m, k = 11, k+1
				case "hai":
					m, k = 12, k+1
				}
			}
		}
		z := get(k)
		if z.word == "năm" {
			k++
			z = get(k)
		}
		if m > 0 && z.digits == 4 {
			return when{year: z.num, month: m, day: b.num}, k + 1 - i
		}
	case b.word == "tháng" && x.num < 0 && thang[x.word] > 0: // Tháng Một 25, 2007
		m, k := thang[x.word], i+2
		if x.word == "mười" {
			switch y.word {
			case "một":
				m, k = 11, k+1
			case "hai":
				m, k = 12, k+1
			}
		}
		if d, z := get(k), get(k+1); d.num > 0 && d.digits <= 2 && z.digits == 4 {
			return when{year: z.num, month: m, day: d.num}, k + 2 - i
		}
	case b.num >= 0 && b.digits <= 2: // 20 November 2019, 20th of November 2019
		k := i + 1
		switch get(k).word {
		case "st", "nd", "rd", "th":
			k++
		}
		if get(k).word == "of" {
			k++
		}
		if m := months[get(k).word]; m > 0 && year(get(k+1)) > 0 && get(k+1).digits == 4 {
			return when{year: get(k + 1).num, month: m, day: b.num}, k + 2 - i
		}
	case months[b.word] > 0 && x.num > 0 && x.digits <= 2: // November 20, 2019
		k := i + 2
		switch get(k).word {
		case "st", "nd", "rd", "th":
			k++
		}
		if z := get(k); z.digits == 4 && z.num > 0 {
			return when{year: z.num, month: months[b.word], day: x.num}, k + 1 - i
		}
	}
	return when{}, 0
}

// timeAt reads "10:30", "10:30:15 AM", "14h23", "14g23'", "T10:30Z",
// "10:30 GMT+7" beginning at bit i; n is 0 where there is none.
func timeAt(bs []bit, i int) (h, m, s int, zone string, n int) {
	get := func(k int) bit {
		if k >= 0 && k < len(bs) {
			return bs[k]
		}
		return bit{num: -1}
	}
	k := i
	// Words that lead from date to time.
	for skip := 0; skip < 3; skip++ {
		switch get(k).word {
		case "t", "at", "lúc", "vào", "hồi", "time", "giờ":
			k++
		}
	}
	a := get(k)
	if a.num < 0 || a.digits > 2 || a.num > 23 {
		return
	}
	b := get(k + 1)
	switch {
	case b.num >= 0 && (b.gap == ":" || b.gap == ".") && !b.space && b.digits == 2 && b.num < 60:
		h, m, k = a.num, b.num, k+2
		if c := get(k); c.num >= 0 && (c.gap == ":" || c.gap == ".") && !c.space && c.digits == 2 && c.num < 60 {
			if b.gap == "." {
				return 0, 0, 0, "", 0 // 25.01.20 is a date
			}
			s, k = c.num, k+1
			if c := get(k); c.num >= 0 && c.gap == "." && !c.space { // fraction
				k++
			}
		} else if b.gap == "." && get(k).gap == "." {
			return 0, 0, 0, "", 0
		}
	case (b.word == "h" || b.word == "g" || b.word == "giờ") && b.gap == "":
		h, k = a.num, k+2
		if c := get(k); c.num >= 0 && c.num < 60 && c.digits <= 2 && c.gap == "" && (!c.space || b.word == "giờ") {
			m, k = c.num, k+1
			if w := get(k).word; w == "phút" || w == "p" {
				k++
			}
		}
	case (b.word == "am" || b.word == "pm") && b.gap == "":
		h, k = a.num, k+1
	default:
		return 0, 0, 0, "", 0
	}
	switch w := get(k); w.word {
	case "pm", "ch", "chiều", "tối":
		if h < 12 {
			h += 12
		}
		k++
	case "am", "sa", "sáng":
		if h == 12 {
			h = 0
		}
		k++
	case "p", "a": // p.m., a.m.
		if get(k+1).word == "m" {
			if w.word == "p" && h < 12 {
				h += 12
			} else if w.word == "a" && h == 12 {
				h = 0
			}
			k += 2
		}
	}
	z := get(k)
	if name, ok := zones[z.word]; ok {
		zone = name
		k++
		z = get(k)
		if zone == "Z" && z.num >= 0 && (strings.HasSuffix(z.gap, "+") || strings.HasSuffix(z.gap, "-")) {
			zone, k = offset(bs, k)
		}
	} else if z.num >= 0 && (z.gap == "+" || z.gap == "-") && (!z.space || z.gap == "+") && (z.digits == 4 || z.digits == 2 && get(k+1).gap == ":") {
		zone, k = offset(bs, k)
	}
	return h, m, s, zone, k - i
}

func offset(bs []bit, k int) (string, int) {
	z := bs[k]
	sign := "+"
	if strings.HasSuffix(z.gap, "-") {
		sign = "-"
	}
	h, m := z.num, 0
	k++
	if z.digits == 4 {
		h, m = z.num/100, z.num%100
	} else if k < len(bs) && bs[k].num >= 0 && bs[k].gap == ":" {
		m = bs[k].num
		k++
	}
	if h > 14 || m > 59 {
		return "", k
	}
	return fmt.Sprintf("%s%02d:%02d", sign, h, m), k
}
