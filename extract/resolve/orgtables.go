package resolve

import (
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
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
	street  uint8           // people after whom places are called
	brand   [256]bool       // tables of press bodies and companies
	silent  []bool          // topics that say nothing in a key: legal forms, "công tác"
	inside  [256][]bool     // heads that may be the last part of another's name
	owner   map[uint32]bool // first words of bodies with divisions
	branch  []uint32        // parts of "Chi nhánh Ngân hàng"
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
	t := &orgTables{lex: lex, skip: map[int32]bool{}, party: map[int32]unitLevel{}, owner: map[uint32]bool{}}
	ft := lex.Table("org_field")
	t.field = ft.ID()
	t.fields = ft.Numbers("key")
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
			switch kinds[i] {
			case "ministry", "department", "peoples_committee", "police", "sub_department", "authority":
				if len(rows[i]) > 0 {
					t.owner[rows[i][0]] = true
				}
			}
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

// is reports whether a unit of this name has the level.
func (p *place) is(l unitLevel) bool { return l != noLevel && (p.level == l || p.also == l) }
