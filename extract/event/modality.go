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
	at, told := r.titleTrigger(t.typ)
	m := r.modalityOf(r.c.Title, r.c.TitleHits, text.Span{Start: 0, End: at})
	if !told && t.group.Cue.Has(clause.Past) {
		m = "" // the title tells what follows from it
	}
	switch t.typ {
	case schema.TypeStatement, schema.TypeDirective, schema.TypePromulgation:
		if m != schema.Cancelled || !told {
			return schema.Occurred
		}
	}
	if m != "" {
		return m
	}
	if time != mention.None && len(r.c.Published) >= 10 {
		// Over several days, and not over when it was told.
		d := &r.set.Dates[time]
		if pub := r.c.Published[:10]; day(d.Start) != "" && day(d.Start) <= pub && day(d.End) > pub {
			return schema.Ongoing
		}
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
	if r.proposed(t) {
		return schema.Planned
	}
	if time != mention.None && r.future(r.set.Dates[time].Span) {
		return schema.Planned
	}
	if time != mention.None && len(r.c.Published) >= 10 {
		if start := day(r.set.Dates[time].Start); start > r.c.Published[:10] {
			return schema.Planned
		}
	}
	return schema.Occurred
}

// titleTrigger is where the first trigger of the title begins, its end where
// it has none, and whether one of the title's tells of the type.
func (r *run) titleTrigger(typ string) (at int, told bool) {
	n := titleLen(r.c.Title)
	at = n
	for i := n - 1; i >= 0; i-- {
		if h, ok := r.c.TitleHits.Longest(i, r.triggerTable); ok && r.triggers[h.Row].form != noForm {
			at = i
			told = told || r.triggers[h.Row].typ == typ
		}
	}
	return at, told
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

// futureReach is how many tokens after a date the verb of its clause may stand.
const futureReach = 10

// future reports whether the clause of a date is in the future: "Từ ngày 20
// đến 24/5, các đoàn sẽ …".
func (r *run) future(d text.Span) bool {
	s := r.doc.Sentence(d.Start)
	for j := d.End; j < s.End && j < d.End+futureReach; j++ {
		switch c, _ := r.cue.At(j); {
		case c.Has(clause.Past):
			return false
		case c.Has(clause.Future) && !c.Has(clause.Must):
			return true
		}
	}
	return false
}

// proposed reports whether the act of the event is only asked for: "đề nghị
// UBND tỉnh tặng Bằng khen".
func (r *run) proposed(t told) bool {
	switch t.typ {
	case schema.TypeAward, schema.TypeAppointment, schema.TypeApproval, schema.TypeSanction:
	default:
		return false
	}
	if t.span.Empty() || t.form == noun {
		return false
	}
	cands, first, n := r.before(r.doc.Sentence(t.span.Start), t.span.Start)
	if n == 0 {
		return false
	}
	i := cands[first].span.Start
	for j := i - 1; j >= max(0, i-3); j-- {
		if h, ok := r.c.Hits.Longest(j, r.triggerTable); ok && int(h.End) == i && r.triggers[h.Row].typ == schema.TypeDirective && r.doc.Word(i-1) == "nghị" {
			return true
		}
	}
	return false
}
