package date

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// enTime joins "at 9:30 a.m." after a day.
func (p *pass) enTime(a *atom) {
	j := a.end
	if p.mark(j, ',') {
		j++
	}
	if p.enWordIs(j, "at") {
		j++
	}
	if !p.digit(j) {
		return
	}
	h, mi, end := p.enClock(j)
	if end == 0 {
		return
	}
	a.h, a.mi, a.end = h, mi, end
}

// enClock reads "9:30 a.m.", "9 pm", "14:30".
func (p *pass) enClock(j int) (h, mi, end int) {
	h, w := p.number(j)
	if w == 0 || w > 2 || h > 23 {
		return 0, 0, 0
	}
	end = j + 1
	minutes := false
	if p.mark(end, ':') && p.digit(end+1) && !p.tok[end+1].Space {
		m, mw := p.number(end + 1)
		if mw != 2 || m > 59 {
			return 0, 0, 0
		}
		mi, minutes = m, true
		end += 2
	}
	if p.k(end)&kEnAmPm != 0 {
		pmv := p.value(p.tok[end].ID)
		switch p.doc.Word(end) {
		case "am", "pm", "AM", "PM":
			end++
		default:
			if !p.mark(end+1, '.') || !p.enWordIs(end+2, "m") {
				return 0, 0, 0
			}
			end += 3
			if p.mark(end, '.') && p.has(end+1) && !p.tok[end+1].Cap() {
				end++
			}
		}
		if h > 12 || h == 0 {
			return 0, 0, 0
		}
		h = h%12 + pmv
		return h, mi, end
	}
	if !minutes {
		return 0, 0, 0
	}
	return h, mi, end
}

// enWeekday reads "Monday", "Tuesday, October 9, 2018", "Friday, May 3" at a
// weekday's name. off is the week meant, where said is true.
func (p *pass) enWeekday(start, i, off int, said bool) int {
	wd := p.value(p.tok[i].ID)
	j := i + 1
	k := j
	if p.mark(k, ',') || p.mark(k, '(') {
		k++
	}
	if p.enWordIs(k, "the") {
		k++
	}
	if p.has(k) {
		if p.k(k)&kEnMonth != 0 {
			if m, e := p.enMonthAt(k); m > 0 {
				if d, _ := p.enDayAt(e); d > 0 {
					return p.enMonths(start, k)
				}
			}
		}
		if d, e := p.enDayAt(k); d > 0 && p.has(e) {
			if p.enWordIs(e, "of") {
				e++
			}
			if m, _ := p.enMonthAt(e); m > 0 {
				if n := p.dayMonth(k); n > 0 {
					p.widen(start)
					return n
				}
			}
		}
	}
	if p.pub.grain != byDay {
		return 0
	}
	if p.before(i)&kEnWhich == 0 && i > 0 && !p.tok[i].Break && p.tok[i-1].Cap() && p.tok[i-1].Class == text.Word && p.kind(p.tok[i-1].ID)&kEnPrep == 0 {
		return 0 // "Black Friday"
	}
	if p.has(j) && p.tok[j].Class == text.Word && p.tok[j].Case == text.Title && p.kind(p.tok[j].ID)&kEnMonth == 0 {
		return 0 // "Sunday Times"
	}
	d := wd - p.pub.weekday()
	n := 0
	switch {
	case said && off > 0 && d <= 0:
		n = 1
	case said && off < 0 && d >= 0:
		n = -1
	case said:
	case p.tense(i, j) == future && d < 0:
		n = 1
	case p.tense(i, j) != future && d > 0:
		n = -1
	}
	v := p.pub.addDays(d + 7*n)
	a := atom{end: j, h: -1, m: v.m}
	p.enTime(&a)
	v.h, v.mi = a.h, a.mi
	p.emit(text.Span{Start: start, End: a.end}, one(v), ruleWeekday, schema.FromPublished)
	return a.end
}

// widen moves the start of the last date found to the left.
func (p *pass) widen(start int) {
	if n := len(p.set.Dates); n > 0 {
		p.set.Dates[n-1].Span.Start = start
	}
}

