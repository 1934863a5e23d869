package person

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxName bounds a name, in tokens between hyphens.
const maxName = 6

// shape says what kind of name was read.
type shape uint8

const (
	noName    shape = iota
	kinhName        // family name and one to four syllables
	minority        // a name of another people of Vietnam
	foreign         // a word that is no Vietnamese syllable
	givenOnly       // Vietnamese syllables without a family name
)

// name is a name as read at a token.
type name struct {
	end   int
	words int // words between hyphens count once
	shape shape
	upper bool // all in capitals
	known int  // words that are syllables of names
}

// nameAt reads the longest run of words from token i that can be one name.
// It decides by letters and word lists alone; whether the name is a person is
// for the caller to say.
func (s *scan) nameAt(i int) (name, bool) {
	t := &s.d.Tokens[i]
	if t.Class != text.Word || !t.Cap() || s.orgCovers(i) {
		return name{}, false
	}
	n := name{end: i + 1, words: 1, upper: t.Case == text.Upper}
	first := s.family(i)
	word := s.d.Word(i)
	switch {
	case s.minorityPrefix(i):
		n.shape = minority
	case first&minorityName != 0:
		n.shape = minority
	case first&familyWord != 0:
		n.shape = kinhName
	case text.IsSyllable(word):
		n.shape = givenOnly
	case apostrophe(word):
		n.shape = minority
	default:
		n.shape = foreign
	}
	if first&(nameSyllable|familyWord) != 0 {
		n.known++
	}
	longest := 5 // words of a Kinh name
	if h, ok := s.hits.Longest(i, s.f.familyTable); ok && h.End-h.Start >= 2 {
		longest = maxName
	}
	if t.Case == text.Mixed {
		n.shape = foreign
	}
	s.hyphens(&n)
	for n.words < maxName {
		k := s.nextWord(n)
		if k < 0 {
			break
		}
		t := &s.d.Tokens[k]
		if t.Case == text.Upper != n.upper && !(s.single(k) && n.upper) {
			break
		}
		word := s.d.Word(k)
		fl := s.f.flags(t)
		if fl&nameSyllable != 0 || fl&familyWord != 0 {
			n.known++
		}
		switch {
		case n.shape == kinhName && !s.single(k) && !text.IsSyllable(word):
			if apostrophe(word) {
				n.shape = minority
			} else if fl == 0 && n.words >= 2 && !text.Marked(word) {
				return n, true // "Lê Thị Hoa Facebook"
			} else if fl == 0 && n.words < 2 {
				n.shape = foreign // "Kim Jong", "Ban Ki"
			}
		case n.shape == givenOnly && !s.single(k) && !text.IsSyllable(word) && fl == 0:
			n.shape = foreign
		case n.shape == givenOnly && fl&minorityName != 0 && fl&weakFamily == 0:
			n.shape = minority
		}
		n.end = k + 1
		n.words++
		s.hyphens(&n)
		if n.shape == kinhName && n.words == longest {
			break
		}
	}
	if n.words > 1 && n.shape != foreign {
		n.end = s.withStop(n.end)
	}
	return n, true
}

// nextWord is the token that may go on the name, -1 if none.
func (s *scan) nextWord(n name) int {
	k := n.end
	if k >= len(s.d.Tokens) {
		return -1
	}
	t := &s.d.Tokens[k]
	// "George W. Bush": an initial and its stop, inside a foreign name.
	if n.shape == foreign && t.Is('.') && !t.Space && s.single(k-1) && k+1 < len(s.d.Tokens) {
		k++
		t = &s.d.Tokens[k]
		if t.Break || t.Class != text.Word || !t.Cap() {
			return -1
		}
		return k
	}
	if t.Break || !t.Space || t.Class != text.Word {
		return -1
	}
	if !t.Cap() {
		// "Ursula von der Leyen"
		if n.shape == foreign && particle(s.d.Word(k)) {
			for j := k + 1; j < len(s.d.Tokens) && j < k+3; j++ {
				u := &s.d.Tokens[j]
				if u.Break || u.Class != text.Word {
					return -1
				}
				if u.Cap() {
					return j
				}
				if !particle(s.d.Word(j)) {
					return -1
				}
			}
		}
		return -1
	}
	if o := s.org[k]; o != 0 && !s.wordOnly(n, int(o-1)) {
		return -1
	}
	for _, h := range s.hits.At(k) {
		switch h.Table {
		case s.f.postTable:
			if h.End-h.Start >= 2 {
				return -1
			}
		case s.f.honorificTable:
			if x := s.f.honorifics[h.Row]; x.kind == politeHonorific && (h.End-h.Start >= 2 && !s.givenWords(n, k, int(h.End)) || s.isNameAfter(int(h.End))) {
				return -1
			}
		case s.f.countryTable:
			if n.shape == foreign || n.words > 1 && h.End-h.Start >= 2 {
				return -1
			}
		}
	}
	return k
}

