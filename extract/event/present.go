package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// listed: everybody of a list of those present. A body that follows a person
// with nothing but a comma or the words of a post between ("…, Bộ Ngoại
// giao", "…, Ủy viên Ban Chấp hành Hội Nhà báo") is where he comes from.
func (r *run) listed(e *mention.Event, role schema.Role, s text.Span) {
	after := -1 // end of the last person's words
	last := -1  // end of the last body's name
	at := s.Start
	for k, a := range r.within(s) {
		if k >= maxList || r.breaksList(at, a.span.Start) {
			return
		}
		at = a.span.End
		if a.actor.Person != mention.None {
			after = a.span.End
			add(e, a.actor, role, a.span)
			continue
		}
		if last >= 0 && a.span.Start-last == 1 && r.doc.Tokens[last].Is('(') {
			continue // "Vụ A (Bộ B)": the body it belongs to
		}
		if r.partOf(a.span.Start-1, a.span.Start) {
			continue // "Bí thư các Chi bộ thuộc Đảng bộ Sở"
		}
		if r.ent.Orgs[a.actor.Org].Kind == "party" || r.complement(a.span.Start) {
			continue // "lãnh đạo Đảng, Nhà nước"; "chương trình của Thành ủy"
		}
		last = a.span.End
		if a.span.Start > 0 && r.doc.Tokens[a.span.Start-1].Class == text.Number {
			continue // "11 Sở Y tế khu vực": several of them
		}
		if a.post { // "Phó Giám đốc Sở": of somebody, not the body itself
			continue
		}
		if after >= 0 && (a.span.Start-after <= 2 && r.onlyMarks(after, a.span.Start) || r.tailOfPost(after, a.span.Start)) {
			after = a.span.End
			continue
		}
		after = -1
		add(e, a.actor, role, a.span)
	}
}

// complement reports whether the body named at token i only says more of what
// stands before it ("tổ công tác về chương trình của Thành ủy"), and is not
// itself there ("đại diện của Sở").
func (r *run) complement(i int) bool {
	switch r.doc.Word(i - 1) {
	case "về":
		return true
	case "của":
		switch r.doc.Word(i - 2) {
		case "diện", "đạo", "gia", "mặt", "dự": // đại diện, lãnh đạo, tham gia, có mặt, tham dự
			return false
		}
		return true
	}
	return false
}

// listGap is how many tokens may stand between two guests of a list.
const listGap = 30

// breaksList reports whether the tokens [from, to) between two names tell
// something, so that the list has ended before them.
func (r *run) breaksList(from, to int) bool {
	if to-from > listGap {
		return true
	}
	for j := from; j < to; j++ {
		if c, _ := r.cue.At(j); c.Has(clause.Past | clause.Future | clause.Must | clause.Subordinate) {
			return true
		}
	}
	return false
}

func (r *run) onlyMarks(from, to int) bool {
	for j := from; j < to; j++ {
		if r.doc.Tokens[j].Class != text.Punct || r.doc.Tokens[j].Is(';') {
			return false
		}
	}
	return true
}

// tailOfPost reports whether the tokens [from, to) between a person and a body
// are the words of a post: one in capitals just before the body's name, and
// nothing that opens another guest.
func (r *run) tailOfPost(from, to int) bool {
	if to-from > 10 || to-from < 1 || !r.doc.Tokens[to-1].Cap() && !r.inPost(to-1) {
		return false
	}
	for j := from; j < to; j++ {
		if r.doc.Tokens[j].Is(';') {
			return false
		}
	}
	return true
}

// inPost reports whether the words of a post end with token i.
func (r *run) inPost(i int) bool {
	for j := max(0, i-5); j <= i; j++ {
		if h, ok := r.c.Hits.Longest(j, r.postTable); ok && int(h.End) == i+1 {
			return true
		}
	}
	return false
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
	if e.Modality == schema.Cancelled {
		return
	}
	for p := range r.ent.People {
		x := &r.ent.People[p]
		if len(x.Mentions) == 0 || r.onlyAside(x.Mentions) || r.historic[text.FoldString(x.Name)] || !slices.ContainsFunc(x.Positions, func(q mention.Position) bool { return q.Status != schema.Former }) {
			continue
		}
		at := r.set.People[x.Mentions[0]].Span
		if r.isContact(at) {
			continue
		}
		add(e, person(p), schema.Attendee, at)
	}
}

// onlyAside reports whether all mentions of a person stand in sentences that
// tell of something else.
func (r *run) onlyAside(mentions []int) bool {
	for _, m := range mentions {
		if !r.aside[r.doc.SentenceOf(r.set.People[m].Start)] {
			return false
		}
	}
	return true
}

// maxTitle is how many tokens of a title are read for names.
const maxTitle = 100

// headline: people whom the title names have a part in what it tells.
func (r *run) headline(e *mention.Event) {
	d := r.c.Title
	if d == nil {
		return
	}
	role := schema.Attendee
	switch e.Type {
	case schema.TypeAppointment, schema.TypeAward, schema.TypeSanction:
		role = schema.Recipient
	case schema.TypeStatement, schema.TypeMeeting, schema.TypeVisit:
	default:
		return
	}
	for p := range r.ent.People {
		x := &r.ent.People[p]
		if len(x.Mentions) == 0 || slices.ContainsFunc(e.Participants, func(q mention.Participant) bool { return q.Actor == person(p) }) {
			continue
		}
		at := r.set.People[x.Mentions[0]].Span
		for i := 0; i+at.Len() <= min(len(d.Tokens), maxTitle); i++ {
			if !r.sameWords(d, i, at) {
				continue
			}
			if i == 0 || d.Word(i-1) != "của" && (i == 1 || d.Word(i-2) != "của") {
				add(e, person(p), role, at)
			}
			break
		}
	}
}

