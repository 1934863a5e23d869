package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// order is a verb of ordering or asking: issuer V addressee content.
func (r *run) order(s text.Span, from, i, end int, v *verb) int {
	if end >= s.End {
		return end
	}
	g := r.cues.Group(from, i)
	if g.Cue.Has(clause.Noun|clause.Subordinate) || g.Unreal() || r.nounAfter(end) {
		return end
	}
	if g.Cue.Has(clause.Future) && v.weak {
		return end
	}
	b := base{kind: v.kind, paper: r.paperBefore(from, i), rule: "decision.order"}
	var patient *unit
	switch {
	case g.Cue.Has(clause.Passive):
		// "X được yêu cầu …": the subject is addressed, who orders is not said.
		_, u, ok := r.subject(from, g.Start)
		if !ok || u == nil {
			return end
		}
		b.who, patient, b.rule = mention.Nobody, u, "decision.passive"
	default:
		who, u, start, ok := r.subjectAt(from, g.Start)
		if ok {
			if c, at := r.cues.Before(start); c.Has(clause.Passive) && at > from {
				// "X được Y yêu cầu …"
				if _, p, ok := r.subject(from, at); ok && p != nil {
					patient, b.rule = p, "decision.passive"
				}
			}
		}
		if !ok && !v.soft {
			who, ok = r.nounSubject(from, g.Start)
		}
		if !ok {
			if !r.agentless(s, from, g.Start) {
				return end
			}
			who, u = r.speaker(b.paper)
			b.rule = "decision.agentless"
		}
		b.who, b.from = who, u
	}
	if u := b.from; u != nil && (u.kind == unitPerson || u.kind == unitPost || u.kind == unitOrg) && patient == nil {
		r.voice.set(b.who, u, v.kind == schema.KindDirective || r.voice.strong)
	}
	end = r.joined(end, s.End)
	if r.doc.Tokens[end].Is(',') && (v.soft || b.from == nil || b.from.kind != unitPerson && b.from.kind != unitPost) && patient == nil {
		return end
	}
	to, first, j := r.addressees(end, s.End)
	if id := r.doc.Tokens[j].ID; j < s.End && id != 0 && id == r.f.rang {
		j++
	}
	if patient != nil {
		to, first = []mention.Actor{r.addressee(patient)}, patient
	}
	j = r.pastModal(j, s.End)
	if len(to) == 0 {
		to, first = r.sentTo(g.Start)
	}
	if len(to) == 0 {
		to, first = r.fronted(s, i)
	}
	b.to = to
	b.kind = r.relation(b.kind, b.from, first, to)
	b.deadline = r.period(j, s.End)
	if j >= s.End || r.announces(j, s.End) {
		r.open(b, s)
		return s.End
	}
	if v.soft && len(to) == 0 {
		return end
	}
	if len(to) == 0 && !r.contentAt(j) && v.weak {
		return end
	}
	return r.content(b, j, s.End)
}

// sentTo is who a letter goes to, just before the verb: "gửi công văn tới các
// doanh nghiệp đề nghị …".
func (r *run) sentTo(g int) ([]mention.Actor, *unit) {
	u := r.unitBefore(g)
	if u == nil || !u.isActor() || u.Start == 0 {
		return nil, nil
	}
	if id := r.doc.Tokens[u.Start-1].ID; id != 0 && (id == r.f.gui || id == r.f.toi || id == r.f.cho) {
		return []mention.Actor{r.addressee(u)}, u
	}
	return nil, nil
}

// fronted is who is addressed at the head of the sentence: "Đối với các hộ dân,
// UBND xã yêu cầu …".
func (r *run) fronted(s text.Span, before int) ([]mention.Actor, *unit) {
	i := s.Start
	if t := &r.doc.Tokens[i]; t.ID != 0 && t.ID == r.f.doi && i+1 < before {
		i++
	}
	if t := &r.doc.Tokens[i]; t.ID == 0 || t.ID != r.f.voi || i+1 >= before {
		return nil, nil
	}
	to, u, j := r.addressees(i+1, before)
	if len(to) == 0 {
		for k := i + 1; k < min(before, i+15) && !r.doc.Tokens[k].Is(','); k++ {
			if u := r.unitAt(k); u != nil && u.isActor() {
				return []mention.Actor{r.addressee(u)}, u
			}
		}
		return nil, nil
	}
	if j < before && r.doc.Tokens[j].Is(',') {
		return to, u
	}
	return nil, nil
}

