package date

import (
	"strings"

	"github.com/bienban/bienban/extract/text"
)

// years reads "năm 2006", "năm 2009 - 2010", "các năm 2011, 2012 và 2013",
// "năm học 2024 – 2025", "năm ngoái" at the word "năm".
func (p *pass) years(i int) int {
	j := i + 1
	if p.is(j, p.hoc) {
		j++
	} else if p.is(j, p.tai) && p.is(j+1, p.chinh) {
		j += 2
	}
	y := p.yearAt(j)
	if y == 0 {
		if p.numbered(i) {
			return 0 // "5 năm tới"
		}
		if y, end := p.relativeYear(i); y != 0 {
			s := text.Span{Start: i, End: end}
			if p.since(i) && !p.toFollows(end) {
				p.emit(s, after(year(y)), ruleRelative, "published")
			} else {
				p.emit(s, one(year(y)), ruleRelative, "published")
			}
			return end
		}
		if y, end := p.cyclicYear(j); y != 0 && !p.has(end) || y != 0 && p.yearAt(end) == 0 {
			p.emit(text.Span{Start: i, End: end}, one(year(y)), ruleLunar, "published")
			return end
		}
		return p.nineties(i)
	}
	if b := p.before(i); b&kMany != 0 && y%10 == 0 && !p.mark(j+1, ',') && p.k(j+1)&kAnd == 0 && i > 0 && p.decadeWord(i) {
		p.emit(text.Span{Start: i, End: j + 1}, between(year(y), year(y+9)), ruleYears, "")
		return j + 1
	}
	return p.yearList(i, j, y)
}

// decadeWord reports whether "những" stands before i: "những năm 1990".
func (p *pass) decadeWord(i int) bool { return p.before(i)&kMany != 0 && p.before(i)&kUnit == 0 }

// nineties reads "những năm 90", "thập niên 90".
func (p *pass) nineties(i int) int {
	v, w := p.number(i + 1)
	if !p.has(i+1) || w != 2 || v%10 != 0 || v < 20 || p.before(i)&kMany == 0 || p.counted(i+2) {
		return 0
	}
	p.emit(text.Span{Start: i, End: i + 2}, between(year(1900+v), year(1909+v)), ruleYears, "")
	return i + 2
}

// numbered reports whether a number or a word of quantity stands before i, so
// that "năm" is a length of time.
func (p *pass) numbered(i int) bool {
	if i == 0 || p.tok[i].Break {
		return false
	}
	return p.tok[i-1].Class == text.Number || p.before(i)&(kNum|kMany|kEach) != 0
}

// yearList goes on from the year y at token j; start is where the expression
// begins.
func (p *pass) yearList(start, j, y int) int {
	end := j + 1
	lk, k := p.linkAt(end)
	if p.mark(end, '/') && !p.tok[end].Space {
		lk, k = rangeLink, end+1
	}
	y2 := 0
	word := false
	if lk != noLink {
		if p.k(k)&kYear != 0 {
			k++
			word = true
		} else if p.k(k)&(kEdge|kEnd) != 0 && p.k(k+1)&kYear != 0 {
			k += 2
			word = true
		}
		y2 = p.yearAt(k)
		if y2 < 1900 || !word && (lk != rangeLink || y2-y > 60) && p.counted(k+1) || p.mark(k+1, '/') && !p.tok[k+1].Space {
			y2 = 0
		}
	}
	switch {
	case lk == rangeLink && y2 > y:
		s := text.Span{Start: p.withFrom(start), End: k + 1}
		if p.returns(start, y, y2) {
			p.emit(text.Span{Start: start, End: end}, one(year(y)), ruleYear, "")
			p.emit(text.Span{Start: k, End: k + 1}, one(year(y2)), ruleYear, "")
			return k + 1
		}
		p.emit(s, between(year(y), year(y2)), ruleYears, "")
		return k + 1
	case lk == listLink && y2 > 0 && p.tok[end].Class == text.Punct && (!word || p.before(start)&kMany != 0) && !p.listGoesOn(k+1):
		y2 = 0
	}
	s := text.Span{Start: start, End: end}
	switch {
	case p.openTail(end) && p.since(start):
		p.emit(s, after(year(y)), ruleYear, "")
		return end + 2
	case p.since(start) && !p.toFollows(end):
		p.emit(s, after(year(y)), ruleYear, "")
	default:
		p.emit(s, one(year(y)), ruleYear, "")
	}
	if lk == listLink && y2 > 0 && !word {
		return p.yearList(k, k, y2)
	}
	return end
}

// listGoesOn reports whether a year before j ends a list or goes on with it.
func (p *pass) listGoesOn(j int) bool {
	if !p.has(j) {
		return true
	}
	return p.tok[j].Class == text.Punct || p.k(j)&kAnd != 0
}

