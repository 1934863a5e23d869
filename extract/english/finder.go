package english

import (
	"slices"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
)

// Finder finds who is named in English text. It is immutable and safe for use
// by many goroutines.
type Finder struct {
	t      *tables
	tagger Tagger
}

// New reads the tables the finder needs.
func New(lex *lexicon.Lexicon) *Finder { return &Finder{t: newTables(lex), tagger: Prose()} }

// Find adds organisations, people and posts to set.
func (f *Finder) Find(c *mention.Context, set *mention.Set) {
	if len(c.Doc.Tokens) == 0 {
		return
	}
	s := &scan{t: f.t, tagger: f.tagger, c: c, d: c.Doc, claim: make([]claim, len(c.Doc.Tokens)+1)}
	s.places()
	s.findOrgs()
	s.findPosts()
	s.findPeople()
	s.camel()
	s.attach()
	slices.SortStableFunc(s.orgs, func(a, b mention.Org) int { return a.Start - b.Start })
	set.Orgs = append(set.Orgs, s.orgs...)
	set.People = append(set.People, s.people...)
	set.Posts = append(set.Posts, s.posts...)
}
