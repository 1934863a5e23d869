package explain

import (
	"fmt"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

func (b *builder) events() []Fact {
	out := make([]Fact, 0, len(b.x.Events))
	for i := range b.x.Events {
		e := &b.x.Events[i]
		id := fmt.Sprintf("e%d", i+1)
		f := Fact{ID: id, Kind: Event, Name: e.Title, Type: e.Type, Rule: b.rule(e.Rule)}
		if f.Name == "" {
			f.Name = b.x.Article.Title
		}
		n := 0
		mark := func(s text.Span, r mention.Rule) *Words {
			n++
			w := b.words(id, n, s, r)
			return &w
		}
		if !e.Evidence.Empty() {
			f.Words = append(f.Words, *mark(e.Evidence, e.Rule))
		}
		f.Details = append(f.Details, Detail{Label: "modality", Value: string(e.Modality)})
		if e.Time != mention.None {
			d := &b.x.Set.Dates[e.Time]
			w := b.dateWords[e.Time]
			f.Details = append(f.Details, Detail{Label: "time", Value: d.EDTF, Ref: b.dateRefs[d.EDTF], Rule: b.rule(d.Rule), Words: &w})
		}
		if !e.Place.Empty() {
			f.Details = append(f.Details, Detail{Label: "place", Value: oneLine(b.doc.Slice(e.Place)), Words: mark(e.Place, "")})
		}
		for _, p := range e.Participants {
			d := b.actor(string(p.Role), p.Actor, e.Evidence)
			if !p.Evidence.Empty() {
				d.Words, d.Near = mark(p.Evidence, ""), false
			}
			f.Details = append(f.Details, d)
		}
		if i < len(b.x.Records) {
			f.Details = append(f.Details, Detail{Label: "record", Value: b.x.Records[i].ID})
		}
		out = append(out, f)
	}
	return out
}

func (b *builder) decisions() []Fact {
	var out []Fact
	for i := range b.x.Decisions {
		d := &b.x.Decisions[i]
		if d.Text.Empty() {
			continue
		}
		id := fmt.Sprintf("dec%d", len(out)+1)
		f := Fact{ID: id, Kind: Decision, Name: oneLine(b.doc.Slice(d.Text)), Type: string(d.Kind), Rule: b.rule(d.Rule)}
		f.Words = append(f.Words, b.words(id, 1, d.Text, d.Rule))
		n := 1
		party := func(label string, a mention.Actor) {
			det := b.actor(label, a, d.Text)
			if det.Words == nil && !a.Written.Empty() {
				n++
				w := b.words(id, n, a.Written, "")
				det.Words = &w
			}
			f.Details = append(f.Details, det)
		}
		if d.Issuer.IsNobody() {
			f.Details = append(f.Details, Detail{Label: "issuer", Value: "nobody", Note: "the text does not say who, or not clearly"})
		} else {
			party("issuer", d.Issuer)
		}
		for _, a := range d.Addressees {
			if !a.IsNobody() {
				party("addressee", a)
			}
		}
		if d.Deadline != "" {
			f.Details = append(f.Details, b.deadline(d))
		}
		if d.Document != mention.None {
			dd := &b.x.Set.Documents[d.Document]
			w := b.docWords[d.Document]
			f.Details = append(f.Details, Detail{Label: "document", Value: oneLine(b.doc.Slice(dd.Span)), Ref: b.x.DocumentRefs[d.Document], Words: &w})
		}
		if d.Event != 0 {
			f.Details = append(f.Details, Detail{Label: "event", Value: b.x.Events[d.Event].Type, Ref: fmt.Sprintf("e%d", d.Event+1)})
		}
		out = append(out, f)
	}
	return out
}

// actor is a party of a fact whose words are at; of a person or organisation
// of the record, with the mention nearest to them.
func (b *builder) actor(label string, a mention.Actor, at text.Span) Detail {
	d := Detail{Label: label}
	var places []place
	switch {
	case a.Person != mention.None:
		d.Value, d.Ref = b.x.Entities.People[a.Person].Name, b.x.PersonRefs[a.Person]
		places = b.personPlaces[a.Person]
	case a.Org != mention.None:
		d.Value, d.Ref = b.x.Entities.Orgs[a.Org].Name, b.x.OrgRefs[a.Org]
		places = b.orgPlaces[a.Org]
	default:
		d.Value, d.Note = oneLine(b.doc.Slice(a.Written)), "as written: neither a person nor an organisation of the record"
	}
	if w := b.nearest(at, places); w != nil {
		d.Words, d.Near = w, true
	}
	return d
}

// place is a mention of an entity.
type place struct {
	span  text.Span
	words Words
}

// nearest are the words nearest to a span: in its sentence the last before
// it, for a verb's parties stand before its content; else the last that
// begins before the span ends; else the first.
func (b *builder) nearest(at text.Span, places []place) *Words {
	if at.Empty() || len(places) == 0 {
		return nil
	}
	sentence := b.doc.Sentence(at.Start)
	first, last, same := 0, -1, -1
	for i := range places {
		s := places[i].span
		if s.Start < places[first].span.Start {
			first = i
		}
		if s.Start < at.End && (last < 0 || s.Start > places[last].span.Start) {
			last = i
		}
		if s.End <= at.Start && s.Start >= sentence.Start && (same < 0 || s.Start > places[same].span.Start) {
			same = i
		}
	}
	switch {
	case same >= 0:
		return &places[same].words
	case last >= 0:
		return &places[last].words
	}
	return &places[first].words
}

// deadline is the deadline with the date of the text that it is.
func (b *builder) deadline(d *mention.Decision) Detail {
	out := Detail{Label: "deadline", Value: d.Deadline}
	best := mention.None
	sentence := b.doc.Sentence(d.Text.Start)
	for i := range b.x.Set.Dates {
		x := &b.x.Set.Dates[i]
		switch {
		case x.EDTF != d.Deadline:
			continue
		case best == mention.None, x.Span.End <= d.Text.End, sentence.Covers(x.Span):
			best = i
		}
		if sentence.Covers(x.Span) || d.Text.Covers(x.Span) {
			break
		}
	}
	if best == mention.None {
		out.Note = "worked out: no date of the text has this value"
		return out
	}
	w := b.dateWords[best]
	out.Words, out.Ref, out.Rule = &w, b.dateRefs[d.Deadline], b.rule(b.x.Set.Dates[best].Rule)
	return out
}
