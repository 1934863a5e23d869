package person

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// bareName reads a full name that nothing announces.
func (s *scan) bareName(i int) (name, bool) {
	t := &s.d.Tokens[i]
	fl := s.family(i)
	if fl&familyWord == 0 && s.highland(i) {
		fl |= familyWord | minorityName
	}
	if t.Case != text.Title || fl&familyWord == 0 || s.org[i] != 0 || s.startsNotName(i) || s.insidePlace(i) {
		return name{}, false
	}
	n, ok := s.nameAt(i)
	if !ok || n.words < 2 || n.shape == foreign || n.shape == givenOnly ||
		fl&foreignName != 0 && (n.words < 3 || !s.saidOfPeople(n.end)) {
		return name{}, false
	}
	return n, true
}

// highland reports whether a name of the Central Highlands begins at token i
// that its family name makes out: "Y Blơm Êban", "H'Yâo Knul".
func (s *scan) highland(i int) bool {
	if !s.minorityPrefix(i) && !apostrophe(s.d.Word(i)) {
		return false
	}
	for k := i + 1; k < len(s.d.Tokens) && k < i+5; k++ {
		t := &s.d.Tokens[k]
		if t.Break || !t.Cap() || !t.Space || t.Class != text.Word {
			return false
		}
		if fl := s.f.flags(t); fl&minorityName != 0 && fl&weakFamily == 0 {
			return true
		}
	}
	return false
}

// takeBare keeps a bare name of three words or more whose syllables are those
// of names; one of two words waits for another place of the text to confirm
// it, unless what follows is said of people.
func (s *scan) takeBare(i int, n name) {
	if s.initials(i, n.end) {
		return
	}
	weak := s.f.flags(&s.d.Tokens[i])&weakFamily != 0
	sp := text.Span{Start: i, End: n.end}
	p := mention.Person{Span: sp, Name: s.nameText(sp), Rule: "person.full-name"}
	follows := s.saidOfPeople(n.end)
	if s.midCapitals(i) || !follows && (s.address(i) || s.street(i, n.end) || s.amongStreets(i, n.end)) {
		s.maybe = append(s.maybe, p)
		return
	}
	switch {
	case n.shape == minority && s.highland(i):
		s.people = append(s.people, p)
	case n.words >= 3 && n.words <= 4 && n.known >= n.words-1 && (!weak || n.known == n.words || follows),
		n.words == 5 && n.known >= 4 && !weak,
		n.words == 2 && follows && n.known >= 1 && !weak:
		s.people = append(s.people, p)
	default:
		s.maybe = append(s.maybe, p)
	}
}

// address reports whether a number before token i makes a name a street: "255
// Phan Chu Trinh".
func (s *scan) address(i int) bool {
	if i == 0 || s.d.Tokens[i].Break {
		return false
	}
	k := i - 1
	if s.d.Tokens[k].Is(',') && k > 0 { // "số 36, Nguyễn Văn Linh"
		k--
		return s.d.Tokens[k].Class == text.Number && k > 0 && s.d.Word(k-1) == "số"
	}
	if s.single(k) && !s.d.Tokens[k].Space && k > 0 { // "8B Lê Trực"
		k--
	}
	return s.d.Tokens[k].Class == text.Number
}

// street reports whether the name is one that many streets have, or a city.
func (s *scan) street(i, end int) bool {
	if s.placeEnd(i) == end {
		return true
	}
	return s.road(i, end)
}

// road reports whether the name is one that many streets have.
func (s *scan) road(i, end int) bool {
	h, ok := s.hits.Longest(i, s.f.streetTable)
	return ok && int(h.End) == end
}

// midCapitals reports whether the word before token i is a capitalised one
// that ends no place, organisation or post: the name would be the tail of
// another.
func (s *scan) midCapitals(i int) bool {
	t := &s.d.Tokens[i]
	if i == 0 || t.Break || !t.Space || s.anchor[i] != noAnchor || s.org[i-1] != 0 {
		return false
	}
	b := &s.d.Tokens[i-1]
	if b.Class != text.Word || b.Case != text.Title || s.firstOfSentence(i-1) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		for _, h := range s.hits.At(k) {
			if int(h.End) == i && (s.f.place(h.Table) || h.Table == s.f.countryTable || h.Table == s.f.fieldTable ||
				h.Table == s.f.honorificTable || h.Table == s.f.postTable) {
				return false
			}
		}
	}
	return true
}

// insidePlace reports whether token i is a further word of a known place.
func (s *scan) insidePlace(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3 && !s.d.Tokens[k+1].Break; k-- {
		if s.placeEnd(k) > i {
			return true
		}
	}
	return false
}

// endsInPlace reports whether the words [i, end) end with a known place.
func (s *scan) endsInPlace(i, end int) bool {
	for k := i; k < end; k++ {
		if s.placeEnd(k) >= end {
			return true
		}
	}
	return false
}

// saidOfPeople is a stricter personFollows: a verb of speech, an age, a year
// of birth, or a post.
func (s *scan) saidOfPeople(i int) bool {
	if i >= len(s.d.Tokens) || s.d.Tokens[i].Break {
		return false
	}
	t := &s.d.Tokens[i]
	if t.Class == text.Punct {
		if !t.Is(',') && !t.Is('(') && !t.IsDash() || i+1 >= len(s.d.Tokens) {
			return false
		}
		u := &s.d.Tokens[i+1]
		if u.Class == text.Number && i+2 < len(s.d.Tokens) && s.d.Word(i+2) == "tuổi" {
			return true
		}
		for _, h := range s.hits.At(i + 1) {
			if h.Table == s.f.postTable && s.f.posts[h.Row].flags&weakPost == 0 {
				return true
			}
		}
		w := s.d.Word(i + 1)
		return w == "SN" || w == "sinh" || w == "nguyên" || w == "cựu"
	}
	_, ok := s.hits.Longest(i, s.f.reportingTable)
	return ok
}