// joined is the token after a second verb of ordering that is joined to the
// one that ends at token i: "yêu cầu và đề nghị".
func (r *run) joined(i, end int) int {
	j := i
	for j < end && (r.doc.Tokens[j].Is(',') || r.isAnd(j)) {
		j++
	}
	if j > i && j < end && r.at[j].unit == 0 {
		if v := r.at[j].verb; v != 0 && r.f.verbs[v-1].frame == frameOrder && int(r.at[j].verbEnd) < end {
			return int(r.at[j].verbEnd)
		}
	}
	return i
}

// announces reports whether [i, end) only announces items: it ends in a colon
// and is short, or names what is asked ("thực hiện một số nhiệm vụ sau:").
func (r *run) announces(i, end int) bool {
	if r.onlyMarks(i, end) {
		return true
	}
	if !r.doc.Tokens[end-1].Is(':') {
		return false
	}
	if end-i <= 8 {
		return true
	}
	for j := i; j < end && j-i < 45; j++ {
		if r.doc.Tokens[j].Is(';') {
			return false
		}
		if r.at[j].phrase&(phraseAsked|phraseFollows) != 0 {
			return true
		}
	}
	return r.isWord(end-2, "sau")
}

// nounAfter reports whether the words after a verb show that it is a noun:
// "yêu cầu của", "chỉ đạo này".
func (r *run) nounAfter(i int) bool {
	// "chỉ đạo kịp thời của"
	for k := i; k < min(i+4, len(r.at)); k++ {
		if t := &r.doc.Tokens[k]; t.Class != text.Word || r.at[k].unit != 0 || r.at[k].nounEnd > 0 || t.Break {
			break
		}
		if id := r.doc.Tokens[k].ID; id != 0 && id == r.f.cua {
			return true
		}
	}
	id := r.doc.Tokens[i].ID
	return id != 0 && (id == r.f.cua || id == r.f.nay || id == r.f.la || id == r.f.tren)
}

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
		if t := &r.doc.Tokens[i]; t.Class == text.Punct && !t.IsQuote() {
			i++
			continue
		}
		break
	}
	if i >= g {
		return true
	}
	c, _ := r.cues.Before(g)
	return (c.Has(clause.And) || r.doc.Tokens[g-1].Is(',') || r.doc.Tokens[g-1].Is(';')) && r.voice.known()
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
	return mention.Nobody, nil
}

// maxAddressee bounds the words that name one addressee, in tokens.
const maxAddressee = 30

