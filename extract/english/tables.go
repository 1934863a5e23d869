package english

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// flag says what a single word can be.
type flag uint64

const (
	fStop flag = 1 << iota
	fFirst
	fFirstWeak
	fFamily
	fFamilyWeak
	fHonorific
	fModifier
	fField
	fSpeech
	fOrgEnd
	fOrgOf
	fOrgAnd
	fOrgWeak
	fOrgSuffix
	fNotPerson
	fParticle
	fSuffix
	fSurname
	fOrgNoun
	fNeverPerson
	fSyllable  // of a Vietnamese name
	fThing     // ends names of agreements, laws, plans
	fNaming    // gives somebody a post
	fServe     // "as" after it names the post one has
	fServed    // or had
	fOrgIn     // the name of a body goes on with "in" and a place
	fFirstPart // a particle that may open a name
	fBeside    // classes of en_word
	fBodyOf
	fCorporate
	fCredit
	fDoneTo
	fHeldTo
	fOwner
	fPhoto
	fRank
	fSpoken
)

var wordClasses = map[string]flag{
	"beside": fBeside, "body_of": fBodyOf, "corporate": fCorporate, "credit": fCredit, "done_to": fDoneTo, "held_to": fHeldTo,
	"owner": fOwner, "photo": fPhoto, "rank": fRank, "spoken": fSpoken,
}

// tables are the lexicon's tables as the finder reads them.
type tables struct {
	flags  []flag // by vocabulary id
	gender []mention.Gender
	status []schema.PositionStatus // of modifiers, by id; "" belongs to the title
	kind   []string                // of organisation heads, by id

	post, whole, place, body uint8
	postKind, postOf         []string
	postFull                 []string // what a short form stands for
	postImplied              []string // the body that the title alone is of
	wholeNeeds               []string
	wholeKind, bodyKind      []string
	placeKind                []string

	of, and, the, forW, at, in, on, a, an, as, who, is, was, also, its, their, his, her, with, to, be, has, have int32
}

func newTables(lex *lexicon.Lexicon) *tables {
	t := &tables{}
	word := func(form string) int32 {
		id := lex.ID(form)
		for int(id) >= len(t.flags) {
			t.flags = append(t.flags, 0)
			t.gender = append(t.gender, mention.UnknownGender)
			t.status = append(t.status, "")
			t.kind = append(t.kind, "")
		}
		return id
	}
	set := func(name string, f func(id int32, cell func(string) string)) {
		tab := lex.Table(name)
		if tab == nil {
			return
		}
		for r := range tab.Rows {
			row := &tab.Rows[r]
			if id := word(row.Form); id != 0 {
				f(id, func(col string) string {
					if c := tab.Column(col); c >= 0 {
						return row.Fields[c]
					}
					return ""
				})
			}
		}
	}
	mark := func(fl flag) func(int32, func(string) string) {
		return func(id int32, _ func(string) string) { t.flags[id] |= fl }
	}
	gender := func(id int32, cell func(string) string) {
		switch cell("gender") {
		case "m":
			t.gender[id] = mention.Male
		case "f":
			t.gender[id] = mention.Female
		}
	}
	set("en_stop", mark(fStop))
	set("en_first_name", func(id int32, cell func(string) string) {
		t.flags[id] |= fFirst
		if cell("weak") != "" {
			t.flags[id] |= fFirstWeak
		}
	})
	family := func(id int32, cell func(string) string) {
		t.flags[id] |= fFamily
		if cell("weak") != "" {
			t.flags[id] |= fFamilyWeak
		}
	}
	set("en_family_name", family)
	set("family", func(id int32, cell func(string) string) {
		if k := cell("kind"); k == "kinh" || k == "double" || k == "minority" {
			family(id, cell)
		}
	})
	set("en_surname", mark(fSurname))
	set("en_name_syllable", mark(fSyllable))
	set("en_thing", mark(fThing))
	set("en_word", func(id int32, cell func(string) string) { t.flags[id] |= wordClasses[cell("class")] })
	set("en_naming", func(id int32, cell func(string) string) {
		switch cell("kind") {
		case "name":
			t.flags[id] |= fNaming
		case "serve":
			t.flags[id] |= fServe
		case "served":
			t.flags[id] |= fServe | fServed
		}
	})
	set("en_org_noun", mark(fOrgNoun))
	set("en_honorific", func(id int32, cell func(string) string) {
		t.flags[id] |= fHonorific
		gender(id, cell)
	})
	set("en_post_modifier", func(id int32, cell func(string) string) {
		t.flags[id] |= fModifier
		t.status[id] = schema.PositionStatus(cell("status"))
	})
	set("en_post_field", mark(fField))
	set("en_speech", mark(fSpeech))
	set("en_not_person", func(id int32, cell func(string) string) {
		t.flags[id] |= fNotPerson
		if cell("name") == "never" {
			t.flags[id] |= fNeverPerson
		}
	})
	set("en_name_part", func(id int32, cell func(string) string) {
		if cell("kind") == "particle" {
			t.flags[id] |= fParticle
			if cell("first") != "" {
				t.flags[id] |= fFirstPart
			}
		} else {
			t.flags[id] |= fSuffix
		}
	})
	set("en_org_head", func(id int32, cell func(string) string) {
		switch cell("end") {
		case "end":
			t.flags[id] |= fOrgEnd
		case "suffix":
			t.flags[id] |= fOrgSuffix
		}
		if cell("of") != "" {
			t.flags[id] |= fOrgOf
		}
		if cell("and") != "" {
			t.flags[id] |= fOrgAnd
		}
		if cell("weak") != "" {
			t.flags[id] |= fOrgWeak
		}
		if cell("in") != "" {
			t.flags[id] |= fOrgIn
		}
		t.kind[id] = cell("kind")
	})
	post, whole, place := lex.Table("en_post"), lex.Table("en_org_whole"), lex.Table("en_place")
	t.post, t.whole, t.place = post.ID(), whole.ID(), place.ID()
	t.postKind, t.postOf = post.Values("kind"), post.Values("takes")
	t.postFull, t.postImplied = post.Values("full"), post.Values("implied")
	body := lex.Table("en_state_body")
	t.body, t.bodyKind = body.ID(), body.Values("kind")
	t.wholeKind, t.placeKind = whole.Values("kind"), place.Values("kind")
	t.wholeNeeds = whole.Values("needs")
	t.of, t.and, t.the, t.forW = word("of"), word("and"), word("the"), word("for")
	t.at, t.in, t.on, t.a, t.an, t.as = word("at"), word("in"), word("on"), word("a"), word("an"), word("as")
	t.who, t.is, t.was, t.also, t.with = word("who"), word("is"), word("was"), word("also"), word("with")
	t.to, t.be, t.has, t.have = word("to"), word("be"), word("has"), word("have")
	t.its, t.their, t.his, t.her = word("its"), word("their"), word("his"), word("her")
	return t
}

// small reports whether a word joins a noun to what follows: "of", "in".
func (t *tables) small(id int32) bool {
	switch id {
	case 0:
		return false
	case t.of, t.and, t.forW, t.at, t.in, t.on, t.as, t.who, t.is, t.was, t.with, t.to, t.also:
		return true
	}
	return false
}

// of the token: its flags, 0 where no table knows it.
func (t *tables) flag(k *text.Token) flag {
	if k.ID <= 0 || int(k.ID) >= len(t.flags) {
		return 0
	}
	return t.flags[k.ID]
}
