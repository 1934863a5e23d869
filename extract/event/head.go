package event

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// head is who acts at the words that tell the event: its organizer. A person
// who acts for a body ("Phó Giám đốc Sở trao quyết định") makes the body the
// organizer, unless the event is his own word.
func (r *run) head(e *mention.Event, t told) {
	switch e.Type {
	case schema.TypePromulgation:
		if r.issuerHead(e) {
			return
		}
	case schema.TypeDirective:
		if r.directiveHead(e, t) {
			return
		}
	}
	if t.span.Empty() || t.form == noun {
		return // "tổ chức Hội nghị": the role verb tells it
	}
	s := r.doc.Sentence(t.span.Start)
	passive := t.group.Cue.Has(clause.Passive) || t.receives
	who := r.subjects(s, t.span.Start)
	if len(who) == 0 && !passive && t.span.Start == s.Start { // "Phản hồi loạt bài, Sở B khẳng định …"
		who = slices.DeleteFunc(slices.Clone(r.fronted(s, t.span)), func(a actorAt) bool { return a.actor.Org == mention.None })
	}
	for _, a := range who {
		ev := cover(a.span, t.span)
		if passive { // "bị kiểm tra": it is done to them
			add(e, a.actor, schema.Recipient, ev)
			continue
		}
		r.actsFor(e, a.actor, ev)
	}
	if e.Type == schema.TypeSigning && !passive { // "A ký … với B"
		for _, a := range r.within(text.Span{Start: t.span.End, End: min(s.End, t.span.End+objectReach)}) {
			if c, at := r.cue.Before(a.span.Start); c.Has(clause.Preposition) && r.isToward(at) && a.actor.Org != mention.None {
				add(e, a.actor, schema.Organizer, a.span)
				return
			}
		}
	}
}

// actsFor gives the part of one who acts at the event's words.
func (r *run) actsFor(e *mention.Event, a mention.Actor, ev text.Span) {
	if e.Head.IsNobody() {
		e.Head = a
	}
	if a.Person == mention.None {
		add(e, a, schema.Organizer, ev)
		return
	}
	switch e.Type {
	case schema.TypeStatement:
		add(e, a, schema.Speaker, ev)
		if r.c.Language == "en" {
			return // whose word it is organizes nothing
		}
		fallthrough
	case schema.TypeDirective, schema.TypeOther:
		if o := r.speaksFor(a.Person); o != mention.None {
			add(e, organization(o), schema.Organizer, ev)
			add(e, a, schema.Speaker, ev)
			return
		}
		add(e, a, schema.Organizer, ev)
	case schema.TypePromulgation:
		o := r.actsForOf(a.Person)
		if o == mention.None || r.ent.Orgs[o].Kind == "government" {
			add(e, a, schema.Organizer, ev) // a prime minister's decision is his own
			return
		}
		add(e, organization(o), schema.Organizer, ev)
		add(e, a, schema.Speaker, ev)
	case schema.TypeVisit, schema.TypeInspection:
		add(e, a, schema.Chair, ev)
	default:
		role := schema.Speaker
		switch e.Type {
		case schema.TypeAppointment, schema.TypeAward, schema.TypeSanction:
			role = schema.Sender
		}
		add(e, a, role, ev)
		if o := r.actsForOf(a.Person); o != mention.None && r.ent.Orgs[o].Kind != "government" {
			add(e, organization(o), schema.Organizer, ev)
		}
	}
}

// actsForOf is the body a person acts for: of his posts, one in a body of the
// state or a firm before one in a party committee.
func (r *run) actsForOf(p int) int {
	best := mention.None
	for _, q := range r.ent.People[p].Positions {
		if q.Org == mention.None || q.Status == schema.Former || q.Status == schema.Incoming {
			continue
		}
		if strings.HasPrefix(r.ent.Orgs[q.Org].Kind, "party") {
			if best == mention.None {
				best = q.Org
			}
			continue
		}
		return q.Org
	}
	return best
}

// speaksFor is the body whose word a person's word is: of which he is the
// spokesman, or, where it decides as a body (a people's committee), its head
// or deputy; None where he speaks for himself.
func (r *run) speaksFor(p int) int {
	for _, q := range r.ent.People[p].Positions {
		if q.Org == mention.None || q.Status == schema.Former || q.Status == schema.Incoming {
			continue
		}
		if kinds, ok := r.actsFors[firstWords(q.Title, r.actsForLen)]; ok && (len(kinds) == 0 || slices.Contains(kinds, r.ent.Orgs[q.Org].Kind)) {
			return q.Org
		}
		for n := r.actsForLen - 1; n > 0; n-- {
			if kinds, ok := r.actsFors[firstWords(q.Title, n)]; ok && (len(kinds) == 0 || slices.Contains(kinds, r.ent.Orgs[q.Org].Kind)) {
				return q.Org
			}
		}
	}
	return mention.None
}

