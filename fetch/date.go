package fetch

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Layouts of the dates of feeds and sitemaps, without weekday and zone. Times
// are cut off first.
var dateLayouts = []string{
	"2 Jan 2006", "2 January 2006", "2 Jan 06", "2-Jan-2006", "2-Jan-06",
	"Jan 2 2006", "January 2 2006", "Jan 2, 2006", "January 2, 2006",
	"2006-1-2", "2006/1/2", "20060102",
}

var zoneNames = map[string]int{ // hours; RFC 822 5 and the one of Vietnam
	"Z": 0, "UT": 0, "GMT": 0, "UTC": 0, "ICT": 7,
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}

// readDate reads what feeds and sitemaps write for a time: RFC 822, RFC 3339 and
// their bent forms, zones as "GMT+7", Vietnamese weekdays, dates as 25/1/2007.
// It gives RFC 3339 where a time and a zone are said, a date where not, "" for
// what it cannot read: a date that may be two is not guessed.
func readDate(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "|", " ")), " ")
	// A weekday, in whatever language, ends with a comma or stands before a digit.
	if i := strings.IndexByte(s, ','); i > 0 && !strings.ContainsFunc(s[:i], unicode.IsDigit) {
		s = strings.TrimSpace(s[i+1:])
	}
	for _, day := range []string{"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7"} {
		if len(s) > len(day) && strings.EqualFold(s[:len(day)], day) {
			s = strings.TrimLeft(s[len(day):], " ,-")
		}
	}
	if s == "" || len(s) > 64 {
		return ""
	}
	day, clock, zone := splitDate(s)
	half := ""
	for _, h := range []string{"AM", "PM", "SA", "CH"} { // SA sáng, CH chiều
		if rest, ok := strings.CutSuffix(strings.ToUpper(clock), h); ok {
			clock, half = strings.TrimSpace(rest), h
		}
	}
	date, ok := readDay(day, half)
	if !ok {
		return ""
	}
	t, ok := readClock(clock, half)
	offset, said := readZone(zone)
	if !ok || !said {
		return date.Format(time.DateOnly)
	}
	date = time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, time.FixedZone("", offset)).Add(t)
	return date.Format(time.RFC3339)
}

// splitDate finds the time of day, "hh:mm…", and gives what stands before it,
// it, and what stands after; a date after it comes first again ("10:30
// 25/01/2007").
func splitDate(s string) (day, clock, zone string) {
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, "", ""
	}
	start := colon
	for start > 0 && s[start-1] >= '0' && s[start-1] <= '9' {
		start--
	}
	end := colon
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ':' || s[end] == '.' || s[end] == ',' && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9') {
		end++
	}
	rest := s[end:]
	clock = s[start:end]
	trimmed := strings.TrimLeft(rest, " ")
	for _, h := range []string{"AM", "PM", "SA", "CH"} {
		if len(trimmed) >= 2 && strings.EqualFold(trimmed[:2], h) && (len(trimmed) == 2 || !unicode.IsLetter(rune(trimmed[2]))) {
			clock, rest = clock+" "+trimmed[:2], trimmed[2:]
			break
		}
	}
	day = strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(s[:start]), "T"), " ,-")
	zone = strings.TrimSpace(rest)
	if day == "" {
		f := strings.Fields(strings.TrimLeft(zone, " ,-"))
		if len(f) > 0 {
			day, zone = strings.Trim(f[0], ","), strings.Join(f[1:], " ")
		}
	}
	return day, clock, strings.Trim(zone, " ()[],")
}

func readDay(s, half string) (time.Time, bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), ",")
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	// Numbers: the day first, as in Vietnam; the month first where the day can
	// only be second. With an English AM or PM both are usual.
	f := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(f) != 3 || len(f[2]) != 4 {
		return time.Time{}, false
	}
	var n [3]int
	for i := range f {
		v, err := strconv.Atoi(f[i])
		if err != nil || v <= 0 {
			return time.Time{}, false
		}
		n[i] = v
	}
	d, m := n[0], n[1]
	switch {
	case m > 12 && d <= 12:
		d, m = m, d
	case (half == "AM" || half == "PM") && d <= 12 && d != m:
		return time.Time{}, false
	}
	t := time.Date(n[2], time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m <= 12 && t.Day() == d
}

func readClock(s, half string) (time.Duration, bool) {
	f := strings.Split(s, ":")
	if len(f) < 2 || len(f) > 3 {
		return 0, false
	}
	var n [3]int
	for i, p := range f {
		if i == 2 {
			p, _, _ = strings.Cut(strings.ReplaceAll(p, ",", "."), ".") // fractions of a second
		}
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || v > 60 {
			return 0, false
		}
		n[i] = v
	}
	switch half {
	case "PM", "CH":
		if n[0] < 12 {
			n[0] += 12
		}
	case "AM", "SA":
		if n[0] == 12 {
			n[0] = 0
		}
	}
	if n[0] > 23 || n[1] > 59 {
		return 0, false
	}
	return time.Duration(n[0])*time.Hour + time.Duration(n[1])*time.Minute + time.Duration(min(n[2], 59))*time.Second, true
}

// readZone reads a zone as seconds east of UTC. "GMT+7" is seven hours east.
func readZone(s string) (int, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if h, ok := zoneNames[s]; ok {
		return h * 3600, true
	}
	for _, p := range []string{"GMT", "UTC", "UT"} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			s = strings.TrimSpace(rest)
			break
		}
	}
	s, _, _ = strings.Cut(s, " ") // "+0700 (ICT)"
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 4 {
		return 0, false
	}
	hours, minutes := n, 0
	if len(digits) > 2 {
		hours, minutes = n/100, n%100
	}
	if hours > 14 || minutes > 59 {
		return 0, false
	}
	off := hours*3600 + minutes*60
	if s[0] == '-' {
		off = -off
	}
	return off, true
}
