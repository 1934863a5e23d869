package english

import "github.com/bienban/bienban/extract/text"

// maxName bounds a name, in words.
const maxName = 6

// nameAt is the longest sequence at token i with the shape of a person's name:
// capitalised words, initials with their stops, hyphens without spaces, small
// particles between capitals ("van Doorn", "bin Rashid"). Words is how many
// words of two letters or more it has. Empty where nothing such stands there.
func (s *scan) nameAt(i int) (sp text.Span, words int) {
	sp = text.Span{Start: i, End: i}
	j := i
	for n := 0; n < maxName && j < len(s.d.Tokens); n++ {
		if j > i && !s.joined(j) {
			break
		}
		if s.claim[j] != free {
			break
		}
		k := s.tok(j)
		switch {
		case j > i && s.flag(j)&fHonorific != 0 && s.is(j+1, '.') && s.d.Glued(j+1):
			return sp, words // "Director of the Department Ms. …"
		case s.capital(j) && s.flag(j)&fStop != 0 && !(s.flag(j)&(fFirst|fFamily) != 0 && s.nextCapital(j)) && !(j > i && (s.initial(j) || s.letter(i, j) || s.flag(i)&fFamily != 0 && s.flag(j)&fSyllable != 0)) && !s.hyphened(j):
			return sp, words
		case s.capital(j):
			one := len(s.d.Word(j)) == 1
			if j > i && k.Case == text.Upper && len(s.d.Word(j)) > 2 && s.tok(i).Case != text.Upper && s.flag(j)&fSuffix == 0 {
				return sp, words
			}
			j++
			if one && s.is(j, '.') && !s.tok(j).Space && s.joined(j) {
				j++
				n--
				if n < -3 {
					n = 0
				}
				sp.End = j
				continue
			}
			if !one {
				words++
			}
			sp.End = j
			if s.flag(j-1)&fSuffix != 0 {
				if w := s.d.Word(j - 1); (w == "Jr" || w == "Sr") && s.is(j, '.') && s.d.Glued(j) && s.joined(j+1) && !s.capital(j+1) {
					sp.End = j + 1
				}
				return sp, words
			}
			for s.joined(j) && s.tok(j).IsDash() && !s.tok(j).Space && s.joined(j+1) && !s.tok(j+1).Space && s.claim[j+1] == free && (s.capital(j+1) || s.secondHalf(i, j+1)) {
				j += 2
				sp.End = j
			}
		case k.Class == text.Word && s.flag(j)&fParticle != 0 && (j > i || s.particleFirst(j)) && s.particleCapital(j):
			j++
		default:
			return sp, words
		}
	}
	return sp, words
}

// initial reports whether an initial with its stop stands at j: "Susan A.
// Ordway", "Susan I. Ordway".
func (s *scan) initial(j int) bool { return len(s.d.Word(j)) == 1 && s.is(j+1, '.') && s.d.Glued(j+1) }

// hyphened reports whether the word at j is the first half of a double name:
// "Soon-Shiong".
func (s *scan) hyphened(j int) bool {
	return s.joined(j+2) && s.tok(j+1).IsDash() && s.d.Glued(j+1) && s.d.Glued(j+2) && s.capital(j+2)
}

// letter reports whether the one capital at j stands for a name kept back after
// a family name that stands first at i: "Nguyen Van A".
func (s *scan) letter(i, j int) bool {
	return j >= i+2 && len(s.d.Word(j)) == 1 && s.flag(i)&fFamily != 0 && !(s.joined(j+1) && s.capital(j+1))
}

// secondHalf reports whether the small word at j goes on a given name of two
// syllables after a family name that stands first at i: "Park Ji-won".
func (s *scan) secondHalf(i, j int) bool {
	k := s.tok(j)
	return j > i+2 && s.flag(i)&fFamily != 0 && k.Class == text.Word && k.Case == text.Lower && k.End-k.Start <= 6
}

// nextCapital reports whether a capital follows token j.
func (s *scan) nextCapital(j int) bool {
	return s.joined(j+1) && s.capital(j+1) && s.claim[j+1] == free
}

// particleFirst reports whether a name may begin with the particle at j: no
// small word of the sentence is one by chance at its own place.
func (s *scan) particleFirst(j int) bool {
	return s.flag(j)&fFirstPart != 0
}

// particleName reports whether a name is a particle with a capital and one word.
func (s *scan) particleName(sp text.Span) bool {
	return sp.Len() == 2 && s.flag(sp.Start)&fParticle != 0 && s.capital(sp.Start)
}

// particleCapital reports whether a capital follows the particles at j.
func (s *scan) particleCapital(j int) bool {
	for n := 0; n < 3 && s.joined(j+1); n++ {
		j++
		if s.capital(j) {
			return s.claim[j] == free && s.flag(j)&fStop == 0
		}
		if s.flag(j)&fParticle == 0 {
			return false
		}
	}
	return false
}

// vietnamese is the end of the Vietnamese name at i, whose family name may open
// other names too: three words or four, all of them syllables of such names.
// i where none stands there.
func (s *scan) vietnamese(i int) int {
	if s.flag(i)&fFamily == 0 || s.flag(i)&fSyllable == 0 {
		return i
	}
	j := i + 1
	for j < i+5 && s.joined(j) && s.capital(j) && s.claim[j] == free && s.flag(j)&fSyllable != 0 {
		j++
	}
	if j < i+3 || j == i+5 {
		return i
	}
	return j
}
