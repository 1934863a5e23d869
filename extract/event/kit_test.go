package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/date"
	"github.com/bienban/bienban/extract/decision"
	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/english"
	"github.com/bienban/bienban/extract/event"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/org"
	"github.com/bienban/bienban/extract/person"
	"github.com/bienban/bienban/extract/resolve"
	"github.com/bienban/bienban/extract/text"
)

// kit is the finders that stand before events.
type kit struct {
	lex      *lexicon.Lexicon
	document *document.Finder
	date     *date.Finder
	org      *org.Finder
	person   *person.Finder
	english  *english.Finder
	resolve  *resolve.Resolver
	decision *decision.Finder
	event    *event.Finder
}

func newKit(t testing.TB) *kit {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &kit{
		lex, document.New(lex), date.New(lex), org.New(lex), person.New(lex),
		english.New(lex), resolve.New(lex), decision.New(lex), event.New(lex),
	}
}

// article is what a test reads.
type article struct {
	title, body, published, language string
}

// found is an article with all that was found in it.
type found struct {
	c         *mention.Context
	set       *mention.Set
	ent       *mention.Entities
	decisions []mention.Decision
	events    []mention.Event
}

// mentions finds everything but the events.
func (k *kit) mentions(a article) *found {
	c := &mention.Context{Published: a.published, Language: a.language}
	if c.Language == "" {
		c.Language = "vi"
	}
	c.Doc = text.New(k.lex, a.body, nil)
	c.Hits = k.lex.Scan(c.Doc)
	c.Title = text.New(k.lex, a.title, nil)
	c.TitleHits = k.lex.Scan(c.Title)
	set := new(mention.Set)
	k.document.Find(c, set)
	k.date.Find(c, set)
	if c.Language == "en" {
		k.english.Find(c, set)
	} else {
		k.org.Find(c, set)
		k.person.Find(c, set)
	}
	ent := k.resolve.Resolve(c, set)
	return &found{c: c, set: set, ent: ent, decisions: k.decision.Find(c, set, ent)}
}

// find finds the events too.
func (k *kit) find(a article) *found {
	f := k.mentions(a)
	f.events = k.event.Find(f.c, f.set, f.ent, f.decisions, func(typ string) int { return k.date.MainTimeOf(f.c, f.set, typ) })
	return f
}

// head shows an event as "type modality time".
func (f *found) head(i int) string {
	e := &f.events[i]
	when := "-"
	if e.Time != mention.None {
		when = f.set.Dates[e.Time].EDTF
	}
	return fmt.Sprintf("%s %s %s", e.Type, e.Modality, when)
}

// parts shows the parts in an event, sorted, as "role: name".
func (f *found) parts(i int) []string {
	var out []string
	for _, p := range f.events[i].Participants {
		out = append(out, string(p.Role)+": "+f.name(p.Actor))
	}
	slices.Sort(out)
	return out
}

func (f *found) name(a mention.Actor) string {
	switch {
	case a.Person != mention.None:
		return f.ent.People[a.Person].Name
	case a.Org != mention.None:
		return f.ent.Orgs[a.Org].Name
	}
	return f.c.Doc.Slice(a.Written)
}

// lines is the parts of the main event as one string.
func (f *found) lines() string { return strings.Join(f.parts(0), "\n") }
