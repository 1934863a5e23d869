package date

import "github.com/bienban/bienban/extract/text"

// atWord reads the Vietnamese expression that begins with the word at i.
func (p *pass) atWord(i int, k kind) int {
	switch {
	case k&kMonth != 0:
		if n := p.months(i); n > 0 {
			return n
		}
	case k&kYear != 0:
		if n := p.years(i); n > 0 {
			return n
		}
	case k&kQuarter != 0 && p.k(i+1)&kChi == 0:
		if n := p.quarters(i); n > 0 {
			return n
		}
	case k&kWeek != 0:
		return p.weeks(i)
	case k&kHalf != 0:
		return p.half(i)
	case k&kSame != 0:
		return p.same(i)
	case k&kSeason != 0:
		return p.seasons(i)
	}
	if k&kNum != 0 {
		return p.yearPart(i)
	}
	if k&(kDay|kHom|kMung|kPart|kOrdinal|kWeekend|kRam) == 0 {
		return 0
	}
	if k&kMung == 0 && p.k(i-1)&kEach != 0 {
		return 0 // "hằng ngày"
	}
	l := p.leadAt(i)
	if n := p.relative(i, l); n > 0 {
		return n
	}
	if k&kRam == 0 && !l.marked {
		return 0
	}
	if n := p.days(i, l, false); n > 0 {
		return n
	}
	return p.weekday(i, l)
}

// atNumber reads the expression that begins with the digits at i.
func (p *pass) atNumber(i int) int {
	v, w := p.number(i)
	if w == 0 || p.inNumber(i) {
		return 0
	}
	if w == 4 {
		if v >= minYear && p.has(i+4) && p.tok[i+1].Class == text.Punct {
			if a, ok := p.isoAtom(i); ok {
				return p.settle([]atom{a}, 0)
			}
		}
		return p.bareYear(i, v)
	}
	if w > 2 {
		return 0
	}
	if n := p.timed(i); n > 0 {
		return n
	}
	if p.is(i+1, p.tet) && v >= 23 {
		return p.days(i, lead{end: i, h: -1}, true)
	}
	if p.k(i+1)&kMonth != 0 {
		if n := p.yearPart(i); n > 0 {
			return n
		}
		if p.before(i)&kStreet != 0 {
			return 0
		}
		// "25 tháng 1 năm 2007" without "ngày": the year must be said.
		if a, ok := p.atomAt(i, false); ok && (a.y > 0 || p.cued(i)) {
			return p.days(i, lead{end: i, h: -1}, false)
		}
		return 0
	}
	if p.en {
		if n := p.dayMonth(i); n > 0 {
			return n
		}
	}
	if n := p.monthYear(i); n > 0 {
		return n
	}
	strong := p.cued(i) && (p.rangeAhead(i) || p.dashed(i))
	a, ok := p.atomAt(i, strong)
	switch {
	case !ok:
		return 0
	case a.y > 0:
		if p.before(i)&kNumber != 0 {
			return 0
		}
	case p.is(a.end, p.am) && p.is(a.end+1, p.lich):
	case p.is(a.end, p.tet):
	case p.before(i)&kStreet != 0:
		return 0
	case a.m > 0 && p.counted(a.end):
		return 0
	case p.cued(i):
	case p.rangeYear(a.end):
	default:
		return 0
	}
	return p.days(i, lead{end: i, h: -1}, strong)
}

// dashed reports whether a day and month with a dash, after a cue, are a date
// and no range of numbers: "đến 30-9, …", "từ 15-4 đến 22-4", "(27-7)".
func (p *pass) dashed(i int) bool {
	if !p.has(i+2) || !p.tok[i+1].IsDash() || p.tok[i+1].Space || p.tok[i+2].Space {
		return false
	}
	d, _ := p.number(i)
	m, w := p.number(i + 2)
	if w == 0 || w > 2 || m < 1 || m > 12 || d < 1 || d > daysIn(0, m) {
		return false
	}
	j := i + 3
	if p.tok[i-1].Is('(') {
		return d > 12 || p.is(j, p.am) || p.namedBefore(i-1)
	}
	for k := i - 1; k >= 0 && k >= i-6 && !p.tok[k+1].Break; k-- {
		if p.cueAt[k]&(cNamed|cDated) != 0 && p.names(k, i) {
			return !p.counted(j)
		}
	}
	return p.dashEnds(j)
}

