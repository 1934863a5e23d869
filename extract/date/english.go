package date

import (
	"strings"

	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// The units of "en-unit" by value.
const (
	enWeek = iota + 1
	enMonthUnit
	enYear
	enQuarter
	enDay
	enDecade
	enWeekend
)

// atEnglish reads the English expression that begins with the word at i.
func (p *pass) atEnglish(i int, k kind) int {
	switch {
	case k&kEnMonth != 0 && p.tok[i].Cap():
		return p.enMonths(i, i)
	case k&kEnWeekday != 0 && p.tok[i].Cap():
		return p.enWeekday(i, i, 0, false)
	case k&kEnRel != 0:
		return p.enRelative(i)
	case k&kEnWhich != 0:
		return p.enWhich(i)
	case k&kEnNth != 0:
		return p.enQuarter(i)
	case k&kEnPrep != 0 && p.enWordIs(i, "end"):
		return p.enEndOf(i)
	case k&kEnQ != 0: // "Q1 2025"
		if n, w := p.number(i + 1); w == 1 && n >= 1 && n <= 4 && !p.tok[i+1].Space && p.tok[i].Cap() {
			j := i + 2
			if p.mark(j, ',') {
				j++
			}
			if y := p.yearAt(j); y >= 1900 {
				p.emit(text.Span{Start: i, End: j + 1}, one(quarter(y, n)), ruleQuarter, "")
				return j + 1
			}
		}
	case k&kEnSeason != 0:
		if y := p.yearAt(i + 1); y >= 1900 {
			p.emit(text.Span{Start: i, End: i + 2}, one(season(y, p.value(p.tok[i].ID))), ruleSeason, "")
			return i + 2
		}
	}
	return 0
}

// enMonthAt is the month named at j, and the token after its name and the full
// stop of an abbreviation.
func (p *pass) enMonthAt(j int) (m, end int) {
	if j >= len(p.tok) || p.kind(p.tok[j].ID)&kEnMonth == 0 || !p.tok[j].Cap() {
		return 0, j
	}
	m, end = p.value(p.tok[j].ID), j+1
	if p.tok[j].End-p.tok[j].Start <= 4 && p.mark(end, '.') && !p.tok[end].Space && p.digit(end+1) {
		end++
	}
	return m, end
}

// enDayAt is a day of the month at j: "25", "25th".
func (p *pass) enDayAt(j int) (d, end int) {
	if !p.has(j) {
		return 0, j
	}
	d, w := p.number(j)
	if w == 0 || w > 2 || d < 1 || d > 31 {
		return 0, j
	}
	end = j + 1
	if p.k(end)&kEnSuffix != 0 && !p.tok[end].Space {
		end++
	}
	if p.has(end) && !p.tok[end].Space && (p.tok[end].Is(':') || p.tok[end].Is('/') || p.tok[end].Is('%') || p.tok[end].Is('.') && p.digit(end+1)) {
		return 0, j
	}
	return d, end
}

// enYearTail reads ", 2019" or " 2019" at j.
func (p *pass) enYearTail(j int) (y, end int) {
	k := j
	if p.mark(k, ',') {
		k++
	}
	if y := p.yearAt(k); y >= 1500 && !p.goesOn(k+1) {
		return y, k + 1
	}
	return 0, j
}

// enMonths reads "October 9, 2018", "October 9-12", "October 2019", "since
// March" at a month's name; start is where the expression begins.
func (p *pass) enMonths(start, i int) int {
	m, j := p.enMonthAt(i)
	if m == 0 {
		return 0
	}
	d, e := p.enDayAt(j)
	if d == 0 {
		return p.enMonthAlone(start, m, j)
	}
	var list [maxAtoms]atom
	list[0] = atom{start: start, end: e, m: m, d: d, h: -1, words: true}
	list[0].y, list[0].end = p.enYearTail(e)
	n := 1
	for n < maxAtoms {
		prev := &list[n-1]
		lk, k := p.enLink(prev.end)
		if lk == noLink {
			break
		}
		b := atom{start: k, m: prev.m, h: -1, words: true, link: lk}
		if m2, j2 := p.enMonthAt(k); m2 > 0 {
			b.m = m2
			k = j2
		} else if prev.y != 0 || lk == listLink && p.tok[prev.end].Is(',') {
			break
		}
		if b.d, b.end = p.enDayAt(k); b.d == 0 {
			break
		}
		b.y, b.end = p.enYearTail(b.end)
		list[n] = b
		n++
	}
	p.enTime(&list[0])
	p.enTimeBefore(&list[0], start)
	return p.settle(list[:n], 0)
}

// enLink reads what may join two days: "and", "to", "-".
func (p *pass) enLink(j int) (l link, end int) {
	if !p.has(j) {
		return noLink, j
	}
	t := &p.tok[j]
	switch {
	case t.IsDash():
		return rangeLink, j + 1
	case t.Is(','):
		return listLink, j + 1
	case p.k(j)&kEnPrep == 0:
		return noLink, j
	}
	switch p.doc.Word(j) {
	case "to", "through", "until", "till":
		return rangeLink, j + 1
	case "and":
		return listLink, j + 1
	}
	return noLink, j
}

// enMonthAlone reads a month without a day: "October 2019", "in October".
func (p *pass) enMonthAlone(start, m, j int) int {
	y, end := p.enYearTail(j)
	if y == 0 {
		end = j
	}
	from := ""
	if y == 0 {
		// "May", "March" and names of people: a preposition must stand before.
		switch p.enBefore(start) {
		case "", "the", "and", "for", "at", "on", "end":
			return 0
		}
		if p.has(end) && p.tok[end].Cap() && p.tok[end].Class == text.Word {
			return 0
		}
		y, from = p.missingYear(start, end, m, 0)
		if p.pub.grain == byDay && from == schema.FromPublished {
			switch p.enBefore(start) {
			case "since", "last", "early", "late":
				y = p.pub.y
				if m > p.pub.m {
					y--
				}
			case "next", "until", "till", "by":
				y = p.pub.y
				if m < p.pub.m {
					y++
				}
			}
		}
	}
	v := one(month(y, m))
	if w := p.enBefore(start); w == "since" {
		v = after(month(y, m))
	}
	if lk, k := p.enLink(end); lk == rangeLink {
		if m2, j2 := p.enMonthAt(k); m2 > 0 {
			if d, _ := p.enDayAt(j2); d == 0 {
				y2, e2 := p.enYearTail(j2)
				if y2 == 0 {
					y2, e2 = y, j2
				}
				p.emit(text.Span{Start: start, End: e2}, between(month(y, m), month(y2, m2)), ruleRange, from)
				return e2
			}
		}
	}
	p.emit(text.Span{Start: start, End: end}, v, ruleMonth, from)
	return end
}

// enBefore is the word before i, if it is a preposition or the like.
func (p *pass) enBefore(i int) string {
	if i == 0 || p.tok[i].Break || p.kind(p.tok[i-1].ID)&(kEnPrep|kEnWhich) == 0 {
		return ""
	}
	return strings.ToLower(p.doc.Word(i - 1))
}

// dayMonth reads "25 January 2007", "25th of January" at the digits.
func (p *pass) dayMonth(i int) int {
	d, j := p.enDayAt(i)
	if d == 0 && p.tok[i].Break || d == 0 && i == 0 {
		var w int
		if d, w = p.number(i); w > 2 || d < 1 || d > 31 {
			return 0
		}
		j = i + 1
	}
	if d == 0 {
		return 0
	}
	if p.enWordIs(j, "of") {
		j++
	}
	a := atom{start: i, d: d, h: -1, words: true}
	var list [2]atom
	n := 0
	if lk, k := p.enLink(j); lk != noLink && p.digit(k) {
		// "10-12 October 2019", "10 and 11 October"
		if d2, j2 := p.enDayAt(k); d2 > 0 {
			if m, end := p.enMonthAt(j2); m > 0 && p.has(j2) {
				b := atom{start: k, d: d2, m: m, h: -1, words: true, link: lk}
				b.y, b.end = p.enYearTail(end)
				a.m, a.y, a.end = m, b.y, j
				list[0], list[1], n = a, b, 2
			}
		}
		if n == 0 {
			return 0
		}
		return p.settle(list[:n], 0)
	}
	if !p.has(j) {
		return 0
	}
	m, end := p.enMonthAt(j)
	if m == 0 {
		return 0
	}
	a.m = m
	a.y, a.end = p.enYearTail(end)
	list[0] = a
	n = 1
	if lk, k := p.enLink(a.end); lk == rangeLink {
		if d2, j2 := p.enDayAt(k); d2 > 0 && p.has(j2) {
			if m2, e2 := p.enMonthAt(j2); m2 > 0 {
				b := atom{start: k, d: d2, m: m2, h: -1, words: true, link: lk}
				b.y, b.end = p.enYearTail(e2)
				list[1], n = b, 2
			}
		}
	}
	return p.settle(list[:n], 0)
}

func (p *pass) enWordIs(j int, w string) bool {
	return p.has(j) && p.tok[j].Class == text.Word && p.doc.Word(j) == w
}

// decadeS reports whether "s" is written onto the digits at i: "1990s".
func (p *pass) decadeS(i int) bool {
	return p.has(i+1) && p.k(i+1)&kEnDecade != 0 && !p.tok[i+1].Space && p.tok[i+1].Case == text.Lower
}
