package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// frame says what stands where round a verb.
type frame uint8

const (
	frameNone frame = iota
	frameOrder
	frameSay
	frameDecide
	framePromise
	frameIssue
	frameAct
	framePersonnel
	frameAward
	frameSanction
	frameReceive
)

var frames = map[string]frame{
	"none": frameNone, "order": frameOrder, "say": frameSay, "decide": frameDecide, "promise": framePromise,
	"issue": frameIssue, "act": frameAct, "personnel": framePersonnel, "award": frameAward, "sanction": frameSanction,
	"receive": frameReceive,
}

// verb is a row of decision_verb.
type verb struct {
	frame    frame
	kind     schema.DecisionKind
	weak     bool // counts only with an issuer, in a clause that tells news
	conclude bool
	urge     bool // a verb of saying with which tasks are told off
	soft     bool // an order only where somebody is addressed
	assign   bool // gives a task: always an order of its own, though soft
	english  bool
}

// paper is the kind of a document that is a subject.
type paper uint8

const (
	noPaper paper = iota
	paperRule
	paperPlan
	paperLetter
	paperConclusion
	paperDraft
	paperReport
	paperOther
)

var papers = map[string]paper{
	"rule": paperRule, "plan": paperPlan, "letter": paperLetter, "conclusion": paperConclusion,
	"draft": paperDraft, "report": paperReport, "other": paperOther,
}

// phrase is a class of decision_phrase.
type phrase uint64

const (
	phraseSpeech phrase = 1 << iota
	phraseAsked
	phraseFollows
	phraseEffect
	phraseNormative
	phrasePronoun
	phraseWe
	phraseMeeting
	phrasePlace
	phraseAccording
	phraseRule
	phraseBehalf
	phraseBasis
	phraseRelative
	phraseBe
	phraseAside
	phraseArticle
	phraseBody
	phraseTitle
	phraseItems
	phrasePraise
	phraseDrafts
	phraseSets
	phraseHead
	phraseOutlook
	phraseFaced
	phraseDetails
	phraseDecided
	phraseOnto
	phraseUnder
	phraseSchedule
	phraseInside
	phraseNumber
	phrasePeople
)

var phrases = map[string]phrase{
	"speech": phraseSpeech, "asked": phraseAsked, "follows": phraseFollows, "effect": phraseEffect,
	"normative": phraseNormative, "pronoun": phrasePronoun, "we": phraseWe, "meeting": phraseMeeting,
	"place": phrasePlace, "according": phraseAccording, "rule": phraseRule, "behalf": phraseBehalf, "basis": phraseBasis, "relative": phraseRelative, "be": phraseBe, "aside": phraseAside, "article": phraseArticle, "body": phraseBody, "title": phraseTitle, "items": phraseItems, "praise": phrasePraise, "drafts": phraseDrafts, "sets": phraseSets, "head": phraseHead, "outlook": phraseOutlook, "faced": phraseFaced, "details": phraseDetails, "decided": phraseDecided,
	"onto": phraseOnto, "under": phraseUnder, "schedule": phraseSchedule, "inside": phraseInside, "number": phraseNumber, "people": phrasePeople,
}

// Finder finds decisions. It is immutable and safe for use by many goroutines.
type Finder struct {
	clause *clause.Reader

	verbTable, actionTable, nounTable, paperTable, phraseTable uint8
	levelTable, provinceTable, districtTable, countryTable     uint8
	fieldTable                                                 uint8

	verbs   []verb
	papers  []paper
	outside []bool // by row of addressee_noun
	nouns   []bool // by row: no determiner
	things  []bool // by row: names no group
	phrases []phrase
	levels  map[string]int // of English titles, folded

	word words
}

// New reads the tables the finder needs.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{clause: clause.NewReader(lex)}
	t := lex.Table("decision_verb")
	f.verbTable = t.ID()
	kind, frm, flags := t.Values("kind"), t.Values("frame"), t.Values("flags")
	for i := range kind {
		f.verbs = append(f.verbs, verb{
			frame: frames[frm[i]], kind: schema.DecisionKind(kind[i]),
			weak: hasFlag(flags[i], "weak"), conclude: hasFlag(flags[i], "conclude"), urge: hasFlag(flags[i], "urge"), soft: hasFlag(flags[i], "soft"), assign: hasFlag(flags[i], "assign"), english: hasFlag(flags[i], "en"),
		})
	}
	f.actionTable = lex.Table("action").ID()
	t = lex.Table("addressee_noun")
	f.nounTable = t.ID()
	for _, v := range t.Values("level") {
		f.outside = append(f.outside, v == "outside")
		f.nouns = append(f.nouns, v == "" || v == "outside")
		f.things = append(f.things, v == "thing")
	}
	t = lex.Table("decision_document")
	f.paperTable = t.ID()
	for _, v := range t.Values("kind") {
		f.papers = append(f.papers, papers[v])
	}
	t = lex.Table("decision_phrase")
	f.phraseTable = t.ID()
	for _, v := range t.Values("class") {
		f.phrases = append(f.phrases, phrases[v])
	}
	f.levelTable, f.provinceTable = lex.Table("place_level").ID(), lex.Table("province").ID()
	f.districtTable, f.countryTable = lex.Table("district").ID(), lex.Table("country").ID()
	f.fieldTable = lex.Table("ministry_field").ID()
	f.levels = map[string]int{}
	t = lex.Table("en_post")
	for i, v := range t.Values("level") {
		if l, ok := titleLevels[v]; ok {
			f.levels[text.FoldString(t.Rows[i].Form)] = l
		}
	}
	f.word = readWords(lex)
	return f
}

