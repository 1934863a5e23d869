package date

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// atom is one day of a list or range, as far as it is said.
type atom struct {
	start, end int // tokens
	y, m, d    int
	h, mi      int // h -1: no time
	words      bool
	lunar      bool
	leap       bool // of a leap month
	link       link // how it hangs on the one before
}

type link uint8

const (
	noLink link = iota
	listLink
	rangeLink
)

// maxAtoms bounds a list of days.
const maxAtoms = 12

// lead is what stands before the digits of a day: "ngày", "sáng", "thứ Sáu",
// "8h30", in any order.
type lead struct {
	end    int
	day    bool // "ngày", "hôm", "mùng": the number is a day
	mung   bool
	part   int // part of day, 0 none
	wd     int // weekday
	h, mi  int
	paren  bool // an open parenthesis stands just before the digits
	marked bool // anything at all was said
}

// leadAt reads the lead at j.
func (p *pass) leadAt(j int) lead {
	l := lead{end: j, h: -1}
	for n := 0; n < 8 && p.has2(l.end, j); n++ {
		e := l.end
		k := p.k0(e)
		switch {
		case k&(kDay|kHom) != 0:
			l.day = true
			e++
			if p.is(e, p.hom) {
				e++
			}
		case k&kMung != 0:
			l.day, l.mung = true, true
			e++
		case k&kPart != 0:
			if v := p.value(p.tok[e].ID); v > 0 {
				l.part = v
				l.h, l.mi = pm(l.h, l.mi, v)
			}
			e++
			if p.is(e, p.nay) || p.is(e, p.qua) && n == 0 {
				e++
			}
		case k&kEnd != 0 && l.marked || k&kEnd != 0 && p.k(e+1)&(kDay|kMung) != 0:
			e++
		case k&kSame != 0 && p.k(e+1)&kDay != 0:
			return l
		case k&(kOrdinal|kWeekend) != 0 || k != 0 && p.isSunday(e):
			wd, end := p.weekdayAt(e)
			if wd == 0 {
				return l
			}
			l.wd = wd
			e = end
			if p.mark(e, ',') && (p.k(e+1)&kDay != 0 || p.digit(e+1)) {
				e++
			}
		case p.tok[e].Class == text.Number:
			h, mi, end := p.clock(e)
			if end == 0 || l.h >= 0 {
				return l
			}
			l.h, l.mi = h, mi
			e = end
			if p.mark(e, ',') && p.k(e+1)&(kDay|kPart|kOrdinal|kHom) != 0 {
				e++
			}
		case p.tok[e].Is('(') && l.marked && (p.k(e+1)&kDay != 0 || p.digit(e+1)):
			l.paren = true
			e++
			if p.k(e)&kDay != 0 {
				l.day = true
				e++
			}
			l.end = e
			return l
		case p.tok[e].Is(',') && l.part > 0 && p.k(e+1)&(kDay|kPart) != 0, p.tok[e].Is(',') && l.wd > 0 && p.k(e+1)&kDay != 0:
			e++
		default:
			return l
		}
		l.marked = true
		l.end = e
	}
	return l
}

// has2 is has, but the first token of all may open its block.
func (p *pass) has2(j, first int) bool { return j < len(p.tok) && (j == first || !p.tok[j].Break) }

// k0 is the kind of token j, also where it opens a block.
func (p *pass) k0(j int) kind { return p.kind(p.tok[j].ID) }

func (p *pass) digit(j int) bool { return p.has(j) && p.tok[j].Class == text.Number }

// pm moves an hour to the afternoon where the part of day says so.
func pm(h, mi, part int) (int, int) {
	switch {
	case h < 0:
	case (part == 3 || part == 4) && h >= 1 && h < 12:
		h += 12
	case part == 5 && h >= 6 && h < 12:
		h += 12
	case part == 5 && h == 12:
		h = 0
	}
	return h, mi
}

// linkAt reads what may join two days at j: "và", ",", "đến", "-", "rạng".
func (p *pass) linkAt(j int) (l link, end int) {
	if !p.has(j) {
		return noLink, j
	}
	t := &p.tok[j]
	k := p.k(j)
	switch {
	case t.Is(','), t.Is(';'):
		if p.k(j+1)&kAnd != 0 && p.value(p.tok[j+1].ID) == 0 {
			return listLink, j + 2
		}
		return listLink, j + 1
	case t.IsDash():
		return rangeLink, j + 1
	case k&kTo != 0 && k&kUnit == 0:
		if p.k(j+1)&kEnd != 0 {
			return rangeLink, j + 2
		}
		return rangeLink, j + 1
	case t.ID == p.cho && p.k(j+1)&kTo != 0: // "cho đến"
		return rangeLink, j + 2
	case t.ID == p.rang:
		return rangeLink, j + 1
	case t.Is('&'):
		return listLink, j + 1
	case k&kAnd != 0:
		return listLink, j + 1
	}
	return noLink, j
}

