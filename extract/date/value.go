package date

import (
	"time"

	"github.com/bienban/bienban/schema"
)

// grain is the smallest part of a calendar value that is said.
type grain uint8

const (
	noGrain grain = iota
	byYear
	bySeason
	byQuarter
	byMonth
	byDay
)

// point is a place on the calendar, as far as it is said. Zero means not said,
// for hour -1.
type point struct {
	y       int
	m, d, q int // q: 33–36 for a quarter, 21–24 for a season
	h, mi   int
	grain   grain
}

func day(y, m, d int) point      { return point{y: y, m: m, d: d, h: -1, grain: byDay} }
func month(y, m int) point       { return point{y: y, m: m, h: -1, grain: byMonth} }
func year(y int) point           { return point{y: y, h: -1, grain: byYear} }
func quarter(y, q int) point     { return point{y: y, q: 32 + q, h: -1, grain: byQuarter} }
func season(y, q int) point      { return point{y: y, q: q, h: -1, grain: bySeason} }
func fromTime(t time.Time) point { return day(t.Year(), int(t.Month()), t.Day()) }

// shape says what a value covers.
type shape uint8

const (
	single shape = iota
	interval
	openEnd // "từ năm 2017 đến nay"
)

// value is what an expression means.
type value struct {
	a, b  point
	shape shape
}

func one(p point) value        { return value{a: p, shape: single} }
func between(a, b point) value { return value{a: a, b: b, shape: interval} }
func after(a point) value      { return value{a: a, shape: openEnd} }