// addressees reads who is addressed from token i: bodies and people, or the
// words that name a group. It gives the first of them and the token after.
func (r *run) addressees(i, end int) (to []mention.Actor, first *unit, next int) {
	i = r.pastTo(i, end)
	for i < end {
		u := r.unitAt(i)
		var stop int
		switch {
		case u != nil && u.isActor():
			stop = u.End
			a := r.addressee(u)
			// A group's name may go on: "các đơn vị được giao", "các Sở có liên quan".
			if tail := r.tail(stop, end); tail > stop && (u.kind == unitGroup || u.kind == unitPost && u.actor.Person == mention.None) {
				stop, a = tail, words(text.Span{Start: u.Start, End: tail})
			} else if tail > stop {
				stop = tail
			}
			// "Giám đốc, Thủ trưởng các sở": two posts of the same bodies.
			if n := len(to); n > 0 && u.kind == unitPost && first != nil && first.kind == unitPost && r.set.Posts[first.ref].Org == mention.None && first.Len() <= 2 && u.Start-first.End == 1 {
				to[n-1] = words(text.Span{Start: first.Start, End: stop})
			} else {
				to = append(to, a)
			}
			if first == nil {
				first = u
			}
		case r.nameAt(i, end) > 0:
			stop = r.nameAt(i, end)
			a, _ := r.named(i, stop)
			to = append(to, a)
		case r.doc.Tokens[i].Class == text.Number && i+1 < end && r.at[i+1].nounEnd > 0 && r.at[i].unit == 0 && r.at[i+1].unit == 0:
			stop = r.tail(int(r.at[i+1].nounEnd), end)
			if stop-i > maxAddressee || !r.stopsWell(stop, end) {
				return to, first, i
			}
			to = append(to, words(text.Span{Start: i, End: stop}))
		case r.at[i].nounEnd > 0 && r.at[i].unit == 0:
			stop = r.tail(int(r.at[i].nounEnd), end)
			if stop-i > maxAddressee || !r.stopsWell(stop, end) {
				return to, first, i
			}
			to = append(to, words(text.Span{Start: i, End: stop}))
		default:
			return to, first, i
		}
		i = stop
		// Another one after a comma or "và".
		j := i
		for j < end && (r.doc.Tokens[j].Is(',') || r.isAnd(j)) {
			j++
		}
		if j == i || j >= end {
			break
		}
		if n := r.unitAt(j); n != nil && n.isActor() || r.at[j].nounEnd > 0 && r.at[j].actionEnd == 0 && r.at[j].unit == 0 {
			i = j
			continue
		}
		break
	}
	return to, first, i
}

// nameAt is the token after a name, not known as a mention here, of somebody
// the article names elsewhere; 0 where there is none.
func (r *run) nameAt(i, end int) int {
	if r.at[i].unit != 0 || r.doc.Tokens[i].Class != text.Word || !r.doc.Tokens[i].Cap() {
		return 0
	}
	j := i + 1
	for j < end && j-i < 4 && r.at[j].unit == 0 && r.doc.Tokens[j].Class == text.Word && r.doc.Tokens[j].Cap() {
		j++
	}
	if _, ok := r.named(i, j); ok {
		return j
	}
	return 0
}

func (r *run) isAnd(i int) bool {
	c, at := r.cues.At(i)
	return c.Has(clause.And) && at == i+1
}

// pastTo skips the words between a verb and its addressee: cho, đối với, với,
// tới, và a colon.
func (r *run) pastTo(i, end int) int {
	for i < end {
		t := &r.doc.Tokens[i]
		if t.ID != 0 && (t.ID == r.f.cho || t.ID == r.f.voi) || t.Is(',') {
			i++
			continue
		}
		if u := r.unitAt(i); u != nil && u.kind == unitDate && u.End < end && !r.contentAt(u.End) {
			i = u.End
			continue
		}
		if t.ID != 0 && t.ID == r.f.doi && i+1 < end && r.doc.Tokens[i+1].ID == r.f.voi {
			i += 2
			continue
		}
		break
	}
	return i
}

// tail is the token after the words that still belong to an addressee's name,
// from token i: up to what is to be done, a modal or a mark.
func (r *run) tail(i, end int) int {
	start := i - 1
	for n := 0; i < end && n < maxAddressee; n++ {
		t := &r.doc.Tokens[i]
		if t.Class == text.Punct {
			switch {
			case t.Is('('):
				for i < end && !r.doc.Tokens[i].Is(')') {
					i++
				}
				i = min(i+1, end)
				continue
			case t.Is('-') || t.Is('/') || t.Is('&'):
				i++
				continue
			case t.Is(',') && i+1 < end && r.at[i+1].nounEnd > 0 && r.at[i+1].actionEnd == 0 && r.at[i+1].unit == 0 && r.unitAt(i+1) == nil && r.listed(i):
				i++
				continue
			}
			return i
		}
		if c, _ := r.cues.At(i); c.Has(clause.Must | clause.Future | clause.Negation) {
			return i
		}
		if u := r.unitAt(i); u != nil {
			c, _ := r.cues.Before(i)
			if !c.Has(clause.Preposition) && n > 0 && u.kind != unitDate {
				return i
			}
			if n == 0 && u.isActor() {
				return i
			}
			i = u.End
			continue
		}
		if i > start && r.isWord(i, "có") && r.actionWithin(i+1, min(end, i+12)) {
			i++ // "các tỉnh có biên giới …"
			continue
		}
		if c := &r.at[i]; c.actionEnd > 0 && (c.nounEnd == 0 || r.contentAt(int(c.actionEnd)) || r.pluralAt(int(c.actionEnd))) {
			if q, _ := r.cues.Before(i); !q.Has(clause.Passive|clause.Past|clause.Ongoing) || n == 0 {
				return i
			}
		}
		if c, _ := r.cues.At(i); c.Has(clause.And) {
			if i+1 < end && r.at[i+1].nounEnd > 0 && r.at[i+1].unit == 0 && r.at[i+1].actionEnd == 0 {
				i++
				continue
			}
			return i
		}
		i++
	}
	return i
}