// wordOnly reports whether an organisation after a family and a middle name
// is but the rest of the name: "ông Đèo Văn Ban", "bà Nguyễn Thị Đài Trang".
func (s *scan) wordOnly(n name, org int) bool {
	o := &s.set.Orgs[org]
	if n.shape != kinhName && n.shape != minority || n.words != 2 || o.Len() > 2 || s.f.flags(&s.d.Tokens[o.Start-1])&nameSyllable == 0 ||
		o.End < len(s.d.Tokens) && !s.d.Tokens[o.End].Break && s.d.Tokens[o.End].Cap() {
		return false
	}
	for k := o.Start; k < o.End; k++ {
		if t := &s.d.Tokens[k]; t.Case != text.Title || s.f.flags(t)&nameSyllable == 0 && !(o.Short && o.Len() == 1) {
			return false
		}
	}
	return true
}

// givenWords reports whether the words of an honorific at [k, end) are but the
// given name after a family name: "Nguyễn Tiến Sỹ".
func (s *scan) givenWords(n name, k, end int) bool {
	if n.shape != kinhName || n.words != 1 || n.upper {
		return false
	}
	for i := k; i < end; i++ {
		if s.d.Tokens[i].Case != text.Title {
			return false
		}
	}
	return end >= len(s.d.Tokens) || s.d.Tokens[end].Break || !s.d.Tokens[end].Cap()
}

// isNameAfter reports whether a family name stands at token i.
func (s *scan) isNameAfter(i int) bool {
	return i < len(s.d.Tokens) && !s.d.Tokens[i].Break && s.d.Tokens[i].Cap() && s.f.flags(&s.d.Tokens[i])&familyWord != 0
}

// hyphens takes the parts that hyphens without spaces join: "Vla-đi-mia",
// "Jean-Michel".
func (s *scan) hyphens(n *name) {
	for n.end+1 < len(s.d.Tokens) {
		h, w := &s.d.Tokens[n.end], &s.d.Tokens[n.end+1]
		if h.IsDash() && h.Space && w.Space && !h.Break && !w.Break && n.words == 2 && s.korean(n) { // "Moon Jae - in"
			n.end += 2
			n.shape = foreign
			return
		}
		if !h.IsDash() || h.Space || w.Space || w.Class != text.Word || w.Break || h.Break {
			return
		}
		if w.Cap() && w.Case != text.Title || s.org[n.end+1] != 0 {
			return
		}
		if w.Cap() && n.shape == kinhName { // "Nguyễn Văn An-Trần Văn Bình"
			return
		}
		n.end += 2
		n.shape = foreign
	}
}

// korean reports whether a Korean family and given name go on over a spaced
// hyphen with a syllable written small.
func (s *scan) korean(n *name) bool {
	if n.shape != foreign && s.f.flags(&s.d.Tokens[n.end-2])&foreignName == 0 {
		return false
	}
	_, ok := s.hits.Longest(n.end+1, s.f.koreanTable)
	return ok && s.d.Tokens[n.end+1].Case == text.Lower
}

