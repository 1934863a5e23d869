package event

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// run is the finding of one article's events.
type run struct {
	*Finder
	c         *mention.Context
	doc       *text.Doc
	set       *mention.Set
	ent       *mention.Entities
	decisions []mention.Decision
	cue       *clause.Cues
	actors    []actorAt
	inName    []bool // by token: part of an organisation's name or a document
	weights   scores // of the main event's type
}

// Find gives the events of an article, the main one first, and sets the Event
// of each decision. mainTime gives the date (Set.Dates) of a main event of a
// type, None where the text does not say it. An article always has a main
// event.
func (f *Finder) Find(c *mention.Context, set *mention.Set, ent *mention.Entities, decisions []mention.Decision, mainTime func(eventType string) int) []mention.Event {
	r := &run{Finder: f, c: c, doc: c.Doc, set: set, ent: ent, decisions: decisions}
	r.cue = f.cues.Read(c.Doc, c.Hits)
	r.markNames()
	r.collectActors()

	main, told := r.classify()
	time := mainTime(main)
	e := mention.Event{
		Type: main, Time: time, Head: mention.Nobody,
		Evidence: told.span, Rule: told.rule,
	}
	e.Modality = r.modality(told, time)
	e.Title, e.Place = r.name(told)
	r.parts(&e, told)
	events := []mention.Event{e}
	return r.further(events)
}

// markNames marks the tokens of organisations' and documents' names: a
// trigger inside one ("Ủy ban Kiểm tra", "Kế hoạch kiểm tra") tells nothing.
func (r *run) markNames() {
	r.inName = make([]bool, len(r.doc.Tokens))
	mark := func(s text.Span) {
		for i := max(s.Start, 0); i < s.End && i < len(r.inName); i++ {
			r.inName[i] = true
		}
	}
	for i := range r.set.Orgs {
		mark(r.set.Orgs[i].Span)
	}
	for i := range r.set.Documents {
		mark(r.set.Documents[i].Span)
	}
}

// inOrg reports whether token i is part of an organisation's name.
func (r *run) inOrg(i int) bool {
	k, _ := slices.BinarySearchFunc(r.set.Orgs, i, func(o mention.Org, at int) int { return cmp.Compare(o.End, at+1) })
	return k < len(r.set.Orgs) && r.set.Orgs[k].Contains(i)
}

// told is the words that tell of an event.
type told struct {
	span  text.Span // in the body; empty where only the title tells it
	typ   string
	form  form
	rule  mention.Rule
	group clause.Group
}

const (
	ruleTitle   mention.Rule = "event.title"
	ruleOpening mention.Rule = "event.opening"
	ruleBody    mention.Rule = "event.body"
	ruleNone    mention.Rule = "event.other"
	ruleAward   mention.Rule = "event.award-decision"
)