// days reads one day or a list or range of them. start is where the expression
// begins, l its lead. It emits what it finds and returns the token after it,
// 0 if there is none.
func (p *pass) days(start int, l lead, strong bool) int {
	var list [maxAtoms]atom
	if l.end > start && !p.has(l.end) {
		return 0
	}
	a, ok := p.atomAt(l.end, strong || l.day || l.part > 0 || l.wd > 0 || l.h >= 0)
	if !ok {
		return 0
	}
	if l.part > 0 && !l.day && a.m == 0 && l.h < 0 {
		// "sáng 25" needs a neighbour that says the month.
		strong = true
	}
	a.h, a.mi = l.h, l.mi
	a.start = start
	p.lunarTail(&a)
	close := p.closes(l.paren, &a)
	p.timeTail(&a)
	list[0] = a
	n := 1
	sure := strong || l.day || l.part > 0 || a.m > 0
	for n < maxAtoms && close {
		prev := &list[n-1]
		lk, j := p.linkAt(prev.end)
		if lk == noLink {
			break
		}
		if !p.has(j) {
			break
		}
		l2 := p.leadAt(j)
		b, ok := p.atomIn(l2.end, sure && (l2.day || l2.part > 0 || l2.wd > 0 || prev.m == 0 || p.tok[j].Class == text.Number && p.dated(j)))
		if !ok {
			break
		}
		if b.m == 0 && prev.m > 0 {
			break
		}
		if b.m > 0 && prev.m > 0 && lk == listLink && !l2.marked && p.tok[prev.end].Is(',') && prev.y == 0 && b.y == 0 && !p.bareEnds(b.end) {
			break
		}
		if b.m == 0 && b.end < len(p.tok) && p.counted(b.end) {
			break // "ngày 5 và 10 đại biểu"
		}
		b.link, b.start, b.h, b.mi = lk, j, l2.h, l2.mi
		p.lunarTail(&b)
		close = p.closes(l2.paren, &b)
		p.timeTail(&b)
		list[n] = b
		n++
	}
	return p.settle(list[:n], l.wd)
}

// dated reports whether digits with a slash, or a dash, stand at j.
func (p *pass) dated(j int) bool {
	return p.has(j+2) && (p.tok[j+1].Is('/') || p.tok[j+1].IsDash()) && p.digit(j+2)
}

// bareEnds reports whether a day and month before j end there, rather than
// being the fraction of something counted.
func (p *pass) bareEnds(j int) bool { return !p.has(j) || !p.counted(j) }

// closes steps over the parenthesis that closes a day; false where it does not
// close.
func (p *pass) closes(open bool, a *atom) bool {
	if !open {
		return true
	}
	if p.mark(a.end, ')') {
		a.end++
		return true
	}
	return false
}

// settle fills in what the days of a list leave to each other, resolves their
// year and emits them.
func (p *pass) settle(list []atom, wd int) int {
	// Days at the end that no month reaches.
	for len(list) > 0 && list[len(list)-1].m == 0 {
		last := &list[len(list)-1]
		if m, y, end := p.monthWord(last.end); end > 0 {
			last.m, last.y, last.end = m, y, end
			break
		}
		list = list[:len(list)-1]
	}
	n := len(list)
	if n == 0 {
		return 0
	}
	for i := n - 2; i >= 0; i-- {
		a, b := &list[i], &list[i+1]
		if a.m == 0 {
			a.m, a.lunar = b.m, b.lunar
			if a.y == 0 {
				a.y = b.y
			}
			if a.d > b.d && b.link == rangeLink { // 28-3/3: the month before
				a.m--
				if a.m == 0 {
					a.m = 12
					if a.y > 0 {
						a.y--
					}
				}
			}
		}
		if a.y == 0 && b.y != 0 {
			a.y = b.y
			if a.m > b.m && b.link == rangeLink {
				a.y--
			}
		}
		if a.y != 0 && b.y == 0 { // "30/12/2024 - 2/1"
			b.y = a.y
			if a.m > b.m {
				b.y++
			}
		}
	}
	if p.counts(list) { // "hai ngày 17 và 18/6": the days from the first to the last
		list[0].start--
		list[1] = list[n-1]
		list[1].link = rangeLink
		list, n = list[:2], 2
	}
	end := list[n-1].end
	from := ""
	if list[n-1].y == 0 {
		last := &list[n-1]
		last.y, from = p.missingYear(last.start, end, last.m, last.d)
		last.y = weekdayYear(last, wd)
		for i := n - 2; i >= 0 && last.y != 0; i-- {
			list[i].y = list[i+1].y
			if list[i].m > list[i+1].m {
				list[i].y--
			}
		}
	}
	for i := 0; i < n; i++ {
		a := &list[i]
		rule := ruleNumeric
		if a.words {
			rule = ruleWords
		}
		if n > 1 {
			rule = ruleList
		}
		f := from
		if i+1 < n && list[i+1].link == rangeLink {
			b := &list[i+1]
			s := text.Span{Start: p.withFrom(a.start), End: b.end}
			if a.d == b.d && a.m == b.m && a.y != b.y && a.y != 0 {
				// An anniversary: the day itself and its return.
				p.emitAtom(a, text.Span{Start: a.start, End: a.end}, rule, f)
				p.emitAtom(b, text.Span{Start: b.start, End: b.end}, rule, f)
			} else {
				av, ao := p.point(a)
				bv, bo := p.point(b)
				if ao && bo {
					p.emit(s, between(av, bv), ruleRange, f)
				}
			}
			i++
			continue
		}
		p.emitAtom(a, text.Span{Start: a.start, End: a.end}, rule, f)
	}
	return end
}

