package date

import (
	"testing"

	"pgregory.net/rapid"
)

// New years of the Vietnamese calendar as announced, among them those that
// differ from the Chinese one by a day or a month (1968, 1969, 1985, 2007).
func TestLunarNewYears(t *testing.T) {
	want := map[int]string{
		1968: "1968-01-29", 1969: "1969-02-16", 1975: "1975-02-11", 1985: "1985-01-21", 1990: "1990-01-27",
		1995: "1995-01-31", 1999: "1999-02-16", 2000: "2000-02-05", 2001: "2001-01-24", 2002: "2002-02-12",
		2003: "2003-02-01", 2004: "2004-01-22", 2005: "2005-02-09", 2006: "2006-01-29", 2007: "2007-02-17",
		2008: "2008-02-07", 2009: "2009-01-26", 2010: "2010-02-14", 2011: "2011-02-03", 2012: "2012-01-23",
		2013: "2013-02-10", 2014: "2014-01-31", 2015: "2015-02-19", 2016: "2016-02-08", 2017: "2017-01-28",
		2018: "2018-02-16", 2019: "2019-02-05", 2020: "2020-01-25", 2021: "2021-02-12", 2022: "2022-02-01",
		2023: "2023-01-22", 2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2027: "2027-02-06",
		2028: "2028-01-26", 2029: "2029-02-13", 2030: "2030-02-02",
	}
	for y, s := range want {
		p, ok := fromLunar(lunarDate{y: y, m: 1, d: 1})
		if got := string(p.append(nil)); !ok || got != s {
			t.Errorf("new year of %d: got %s, want %s", y, got, s)
		}
	}
}

// The leap months of a run of years, as calendars print them.
func TestLeapMonths(t *testing.T) {
	for _, l := range []struct{ y, m int }{{2001, 4}, {2004, 2}, {2006, 7}, {2009, 5}, {2012, 4}, {2014, 9}, {2017, 6}, {2020, 4}, {2023, 2}, {2025, 6}} {
		if _, ok := fromLunar(lunarDate{y: l.y, m: l.m, d: 1, leap: true}); !ok {
			t.Errorf("%d has no leap month %d", l.y, l.m)
		}
		for m := 1; m <= 12; m++ {
			if _, ok := fromLunar(lunarDate{y: l.y, m: m, d: 1, leap: true}); ok != (m == l.m) {
				t.Errorf("leap month %d of %d: %v", m, l.y, ok)
			}
		}
	}
}

// Every day from 1900 to 2100 goes to the lunisolar calendar and back, and its
// days and months follow each other.
func TestLunarAgrees(t *testing.T) {
	last := lunarDate{}
	for jd := julianDay(31, 1, 1900); jd <= julianDay(31, 12, 2100); jd++ {
		p := fromJulian(jd)
		if julianDay(p.d, p.m, p.y) != jd {
			t.Fatalf("day %d comes back as %+v", jd, p)
		}
		l := toLunar(p)
		if back, ok := fromLunar(l); !ok || back != p {
			t.Fatalf("%v is %+v, which is %v (%v)", p, l, back, ok)
		}
		if last.d != 0 && l.d != last.d+1 && (l.d != 1 || last.d < 29) {
			t.Fatalf("%v: day %+v follows %+v", p, l, last)
		}
		last = l
	}
}

func TestImpossibleLunarDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lunarDate{
			y: rapid.IntRange(1900, 2100).Draw(t, "y"), m: rapid.IntRange(-1, 14).Draw(t, "m"),
			d: rapid.IntRange(-1, 32).Draw(t, "d"), leap: rapid.Bool().Draw(t, "leap"),
		}
		p, ok := fromLunar(l)
		if ok && toLunar(p) != l {
			t.Fatalf("%+v is %+v, which is %+v", l, p, toLunar(p))
		}
	})
}
