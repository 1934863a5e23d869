package resolve

import "github.com/bienban/bienban/extract/mention"

// people fills ent.People, ent.PersonOf and ent.HolderOf.
func (r *Resolver) people(_ *mention.Context, set *mention.Set, ent *mention.Entities) {
	ent.PersonOf = make([]int, len(set.People))
	for i := range ent.PersonOf {
		ent.PersonOf[i] = mention.None
	}
	ent.HolderOf = make([]int, len(set.Posts))
	for i := range ent.HolderOf {
		ent.HolderOf[i] = mention.None
	}
}
