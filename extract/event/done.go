package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// fromDecisions: who is appointed, honoured or sanctioned receives; who
// directs, where that is the event, is its head.
func (r *run) fromDecisions(e *mention.Event) {
	switch e.Type {
	case schema.TypeAppointment, schema.TypeAward, schema.TypeSanction, schema.TypeDirective, schema.TypeApproval:
	default:
		return
	}
	// An order on paper makes nobody a guest; one by word of mouth does.
	heard := e.Type != schema.TypeDirective || e.Head.Person != mention.None && r.speaksFor(e.Head.Person) == mention.None
	firstSaid := len(r.doc.Sentences)
	for i := range r.decisions {
		d := &r.decisions[i]
		if typ := decisionTypes[d.Rule]; typ != "" && typ != e.Type {
			continue
		}
		if r.aside[r.doc.SentenceOf(d.Text.Start)] || !e.Head.IsNobody() && !d.Issuer.IsNobody() && decisionTypes[d.Rule] == e.Type && !r.sameSide(e, d.Issuer) {
			continue // somebody else's act
		}
		if e.Type != schema.TypeDirective && (d.Kind == schema.KindDirective || d.Kind == schema.KindRequest || d.Kind == schema.KindProposal) {
			continue
		}
		n := r.doc.SentenceOf(d.Text.Start)
		if n > 8 || e.Type == schema.TypeDirective && len(e.Participants) > 0 && n > firstSaid {
			break // a list of orders makes nobody a guest
		}
		firstSaid = min(firstSaid, n)
		if e.Head.IsNobody() && (d.Issuer.Person != mention.None || d.Issuer.Org != mention.None) {
			r.actsFor(e, d.Issuer, d.Text)
		}
		for _, a := range d.Addressees {
			if heard && (a.Person != mention.None || a.Org != mention.None && e.Type != schema.TypeAppointment) {
				add(e, a, schema.Recipient, d.Text)
			}
		}
	}
}

// sameSide reports whether an actor is the event's head, or has a part in it.
func (r *run) sameSide(e *mention.Event, a mention.Actor) bool {
	return a == e.Head || slices.ContainsFunc(e.Participants, func(p mention.Participant) bool {
		return p.Actor == a && p.Role != schema.Recipient
	})
}

// objectReach is how many tokens of the clause may name whom it was done to.
const objectReach = 30

// objects: whom an inspection or a visit was paid to, after its words.
func (r *run) objects(e *mention.Event, t told) {
	role := schema.Host
	switch e.Type {
	case schema.TypeInspection, schema.TypeSanction, schema.TypeAppointment, schema.TypeAward:
		role = schema.Recipient
	case schema.TypeVisit:
	default:
		return
	}
	if t.span.Empty() {
		return
	}
	s := r.doc.Sentence(t.span.Start)
	end := min(s.End, t.span.End+objectReach)
	list := r.within(text.Span{Start: t.span.End, End: end})
	for k, a := range list {
		if a.post || a.actor.Person == mention.None && e.Type == schema.TypeAppointment {
			return
		}
		if k == 0 {
			c, at := r.cue.Before(a.span.Start)
			direct := a.span.Start-t.span.End <= 1
			if !direct && !(c.Has(clause.Preposition) && r.isToward(at)) {
				return
			}
		} else if !r.joined(list[k-1].span.End, a.span.Start) {
			return
		}
		add(e, a.actor, role, a.span)
	}
}

// isToward reports whether token i is the word before whom or what an act is
// aimed at.
func (r *run) isToward(i int) bool {
	switch r.doc.Word(i) {
	case "tại", "với", "đối", "at", "to", "into":
		return true
	}
	return false
}

// doneSentences open an article: in them stands to whom its act was done.
const doneSentences = 12

// doneTo: those who are appointed, honoured or punished, where the verb is in
// the passive ("các ông A, B được bầu giữ chức …").
func (r *run) doneTo(e *mention.Event) {
	switch e.Type {
	case schema.TypeAppointment, schema.TypeAward, schema.TypeSanction, schema.TypeInspection:
	default:
		return
	}
	for n, s := range r.doc.Sentences {
		if n >= doneSentences {
			return
		}
		for i := s.Start; i < s.End; i++ {
			h, ok := r.c.Hits.Longest(i, r.triggerTable)
			if !ok || r.inName[i] || r.aside[n] || r.triggers[h.Row].typ != e.Type || r.triggers[h.Row].form != verb {
				continue
			}
			c, _ := r.cue.At(i) // "được bầu làm" holds its own word of the passive
			if !r.triggers[h.Row].receives && !c.Has(clause.Passive) && !r.group(s, i).Cue.Has(clause.Passive) {
				continue
			}
			cands, first, m := r.before(s, i)
			if m > 0 {
				if c, at := r.cue.Before(cands[first].span.Start); c.Has(clause.Preposition) && r.doc.Word(at) != "cho" {
					continue // "Theo ông A, 60 đại biểu trúng cử"
				}
			}
			for _, a := range cands[first:m] {
				if a.actor.Person != mention.None || e.Type != schema.TypeAppointment {
					add(e, a.actor, schema.Recipient, text.Span{Start: a.span.Start, End: int(h.End)})
				}
			}
			if m == 0 && int(h.End) < s.End && r.doc.Word(int(h.End)) == "là" { // "ba người bị kiểm tra là ông A, ông B"
				r.listed(e, schema.Recipient, text.Span{Start: int(h.End), End: s.End})
			}
		}
	}
}
