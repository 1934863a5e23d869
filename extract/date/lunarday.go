package date

// lunarTail marks a day as one of the lunisolar calendar: "âm lịch", "(âm
// lịch)", "Tết", or the year by its stem and branch.
func (p *pass) lunarTail(a *atom) {
	j := a.end
	if !p.has(j) {
		return
	}
	open := p.tok[j].Is('(')
	if open {
		j++
	}
	switch {
	case p.is(j, p.am) && p.is(j+1, p.lich):
		a.lunar = true
		j += 2
		if open {
			if !p.mark(j, ')') {
				a.lunar = false
				return
			}
			j++
		}
		a.end = j
	case p.is(j, p.tet) && !open && a.m == 0:
		a.lunar = true
		if a.m = 1; a.d > 20 {
			a.m = 12
		}
		a.end = j + 1
		if y, e := p.yearTail(a.end, true); y != 0 {
			a.y, a.end = y, e
		} else if y, e := p.cyclicYear(a.end); y != 0 {
			a.y, a.end = y, e
			if a.m == 12 {
				a.y--
			}
		}
	}
	if a.lunar && a.y == 0 {
		if y, e := p.yearTail(a.end, false); y != 0 {
			a.y, a.end = y, e
		}
	}
	if a.y == 0 && a.m > 0 && p.k(a.end)&kYear != 0 {
		if y, e := p.cyclicYear(a.end + 1); y != 0 {
			a.lunar, a.y, a.end = true, y, e
		}
	}
}
