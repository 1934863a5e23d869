package person

import (
	"sort"

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
			guardedList = guardedList || s.guardBefore(i, s.f.street) || s.d.Tokens[max(0, i-1)].Is(':') && s.guarded(i)
			i++
			continue
		}
		if guardedList || s.guarded(i) {
			guardedList = true
			s.places = append(s.places, s.d.Slice(text.Span{Start: i, End: n.end}))
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
	if s.placeEnd(i) > i+1 { // "Bà Rịa - Vũng Tàu"
		return 0
	}
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
	if last := s.lettersEnd(end); last > 0 && polite {
		hon := text.Span{Start: from, End: s.trimmed(from, end)}
		s.addPerson(text.Span{Start: end, End: last}, hon, info.gender, false, "person.initials")
		return last
	}
	if !ok || s.initials(end, n.end) || n.words > 1 && s.notName(end, n.end) { // "các cựu chiến binh Việt Nam"
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
	// "UBND phường | Văn Miếu | Vũ Mai Khanh": a place first, then the name.
	for _, h := range s.hits.At(i) {
		if (h.Table == s.f.notTable || s.f.place(h.Table)) && int(h.End) < len(s.d.Tokens) &&
			!s.d.Tokens[h.End].Break && s.d.Tokens[h.End].Space && s.fullNameAt(int(h.End)) {
			s.anchor[h.End] = s.anchor[i]
			s.movePost(i, int(h.End))
			i = int(h.End)
			break
		}
	}
	n, ok := s.nameAt(i)
	if !ok || s.initials(i, n.end) || s.notName(i, n.end) || s.placeEnd(i) >= n.end && n.words < 3 {
		return 0
	}
	if s.anchor[i] == orgAnchor && n.shape != kinhName && s.levelWord(i-1) {
		return 0 // "Chủ tịch UBND huyện Krông Pắk"
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
	case n.shape == foreign && n.words >= 2 && n.words <= 4 && !s.endsInPlace(i, n.end) && (s.anchor[i] == orgAnchor || n.words < 4 && s.personFollows(n.end)):
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

// levelWord reports whether token i is the word of a territorial unit.
func (s *scan) levelWord(i int) bool {
	if i < 0 {
		return false
	}
	for k := max(0, i-1); k <= i; k++ {
		if h, ok := s.hits.Longest(k, s.f.levelTable); ok && int(h.End) == i+1 {
			return true
		}
	}
	return false
}

// movePost lets the post whose reach ends at token from end at token to.
func (s *scan) movePost(from, to int) {
	k := sort.Search(len(s.posts), func(k int) bool { return s.posts[k].to >= from })
	if k < len(s.posts) && s.posts[k].to == from {
		s.posts[k].to = to
	}
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
