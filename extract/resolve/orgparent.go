package resolve

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// parents finds what body a body is part of: "Cục X thuộc Bộ Y", "Vụ X, Bộ Y",
// and a name that ends with the other's.
func (s *orgState) parents() {
	d := s.c.Doc
	prev := mention.None
	for m := range s.set.Orgs {
		if s.ent.OrgOf[m] == mention.None {
			prev = mention.None
			continue
		}
		if prev != mention.None {
			child, parent := s.ent.OrgOf[prev], s.ent.OrgOf[m]
			if child != parent && s.ent.Orgs[child].Parent == mention.None && s.belongs(d, s.set.Orgs[prev].End, s.set.Orgs[m].Start, child, parent) {
				s.ent.Orgs[child].Parent = parent
			}
		}
		prev = m
	}
	for e := range s.of {
		if s.ent.Orgs[e].Parent != mention.None {
			continue
		}
		p := s.of[e].key.parts
		for from := 1; from < len(p)-1; from++ {
			if f, ok := s.exact[hashParts(p[from:])]; ok && f != mention.None && f != e {
				s.ent.Orgs[e].Parent = f
				break
			}
		}
	}
	// No circles.
	for e := range s.ent.Orgs {
		slow := e
		for n := 0; n < 8 && slow != mention.None; n++ {
			slow = s.ent.Orgs[slow].Parent
			if slow == e {
				s.ent.Orgs[e].Parent = mention.None
				break
			}
		}
	}
}

// belongs reports whether the words between two mentions, and their kinds, say
// that the first is part of the second.
func (s *orgState) belongs(d *text.Doc, from, to, child, parent int) bool {
	if to-from > 3 || to < from {
		return false
	}
	up := rank(s.ent.Orgs[parent].Kind)
	down := rank(s.ent.Orgs[child].Kind)
	if up == 0 || down == 0 || down <= up {
		return false
	}
	if from == to {
		return true
	}
	t := &d.Tokens[from]
	switch {
	case t.Break:
		return false
	case t.ID == s.t.thuoc && s.t.thuoc != 0, t.ID == s.t.trucID && s.t.trucID != 0, t.ID == s.t.cuaID && s.t.cuaID != 0:
		return true
	case to-from == 1 && (t.Is(',') || t.IsDash() || t.Is('(')):
		switch s.ent.Orgs[child].Kind {
		case "office", "inspectorate", "union", "party_organization", "board": // as often beside it in a list
			return t.Is('(')
		}
		return down >= 4
	}
	return false
}

// rank orders kinds from the state down; 0 says nothing.
func rank(kind string) int {
	switch kind {
	case "government", "national_assembly", "party":
		return 1
	case "ministry", "peoples_committee", "party_committee", "central_bank", "peoples_council":
		return 2
	case "department", "general_department", "company", "university", "committee", "police", "military":
		return 3
	case "authority", "ministry_unit", "institute", "office", "inspectorate", "party_organization", "union":
		return 4
	case "division", "sub_department", "center", "management_board", "branch", "faculty", "team", "board":
		return 5
	}
	return 0
}
