package date

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// unit is one month or quarter of a list or range.
type unit struct {
	start, end int
	y, n       int
	link       link
}

const maxUnits = 8

// months reads "tháng 3/2024", "tháng 4 và tháng 5", "từ tháng 10/2010 -
// 11/2015" at the word "tháng".
func (p *pass) months(i int) int {
	if b := p.before(i); b&(kNum|kEach|kMany) != 0 && b&kEnd == 0 {
		return 0 // "một tháng hai lần"
	}
	if i > 0 && !p.tok[i].Break && p.tok[i-1].Class == text.Number {
		// "đường 3 Tháng 2", "ngày 31 tháng 4 năm 2020"
		if m, end, _ := p.monthNumber(i + 1); m > 0 {
			_, end = p.yearTail(end, true)
			return end
		}
		return 0
	}
	if i > 1 && !p.tok[i].Break && p.tok[i-1].ID == p.mang && p.tok[i-2].ID == p.cach {
		_, end, _ := p.monthNumber(i + 1)
		return end // "Cách mạng tháng Tám"
	}
	if n := p.relativeMonth(i); n > 0 {
		return n
	}
	if p.before(i)&kStreet != 0 && p.tok[i-1].Cap() {
		return 0 // "Quảng trường tháng 8"
	}
	var list [maxUnits]unit
	n := 0
	j := i + 1
	lk := noLink
	start := i
	for n < maxUnits {
		m, end, name := p.monthNumber(j)
		if m == 0 {
			break
		}
		if n == 0 && p.tok[j].Class == text.Word && p.k(j)&kNum != 0 && p.tok[j].Case == text.Lower && p.repeated(end) {
			return 0 // "tháng hai lần"
		}
		if n > 0 && p.counted(end) {
			break
		}
		u := unit{start: start, end: end, n: m, link: lk}
		u.y, u.end = p.yearTail(end, true)
		if name && u.y == 0 { // a month of the lunisolar calendar is no month of ours
			return 0
		}
		list[n] = u
		n++
		var k int
		if n == 1 && u.y == 0 && p.tok[i].Cap() && i > 0 && !p.tok[i].Break && p.tok[i-1].Class == text.Word && p.tok[j].Class == text.Word {
			return 0 // "Xưởng in Tháng Tám"
		}
		lk, k = p.linkAt(u.end)
		if lk == noLink {
			break
		}
		start = k
		switch {
		case p.k(k)&kMonth != 0:
			j = k + 1
		case p.edgeMonth(k) > 0:
			j = p.edgeMonth(k)
		case p.digit(k) && p.plainMonth(k, u, lk):
			j = k
		default:
			k = -1
		}
		if k < 0 {
			break
		}
	}
	if n == 0 {
		return 0
	}
	return p.settleUnits(list[:n], byMonth, ruleMonth)
}

// edgeMonth steps over "cuối tháng" at k.
func (p *pass) edgeMonth(k int) int {
	if p.k(k)&(kEdge|kEnd) != 0 && p.k(k+1)&kMonth != 0 {
		return k + 2
	}
	return 0
}

// plainMonth reports whether bare digits at k go on a list of months: "tháng
// 4, 5/2016", "10/2010 - 11/2015", but not "tháng 3, 12 hộ".
func (p *pass) plainMonth(k int, prev unit, lk link) bool {
	m, end, _ := p.monthNumber(k)
	if m == 0 {
		return false
	}
	y, e := p.yearTail(end, true)
	if y != 0 {
		return true
	}
	if prev.y != 0 {
		return false
	}
	if lk == rangeLink {
		return !p.dated(k) && !p.counted(e)
	}
	// The list must end in a month with its year, or in a mark.
	return !p.has(e) || p.tok[e].Class == text.Punct && !p.tok[e].Is('/') && !p.tok[e].Is('%') || p.k(e)&kAnd != 0
}

// repeated reports whether "hai lần", "hai kỳ" stands there: a count.
func (p *pass) repeated(j int) bool { return p.k(j)&kUnit != 0 }

// settleUnits shares years among months or quarters and emits them.
func (p *pass) settleUnits(list []unit, g grain, rule mention.Rule) int {
	n := len(list)
	for i := n - 2; i >= 0; i-- {
		a, b := &list[i], &list[i+1]
		if a.y == 0 && b.y != 0 {
			a.y = b.y
			if a.n > b.n && b.link == rangeLink {
				a.y--
			}
		}
		if a.y != 0 && b.y == 0 {
			b.y = a.y
			if b.n < a.n {
				b.y++
			}
		}
	}
	end := list[n-1].end
	from := ""
	if last := &list[n-1]; last.y == 0 {
		m := last.n
		if g == byQuarter {
			m = last.n*3 - 1
		}
		last.y, from = p.missingYear(last.start, end, m, 0)
		if y, e := p.turn(end, m); e > 0 {
			if y != 0 {
				last.y, from = y, "published"
			}
			end = e
		}
		for i := n - 2; i >= 0 && last.y != 0; i-- {
			list[i].y = list[i+1].y
			if list[i].n > list[i+1].n {
				list[i].y--
			}
		}
	}
	at := func(u *unit) point {
		if g == byQuarter {
			return quarter(u.y, u.n)
		}
		return month(u.y, u.n)
	}
	for i := 0; i < n; i++ {
		a := &list[i]
		if i+1 < n && list[i+1].link == rangeLink {
			b := &list[i+1]
			if g == byQuarter && a.y != 0 {
				// Level 1 has no interval of quarters: their months.
				p.emit(text.Span{Start: p.withFrom(a.start), End: b.end}, between(month(a.y, a.n*3-2), month(b.y, b.n*3)), ruleRange, from)
			} else if g == byMonth {
				p.emit(text.Span{Start: p.withFrom(a.start), End: b.end}, between(at(a), at(b)), ruleRange, from)
			}
			i++
			continue
		}
		s := text.Span{Start: a.start, End: a.end}
		if i == n-1 {
			s.End = end
		}
		if g == byMonth && p.since(a.start) {
			if i == n-1 && p.openTail(end) {
				end += 2
				s.End = end
			}
			p.emit(s, after(at(a)), rule, from)
			continue
		}
		p.emit(s, one(at(a)), rule, from)
	}
	return end
}

