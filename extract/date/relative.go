package date

import "github.com/bienban/bienban/extract/text"

// relative reads "hôm nay", "sáng nay", "ngày mai", "hôm qua" at i; l is the
// lead read there. A full date said beside it is what counts: "sáng nay 25-6",
// "hôm nay, 26/9".
func (p *pass) relative(i int, l lead) int {
	j := i
	if l.h >= 0 && p.tok[i].Class == text.Number {
		_, _, end := p.clock(i)
		j = end
		if p.mark(j, ',') {
			j++
		}
	}
	var part, dayWord, hom bool
	for n := 0; n < 8 && p.has2(j, i); n++ {
		k := p.k0(j)
		if k&kPart != 0 {
			part = true
		} else if k&kDay != 0 && !dayWord {
			dayWord = true
		} else if k&kHom != 0 && !hom {
			hom = true
		} else {
			break
		}
		j++
	}
	if !part && !dayWord && !hom || !p.has(j) {
		return 0
	}
	off, known := 0, true
	base := p.pub
	switch id := p.tok[j].ID; {
	case id == 0:
		return 0
	case id == p.nay && (hom || part):
	case id == p.qua && (hom || part):
		off = -1
	case id == p.mai && (part || dayWord || hom) && p.tok[j].Case == text.Lower:
		if off = 1; !part && !p.standsAlone(i, j+1) && p.tense(i, j+1) != future {
			return 0 // "cho ngày mai tươi sáng"
		}
	case p.kind(id)&kTomorrow != 0 && id != p.mai && (hom || dayWord) && !part:
		off = -2
		if !hom { // "ngày kia": also "the other day"
			if off = 2; p.tense(i, j+1) != future {
				return 0
			}
		}
	case hom && p.kind(id)&kNext != 0 && p.kind(id)&kTo == 0: // "hôm sau"
		base, off = p.last, 1
		known = p.last.grain == byDay && p.lastAt >= 0
	default:
		return 0
	}
	j++
	// The date itself beside it.
	k := j
	open := false
	if p.mark(k, ',') {
		k++
	} else if p.mark(k, '(') {
		open = true
		k++
	}
	if k < len(p.tok) && p.has(k) {
		l2 := p.leadAt(k)
		l2.paren = open || l2.paren
		if l2.h < 0 {
			l2.h, l2.mi = l.h, l.mi
		}
		strong := l2.day || k == j || open
		if a, ok := p.atomIn(l2.end, strong); ok && a.m > 0 && p.bareEnds(a.end) && (!open || p.mark(a.end, ')')) {
			return p.days(i, l2, true)
		}
	}
	if !known || base.grain != byDay {
		return 0
	}
	v := base.addDays(off)
	v.h, v.mi = l.h, l.mi
	from := "published"
	if base == p.last && base != p.pub {
		from = "context"
	}
	p.emit(text.Span{Start: i, End: j}, one(v), ruleRelative, from)
	return j
}

// standsAlone reports whether tokens [i, j) are set off as a time: by a mark, a
// preposition or the bounds of a block.
func (p *pass) standsAlone(i, j int) bool {
	if !p.has(j) || p.tok[j].Class == text.Punct || p.digit(j) {
		return true
	}
	return i == 0 || p.tok[i].Break || p.tok[i-1].Is(',') || p.before(i)&(kAt|kTo) != 0
}

// same reads "cùng ngày": the last day the text named.
func (p *pass) same(i int) int {
	if p.k(i+1)&kDay == 0 || p.digit(i+2) {
		return 0
	}
	if p.last.grain != byDay || p.lastAt < 0 {
		return 0
	}
	p.emit(text.Span{Start: i, End: i + 2}, one(p.last), ruleSame, "context")
	return i + 2
}

