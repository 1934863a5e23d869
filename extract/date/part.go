package date

import "github.com/bienban/bienban/extract/text"

// quarters reads "quý III/2023", "quý I và quý II năm 2024".
func (p *pass) quarters(i int) int {
	if b := p.before(i); b&(kNum|kEach) != 0 && b&kEnd == 0 || i > 0 && !p.tok[i].Break && p.tok[i-1].Class == text.Number {
		return 0
	}
	if p.pub.grain == byDay {
		n := 9
		switch k := p.k(i + 1); {
		case p.is(i+1, p.this):
			n = 0
		case k&kLast != 0 && k&kBefore != 0:
			n = -1
		case k&kNext != 0:
			n = 1
		}
		if n != 9 {
			m := month(p.pub.y, p.pub.m).addMonths(3 * n)
			p.emit(text.Span{Start: i, End: i + 2}, one(quarter(m.y, (m.m-1)/3+1)), ruleQuarter, "published")
			return i + 2
		}
	}
	var list [maxUnits]unit
	n := 0
	j := i + 1
	lk := noLink
	start := i
	for n < maxUnits {
		q, end := p.quarterNumber(j)
		if q == 0 {
			break
		}
		u := unit{start: start, end: end, n: q, link: lk}
		u.y, u.end = p.yearTail(end, true)
		list[n] = u
		n++
		var k int
		lk, k = p.linkAt(u.end)
		if lk == noLink {
			break
		}
		start = k
		if p.k(k)&kQuarter != 0 {
			j = k + 1
			continue
		}
		if p.k(k)&kEnd != 0 && p.k(k+1)&kQuarter != 0 {
			j = k + 2
			continue
		}
		if p.k(k)&kRoman == 0 && !(lk == rangeLink && p.digit(k)) || u.y != 0 {
			break
		}
		j = k
	}
	if n == 0 {
		return 0
	}
	return p.settleUnits(list[:n], byQuarter, ruleQuarter)
}

func (p *pass) quarterNumber(j int) (q, end int) {
	if p.k(j)&kRoman != 0 && p.tok[j].Cap() {
		return p.value(p.tok[j].ID), j + 1
	}
	q, end = p.numeral(j)
	if q < 1 || q > 4 || p.countFollows(end) && p.tok[j].Class == text.Number {
		return 0, j
	}
	return q, end
}

// yearPart reads "6 tháng đầu năm 2013", "9 tháng năm 2023" at the number.
func (p *pass) yearPart(i int) int {
	v, j := p.numeral(i)
	if v < 1 || v > 12 || p.k(j)&kMonth == 0 {
		return 0
	}
	j++
	edge := 0
	if k := p.k(j); k&kEdge != 0 {
		edge = p.value(p.tok[j].ID)
		j++
		if p.has(j) && p.tok[j].Class == text.Word && p.k(j+1)&kYear != 0 && p.k(j)&kYear == 0 {
			j++ // "đầu của năm"
		} else if p.is(j+1, p.of) && p.k(j+2)&kYear != 0 {
			j += 2 // "đầu tiên của năm"
		}
	}
	if p.k(j)&kYear == 0 {
		return 0
	}
	y, end := p.yearTail(j, false)
	if y == 0 {
		if edge == 0 {
			return 0
		}
		end = j + 1
		if p.k(end)&kYear != 0 { // "đầu năm năm 2013"
			if y = p.yearAt(end + 1); y != 0 {
				end += 2
			}
		} else if y = p.yearAt(end); y != 0 {
			end++
		}
	}
	a, b := 1, v
	if edge == 3 {
		a, b = 13-v, 12
	}
	if edge == 2 || v == 12 && edge == 0 {
		return 0
	}
	return p.emitPart(i, end, y, a, b)
}

// emitPart emits months a to b of year y, or of the year meant.
func (p *pass) emitPart(i, end, y, a, b int) int {
	from := ""
	if y == 0 && p.pub.grain == byDay {
		y, from = p.pub.y, "published"
		if p.pub.m < b && (p.tense(i, end) == past && p.pub.m < a+1 || p.pub.m <= 1 && b <= 9 && p.tense(i, end) != future) {
			y--
		}
	}
	p.emit(text.Span{Start: i, End: end}, between(month(y, a), month(y, b)), ruleHalf, from)
	return end
}

// half reads "nửa đầu năm 2024".
func (p *pass) half(i int) int {
	if p.k(i+1)&kEdge == 0 || p.k(i+2)&kYear == 0 {
		return 0
	}
	y, end := p.yearTail(i+2, false)
	if y == 0 {
		end = i + 3
	}
	if p.value(p.tok[i+1].ID) == 3 {
		return p.emitPart(i, end, y, 7, 12)
	}
	return p.emitPart(i, end, y, 1, 6)
}