// firstWords are the first n words of a title, folded.
func firstWords(title string, n int) string {
	f := strings.Fields(text.FoldString(title))
	return strings.Join(f[:min(n, len(f))], " ")
}

// directiveHead: the organizer of a directive is who issues the first one,
// unless the words that tell it stand in an earlier sentence, with one who acts.
func (r *run) directiveHead(e *mention.Event, t told) bool {
	for i := range r.decisions {
		d := &r.decisions[i]
		if (d.Kind == schema.KindDirective || d.Kind == schema.KindRequest) && (d.Issuer.Person != mention.None || d.Issuer.Org != mention.None) {
			if !t.span.Empty() && t.form == verb && r.doc.SentenceOf(t.span.Start) < r.doc.SentenceOf(d.Text.Start) && len(r.subjects(r.doc.Sentence(t.span.Start), t.span.Start)) > 0 {
				return false
			}
			r.actsFor(e, d.Issuer, d.Text)
			return true
		}
	}
	return false
}

// issuerHead: the organizer of a promulgation is the document's issuer.
func (r *run) issuerHead(e *mention.Event) bool {
	for i := range r.set.Documents {
		d := &r.set.Documents[i]
		if d.Relation != schema.Issued || r.doc.SentenceOf(d.Start) > 4 {
			continue
		}
		s := r.doc.Sentence(d.Start)
		if a, ok := r.onBehalf(max(s.Start, d.Start-maxClause), d.Start); ok {
			e.Head = a.actor
			add(e, a.actor, schema.Organizer, text.Span{Start: a.span.Start, End: d.End})
			for _, q := range r.within(text.Span{Start: a.span.End, End: d.Start}) {
				if q.actor.Person != mention.None {
					add(e, q.actor, schema.Speaker, text.Span{Start: q.span.Start, End: d.End})
				}
			}
			return true
		}
		// "UBND tỉnh ban hành Quyết định …": the nearest organisation before.
		cands := r.within(text.Span{Start: s.Start, End: d.Start})
		for k := len(cands) - 1; k >= 0; k-- {
			if c, _ := r.cue.Before(cands[k].span.Start); c.Has(clause.Preposition) {
				continue
			}
			if k > 0 && r.dashed(cands[k-1], cands[k]) {
				k-- // "Vụ A - Bộ B": the part acts, not the whole
			}
			r.actsFor(e, cands[k].actor, text.Span{Start: cands[k].span.Start, End: d.End})
			// Joint issue: "Bộ A và Bộ B ban hành".
			for k > 0 && r.joined(cands[k-1].span.End, cands[k].span.Start) {
				if from, to := cands[k-1].span.End, cands[k].span.Start; to-from > 1 && !r.andIn(from, to) {
					break // "… đã được A thông qua, B ban hành"
				}
				k--
				r.actsFor(e, cands[k].actor, text.Span{Start: cands[k].span.Start, End: d.End})
			}
			return true
		}
	}
	return false
}

// dashed reports whether two bodies of different kinds are joined by a dash.
func (r *run) dashed(a, b actorAt) bool {
	return b.span.Start-a.span.End == 1 && r.doc.Tokens[a.span.End].IsDash() && a.actor.Org != mention.None && b.actor.Org != mention.None &&
		r.ent.Orgs[a.actor.Org].Kind != r.ent.Orgs[b.actor.Org].Kind
}

// andIn reports whether "và" or the like stands in tokens [from, to).
func (r *run) andIn(from, to int) bool {
	for j := from; j < to; j++ {
		if c, _ := r.cue.At(j); c.Has(clause.And) {
			return true
		}
	}
	return false
}

// onBehalf is the body in whose name somebody acts in tokens [from, to):
// "Thay mặt UBND tỉnh, ông A ký ban hành …".
func (r *run) onBehalf(from, to int) (actorAt, bool) {
	for i := from; i < to; i++ {
		h, ok := r.c.Hits.Longest(i, r.roleTable)
		if !ok || !r.roles[h.Row].behalf {
			continue
		}
		if in := r.within(text.Span{Start: int(h.End), End: to}); len(in) > 0 && in[0].actor.Org != mention.None && in[0].span.Start-int(h.End) <= 2 {
			return in[0], true
		}
	}
	return actorAt{}, false
}

