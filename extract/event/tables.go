package event

import (
	"strconv"
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// form says what sort of word a trigger is.
type form uint8

const (
	noun   form = iota // names an event: "hội nghị", "lễ khởi công"
	verb               // tells of an act: "ban hành", "yêu cầu"
	noForm             // hides a shorter trigger: "hội nghị truyền hình trực tuyến"
)

// trigger is a word that tells of an event of a type.
type trigger struct {
	typ    string
	weight float64
	form   form
	// receives: the act is done to those before the verb ("từ chức", "đón nhận").
	receives bool
}

// side says where those stand whose role a word tells.
type side uint8

const (
	before side = iota // "ông A chủ trì"
	after              // "tham dự có ông A, ông B"
	next               // "dưới sự chủ trì của ông A": the first after it only
)

// role is a word that tells somebody's part.
type role struct {
	role schema.Role
	side side
	// people: only people have the part ("phát biểu"), not organisations.
	people bool
	// organizing: the verb says that what follows is held ("tổ chức").
	organizing bool
	// partner: counts only where what is held is said after it ("phối hợp với").
	partner bool
	// with: those named next after it attend ("làm việc với").
	with bool
	// behalf: the body named next is the one who acts ("thay mặt").
	behalf bool
	// guests: who is there may follow the verb ("tham dự còn có …").
	guests bool
}

// modalityCue is a word that says whether an event takes place.
type modalityCue uint8

const (
	cuePlanned modalityCue = iota + 1
	cueOngoing
	cueCancelled
)

// Finder finds events. It is immutable.
type Finder struct {
	triggerTable, roleTable, modalityTable, venueTable, provinceTable, districtTable, reportTable,
	heldTable, predicateTable, postTable, bodyTable, contactTable, asideTable uint8

	triggers   []trigger
	roles      []role
	modalities []modalityCue
	cues       *clause.Reader
	actsFors   map[string][]string // folded titles of those who speak for a body: its kinds, none for any
	actsForLen int                 // words of the longest
	historic   map[string]bool     // folded names of people of the past
	partyWords []int32             // words that end the name of a party body
}

// New reads the tables the finder needs.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{
		triggerTable:   lex.Table("event_trigger").ID(),
		roleTable:      lex.Table("event_role").ID(),
		modalityTable:  lex.Table("event_modality").ID(),
		venueTable:     lex.Table("venue").ID(),
		provinceTable:  lex.Table("province").ID(),
		districtTable:  lex.Table("district").ID(),
		reportTable:    lex.Table("reporting").ID(),
		heldTable:      lex.Table("event_held").ID(),
		predicateTable: lex.Table("event_predicate").ID(),
		postTable:      lex.Table("post").ID(),
		bodyTable:      lex.Table("body_word").ID(),
		asideTable:     lex.Table("event_aside").ID(),
		contactTable:   lex.Table("contact").ID(),
		cues:           clause.NewReader(lex),
		historic:       map[string]bool{},
		actsFors:       map[string][]string{},
	}
	for _, row := range lex.Table("event_voice").Rows {
		form := text.FoldString(row.Form)
		f.actsFors[form] = strings.Fields(row.Fields[1])
		f.actsForLen = max(f.actsForLen, len(strings.Fields(form)))
	}
	for _, row := range lex.Table("historic_person").Rows {
		f.historic[text.FoldString(row.Form)] = true
	}
	for _, w := range [...]string{"ủy", "đảng", "ương"} {
		f.partyWords = append(f.partyWords, lex.ID(w))
	}
	t := lex.Table("event_trigger")
	types, weights, forms, before := t.Values("type"), t.Values("weight"), t.Values("form_of"), t.Values("before")
	for i := range types {
		w, err := strconv.ParseFloat(weights[i], 64)
		if err != nil {
			w = 1
		}
		g := trigger{typ: types[i], weight: w, receives: before[i] == "recipient"}
		switch {
		case types[i] == "":
			g.form = noForm
		case forms[i] == "verb":
			g.form = verb
		}
		f.triggers = append(f.triggers, g)
	}
	t = lex.Table("event_role")
	roles, sides, who, kinds := t.Values("role"), t.Values("side"), t.Values("who"), t.Values("of")
	for i := range roles {
		r := role{role: schema.Role(roles[i]), people: who[i] == "people"}
		switch kinds[i] {
		case "organizing":
			r.organizing = true
		case "partner":
			r.partner = true
		case "with":
			r.with = true
		case "behalf":
			r.behalf = true
		case "guests":
			r.guests = true
		}
		switch sides[i] {
		case "after":
			r.side = after
		case "next":
			r.side = next
		}
		f.roles = append(f.roles, r)
	}
	for _, m := range lex.Table("event_modality").Values("modality") {
		switch schema.Modality(m) {
		case schema.Planned:
			f.modalities = append(f.modalities, cuePlanned)
		case schema.Ongoing:
			f.modalities = append(f.modalities, cueOngoing)
		case schema.Cancelled:
			f.modalities = append(f.modalities, cueCancelled)
		default:
			f.modalities = append(f.modalities, 0)
		}
	}
	return f
}
