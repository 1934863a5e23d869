package org

import (
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
)

// take says what may follow a head.
type take uint16

const (
	takeField take = 1 << iota
	takeName
	takeTopic
	takeLevel
	takePlace
	takeOrg
	takeNumber
	takeBrand
)

func takes(s string) take {
	var t take
	for _, c := range s {
		if i := strings.IndexRune("fntlpoqe", c); i >= 0 {
			t |= 1 << i
		}
	}
	return t
}

// bare says what a head is worth alone.
type bare uint8

const (
	bareNot   bare = iota
	bareName       // a name by itself
	bareShort      // a short form
	bareWeak       // a short form only of a body the article names
)

// small says when a head may be written small.
type small uint8

const (
	smallNot small = iota
	smallField
	smallYes
)

type head struct {
	kind  string
	takes take
	bare  bare
	small small
	none  bool // looks like a head and is none
	abbr  bool // written in capitals
	unit  bool // "Bộ", "Sở": its lists are lists of bodies
	joint bool // "Liên Bộ": several of them at once
}

type placeKind uint8

const (
	noPlace placeKind = iota
	province
	district
	country
)

// level says what a level word stands before.
type level struct {
	centre, capital, village, communal, known bool
}

type groupClass uint8

const (
	groupNot groupClass = iota
	groupDet
	groupNoun
	groupMass
	groupUnit
	groupOwn // begins a group of its own
	groupTail
)

func (c groupClass) member() bool {
	return c == groupNoun || c == groupMass || c == groupUnit || c == groupOwn
}

// tables are the lexicon's columns by row number.
type tables struct {
	heads  [256][]head // by table
	places [256]placeKind

	field        uint8
	fieldKeys    [][]uint16
	fieldVerb    []bool
	combos       map[uint64]bool
	singles      map[uint16]bool
	topic        uint8
	topicVerb    []bool
	topicForm    []bool // legal forms of companies, kinds of school
	topicOpen    []bool // no name ends with it
	function     []bool // org_stop: small words after a name
	tail         uint8
	tailKind     []string
	post         uint8
	modifier     uint8  // of posts
	after        []bool // the modifier stands after the post
	honorific    uint8
	level        uint8
	levels       []level
	stop         uint8
	group        uint8
	groups       []groupClass
	family       uint8
	rare         []bool // family names without a share in large samples
	nameWord     uint8  // syllables of names
	reporting    uint8  // verbs of speech
	street       uint8  // people after whom wards are called
	idVa, idVe   int32
	idTo, idChuc int32
	idTai, idO   int32
	idCac, idSo  int32
	idCap        int32
	idLa         int32
	idThuoc      int32
	idCua        int32
	idKhu        int32
	idVuc        int32
	idDo         int32
}

