package english

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// claim says what a token is part of.
type claim uint8

const (
	free claim = iota
	placeClaim
	stateClaim // a state or its adjective
	orgClaim
	postClaim
	personClaim
)

// scan is one article while it is read.
type scan struct {
	t      *tables
	tagger Tagger
	c      *mention.Context
	d      *text.Doc
	claim  []claim // by token

	orgs   []mention.Org
	titles []title
	people []mention.Person
	posts  []mention.Post

	orgAt    map[int]int // start token -> orgs
	byStart  []int       // orgs in the order of the text
	orgEnd   map[int]int // end token -> orgs
	personAt map[int]int // start token, honorific left out -> people
	personTo map[int]int // end token -> people
	titleAt  map[int]int // start token, status words left out -> titles
	titleTo  map[int]int // end token -> titles

	sharedEnd int // end of the last name of a list after a title in the plural

	surnames map[string]bool // words after a given name or a form of address
	speakers map[string]bool // capitals that stand alone as subject of a verb of saying

	tagged   int // sentence the tags are of, -1 none yet
	tags     map[int]string
	tagsUsed int
}

func (s *scan) tok(i int) *text.Token { return &s.d.Tokens[i] }

// flag is what token i can be; 0 outside the text.
func (s *scan) flag(i int) flag {
	if i < 0 || i >= len(s.d.Tokens) {
		return 0
	}
	return s.t.flag(&s.d.Tokens[i])
}

// id is the vocabulary id of token i, -1 outside the text.
func (s *scan) id(i int) int32 {
	if i < 0 || i >= len(s.d.Tokens) {
		return -1
	}
	return s.d.Tokens[i].ID
}

// is reports whether token i is the mark r.
func (s *scan) is(i int, r rune) bool { return i >= 0 && i < len(s.d.Tokens) && s.d.Tokens[i].Is(r) }

// joined reports whether token i follows the one before it in the same block.
func (s *scan) joined(i int) bool { return i > 0 && i < len(s.d.Tokens) && !s.d.Tokens[i].Break }

// capital reports whether token i is a word with a capital that can be part of
// a name.
func (s *scan) capital(i int) bool {
	return i >= 0 && i < len(s.d.Tokens) && s.d.Tokens[i].Class == text.Word && s.d.Tokens[i].Cap()
}

// possessive is the token after "'s" at i, i where none stands there.
func (s *scan) possessive(i int) int {
	if !s.joined(i) || s.d.Tokens[i].Space || !s.d.Tokens[i].IsApostrophe() {
		return i
	}
	if s.joined(i+1) && !s.d.Tokens[i+1].Space && s.d.Word(i+1) == "s" {
		return i + 2
	}
	return i + 1 // "Airbus' iconic A380"
}

// take claims the tokens of a span.
func (s *scan) take(sp text.Span, c claim) {
	for i := sp.Start; i < sp.End; i++ {
		s.claim[i] = c
	}
}

// name is the text of a span with single spaces.
func (s *scan) name(sp text.Span) string { return strings.Join(strings.Fields(s.d.Slice(sp)), " ") }

// places claims the states and places the table knows. A word that is a given
// name too is left where a capital follows it.
func (s *scan) places() {
	for i := 0; i < len(s.d.Tokens); i++ {
		x, ok := s.c.Hits.Longest(i, s.t.place)
		if !ok {
			continue
		}
		if x.End-x.Start == 1 && s.flag(i)&(fFirst|fFamily) != 0 && s.joined(i+1) && s.capital(i+1) {
			continue
		}
		cl := stateClaim
		if s.t.placeKind[x.Row] == "place" {
			cl = placeClaim
		}
		if (cl == placeClaim || s.flag(i)&fSyllable != 0) && s.familyBefore(i) {
			continue // "Nguyen Hoa Binh", "Nguyen Van Thai"
		}
		end := int(x.End)
		if s.joined(end) && s.d.Word(end) == "City" && cl != stateClaim && s.flag(end+1)&fOrgEnd == 0 { // "Oklahoma City"
			end++
		}
		s.take(text.Span{Start: i, End: end}, cl)
		i = end - 1
	}
}

// familyBefore reports whether the capitals just before token i, syllables of
// Vietnamese names, begin with a family name.
func (s *scan) familyBefore(i int) bool {
	for n := 0; n < 3 && s.joined(i) && s.capital(i-1); n++ {
		i--
		switch fl := s.flag(i); {
		case fl&fFamily != 0 && (fl&fFamilyWeak == 0 || fl&fSyllable != 0):
			return true
		case fl&fSyllable == 0:
			return false
		}
	}
	return false
}