// toFollows reports whether "đến …" follows, so that "từ" is closed.
func (p *pass) toFollows(j int) bool {
	return p.k(j)&kTo != 0 && !p.is(j+1, p.nay) || p.has(j) && p.tok[j].IsDash() && p.yearAt(j+1) != 0
}

// returns reports whether two years are an anniversary's, not a span: "kỷ niệm
// 80 năm … (1945 - 2025)".
func (p *pass) returns(i, a, b int) bool {
	if (b-a)%5 != 0 || b-a < 10 {
		return false
	}
	for j := i - 1; j >= 0 && j > i-24 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cAnniversary != 0 {
			return true
		}
		if p.tok[j].Class == text.Number {
			if v, _ := p.number(j); v == b-a && p.k(j+1)&kYear != 0 {
				return true
			}
		}
	}
	return false
}

// relativeYear reads "năm nay", "năm ngoái", "năm tới" at "năm".
func (p *pass) relativeYear(i int) (y, end int) {
	if p.pub.grain != byDay || !p.has(i+1) {
		return 0, i
	}
	k := p.k(i + 1)
	// "năm sau cao hơn năm trước" is any year.
	for j := i - 6; j < i+8; j++ {
		if j != i && j >= 0 && j+1 < len(p.tok) && k&(kNext|kBefore) != 0 && p.k(j)&kYear != 0 && p.k(j+1)&(kNext|kBefore) != 0 {
			return 0, i
		}
	}
	switch {
	case p.is(i+1, p.nay):
		return p.pub.y, i + 2
	case p.is(i+1, p.qua), p.is(i+1, p.roi):
		return 0, i
	case k&kLast != 0 && k&kBefore == 0: // ngoái
		return p.pub.y - 1, i + 2
	case k&kBefore != 0 && !p.digit(i+2): // trước
		return p.pub.y - 1, i + 2
	case k&kNext != 0 && !p.digit(i+2) && p.k(i+2)&kYear == 0:
		return p.pub.y + 1, i + 2
	}
	return 0, i
}

// cyclicYear reads a year by stem and branch ("Giáp Thìn") at j: the nearest
// to the article's day, or to the last day named.
func (p *pass) cyclicYear(j int) (y, end int) {
	if p.k(j)&kCan == 0 || p.k(j+1)&kChi == 0 || !p.tok[j].Cap() || !p.tok[j+1].Cap() {
		return 0, j
	}
	can, chi := p.value(p.tok[j].ID), p.value(p.tok[j+1].ID)
	near := p.pub.y
	if near == 0 {
		near = p.last.y
	}
	if near == 0 {
		return 0, j
	}
	for d := 0; d <= 30; d++ {
		for _, c := range [2]int{near + d, near - d} {
			if (c-4)%10 == can && (c-4)%12 == chi {
				return c, j + 2
			}
		}
	}
	return 0, j
}

// bareYear reads a year without "năm" at i: in a name ("Hội sách 2014"), a span
// ("2016 - 2020"), after a preposition.
func (p *pass) bareYear(i, y int) int {
	if y < 1900 || y > maxYear {
		return 0
	}
	if p.en && p.decadeS(i) && y%10 == 0 {
		p.emit(text.Span{Start: i, End: i + 2}, between(year(y), year(y+9)), ruleYears, "")
		return i + 2
	}
	if i > 0 && !p.tok[i].Break && p.tok[i-1].Class == text.Number {
		return 0
	}
	b := p.before(i)
	if b&(kNumber|kCount) != 0 && b&(kTo|kFrom) == 0 {
		return 0
	}
	for j := i - 1; j >= 0 && j >= i-3 && !p.tok[j+1].Break; j-- {
		if p.cueAt[j]&cStandard != 0 && p.tok[j].Case == text.Upper {
			return 0
		}
	}
	j := i + 1
	if p.has(j) {
		t := &p.tok[j]
		switch {
		case t.Class == text.Number:
			return 0
		case t.Class == text.Word && !t.Space:
			return 0
		case t.Is('%'):
			return 0
		case (t.Is('.') || t.Is(',') || t.Is(':') || t.Is('/')) && p.digit(j+1) && !p.tok[j+1].Space:
			return 0
		case t.IsDash() && !t.Space && p.has(j+1) && !p.tok[j+1].Space && p.yearAt(j+1) == 0:
			return 0
		case p.counted(j):
			return 0
		}
	}
	if lk, k := p.linkAt(j); lk == rangeLink {
		if y2 := p.yearAt(k); y2 > y && y2-y <= 100 && !p.counted(k+1) {
			return p.yearList(i, i, y)
		}
	}
	if p.en { // "from 1998 to 2017", "between 1998 and 2017"
		switch w := p.enBefore(i); w {
		case "early", "late", "mid":
			if p.enBefore(i-1) == "since" {
				p.emit(text.Span{Start: i, End: i + 1}, after(year(y)), ruleYear, "")
				return i + 1
			}
		case "since":
			p.emit(text.Span{Start: i, End: i + 1}, after(year(y)), ruleYear, "")
			return i + 1
		case "the":
			if p.modifies(i + 1) { // "the 2025 plan"
				return p.yearList(i, i, y)
			}
		case "from", "between":
			if lk, k := p.enLink(j); lk == rangeLink || lk == listLink && w == "between" {
				if y2 := p.yearAt(k); y2 > y && y2-y <= 100 {
					p.emit(text.Span{Start: i - 1, End: k + 1}, between(year(y), year(y2)), ruleRange, "")
					return k + 1
				}
			} else if w == "from" && (!p.has(i+1) || p.tok[i+1].Class == text.Punct && !p.tok[i+1].IsDash() || p.enWordIs(i+1, "onwards") || p.enWordIs(i+1, "onward")) {
				p.emit(text.Span{Start: i, End: i + 1}, after(year(y)), ruleYear, "")
				return i + 1
			}
		}
	}
	if p.en && i > 1 && !p.tok[i].Break && p.modifies(i+1) && (p.possessive(i-2) && p.enWordIs(i-1, "s") || p.k0(i-1)&kEnIts != 0) {
		return p.yearList(i, i, y) // "its 2025 budget", "WeWork's 2025 bond"
	}
	if !p.nameBefore(i, b) {
		return 0
	}
	return p.yearList(i, i, y)
}