func compile(lex *lexicon.Lexicon) *tables {
	t := &tables{combos: map[uint64]bool{}, singles: map[uint16]bool{}}
	for _, name := range []string{"org_head", "org_world", "org_press", "org_company"} {
		tab := lex.Table(name)
		if tab == nil {
			continue
		}
		kind, tk, br, lo := tab.Values("kind"), tab.Values("takes"), tab.Values("bare"), tab.Values("lower")
		hs := make([]head, len(tab.Rows))
		for i := range hs {
			h := &hs[i]
			h.kind = kind[i]
			h.takes = takes(tk[i])
			h.none = kind[i] == "none" || kind[i] == "product"
			h.unit = kind[i] == "ministry" || kind[i] == "department"
			h.joint = h.unit && strings.HasPrefix(strings.ToLower(tab.Rows[i].Form), "liên ")
			h.abbr = tab.Rows[i].Form == strings.ToUpper(tab.Rows[i].Form)
			if name != "org_head" {
				h.bare, h.small = bareName, smallYes
				if name == "org_company" {
					h.takes = takePlace | takeLevel // "Samsung Việt Nam"
				}
				continue
			}
			switch br[i] {
			case "name":
				h.bare = bareName
			case "short":
				h.bare = bareShort
			case "weak":
				h.bare = bareWeak
			}
			switch lo[i] {
			case "yes":
				h.small = smallYes
			case "field":
				h.small = smallField
			}
		}
		t.heads[tab.ID()] = hs
	}
	for name, k := range map[string]placeKind{"province": province, "region": province, "district": district, "country": country} {
		if tab := lex.Table(name); tab != nil {
			t.places[tab.ID()] = k
		}
	}

	ft := lex.Table("org_field")
	t.field = ft.ID()
	t.fieldKeys = ft.Numbers("key")
	for _, v := range ft.Values("class") {
		t.fieldVerb = append(t.fieldVerb, v == "verb")
	}
	tt := lex.Table("org_topic")
	t.topic = tt.ID()
	for _, v := range tt.Values("class") {
		t.topicVerb = append(t.topicVerb, v == "verb")
		t.topicForm = append(t.topicForm, v == "form" || v == "legal")
		t.topicOpen = append(t.topicOpen, v == "open")
	}
	lt := lex.Table("place_level")
	t.level = lt.ID()
	for _, v := range lt.Values("level") {
		t.levels = append(t.levels, level{centre: v == "centre", capital: v == "capital", village: v == "village", communal: v == "ward", known: v == "province" || v == "city"})
	}
	st := lex.Table("org_stop")
	t.stop = st.ID()
	for _, v := range st.Values("class") {
		t.function = append(t.function, v == "function")
	}
	t.tail, t.tailKind = lex.Table("org_tail").ID(), lex.Table("org_tail").Values("kind")
	t.reporting = lex.Table("reporting").ID()
	t.modifier = lex.Table("post_modifier").ID()
	for _, v := range lex.Table("post_modifier").Values("place") {
		t.after = append(t.after, v == "after")
	}
	t.post, t.honorific = lex.Table("post").ID(), lex.Table("honorific").ID()
	gt := lex.Table("org_group")
	t.group = gt.ID()
	for _, v := range gt.Values("class") {
		c := groupNot
		switch v {
		case "det":
			c = groupDet
		case "noun":
			c = groupNoun
		case "mass":
			c = groupMass
		case "unit":
			c = groupUnit
		case "own":
			c = groupOwn
		case "tail":
			c = groupTail
		case "not":
			c = groupNot
		}
		t.groups = append(t.groups, c)
	}
	t.family = lex.Table("family").ID()
	for _, v := range lex.Table("family").Values("share") {
		t.rare = append(t.rare, v == "")
	}
	t.nameWord, t.street = lex.Table("name_syllable").ID(), lex.Table("street_name").ID()
	t.idVa, t.idVe = lex.ID("và"), lex.ID("về")
	t.idTo, t.idChuc = lex.ID("tổ"), lex.ID("chức")
	t.idTo, t.idChuc = lex.ID("tổ"), lex.ID("chức")
	t.idTai, t.idO = lex.ID("tại"), lex.ID("ở")
	t.idCac, t.idSo, t.idCap = lex.ID("các"), lex.ID("số"), lex.ID("cấp")
	t.idLa, t.idThuoc, t.idCua = lex.ID("là"), lex.ID("thuộc"), lex.ID("của")
	t.idKhu, t.idVuc, t.idDo = lex.ID("khu"), lex.ID("vực"), lex.ID("do")

	// The parts of the known ministries and departments, in order.
	mt := lex.Table("ministry")
	if mt != nil {
		for i := range mt.Rows {
			d := text.New(lex, mt.Rows[i].Form, nil)
			s := scan{t: t, d: d, h: lex.Scan(d)}
			var seq [maxParts]uint16
			n, _ := s.fieldParts(1, seq[:], nil)
			if n == 1 {
				t.singles[seq[0]] = true
			}
			if n > 0 {
				t.combos[comboKey(seq[:n])] = true
			}
		}
	}
	return t
}

// comboKey is FNV-1a over the parts.
func comboKey(parts []uint16) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		h = (h ^ uint64(p&0xff)) * 1099511628211
		h = (h ^ uint64(p>>8)) * 1099511628211
	}
	return h
}