// dashEnds reports whether a day and month with a dash end before j: at a
// mark, or at "đến" and another day.
func (p *pass) dashEnds(j int) bool {
	if !p.has(j) {
		return true
	}
	t := &p.tok[j]
	if t.Class != text.Punct {
		return p.k(j)&kTo != 0 && p.digit(j+1) && p.dated(j+1)
	}
	switch {
	case t.Is('%'), t.Is('/'), t.IsDash():
		return false
	case t.Is('.'), t.Is(','):
		return t.Space || !p.digit(j+1) || p.tok[j+1].Space
	}
	return true
}

// namedBefore reports whether the name of a day ends before token i.
func (p *pass) namedBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cNamed != 0 {
			return true
		}
	}
	return false
}

// inNumber reports whether the digits at i continue a longer number: "1.250",
// "A12", "12/5".
func (p *pass) inNumber(i int) bool {
	if !p.doc.Glued(i) {
		return false
	}
	b := &p.tok[i-1]
	switch {
	case b.Class == text.Word:
		return true
	case b.Is('/'), b.Is('.'), b.Is(','), b.Is(':'), b.Is('+'), b.Is('$'), b.Is('#'):
		return true
	case b.IsDash():
		return i > 1 && !b.Space && p.tok[i-2].Class != text.Punct
	}
	return false
}

// cued reports whether a day and month without "ngày" may stand at i: after a
// preposition of time, a holiday's name, or alone in parentheses.
func (p *pass) cued(i int) bool {
	if i == 0 || p.tok[i].Break {
		return false
	}
	b := &p.tok[i-1]
	if b.Is('(') {
		j := i + 1
		for n := 0; n < 16 && p.has(j) && !p.mark(j, ')'); n++ {
			if t := &p.tok[j]; t.Class == text.Word && p.k(j)&(kAnd|kTo|kDay|kLunar) == 0 {
				return false
			}
			j++
		}
		return p.mark(j, ')')
	}
	k := p.before(i)
	if k&(kFrom|kTo|kBefore|kEnd|kWeek|kNext) != 0 && k&kCount == 0 {
		return true
	}
	if b.ID == p.den || k&kTo != 0 && i > 1 && p.tok[i-2].Class == text.Number {
		return true
	}
	if p.tok[i-1].ID != 0 && k&kAt != 0 && b.ID != p.tai {
		return true
	}
	// The name of a day: "Quốc khánh 2/9", "dịp 30/4", or a noun that has one:
	// "thời hạn 31/7".
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if p.cueAt[j]&(cNamed|cDated) != 0 && p.names(j, i) {
			return true
		}
		if p.tok[j].Break || p.tok[j].Class != text.Word {
			break
		}
	}
	return false
}

// names reports whether the cue at j, the name of a holiday or a noun that has
// a date, ends at i.
func (p *pass) names(j, i int) bool {
	for _, h := range p.c.Hits.At(j) {
		if h.Table == p.cueTable && p.cues[h.Row]&(cNamed|cDated) != 0 && int(h.End) == i {
			return true
		}
	}
	return false
}

// rangeAhead reports whether "20-25/3", "20 đến 25/3" or "(25 và 26/4" stands
// at i.
func (p *pass) rangeAhead(i int) bool {
	lk, j := p.linkAt(i + 1)
	if lk == noLink || lk == listLink && !(i > 0 && p.tok[i-1].Is('(')) {
		return false
	}
	l := p.leadAt(j)
	word := p.tok[i+1].Class == text.Word
	a, ok := p.atomIn(l.end, l.day || lk == listLink || word)
	return ok && a.m > 0 && (l.day || !word || a.y > 0 || p.dashEnds(a.end) || !p.counted(a.end) && p.mark(l.end+1, '/'))
}

// rangeYear reports whether a range to a full date follows at j.
func (p *pass) rangeYear(j int) bool {
	lk, k := p.linkAt(j)
	if lk != rangeLink {
		return false
	}
	l := p.leadAt(k)
	a, ok := p.atomIn(l.end, l.day)
	return ok && a.m > 0 && (a.y > 0 || l.day)
}
