package date

import (
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// tense is what a clause says of its time.
type tense uint8

const (
	anyTime tense = iota
	past
	future
)

// reach is how far, in tokens, a verb may stand from a date to tell its tense.
const reach = 24

// tense reads the nearest word to tokens [start, end) that tells past from
// future, in the same sentence.
func (p *pass) tense(start, end int) tense {
	left, right := true, true
	english := p.c.Language == "en" // where clauses stand between commas
	for d := 0; d < reach && (left || right); d++ {
		// Where an English verb stands as near on both sides, the one before
		// the date is its own: "announced on Tuesday it will close".
		for side := range 2 {
			if (side == 0) != english {
				if j := end + d; right {
					if !p.has(j) || p.stops(j) || english && d > 0 && p.tok[j].Is(',') {
						right = false
					} else if t := tenseOf(p.cueAt[j]); t != anyTime {
						return t
					}
				}
				continue
			}
			if j := start - 1 - d; left {
				if j < 0 || p.tok[j+1].Break || p.stops(j) || english && p.tok[j].Is(',') {
					left = false
					continue
				}
				c := p.cueAt[j]
				if c&cUntil != 0 && d < 3 {
					return future
				}
				if t := tenseOf(c); t != anyTime {
					return t
				}
			}
		}
	}
	return anyTime
}

func tenseOf(c cue) tense {
	switch {
	case c&cFuture != 0:
		return future
	case c&cPast != 0:
		return past
	}
	return anyTime
}

func (p *pass) stops(j int) bool {
	t := &p.tok[j]
	if t.Class != text.Punct {
		return false
	}
	return t.R == ';' || (t.R == '.' || t.R == '!' || t.R == '?') && (j+1 >= len(p.tok) || p.tok[j+1].Space)
}

const (
	nearDays  = 31  // a date said before is near within this
	newsDays  = 14  // a day so near the publication is the news
	farPast   = 300 // a past clause reaches back so far
	farFuture = 270
)

// missingYear is the year of day d (0: some day) of month m, said in tokens
// [start, end) without one, and what it was taken from; 0 where nothing tells.
//
// A full date shortly before, in the same block and near in the year, lends
// its year. Else the publication date does: the nearest such day; in a clause
// of the past rather one before it, of the future rather one after.
func (p *pass) missingYear(start, end, m, d int) (y int, from string) {
	if d != 0 {
		if y := p.saidBefore(m, d); y != 0 {
			return y, schema.FromContext
		}
	} else {
		d = 15
	}
	lent, lentDays := p.lentYear(start, m, d)
	if p.pub.grain != byDay {
		if lent != 0 {
			return lent, schema.FromContext
		}
		return 0, ""
	}
	ref := p.pub.days()
	var prev, next int // years of the latest day up to the day after, the earliest from the day itself
	for c := p.pub.y - 9; c <= p.pub.y+9; c++ {
		if d > daysIn(c, m) {
			continue // 29 February
		}
		diff := julianDay(d, m, c) - ref
		if diff <= 1 {
			prev = c
		}
		if diff >= 0 && next == 0 {
			next = c
		}
	}
	if d == 15 && m == p.pub.m && lent == 0 {
		return p.pub.y, schema.FromPublished
	}
	if prev == 0 || next == 0 {
		return 0, ""
	}
	back, ahead := ref-julianDay(d, m, prev), julianDay(d, m, next)-ref
	if lent != 0 && (min(back, ahead) > newsDays || lentDays < min(back, ahead)) {
		return lent, schema.FromContext
	}
	t := p.tense(start, end)
	switch {
	case prev == next, t == past && back <= farPast:
		return prev, schema.FromPublished
	case t == future && ahead <= farFuture:
		return next, schema.FromPublished
	case ahead < back:
		return next, schema.FromPublished
	}
	return prev, schema.FromPublished
}

// lentYear is the year that a full date said before token start in the same
// block lends a day, and how many days lie between; 0 if none does. Dates of
// documents lend none: they tell of the document alone.
func (p *pass) lentYear(start, m, d int) (y, days int) {
	if p.said.grain != byDay || p.saidAt > start || p.doc.BlockOf(p.saidAt) != p.doc.BlockOf(start) {
		return 0, 0
	}
	days = nearDays + 1
	for c := p.said.y - 1; c <= p.said.y+1; c++ {
		if d > daysIn(c, m) {
			continue
		}
		if n := abs(julianDay(d, m, c) - p.said.days()); n < days {
			y, days = c, n
		}
	}
	return y, days
}

// ofDocument reports whether a date at token i follows the number of a
// document.
func (p *pass) ofDocument(i int) bool {
	for k := min(p.claims, len(p.set.Documents)-1); k >= 0; k-- {
		if e := p.set.Documents[k].End; e <= i {
			return i-e <= 3
		}
	}
	return false
}

// saidBefore is the year of a date of the text with the same day and month,
// 0 if there is none among the last ones found.
func (p *pass) saidBefore(m, d int) int {
	n := len(p.set.Dates)
	for i := n - 1; i >= 0 && i >= n-32; i-- {
		x := &p.set.Dates[i]
		if x.From != "" || x.Precision != schema.PrecisionDay || len(x.EDTF) != 10 || x.EDTF[0] == 'X' {
			continue
		}
		e := x.EDTF
		if int(e[5]-'0')*10+int(e[6]-'0') == m && int(e[8]-'0')*10+int(e[9]-'0') == d {
			return int(e[0]-'0')*1000 + int(e[1]-'0')*100 + int(e[2]-'0')*10 + int(e[3]-'0')
		}
	}
	return 0
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