// modifies reports whether the small word at j may be what a year before it
// says more of: no count of something.
func (p *pass) modifies(j int) bool {
	return p.has(j) && p.tok[j].Class == text.Word && p.tok[j].Case == text.Lower && p.tok[j].Space && !p.counted(j) && p.k(j)&(kEnPrep|kEnUnit) == 0 && !strings.HasSuffix(p.doc.Word(j), "s")
}

// nameBefore reports whether a year may stand after what is before i.
func (p *pass) nameBefore(i int, b kind) bool {
	if i == 0 || p.tok[i].Break {
		return p.k(i+2)&kYear != 0 && p.doc.Word(i+1) == "là" // "2016 là năm …"
	}
	if p.afterName(i) {
		return true
	}
	t := &p.tok[i-1]
	if b&(kFrom|kTo|kBefore|kAt|kEdge|kEnd|kMua|kSeason|kEnPrep|kEnSeason|kLaw) != 0 {
		return true
	}
	if t.IsQuote() || t.Is(')') || t.Is('(') {
		return !p.has(i+1) || p.tok[i+1].Class == text.Punct || t.IsQuote()
	}
	if t.Class != text.Word {
		// "2020, 2030 và 2050": after another year.
		return t.Is(',') && i > 1 && p.yearAt(i-2) != 0
	}
	if t.Cap() {
		return true
	}
	if b&kAnd != 0 && i > 1 && p.yearAt(i-2) != 0 {
		return true
	}
	// The small words of a name: "Năm Du lịch quốc gia 2013".
	for j := i - 2; j >= 0 && j >= i-4 && p.tok[j].Class == text.Word && !p.tok[j+1].Break; j-- {
		if p.tok[j].Cap() && b == 0 && p.doc.Sentence(j).Start != j {
			return true
		}
	}
	// After a small word the year must end the phrase.
	return !p.has(i+1) || p.tok[i+1].Class == text.Punct && !p.tok[i+1].IsDash() || p.cueAt[i-1]&cPeriod != 0
}

// afterName reports whether a document without a number is named just before
// i: "Luật Đầu tư 2014".
func (p *pass) afterName(i int) bool {
	docs := p.set.Documents
	return p.claims < len(docs) && docs[p.claims].Number == "" && docs[p.claims].End == i ||
		p.claims > 0 && p.claims <= len(docs) && docs[p.claims-1].Number == "" && docs[p.claims-1].End == i
}

// seasons reads "xuân 2014", "mùa hè năm 2019" at the name of the season.
func (p *pass) seasons(i int) int {
	q := p.value(p.tok[i].ID)
	j := i + 1
	mua := p.before(i)&kMua != 0
	if p.k(j)&kSeason != 0 && mua { // "vụ Đông Xuân 2023-2024"
		j++
		if p.has(j) && p.tok[j].IsDash() {
			j++
		}
		if y := p.yearAt(j); y != 0 {
			return p.yearList(i, j, y)
		}
		return 0
	}
	y := p.yearAt(j)
	end := j + 1
	if y == 0 && p.k(j)&kYear != 0 {
		y, end = p.yearTail(j, false)
	}
	if y == 0 || !mua && p.before(i)&(kEdge|kAt) == 0 {
		return 0
	}
	if p.has(end) && p.tok[end].IsDash() && p.yearAt(end+1) != 0 {
		return 0
	}
	p.emit(text.Span{Start: i, End: end}, one(season(y, q)), ruleSeason, "")
	return end
}
