package resolve

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
)

// Resolver joins mentions into entities. It is immutable and safe for use by
// many goroutines.
type Resolver struct {
	org *orgTables
	lex *lexicon.Lexicon
}

// New is a resolver that reads its tables from lex.
func New(lex *lexicon.Lexicon) *Resolver {
	return &Resolver{org: newOrgTables(lex), lex: lex}
}

// Resolve makes the entities of one article. Organisations come first: a
// person's post needs its organisation made out.
func (r *Resolver) Resolve(c *mention.Context, set *mention.Set) *mention.Entities {
	ent := &mention.Entities{}
	r.orgs(c, set, ent)
	r.people(c, set, ent)
	return ent
}