// actionWithin reports whether what is to be done begins in [i, end).
func (r *run) actionWithin(i, end int) bool {
	for ; i < end; i++ {
		if t := &r.doc.Tokens[i]; t.Is(';') || t.Is('.') || t.Is(':') {
			return false
		}
		if c := &r.at[i]; int(c.actionEnd) > i+1 && c.nounEnd == 0 && c.unit == 0 {
			return true
		}
		if c, _ := r.cues.At(i); c.Has(clause.Must) {
			return true
		}
	}
	return false
}

// animate reports whether an actor is known, or its words name people or
// bodies.
func (r *run) animate(a mention.Actor) bool {
	if a.Written.Empty() {
		return !a.IsNobody()
	}
	for i := a.Written.Start; i < a.Written.End; i++ {
		if r.at[i].body || r.at[i].unit != 0 {
			return true
		}
		if c, _ := r.cues.At(i); i > a.Written.Start && c.Has(clause.Preposition) {
			return false
		}
	}
	return false
}

// pluralAt reports whether a determiner of several things begins at token i.
func (r *run) pluralAt(i int) bool {
	c, _ := r.cues.At(i)
	return c.Has(clause.Noun) && i < len(r.at) && r.at[i].nounEnd > 0
}

// listed reports whether the comma at token i stands in a list of nouns of
// one group ("cán bộ, đảng viên trong …").
func (r *run) listed(i int) bool { return i > 0 && !r.doc.Tokens[i].Space }

// stopsWell reports whether an addressee's name that ends at token i is
// followed by what one can be asked to do.
func (r *run) stopsWell(i, end int) bool {
	if i >= end {
		return false
	}
	if r.contentAt(i) {
		return true
	}
	t := &r.doc.Tokens[i]
	return t.Is(':') || t.IsQuote() || t.Is(',') && i+1 < end && r.contentAt(i+1)
}

// pastModal skips phải, cần, nên and what may stand before them ("trong thời
// gian tới phải").
func (r *run) pastModal(i, end int) int {
	for i < end {
		t := &r.doc.Tokens[i]
		if t.Is(',') || t.IsQuote() {
			i++
			continue
		}
		if c, at := r.cues.At(i); c.Has(clause.Must) && !r.forbids(i) {
			i = at
			continue
		}
		break
	}
	// A time or place before the modal.
	for j, n := i, 0; j < end && n < 9; j, n = j+1, n+1 {
		if t := &r.doc.Tokens[j]; t.Class == text.Punct {
			break
		}
		if r.at[j].actionEnd > 0 && r.at[j].unit == 0 {
			break
		}
		if c, at := r.cues.At(j); c.Has(clause.Must) && !r.forbids(j) && j > i {
			return at
		}
	}
	return i
}

// forbids reports whether the modal at token i says no: it belongs to the
// content.
func (r *run) forbids(i int) bool {
	_, at := r.cues.At(i)
	for j := i; j < at; j++ {
		if r.isWord(j, "không") {
			return true
		}
	}
	return false
}

func (r *run) onlyMarks(i, end int) bool {
	for ; i < end; i++ {
		if r.doc.Tokens[i].Class != text.Punct {
			return false
		}
	}
	return true
}
