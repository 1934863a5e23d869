package resolve

import (
	"slices"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
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
		e := s.antecedent(i)
		if e == mention.None {
			e = s.fromTail(i)
		}
		if e == mention.None {
			e = s.sibling(i)
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

// tail is a body named at the end of another's name: "Sở Nội vụ" in "Đảng ủy
// Sở Nội vụ".
type tail struct {
	key  orgKey
	name string
	at   int
}

// readTails finds the bodies named inside others' names.
func (s *orgState) readTails() {
	d, h := s.c.Doc, s.c.Hits
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if len(s.order) == maxTails {
			break
		}
		if o.Generic || o.Short || o.Len() < 3 || len(s.keys[i].parts) == 0 || o.Rule == ruleList {
			continue
		}
		for j := o.Start + 1; j < o.End-1; j++ {
			if !d.Tokens[j].Cap() {
				continue
			}
			inside := false
			for _, x := range h.At(j) {
				if in := s.t.inside[x.Table]; in != nil {
					inside = in[x.Row] && int(x.End) < o.End
					break
				}
			}
			if !inside {
				continue
			}
			span := text.Span{Start: j, End: o.End}
			t := tail{key: s.t.key(s.c, span, nil), name: d.Slice(span), at: j}
			if len(t.key.parts) < 2 || t.key.level != noLevel {
				break
			}
			k := hashParts(t.key.parts)
			if old, ok := s.tails[k]; !ok || len(old.name) < len(t.name) {
				s.tails[k] = t
			}
			s.order = append(s.order, t)
			break
		}
	}
}

// maxTails bounds the bodies inside names that are looked back on.
const maxTails = 64

// fromTail makes an entity of the body inside another's name that short
// mention i stands for.
func (s *orgState) fromTail(i int) int {
	k := &s.keys[i]
	best := -1
	for j := range s.order {
		t := &s.order[j]
		if !hasPrefix(t.key.parts, k.parts) || len(t.key.parts) == len(k.parts) {
			continue
		}
		if k.level != noLevel && (t.key.place == nil || t.key.of != k.level) {
			continue
		}
		if best < 0 || t.at < s.set.Orgs[i].Start {
			best = j
		}
	}
	if best < 0 {
		return mention.None
	}
	t := s.order[best]
	h := hashParts(t.key.parts)
	if e, ok := s.exact[h]; ok && e != mention.None {
		return e
	}
	e := len(s.ent.Orgs)
	s.ent.Orgs = append(s.ent.Orgs, mention.OrgEntity{Name: t.name, Kind: s.set.Orgs[i].Kind, Parent: mention.None})
	s.of = append(s.of, orgInfo{key: t.key, at: s.set.Orgs[i].Start, last: s.set.Orgs[i].Start})
	s.exact[h] = e
	s.first[t.key.parts[0]] = s.lists.add(s.first[t.key.parts[0]], e)
	return e
}

// sibling makes an entity of a bare "HĐND" with the place of the UBND, or of a
// bare "UBND" with that of the HĐND, named last before.
func (s *orgState) sibling(i int) int {
	o := &s.set.Orgs[i]
	if !council(o.Kind) || s.keys[i].level != noLevel {
		return mention.None
	}
	for m := i - 1; m >= 0 && m >= i-recent; m-- {
		e := s.ent.OrgOf[m]
		if e == mention.None || !council(s.ent.Orgs[e].Kind) || s.ent.Orgs[e].Kind == o.Kind {
			continue
		}
		p := &s.set.Orgs[s.ent.Orgs[e].Mentions[0]]
		for n, x := range s.ent.Orgs[e].Mentions {
			if n == 8 {
				break
			}
			if !s.set.Orgs[x].Short {
				p = &s.set.Orgs[x]
				break
			}
		}
		if p.Short {
			return mention.None
		}
		unit := s.unitOf(p.Span)
		if unit.Empty() {
			return mention.None
		}
		k := orgKey{parts: append(append([]uint32{}, s.keys[i].parts...), s.t.key(s.c, unit, nil).parts...)}
		k.place, k.of = s.of[e].key.place, s.of[e].key.of
		h := hashParts(k.parts)
		if f, ok := s.exact[h]; ok && f != mention.None {
			return f
		}
		f := len(s.ent.Orgs)
		s.ent.Orgs = append(s.ent.Orgs, mention.OrgEntity{Name: o.Name + " " + s.c.Doc.Slice(unit), Kind: o.Kind, Parent: mention.None})
		s.of = append(s.of, orgInfo{key: k, at: o.Start, last: o.Start, given: true})
		s.exact[h] = f
		s.first[k.parts[0]] = s.lists.add(s.first[k.parts[0]], f)
		return f
	}
	return mention.None
}

func council(kind string) bool { return kind == "peoples_committee" || kind == "peoples_council" }

// unitOf is the level and place at the end of a name: "TP Pleiku" of "UBND TP
// Pleiku".
func (s *orgState) unitOf(span text.Span) text.Span {
	for i := span.Start + 1; i < span.End; i++ {
		if _, ok := s.c.Hits.Longest(i, s.t.level); ok {
			return text.Span{Start: i, End: span.End}
		}
		if _, n := s.t.placeAt(s.c.Hits, s.c.Doc, i); n > 0 {
			return text.Span{Start: i, End: span.End}
		}
	}
	return text.Span{}
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

// defaults are the places an article is about, by level: where the site name,
// the title and the first paragraphs put it.
type defaults struct {
	name [communal + 1]string
}

// weighed is a place and how often, weighed by where, it is said.
type weighed struct {
	pl *place
	n  int
}

func (s *orgState) defaults() {
	by := &s.about
	for l := range by {
		clear(by[l])
		by[l] = by[l][:0]
	}
	add := func(l unitLevel, pl *place, n int) {
		if l == noLevel || len(by[l]) > 64 {
			return
		}
		for j := range by[l] {
			if by[l][j].pl.part == pl.part && pl.part != 0 || by[l][j].pl.name == pl.name {
				by[l][j].n += n
				return
			}
		}
		by[l] = append(by[l], weighed{pl, n})
	}
	walk := func(c *mention.Context, weight func(tok int) int) {
		d, h := c.Doc, c.Hits
		for i := 0; i < len(d.Tokens); i++ {
			want := s.t.levelBefore(h, d, i)
			if want == communal {
				if pl, n := s.commune(d, i); n > 0 {
					add(want, pl, weight(i))
					i += n - 1
					continue
				}
			}
			at := want
			if at == noLevel {
				at = provincial
				if x, ok := h.Longest(i, s.t.street); ok {
					i = int(x.End) - 1
					continue // "tư tưởng Hồ Chí Minh"
				}
			}
			pl, n := s.t.placeOf(h, d, i, at)
			if n == 0 || pl.level == noLevel {
				continue
			}
			l := pl.level
			if pl.is(want) {
				l = want
			} else if want == city && pl.province {
				add(city, pl, weight(i)) // and its province is spoken of
			}
			add(l, pl, weight(i))
			i += n - 1
		}
	}
	if s.c.Title != nil {
		walk(&mention.Context{Doc: s.c.Title, Hits: s.c.TitleHits}, func(int) int { return 4 })
	}
	lead := len(s.c.Doc.Tokens)
	if len(s.c.Doc.Blocks) > 2 {
		lead = s.c.Doc.Blocks[1].End
	}
	walk(s.c, func(tok int) int {
		if tok < lead {
			return 2
		}
		return 1
	})
	if s.c.SiteName != "" {
		d := text.New(s.t.lex, s.c.SiteName, nil)
		walk(&mention.Context{Doc: d, Hits: s.t.lex.Scan(d)}, func(int) int { return 6 })
	}
	for l := range by {
		best, second := -1, 0
		for j := range by[l] {
			if best < 0 || by[l][j].n > by[l][best].n {
				if best >= 0 {
					second = max(second, by[l][best].n)
				}
				best = j
			} else {
				second = max(second, by[l][j].n)
			}
		}
		least := 1
		if unitLevel(l) == communal { // of which an article may name many in passing
			least = 5
		}
		if best >= 0 && by[l][best].n >= max(least, 2*second) {
			s.def.name[l] = by[l][best].pl.name
		}
	}
}

// levelBefore is the level of the word that ends right before token i.
func (t *orgTables) levelBefore(h *lexicon.Hits, d *text.Doc, i int) unitLevel {
	for k := i - 1; k >= max(0, i-3) && !d.Tokens[k+1].Break; k-- {
		if x, ok := h.Longest(k, t.level); ok && int(x.End) == i {
			return t.levels[x.Row]
		}
	}
	return noLevel
}

// commune reads the name of a commune or ward, which no table holds, at token
// i: at most three words in capitals, or a number.
func (s *orgState) commune(d *text.Doc, i int) (*place, int) {
	n := 0
	for i+n < len(d.Tokens) && n < 4 {
		t := &d.Tokens[i+n]
		if n > 0 && t.Break || t.Class != text.Word || t.Case != text.Title || !t.Space {
			break
		}
		n++
	}
	if n == 0 || n > 3 {
		return nil, 0
	}
	return &place{name: d.Slice(text.Span{Start: i, End: i + n}), level: communal}, n
}

// supplied is best with the place that the article's own place supplies: "UBND
// tỉnh" -> "UBND tỉnh Tiền Giang"; "" where it is whole, or the place is not
// clear.
func (s *orgState) supplied(e int, best string) string {
	k := &s.of[e].key
	if k.level == noLevel || !local(s.ent.Orgs[e].Kind) {
		return ""
	}
	if n := s.def.name[k.level]; n != "" {
		return best + " " + n
	}
	return ""
}

// local are the kinds of body every unit of a level has one of.
func local(kind string) bool {
	switch kind {
	case "peoples_committee", "peoples_council", "party_committee", "front", "police", "military", "youth_union", "union":
		return true
	}
	return false
}

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
