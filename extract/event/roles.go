package event

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

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
	r.sessionOf(e, t)
	r.opens(e)
	r.present(e)
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
		if r.directiveHead(e) {
			return
		}
	}
	if t.span.Empty() || t.form == noun {
		return // "tổ chức Hội nghị": the role verb tells it
	}
	s := r.doc.Sentence(t.span.Start)
	for _, a := range r.subjects(s, t.span.Start) {
		r.actsFor(e, a.actor, text.Span{Start: a.span.Start, End: t.span.End})
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
		add(e, a, schema.Organizer, ev)
		add(e, a, schema.Speaker, ev)
	case schema.TypeDirective, schema.TypeOther:
		add(e, a, schema.Organizer, ev)
	case schema.TypeVisit, schema.TypeInspection:
		add(e, a, schema.Chair, ev)
	default:
		add(e, a, schema.Speaker, ev)
		if o := r.actsForOf(a.Person); o != mention.None {
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

// directiveHead: the organizer of a directive is who issues the first one.
func (r *run) directiveHead(e *mention.Event) bool {
	for i := range r.decisions {
		d := &r.decisions[i]
		if (d.Kind == schema.KindDirective || d.Kind == schema.KindRequest) && (d.Issuer.Person != mention.None || d.Issuer.Org != mention.None) {
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

// sentenceRoles reads the role words of one sentence, the n-th.
func (r *run) sentenceRoles(e *mention.Event, s text.Span, n int) {
	for i := s.Start; i < s.End; {
		h, ok := r.c.Hits.Longest(i, r.roleTable)
		if !ok {
			if rep, isReport := r.c.Hits.Longest(i, r.reportTable); isReport && !r.inName[i] && hearsSpeech(e.Type, n) {
				r.speaker(e, s, rep.Span())
				i = int(rep.End)
				continue
			}
			i++
			continue
		}
		span := h.Span()
		i = span.End
		if rl := r.roles[h.Row]; rl.role != "" && !r.inName[span.Start] && r.allows(e, rl, s, span, n) {
			r.role(e, rl, s, span)
		}
	}
}

// hearsSpeech reports whether who speaks in sentence n has a part in an event
// of the type: all through at what people come to, else only where it opens.
func hearsSpeech(typ string, n int) bool {
	switch typ {
	case schema.TypeMeeting, schema.TypeCeremony, schema.TypeTraining, schema.TypeVisit, schema.TypeInspection,
		schema.TypeSigning, schema.TypeAward, schema.TypeLaunch, schema.TypeCampaign, schema.TypeApproval:
		return true
	case schema.TypeStatement, schema.TypeAppointment:
		return n < 4
	}
	return false
}

// organized reports whether events of the type are organized by somebody, as
// against done by him.
func organized(typ string) bool {
	switch typ {
	case schema.TypePromulgation, schema.TypeDirective, schema.TypeStatement, schema.TypeApproval, schema.TypeSanction:
		return false
	}
	return true
}

// organizerReach is the last sentence that may say who organizes.
const organizerReach = 8

// allows reports whether the role word counts for the event.
func (r *run) allows(e *mention.Event, rl role, s, span text.Span, n int) bool {
	g := r.cue.Group(s.Start, span.Start)
	if rl.side == before && g.Cue.Has(clause.Noun) {
		return false
	}
	switch rl.role {
	case schema.Organizer:
		if !organized(e.Type) || n > organizerReach || g.Cue.Has(clause.Subordinate|clause.Must) {
			return false
		}
		// The first sentence that names one is enough.
		return !slices.ContainsFunc(e.Participants, func(p mention.Participant) bool {
			return p.Role == schema.Organizer && !s.Covers(p.Evidence)
		})
	case schema.Sender:
		return e.Type == schema.TypeAward || e.Type == schema.TypeAppointment
	case schema.Speaker:
		return hearsSpeech(e.Type, n)
	case schema.Chair:
		return organized(e.Type)
	case schema.Attendee:
		return organized(e.Type) || e.Type == schema.TypeApproval
	}
	return true
}

// role gives those who stand where the word says their part.
func (r *run) role(e *mention.Event, rl role, s, span text.Span) {
	switch rl.side {
	case before:
		who := r.subjects(s, span.Start)
		if len(who) == 0 && rl.role == schema.Attendee {
			// "Tham dự Hội nghị còn có …": those present follow.
			if at := r.haveAfter(span.End, s.End); at > 0 {
				r.listed(e, rl.role, text.Span{Start: at, End: s.End})
			}
			return
		}
		for _, a := range who {
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
		r.listed(e, rl.role, text.Span{Start: span.End, End: s.End})
	}
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

// sessionOf: a body's own session ("Kỳ họp thứ 6 HĐND tỉnh") is the body's,
// where nobody else is said to organize it.
func (r *run) sessionOf(e *mention.Event, t told) {
	if t.span.Empty() || t.form != noun || !organized(e.Type) ||
		slices.ContainsFunc(e.Participants, func(p mention.Participant) bool { return p.Role == schema.Organizer }) {
		return
	}
	s := r.doc.Sentence(t.span.Start)
	end := t.span.End
	for end < s.End && end-t.span.Start < 12 && (r.inName[end] || !r.endsName(end, s.End)) {
		end++
	}
	for _, a := range r.within(text.Span{Start: t.span.End, End: end}) {
		if a.actor.Org != mention.None {
			add(e, a.actor, schema.Organizer, text.Span{Start: t.span.Start, End: a.span.End})
			return
		}
	}
}

// opens: where nothing says whose the event is, it is the body's whose act the
// article opens with.
func (r *run) opens(e *mention.Event) {
	if !e.Head.IsNobody() || e.Type == schema.TypeStatement || e.Type == schema.TypeOther ||
		slices.ContainsFunc(e.Participants, func(p mention.Participant) bool { return p.Role == schema.Organizer }) {
		return
	}
	s := r.doc.Sentences[0]
	for _, a := range r.within(text.Span{Start: s.Start, End: min(s.End, s.Start+openingReach)}) {
		if c, _ := r.cue.Before(a.span.Start); c.Has(clause.Preposition | clause.Noun) {
			continue
		}
		r.actsFor(e, a.actor, a.span)
		return
	}
}

// openingReach is how many tokens open an article.
const openingReach = 24

// listed: everybody of a list of those present. A body that follows a person
// with nothing but a comma between ("…, Bộ Ngoại giao") is where he comes from.
func (r *run) listed(e *mention.Event, role schema.Role, s text.Span) {
	after := -1 // end of the last person's words
	last := -1  // end of the last body's name
	for _, a := range r.within(s) {
		if a.actor.Person != mention.None {
			after = a.span.End
			add(e, a.actor, role, a.span)
			continue
		}
		if last >= 0 && a.span.Start-last == 1 && r.doc.Tokens[last].Is('(') {
			continue // "Vụ A (Bộ B)": the body it belongs to
		}
		last = a.span.End
		if a.post { // "Phó Giám đốc Sở": of somebody, not the body itself
			continue
		}
		if after >= 0 && a.span.Start-after <= 2 && r.onlyMarks(after, a.span.Start) {
			after = a.span.End
			continue
		}
		after = -1
		add(e, a.actor, role, a.span)
	}
}

func (r *run) onlyMarks(from, to int) bool {
	for j := from; j < to; j++ {
		if r.doc.Tokens[j].Class != text.Punct || r.doc.Tokens[j].Is(';') {
			return false
		}
	}
	return true
}

// present: at an event that people come to, those the article gives a post are
// there, where nothing else is said of them.
func (r *run) present(e *mention.Event) {
	switch e.Type {
	case schema.TypeMeeting, schema.TypeCeremony, schema.TypeTraining, schema.TypeVisit,
		schema.TypeSigning, schema.TypeAward, schema.TypeLaunch:
	default:
		return
	}
	for p := range r.ent.People {
		x := &r.ent.People[p]
		if len(x.Mentions) == 0 || !slices.ContainsFunc(x.Positions, func(q mention.Position) bool { return q.Status != schema.Former }) {
			continue
		}
		add(e, person(p), schema.Attendee, r.set.People[x.Mentions[0]].Span)
	}
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
	firstSaid := len(r.doc.Sentences)
	for i := range r.decisions {
		d := &r.decisions[i]
		if typ := decisionTypes[d.Rule]; typ != "" && typ != e.Type {
			continue
		}
		n := r.doc.SentenceOf(d.Text.Start)
		if n > 8 || e.Type == schema.TypeDirective && len(e.Participants) > 0 && n > firstSaid {
			break // a list of orders makes nobody a guest
		}
		firstSaid = min(firstSaid, n)
		if e.Head.IsNobody() && (d.Issuer.Person != mention.None || d.Issuer.Org != mention.None) {
			e.Head = d.Issuer
			add(e, d.Issuer, schema.Organizer, d.Text)
		}
		for _, a := range d.Addressees {
			if a.Person != mention.None || a.Org != mention.None && e.Type != schema.TypeAppointment {
				add(e, a, schema.Recipient, d.Text)
			}
		}
	}
}
