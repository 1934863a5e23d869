package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// weighSpeech: where most sentences tell what somebody said, and nothing else
// is told, that is the news.
func (r *run) weighSpeech(sc *scores) {
	said, n := 0, 0
	for _, s := range r.doc.Sentences {
		n++
		for i := s.Start; i < s.End; i++ {
			if _, ok := r.c.Hits.Longest(i, r.reportTable); ok {
				said++
				break
			}
		}
	}
	if n >= 4 && said*5 >= n*2 {
		sc.add(schema.TypeStatement, minScore)
	}
}

// reportsIn reports whether a verb of speech of two syllables stands in s that
// does more than carry the news of a deed.
func (r *run) reportsIn(s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if r.reports(i) && !r.carries(i, s.End) {
			return true
		}
	}
	return false
}

// carries reports whether the verb of speech at token i only tells of a deed
// just done: "ông A cho biết Sở B vừa quyết định …", "cho biết đã phạt …".
func (r *run) carries(i, end int) bool {
	h, ok := r.c.Hits.Longest(i, r.reportTable)
	if !ok {
		return false
	}
	j := int(h.End)
	if j < end && r.doc.Tokens[j].Is(',') {
		j++
	}
	if in := r.within(text.Span{Start: j, End: end}); len(in) > 0 && in[0].span.Start == j {
		j = in[0].span.End
	}
	if j >= end {
		return false
	}
	c, _ := r.cue.At(j)
	return c.Has(clause.Past)
}

// accordingTo reports whether a sentence opens on whose word it is: "Theo Bộ
// trưởng, …".
func (r *run) accordingTo(s text.Span) bool {
	if s.Len() < 2 || r.doc.Word(s.Start) != "Theo" {
		return false
	}
	in := r.within(text.Span{Start: s.Start + 1, End: s.End})
	return len(in) > 0 && in[0].span.Start == s.Start+1 && (in[0].actor.Person != mention.None || in[0].post)
}

// tellsWhose reports whether a sentence says whose word the one before it was:
// "Đó là thông tin do ông A đưa ra …", "Đây là ý kiến của bà B".
func (r *run) tellsWhose(s text.Span) bool {
	if s.Len() < 4 || r.doc.Word(s.Start) != "Đó" && r.doc.Word(s.Start) != "Đây" || r.doc.Word(s.Start+1) != "là" {
		return false
	}
	switch r.doc.Word(s.Start+2) + " " + r.doc.Word(s.Start+3) {
	case "ý kiến", "quan điểm":
		return true
	}
	return r.reports(s.Start + 2)
}
