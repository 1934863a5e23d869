package english

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxShared bounds how many people share a title in the plural.
const maxShared = 12

// shared reports whether names that a title in the plural is of may stand
// beside it: "Deputy Ministers A and B", "A and B, founders of X".
func (s *scan) shared(p *title) bool {
	if s.joined(p.end) && s.capital(p.end) && s.claim[p.end] == free {
		return true
	}
	j := s.pastArticlesBack(p.lead)
	return j > 1 && s.joined(j) && s.is(j-1, ',') && s.joined(j-1) && s.capital(j-2)
}

// pastArticlesBack is the token that the articles and possessives before j
// begin at.
func (s *scan) pastArticlesBack(j int) int {
	for n := 0; n < 3 && j > 0 && s.joined(j); n++ {
		switch s.id(j - 1) {
		case s.t.the, s.t.a, s.t.an, s.t.its, s.t.their, s.t.his, s.t.her, s.t.also:
			j--
			continue
		}
		break
	}
	return j
}

// listGoesOn reports whether the name that begins at token i goes on a list of
// those who share the title in the plural before it.
func (s *scan) listGoesOn(i int) bool {
	j := i
	if s.sharedEnd == 0 || !s.joined(j) {
		return false
	}
	j--
	if s.id(j) == s.t.and && s.joined(j) {
		if j--; s.is(j, ',') && s.joined(j) {
			j--
		}
		j++
	} else if !s.is(j, ',') || !s.joined(j) {
		return false
	}
	return j == s.sharedEnd
}

// noteShared remembers where the list of a title in the plural has come to.
func (s *scan) noteShared(sp text.Span) {
	if k, ok := s.titleTo[sp.Start]; ok && s.titles[k].plural || s.listGoesOn(sp.Start) {
		s.sharedEnd = s.pastOf(sp.End)
	}
}

// pastOf is the token after "of Denmark" at j, where a name ends.
func (s *scan) pastOf(j int) int {
	if !s.joined(j+1) || s.id(j) != s.t.of || s.claim[j+1] != stateClaim && s.claim[j+1] != placeClaim && s.claim[j+1] != orgClaim {
		return j
	}
	e := j + 1
	for s.joined(e) && s.claim[e] == s.claim[j+1] {
		e++
	}
	return e
}

// holders are the people of the list that title p, in the plural, is of.
func (s *scan) holders(p *title) (who []int, rule mention.Rule) {
	j := p.end
	for len(who) < maxShared {
		w, ok := s.personAt[j]
		if !ok || !s.joined(j) {
			break
		}
		who = append(who, w)
		end := s.pastOf(s.people[w].End)
		j = end
		if s.joined(j) && s.is(j, ',') {
			j++
		}
		if s.joined(j) && s.id(j) == s.t.and {
			j++
		}
		if j == end {
			break
		}
		if _, ok := s.titleAt[j]; ok {
			break
		}
	}
	if len(who) > 0 {
		return who, "position.en-shared"
	}
	j = s.pastArticlesBack(p.lead)
	if j < 2 || !s.joined(j) || !s.is(j-1, ',') {
		return nil, ""
	}
	for j--; len(who) < maxShared; {
		w, ok := s.personTo[j]
		if !ok {
			break
		}
		who = append(who, w)
		j = s.people[w].Start
		if h := s.people[w].Honorific; !h.Empty() {
			j = h.Start
		}
		k := j
		if s.joined(k) && s.id(k-1) == s.t.and {
			k--
		}
		if s.joined(k) && s.is(k-1, ',') {
			k--
		}
		if k == j || k == 0 {
			break
		}
		j = k
	}
	return who, "position.en-shared"
}

// singular is a title in the plural made that of one: "Deputy Minister".
func singular(title string) string {
	switch {
	case strings.HasSuffix(title, "ies"):
		return title[:len(title)-3] + "y"
	case strings.HasSuffix(title, "men"):
		return title[:len(title)-2] + "an"
	}
	return strings.TrimSuffix(title, "s")
}
