package person

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// findPeople looks for names after honorifics and posts, and for full names
// that stand by themselves.
func (s *scan) findPeople() {
	block, guardedList := -1, false
	blockBare := false
	for i := 0; i < len(s.d.Tokens); {
		t := &s.d.Tokens[i]
		if t.Break {
			block++
			blockBare = s.bare(s.d.Blocks[block].Span)
			guardedList = false
		}
		if t.Class != text.Word {
			// A guard rules over a list: "các phố Hàng Bài, Lê Lợi và Trần Phú".
			if !t.Is(',') && !t.IsDash() {
				guardedList = false
			}
			i++
			continue
		}
		if h, ok := s.hits.Longest(i, s.f.epithetTable); ok && s.org[i] == 0 && !s.guarded(i) {
			s.addPerson(h.Span(), text.Span{}, mention.UnknownGender, false, "person.epithet")
			i = int(h.End)
			continue
		}
		if s.org[i] == 0 {
			if end := s.honorificName(i); end > i {
				i = end
				guardedList = false
				continue
			}
		}
		if !t.Cap() {
			if guardedList && s.d.Word(i) != "và" {
				guardedList = false
			}
			i++
			continue
		}
		if s.anchor[i] != noAnchor {
			if end := s.postName(i); end > i {
				i = end
				continue
			}
		}
		n, ok := s.bareName(i)
		if !ok {
			i++
			continue
		}
		if guardedList || s.guarded(i) {
			guardedList = true
			i = n.end
			continue
		}
		if !blockBare {
			s.takeBare(i, n)
		}
		i = n.end
	}
}

// honorificName reads "PGS.TS Trần Văn Bình" at token i; 0 if there is none.
func (s *scan) honorificName(i int) int {
	end, info, polite := i, honorificInfo{}, false
	from := -1
	for hops := 0; hops < 4; hops++ {
		h, ok := s.hits.Longest(end, s.f.honorificTable)
		if !ok {
			break
		}
		x := s.f.honorifics[h.Row]
		if x.kind != roleHonorific {
			if from < 0 {
				from = int(h.Start)
			}
			polite = true
		}
		if x.gender != mention.UnknownGender {
			info.gender = x.gender
		}
		end = int(h.End)
		// "TS. Nguyễn", "GS, TS Nguyễn", "PGS - TS"
		k := end
		if k < len(s.d.Tokens) && !s.d.Tokens[k].Break && s.d.Tokens[k].Is('.') {
			k++
		}
		if k >= len(s.d.Tokens) || s.d.Tokens[k].Break {
			return 0
		}
		if _, more := s.hits.Longest(k, s.f.honorificTable); !more && !s.d.Tokens[k].Cap() &&
			(s.d.Tokens[k].Is(',') || s.d.Tokens[k].IsDash()) && polite {
			if _, more := s.hits.Longest(k+1, s.f.honorificTable); more {
				k++
			}
		}
		if k < len(s.d.Tokens) && s.d.Tokens[k].Is(':') { // "các đồng chí: A, B"
			k++
		}
		end = k
	}
	if end == i || end >= len(s.d.Tokens) || s.d.Tokens[end].Break {
		return 0
	}
	if s.anchor[end] != noAnchor || s.org[end] != 0 || s.memorial(i) || s.inCapitals(i) {
		return 0
	}
	n, ok := s.nameAt(end)
	if !ok || s.initials(end, n.end) {
		return 0
	}
	sp := text.Span{Start: end, End: n.end}
	var hon text.Span
	rule := mention.Rule("person.role")
	if polite {
		hon = text.Span{Start: from, End: s.trimmed(from, end)}
		rule = "person.honorific"
	}
	if !polite {
		// A calling announces only a full name.
		if n.words < 2 || n.upper || n.shape == givenOnly && n.words < 3 && !s.allKnown(n) || s.notName(end, n.end) {
			return 0
		}
		s.addPerson(sp, hon, info.gender, false, rule)
		return n.end
	}
	short := n.words == 1
	if short && (!s.titleWord(end) || s.compound(end)) || n.upper && n.shape != kinhName {
		return 0
	}
	s.addPerson(sp, hon, info.gender, short, rule)
	return n.end
}

// inCapitals reports whether an honorific with a capital at token i stands
// inside a run of capitals and so is part of another name: "Hai Bà Trưng".
func (s *scan) inCapitals(i int) bool {
	t := &s.d.Tokens[i]
	if !t.Cap() || !t.Space || t.Break || i == 0 {
		return false
	}
	b := &s.d.Tokens[i-1]
	return t.Case == text.Title && b.Case == text.Title && s.org[i-1] == 0 && !s.firstOfSentence(i-1) && s.anchor[i] == noAnchor
}

