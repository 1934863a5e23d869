package resolve

import "github.com/bienban/bienban/extract/mention"

// orgs fills ent.Orgs and ent.OrgOf.
func (r *Resolver) orgs(_ *mention.Context, set *mention.Set, ent *mention.Entities) {
	ent.OrgOf = make([]int, len(set.Orgs))
	for i := range ent.OrgOf {
		ent.OrgOf[i] = mention.None
	}
}
