package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// frameWeights are what a frame adds to its type, by its sentence.
var frameWeights = [...]float64{12, 7, 4}

const (
	frameGap  = 5  // tokens between the organizing verb and the event's noun
	frameBack = 40 // tokens between the event's noun and "diễn ra"
)

// frame is the main clause of the opening that says what is held: somebody
// organizes a gathering ("Sở tổ chức Hội thảo …"), or one takes place ("Hội
// nghị … diễn ra tại …"). What the title and the clause deal with ("chia sẻ
// kinh nghiệm") tells less than what is held.
func (r *run) frame() (told, float64, bool) {
	for n, s := range r.doc.Sentences {
		if n >= len(frameWeights) {
			break
		}
		for i := s.Start; i < s.End; i++ {
			if r.inName[i] {
				continue
			}
			if t, ok := r.organizes(s, i); ok {
				return t, frameWeights[n], true
			}
			if t, ok := r.held(s, i); ok {
				return t, frameWeights[n], true
			}
		}
	}
	return told{}, 0, false
}

// organizes reads "tổ chức Hội thảo" at token i.
func (r *run) organizes(s text.Span, i int) (told, bool) {
	h, ok := r.c.Hits.Longest(i, r.roleTable)
	if !ok || r.roles[h.Row].role != schema.Organizer || r.roles[h.Row].partner {
		return told{}, false
	}
	g := r.group(s, i)
	if g.Cue.Has(clause.Noun | clause.Subordinate | clause.Must | clause.Negation) {
		return told{}, false
	}
	end := int(h.End)
	for j := i; j < s.End && j < end+frameGap; j++ {
		t, ok := r.c.Hits.Longest(j, r.triggerTable)
		if !ok {
			continue
		}
		k := &r.triggers[t.Row]
		if k.form == noForm || k.weight < 2 || k.form == verb && j > end || t.End <= h.End && k.form == verb && !g.Cue.Has(clause.Past) {
			continue
		}
		if s.Start != r.doc.Sentences[0].Start && len(r.subjects(s, i)) == 0 {
			continue // "phải lùi giờ tổ chức tang lễ"
		}
		return told{span: t.Span(), typ: k.typ, form: k.form, weight: k.weight, rule: ruleOpening, named: true, group: g}, true
	}
	return told{}, false
}

// held reads "diễn ra" at token i: the event's noun stands before it in the
// clause, or follows ("đã diễn ra Hội nghị …").
func (r *run) held(s text.Span, i int) (told, bool) {
	h, ok := r.c.Hits.Longest(i, r.heldTable)
	if !ok {
		return told{}, false
	}
	g := r.group(s, i)
	if g.Cue.Has(clause.Noun | clause.Subordinate | clause.Negation) {
		return told{}, false
	}
	at := func(j int) (told, bool) {
		t, ok := r.c.Hits.Longest(j, r.triggerTable)
		if !ok || r.inOrg(j) {
			return told{}, false
		}
		k := &r.triggers[t.Row]
		if k.form != noun || k.weight < 2 {
			return told{}, false
		}
		return told{span: t.Span(), typ: k.typ, form: k.form, weight: k.weight, rule: ruleOpening, group: g}, true
	}
	for j := int(h.End); j < s.End && j < int(h.End)+2; j++ {
		if t, ok := at(j); ok {
			return t, true
		}
	}
	for j := max(s.Start, i-frameBack); j < i; j++ {
		t, ok := at(j)
		if !ok {
			continue
		}
		// "Tại hội nghị diễn ra sáng nay, …" only says where something else was.
		c, _ := r.cue.Before(j)
		return t, !c.Has(clause.Preposition|clause.Subordinate) && !r.doc.Tokens[j].Is(',')
	}
	return told{}, false
}
