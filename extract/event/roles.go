package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// parts gives the event its participants: who acts at its words, who has a
// role by a role verb, and who speaks.
func (r *run) parts(e *mention.Event, t told) {
	r.head(e, t)
	r.objects(e, t)
	r.doneTo(e)
	for n, s := range r.doc.Sentences {
		if n > 200 {
			break
		}
		if !r.aside[n] {
			r.sentenceRoles(e, s, n)
		}
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
	r.sessionOf(e, t)
	r.caller(e)
	r.committee(e)
	r.delegation(e)
	r.enumerated(e)
	r.others(e)
	r.doer(e)
	r.opens(e)
	r.headline(e)
	r.present(e)
}

// maxList bounds a list of names read at one word.
const maxList = 80

// maxParts bounds the parts of one event: more is a directory, not an event.
const maxParts = 200

func add(e *mention.Event, a mention.Actor, role schema.Role, ev text.Span) {
	if a.Person == mention.None && a.Org == mention.None || len(e.Participants) >= maxParts {
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

// sentenceRoles reads the role words of one sentence, the n-th.
func (r *run) sentenceRoles(e *mention.Event, s text.Span, n int) {
	for i := s.Start; i < s.End; {
		h, ok := r.c.Hits.Longest(i, r.roleTable)
		if !ok {
			if rep, isReport := r.c.Hits.Longest(i, r.reportTable); isReport && !r.inName[i] && r.hearsSpeech(e, n) {
				r.speaker(e, s, rep.Span())
				i = int(rep.End)
				continue
			}
			i++
			continue
		}
		span := h.Span()
		i = span.End
		rl := r.roles[h.Row]
		if rl.role == "" || r.inName[span.Start] {
			continue
		}
		if r.allows(e, rl, s, span, n) {
			r.role(e, rl, s, span)
		} else if rl.with && e.Type == schema.TypeDirective && e.Head.Person != mention.None && n < nearSentences {
			r.met(e, span.End, s.End) // told on the spot
		}
	}
}

// hearsSpeech reports whether who speaks in sentence n has a part in the event:
// all through at what people come to, else only where it opens. An article of
// many voices, none of them in its opening, hears them all.
func (r *run) hearsSpeech(e *mention.Event, n int) bool {
	if e.Modality == schema.Cancelled {
		return false
	}
	switch e.Type {
	case schema.TypeOther:
		return r.fair
	case schema.TypeMeeting, schema.TypeCeremony, schema.TypeTraining, schema.TypeVisit,
		schema.TypeSigning, schema.TypeAward, schema.TypeLaunch, schema.TypeCampaign, schema.TypeApproval:
		return true
	case schema.TypeInspection:
		return n < speechReach
	case schema.TypeStatement:
		return n < speechReach || !slices.ContainsFunc(e.Participants, func(p mention.Participant) bool {
			return p.Role == schema.Speaker && r.doc.SentenceOf(p.Evidence.Start) < speechReach
		})
	case schema.TypeAppointment:
		return n < 2
	}
	return false
}

// speechReach is how many sentences tell who speaks where speech is the news.
const speechReach = 4

// organized reports whether events of the type are organized by somebody, as
// against done by him.
func (r *run) organized(typ string) bool {
	switch typ {
	case schema.TypeOther:
		return r.fair
	case schema.TypePromulgation, schema.TypeDirective, schema.TypeStatement, schema.TypeApproval, schema.TypeSanction:
		return false
	}
	return true
}

// organizerReach is the last sentence that may say who organizes.
const organizerReach = 8

// allows reports whether the role word counts for the event.
func (r *run) allows(e *mention.Event, rl role, s, span text.Span, n int) bool {
	g := r.group(s, span.Start)
	if rl.side == before && g.Cue.Has(clause.Noun) || rl.behalf {
		return false
	}
	switch rl.role {
	case schema.Organizer:
		if !r.organized(e.Type) || n > organizerReach || g.Cue.Has(clause.Subordinate|clause.Must) ||
			r.otherAct(e.Type, span) || rl.organizing && n >= doerSentences && !r.namesType(e.Type, span) || rl.partner && !r.organizesAfter(span.End, s.End) ||
			n > 0 && e.Modality == schema.Occurred && g.Cue.Has(clause.Future|clause.Planned) {
			return false
		}
		// The first sentence that names one is enough.
		return !slices.ContainsFunc(e.Participants, func(p mention.Participant) bool {
			return p.Role == schema.Organizer && !s.Covers(p.Evidence)
		})
	case schema.Sender:
		return e.Type == schema.TypeAward || e.Type == schema.TypeAppointment
	case schema.Speaker:
		return r.hearsSpeech(e, n)
	case schema.Chair:
		return r.organized(e.Type) || e.Type == schema.TypeApproval && r.c.Language == "en"
	case schema.Host:
		return r.organized(e.Type)
	case schema.Recipient:
		return e.Type == schema.TypeAward
	case schema.Attendee:
		if rl.side == before && !rl.people && n >= doerSentences && !r.namesEvent(span.End, s.End) {
			return false // "Công đoàn đã tham gia xây dựng …": in what else is told
		}
		return r.organized(e.Type) || e.Type == schema.TypeApproval
	}
	return true
}

// otherAct reports whether the words of a role tell of an event of another
// type: "ra mắt" organizes no book fair.
func (r *run) otherAct(typ string, span text.Span) bool {
	h, ok := r.c.Hits.Longest(span.Start, r.triggerTable)
	return ok && int(h.End) <= span.End && r.triggers[h.Row].form == verb && r.triggers[h.Row].typ != typ
}

// namesType reports whether the words of a role, or those just after, tell of
// an event of the type.
func (r *run) namesType(typ string, span text.Span) bool {
	for j := span.Start; j < len(r.doc.Tokens) && j < span.End+frameGap; j++ {
		if h, ok := r.c.Hits.Longest(j, r.triggerTable); ok && r.triggers[h.Row].typ == typ {
			return true
		}
	}
	return false
}

// namesEvent reports whether a noun for an event stands just after token i.
func (r *run) namesEvent(i, end int) bool {
	for j := i; j < end && j < i+frameGap; j++ {
		if h, ok := r.c.Hits.Longest(j, r.triggerTable); ok && r.triggers[h.Row].form == noun {
			return true
		}
	}
	return false
}

// organizesAfter reports whether an organizing verb stands in tokens
// [from, to): "phối hợp với Sở B tổ chức".
func (r *run) organizesAfter(from, to int) bool {
	for j := from; j < min(to, from+maxClause); j++ {
		if h, ok := r.c.Hits.Longest(j, r.roleTable); ok && r.roles[h.Row].organizing {
			return true
		}
	}
	return false
}

// role gives those who stand where the word says their part.
func (r *run) role(e *mention.Event, rl role, s, span text.Span) {
	switch rl.side {
	case before:
		who := r.subjects(s, span.Start)
		if len(who) == 0 && rl.guests {
			// "Tham dự Hội nghị còn có …": those present follow.
			if at := r.haveAfter(span.End, s.End); at > 0 {
				r.listed(e, rl.role, text.Span{Start: at, End: s.End})
				return
			}
		}
		if len(who) == 0 && rl.people {
			if who = r.fronted(s, span); len(who) == 0 {
				who = r.inverted(s, span)
			}
		}
		if len(who) == 0 && rl.role == schema.Chair { // "Đến dự và chủ trì hội nghị có ông A"
			if at := r.haveAfter(span.End, s.End); at > 0 {
				who = r.first(at, s.End)
			}
		}
		if rl.role == schema.Chair || rl.role == schema.Attendee {
			who = r.together(s, span, who)
		}
		for _, a := range who {
			if rl.people && a.actor.Person == mention.None {
				continue
			}
			role := rl.role
			if role == schema.Organizer && a.actor.Person != mention.None {
				role = schema.Attendee // "ông A bấm nút khai trương"
			}
			add(e, a.actor, role, cover(a.span, span))
			if rl.role == schema.Sender && a.actor.Person != mention.None && !hasRole(e, schema.Organizer) {
				if o := r.actsForOf(a.actor.Person); o != mention.None {
					add(e, organization(o), schema.Organizer, cover(a.span, span))
				}
			}
		}
		if rl.with && len(who) > 0 { // "làm việc với Sở": those they meet
			r.met(e, span.End, s.End)
		}
	case next:
		if list := r.within(text.Span{Start: span.End, End: s.End}); len(list) > 0 && list[0].span.Start-span.End <= 4 {
			add(e, list[0].actor, rl.role, text.Span{Start: span.Start, End: list[0].span.End})
			for k := 1; k < min(len(list), maxList) && rl.role == schema.Organizer && r.joined(list[k-1].span.End, list[k].span.Start); k++ {
				add(e, list[k].actor, rl.role, list[k].span) // "organised by A and B"
			}
		}
	case after:
		r.listed(e, rl.role, text.Span{Start: span.End, End: s.End})
	}
}

// together are those a role word tells of with whom it names last: the people
// of a list that opens the sentence, each with posts of his own ("Các đồng chí:
// A, Bí thư …; B, Chủ tịch … đồng chủ trì").
func (r *run) together(s, word text.Span, who []actorAt) []actorAt {
	if len(who) == 0 || who[0].actor.Person == mention.None || who[0].span.Start-s.Start < 2 || !r.doc.Tokens[who[0].span.Start-1].Is(';') {
		return who
	}
	list := r.within(text.Span{Start: s.Start, End: word.Start})
	if list[0].span.Start-s.Start > listOpen || r.tellsIn(s.Start, list[0].span.Start) {
		return who
	}
	out := list[:0:0]
	for k, a := range list {
		if k > 0 && r.tellsIn(list[k-1].span.End, a.span.Start) {
			return who
		}
		if a.actor.Person != mention.None {
			out = append(out, a)
		}
	}
	return out
}

// listOpen is how many tokens may open a list of people: "Các đồng chí:".
const listOpen = 5

// met: those named just after token from, whom somebody meets or works with.
func (r *run) met(e *mention.Event, from, end int) {
	list := r.within(text.Span{Start: from, End: end})
	for k := range list[:min(len(list), maxList)] {
		if k == 0 && list[0].span.Start-from > 2 || k > 0 && !r.joined(list[k-1].span.End, list[k].span.Start) {
			return
		}
		add(e, list[k].actor, schema.Attendee, list[k].span)
	}
}

// cover is the least span that holds both.
func cover(a, b text.Span) text.Span {
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// first are the actors, joined to a list, that begin just after token i.
func (r *run) first(i, end int) []actorAt {
	in := r.within(text.Span{Start: i, End: end})
	if len(in) == 0 || in[0].span.Start-i > 2 {
		return nil
	}
	n := 1
	for n < min(len(in), maxList) && r.joined(in[n-1].span.End, in[n].span.Start) {
		n++
	}
	return in[:n]
}

// frontedReach is how many tokens on the comma stands that ends an opening
// like "Phát biểu tại hội nghị, ông A …".
const frontedReach = 24

// fronted are those who act at a verb that opens its sentence: the actor just
// after the comma that ends the opening.
func (r *run) fronted(s, verb text.Span) []actorAt {
	if g := r.group(s, verb.Start); g.Start != s.Start {
		return nil
	}
	for j := verb.End; j < s.End && j < verb.End+frontedReach; j++ {
		if !r.doc.Tokens[j].Is(',') {
			continue
		}
		if in := r.first(j+1, s.End); len(in) > 0 && in[0].span.Start == j+1 {
			return in
		}
	}
	return nil
}

// haveAfter is the token after the "có" that opens a list of those present,
// at most ten tokens on; 0 where there is none.
func (r *run) haveAfter(i, end int) int {
	for j := i; j < end && j < i+10; j++ {
		switch r.doc.Word(j) {
		case "có", "gồm", ":":
			return j + 1
		case ",", ";":
			// "Dự hội nghị, về phía Sở có …"
		}
	}
	return 0
}
