package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// The levels of those who decide, from the top; a lower one takes orders from
// a higher.
const (
	levelUnknown  = 0
	levelState    = 1 // government, National Assembly, Party centre
	levelMinistry = 2
	levelProvince = 3
	levelAgency   = 4 // departments of a province, districts
	levelBranch   = 5 // divisions, communes
	levelOutside  = 9 // companies, press, the public: asked, not ordered
)

// relation makes a directive a request, or a request a directive, by who
// stands above whom.
func (r *run) relation(kind schema.DecisionKind, from, first *unit, to []mention.Actor) schema.DecisionKind {
	if kind != schema.KindDirective && kind != schema.KindRequest || len(to) == 0 {
		return kind
	}
	a, b := r.level(from), r.level(first)
	if w := to[0].Written; !w.Empty() && b != levelOutside && r.outsiders(w) {
		b = levelOutside
	}
	switch {
	case kind == schema.KindDirective && b == levelOutside && a != levelOutside:
		return schema.KindRequest
	case kind == schema.KindRequest && a != levelUnknown && b != levelUnknown && b != levelOutside &&
		a < b && !(a == levelMinistry && b == levelProvince):
		return schema.KindDirective
	}
	return kind
}

// level is where a unit stands, as far as its name tells.
func (r *run) level(u *unit) int {
	if u == nil {
		return levelUnknown
	}
	switch u.kind {
	case unitPerson:
		if p := u.actor.Person; p != mention.None {
			return r.personLevel(p)
		}
	case unitPost:
		if p := u.actor.Person; p != mention.None {
			return r.personLevel(p)
		}
		if o := r.set.Posts[u.ref].Org; o != mention.None {
			return orgLevel(r.set.Orgs[o].Kind)
		}
		if r.set.Posts[u.ref].Implied != "" {
			return levelState
		}
	case unitOrg:
		return orgLevel(r.set.Orgs[u.ref].Kind)
	case unitGroup:
		if k := r.set.Orgs[u.ref].Kind; k != "" {
			return orgLevel(k)
		}
		return levelAgency
	}
	return levelUnknown
}

func (r *run) personLevel(p int) int {
	best := levelUnknown
	for _, q := range r.ent.People[p].Positions {
		if q.Org == mention.None {
			continue
		}
		if l := orgLevel(r.ent.Orgs[q.Org].Kind); l != levelUnknown && (best == levelUnknown || l < best) {
			best = l
		}
	}
	return best
}

func orgLevel(kind string) int {
	switch kind {
	case "government", "national_assembly", "party_central":
		return levelState
	case "ministry", "ministry_agency":
		return levelMinistry
	case "peoples_committee", "peoples_council", "party_committee":
		return levelProvince
	case "department", "police", "military", "agency":
		return levelAgency
	case "division", "school", "center":
		return levelBranch
	case "company", "press", "bank", "association":
		return levelOutside
	}
	return levelUnknown
}

// outsiders reports whether the words name firms, press or the public.
func (r *run) outsiders(w text.Span) bool {
	for i := w.Start; i < w.End; i++ {
		if r.at[i].outside {
			return true
		}
		if c, _ := r.cues.At(i); i > w.Start && c.Has(clause.Preposition) {
			return false
		}
	}
	return false
}
