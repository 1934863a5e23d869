package english

// officeOf is the head noun that a title in the possessive belongs to: "Office"
// of "Attorney General's Office"; j where there is none.
func (s *scan) officeOf(j int) int {
	x, ok := s.c.Hits.Longest(j, s.t.post)
	if !ok || !s.capital(int(x.End)-1) {
		return j
	}
	if k := s.possessive(int(x.End)); k == int(x.End)+2 && s.joined(k) && s.capital(k) && s.flag(k)&fOrgEnd != 0 {
		return k
	}
	return j
}

// knownEnds reports whether a known name or a state fills the tokens [i, j), so
// that "and" joins two of them.
func (s *scan) knownEnds(i, j int) bool {
	x, ok := s.c.Hits.Longest(i, s.t.whole)
	return ok && int(x.End) == j || s.claim[i] == stateClaim && s.claim[j-1] == stateClaim
}

// ownName reports whether the possessive of word j is inside names of bodies:
// "People's Committee", "Workers' Party".
func (s *scan) ownName(j int) bool {
	return s.flag(j)&fOwner != 0 && s.capital(j)
}

// headBefore reports whether a head noun ends the run of capitals at i, so
// that "and" joins two words of one name: "Securities and Exchange Commission".
func (s *scan) headBefore(i int) bool {
	for n := 0; n < 4 && s.joined(i) && s.capital(i) && s.flag(i)&fStop == 0; n++ {
		if s.titleWord(i) || s.flag(i)&(fFirst|fHonorific) != 0 {
			return false
		}
		if s.flag(i)&fOrgEnd != 0 {
			return n > 0 && s.t.kind[s.id(i)] != "company"
		}
		i++
	}
	return false
}

// orgAhead reports whether the title word at i is inside a name: "Chief
// Minister's Office" is none, "General Secretary Office" neither; "Executive
// Board" is.
func (s *scan) orgAhead(i int) bool {
	return s.joined(i+1) && s.capital(i+1) && s.flag(i+1)&fOrgEnd != 0 && s.flag(i+1)&fOrgWeak == 0
}

// tail is the end of "of Agriculture and Rural Development" after a head noun
// that ends at j; j where none follows.
func (s *scan) tail(head, j int) int {
	if s.flag(head)&fOrgOf == 0 || !s.joined(j) {
		return j
	}
	switch s.id(j) {
	case s.t.of, s.t.forW:
	case s.t.on:
		if s.flag(head)&fOrgWeak != 0 {
			return j
		}
	default:
		return j
	}
	k := j + 1
	if s.id(k) == s.t.the && s.joined(k) {
		k++
	}
	end := j
	field := s.flag(head)&fOrgAnd != 0
	for n := 0; n < maxOrg && s.joined(k); n++ {
		if s.capital(k) && (s.flag(k)&fStop == 0 || s.flag(k)&fField != 0 || s.claim[k] == placeClaim) && !(end > j && (s.personAhead(k) || s.flag(k)&fHonorific != 0)) && (!s.titleWord(k) || end == j && s.flag(k)&fField != 0) {
			k++
			end = k
			if s.is(k, '.') && s.d.Glued(k) && len(s.d.Word(k-1)) == 1 && s.joined(k+1) && s.capital(k+1) {
				k++
			} else if s.joined(k+1) && s.tok(k).IsDash() && s.d.Glued(k) && s.d.Glued(k+1) && s.capital(k+1) {
				k++
			}
			continue
		}
		switch {
		case end > j && field && (s.id(k) == s.t.and || s.is(k, '&')) && s.fieldAhead(k+1):
			k++
		case end > j && field && s.is(k, ',') && s.fieldAhead(k+1) && s.listCloses(k+1):
			k++
		case end > j && s.id(k) == s.t.of && s.joined(k+1) && (s.capital(k+1) || s.id(k+1) == s.t.the && s.capital(k+2)):
			k++
			if s.id(k) == s.t.the {
				k++
			}
		default:
			return end
		}
	}
	return end
}

// fieldAhead reports whether a capitalised field stands at k, and no new name.
func (s *scan) fieldAhead(k int) bool {
	return s.joined(k) && s.capital(k) && s.flag(k)&(fStop|fHonorific|fFirst) == 0 && !s.titleWord(k) &&
		s.flag(k)&(fOrgOf|fOrgEnd) == 0 && s.claim[k] == free && !s.nextHead(k)
}

// nextHead reports whether the capitals at k run into a head noun: a name of
// its own.
func (s *scan) nextHead(k int) bool {
	for n := 0; n < 5 && s.capital(k) && (n == 0 || s.joined(k)); n++ {
		if s.flag(k)&fOrgOf != 0 && s.flag(k)&fOrgWeak == 0 {
			return true
		}
		k++
	}
	return false
}

// listCloses reports whether "and" and a capital close the list of fields at k.
func (s *scan) listCloses(k int) bool {
	for n := 0; n < 8 && s.joined(k); n++ {
		switch {
		case s.capital(k), s.is(k, ','):
		case s.id(k) == s.t.and || s.is(k, '&'):
			return s.joined(k+1) && s.capital(k+1) && s.flag(k+1)&(fFirst|fHonorific) == 0
		default:
			return false
		}
		k++
	}
	return false
}

// personAhead reports whether a person's name begins inside the run of
// capitals at k: a family name that stands first or a given name, with more
// after it.
func (s *scan) personAhead(k int) bool {
	fl := s.flag(k)
	if s.vietnamese(k) > k {
		return true
	}
	return s.claim[k] == free && (fl&fFamily != 0 && fl&fFamilyWeak == 0 || fl&fFirst != 0 && fl&fFirstWeak == 0) && s.joined(k+1) && s.capital(k+1)
}
