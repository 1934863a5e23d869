package date

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// MainTime is the index of the date in set.Dates that is the time of the main
// event, None if no date is. It weighs where a date stands (the opening of the
// article, the opening of a sentence), the verb of its clause, and how much its
// sentence has in common with the title. Deadlines, dates of documents cited,
// periods, anniversaries and background never are.
//
// f must be the Finder of the lexicon that c was scanned with.
func (f *Finder) MainTime(c *mention.Context, set *mention.Set) int {
	p := &pass{Finder: f, c: c, doc: c.Doc, tok: c.Doc.Tokens, set: set, lastAt: -1, saidAt: -1}
	if pub, ok := parsePublished(c.Published); ok {
		p.pub = pub
	}
	p.readCues()
	title := titleWords(c.Title)
	best, at := minWeight-1, mention.None
	for i := range set.Dates {
		if i > 200 {
			break // the opening has long passed
		}
		if w := p.weigh(i, title); w > best {
			best, at = w, i
		}
	}
	return at
}

// minWeight is the least weight of a date that is taken.
const minWeight = 5

func titleWords(d *text.Doc) map[string]bool {
	if d == nil {
		return nil
	}
	m := make(map[string]bool, len(d.Tokens))
	for i := range d.Tokens {
		if d.Tokens[i].Class == text.Word {
			m[text.FoldString(d.Word(i))] = true
		}
	}
	return m
}

func (p *pass) weigh(i int, title map[string]bool) int {
	d := &p.set.Dates[i]
	switch d.Precision {
	case schema.PrecisionDay, schema.PrecisionMinute, schema.PrecisionHour:
	case schema.PrecisionRange:
		if d.Rule != ruleRange && d.Rule != ruleWeek || len(d.EDTF) < 21 {
			return 0
		}
	default:
		return 0
	}
	switch d.Use {
	case mention.PlainDate:
	case mention.DocumentDate:
		if !p.issued(i) {
			return 0
		}
	default:
		return 0
	}
	if d.Limit == mention.Until {
		return 0
	}
	s := d.Span.Start
	n := p.doc.SentenceOf(s)
	sent := p.doc.Sentences[n]
	w := max(0, 5-n)
	if s == sent.Start {
		w += 3
	}
	if p.kind(p.tok[s].ID)&kPart != 0 {
		w += 2
	}
	for j := d.Span.End; j < sent.End && j < d.Span.End+reach; j++ {
		if p.cueAt[j]&cEvent != 0 {
			w += 2
			break
		}
	}
	if d.Use == mention.DocumentDate {
		w -= 2
	}
	if b := &p.doc.Blocks[p.doc.BlockOf(s)]; b.Kind == schema.BlockCaption {
		w -= 3
	}
	shared := 0
	for j := sent.Start; j < sent.End && j < sent.Start+80; j++ {
		if p.tok[j].Class == text.Word && title[text.FoldString(p.doc.Word(j))] {
			shared++
		}
	}
	if len(title) > 0 {
		w += min(4, shared*6/len(title))
	}
	return w
}

// issued reports whether date i is that of a document the article reports the
// issue of.
func (p *pass) issued(i int) bool {
	for k := range p.set.Documents {
		if x := &p.set.Documents[k]; x.Date == i && x.Relation == schema.Issued {
			return true
		}
	}
	return false
}
