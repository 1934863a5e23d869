package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// modality is what stands before the event's words in the title ("sẽ", "sắp",
// "hủy") or in the body, else how its time lies to the publication. What was
// said, ordered, issued or approved has happened, whatever it is about.
func (r *run) modality(t told, time int) schema.Modality {
	title := text.Span{Start: 0, End: r.titleTrigger()}
	m := r.modalityOf(r.c.Title, r.c.TitleHits, title)
	switch t.typ {
	case schema.TypeStatement, schema.TypeDirective, schema.TypePromulgation:
		if m != schema.Cancelled {
			return schema.Occurred
		}
	}
	if m != "" {
		return m
	}
	if t.group.Cue.Has(clause.Past) {
		return schema.Occurred
	}
	if t.group.Cue.Has(clause.Planned | clause.Future) {
		return schema.Planned
	}
	if !t.span.Empty() {
		s := r.doc.Sentence(t.span.Start)
		near := text.Span{Start: s.Start, End: t.span.Start}
		if t.form == noun { // "Hội nghị … sẽ diễn ra"
			near = text.Span{Start: max(s.Start, t.span.Start-6), End: min(s.End, t.span.End+16)}
		}
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

// titleTrigger is where the first trigger of the title begins; its end where
// it has none.
func (r *run) titleTrigger() int {
	n := titleLen(r.c.Title)
	for i := range n {
		if h, ok := r.c.TitleHits.Longest(i, r.triggerTable); ok && r.triggers[h.Row].form != noForm {
			return i
		}
	}
	return n
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
