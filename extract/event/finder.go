package event

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
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
	aside     []bool // by sentence: tells of something else ("Cùng ngày, …", "Trước đó, …")
	inName    []bool // by token: part of an organisation's name or a document
	fair      bool   // the main event is a fair or a festival: other, but held and visited
	weights   scores // of the main event's type
	opening   []told // what the first sentences tell
}

// Find gives the events of an article, the main one first, and sets the Event
// of each decision. mainTime gives the date (Set.Dates) of a main event of a
// type, None where the text does not say it. An article always has a main
// event.
func (f *Finder) Find(c *mention.Context, set *mention.Set, ent *mention.Entities, decisions []mention.Decision, mainTime func(eventType string) int) []mention.Event {
	r := &run{Finder: f, c: c, doc: c.Doc, set: set, ent: ent, decisions: decisions}
	r.cue = f.cues.Read(c.Doc, c.Hits)
	r.markNames()
	r.markAside()
	r.collectActors()

	main, told := r.classify()
	r.fair = main == schema.TypeOther && told.form == noun && told.weight >= fairWeight
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

// fairWeight is the least weight of a trigger that names a fair or a festival
// rather than an accident.
const fairWeight = 3

// markAside marks the sentences whose first words say that what they tell was
// at another time or by others. The first sentence never is aside.
func (r *run) markAside() {
	r.aside = make([]bool, len(r.doc.Sentences))
	for n, s := range r.doc.Sentences {
		if n == 0 {
			continue
		}
		for i := s.Start; i < min(s.End, s.Start+2); i++ {
			if _, ok := r.c.Hits.Longest(i, r.asideTable); ok {
				r.aside[n] = true
				break
			}
		}
	}
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
	span     text.Span // in the body; empty where only the title tells it
	typ      string
	form     form
	weight   float64 // of its trigger
	rule     mention.Rule
	receives bool // it is done to those before its verb
	named    bool // its name follows, whatever it says: "tổ chức Hội thảo chia sẻ …"
	group    clause.Group
}

const (
	ruleTitle   mention.Rule = "event.title"
	ruleOpening mention.Rule = "event.opening"
	ruleBody    mention.Rule = "event.body"
	ruleNone    mention.Rule = "event.other"
	ruleBeside  mention.Rule = "event.beside"
	ruleAward   mention.Rule = "event.award-decision"
)
