package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// weighTitle counts the triggers of the title.
func (r *run) weighTitle(sc *scores) []string {
	d, hits := r.c.Title, r.c.TitleHits
	if d == nil || hits == nil {
		return nil
	}
	var types []string
	for i := 0; i < len(d.Tokens); {
		h, ok := hits.Longest(i, r.triggerTable)
		if !ok {
			i++
			continue
		}
		g := &r.triggers[h.Row]
		i = int(h.End)
		if g.form == noForm || inProperName(d, h) {
			continue
		}
		w := g.weight * titleFactor
		spoken := g.typ == schema.TypeStatement && g.form == verb
		said := spoken && len(types) > 0 && !sc.spoken && afterColon(d, int(h.Start)) // "Dân bị phạt oan: Luật sư lên tiếng"
		switch {
		case said:
			for i := range sc.sum {
				sc.sum[i] *= topicFactor
			}
			w += g.weight*titleFirst + titleSaid
		case len(types) == 0:
			w += g.weight * titleFirst
			if spoken {
				w += titleSpoken
			}
		case g.form == verb: // "Hướng dẫn thanh tra": the first verb rules
			w *= titleLater
		}
		sc.spoken = sc.spoken || spoken
		switch {
		case g.form == noun && followsAfter(d, int(h.Start)):
			w *= 0.25
		case g.form == verb && !said && int(h.Start) > 0 && r.nominal(d, hits, int(h.Start)):
			w *= 0.4
		}
		if quoted(d, int(h.Start)) {
			w *= 0.4 // somebody else's word
		}
		sc.add(g.typ, w)
		types = append(types, g.typ)
	}
	r.weighTitleQuote(sc)
	if n := len(d.Tokens); n > 0 {
		sc.spoken = d.Tokens[n-1].Is('?') // a question the article has answered
	}
	for _, t := range sc.types {
		sc.spoken = sc.spoken || t == schema.TypeStatement
	}
	return types
}

// weighTitleQuote: a title that is a quotation, or a speaker, a colon and what
// he says, tells of a statement.
func (r *run) weighTitleQuote(sc *scores) {
	d := r.c.Title
	n := len(d.Tokens)
	if n == 0 {
		return
	}
	if t := &d.Tokens[0]; t.IsQuote() || t.Is('\'') || t.Is('‘') {
		sc.add(schema.TypeStatement, 16)
		return
	}
	for i := 2; i < n-2; i++ {
		if !d.Tokens[i].Is(':') {
			continue
		}
		for j := range i { // "Giám đốc Sở Y tế: Không tăng viện phí"
			if _, ok := r.c.TitleHits.Longest(j, r.postTable); ok {
				sc.add(schema.TypeStatement, titleSpeaker)
				return
			}
		}
		q := &d.Tokens[i+1]
		if q.IsQuote() || q.Is('\'') || q.Is('‘') {
			sc.add(schema.TypeStatement, 16)
		}
		return
	}
}

// titleSpoken is what a verb of speech that rules the title adds: what is
// spoken of fills the body.
const titleSpoken = 6

// titleSaid is what one adds that stands after a colon, as a quotation does.
const titleSaid = 22

// topicFactor is for what stands before the colon of "…: Luật sư lên tiếng".
const topicFactor = 0.4

// afterColon reports whether a colon stands before token i of a title.
func afterColon(d *text.Doc, i int) bool {
	for j := range i {
		if d.Tokens[j].Is(':') {
			return true
		}
	}
	return false
}

// followsAfter reports whether the gathering at token i of a title only says
// when or where something else was: "Ẩu đả sau cuộc họp".
func followsAfter(d *text.Doc, i int) bool {
	if i == 0 {
		return false
	}
	switch d.Word(i - 1) {
	case "sau", "trước", "tại", "trong":
		return i > 1
	}
	return false
}

// quoted reports whether token i of a title stands between quotation marks.
func quoted(d *text.Doc, i int) bool {
	in := false
	for j := range i {
		if t := &d.Tokens[j]; t.IsQuote() || t.Is('\'') || t.Is('‘') || t.Is('’') {
			in = !in
		}
	}
	return in
}

// titleSpeaker is what a post before a colon adds: its holder says what follows.
const titleSpeaker = 12

// inProperName reports whether a trigger of the title stands inside a name:
// with a capital, after a word with one, neither opening the title.
func inProperName(d *text.Doc, h lexicon.Hit) bool {
	i := int(h.Start)
	return i > 0 && d.Tokens[i].Case == text.Title && d.Tokens[i-1].Case == text.Title && d.Tokens[i].Space && i-1 > 0
}

// nominal reports whether the verb at token i is used as a noun, or as an aim.
func (r *run) nominal(d *text.Doc, hits *lexicon.Hits, i int) bool {
	if d == r.doc {
		g := r.group(r.doc.Sentence(i), i)
		return g.Cue.Has(clause.Noun | clause.Subordinate | clause.Must)
	}
	g := r.cues.Read(d, hits).Group(0, i)
	return g.Cue.Has(clause.Noun | clause.Subordinate | clause.Must)
}

// topicTitle reports whether the title begins with a verb, with nobody who
// acts: "Tuyên truyền phòng, chống cháy", the subject of a document.
func (r *run) topicTitle() bool {
	if r.c.Title == nil || r.c.TitleHits == nil {
		return false
	}
	h, ok := r.c.TitleHits.Longest(0, r.triggerTable)
	return ok && r.triggers[h.Row].form == verb
}
