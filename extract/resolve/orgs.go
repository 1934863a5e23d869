package resolve

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// recent bounds how many bodies with one first word a short form looks back
// on.
const recent = 32

// orgState is one article's organisations while they are joined.
type orgState struct {
	t     *orgTables
	c     *mention.Context
	set   *mention.Set
	ent   *mention.Entities
	keys  []orgKey         // by Set.Orgs
	of    []orgInfo        // by Entities.Orgs
	exact map[uint64]int   // hash of a key -> entity
	first map[uint32][]int // first word -> entities, by first mention
	def   defaults
	lists pool[int]
	tails map[uint64]tail // bodies that only stand inside other names, by key
	order []tail
	arena []uint32 // of keys' parts
	to    []int    // by entity: the fuller one it is
	about [communal + 1][]weighed
}

// orgInfo is what is known of an entity beside what it publishes.
type orgInfo struct {
	key   orgKey
	last  int  // its latest mention so far
	at    int  // token of its first mention
	given bool // its name is made out, longer than any mention
}

func (s *orgState) begin(t *orgTables, c *mention.Context, set *mention.Set, ent *mention.Entities) {
	s.t, s.c, s.set, s.ent = t, c, set, ent
	s.keys = slices.Grow(s.keys[:0], len(set.Orgs))[:len(set.Orgs)]
	clear(s.keys)
	s.def = defaults{}
}

func (s *orgState) end() {
	s.c, s.set, s.ent = nil, nil, nil
	clear(s.keys)
	clear(s.of)
	clear(s.order)
	s.of, s.order, s.arena = s.of[:0], s.order[:0], s.arena[:0]
	clear(s.exact)
	clear(s.first)
	clear(s.tails)
}

// resolve fills ent.Orgs and ent.OrgOf: full names first, each extended by the
// fullest form of it, then short forms in order of the text, then parents.
func (s *orgState) resolve() {
	if len(s.set.Orgs) == 0 {
		return
	}
	s.ent.Orgs = make([]mention.OrgEntity, 0, len(s.set.Orgs))
	s.readKeys()
	s.readTails()
	s.defaults()
	s.full()
	s.short()
	s.names()
	s.parents()
}

func (s *orgState) readKeys() {
	n := 0
	for i := range s.set.Orgs {
		n += s.set.Orgs[i].Len() + 8
	}
	arena := slices.Grow(s.arena[:0], n)
	defer func() { s.arena = arena }()
	head := -1 // the mention a list goes on from
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if o.Rule != ruleList {
			head = i
		}
		if o.Generic {
			continue
		}
		from := len(arena)
		if o.Rule == ruleList { // "Công an" of "các Bộ: Tư pháp, Công an"
			if f := s.headOfList(i, head); f >= 0 {
				arena = append(arena, s.keys[f].parts[0])
			} else {
				arena = append(arena, s.listHead(o))
			}
			k := s.t.key(s.c, o.Span, arena[len(arena):])
			if len(k.parts) == 0 {
				continue
			}
			arena = arena[:len(arena)+min(len(k.parts), cap(arena)-len(arena))]
			k.parts = arena[from:len(arena):len(arena)]
			s.fieldFirst(o.Span, &k)
			s.keys[i] = k
			continue
		}
		k := s.t.key(s.c, o.Span, arena[from:from])
		if len(k.parts) > 0 && cap(arena)-from >= len(k.parts) {
			arena = arena[:from+len(k.parts)]
		}
		k.parts = k.parts[:len(k.parts):len(k.parts)]
		if o.Short && o.Len() >= 2 {
			if l := s.t.party[s.c.Doc.Tokens[o.End-2].ID]; l != noLevel {
				k.level = l // "Tỉnh ủy" names its level
			}
		}
		s.keys[i] = k
	}
}

// ruleList is the finder's rule for the further members of a list.
const ruleList mention.Rule = "org.list"

// ruleEnglishAlias is the English finder's rule for a firm called by its first
// word.
const ruleEnglishAlias mention.Rule = "org.en-alias"

// headOfList is head where mention i continues its list, -1 where only a colon
// stands before the list.
func (s *orgState) headOfList(i, head int) int {
	if head >= 0 && len(s.keys[head].parts) > 0 && strings.HasPrefix(s.set.Orgs[i].Name, s.c.Doc.Word(s.set.Orgs[head].Start)+" ") {
		return head
	}
	return -1
}

// listHead is the part of a list member's head word.
func (s *orgState) listHead(o *mention.Org) uint32 {
	for i := o.Start - 1; i >= 0 && i > o.Start-64; i-- {
		w := s.c.Doc.Word(i)
		if len(w) < len(o.Name) && o.Name[:len(w)] == w && o.Name[len(w)] == ' ' {
			return wordPart(s.c.Doc, i)
		}
	}
	return partOther
}

// fieldFirst makes the fields of a list member's key fields also where its
// first word could be a head.
func (s *orgState) fieldFirst(span text.Span, k *orgKey) {
	x, ok := s.c.Hits.Longest(span.Start, s.t.field)
	if !ok || int(x.End) > span.End {
		return
	}
	parts := []uint32{k.parts[0]}
	for i := span.Start; i < span.End; {
		if x, ok := s.c.Hits.Longest(i, s.t.field); ok && int(x.End) <= span.End {
			for _, f := range s.t.fields[x.Row] {
				parts = append(parts, partField|uint32(f))
			}
			i = int(x.End)
			continue
		}
		i++
	}
	k.parts = parts
}

