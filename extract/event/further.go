package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// maxFurther is how many events there may be beside the main one.
const maxFurther = 3

// decisionTypes are the events that a decision of a rule is, where the main
// event is another: an award, an appointment or a sanction told beside it.
var decisionTypes = map[mention.Rule]string{
	"decision.award":     schema.TypeAward,
	"decision.personnel": schema.TypeAppointment,
	"decision.sanction":  schema.TypeSanction,
}

// further adds the events that stand beside the main one and gives each its
// decisions. Every other decision belongs to the main event.
func (r *run) further(events []mention.Event) []mention.Event {
	for i := range r.decisions {
		d := &r.decisions[i]
		d.Event = 0
		typ := decisionTypes[d.Rule]
		if typ == "" || typ == events[0].Type || d.Issuer.IsNobody() {
			continue
		}
		s := r.doc.Sentence(d.Text.Start)
		if !r.tells(typ, text.Span{Start: max(s.Start, d.Text.Start-4), End: d.Text.End}) {
			continue
		}
		k := slices.IndexFunc(events, func(e mention.Event) bool { return e.Type == typ && e.Head == d.Issuer })
		if k < 0 {
			if len(events) > maxFurther {
				continue
			}
			k = len(events)
			events = append(events, mention.Event{
				Type: typ, Modality: schema.Occurred, Time: r.dateIn(s), Head: d.Issuer,
				Title: r.doc.Slice(r.act(d.Text)), Evidence: d.Text, Rule: ruleAward,
			})
		}
		e := &events[k]
		d.Event = k
		add(e, d.Issuer, schema.Sender, d.Text)
		for _, a := range d.Addressees {
			add(e, a, schema.Recipient, d.Text)
		}
	}
	return events
}

// tells reports whether a trigger of the type stands in the span: "tặng Bằng
// khen" tells of an award, "tặng quà" does not.
func (r *run) tells(typ string, s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if h, ok := r.c.Hits.Longest(i, r.triggerTable); ok && r.triggers[h.Row].typ == typ {
			return true
		}
	}
	return false
}

// act is the words of a decision that name what was done: up to whom or what
// it was for.
func (r *run) act(s text.Span) text.Span {
	for i := s.Start + 2; i < s.End; i++ {
		t := &r.doc.Tokens[i]
		c, _ := r.cue.At(i)
		if t.Class == text.Punct && !t.IsQuote() && !r.inNumber(i) || c.Has(clause.Preposition|clause.Subordinate) || i-s.Start >= maxName {
			s.End = i
			break
		}
	}
	return s
}

// inNumber reports whether the mark at token i stands inside a number
// ("4.500.000").
func (r *run) inNumber(i int) bool {
	return i+1 < len(r.doc.Tokens) && r.doc.Glued(i) && r.doc.Glued(i+1) &&
		r.doc.Tokens[i-1].Class == text.Number && r.doc.Tokens[i+1].Class == text.Number
}

// dateIn is the first plain date of the sentence, None without one.
func (r *run) dateIn(s text.Span) int {
	for i := range r.set.Dates {
		if d := &r.set.Dates[i]; s.Covers(d.Span) && d.Limit == mention.NoLimit && d.Use != mention.DeadlineDate && d.Use != mention.AnniversaryDate {
			return i
		}
	}
	return mention.None
}
