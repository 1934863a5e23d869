package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// sessionOf: a body's own session ("Kỳ họp thứ 6 HĐND tỉnh") is the body's,
// where nobody else is said to organize it.
func (r *run) sessionOf(e *mention.Event, t told) {
	if t.span.Empty() || !r.organized(e.Type) || hasRole(e, schema.Organizer) {
		return
	}
	s := r.doc.Sentence(t.span.Start)
	if t.form != noun { // "được thảo luận tại Ủy ban …"
		if at := t.span.End; e.Type == schema.TypeMeeting && at < s.End && r.isAt(at) {
			if in := r.within(text.Span{Start: at + 1, End: s.End}); len(in) > 0 && in[0].span.Start == at+1 && in[0].actor.Org != mention.None {
				add(e, in[0].actor, schema.Organizer, text.Span{Start: t.span.Start, End: in[0].span.End})
			}
		}
		return
	}
	end := t.span.End
	for end < s.End && end-t.span.Start < 12 && (r.inName[end] || !r.endsName(end, s.End)) {
		end++
	}
	for i := t.span.End; i < end; i++ {
		if r.doc.Word(i) == "về" {
			end = i // what it is about
		}
	}
	for _, a := range r.within(text.Span{Start: t.span.End, End: end}) {
		if a.actor.Org != mention.None {
			if c, at := r.cue.Before(a.span.Start); c.Has(clause.Preposition) && r.isToward(at) {
				add(e, a.actor, schema.Attendee, a.span) // "buổi làm việc với Sở"
				return
			}
			add(e, a.actor, schema.Organizer, text.Span{Start: t.span.Start, End: a.span.End})
			return
		}
	}
}

// opens: where nothing says whose the event is, it is the body's whose act the
// article opens with.
func (r *run) opens(e *mention.Event) {
	if !e.Head.IsNobody() || e.Type == schema.TypeStatement || e.Type == schema.TypeOther ||
		hasRole(e, schema.Organizer) || len(r.doc.Sentences) == 0 {
		return
	}
	s := r.doc.Sentences[0]
	for _, a := range r.within(text.Span{Start: s.Start, End: min(s.End, s.Start+openingReach)}) {
		if c, _ := r.cue.Before(a.span.Start); c.Has(clause.Preposition|clause.Noun) || !r.acts(a.span.End, s.End) {
			continue
		}
		r.actsFor(e, a.actor, a.span)
		return
	}
}

// acts reports whether a verb stands just after token i, where a name ends.
func (r *run) acts(i, end int) bool {
	for j := i; j < end && j < i+maxGap; j++ {
		if t := &r.doc.Tokens[j]; t.Is(',') || t.Is(';') || t.Is(':') {
			return false
		}
		if c, _ := r.cue.At(j); c.Has(clause.Passive) {
			return false
		}
		if r.tellsAt(j) {
			return true
		}
		if h, ok := r.c.Hits.Longest(j, r.roleTable); ok && r.roles[h.Row].role != "" && r.roles[h.Row].side == before {
			return true
		}
	}
	return false
}

// openingReach is how many tokens open an article.
const openingReach = 40

// delegation: what a delegation does is the body's that sends it, where nobody
// else is said to ("Đoàn công tác của Bộ A do ông B dẫn đầu …").
func (r *run) delegation(e *mention.Event) {
	if !r.organized(e.Type) || hasRole(e, schema.Organizer) {
		return
	}
	for n, s := range r.doc.Sentences {
		if n >= doerSentences {
			return
		}
		for i := s.Start; i < s.End; i++ {
			if w := r.doc.Word(i); w != "Đoàn" && w != "đoàn" {
				continue
			}
			for j := i + 1; j < min(s.End, i+delegationName); j++ {
				if r.doc.Word(j) != "của" {
					continue
				}
				if in := r.first(j+1, s.End); len(in) > 0 && in[0].span.Start == j+1 && in[0].actor.Org != mention.None && !in[0].post {
					add(e, in[0].actor, schema.Organizer, text.Span{Start: i, End: in[0].span.End})
					return
				}
			}
		}
	}
}

// delegationName is how many tokens a delegation's common name may take.
const delegationName = 6
