package date

import "github.com/bienban/bienban/extract/text"

// atomAt reads one day at j. strong: what stands before says that a day
// follows, so that "25-1", "25.1" and a bare "25" count.
func (p *pass) atomAt(j int, strong bool) (a atom, ok bool) {
	a = atom{start: j, h: -1}
	if j >= len(p.tok) {
		return a, false
	}
	d, w := p.number(j)
	if w == 0 {
		return p.wordAtom(j, strong)
	}
	if w == 4 && d >= minYear {
		return p.isoAtom(j)
	}
	if w > 2 || d < 1 || d > 31 {
		return a, false
	}
	a.d, a.end = d, j+1
	if !p.has(j + 1) {
		return a, strong
	}
	switch s := &p.tok[j+1]; {
	case s.Is('/'), s.Is('.'), s.IsDash():
		if b, ok := p.numericAtom(j, a, strong); ok || b.end < 0 {
			return b, ok
		}
	case p.k(j+1)&kMonth != 0:
		if b, ok := p.monthTail(a, j+1); ok {
			return b, true
		}
	}
	return a, strong && p.loneEnds(j+1)
}

// atomIn is atomAt within a block.
func (p *pass) atomIn(j int, strong bool) (a atom, ok bool) {
	if !p.has(j) {
		return atom{start: j, h: -1}, false
	}
	return p.atomAt(j, strong)
}

// loneEnds reports whether a bare day before token j is not the start of a
// longer number or a count.
func (p *pass) loneEnds(j int) bool {
	if !p.has(j) {
		return true
	}
	t := &p.tok[j]
	if !t.Space && (t.Class != text.Punct || t.Is('/') || t.Is('%')) {
		return false
	}
	if (t.Is('.') || t.Is(',')) && p.has(j+1) && !p.tok[j+1].Space && !t.Space && p.tok[j+1].Class == text.Number {
		return false
	}
	return true
}

// numericAtom reads d/m or d/m/y with one separator. An end of -1 says that
// the digits are something else and must not be read as a bare day.
func (p *pass) numericAtom(j int, a atom, strong bool) (atom, bool) {
	s := &p.tok[j+1]
	same := func(t *text.Token) bool { return t.R == s.R || t.IsDash() && s.IsDash() }
	glued := !s.Space && p.has(j+2) && !p.tok[j+2].Space
	no := atom{end: -1}
	if !p.digit(j + 2) {
		return a, false
	}
	m, w := p.number(j + 2)
	// d/m/y, with spaces too: "25 / 01 / 2007".
	if p.has(j+3) && same(&p.tok[j+3]) && p.digit(j+4) {
		y, yw := p.number(j + 4)
		tight := glued && !p.tok[j+3].Space && !p.tok[j+4].Space
		full := yw == 4 && y >= minYear && y <= maxYear
		switch {
		case !tight && (s.Is('.') || !full || s.IsDash() && !strong):
			if tight {
				return no, false
			}
		case full && m >= 1 && m <= 12 && w <= 2 && a.d <= daysIn(y, m) && !p.goesOn(j+5):
			a.m, a.y, a.end = m, y, j+5
			return a, true
		case yw == 2 && w == 2 && m >= 1 && m <= 12 && a.d <= daysIn(2000+y, m) && !p.goesOn(j+5) && (strong || s.Is('/')):
			a.m, a.y, a.end = m, 2000+y, j+5
			return a, true
		case tight && !s.IsDash() || full:
			return no, false
		}
		if tight && s.IsDash() && !full {
			return no, false // 1-2-3
		}
	}
	if w > 2 || m < 1 || m > 12 || a.d > daysIn(0, m) {
		if glued && !s.IsDash() {
			return no, false
		}
		return a, false
	}
	if s.IsDash() {
		// "9-12/7", "5-7 tháng 9": a range of days, not a day and a month.
		if p.mark(j+3, '/') && p.digit(j+4) || p.k(j+3)&kMonth != 0 {
			return a, strong
		}
		if p.mark(j+3, '.') && p.digit(j+4) && !p.tok[j+4].Space {
			return a, strong
		}
		if !strong || !glued {
			return a, false
		}
	}
	if s.Is('.') && (!strong || !glued) {
		return a, false
	}
	if s.Is('/') && !glued && !strong {
		return a, false
	}
	if p.goesOn(j + 3) {
		return no, false
	}
	a.m, a.end = m, j+3
	a.y, a.end = p.yearTail(a.end, false)
	return a, true
}

// goesOn reports whether the digits before token j are part of something
// longer: "12/5/3", "12/5A", "1.250.000".
func (p *pass) goesOn(j int) bool {
	if !p.has(j) || p.tok[j].Space {
		return false
	}
	t := &p.tok[j]
	if t.Class == text.Word {
		return p.tok[j].Case != text.Lower || t.End-t.Start <= 2
	}
	if t.Is('%') {
		return true
	}
	if t.Is('/') || t.Is('.') || t.Is(',') {
		return p.digit(j+1) && !p.tok[j+1].Space
	}
	return false
}

