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

// enQuarter reads "the third quarter of 2019", "first half of this year", "the
// first nine months of 2019" at the number, and a quarter of a year that the
// day of publication tells.
func (p *pass) enQuarter(i int) int {
	n := p.value(p.tok[i].ID)
	j := i + 1
	if p.has(j) && p.tok[j].IsDash() {
		j++
	}
	if !p.has(j) {
		return 0
	}
	months := 0
	half := p.enWordIs(j, "half")
	switch {
	case half && n <= 2, p.k(j)&kEnUnit != 0 && p.value(p.tok[j].ID) == enQuarter:
	case n == 1 && p.enWordIs(j+1, "months"):
		if months = p.enCount(j); months < 2 || months > 11 {
			return 0
		}
		j++
	default:
		return 0
	}
	j++
	if p.enWordIs(j, "of") || p.enWordIs(j, "in") {
		y, end, from := p.enYearOf(j + 1)
		if y == 0 {
			return 0
		}
		v := one(quarter(y, n))
		switch {
		case months > 0:
			v = between(month(y, 1), month(y, months))
		case half:
			v = between(month(y, n*6-5), month(y, n*6))
		}
		p.emit(text.Span{Start: i, End: end}, v, ruleQuarter, from)
		return end
	}
	if half || months > 0 || p.pub.grain != byDay || p.enBefore(i) != "the" || p.has(j) && p.tok[j].Class == text.Number {
		return 0
	}
	if p.has(j) && p.tok[j].Class == text.Word && !p.tok[j].Break && p.k(j)&kEnPrep == 0 && p.tok[j].Case == text.Lower && p.cueAt[j] == 0 {
		return 0 // "the fourth quarter score"
	}
	y := p.pub.y
	switch t := p.tense(i, j); {
	case t == past && n > (p.pub.m+2)/3, t == anyTime && n > (p.pub.m+2)/3+1:
		y--
	case t == future && n < (p.pub.m+2)/3:
		y++
	}
	p.emit(text.Span{Start: i, End: j}, one(quarter(y, n)), ruleQuarter, schema.FromPublished)
	return j
}

// enCount is the number at j, in figures or a word, 0 where none stands there.
func (p *pass) enCount(j int) int {
	if p.k(j)&kEnNum != 0 {
		return p.value(p.tok[j].ID)
	}
	if n, w := p.number(j); w == 1 || w == 2 {
		return n
	}
	return 0
}

// enYearOf reads "2019", "the year", "this year", "last year" at j.
func (p *pass) enYearOf(j int) (y, end int, from string) {
	if y := p.yearAt(j); y >= 1900 {
		return y, j + 1, ""
	}
	if p.pub.grain != byDay || !p.has(j+1) || p.k(j+1)&kEnUnit == 0 || p.value(p.tok[j+1].ID) != enYear {
		return 0, j, ""
	}
	switch {
	case p.enWordIs(j, "the"):
		return p.pub.y, j + 2, schema.FromPublished
	case p.k(j)&kEnWhich != 0:
		return p.pub.y + p.value(p.tok[j].ID), j + 2, schema.FromPublished
	}
	return 0, j, ""
}

// enEndOf reads "the end of the year", "the end of the month".
func (p *pass) enEndOf(i int) int {
	if p.pub.grain != byDay || !p.enWordIs(i+1, "of") || !p.enWordIs(i+2, "the") || p.k(i+3)&kEnUnit == 0 || !p.has(i+3) {
		return 0
	}
	var v value
	switch p.value(p.tok[i+3].ID) {
	case enYear:
		v = one(year(p.pub.y))
	case enMonthUnit:
		v = one(month(p.pub.y, p.pub.m))
	default:
		return 0
	}
	if p.has(i+4) && p.tok[i+4].Class == text.Word && p.tok[i+4].Case == text.Lower && !p.tok[i+4].Break && p.k(i+4)&kEnPrep == 0 && p.cueAt[i+4] == 0 {
		return 0 // "the end of the year group"
	}
	p.emit(text.Span{Start: i + 2, End: i + 4}, v, mention.Rule(ruleRelative), schema.FromPublished)
	return i + 4
}

// enTimeBefore joins "5 p.m. on" just before a day, which begins at token i.
func (p *pass) enTimeBefore(a *atom, i int) {
	if a.h >= 0 || i < 3 || !p.enWordIs(i-1, "on") || p.tok[i].Break {
		return
	}
	for j := i - 2; j >= max(0, i-9) && !p.tok[j+1].Break; j-- {
		if !p.digit(j) {
			continue
		}
		if h, mi, end := p.enClock(j); end == i-1 || end == i-2 && p.tok[end].Is('.') {
			a.h, a.mi = h, mi
			return
		}
	}
}
