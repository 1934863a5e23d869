package extract

import (
	"github.com/bienban/bienban/extract/event"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// Explanation is how the records of one article came to be: what Extract
// knows on its way, kept. Of a page that is no article only Article is set.
type Explanation struct {
	Article   *schema.Article
	Context   *mention.Context
	Set       *mention.Set
	Entities  *mention.Entities
	Decisions []mention.Decision
	Events    []mention.Event
	Weights   []event.TypeWeight // of the main event's type, heaviest first

	Assembled []schema.Record // before the evidence gate
	Records   []schema.Record // as Extract gives them
	Report    Report

	// The references of the main record, by index of Entities and Set; ""
	// where it has none.
	OrgRefs, PersonRefs, DocumentRefs []string

	Lexicon    *lexicon.Lexicon
	Confidence map[mention.Rule]Confidence
}

// Explain extracts as Extract does and keeps what was known on the way.
func (x *Extractor) Explain(a *schema.Article) *Explanation {
	e := &Explanation{Article: a, Lexicon: x.lex, Confidence: x.confidence}
	if !extractable(a) {
		return e
	}
	as := x.find(a)
	e.Context, e.Set, e.Entities = as.c, as.set, as.ent
	e.Decisions, e.Events = as.decisions, as.events
	e.Weights = x.event.Weights(as.c, as.set, as.ent, as.decisions)
	e.Assembled = as.records()
	e.Report = as.report()
	e.Records = as.records() // anew: the gate cuts in place
	gate(e.Records, a.Text, &e.Report)
	if len(as.events) > 0 {
		rf := as.numberRefs(as.selection(0))
		e.OrgRefs, e.PersonRefs, e.DocumentRefs = rf.orgs, rf.people, rf.docs
	}
	return e
}