// weekdayAt reads "thứ Năm", "thứ 5", "chủ nhật", "CN" at j: 1 Monday to 7
// Sunday, 0 if there is none.
func (p *pass) weekdayAt(j int) (wd, end int) {
	k := p.k0(j)
	switch {
	case p.isSunday(j):
		return 7, j + 2
	case k&kWeekend != 0 && p.tok[j].Case == text.Upper && p.tok[j].End-p.tok[j].Start == 2:
		return 7, j + 1
	case k&kOrdinal != 0:
		if !p.has(j + 1) {
			return 0, j
		}
		if p.k(j+1)&kYear != 0 {
			return 4, j + 2
		}
		v, w := p.number(j + 1)
		if w == 0 && p.k(j+1)&kNum != 0 {
			v = p.value(p.tok[j+1].ID)
		} else if w != 1 {
			return 0, j
		}
		if v >= 2 && v <= 7 && (p.k(j+2)&kNum == 0 || p.tok[j+1].Class == text.Number) {
			return v - 1, j + 2
		}
	}
	return 0, j
}

func (p *pass) isSunday(j int) bool {
	id := p.tok[j].ID
	return id != 0 && (id == p.chu || id == p.chua) && p.is(j+1, p.nhat)
}

// weekday reads a weekday without a date: "thứ Sáu tuần này", "hôm thứ Tư".
func (p *pass) weekday(i int, l lead) int {
	if l.wd == 0 || p.pub.grain != byDay {
		return 0
	}
	mon := p.pub.addDays(1 - p.pub.weekday())
	j := l.end
	k := p.k(j)
	rel := func(n, end int) int {
		v := mon.addDays(7*n + l.wd - 1)
		v.h, v.mi = l.h, l.mi
		p.emit(text.Span{Start: i, End: end}, one(v), ruleWeekday, "published")
		return end
	}
	if k&kWeek != 0 {
		if n, end := p.weekOffset(j); end > 0 {
			return rel(n, end)
		}
	}
	// "thứ năm" is also "fifth": only a time word before it makes it a day.
	sure := l.day || l.part > 0 || l.h >= 0
	if !sure && !(p.before(i)&kAt != 0 && p.tok[i-1].ID != p.tai) {
		return 0
	}
	n := 0
	d := l.wd - p.pub.weekday()
	end := j
	switch {
	case k&kNext != 0 && !p.digit(j+1):
		end = j + 1
		if d <= 0 {
			n = 1
		}
	case k&kVua != 0 && p.k(j+1)&kLast != 0, k&kLast != 0 && k&kNext == 0:
		end = j + 1
		if k&kVua != 0 {
			end++
		}
		if d >= 0 {
			n = -1
		}
	case !sure:
		return 0
	default:
		switch p.tense(i, j) {
		case future:
			if d < 0 {
				n = 1
			}
		default:
			if d > 0 {
				n = -1
			}
		}
	}
	return rel(n, end)
}

// weekOffset reads "tuần này", "tuần trước", "tuần tới" at "tuần": weeks from
// the article's.
func (p *pass) weekOffset(j int) (n, end int) {
	k := p.k(j + 1)
	switch {
	case p.is(j+1, p.this), p.is(j+1, p.nay):
		return 0, j + 2
	case k&kVua != 0 && p.k(j+2)&kLast != 0:
		return p.lastWeek(), j + 3
	case p.is(j+1, p.qua), p.is(j+1, p.roi):
		return p.lastWeek(), j + 2
	case k&kBefore != 0 && !p.digit(j+2):
		return -1, j + 2
	case k&kNext != 0 && !p.digit(j+2):
		return 1, j + 2
	}
	return 0, 0
}

// lastWeek is the week "tuần qua" means: at a week's end, the one that ends.
func (p *pass) lastWeek() int {
	if p.pub.weekday() >= 6 {
		return 0
	}
	return -1
}

// weeks reads "tuần này", "tuần trước" at "tuần".
func (p *pass) weeks(i int) int {
	if p.pub.grain != byDay || p.numbered(i) {
		return 0
	}
	n, end := p.weekOffset(i)
	if end == 0 {
		return 0
	}
	v := p.pub.week(n)
	if p.before(i)&kEdge != 0 && p.value(p.tok[i-1].ID) == 3 { // "cuối tuần này"
		v.a = v.b.addDays(-1)
	}
	p.emit(text.Span{Start: i, End: end}, v, ruleWeek, "published")
	return end
}
