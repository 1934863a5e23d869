package date

import "math"

// The lunisolar calendar of Việt Nam, by the method of Hồ Ngọc Đức ("Thuật toán
// tính âm lịch", informatik.uni-leipzig.de/~duc/amlich), which takes new moons
// and the sun's longitude from Jean Meeus, Astronomical Algorithms (1998), and
// reckons days in the zone +07:00. The rules: a month begins on the day of the
// new moon; the winter solstice falls in month 11; of thirteen months between
// two solstices the first without a principal term is the leap month. Before
// 1968 calendars in use were reckoned for +08:00 and may differ by a day.

const lunarZone = 7.0 / 24

// julianDay is the number of the day that is d.m.y in the Gregorian calendar.
func julianDay(d, m, y int) int {
	a := (14 - m) / 12
	yy := y + 4800 - a
	mm := m + 12*a - 3
	return d + (153*mm+2)/5 + 365*yy + yy/4 - yy/100 + yy/400 - 32045
}

// fromJulian is the day with that number.
func fromJulian(jd int) point {
	a := jd + 32044
	b := (4*a + 3) / 146097
	c := a - b*146097/4
	d := (4*c + 3) / 1461
	e := c - 1461*d/4
	m := (5*e + 2) / 153
	return day(b*100+d-4800+m/10, m+3-12*(m/10), e-(153*m+2)/5+1)
}

func rad(deg float64) float64 { return deg * math.Pi / 180 }

// newMoon is the day, in Việt Nam, of the k-th new moon since 1900-01-01.
func newMoon(k int) int {
	t := float64(k) / 1236.85 // Julian centuries
	t2, t3 := t*t, t*t*t
	jd := 2415020.75933 + 29.53058868*float64(k) + 0.0001178*t2 - 0.000000155*t3
	jd += 0.00033 * math.Sin(rad(166.56+132.87*t-0.009173*t2))
	m := rad(359.2242 + 29.10535608*float64(k) - 0.0000333*t2 - 0.00000347*t3)   // the sun's mean anomaly
	mp := rad(306.0253 + 385.81691806*float64(k) + 0.0107306*t2 + 0.00001236*t3) // the moon's
	f := rad(21.2964 + 390.67050646*float64(k) - 0.0016528*t2 - 0.00000239*t3)   // argument of latitude
	c := (0.1734-0.000393*t)*math.Sin(m) + 0.0021*math.Sin(2*m) -
		0.4068*math.Sin(mp) + 0.0161*math.Sin(2*mp) - 0.0004*math.Sin(3*mp) +
		0.0104*math.Sin(2*f) - 0.0051*math.Sin(m+mp) - 0.0074*math.Sin(m-mp) +
		0.0004*math.Sin(2*f+m) - 0.0004*math.Sin(2*f-m) - 0.0006*math.Sin(2*f+mp) +
		0.0010*math.Sin(2*f-mp) + 0.0005*math.Sin(2*mp+m)
	delta := -0.000278 + 0.000265*t + 0.000262*t2 // dynamical time less universal time
	if t < -11 {
		delta = 0.001 + 0.000839*t + 0.0002261*t2 - 0.00000845*t3 - 0.000000081*t*t3
	}
	return int(math.Floor(jd + c - delta + 0.5 + lunarZone))
}

// sunTerm is the twelfth of the ecliptic, 0 to 11 from the March equinox, that
// the sun stands in when day jd begins in Việt Nam.
func sunTerm(jd int) int {
	t := (float64(jd) - 2451545.5 - lunarZone) / 36525
	t2 := t * t
	m := rad(357.52910 + 35999.05030*t - 0.0001559*t2 - 0.00000048*t*t2)
	l := 280.46645 + 36000.76983*t + 0.0003032*t2 +
		(1.914600-0.004817*t-0.000014*t2)*math.Sin(m) +
		(0.019993-0.000101*t)*math.Sin(2*m) + 0.000290*math.Sin(3*m)
	l = rad(l)
	l -= 2 * math.Pi * math.Floor(l/(2*math.Pi))
	return int(l / math.Pi * 6)
}

// month11 is the first day of the month that holds the winter solstice of y.
func month11(y int) int {
	k := int(math.Floor(float64(julianDay(31, 12, y)-2415021) / 29.530588853))
	nm := newMoon(k)
	if sunTerm(nm) >= 9 {
		nm = newMoon(k - 1)
	}
	return nm
}

// leapOffset is which month after the month 11 that begins on a11 is the leap
// month of that year.
func leapOffset(a11 int) int {
	k := int(math.Floor(0.5 + (float64(a11)-2415021.076998695)/29.530588853))
	last, i := 0, 1
	arc := sunTerm(newMoon(k + i))
	for {
		last = arc
		i++
		arc = sunTerm(newMoon(k + i))
		if arc == last || i >= 14 {
			return i - 1
		}
	}
}

// lunarDate is a day of the lunisolar calendar.
type lunarDate struct {
	y, m, d int
	leap    bool
}

// toLunar converts a day.
func toLunar(p point) lunarDate {
	jd := julianDay(p.d, p.m, p.y)
	k := int(math.Floor((float64(jd) - 2415021.076998695) / 29.530588853))
	start := newMoon(k + 1)
	if start > jd {
		start = newMoon(k)
	}
	if start > jd {
		start = newMoon(k - 1)
	}
	a11 := month11(p.y)
	b11 := a11
	y := p.y + 1
	if a11 >= start {
		y = p.y
		a11 = month11(p.y - 1)
	} else {
		b11 = month11(p.y + 1)
	}
	out := lunarDate{d: jd - start + 1}
	diff := (start - a11) / 29
	out.m = diff + 11
	if b11-a11 > 365 {
		off := leapOffset(a11)
		if diff >= off {
			out.m = diff + 10
			out.leap = diff == off
		}
	}
	if out.m > 12 {
		out.m -= 12
	}
	if out.m >= 11 && diff < 4 {
		y--
	}
	out.y = y
	return out
}

// fromLunar converts a day of the lunisolar calendar; ok is false where that
// year has no such day.
func fromLunar(l lunarDate) (p point, ok bool) {
	if l.m < 1 || l.m > 12 || l.d < 1 || l.d > 30 {
		return point{}, false
	}
	a11, b11 := month11(l.y-1), 0
	if l.m < 11 {
		b11 = month11(l.y)
	} else {
		a11, b11 = month11(l.y), month11(l.y+1)
	}
	k := int(math.Floor(0.5 + (float64(a11)-2415021.076998695)/29.530588853))
	off := l.m - 11
	if off < 0 {
		off += 12
	}
	leapYear := b11-a11 > 365
	if !leapYear && l.leap {
		return point{}, false
	}
	if leapYear {
		lo := leapOffset(a11)
		lm := lo - 2
		if lm < 0 {
			lm += 12
		}
		if l.leap && l.m != lm {
			return point{}, false
		}
		if l.leap || off >= lo {
			off++
		}
	}
	start := newMoon(k + off)
	if l.d == 30 && newMoon(k+off+1)-start < 30 {
		return point{}, false
	}
	return fromJulian(start + l.d - 1), true
}