// others: where the words that tell the event have nobody who acts, the first
// of the opening's that do; a statement is his who is first heard.
func (r *run) others(e *mention.Event) {
	if hasRole(e, schema.Organizer) || !e.Head.IsNobody() && e.Type != schema.TypeStatement {
		return
	}
	speaker := slices.IndexFunc(e.Participants, func(p mention.Participant) bool { return p.Role == schema.Speaker })
	for _, t := range r.opening {
		if e.Type == schema.TypeStatement && speaker >= 0 && e.Participants[speaker].Evidence.Start < t.span.Start {
			break // who is heard first
		}
		if e.Type == schema.TypeDirective || e.Type == schema.TypePromulgation {
			break // theirs stands with the document or the order
		}
		if t.typ != e.Type || t.form == noun || t.receives || !r.real(t) || t.group.Cue.Has(clause.Passive) {
			continue
		}
		s := r.doc.Sentence(t.span.Start)
		for _, a := range r.subjects(s, t.span.Start) {
			if a.actor.Org != mention.None && r.ent.Orgs[a.actor.Org].Kind != "government" { // "người đứng đầu Chính phủ nói"
				r.actsFor(e, a.actor, cover(a.span, t.span))
			}
		}
		if hasRole(e, schema.Organizer) {
			return
		}
	}
	if e.Type != schema.TypeStatement || r.c.Language == "en" {
		return
	}
	for _, p := range e.Participants {
		if p.Role == schema.Speaker && r.doc.SentenceOf(p.Evidence.Start) < speechReach && r.doc.Word(p.Evidence.Start) != "Trả" { // who answers was asked
			r.actsFor(e, p.Actor, p.Evidence)
			return
		}
	}
}

// doerSentences open an article: one of them says who did what it tells.
const doerSentences = 3

// doer: where no word tells what sort of event it is, who has done something
// ("Công an tỉnh đã tung trinh sát …"), by the tense of the verb.
func (r *run) doer(e *mention.Event) {
	if e.Type != schema.TypeOther || !e.Head.IsNobody() {
		return
	}
	for n, s := range r.doc.Sentences {
		if n >= doerSentences {
			return
		}
		for i := s.Start; i < s.End; i++ {
			if h, ok := r.c.Hits.Longest(i, r.roleTable); ok && r.roles[h.Row].organizing && r.roles[h.Row].role == schema.Organizer && !r.inName[i] && !r.group(s, i).Cue.Has(clause.Noun|clause.Subordinate|clause.Must|clause.Negation|clause.Passive) {
				for _, a := range r.subjects(s, i) { // "UBND phối hợp với Đại sứ quán tổ chức …"
					r.actsFor(e, a.actor, text.Span{Start: a.span.Start, End: int(h.End)})
				}
				if !e.Head.IsNobody() {
					return
				}
			}
			c, end := r.cue.At(i)
			if !c.Has(clause.Past|clause.Future|clause.Planned) || end >= s.End || r.inName[i] {
				continue
			}
			if next, _ := r.cue.At(end); next.Has(clause.Past | clause.Future | clause.Planned) {
				continue // not yet the verb
			}
			g := r.group(s, end)
			if g.Cue.Has(clause.Noun | clause.Subordinate | clause.Passive) {
				continue
			}
			if _, said := r.c.Hits.Longest(end, r.reportTable); said {
				continue
			}
			for _, a := range r.subjects(s, end) {
				r.actsFor(e, a.actor, text.Span{Start: a.span.Start, End: end})
			}
			if !e.Head.IsNobody() {
				return
			}
		}
	}
}

// caller: who calls off an event that does not take place is its organizer.
func (r *run) caller(e *mention.Event) {
	if e.Modality != schema.Cancelled || hasRole(e, schema.Organizer) {
		return
	}
	for n, s := range r.doc.Sentences {
		if n >= doerSentences {
			return
		}
		for i := s.Start; i < s.End; i++ {
			h, ok := r.c.Hits.Longest(i, r.modalityTable)
			if !ok || r.modalities[h.Row] != cueCancelled {
				continue
			}
			for _, a := range r.subjects(s, i) {
				if a.actor.Org != mention.None {
					add(e, a.actor, schema.Organizer, text.Span{Start: a.span.Start, End: int(h.End)})
				}
			}
			if hasRole(e, schema.Organizer) {
				return
			}
		}
	}
}
