package resolve

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

func fieldParts(p []uint32) int {
	n := 0
	for _, x := range p {
		if x&partMask == partField {
			n++
		}
	}
	return n
}

// rebuild makes the entities anew from OrgOf, in order of first mention.
func (s *orgState) rebuild() {
	old, oldOf := s.ent.Orgs, s.of
	num := make([]int, len(old))
	for i := range num {
		num[i] = mention.None
	}
	s.ent.Orgs = make([]mention.OrgEntity, 0, len(old))
	s.of = make([]orgInfo, 0, len(old))
	for m, e := range s.ent.OrgOf {
		if e == mention.None {
			continue
		}
		if num[e] == mention.None {
			num[e] = len(s.ent.Orgs)
			o := old[e]
			o.Mentions = nil
			s.ent.Orgs = append(s.ent.Orgs, o)
			info := oldOf[e]
			info.at = s.set.Orgs[m].Start
			s.of = append(s.of, info)
		}
		n := num[e]
		s.ent.OrgOf[m] = n
		s.ent.Orgs[n].Mentions = s.lists.add(s.ent.Orgs[n].Mentions, m)
	}
	clear(s.first)
	for e := range s.of {
		w := s.of[e].key.parts[0]
		s.first[w] = s.lists.add(s.first[w], e)
	}
	for h, e := range s.exact {
		s.exact[h] = num[e]
	}
}

// entity is the entity of mention i's key, made where it is new.
func (s *orgState) entity(i int) int { return s.body(i, &s.keys[i], s.set.Orgs[i].Name, false) }

// body is the entity of key k, made with the name and mention i's kind and
// place where it is new; given says that the name is longer than any mention.
func (s *orgState) body(i int, k *orgKey, name string, given bool) int {
	h := hashParts(k.parts)
	if k.level != noLevel {
		h ^= uint64(k.level) << 60
	}
	if e, ok := s.exact[h]; ok && e != mention.None {
		return e
	}
	o := &s.set.Orgs[i]
	e := len(s.ent.Orgs)
	s.ent.Orgs = append(s.ent.Orgs, mention.OrgEntity{Name: name, Kind: o.Kind, Parent: mention.None})
	s.of = append(s.of, orgInfo{key: *k, at: o.Start, last: o.Start, given: given})
	s.exact[h] = e
	s.first[k.parts[0]] = s.lists.add(s.first[k.parts[0]], e)
	return e
}

func (s *orgState) join(m, e int) {
	s.ent.OrgOf[m] = e
	o := &s.ent.Orgs[e]
	o.Mentions = s.lists.add(o.Mentions, m)
	if o.Kind == "" {
		o.Kind = s.set.Orgs[m].Kind
	}
}

// names gives every entity its fullest written form: the longest, not in
// capitals where another is not.
func (s *orgState) names() {
	for e := range s.ent.Orgs {
		o := &s.ent.Orgs[e]
		if s.of[e].given {
			continue
		}
		best, bestLen := "", 0
		for _, m := range o.Mentions {
			om := &s.set.Orgs[m]
			n := len(om.Name)
			if o.Kind == "ministry" || o.Kind == "department" { // "Bộ GTVT" says more than "Bộ Giao thông"
				n += 256 * fieldParts(s.keys[m].parts)
			}
			if om.Short {
				n -= 1 << 20
			}
			if s.c.Doc.Tokens[om.Start].Case == text.Upper && s.c.Doc.Tokens[om.End-1].Case == text.Upper && om.Len() > 2 {
				n -= 1 << 16
			}
			if best == "" || n > bestLen {
				best, bestLen = om.Name, n
			}
		}
		if t, ok := s.tails[hashParts(s.of[e].key.parts)]; ok && len(t.name) > len(best) {
			best = t.name
		}
		if sup := s.supplied(e, best); sup != "" {
			best = sup
		}
		o.Name = best
	}
}