// sameWords reports whether the words of s stand at token i of the title.
func (r *run) sameWords(d *text.Doc, i int, s text.Span) bool {
	for k := range s.Len() {
		if d.Word(i+k) != r.doc.Word(s.Start+k) {
			return false
		}
	}
	return true
}

// isContact reports whether a person is only named to be called: a telephone
// stands just after him.
func (r *run) isContact(at text.Span) bool {
	for j := at.End; j < min(len(r.doc.Tokens), at.End+10); j++ {
		if _, ok := r.c.Hits.Longest(j, r.contactTable); ok {
			return true
		}
	}
	return false
}

// speaker: people who say something have a part in what they say it at. Who
// tells what "the unit" did tells of his own: it acts.
func (r *run) speaker(e *mention.Event, s, verb text.Span) {
	who := r.subjects(s, verb.Start)
	if len(who) == 0 {
		who = r.fronted(s, verb)
	}
	if len(who) == 0 {
		who = r.inverted(s, verb)
	}
	if len(who) > 0 {
		if _, at := r.cue.Before(who[0].span.Start); r.isAgentMark(at) {
			return // "Quyết định do ông A ký"
		}
	}
	for _, a := range who {
		if a.actor.Person == mention.None {
			continue
		}
		ev := cover(a.span, verb)
		own := r.organized(e.Type) && r.ownBody(verb.End, s.End)
		if !own || e.Type == schema.TypeMeeting {
			add(e, a.actor, schema.Speaker, ev)
		}
		if !own || hasRole(e, schema.Organizer) {
			continue
		}
		if o := r.actsForOf(a.actor.Person); o != mention.None {
			if e.Head.IsNobody() {
				e.Head = organization(o)
			}
			add(e, organization(o), schema.Organizer, ev)
		}
	}
}

// inverted is who follows an English verb of saying after a quotation: “…,” said
// Helen Marsh.
func (r *run) inverted(s, verb text.Span) []actorAt {
	if r.c.Language != "en" || verb.Start <= s.Start || !r.doc.Tokens[verb.Start-1].IsQuote() {
		return nil
	}
	if in := r.within(text.Span{Start: verb.End, End: s.End}); len(in) > 0 && in[0].span.Start == verb.End {
		return in[:1]
	}
	return nil
}

// ownBody reports whether a common word for a body that has done something
// ("đơn vị vừa …") follows at token i.
func (r *run) ownBody(i, end int) bool {
	if i >= end {
		return false
	}
	h, ok := r.c.Hits.Longest(i, r.bodyTable)
	if !ok || r.inName[i] || r.doc.Tokens[i].Case != text.Lower {
		return false
	}
	c, _ := r.cue.At(int(h.End))
	return c.Has(clause.Past | clause.Future)
}

func hasRole(e *mention.Event, role schema.Role) bool {
	return slices.ContainsFunc(e.Participants, func(p mention.Participant) bool { return p.Role == role })
}

// committee: a gathering that nobody else is said to organize is its
// organizing committee's.
func (r *run) committee(e *mention.Event) {
	if !r.organized(e.Type) || hasRole(e, schema.Organizer) {
		return
	}
	for o := range r.ent.Orgs {
		x := &r.ent.Orgs[o]
		if x.Kind != "organizing_committee" || len(x.Mentions) == 0 || r.ofParty(x.Mentions) {
			continue
		}
		add(e, organization(o), schema.Organizer, r.set.Orgs[x.Mentions[0]].Span)
		return
	}
}

// ofParty reports whether an organizing committee is one of the Party's, whose
// names end in a party committee or the centre.
func (r *run) ofParty(mentions []int) bool {
	for _, m := range mentions {
		s := r.set.Orgs[m].Span
		for i := s.Start; i < s.End; i++ {
			if r.doc.Tokens[i].ID != 0 && slices.Contains(r.partyWords, r.doc.Tokens[i].ID) {
				return true
			}
		}
	}
	return false
}

// listMin is how many bodies make a list that tells who takes part.
const listMin = 3

// listSentences may hold such a list.
const listSentences = 40

// enumerated: at a gathering, the bodies listed after a colon take part
// ("gian hàng của các đơn vị: Công ty A, Công ty B, Công ty C").
func (r *run) enumerated(e *mention.Event) {
	switch e.Type {
	case schema.TypeOther, schema.TypeCeremony, schema.TypeCampaign, schema.TypeLaunch, schema.TypeMeeting:
	default:
		return
	}
	if !hasRole(e, schema.Organizer) {
		return // nothing was held
	}
	for n, s := range r.doc.Sentences {
		if n >= listSentences {
			return
		}
		for i := s.Start; i+1 < s.End; i++ {
			if !r.doc.Tokens[i].Is(':') {
				continue
			}
			list := r.within(text.Span{Start: i + 1, End: s.End})
			if len(list) == 0 || list[0].span.Start != i+1 {
				continue
			}
			k := 1
			for k < min(len(list), maxList) && r.joined(list[k-1].span.End, list[k].span.Start) {
				k++
			}
			if k < listMin || slices.ContainsFunc(list[:k], func(a actorAt) bool { return a.actor.Org == mention.None }) {
				continue
			}
			for _, a := range list[:k] {
				add(e, a.actor, schema.Attendee, a.span)
			}
		}
	}
}