// enRelative reads "today", "yesterday".
func (p *pass) enRelative(i int) int {
	if p.pub.grain != byDay || p.possessive(i+1) && p.value(p.tok[i].ID) == 0 {
		return 0
	}
	p.emit(text.Span{Start: i, End: i + 1}, one(p.pub.addDays(p.value(p.tok[i].ID))), ruleRelative, schema.FromPublished)
	return i + 1
}

// possessive reports whether "'s" stands at j: "today's world".
func (p *pass) possessive(j int) bool {
	return p.has(j) && !p.tok[j].Space && (p.tok[j].Is('\'') || p.tok[j].Is('’'))
}

// enWhich reads "last week", "this year", "the previous month", "next Friday".
func (p *pass) enWhich(i int) int {
	off := p.value(p.tok[i].ID)
	j := i + 1
	k := p.k(j)
	if p.pub.grain != byDay {
		return 0
	}
	if k&kEnWeekday != 0 && p.tok[j].Cap() {
		return p.enWeekday(i, j, off, true)
	}
	if k&kEnMonth != 0 && p.tok[j].Cap() && off != 0 {
		m, e := p.enMonthAt(j)
		if d, _ := p.enDayAt(e); d == 0 && p.yearAt(e) == 0 {
			y := p.pub.y
			if off < 0 && m >= p.pub.m {
				y--
			}
			if off > 0 && m <= p.pub.m {
				y++
			}
			p.emit(text.Span{Start: i, End: e}, one(month(y, m)), ruleMonth, schema.FromPublished)
			return e
		}
		return 0
	}
	if k&kEnUnit == 0 {
		return 0
	}
	base, from := p.pub, schema.FromPublished
	w := p.doc.Word(i)
	switch w {
	case "previous", "following":
		// Seen from the last day the text named.
		if p.last.grain == byDay && p.lastAt >= 0 {
			base, from = p.last, schema.FromContext
		}
	case "past":
		return 0 // "the past year": no calendar unit
	}
	if off > 0 && w == "coming" && k&kEnUnit != 0 && p.value(p.tok[j].ID) != enWeek {
		return 0
	}
	var v value
	switch p.value(p.tok[j].ID) {
	case enWeek:
		v = base.week(off)
	case enWeekend:
		v = base.week(off)
		v.a = v.b.addDays(-1)
	case enMonthUnit:
		v = one(month(base.y, base.m).addMonths(off))
	case enYear:
		v = one(year(base.y + off))
	case enQuarter:
		m := month(base.y, base.m).addMonths(3 * off)
		v = one(quarter(m.y, (m.m-1)/3+1))
	case enDay:
		if from == schema.FromPublished || off == 0 {
			return 0
		}
		v = one(base.addDays(off))
	default:
		return 0
	}
	if v.shape == single && p.enBefore(i) == "since" {
		v.shape = openEnd
	}
	p.emit(text.Span{Start: i, End: j + 1}, v, mention.Rule(ruleRelative), from)
	return j + 1
}

// enQuarter reads "the third quarter of 2019", "first half of 2019".
func (p *pass) enQuarter(i int) int {
	n := p.value(p.tok[i].ID)
	j := i + 1
	if p.has(j) && p.tok[j].IsDash() {
		j++
	}
	if !p.has(j) {
		return 0
	}
	half := p.enWordIs(j, "half")
	if !half && (p.k(j)&kEnUnit == 0 || p.value(p.tok[j].ID) != enQuarter) || half && n > 2 {
		return 0
	}
	j++
	if p.enWordIs(j, "of") || p.enWordIs(j, "in") {
		j++
	}
	y := p.yearAt(j)
	if y < 1900 {
		return 0
	}
	v := one(quarter(y, n))
	if half {
		v = between(month(y, n*6-5), month(y, n*6))
	}
	p.emit(text.Span{Start: i, End: j + 1}, v, ruleQuarter, "")
	return j + 1
}
