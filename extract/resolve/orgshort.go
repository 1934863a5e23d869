package resolve

import (
	"slices"

	"github.com/bienban/bienban/extract/mention"
)

// ruleWeak is the finder's rule for a head alone that needs a body named
// elsewhere.
const ruleWeak mention.Rule = "org.weak"

// short joins short forms to the bodies they stand for: an equal key, else the
// nearest body before whose key the short one begins, else the first after.
// What nothing fuller is known of is a body by itself, unless weak.
func (s *orgState) short() {
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if o.Generic || len(s.keys[i].parts) == 0 {
			continue
		}
		if e := s.ent.OrgOf[i]; e != mention.None {
			s.of[e].last = o.Start
			continue
		}
		if o.Rule == ruleWeak && o.Kind == "board" && o.End < len(s.c.Doc.Tokens) && s.c.Doc.Word(o.End) == "kiêm" {
			continue // "Chủ tịch HĐQT kiêm Tổng giám đốc Công ty A": of A, not of the one before
		}
		e := s.antecedent(i)
		if e == mention.None {
			e = s.fromTail(i)
		}
		if e == mention.None {
			e = s.sibling(i)
		}
		if e == mention.None {
			e = s.beside(i)
		}
		if e == mention.None {
			if o.Rule == ruleWeak {
				continue
			}
			e = s.entity(i)
		}
		s.join(i, e)
		s.of[e].last = o.Start
	}
	// Mentions in order of the text.
	for e := range s.ent.Orgs {
		slices.Sort(s.ent.Orgs[e].Mentions)
	}
}

// antecedent is the entity that short mention i stands for.
func (s *orgState) antecedent(i int) int {
	o := &s.set.Orgs[i]
	k := &s.keys[i]
	best, bestAt := mention.None, -1
	after, afterAt := mention.None, 1<<30
	list := s.first[k.parts[0]]
	if len(list) > recent {
		// The earliest few and the latest named ones.
		list = list[len(list)-recent:]
	}
	for _, e := range list {
		f := &s.of[e]
		if !s.stands(k, o, e) {
			continue
		}
		if f.at < o.Start {
			if f.last > bestAt {
				best, bestAt = e, f.last
			}
		} else if f.at < afterAt {
			after, afterAt = e, f.at
		}
	}
	if best != mention.None {
		return best
	}
	return after
}

// stands reports whether a short form with key k may mean entity e.
func (s *orgState) stands(k *orgKey, o *mention.Org, e int) bool {
	f := &s.of[e].key
	if !hasPrefix(f.parts, k.parts) || !alikeKinds(o.Kind, s.ent.Orgs[e].Kind) {
		return false
	}
	if k.level == noLevel {
		if len(f.parts) > len(k.parts) {
			return true
		}
		return len(f.parts) == len(k.parts) && (f.level == noLevel || len(k.parts) > 0)
	}
	// "UBND tỉnh": the unit must be of that level.
	if f.level != noLevel {
		return f.level == k.level && len(f.parts) == len(k.parts)
	}
	if f.place == nil && f.of == noLevel {
		return false
	}
	return f.of == k.level || f.place != nil && !f.said && f.place.is(k.level)
}

// kindClass groups kinds whose bare heads are used for one another.
func kindClass(k string) string {
	switch k {
	case "association", "mass_organization", "federation", "union":
		return "association"
	case "board", "steering_committee", "management_board", "command", "organizing_committee":
		return "board"
	case "committee", "peoples_committee", "standing_body":
		return "committee"
	case "school", "university", "college", "academy":
		return "school"
	case "bank", "branch":
		return "bank"
	}
	return k
}

func alikeKinds(a, b string) bool {
	return a == "" || b == "" || kindClass(a) == kindClass(b)
}
