package resolve

import (
	"slices"
	"strings"
	"sync"

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

	abroad map[string]bool // folded names of countries other than Viet Nam

	rooms sync.Pool // of *room
}

// New is a resolver that reads its tables from lex.
func New(lex *lexicon.Lexicon) *Resolver {
	r := &Resolver{org: newOrgTables(lex), lex: lex, body: map[string][]string{}, abroad: map[string]bool{}}
	t := lex.Table("body_word")
	forms := t.Values("form")
	for i, kinds := range t.Values("kinds") {
		named := slices.DeleteFunc(strings.Fields(kinds), func(k string) bool { return k == "part" || k == "venue" })
		if kinds == "" || len(named) > 0 {
			r.body[text.FoldString(forms[i])] = named
		}
	}
	for _, form := range lex.Table("country").Values("form") {
		if form != "Việt Nam" {
			r.abroad[text.FoldString(form)] = true
		}
	}
	return r
}

// Resolve makes the entities of one article. Organisations come first: a
// person's post needs its organisation made out.
func (r *Resolver) Resolve(c *mention.Context, set *mention.Set) *mention.Entities {
	ent := &mention.Entities{}
	ent.OrgOf, ent.PersonOf, ent.HolderOf = nobody(len(set.Orgs), len(set.People), len(set.Posts))
	m := r.enter(c, set, ent)
	m.orgs.resolve()
	m.people.resolve()
	m.posts.resolve()
	r.leave(m)
	return ent
}

// nobody are three lists of None, in one piece of memory.
func nobody(a, b, c int) (x, y, z []int) {
	all := make([]int, a+b+c)
	for i := range all {
		all[i] = mention.None
	}
	return all[:a:a], all[a : a+b : a+b], all[a+b:]
}
