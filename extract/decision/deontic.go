package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// deontic tries the modal at token i: "Sở phải …" said by somebody with a
// voice, "Sở sẽ …" promised. It gives the token to go on from, or i.
func (r *run) deontic(s text.Span, from, i int) int {
	c, at := r.cues.At(i)
	if at >= s.End || r.at[i].unit != 0 {
		return i
	}
	switch {
	case c.Has(clause.Must):
		return r.must(s, from, i, at)
	case c.Has(clause.Future):
		return r.will(s, from, i, at)
	}
	return i
}

// must is a duty that the speaker lays down.
func (r *run) must(s text.Span, from, i, at int) int {
	if b, ok := r.onPaper(s, from, i); ok {
		return r.task(b, s, from, i, at)
	}
	if !r.voice.known() || !r.contentAt(at) && !r.forbids(i) {
		return at
	}
	if r.voice.unit.kind == unitOrg && r.passesOn(r.voice.unit) || !r.voice.strong && !r.entitled(r.voice.unit) {
		return at
	}
	if !r.voice.strong && r.quoteAt(i) == nil && r.voice.blocks > 0 {
		return at
	}
	g := r.group(from, i)
	if g.Cue.Has(clause.Subordinate|clause.Noun|clause.Past) || r.isWord(i-1, "đang") || r.isWord(i-1, "luôn") {
		return at // what was or is so
	}
	if r.under(from, i) || r.isWord(i-1, "chỉ") || r.isWord(g.Start, "nên") && g.Start < i {
		return at // "… nên phải …": a consequence
	}
	b := base{kind: schema.KindDirective, who: r.voice.actor, from: r.voice.unit, paper: mention.None, rule: "decision.duty"}
	if r.isWord(i, "nên") && !r.voice.strong {
		b.kind = schema.KindProposal
	}
	if r.voice.unit.kind == unitGroup || r.level(r.voice.unit) == levelOutside || r.level(r.voice.unit) == levelUnknown && !r.voice.strong {
		b.kind = schema.KindProposal
	}
	if b.kind == schema.KindDirective && r.deputy(r.voice.unit) {
		b.kind = schema.KindProposal
	}
	start := at
	if r.forbids(i) {
		start = i
	}
	head := r.pastOpeners(max(from, g.Start-reach), g.Start)
	switch {
	case r.lastClause(head, g.Start) >= g.Start || head >= g.Start: // "Cần …": those addressed stay
		if r.last.rule != "" && sameActor(r.last.who, b.who) {
			b.to = r.last.to
		}
	default:
		to, _, j := r.addressees(r.lastClause(head, g.Start), s.End)
		switch {
		case len(to) > 0 && j >= g.Start-1 && j <= i && r.animate(to[0]):
			b.to = to
		case r.doc.Tokens[g.Start-1].Is(','):
		default:
			// What must be so is a thing: the whole clause says it.
			if r.isWord(i, "nên") && g.Start-r.lastClause(head, g.Start) > 5 {
				return at // "nên": therefore
			}
			if r.past(head, g.Start) || r.caused(head, g.Start) || r.lists(at, s.End) {
				return at
			}
			if r.voice.strong || r.quoteAt(i) == nil && r.voice.blocks == 0 && r.voice.unit.Start >= s.Start {
				if b.kind == schema.KindDirective {
					b.kind = schema.KindConclusion
				}
				start = r.lastClause(head, g.Start)
			} else {
				return at
			}
		}
	}
	return r.content(b, start, s.End)
}

// lists reports whether "gồm" follows within a few words of token i: the modal
// belongs to what is listed ("các hộ phải di dời gồm …").
func (r *run) lists(i, end int) bool {
	for ; i < min(end, i+12) && r.doc.Tokens[i].Class != text.Punct; i++ {
		if r.isWord(i, "gồm") {
			return true
		}
	}
	return false
}

