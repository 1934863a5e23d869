package date

import "github.com/bienban/bienban/extract/text"

// clock reads a time of day at j: 14h30, 14 giờ 30 phút, 8g15, 08:30, 7h. end
// is 0 where there is none, or it is impossible.
func (p *pass) clock(j int) (h, mi, end int) {
	h, w := p.number(j)
	if w == 0 || w > 2 || h > 24 || !p.has(j+1) {
		return 0, 0, 0
	}
	t := &p.tok[j+1]
	switch {
	case t.Is(':') && !t.Space && p.digit(j+2) && !p.tok[j+2].Space:
		mi, mw := p.number(j + 2)
		if mw != 2 || mi > 59 || h > 23 {
			return 0, 0, 0
		}
		end = j + 3
		if p.mark(end, ':') && p.digit(end+1) && !p.tok[end+1].Space { // seconds
			end += 2
		}
		return h, mi, end
	case p.k(j+1)&kHour == 0, t.Space && t.End-t.Start == 1:
		return 0, 0, 0
	}
	end = j + 2
	if p.digit(end) && (!p.tok[end].Space || p.k(j+1)&kHour != 0 && t.Space) {
		m, mw := p.number(end)
		next := p.k(end + 1)
		minutes := !p.tok[end].Space || next&(kMinute|kPart|kDay) != 0
		if mw <= 2 && minutes {
			if m > 59 {
				return 0, 0, 0
			}
			mi = m
			end++
			if p.k(end)&kMinute != 0 || p.mark(end, '\'') || p.mark(end, '’') {
				end++
			}
		}
	} else if p.is(end, p.ruoi) {
		mi = 30
		end++
	}
	if h == 24 {
		return 0, 0, 0
	}
	return h, mi, end
}

// timeTail joins a time said after the day: "ngày 25/1, lúc 8h", "25/1 vào hồi
// 14 giờ".
func (p *pass) timeTail(a *atom) {
	if a.h >= 0 || a.m == 0 || !p.has(a.end) {
		return
	}
	j := a.end
	if p.tok[j].Is(',') {
		j++
	}
	at := false
	for n := 0; n < 2 && p.k(j)&kAt != 0; n++ {
		at = true
		j++
	}
	if !at && j != a.end || !p.digit(j) {
		return
	}
	h, mi, end := p.clock(j)
	if end == 0 {
		return
	}
	if k := p.k(end); k&kPart != 0 {
		h, mi = pm(h, mi, p.value(p.tok[end].ID))
		end++
	}
	// A time that belongs to the next day in a list is not this one's.
	if p.k(end)&(kDay|kHom) != 0 {
		return
	}
	a.h, a.mi, a.end = h, mi, end
}

// timed reads an expression that begins with a time of day at i: "8h30 ngày
// 7/10", "từ 8h00 đến 11h30 ngày 25/1". A time alone is no date.
func (p *pass) timed(i int) int {
	h, mi, end := p.clock(i)
	if end == 0 {
		return 0
	}
	if lk, j := p.linkAt(end); lk == rangeLink && p.digit(j) {
		if h2, mi2, end2 := p.clock(j); end2 > 0 {
			if p.mark(end2, ',') {
				end2++
			}
			l := p.leadAt(end2)
			if !l.marked {
				return 0
			}
			a, ok := p.atomIn(l.end, true)
			if !ok || a.m == 0 {
				return 0
			}
			if a.y == 0 {
				a.y, _ = p.missingYear(a.start, a.end, a.m, a.d)
			}
			if l.part > 0 {
				h, mi = pm(h, mi, l.part)
				h2, mi2 = pm(h2, mi2, l.part)
			}
			v, ok := p.point(&a)
			if !ok {
				return 0
			}
			x, y := v, v
			x.h, x.mi, y.h, y.mi = h, mi, h2, mi2
			val := between(x, y)
			if h2*60+mi2 < h*60+mi {
				val = one(x)
			}
			p.emit(text.Span{Start: p.withFrom(i), End: a.end}, val, ruleRange, "")
			return a.end
		}
	}
	l := p.leadAt(i)
	if l.end == end {
		// "8h30, ngày …" was taken by the lead; a bare date must follow closely.
		if p.mark(end, ',') || p.mark(end, '(') {
			return 0
		}
	}
	if r := p.relative(i, l); r > 0 {
		return r
	}
	return p.days(i, l, false)
}
