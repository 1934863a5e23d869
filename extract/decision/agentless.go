package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// agentless reports whether a verb without a subject may be the speaker's: it
// begins its sentence or clause, or goes on after "và", "đồng thời", a comma.
func (r *run) agentless(s text.Span, from, g int) bool {
	i := from
	for i < g {
		c, at := r.cues.At(i)
		if c.Has(clause.Connector | clause.Adverb | clause.And) {
			i = at
			continue
		}
		if t := &r.doc.Tokens[i]; t.Class == text.Punct && (!t.IsQuote() || i == s.Start && r.quoteAt(i) != nil) {
			i++
			continue
		}
		break
	}
	if i >= g {
		return true
	}
	if r.fronts(i, g) {
		return true
	}
	c, _ := r.cues.Before(g)
	return (c.Has(clause.And) || r.doc.Tokens[g-1].Is(',') || r.doc.Tokens[g-1].Is(';')) && r.voice.known() && r.voice.unit.Start >= s.Start
}

// fronts reports whether [i, g) is an opening phrase, up to a comma, that leaves
// the verb after it without a subject: "Căn cứ tình hình trên, đề nghị …".
func (r *run) fronts(i, g int) bool {
	if g-i < 2 || g-i > reach || !r.doc.Tokens[g-1].Is(',') {
		return false
	}
	c, _ := r.cues.At(i)
	if !c.Has(clause.Subordinate|clause.Noun|clause.Preposition) || !r.doc.Tokens[i].Cap() {
		return false
	}
	for k := i; k < g-1; k++ {
		if v := r.at[k].verb; v != 0 && r.at[k].unit == 0 && (r.f.verbs[v-1].frame == frameSay || r.f.verbs[v-1].frame == frameOrder) {
			return false
		}
	}
	return true
}

// paperBack bounds how far back the issuer of a document is looked for, in
// tokens.
const paperBack = 200

// paperSays is whose the document is that asks: "Công điện cũng yêu cầu …". Its
// issuer was said with its name before, or is who decided last.
func (r *run) paperSays(from, g int) (mention.Actor, *unit, bool) {
	for n := 0; n < 2 && g-1 > from && (r.is(g-1, r.f.word.this) || r.is(g-1, r.f.word.above) || r.isWord(g-1, "nêu")); n++ {
		g--
	}
	at := -1
	for k := max(from, g-3); k < g; k++ {
		if c := &r.at[k]; int(c.paperEnd) == g && (c.paper == paperLetter || c.paper == paperRule || c.paper == paperPlan) && c.unit == 0 {
			at = k
			break
		}
	}
	if at < 0 || at > from+4 {
		return mention.Nobody, nil, false
	}
	for k := at - 1; k >= max(0, at-paperBack); k-- {
		if r.at[k].paper != r.at[at].paper || !r.same(k, at, g-at) {
			continue
		}
		end := int(r.at[k].paperEnd)
		if u := r.unitAt(k); u != nil && u.kind == unitPaper {
			end = u.End
		}
		for n := 0; n < 2 && end < at && r.doc.Tokens[end].Class == text.Number; n++ {
			end++
		}
		if u, _ := r.paperOf(end, at); u != nil {
			return r.issuer(u), u, true
		}
	}
	if len(r.out) > 0 && r.last.directs() {
		return r.last.who, r.last.from, true
	}
	return mention.Nobody, nil, false
}

// speaker is who acts where nobody is named: whoever speaks, else the body
// whose document is told of.
func (r *run) speaker(paper int) (mention.Actor, *unit) {
	if r.voice.known() {
		return r.voice.actor, r.voice.unit
	}
	if r.law.open {
		return r.law.who, r.law.from
	}
	if len(r.out) > 0 && (r.said == r.now || r.said >= r.now-2 && r.last.directs()) {
		return r.last.who, r.last.from // goes on
	}
	return mention.Nobody, nil
}
