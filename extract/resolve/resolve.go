package resolve

import (
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// Resolver joins mentions into entities. It is immutable and safe for use by
// many goroutines.
type Resolver struct {
	org  *orgTables
	lex  *lexicon.Lexicon
	body map[string][]string // by folded common word: kinds of body
}

// New is a resolver that reads its tables from lex.
func New(lex *lexicon.Lexicon) *Resolver {
	r := &Resolver{org: newOrgTables(lex), lex: lex, body: map[string][]string{}}
	t := lex.Table("body_word")
	forms := t.Values("form")
	for i, kinds := range t.Values("kinds") {
		if kinds != "venue" {
			r.body[text.FoldString(forms[i])] = strings.Fields(kinds)
		}
	}
	return r
}

// Resolve makes the entities of one article. Organisations come first: a
// person's post needs its organisation made out.
func (r *Resolver) Resolve(c *mention.Context, set *mention.Set) *mention.Entities {
	ent := &mention.Entities{}
	r.orgs(c, set, ent)
	r.people(c, set, ent)
	return ent
}
