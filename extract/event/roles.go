package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// gathers are the types of event that people come to: who speaks or acts in
// the article has a part in it.
func gathers(typ string) bool {
	switch typ {
	case schema.TypeMeeting, schema.TypeCeremony, schema.TypeTraining, schema.TypeVisit, schema.TypeInspection,
		schema.TypeSigning, schema.TypeAward, schema.TypeAppointment, schema.TypeLaunch, schema.TypeCampaign,
		schema.TypeApproval, schema.TypeStatement, schema.TypeOther, schema.TypeSanction:
		return true
	}
	return false
}

// parts gives the event its participants: who acts at its words, who has a
// role by a role verb, and who speaks.
func (r *run) parts(e *mention.Event, t told) {
	r.head(e, t)
	for n, s := range r.doc.Sentences {
		if n > 200 {
			break
		}
		r.sentenceRoles(e, s, n)
	}
	if e.Head.IsNobody() {
		for _, p := range e.Participants {
			if p.Role == schema.Organizer {
				e.Head = p.Actor
				break
			}
		}
	}
	r.fromDecisions(e)
}

func add(e *mention.Event, a mention.Actor, role schema.Role, ev text.Span) {
	if a.Person == mention.None && a.Org == mention.None {
		return
	}
	for _, p := range e.Participants {
		if p.Actor == a && (p.Role == role || role == schema.Attendee || role == schema.Speaker && p.Role == schema.Chair) {
			return
		}
	}
	// A stronger part takes the place of mere presence.
	if role != schema.Attendee {
		e.Participants = slices.DeleteFunc(e.Participants, func(p mention.Participant) bool {
			return p.Actor == a && p.Role == schema.Attendee
		})
	}
	e.Participants = append(e.Participants, mention.Participant{Actor: a, Role: role, Evidence: ev})
}

// head is who acts at the words that tell the event: its organizer.
func (r *run) head(e *mention.Event, t told) {
	if e.Type == schema.TypePromulgation {
		if r.issuerHead(e) {
			return
		}
	}
	if t.span.Empty() {
		return
	}
	s := r.doc.Sentence(t.span.Start)
	verbAt := t.span.Start
	if t.form == noun {
		return // "tổ chức Hội nghị": the role verb tells it
	}
	for _, a := range r.subjects(s, verbAt) {
		if e.Head.IsNobody() {
			e.Head = a.actor
		}
		add(e, a.actor, schema.Organizer, text.Span{Start: a.span.Start, End: t.span.End})
	}
}

// issuerHead: the organizer of a promulgation is the document's issuer.
func (r *run) issuerHead(e *mention.Event) bool {
	for i := range r.set.Documents {
		d := &r.set.Documents[i]
		if d.Relation != schema.Issued || r.doc.SentenceOf(d.Start) > 4 {
			continue
		}
		s := r.doc.Sentence(d.Start)
		// "UBND tỉnh ban hành Quyết định …": the nearest organisation before.
		cands := r.within(text.Span{Start: s.Start, End: d.Start})
		for k := len(cands) - 1; k >= 0; k-- {
			if c, _ := r.cue.Before(cands[k].span.Start); c.Has(clause.Preposition) {
				continue
			}
			e.Head = cands[k].actor
			add(e, cands[k].actor, schema.Organizer, text.Span{Start: cands[k].span.Start, End: d.End})
			// Joint issue: "Bộ A và Bộ B ban hành".
			for k > 0 && r.joined(cands[k-1].span.End, cands[k].span.Start) {
				k--
				add(e, cands[k].actor, schema.Organizer, text.Span{Start: cands[k].span.Start, End: d.End})
			}
			return true
		}
	}
	return false
}

// sentenceRoles reads the role words of one sentence.
func (r *run) sentenceRoles(e *mention.Event, s text.Span, n int) {
	attendList := false
	for i := s.Start; i < s.End; {
		h, ok := r.c.Hits.Longest(i, r.roleTable)
		if !ok {
			if rep, isReport := r.c.Hits.Longest(i, r.reportTable); isReport && !r.inName[i] && gathers(e.Type) {
				r.speaker(e, s, rep.Span())
				i = int(rep.End)
				continue
			}
			i++
			continue
		}
		span := h.Span()
		rl := r.roles[h.Row]
		i = span.End
		if r.inName[span.Start] || rl.role == "" {
			continue
		}
		if rl.role == schema.Organizer && n > 8 || rl.role == schema.Organizer && r.cue.Group(s.Start, span.Start).Cue.Has(clause.Noun|clause.Subordinate|clause.Must) {
			continue
		}
		switch rl.side {
		case before:
			for _, a := range r.subjects(s, span.Start) {
				if rl.people && a.actor.Person == mention.None {
					continue
				}
				add(e, a.actor, rl.role, text.Span{Start: a.span.Start, End: span.End})
			}
		case next:
			if list := r.within(text.Span{Start: span.End, End: s.End}); len(list) > 0 && list[0].span.Start-span.End <= 4 {
				add(e, list[0].actor, rl.role, text.Span{Start: span.Start, End: list[0].span.End})
			}
		case after:
			attendList = true
			for _, a := range r.within(text.Span{Start: span.End, End: s.End}) {
				add(e, a.actor, rl.role, a.span)
			}
		}
	}
	// Items after "Tham dự có:" go on in the following blocks.
	_ = attendList
}

// speaker: people who say something have a part in what they say it at.
func (r *run) speaker(e *mention.Event, s, verb text.Span) {
	for _, a := range r.subjects(s, verb.Start) {
		if a.actor.Person == mention.None {
			continue
		}
		add(e, a.actor, schema.Speaker, text.Span{Start: a.span.Start, End: verb.End})
	}
}

// fromDecisions: who is appointed, honoured or sanctioned receives; who
// directs, where that is the event, is its head.
func (r *run) fromDecisions(e *mention.Event) {
	switch e.Type {
	case schema.TypeAppointment, schema.TypeAward, schema.TypeSanction, schema.TypeDirective, schema.TypeApproval:
	default:
		return
	}
	for i := range r.decisions {
		d := &r.decisions[i]
		if n := r.doc.SentenceOf(d.Text.Start); n > 8 {
			break
		}
		if e.Head.IsNobody() && (d.Issuer.Person != mention.None || d.Issuer.Org != mention.None) {
			e.Head = d.Issuer
			add(e, d.Issuer, schema.Organizer, d.Text)
		}
		for _, a := range d.Addressees {
			if a.Person != mention.None || a.Org != mention.None {
				add(e, a, schema.Recipient, d.Text)
			}
		}
	}
}