// full makes an entity of every name that stands by itself, and joins a name
// with the one fuller form of it the article has.
func (s *orgState) full() {
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if o.Generic || o.Short || len(s.keys[i].parts) == 0 {
			continue
		}
		s.join(i, s.entity(i))
	}
	s.aliases()
	// "Sở Y tế" is "Sở Y tế Hà Nội" where no other Sở Y tế is named.
	s.to = slices.Grow(s.to[:0], len(s.of))[:len(s.of)]
	to := s.to
	moved := false
	for e := range s.of {
		to[e] = e
		if len(s.ent.Orgs[e].Mentions) == 0 {
			moved = true // an alias of another
			continue
		}
		f := s.fuller(e)
		if f == mention.None && s.c.Language == "en" {
			if f = s.qualified(e); f == mention.None {
				f = s.meantBy(e)
			}
		}
		if f != mention.None {
			to[e] = f
			moved = true
		}
	}
	if !moved {
		return
	}
	for e := range to { // a chain ends at the fullest
		f := e
		for n := 0; to[f] != f && n < 4; n++ {
			f = to[f]
		}
		if f != e {
			for _, m := range s.ent.Orgs[e].Mentions {
				s.ent.OrgOf[m] = f
			}
			s.exact[hashParts(s.of[e].key.parts)] = f
		}
	}
	s.rebuild()
}

// aliases joins the short forms that the text defines, and every mention
// written like one, with the body they are defined for.
func (s *orgState) aliases() {
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if o.Alias.Empty() || o.Covers(o.Alias) || s.ent.OrgOf[i] == mention.None {
			continue
		}
		e := s.ent.OrgOf[i]
		for m := i + 1; m < len(s.set.Orgs) && s.set.Orgs[m].Start < o.Alias.End; m++ {
			if !o.Alias.Covers(s.set.Orgs[m].Span) || s.ent.OrgOf[m] == mention.None || s.ent.OrgOf[m] == e {
				continue
			}
			from := s.ent.OrgOf[m]
			if hashParts(s.of[from].key.parts) != hashParts(s.keys[m].parts) {
				continue // defined before, for another
			}
			s.exact[hashParts(s.keys[m].parts)] = e
			for _, x := range s.ent.Orgs[from].Mentions {
				s.ent.OrgOf[x] = e
			}
			s.ent.Orgs[e].Mentions = append(s.ent.Orgs[e].Mentions, s.ent.Orgs[from].Mentions...)
			s.ent.Orgs[from].Mentions = nil
		}
	}
}

// fuller is the only entity whose key begins with e's and goes on with a
// place; None where there is none, or several.
func (s *orgState) fuller(e int) int {
	k := s.of[e].key.parts
	kind := s.ent.Orgs[e].Kind
	if len(k) < 2 && kind != "party" && kind != "company" && kind != "bank" {
		return mention.None // "Chính phủ" is not "Chính phủ Lào"
	}
	found := mention.None
	list := s.first[k[0]]
	if len(list) > 4*recent {
		list = list[:4*recent]
	}
	for _, f := range list {
		fk := &s.of[f].key
		if f == e || len(s.ent.Orgs[f].Mentions) == 0 || len(fk.parts) <= len(k) || !hasPrefix(fk.parts, k) {
			continue
		}
		if kind != s.ent.Orgs[f].Kind {
			continue
		}
		switch rest := fk.parts[len(k):]; {
		case s.set.Orgs[s.ent.Orgs[e].Mentions[0]].Rule == ruleEnglishAlias && s.of[f].at < s.of[e].at:
		case rest[0]&partMask == partPlace, kind == "party":
		case rest[0]&partMask == partField && (kind == "ministry" || kind == "department") && !s.t.known[hashParts(k)]:
			// "Bộ Giao thông": no ministry's whole name
		case len(k) >= 2 && kind == "division" && s.t.owner[rest[0]]:
			// "phòng Kinh tế" beside "Phòng Kinh tế Sở Công Thương"
		case len(k) >= 2 && s.of[f].at < s.of[e].at && shortened(kind):
			// "Trung tâm Đào tạo" after "Trung tâm Đào tạo Công nghệ thông tin"
		default:
			continue
		}
		if fk.foreign && s.of[f].at > s.of[e].at+near {
			continue
		}
		if found != mention.None {
			g := s.of[found].key.parts
			switch {
			case hasPrefix(fk.parts, g): // fuller still
			case hasPrefix(g, fk.parts):
				continue
			default:
				return mention.None
			}
		}
		found = f
	}
	return found
}

// shortened are the kinds of body whose names are written in part once they
// are known.
func shortened(kind string) bool {
	switch kind {
	case "center", "institute", "board", "steering_committee", "management_board", "council", "association", "company", "fund", "working_group", "plant", "hospital":
		return true
	}
	return false
}

// near is how many tokens later a fuller name may follow for a name to be read
// as short for that of a body abroad.
const near = 150
