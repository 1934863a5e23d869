package date

import (
	"slices"
	"sync"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// The rules, as records name them.
const (
	ruleNumeric  mention.Rule = "date.numeric"  // 25/01/2007
	ruleWords    mention.Rule = "date.words"    // ngày 25 tháng 1 năm 2007
	ruleRange    mention.Rule = "date.range"    // từ ngày 20 đến 25/3
	ruleList     mention.Rule = "date.list"     // ngày 25 và 26/1
	ruleTime     mention.Rule = "date.time"     // 8h30 ngày 7/10
	ruleMonth    mention.Rule = "date.month"    // tháng 3/2024
	ruleQuarter  mention.Rule = "date.quarter"  // quý III/2024
	ruleHalf     mention.Rule = "date.part"     // 6 tháng đầu năm
	ruleYear     mention.Rule = "date.year"     // năm 2006
	ruleYears    mention.Rule = "date.years"    // 2016 - 2020
	ruleSeason   mention.Rule = "date.season"   // xuân 2014
	ruleRelative mention.Rule = "date.relative" // hôm nay
	ruleWeek     mention.Rule = "date.week"     // tuần trước
	ruleWeekday  mention.Rule = "date.weekday"  // thứ Sáu tuần này
	ruleSame     mention.Rule = "date.same"     // cùng ngày
	ruleLunar    mention.Rule = "date.lunar"    // mùng 10 tháng 3 âm lịch
)

// Finder finds dates. It is immutable and safe for use by many goroutines.
type Finder struct {
	words

	passes sync.Pool // of *pass
}

// New reads the tables date and date_cue of lex.
func New(lex *lexicon.Lexicon) *Finder { return &Finder{words: readWords(lex)} }

// pass is one reading of one text.
type pass struct {
	*Finder
	c   *mention.Context
	doc *text.Doc
	tok []text.Token
	set *mention.Set
	vi  bool
	en  bool

	pub    point // the day the article appeared; grain noGrain where unknown
	cueAt  []cue // by token: what begins there
	last   point // the last day the text named, with its year
	lastAt int   // its token
	said   point // the last day named with its year, in so many digits
	saidAt int
	claims int // next document whose tokens are not to be read
}

// Find appends the dates of the text to set.Dates, in order, and gives the
// documents of set their dates.
func (f *Finder) Find(c *mention.Context, set *mention.Set) {
	p := f.open(c, set)
	first := len(set.Dates)
	set.Dates = slices.Grow(set.Dates, len(p.tok)/perDate+4)
	for i := 0; i < len(p.tok); {
		if end := p.claimed(i); end > i {
			i = end
			continue
		}
		next := 0
		t := &p.tok[i]
		switch {
		case t.Class == text.Number:
			next = p.atNumber(i)
		case t.ID != 0:
			k := p.kind(t.ID)
			if p.vi && k&viStart != 0 {
				next = p.atWord(i, k)
			}
			if next <= i && p.en && k&enStart != 0 {
				next = p.atEnglish(i, k)
			}
		}
		if next > i {
			i = next
		} else {
			i++
		}
	}
	p.uses(first)
	p.bind(first)
	f.close(p)
}

// open begins a reading, in the room of an earlier one where there is one.
func (f *Finder) open(c *mention.Context, set *mention.Set) *pass {
	p, _ := f.passes.Get().(*pass)
	if p == nil {
		p = new(pass)
	}
	*p = pass{
		Finder: f, c: c, doc: c.Doc, tok: c.Doc.Tokens, set: set, cueAt: p.cueAt,
		vi: c.Language != "en", en: c.Language != "vi", lastAt: -1, saidAt: -1,
	}
	if pub, ok := parsePublished(c.Published); ok {
		p.pub = pub
	}
	p.readCues()
	return p
}

// close ends a reading and leaves its room to the next, unless the text was
// so long that the room would weigh on all that follow.
func (f *Finder) close(p *pass) {
	if len(p.tok) <= maxKept {
		*p = pass{cueAt: p.cueAt}
		f.passes.Put(p)
	}
}

// maxKept is how many tokens a text may have for its room to be kept.
const maxKept = 1 << 16

// perDate is how many tokens of common prose hold one date.
const perDate = 96

// readCues notes where the words of date_cue begin.
func (p *pass) readCues() {
	n := len(p.tok) + 1
	p.cueAt = slices.Grow(p.cueAt[:0], n)[:n]
	clear(p.cueAt)
	start, end := int32(-1), int32(0) // of the longest form: "họp báo cáo" is no "họp báo"
	for _, h := range p.c.Hits.All() {
		if h.Table != p.cueTable || h.Start == start && h.End < end {
			continue
		}
		start, end = h.Start, h.End
		p.cueAt[h.Start] |= p.cues[h.Row]
	}
}

// claimed is the end of the document number that token i lies in, 0 if none.
func (p *pass) claimed(i int) int {
	docs := p.set.Documents
	for p.claims < len(docs) && (docs[p.claims].End <= i || docs[p.claims].Number == "") {
		p.claims++
	}
	if p.claims < len(docs) && docs[p.claims].Contains(i) {
		return docs[p.claims].End
	}
	return 0
}

// has reports whether token j is there and in the same block as the one
// before it.
func (p *pass) has(j int) bool { return j < len(p.tok) && !p.tok[j].Break }

// k is the kind of token j, 0 beyond the block.
func (p *pass) k(j int) kind {
	if j < 0 || j >= len(p.tok) || j > 0 && p.tok[j].Break {
		return 0
	}
	return p.kind(p.tok[j].ID)
}

// before is the kind of the token before i in the same block.
func (p *pass) before(i int) kind {
	if i <= 0 || p.tok[i].Break {
		return 0
	}
	return p.kind(p.tok[i-1].ID)
}

// is reports whether token j is the word with that id.
func (p *pass) is(j int, id int32) bool { return p.has(j) && id != 0 && p.tok[j].ID == id }

// mark reports whether token j is the punctuation mark r.
func (p *pass) mark(j int, r rune) bool { return p.has(j) && p.tok[j].Is(r) }

// number is the value of the digits at j, -1 if there are none or too many.
func (p *pass) number(j int) (v, width int) {
	if j >= len(p.tok) || p.tok[j].Class != text.Number || p.tok[j].End-p.tok[j].Start > 4 {
		return -1, 0
	}
	for _, c := range []byte(p.doc.Text[p.tok[j].Start:p.tok[j].End]) {
		v = v*10 + int(c-'0')
		width++
	}
	return v, width
}

// yearAt is the four-digit year at j, 0 if there is none.
func (p *pass) yearAt(j int) int {
	if !p.has(j) {
		return 0
	}
	if v, w := p.number(j); w == 4 && v >= 1000 && v <= maxYear {
		return v
	}
	return 0
}

// numeral is the value of a small number at j, in digits or words, and the
// token after it; 0 if there is none.
//
// j itself may open a block.
func (p *pass) numeral(j int) (v, end int) {
	if j >= len(p.tok) {
		return 0, j
	}
	if v, w := p.number(j); w > 0 && w <= 2 {
		return v, j + 1
	}
	if p.k0(j)&kNum == 0 {
		return 0, j
	}
	v, end = p.value(p.tok[j].ID), j+1
	if k2 := p.k(end); k2&kNum != 0 && p.tok[end].Case == text.Lower || k2&kNum != 0 && p.tok[j].Case == text.Title {
		n := p.value(p.tok[end].ID)
		switch {
		case v == 10 && n < 10: // mười hai
			return 10 + n, end + 1
		case v < 10 && n == 10: // hai mươi
			v, end = v*10, end+1
			if p.k(end)&kNum != 0 && p.value(p.tok[end].ID) < 10 {
				v += p.value(p.tok[end].ID)
				end++
			}
		case v == 2 && n == 1 || v == 2 && n == 5: // hai mốt, hai lăm
			v, end = 20+n, end+1
		}
	}
	return v, end
}

// emit adds one date.
func (p *pass) emit(s text.Span, v value, rule mention.Rule, from string) {
	if !v.valid() {
		return
	}
	if v.a.grain == byDay && v.a.h >= 0 && rule != ruleRange {
		rule = ruleTime
	}
	d := mention.Date{Span: s, From: from, Rule: rule}
	d.EDTF, d.Start, d.End, d.Precision = v.render()
	d.Span.End = s.End
	p.set.Dates = append(p.set.Dates, d)
	end := v.a
	if v.shape == interval {
		end = v.b
	}
	if end.grain == byDay && end.y != 0 {
		end.h = -1
		p.last, p.lastAt = end, s.Start
		if from == "" && !p.ofDocument(s.Start) {
			p.said, p.saidAt = end, s.Start
		}
	}
}
