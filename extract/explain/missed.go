package explain

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// maxMissed bounds the candidates shown of one article.
const maxMissed = 500

// missed are the candidates that became no fact, in order of the text: what
// the finders named and the resolver could not place, verbs of deciding that
// gave no decision, and what the last step took out.
func (b *builder) missed() []Missed {
	type candidate struct {
		span   text.Span
		kind   Kind
		rule   mention.Rule
		reason string
	}
	var found []candidate
	add := func(s text.Span, k Kind, r mention.Rule, reason string) {
		if !s.Empty() {
			found = append(found, candidate{s, k, r, reason})
		}
	}
	for i := range b.x.Set.Orgs {
		o := &b.x.Set.Orgs[i]
		switch {
		case b.x.Entities.OrgOf[i] != mention.None:
		case o.Generic:
			add(o.Span, Organization, o.Rule, "names a group, not one body: it may be addressed, but is no organisation of the record")
		case o.Short:
			add(o.Span, Organization, o.Rule, "a short form, and the article does not say clearly of which body")
		default:
			add(o.Span, Organization, o.Rule, "not clear which body is meant")
		}
	}
	for i := range b.x.Set.People {
		p := &b.x.Set.People[i]
		switch {
		case b.x.Entities.PersonOf[i] != mention.None:
		case p.Short:
			add(p.Span, Person, p.Rule, "part of a name, and nobody, or more than one, in the article bears it")
		default:
			add(p.Span, Person, p.Rule, "not clear who is meant")
		}
	}
	for i := range b.x.Set.Posts {
		if p := &b.x.Set.Posts[i]; b.x.Entities.HolderOf[i] == mention.None {
			add(p.Span, Position, p.Rule, "a post without a holder: nobody named in the article is said to have it")
		}
	}
	for _, s := range b.idleVerbs() {
		add(s, Decision, "", "a verb of deciding whose sentence gave no decision: only referred to, planned or denied, or no content was found for it")
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.span.Start, b.span.Start) })
	out := []Missed{}
	for _, c := range found[:min(len(found), maxMissed)] {
		out = append(out, Missed{Kind: c.kind, Words: b.words(fmt.Sprintf("x%d", len(out)+1), 1, c.span, c.rule), Reason: c.reason})
	}
	return append(out, b.cut()...)
}

// idleVerbs are the verbs of the table decision_verb in sentences that have no
// decision, the first of each sentence, outside names.
func (b *builder) idleVerbs() []text.Span {
	t := b.x.Lexicon.Table("decision_verb")
	frames := t.Values("frame")
	busy := make([]bool, len(b.doc.Sentences)+1)
	for i := range b.x.Decisions {
		d := &b.x.Decisions[i]
		if d.Text.Empty() {
			continue
		}
		first, last := b.doc.SentenceOf(d.Text.Start), b.doc.SentenceOf(d.Text.End-1)
		for n := first; n <= last; n++ {
			busy[n] = true
		}
		// What announces a list of decisions has done its work.
		for n := first - 1; n >= 0 && !busy[n]; n-- {
			if b.doc.Tokens[b.doc.Sentences[n].End-1].Is(':') {
				busy[n] = true
			}
			break
		}
	}
	named := make([]bool, len(b.doc.Tokens))
	cover := func(s text.Span) {
		for i := max(s.Start, 0); i < s.End; i++ {
			named[i] = true
		}
	}
	for i := range b.x.Set.Orgs {
		cover(b.x.Set.Orgs[i].Span)
	}
	for i := range b.x.Set.Documents {
		cover(b.x.Set.Documents[i].Span)
	}
	var out []text.Span
	for n, s := range b.doc.Sentences {
		if busy[n] {
			continue
		}
		for i := s.Start; i < s.End; {
			h, ok := b.x.Context.Hits.Longest(i, t.ID())
			if !ok {
				i++
				continue
			}
			v := h.Span()
			if frames[h.Row] != "none" && !named[v.Start] {
				out = append(out, v)
				break
			}
			i = max(v.End, i+1)
		}
	}
	return out
}

// cut is what stood in the records before the last step and does not after.
func (b *builder) cut() []Missed {
	var out []Missed
	for i := range b.x.Assembled {
		if i >= len(b.x.Records) {
			break
		}
		was, is := &b.x.Assembled[i], &b.x.Records[i]
		add := func(k Kind, what string, n int) {
			if n > 0 {
				out = append(out, Missed{Kind: k, Reason: fmt.Sprintf("%d of the %s of record %s taken out at the end: not proven by the text, or the record was too large", n, what, is.ID)})
			}
		}
		if was.Time != nil && is.Time == nil {
			add(Event, "times", 1)
		}
		if was.Place != nil && is.Place == nil {
			add(Event, "places", 1)
		}
		add(Event, "parts of participants", len(was.Participants)-len(is.Participants))
		add(Organization, "organisations", len(was.Organizations)-len(is.Organizations))
		add(Person, "people", len(was.People)-len(is.People))
		add(Position, "positions", positions(was)-positions(is))
		add(Date, "dates", len(was.Dates)-len(is.Dates))
		add(Document, "documents", len(was.Documents)-len(is.Documents))
		add(Decision, "decisions", len(was.Decisions)-len(is.Decisions))
	}
	return out
}

// positions counts the positions of a record's people.
func positions(r *schema.Record) int {
	n := 0
	for i := range r.People {
		n += len(r.People[i].Positions)
	}
	return n
}