// isoAtom reads 2007-01-25.
func (p *pass) isoAtom(j int) (a atom, ok bool) {
	y, _ := p.number(j)
	if !p.has(j+4) || !p.tok[j+1].IsDash() && !p.tok[j+1].Is('/') || p.tok[j+3].R != p.tok[j+1].R {
		return a, false
	}
	for k := j + 1; k <= j+4; k++ {
		if p.tok[k].Space {
			return a, false
		}
	}
	m, mw := p.number(j + 2)
	d, dw := p.number(j + 4)
	if mw == 0 || dw == 0 || mw > 2 || dw > 2 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) || p.goesOn(j+5) {
		return a, false
	}
	return atom{start: j, end: j + 5, y: y, m: m, d: d, h: -1}, true
}

// wordAtom reads a day in words: "mười hai tháng năm", "rằm tháng Bảy".
func (p *pass) wordAtom(j int, strong bool) (a atom, ok bool) {
	a = atom{start: j, h: -1, words: true}
	if k := p.k0(j); k&kRam != 0 {
		a.d, a.end, a.lunar = 15, j+1, true
	} else {
		if !strong {
			return a, false
		}
		v, end := p.numeral(j)
		if v == 0 && p.k(j)&kYear != 0 && p.k(j+1)&kMonth != 0 {
			v, end = 5, j+1 // "ngày năm tháng mười"
		}
		if v < 1 || v > 31 {
			return a, false
		}
		a.d, a.end = v, end
	}
	if p.k(a.end)&kMonth != 0 {
		if b, ok := p.monthTail(a, a.end); ok {
			return b, true
		}
	}
	return a, false
}

// monthTail adds "tháng 1 năm 2007" at j to a.
func (p *pass) monthTail(a atom, j int) (atom, bool) {
	m, end, name := p.monthNumber(j + 1)
	if m == 0 || a.d > daysIn(0, m) {
		return a, false
	}
	a.m, a.end, a.words = m, end, true
	if name && a.d <= 30 {
		a.lunar = true
	}
	if p.is(a.end, p.nhuan) {
		a.lunar, a.leap = true, true
		a.end++
	}
	a.y, a.end = p.yearTail(a.end, true)
	if a.y != 0 && a.d > daysIn(a.y, a.m) && !a.lunar {
		return a, false
	}
	return a, true
}

// monthNumber reads the number of a month at j. name: it is called "giêng" or
// "chạp", which only the lunisolar calendar does.
func (p *pass) monthNumber(j int) (m, end int, name bool) {
	if !p.has(j) {
		return 0, j, false
	}
	k := p.k(j)
	if k&kMonthName != 0 {
		return p.value(p.tok[j].ID), j + 1, true
	}
	if k&kYear != 0 {
		// "tháng năm": May, unless a year follows that is not said twice.
		if p.yearAt(j+1) != 0 {
			return 0, j, false
		}
		if p.k(j+1)&(kThis|kNext|kLast) != 0 {
			return 0, j, false
		}
		return 5, j + 1, false
	}
	m, end = p.numeral(j)
	if m < 1 || m > 12 {
		return 0, j, false
	}
	if p.tok[j].Class == text.Number && p.countFollows(end) {
		return 0, j, false
	}
	return m, end, false
}

// countFollows reports whether the number before j goes on: "tháng 1.5".
func (p *pass) countFollows(j int) bool {
	if !p.has(j) || p.tok[j].Space {
		return false
	}
	t := &p.tok[j]
	return (t.Is(',') || t.Is('%')) && p.digit(j+1) && !p.tok[j+1].Space || t.Class == text.Word
}

// yearTail reads a year after a month: "năm 2007", "/2007", "-2007", ", 2007",
// "năm nay". words: the month was said with "tháng", so looser forms count.
func (p *pass) yearTail(j int, words bool) (y, end int) {
	if !p.has(j) {
		return 0, j
	}
	t := &p.tok[j]
	k := j
	switch {
	case words && (t.Is('/') || t.IsDash() || t.Is('.')) && p.yearAt(j+1) != 0 && (!t.Space && !p.tok[j+1].Space || t.Is('/') || t.IsDash()):
		return p.yearAt(j + 1), j + 2
	case t.Is(',') && (p.k(j+1)&kYear != 0 || words && p.yearAt(j+1) != 0):
		k++
	case t.Is('('):
		return 0, j
	}
	if p.k(k)&kYear != 0 {
		if y := p.yearAt(k + 1); y != 0 {
			return y, k + 2
		}
		if y, e := p.relativeYear(k); y != 0 {
			return y, e
		}
		return 0, j
	}
	if words {
		if y := p.yearAt(k); y != 0 && !p.counted(k+1) {
			return y, k + 1
		}
	}
	return 0, j
}

// counted reports whether what stands at j is something counted.
func (p *pass) counted(j int) bool {
	if !p.has(j) {
		return false
	}
	t := &p.tok[j]
	return t.Is('%') || p.k(j)&kUnit != 0 && t.Case == text.Lower && !t.Is(',')
}
