package resolve

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

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
