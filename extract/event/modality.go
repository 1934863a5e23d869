package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// modality is what the title says ("sẽ", "sắp", "hủy"), else the verb group of
// the words that tell the event, else how its time lies to the publication.
func (r *run) modality(t told, time int) schema.Modality {
	if m := r.modalityOf(r.c.Title, r.c.TitleHits, text.Span{Start: 0, End: titleLen(r.c.Title)}); m != "" {
		return m
	}
	if t.group.Cue.Has(clause.Planned | clause.Future) {
		return schema.Planned
	}
	if !t.span.Empty() {
		s := r.doc.Sentence(t.span.Start)
		// Only what stands before the event's words, or just after.
		near := text.Span{Start: s.Start, End: min(s.End, t.span.End+12)}
		if m := r.modalityOf(r.doc, r.c.Hits, near); m != "" {
			return m
		}
	}
	if time != mention.None && len(r.c.Published) >= 10 {
		d := &r.set.Dates[time]
		pub := r.c.Published[:10]
		start, end := day(d.Start), day(d.End)
		switch {
		case start != "" && start > pub:
			return schema.Planned
		case start != "" && end > pub && start <= pub:
			return schema.Ongoing
		}
	}
	return schema.Occurred
}

func titleLen(d *text.Doc) int {
	if d == nil {
		return 0
	}
	return len(d.Tokens)
}

// modalityOf is what the first cue in the span says.
func (r *run) modalityOf(d *text.Doc, hits *lexicon.Hits, s text.Span) schema.Modality {
	if d == nil || hits == nil {
		return ""
	}
	for i := s.Start; i < s.End; i++ {
		h, ok := hits.Longest(i, r.modalityTable)
		if !ok {
			continue
		}
		switch r.modalities[h.Row] {
		case cuePlanned:
			return schema.Planned
		case cueOngoing:
			return schema.Ongoing
		case cueCancelled:
			return schema.Cancelled
		}
	}
	return ""
}

func day(s string) string {
	if len(s) < 10 {
		return ""
	}
	return s[:10]
}