// caused reports whether "nên" stands in [i, end): what follows is a
// consequence, no duty.
func (r *run) caused(i, end int) bool {
	for i = max(i, end-reach); i < end; i++ {
		if r.isWord(i, "nên") {
			return true
		}
	}
	return false
}

// entitled reports whether u speaks for something: he has a post, or is a
// body or a post himself. A private person lays down no duty.
func (r *run) entitled(u *unit) bool {
	if u.kind == unitPerson || u.actor.Person != mention.None {
		return u.actor.Person != mention.None && len(r.ent.People[u.actor.Person].Positions) > 0
	}
	return true
}

// onPaper reports whether the sentence speaks for a document it names at its
// head ("Căn cứ Chỉ thị số … của UBND tỉnh, Sở A cần …"): who then asks is the
// document's issuer.
func (r *run) onPaper(s text.Span, from, i int) (base, bool) {
	b := base{kind: schema.KindDirective, paper: mention.None, rule: "decision.duty"}
	j := r.pastOpeners(s.Start, i)
	c, at := r.cues.At(j)
	if !c.Has(clause.Noun | clause.Preposition) {
		return b, false
	}
	if u := r.unitAt(at); u == nil || u.kind != unitPaper {
		return b, false
	} else {
		b.paper = u.ref
	}
	for k := at; k < min(i, at+reach) && !r.doc.Tokens[k].Is(','); k++ {
		if t := &r.doc.Tokens[k]; t.ID != 0 && t.ID == r.f.word.of {
			if u := r.unitAt(k + 1); u != nil && u.isActor() {
				b.who, b.from = r.issuer(u), u
				return b, true
			}
		}
	}
	if r.law.open {
		b.who, b.from = r.law.who, r.law.from
		return b, true
	}
	return b, false
}

// task is a duty that a document lays on those named before the modal.
func (r *run) task(b base, s text.Span, from, i, at int) int {
	from = max(from, i-reach)
	start := from
	for k := from; k < i; k++ {
		if r.doc.Tokens[k].Is(',') && k+1 < i && r.unitAt(k+1) != nil {
			start = k + 1
			break
		}
	}
	to, _, j := r.addressees(start, s.End)
	if len(to) == 0 || j > i {
		return at
	}
	b.to = to
	if r.announces(at, s.End) {
		r.open(b, s)
		return s.End
	}
	return r.content(b, at, s.End)
}

// under reports whether a subordinating word stands between from and i in the
// clause of i.
func (r *run) under(from, i int) bool {
	for k := i - 1; k >= max(from, i-15); k-- {
		if t := &r.doc.Tokens[k]; t.Is(',') || t.Is(':') || t.IsQuote() {
			return false
		}
		if c, _ := r.cues.Before(k + 1); c.Has(clause.Subordinate) {
			return true
		}
	}
	return false
}

// lastClause is where the clause that ends before token to begins, from token
// from: after a verb of saying and a comma or colon.
func (r *run) lastClause(from, to int) int {
	from = max(from, to-reach)
	start := from
	for i := from; i < to; i++ {
		if u := r.unitAt(i); u != nil {
			i = u.End - 1
			continue
		}
		if v := r.at[i].verb; v != 0 && int(r.at[i].verbEnd) <= to {
			if f := r.f.verbs[v-1].frame; f == frameSay || f == frameOrder {
				start = r.pastThat(int(r.at[i].verbEnd), to)
				i = max(i, start-1)
				continue
			}
		}
		if t := &r.doc.Tokens[i]; t.Is(',') && i+1 < to && (r.unitAt(i+1) != nil || r.at[i+1].nounEnd > 0) && !r.enumerates(i, from) {
			start = i + 1
		}
	}
	return start
}

// enumerates reports whether the comma at token i stands between nouns of a
// list rather than after an opening phrase.
func (r *run) enumerates(i, from int) bool {
	if u := r.unitBefore(i); u != nil && u.isActor() && u.Start > from {
		c, _ := r.cues.Before(u.Start)
		return !c.Has(clause.Preposition)
	}
	return false
}