// compound reports whether the capitalised word at token i makes a word with
// the small one after it, and is no name: "đồng chí Giám đốc Sở", "Phó phòng
// Quản lý".
func (s *scan) compound(i int) bool {
	if i+1 >= len(s.d.Tokens) || s.d.Tokens[i+1].Break {
		return false
	}
	for _, h := range s.hits.At(i) {
		if h.End-h.Start >= 2 && h.Table != s.f.familyTable {
			return true
		}
	}
	return false
}

// trimmed is the end of an honorific at [from, end) without closing marks.
func (s *scan) trimmed(from, end int) int {
	for end > from && s.d.Tokens[end-1].Class == text.Punct && !s.d.Tokens[end-1].Is('.') {
		end--
	}
	return end
}

func (s *scan) titleWord(i int) bool { return s.d.Tokens[i].Case == text.Title }

func (s *scan) allKnown(n name) bool { return n.known == n.words }

// notName reports whether a phrase that is no name begins at i and reaches
// end.
func (s *scan) notName(i, end int) bool {
	for _, h := range s.hits.At(i) {
		if h.Table == s.f.notTable && int(h.End) >= end || h.Table == s.f.countryTable && int(h.End) >= end {
			return true
		}
	}
	return false
}

// startsNotName reports whether a phrase that is no name begins at i.
func (s *scan) startsNotName(i int) bool {
	for _, h := range s.hits.At(i) {
		if h.Table == s.f.notTable || h.Table == s.f.countryTable {
			return true
		}
	}
	return false
}

// postName reads the name right after a post or its organisation.
func (s *scan) postName(i int) int {
	n, ok := s.nameAt(i)
	if !ok || s.initials(i, n.end) || s.notName(i, n.end) {
		return 0
	}
	sp := text.Span{Start: i, End: n.end}
	full := n.words >= 2 && n.shape != givenOnly
	switch {
	case full && n.shape != foreign:
		s.addPerson(sp, text.Span{}, mention.UnknownGender, false, "person.after-post")
	case s.anchor[i] == stateAnchor && (n.shape == foreign || n.shape == givenOnly):
		if s.startsNotName(i) || n.words == 1 && (!s.titleWord(i) || n.shape == givenOnly && !s.personFollows(n.end)) {
			return 0
		}
		s.addPerson(sp, text.Span{}, mention.UnknownGender, n.words == 1, "person.after-state-post")
	case n.shape == foreign && n.words >= 2 && n.words <= 4 && (s.anchor[i] == orgAnchor || n.words < 4 && s.personFollows(n.end)):
		s.addPerson(sp, text.Span{}, mention.UnknownGender, false, "person.after-post")
	case n.shape == givenOnly && n.words >= 3 && s.allKnown(n) && !s.startsNotName(i) && !s.endsInPlace(i, n.end):
		s.addPerson(sp, text.Span{}, mention.UnknownGender, false, "person.after-post")
	case n.words == 1 && n.known == 1 && s.titleWord(i) && s.anchor[i] == postAnchor && !s.startsNotName(i) &&
		!s.compound(i) && s.personFollows(n.end):
		s.addPerson(sp, text.Span{}, mention.UnknownGender, true, "person.after-post")
	default:
		return 0
	}
	return n.end
}

// personFollows reports whether what stands at token i is said of people: a
// verb of speech, an age, a comma.
func (s *scan) personFollows(i int) bool {
	if i >= len(s.d.Tokens) || s.d.Tokens[i].Break {
		return true
	}
	t := &s.d.Tokens[i]
	if t.Class == text.Punct {
		return t.R == ',' || t.R == '.' || t.R == '(' || t.IsDash()
	}
	if _, ok := s.hits.Longest(i, s.f.reportingTable); ok {
		return true
	}
	switch s.d.Word(i) {
	case "đã", "sẽ", "vừa", "cũng", "là", "hôm", "nói", "bị", "được":
		return true
	}
	return false
}

// bareName reads a full name that nothing announces.
func (s *scan) bareName(i int) (name, bool) {
	t := &s.d.Tokens[i]
	fl := s.family(i)
	if t.Case != text.Title || fl&familyWord == 0 || fl&foreignName != 0 || s.org[i] != 0 || s.startsNotName(i) || s.insidePlace(i) {
		return name{}, false
	}
	n, ok := s.nameAt(i)
	if !ok || n.words < 2 || n.shape == foreign || n.shape == givenOnly {
		return name{}, false
	}
	return n, true
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
	if s.midCapitals(i) || !follows && (s.address(i) || s.street(i, n.end)) {
		s.maybe = append(s.maybe, p)
		return
	}
	switch {
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

// street reports whether the name is one that many streets have.
func (s *scan) street(i, end int) bool {
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