// minorityPrefix reports whether token i begins a name of the Central
// Highlands: Y, A, H, K, Ka before a further capital.
func (s *scan) minorityPrefix(i int) bool {
	w := s.d.Word(i)
	if i+1 >= len(s.d.Tokens) {
		return false
	}
	t := &s.d.Tokens[i+1]
	if t.Break || !t.Space || t.Case != text.Title && t.Case != text.Mixed {
		return false
	}
	switch w {
	case "Y", "A", "H", "Ka", "K":
		return !t.IsDash()
	}
	return false
}

// orgCovers reports whether token i lies in an organisation's name.
func (s *scan) orgCovers(i int) bool { return s.org[i] != 0 }

// single reports whether token i is one letter.
func (s *scan) single(i int) bool {
	t := &s.d.Tokens[i]
	return t.Class == text.Word && utf8.RuneCountInString(s.d.Word(i)) == 1
}

// initials reports whether the name at [i, end) is cut down to letters:
// "N.T.H", "ông K.".
func (s *scan) initials(i, end int) bool {
	return s.single(i) && (end-i == 1 || s.d.Tokens[i+1].Is('.') && utf8.RuneCountInString(s.d.Word(end-1)) <= 2)
}

// lettersEnd is the end of a name kept back to two letters or more, each with
// its stop: "N.V.T", "N.T. H.Y."; 0 where none begins at token i.
func (s *scan) lettersEnd(i int) int {
	n, end := 0, 0
	for k := i; k < len(s.d.Tokens) && n < maxName; k += 2 {
		t := &s.d.Tokens[k]
		if t.Break && k > i || !t.Cap() || !s.single(k) && (n == 0 || !s.doubleLetter(k)) {
			break
		}
		n++
		end = k + 1
		if end >= len(s.d.Tokens) || !s.d.Tokens[end].Is('.') || s.d.Tokens[end].Space {
			break
		}
	}
	if n < 2 || end+1 < len(s.d.Tokens) && s.d.Tokens[end].Is('.') && !s.d.Tokens[end].Space && !s.d.Tokens[end+1].Space && s.d.Tokens[end+1].Class == text.Word {
		return 0
	}
	if end < len(s.d.Tokens) && !s.d.Tokens[end].Space && s.d.Tokens[end].Class == text.Word {
		return 0
	}
	return end
}

// doubleLetter reports whether token i is an initial of two letters: "Th".
func (s *scan) doubleLetter(i int) bool {
	switch s.d.Word(i) {
	case "Ch", "Gi", "Kh", "Ng", "Nh", "Ph", "Qu", "Th", "Tr":
		return true
	}
	return false
}

// withStop is the end of a name whose last word is a letter for a name kept
// back, its stop included: "Nguyễn Văn D.".
func (s *scan) withStop(end int) int {
	if s.single(end-1) && end < len(s.d.Tokens) && s.d.Tokens[end].Is('.') && !s.d.Tokens[end].Space && !s.d.Tokens[end].Break {
		return end + 1
	}
	return end
}

// apostrophe reports whether a word has an apostrophe inside: "K'Ré".
func apostrophe(w string) bool {
	for _, r := range w {
		switch r {
		case '\'', '’', 'ʼ', '‘':
			return true
		}
	}
	return false
}

// particle reports whether a small word stands inside names of Europe and the
// Arab countries.
func particle(w string) bool {
	switch w {
	case "van", "von", "der", "den", "de", "del", "della", "da", "di", "dos", "du", "la", "le", "bin", "ibn", "al", "el", "ter":
		return true
	}
	return false
}

// nameText is a name as it is published: its words with single spaces.
func (s *scan) nameText(sp text.Span) string {
	w := s.d.Slice(sp)
	if strings.Contains(w, "  ") || strings.ContainsAny(w, "\t\u00a0\u2003\u2009") {
		return squeeze(w)
	}
	return w
}

func squeeze(w string) string {
	out := make([]rune, 0, len(w))
	space := false
	for _, r := range w {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		out = append(out, r)
	}
	return string(out)
}

func (s *scan) addPerson(sp, honorific text.Span, g mention.Gender, short bool, rule mention.Rule) {
	s.people = append(s.people, mention.Person{
		Span: sp, Name: s.nameText(sp), Honorific: honorific, Gender: g, Short: short, Rule: rule,
	})
}