// counts reports whether the list is days in a row that a numeral before it
// counts.
func (p *pass) counts(list []atom) bool {
	n, start := len(list), list[0].start
	if n < 2 || start == 0 || p.tok[start].Break {
		return false
	}
	if v, end := p.numeral(start - 1); v != n || end != start {
		return false
	}
	for i := 1; i < n; i++ {
		a, b := &list[i-1], &list[i]
		if b.link != listLink || a.m != b.m || b.d != a.d+1 || a.lunar || b.lunar {
			return false
		}
	}
	return true
}

// weekdayYear is the year of a, or the one beside it in which the day falls on
// the weekday said with it.
func weekdayYear(a *atom, wd int) int {
	if wd == 0 || a.y == 0 || a.lunar {
		return a.y
	}
	for _, y := range [3]int{a.y, a.y - 1, a.y + 1} {
		if p := day(y, a.m, a.d); p.valid() && p.weekday() == wd {
			return y
		}
	}
	return a.y
}

// withFrom takes a "từ" before a range into its span.
func (p *pass) withFrom(i int) int {
	if p.before(i)&kFrom != 0 {
		return i - 1
	}
	return i
}

func (p *pass) emitAtom(a *atom, s text.Span, rule mention.Rule, from string) {
	v, ok := p.point(a)
	if !ok {
		return
	}
	if a.lunar {
		rule = ruleLunar
	}
	if p.openTail(a.end) && p.before(a.start)&kFrom != 0 {
		p.emit(s, after(v), ruleRange, from)
		return
	}
	p.emit(s, one(v), rule, from)
}

// openTail reports whether "đến nay" follows.
func (p *pass) openTail(j int) bool { return p.k(j)&kTo != 0 && p.is(j+1, p.nay) }

// point is the day of an atom on the Gregorian calendar.
func (p *pass) point(a *atom) (point, bool) {
	v := day(a.y, a.m, a.d)
	v.h, v.mi = a.h, a.mi
	if a.lunar {
		if a.y == 0 {
			return point{}, false
		}
		g, ok := fromLunar(lunarDate{y: a.y, m: a.m, d: a.d, leap: a.leap})
		g.h, g.mi = a.h, a.mi
		return g, ok
	}
	return v, v.valid()
}

// monthWord reads a month said by its place: "ngày 25 tháng này", "ngày 25 vừa
// qua", "ngày 25 tới"; end is 0 where none is said or the article's day is not
// known.
func (p *pass) monthWord(j int) (m, y, end int) {
	if p.pub.grain != byDay || !p.has(j) {
		return 0, 0, 0
	}
	d, _ := p.number(j - 1)
	base := month(p.pub.y, p.pub.m)
	k := p.k(j)
	switch {
	case k&kMonth != 0 && p.k(j+1)&kThis != 0:
		return base.m, base.y, j + 2
	case k&kMonth != 0 && p.k(j+1)&kLast != 0:
		b := base.addMonths(-1)
		return b.m, b.y, j + 2
	case k&kMonth != 0 && p.k(j+1)&kNext != 0:
		b := base.addMonths(1)
		return b.m, b.y, j + 2
	case k&kVua != 0 && p.k(j+1)&kLast != 0:
		if d > p.pub.d {
			base = base.addMonths(-1)
		}
		return base.m, base.y, j + 2
	case k&kNext != 0 && p.tok[j-1].Class == text.Number && p.before(j-1)&kDay != 0:
		if d < p.pub.d {
			base = base.addMonths(1)
		}
		return base.m, base.y, j + 1
	}
	return 0, 0, 0
}
