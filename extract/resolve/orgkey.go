package resolve

import (
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// A key is an organisation's name in parts that do not depend on how it is
// written: abbreviations become the words they stand for, fields and places
// one part each; joining words and the level before a known place are left
// out. "UBND TP. HCM" and "Ủy ban nhân dân thành phố Hồ Chí Minh" have one key.
// The two highest bits of a part say what it is.
const (
	partField = 1 << 30
	partPlace = 2 << 30
	partOther = 3 << 30 // a word no table holds: its hash
	partMask  = 3 << 30
)

// maxKey bounds a key; what is longer is compared by its beginning.
const maxKey = 48

// unitLevel says how high an administrative unit stands.
type unitLevel uint8

const (
	noLevel    unitLevel = iota
	provincial           // tỉnh
	city                 // thành phố: under the centre or of a province
	districtal           // quận, huyện, thị xã
	communal             // xã, phường, thị trấn
)

// orgTables are what keys are made from, by table and row.
type orgTables struct {
	lex     *lexicon.Lexicon
	expand  [256][][]uint32 // heads and known names: words of the full form
	field   uint8
	fields  [][]uint16
	level   uint8
	levels  []unitLevel
	places  [256][]place   // provinces, districts, countries
	skip    map[int32]bool // joining words
	party   map[int32]unitLevel
	known   map[uint64]bool // keys of the ministries and departments
	topic   uint8
	street  uint8       // people after whom places are called
	brand   [256]bool   // tables of press bodies and companies
	silent  []bool      // topics that say nothing in a key: legal forms, "công tác"
	inside  [256][]bool // heads that may be the last part of another's name
	branch  []uint32    // parts of "Chi nhánh Ngân hàng"
	thuoc   int32
	trucID  int32
	cuaID   int32
	country uint8
	english englishTables
}

type place struct {
	part  uint32
	level unitLevel // of a unit of this name; noLevel for a country
	also  unitLevel // a second level a unit of this name has
	name  string
	// province: one has the name, so that "thành phố" before it is another unit.
	province bool
}

func newOrgTables(lex *lexicon.Lexicon) *orgTables {
	t := &orgTables{lex: lex, skip: map[int32]bool{}, party: map[int32]unitLevel{}}
	ft := lex.Table("org_field")
	t.field = ft.ID()
	keys := map[string]uint16{}
	for _, v := range ft.Values("key") {
		var ks []uint16
		for k := range strings.FieldsSeq(v) {
			n, ok := keys[k]
			if !ok {
				n = uint16(len(keys) + 1)
				keys[k] = n
			}
			ks = append(ks, n)
		}
		t.fields = append(t.fields, ks)
	}
	lt := lex.Table("place_level")
	t.level = lt.ID()
	for _, v := range lt.Values("key") {
		l := noLevel
		switch v {
		case "tinh":
			l = provincial
		case "thanh-pho":
			l = city
		case "quan", "huyen", "thi-xa":
			l = districtal
		case "xa", "phuong", "thi-tran":
			l = communal
		}
		t.levels = append(t.levels, l)
	}
	names := map[string]uint32{}
	province := map[uint32]bool{} // parts that name a province which is no city
	for _, name := range []string{"province", "district", "country"} {
		tab := lex.Table(name)
		if tab == nil {
			continue
		}
		full, kind := tab.Values("full"), tab.Values("kind")
		ps := make([]place, len(tab.Rows))
		for i := range tab.Rows {
			n := tab.Rows[i].Form
			if full[i] != "" {
				n = full[i]
			}
			k := text.FoldString(n)
			if names[k] == 0 {
				names[k] = uint32(len(names) + 1)
			}
			p := place{part: partPlace | names[k]<<3, name: n}
			for v := range strings.SplitSeq(kind[i], ";") {
				l := noLevel
				switch v {
				case "province":
					l = provincial
				case "central_city", "provincial_city", "former_city":
					l = city
				case "urban_district", "rural_district", "town":
					l = districtal
				}
				if p.level == noLevel {
					p.level = l
				} else if l != p.level {
					p.also = l
				}
			}
			ps[i] = p
			if name == "province" {
				province[p.part] = !p.is(city)
			}
		}
		t.places[tab.ID()] = ps
		if name == "country" {
			t.country = tab.ID()
		}
	}
	for _, ps := range t.places {
		for i := range ps {
			ps[i].province = province[ps[i].part]
		}
	}
	for _, w := range []string{"và", ",", "-", "&", "(", ")", "/", "\"", "của", "các", "."} {
		if id := lex.ID(w); id != 0 {
			t.skip[id] = true
		}
	}
	for _, name := range []string{"org_head", "org_world", "org_press", "org_company"} {
		tab := lex.Table(name)
		if tab == nil {
			continue
		}
		full := tab.Values("full")
		rows := make([][]uint32, len(tab.Rows))
		kinds := tab.Values("kind")
		in := make([]bool, len(tab.Rows))
		for i := range tab.Rows {
			form := tab.Rows[i].Form
			if full[i] != "" {
				form = full[i]
			}
			rows[i] = t.words(lex, form)
			in[i] = name == "org_head" && rank(kinds[i]) > 0 && rank(kinds[i]) <= 4
		}
		t.expand[tab.ID()], t.inside[tab.ID()] = rows, in
	}
	for w, l := range map[string]unitLevel{"Tỉnh ủy": provincial, "Thành ủy": city, "Huyện ủy": districtal, "Quận ủy": districtal, "Thị ủy": districtal, "Tỉnh đoàn": provincial, "Thành đoàn": city, "Huyện đoàn": districtal} {
		d := text.New(lex, w, nil)
		t.party[d.Tokens[0].ID] = l
	}
	t.brand[lex.Table("org_press").ID()], t.brand[lex.Table("org_company").ID()] = true, true
	tt := lex.Table("org_topic")
	t.topic = tt.ID()
	t.street = lex.Table("street_name").ID()
	for _, v := range tt.Values("class") {
		t.silent = append(t.silent, v == "legal" || v == "open")
	}
	t.known = map[uint64]bool{}
	if mt := lex.Table("ministry"); mt != nil {
		for i := range mt.Rows {
			t.known[hashParts(t.words(lex, mt.Rows[i].Form))] = true
		}
	}
	t.branch = t.words(lex, "Chi nhánh Ngân hàng")
	for _, name := range []string{"en_place", "en_org_whole"} {
		t.english.of[lex.Table(name).ID()] = true
	}
	t.thuoc, t.trucID, t.cuaID = lex.ID("thuộc"), lex.ID("trực"), lex.ID("của")
	return t
}

// words are the parts of a form's words.
func (t *orgTables) words(lex *lexicon.Lexicon, form string) []uint32 {
	d := text.New(lex, form, nil)
	h := lex.Scan(d)
	var out []uint32
	for i := 0; i < len(d.Tokens); i++ {
		if pl, n := t.placeAt(h, d, i); n > 0 && i > 0 {
			out = append(out, pl.part)
			i += n - 1
			continue
		}
		if x, ok := h.Longest(i, t.field); ok && i > 0 {
			for _, f := range t.fields[x.Row] {
				out = append(out, partField|uint32(f))
			}
			i = int(x.End) - 1
			continue
		}
		if d.Tokens[i].Class == text.Punct || t.skip[d.Tokens[i].ID] && i > 0 {
			continue
		}
		if w := wordPart(d, i); w != 0 {
			out = append(out, w)
		}
	}
	return out
}

func wordPart(d *text.Doc, i int) uint32 {
	t := &d.Tokens[i]
	if t.ID != 0 {
		return uint32(t.ID)
	}
	h := uint32(2166136261)
	var buf [96]byte
	for _, b := range text.Fold(buf[:0], d.Word(i)) {
		h = (h ^ uint32(b)) * 16777619
	}
	return partOther | h>>2
}

func (t *orgTables) placeAt(h *lexicon.Hits, d *text.Doc, i int) (*place, int) {
	return t.placeOf(h, d, i, provincial)
}

// placeOf is the longest place at token i; of units that bear one name ("tỉnh
// Hòa Bình", "thành phố Hòa Bình") the one of the level wanted.
func (t *orgTables) placeOf(h *lexicon.Hits, d *text.Doc, i int, want unitLevel) (*place, int) {
	var best *place
	n := 0
	for _, x := range h.At(i) {
		ps := t.places[x.Table]
		if ps == nil || !d.Tokens[i].Cap() {
			continue
		}
		p := &ps[x.Row]
		switch {
		case best == nil:
			best, n = p, int(x.End-x.Start)
		case int(x.End-x.Start) == n && !best.is(want) && p.is(want):
			best = p
		}
	}
	return best, n
}

// is reports whether a unit of this name has the level.
func (p *place) is(l unitLevel) bool { return l != noLevel && (p.level == l || p.also == l) }

// orgKey is what a mention says of its organisation.
type orgKey struct {
	parts   []uint32
	level   unitLevel // level word that no place follows ("UBND tỉnh")
	place   *place    // the last place of the name
	of      unitLevel // level of that place
	said    bool      // as a word before it says
	foreign bool      // a country other than Viet Nam
}

// key reads span; buf is the space for its parts.
func (t *orgTables) key(c *mention.Context, span text.Span, buf []uint32) orgKey {
	d, h := c.Doc, c.Hits
	k := orgKey{parts: buf}
	// "báo An ninh Thủ đô", "hãng tin Reuters" and "công ty Habeco" are named by
	// what follows the head.
	for skip := 1; skip <= 2 && skip < span.Len(); skip++ {
		named := false
		for _, x := range h.At(span.Start + skip) {
			named = named || t.brand[x.Table] && int(x.End) == span.End
		}
		if named {
			span.Start += skip
			break
		}
	}
	for i := span.Start; i < span.End && len(k.parts) < maxKey; {
		tok := &d.Tokens[i]
		if tok.Is('(') { // an inserted short form says nothing new
			j := i + 1
			for j < span.End && !d.Tokens[j].Is(')') {
				j++
			}
			if j < span.End {
				i = j + 1
				continue
			}
		}
		if tok.Class == text.Punct || t.skip[tok.ID] && i > span.Start {
			i++
			continue
		}
		if x, ok := h.Longest(i, t.topic); ok && i > span.Start && t.silent[x.Row] && int(x.End) <= span.End {
			if hx := h.At(i)[0]; hx.End == x.End || t.expand[hx.Table] == nil {
				i = int(x.End)
				continue
			}
		}
		end := i + 1
		var exp []uint32
		var fields []uint16
		var pl *place
		lv, isLevel := noLevel, false
		for _, x := range h.At(i) {
			if int(x.End) > span.End {
				continue
			}
			if int(x.End) < end && (exp != nil || fields != nil || pl != nil || isLevel) {
				break
			}
			switch {
			case t.expand[x.Table] != nil && exp == nil && fields == nil && pl == nil:
				exp, end = t.expand[x.Table][x.Row], int(x.End)
			case x.Table == t.field && fields == nil && exp == nil && pl == nil && i > span.Start:
				fields, end = t.fields[x.Row], int(x.End)
			case pl != nil && int(x.End) == end && t.places[x.Table] != nil && !pl.is(k.level) && t.places[x.Table][x.Row].is(k.level):
				pl = &t.places[x.Table][x.Row]
			case t.places[x.Table] != nil && pl == nil && exp == nil && fields == nil && tok.Cap() && i > span.Start:
				pl, end = &t.places[x.Table][x.Row], int(x.End)
				if x.Table == t.country && pl.name != "Việt Nam" {
					k.foreign = true
				}
			case x.Table == t.level && exp == nil && fields == nil && pl == nil && i > span.Start:
				lv, isLevel, end = t.levels[x.Row], true, int(x.End)
			}
		}
		switch {
		case exp != nil:
			k.parts = append(k.parts, exp...)
		case fields != nil:
			for _, f := range fields {
				k.parts = append(k.parts, partField|uint32(f))
			}
		case pl != nil:
			part := pl.part
			if pl.province && k.level > provincial {
				part |= uint32(k.level)
			}
			k.parts = append(k.parts, part)
			k.place, k.of = pl, pl.level
			if k.level != noLevel {
				k.of, k.said = k.level, true
			}
			k.level = noLevel
		case isLevel && lv != noLevel:
			if end == span.End {
				k.level = lv
				i = end
				continue
			}
			if p, n := t.placeAt(h, d, end); n > 0 && p != nil {
				k.level = lv // dropped: the place says it
			} else {
				k.parts = append(k.parts, wordPart(d, i))
				k.of = lv
			}
		default:
			if w := wordPart(d, i); w != 0 {
				k.parts = append(k.parts, w)
			}
		}
		i = end
	}
	if len(k.parts) > maxKey {
		k.parts = k.parts[:maxKey]
	}
	// A bank's branch of a province is also called by the bank's name and the
	// province.
	if (k.level != noLevel || k.place != nil) && hasPrefix(k.parts, t.branch) {
		k.parts = append(k.parts[:0], k.parts[2:]...)
	}
	return k
}

func hashParts(p []uint32) uint64 {
	h := uint64(14695981039346656037)
	for _, x := range p {
		h = (h ^ uint64(x)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func hasPrefix(p, prefix []uint32) bool {
	if len(prefix) > len(p) {
		return false
	}
	for i, x := range prefix {
		if p[i] != x {
			return false
		}
	}
	return true
}