func hasFlag(s, flag string) bool {
	for f := range strings.FieldsSeq(s) {
		if f == flag {
			return true
		}
	}
	return false
}

// cell is what the tables say of the words that begin at a token; each the
// longest entry.
type cell struct {
	verb      int32 // row of decision_verb + 1
	verbEnd   int32
	actionEnd int32
	nounEnd   int32
	thingEnd  int32 // end of a longer word that is no such noun
	paperEnd  int32
	phraseEnd int32
	levelEnd  int32 // of a word for the level of a place: tỉnh, quận
	unit      int32 // unit that covers the token + 1
	phrase    phrase
	paper     paper
	outside   bool // the noun names firms, press or the public
	body      bool // a noun of people or bodies begins here
}

// cells reads the hits of one text.
func (f *Finder) cells(hits *lexicon.Hits, n int) []cell {
	at := make([]cell, n)
	noPhrase := int32(0)
	noVerb := int32(0) // no verb begins before here: a longer word holds it
	for _, h := range hits.All() {
		c := &at[h.Start]
		switch h.Table {
		case f.verbTable:
			if c.verb != 0 || h.Start < noVerb {
				continue
			}
			c.verb, c.verbEnd = h.Row+1, h.End
			noVerb = h.End
		case f.actionTable:
			c.actionEnd = max(c.actionEnd, h.End)
		case f.nounTable:
			switch {
			case h.End < c.thingEnd:
			case f.things[h.Row]:
				c.thingEnd, c.nounEnd, c.body, c.outside = h.End, 0, false, false
			default:
				c.body = c.body || f.nouns[h.Row]
				if h.End > c.nounEnd {
					c.nounEnd, c.outside = h.End, f.outside[h.Row]
				}
			}
		case f.levelTable:
			c.levelEnd = max(c.levelEnd, h.End)
		case f.paperTable:
			if h.End > c.paperEnd {
				c.paperEnd, c.paper = h.End, f.papers[h.Row]
			}
		case f.phraseTable:
			if h.Start < noPhrase && at[h.Start].phraseEnd == 0 {
				continue // "trường" in "hiện trường"
			}
			noPhrase = max(noPhrase, h.End)
			switch {
			case h.End > c.phraseEnd:
				c.phraseEnd, c.phrase = h.End, f.phrases[h.Row]
			case h.End == c.phraseEnd:
				c.phrase |= f.phrases[h.Row]
			}
		}
	}
	return at
}

// words are the vocabulary ids of words that rules name one by one.
type words struct {
	of       int32 // của
	to       int32 // cho
	toward   int32 // đối
	with     int32 // với
	send     int32 // gửi
	until    int32 // tới
	upTo     int32 // đến
	into     int32 // vào
	about    int32 // về
	matter   int32 // việc
	by       int32 // do
	is       int32 // là
	that     int32 // rằng
	this     int32 // này
	above    int32 // trên
	within   int32 // trong
	joint    int32 // liên
	lead     int32 // lãnh
	leadEnd  int32 // đạo
	stand    int32 // đại
	standEnd int32 // diện
}

func readWords(lex *lexicon.Lexicon) words {
	return words{
		of:       lex.ID("của"),
		to:       lex.ID("cho"),
		toward:   lex.ID("đối"),
		with:     lex.ID("với"),
		send:     lex.ID("gửi"),
		until:    lex.ID("tới"),
		upTo:     lex.ID("đến"),
		into:     lex.ID("vào"),
		about:    lex.ID("về"),
		matter:   lex.ID("việc"),
		by:       lex.ID("do"),
		is:       lex.ID("là"),
		that:     lex.ID("rằng"),
		this:     lex.ID("này"),
		above:    lex.ID("trên"),
		within:   lex.ID("trong"),
		joint:    lex.ID("liên"),
		lead:     lex.ID("lãnh"),
		leadEnd:  lex.ID("đạo"),
		stand:    lex.ID("đại"),
		standEnd: lex.ID("diện"),
	}
}
