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