// will is what the subject, or the speaker for his side, will do.
func (r *run) will(s text.Span, from, i, at int) int {
	if r.at[at].actionEnd == 0 || r.at[at].unit != 0 || r.isWord(at, "có") || r.isWord(at, "là") || r.isWord(at, "không") {
		return at
	}
	if r.isWord(at+2, "là") && (r.isWord(at, "thực") || r.isWord(at, "thật")) {
		return at // "sẽ thực sự là …"
	}
	g := r.group(from, i+1)
	for k := max(s.Start, i-reach); k < i; k++ {
		if q, _ := r.cues.At(k); q.Has(clause.Planned) || r.at[k].phrase&phraseOutlook != 0 && r.at[k].unit == 0 {
			return at // foreseen or hoped for
		}
	}
	if r.under(from, i) || g.Cue.Has(clause.Planned) || r.agenda(s) {
		return at
	}
	if w := g.Start - 1; w > from && (r.isWord(w, "đó") || r.is(w, r.f.word.this)) && (r.isWord(w-1, "điều") || r.isWord(w-1, "việc")) {
		return at // "điều đó sẽ …"
	}
	who, u, ok := r.subject(from, g.Start)
	if !ok || u != nil && u.kind == unitGroup || u == nil && r.meets(who.Written) {
		return at
	}
	if u != nil && r.unitBefore(g.Start) == nil && !r.doc.Tokens[g.Start-1].Is(',') && !r.near(u, g.Start) {
		return at
	}
	b := base{kind: schema.KindCommitment, who: who, from: u, paper: mention.None, rule: "decision.promise"}
	if r.voice.known() && r.voice.unit.kind != unitOrg && r.voice.blocks == 0 && r.voiced(s, i) {
		b.who, b.from = r.voice.actor, r.voice.unit
	}
	if r.doc.Tokens[s.End-1].Is(':') && r.announces(at, s.End) {
		r.open(b, s)
		return s.End
	}
	return r.content(b, at, s.End)
}

// agenda reports whether the sentence begins "Tại kỳ họp này, …": what will be
// done there is its programme.
func (r *run) agenda(s text.Span) bool {
	i := s.Start
	if c, at := r.cues.At(i); c.Has(clause.Preposition | clause.Connector) {
		i = at
	}
	return i > s.Start && i < s.End && r.at[i].phrase&phraseMeeting != 0
}

// meets reports whether the words name a meeting: what it will do is its
// programme.
func (r *run) meets(w text.Span) bool {
	return !w.Empty() && r.at[w.Start].phrase&phraseMeeting != 0
}

// near reports whether only a few words stand between unit u and token i.
func (r *run) near(u *unit, i int) bool { return i-u.End <= 6 }

// voiced reports whether the voice was named in the sentence s before token i,
// or goes on from a speech.
func (r *run) voiced(s text.Span, i int) bool {
	return r.voice.strong || r.voice.unit.Start >= s.Start && r.voice.unit.Start < i || r.quoteAt(i) != nil
}

// promise is a verb of promising: issuer V content.
func (r *run) promise(s text.Span, from, i, end int, v *verb) int {
	g := r.group(from, i)
	if g.Cue.Has(clause.Noun|clause.Subordinate) || g.Unreal() || end >= s.End || r.nounAfter(end) {
		return end
	}
	who, u, ok := r.subject(from, g.Start)
	if !ok {
		return end
	}
	j := r.pastThat(end, s.End)
	if c, at := r.cues.At(j); c.Has(clause.Future) {
		j = at
	}
	if !r.contentAt(j) {
		return end
	}
	return r.content(base{kind: v.kind, who: who, from: u, paper: mention.None, rule: "decision.promise"}, j, s.End)
}
