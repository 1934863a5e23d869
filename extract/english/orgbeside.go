package english

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// camel finds names in mixed capitals that nobody else has: "SunExpress".
func (s *scan) camel() {
	var found []int
	says := map[string]bool{}
	for i := range s.d.Tokens {
		k := s.tok(i)
		if s.claim[i] != free || k.Case != text.Mixed || !k.Cap() || k.End-k.Start < 5 || s.flag(i) != 0 || !k.Space && i > 0 && !s.tok(i-1).IsQuote() || !ascii(s.d.Word(i)) {
			continue
		}
		if namePrefix(s.d.Word(i)) || s.joined(i+1) && s.capital(i+1) && s.claim[i+1] == free || s.joined(i) && s.capital(i-1) && s.claim[i-1] == free {
			continue
		}
		found = append(found, i)
		w := s.d.Word(i)
		says[w] = says[w] || s.actsAsBody(i, i+1)
	}
	for _, i := range found {
		if says[s.d.Word(i)] {
			s.addOrg(mention.Org{Span: text.Span{Start: i, End: i + 1}, Kind: "company", Rule: "org.en-camel"})
		}
	}
}

// actsAsBody reports whether the words beside the name [i, e) say that it is a
// company's or another body's, not a product's: a noun for one before it or in
// apposition after it, a verb of saying, a source, what only bodies have.
func (s *scan) actsAsBody(i, e int) bool {
	j := i - 1
	if s.is(j, ',') && s.joined(i) {
		j--
	}
	if j >= 0 && s.joined(j+1) {
		switch {
		case s.flag(j)&fOrgNoun != 0 && s.tok(j).Case == text.Lower:
			return true
		case s.id(j) == s.t.to && s.d.Word(max(j-1, 0)) == "according":
			return true
		}
		if s.flag(j)&fDoneTo != 0 {
			return true
		}
		switch s.d.Word(j) {
		case "with":
			return j == i-1 && (s.d.Word(max(j-1, 0)) == "merging" || s.d.Word(max(j-1, 0)) == "merge" || s.d.Word(max(j-1, 0)) == "merger")
		case "by", "from":
			if j == i-1 && !(s.joined(e) && (s.tok(e).Class == text.Number || s.capital(e))) && s.d.Word(max(j-1, 0)) != "made" {
				return true
			}
		}
	}
	if k := s.possessive(e); k > e && s.joined(k) {
		return s.flag(k)&fBodyOf != 0 || s.titleWord(k)
	}
	if !s.joined(e) {
		return false
	}
	if s.is(e, ',') && s.joined(e+1) {
		k := e + 1
		for n := 0; n < 5 && s.joined(k) && s.tok(k).Class == text.Word; n++ {
			if s.flag(k)&fOrgNoun != 0 {
				return true
			}
			k++
		}
		return false
	}
	return s.flag(e)&fBeside != 0 || s.flag(e)&fSpeech != 0 && s.tok(e).Case == text.Lower
}

func ascii(w string) bool {
	for i := range len(w) {
		if w[i] >= 0x80 {
			return false
		}
	}
	return true
}

// namePrefix reports whether capitals inside a word are those of a family
// name: "McCain", "DeSantis".
func namePrefix(w string) bool {
	for _, p := range [...]string{"Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O'", "O’", "D'", "D’", "Al"} {
		if strings.HasPrefix(w, p) && len(w) > len(p) {
			return true
		}
	}
	return false
}

// weakBody reports whether the name [i, e), whose head noun ends names of places
// and things too, is a body's: something says so, or it is what a title is of.
func (s *scan) weakBody(i, e int) bool {
	if e-i < 2 || s.claim[i] == stateClaim || s.claim[i] == placeClaim {
		return false
	}
	if s.actsAsBody(i, e) && s.d.Word(i-min(i, 1)) != "by" && s.d.Word(i-min(i, 1)) != "from" {
		return true
	}
	j := i - 1
	if j > 0 && s.joined(i) && s.id(j) == s.t.the {
		j--
	}
	if j < 1 || !s.joined(j+1) || s.id(j) != s.t.of && s.id(j) != s.t.at && !s.is(j, ',') {
		return false
	}
	for k := j - 1; k >= 0 && k > j-8 && s.tok(k).Class == text.Word; k-- { // "chief executive of", ", director,", "head of research at"
		if x, ok := s.c.Hits.Longest(k, s.t.post); ok && (int(x.End) == j || s.id(int(x.End)) == s.t.of && s.id(j) == s.t.at) {
			return true
		}
	}
	return false
}