var monthDays = [13]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// daysIn is the length of a month; of February in an unknown year, 29.
func daysIn(y, m int) int {
	if m < 1 || m > 12 {
		return 0
	}
	if m == 2 && y != 0 && !leap(y) {
		return 28
	}
	return monthDays[m]
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// The years a text may mean. Later and earlier four-digit numbers are counts.
const (
	minYear = 1000
	maxYear = 2100
)

// valid reports whether p is on the calendar.
func (p point) valid() bool {
	if p.y != 0 && (p.y < minYear || p.y > maxYear+50) {
		return false
	}
	switch p.grain {
	case byYear:
		return p.y != 0
	case bySeason, byQuarter:
		return p.q >= 21 && p.q <= 24 || p.q >= 33 && p.q <= 36
	case byMonth:
		return p.m >= 1 && p.m <= 12
	case byDay:
		return p.d >= 1 && p.d <= daysIn(p.y, p.m) && p.h < 24 && p.mi >= 0 && p.mi < 60
	}
	return false
}

func (v value) valid() bool {
	if !v.a.valid() {
		return false
	}
	if v.shape != interval {
		return true
	}
	if !v.b.valid() || v.a.y != 0 && v.b.y == 0 {
		return false
	}
	if v.a.y == 0 && v.b.y == 0 {
		return true // over New Year perhaps
	}
	return v.a.y != 0 && v.a.first() <= v.b.last()
}

// first and last are the days a point covers, as y*10000+m*100+d.
func (p point) first() int {
	switch p.grain {
	case byDay:
		return p.y*10000 + p.m*100 + p.d
	case byMonth:
		return p.y*10000 + p.m*100 + 1
	case byQuarter:
		return p.y*10000 + ((p.q-33)*3+1)*100 + 1
	case bySeason:
		return p.y*10000 + seasonStart[p.q-21]*100 + 1
	}
	return p.y*10000 + 101
}

func (p point) last() int {
	switch p.grain {
	case byDay:
		return p.first()
	case byMonth:
		return p.y*10000 + p.m*100 + daysIn(p.y, p.m)
	case byQuarter:
		m := (p.q-33)*3 + 3
		return p.y*10000 + m*100 + daysIn(p.y, m)
	case bySeason:
		m := seasonStart[p.q-21] + 2
		y := p.y
		if m > 12 {
			y, m = y+1, m-12
		}
		return y*10000 + m*100 + daysIn(y, m)
	}
	return p.y*10000 + 1231
}

// seasonStart is the first month of spring, summer, autumn and winter; winter
// runs into the next year. Only the covered days depend on it, never the EDTF.
var seasonStart = [4]int{2, 5, 8, 11}

func (p point) append(dst []byte) []byte {
	if p.y == 0 {
		dst = append(dst, "XXXX"...)
	} else {
		dst = digits(dst, p.y, 4)
	}
	switch p.grain {
	case bySeason, byQuarter:
		dst = digits(append(dst, '-'), p.q, 2)
	case byMonth:
		dst = digits(append(dst, '-'), p.m, 2)
	case byDay:
		dst = digits(append(dst, '-'), p.m, 2)
		dst = digits(append(dst, '-'), p.d, 2)
		if p.h >= 0 {
			dst = digits(append(dst, 'T'), p.h, 2)
			dst = digits(append(dst, ':'), p.mi, 2)
		}
	}
	return dst
}

func digits(dst []byte, n, width int) []byte {
	var b [8]byte
	for i := width - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return append(dst, b[:width]...)
}

func appendDay(dst []byte, ymd int) []byte {
	dst = digits(dst, ymd/10000, 4)
	dst = digits(append(dst, '-'), ymd/100%100, 2)
	return digits(append(dst, '-'), ymd%100, 2)
}

// render is the value as EDTF, the first and last day (or moment) it covers,
// "" where unknown or open, and its precision. The three share one string.
func (v value) render() (edtf, start, end string, prec schema.Precision) {
	var buf [96]byte
	b := v.a.append(buf[:0])
	switch v.shape {
	case interval:
		b = v.b.append(append(b, '/'))
	case openEnd:
		b = append(b, "/.."...)
	}
	n := len(b)
	if v.shape == single && v.a.grain == byDay && v.a.y != 0 {
		edtf = string(b)
		prec = schema.PrecisionDay
		if v.a.h >= 0 {
			prec = schema.PrecisionMinute
		}
		return edtf, edtf, edtf, prec
	}
	var s, e int
	if v.a.y != 0 {
		s = n
		b = v.a.moment(b, v.a.first())
	}
	s2 := len(b)
	last := v.a
	if v.shape == interval {
		last = v.b
	}
	if last.y != 0 && v.shape != openEnd {
		e = len(b)
		b = last.moment(b, last.last())
	}
	all := string(b)
	edtf = all[:n]
	if s > 0 {
		start = all[s:s2]
	}
	if e > 0 {
		end = all[e:]
	}
	switch {
	case v.shape != single:
		prec = schema.PrecisionRange
	case v.a.grain == byYear:
		prec = schema.PrecisionYear
	case v.a.grain == byQuarter:
		prec = schema.PrecisionQuarter
	case v.a.grain == byMonth:
		prec = schema.PrecisionMonth
	case v.a.grain == byDay && v.a.h >= 0:
		prec = schema.PrecisionMinute
	case v.a.grain == byDay:
		prec = schema.PrecisionDay
	default:
		prec = schema.PrecisionRange // a season
	}
	return edtf, start, end, prec
}

// moment is the day ymd, with the hour where the point has one.
func (p point) moment(dst []byte, ymd int) []byte {
	if p.grain == byDay && p.h >= 0 {
		return p.append(dst)
	}
	return appendDay(dst, ymd)
}

// addDays moves a day; p must be a day with a year.
func (p point) addDays(n int) point {
	return fromTime(time.Date(p.y, time.Month(p.m), p.d+n, 0, 0, 0, 0, time.UTC))
}

func (p point) addMonths(n int) point {
	t := p.y*12 + p.m - 1 + n
	return month(t/12, t%12+1)
}

// weekday is 1 for Monday to 7 for Sunday.
func (p point) weekday() int {
	w := int(time.Date(p.y, time.Month(p.m), p.d, 0, 0, 0, 0, time.UTC).Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// week is the Monday to Sunday that hold p, n weeks later.
func (p point) week(n int) value {
	mon := p.addDays(1 - p.weekday() + 7*n)
	return between(mon, mon.addDays(6))
}

// days is a count of days that grows by one a day; for differences.
func (p point) days() int { return julianDay(p.d, p.m, p.y) }

// indochina is the zone of Việt Nam, +07:00 all year.
var indochina = time.FixedZone("+07:00", 7*3600)

// parsePublished reads the day an article appeared on, in Việt Nam.
func parsePublished(s string) (point, bool) {
	if len(s) == 10 {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil || t.Year() < minYear {
			return point{}, false
		}
		return fromTime(t), true
	}
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		t, err := time.ParseInLocation(layout, s, indochina)
		if err == nil && t.Year() >= minYear {
			return fromTime(t.In(indochina)), true
		}
	}
	return point{}, false
}
