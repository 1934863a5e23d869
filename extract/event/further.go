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

// besideTypes are the acts that a sentence beside the main event may tell for
// certain by their verb alone.
var besideTypes = map[string]bool{
	schema.TypeSigning: true, schema.TypeAward: true, schema.TypeSanction: true, schema.TypeAppointment: true,
	schema.TypeVisit: true, schema.TypeLaunch: true, schema.TypePromulgation: true,
}

const (
	besideSentences = 60 // sentences that may tell one
	besideWeight    = 3  // the least weight of such a verb
	besideOpen      = 10 // tokens before the name of who acts: "Cùng ngày, …"
)

// beside adds the events of sentences that say they tell of something else
// ("Cùng ngày, Công an huyện phạt …"): with a day, and somebody named first
// in the sentence, just before the verb. Anything less certain is left out.
func (r *run) beside(events []mention.Event) []mention.Event {
	for n, s := range r.doc.Sentences {
		if n > besideSentences || len(events) > maxFurther {
			break
		}
		if !r.aside[n] {
			continue
		}
		in := r.within(s)
		time := r.dateIn(s)
		if len(in) == 0 || time == mention.None || in[0].span.Start-s.Start > besideOpen || r.tellsIn(s.Start, in[0].span.Start) {
			continue
		}
		t, ok := r.verbAfter(s, in[0].span.End)
		if !ok {
			continue
		}
		who := r.subjects(s, t.span.Start)
		if len(who) == 0 || who[0].span != in[0].span || slices.ContainsFunc(events, func(e mention.Event) bool { return e.Type == t.typ && e.Head == who[0].actor }) {
			continue
		}
		e := mention.Event{Type: t.typ, Modality: schema.Occurred, Time: time, Head: mention.Nobody, Rule: ruleBeside}
		if events[0].Time == time && events[0].Head == who[0].actor {
			continue // the main one once more
		}
		for _, a := range who {
			r.actsFor(&e, a.actor, text.Span{Start: a.span.Start, End: t.span.End})
		}
		r.objects(&e, t)
		act := r.act(text.Span{Start: t.span.Start, End: s.End})
		e.Title, e.Evidence = r.doc.Slice(act), text.Span{Start: who[0].span.Start, End: act.End}
		k := len(events)
		events = append(events, e)
		for i := range r.decisions {
			if d := &r.decisions[i]; d.Event == 0 && s.Covers(d.Text) {
				d.Event = k
			}
		}
	}
	return events
}

// verbAfter is the verb of a certain act that follows the names at token i of
// a sentence, with nothing told before it.
func (r *run) verbAfter(s text.Span, i int) (told, bool) {
	for j := i; j < s.End && j < i+2*besideOpen; j++ {
		if _, said := r.c.Hits.Longest(j, r.reportTable); said {
			if _, also := r.c.Hits.Longest(j, r.triggerTable); !also {
				return told{}, false
			}
		}
		h, ok := r.c.Hits.Longest(j, r.triggerTable)
		if !ok || r.inName[j] {
			continue
		}
		k := &r.triggers[h.Row]
		g := r.group(s, j)
		if k.form != verb || k.weight < besideWeight || !besideTypes[k.typ] ||
			g.Cue.Has(clause.Noun|clause.Subordinate|clause.Must|clause.Negation|clause.Future|clause.Planned|clause.Passive) || k.receives {
			return told{}, false
		}
		if k.typ == schema.TypePromulgation && !r.issuedAt(int(h.End), s.End) {
			return told{}, false
		}
		return told{span: h.Span(), typ: k.typ, form: verb, weight: k.weight, rule: ruleBeside, group: g}, true
	}
	return told{}, false
}

// issuedAt reports whether a document stands just after token i, or at it.
func (r *run) issuedAt(i, end int) bool {
	for k := range r.set.Documents {
		if d := &r.set.Documents[k]; d.End > i-2 && d.Start < min(end, i+3) {
			return true
		}
	}
	return false
}

// tellsIn reports whether tokens [from, to) tell something.
func (r *run) tellsIn(from, to int) bool {
	for j := from; j < to; j++ {
		if r.tellsAt(j) {
			return true
		}
	}
	return false
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
		if !r.tells(typ, s, text.Span{Start: max(s.Start, d.Text.Start-4), End: d.Text.End}) || !r.holdsOffice(d.Issuer) {
			continue
		}
		named := slices.ContainsFunc(d.Addressees, func(a mention.Actor) bool { return a.Person != mention.None || a.Org != mention.None })
		if typ != schema.TypeAward && !named && r.dateIn(s) == mention.None {
			continue // neither who nor when
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
	return r.beside(events)
}

// tells reports whether a trigger of the type stands in span at of sentence s,
// as an act that was done: "tặng Bằng khen" tells of an award, "tặng quà" does
// not, nor does "việc bổ nhiệm".
func (r *run) tells(typ string, s, at text.Span) bool {
	for i := at.Start; i < at.End; i++ {
		h, ok := r.c.Hits.Longest(i, r.triggerTable)
		if !ok || r.triggers[h.Row].typ != typ {
			continue
		}
		return !r.group(s, i).Cue.Has(clause.Noun | clause.Subordinate | clause.Must | clause.Negation | clause.Future | clause.Planned)
	}
	return false
}

// holdsOffice reports whether an actor can award, appoint or punish: a body,
// or a person with a post in one.
func (r *run) holdsOffice(a mention.Actor) bool {
	return a.Person == mention.None || r.actsForOf(a.Person) != mention.None
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