// since reports whether "từ" (or "từ cuối", "kể từ") stands before i, so that
// a month or a year opens a span that is not closed.
//
// After a verb of taking effect ("bổ nhiệm … từ tháng 5", "áp dụng từ năm
// 2017") it is the time of that, and opens nothing.
func (p *pass) since(i int) bool {
	k := p.before(i)
	from := i - 1
	if k&kEdge != 0 {
		from--
		k = p.before(i - 1)
	}
	if k&kFrom == 0 {
		return false
	}
	for j := from - 1; j >= 0 && j > from-40 && !p.tok[j+1].Break && (!p.stops(j) || p.tok[j].Is(';')); j-- {
		if p.cueAt[j]&cEffect != 0 {
			return p.openAhead(i)
		}
	}
	return true
}

// openAhead reports whether "đến nay" stands soon after token i.
func (p *pass) openAhead(i int) bool {
	for j := i; j < i+8 && p.has(j+1); j++ {
		if p.openTail(j) {
			return true
		}
	}
	return false
}

// turn reads "tới", "vừa qua", "qua" after a month: which one of the year is
// meant. end is 0 where nothing is said; y 0 where the article's day is not
// known.
func (p *pass) turn(j, m int) (y, end int) {
	k := p.k(j)
	switch {
	case k&kVua != 0 && p.k(j+1)&kLast != 0:
		end = j + 2
	case k&kNext != 0 && k&kTo != 0 && !p.digit(j+1) && p.k(j+1)&(kDay|kMonth|kYear|kNum) == 0:
		end = j + 1
		if p.pub.grain == byDay {
			y = p.pub.y
			if m < p.pub.m {
				y++
			}
		}
		return y, end
	case (p.is(j, p.qua) || p.is(j, p.roi)) && (!p.has(j+1) || p.tok[j+1].Class == text.Punct):
		end = j + 1
	case p.is(j, p.this):
		end = j + 1
	default:
		return 0, 0
	}
	if p.pub.grain == byDay {
		y = p.pub.y
		if m > p.pub.m {
			y--
		}
	}
	return y, end
}

// relativeMonth reads "tháng này", "tháng trước", "tháng tới".
func (p *pass) relativeMonth(i int) int {
	k := p.k(i + 1)
	end := i + 2
	n := 0
	switch {
	case p.is(i+1, p.this):
	case k&kLast != 0 && k&kBefore != 0: // trước
		n = -1
	case k&kVua != 0 && p.k(i+2)&kLast != 0:
		n, end = -1, i+3
	case k&kNext != 0 && !p.digit(i+2):
		n = 1
	default:
		return 0
	}
	if p.pub.grain != byDay {
		return 0
	}
	p.emit(text.Span{Start: i, End: end}, one(month(p.pub.y, p.pub.m).addMonths(n)), ruleRelative, "published")
	return end
}

// monthYear reads "9/2016" without "tháng": a month, where no number of a
// document can be meant.
func (p *pass) monthYear(i int) int {
	m, w := p.number(i)
	if w == 0 || w > 2 || m < 1 || m > 12 || !p.has(i+2) || !p.tok[i+1].Is('/') && !p.tok[i+1].IsDash() {
		return 0
	}
	y := p.yearAt(i + 2)
	if y < 1900 || p.tok[i+1].Space || p.tok[i+2].Space || p.before(i)&kNumber != 0 || p.goesOn(i+3) || p.mark(i+3, '/') {
		return 0
	}
	if p.tok[i+1].IsDash() && p.before(i)&(kFrom|kTo|kEnd) == 0 && !p.afterParen(i) {
		return 0
	}
	if p.counted(i + 3) {
		return 0
	}
	list := [maxUnits]unit{{start: i, end: i + 3, y: y, n: m}}
	n := 1
	if lk, k := p.linkAt(i + 3); lk == rangeLink {
		if p.k(k)&kMonth != 0 {
			k++
		}
		if m2, end, _ := p.monthNumber(k); m2 > 0 {
			if y2, e := p.yearTail(end, true); y2 != 0 {
				list[1] = unit{start: k, end: e, y: y2, n: m2, link: rangeLink}
				n = 2
			}
		}
	}
	return p.settleUnits(list[:n], byMonth, ruleMonth)
}

func (p *pass) afterParen(i int) bool { return i > 0 && !p.tok[i].Break && p.tok[i-1].Is('(') }
