package charset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DoubleUTF8 is what Repair calls UTF-8 that was taken for windows-1252 and
// written as UTF-8 again.
const DoubleUTF8 = "utf-8 twice"

// Repair undoes the damage where Vietnamese text in a legacy encoding was taken
// for Latin-1: "nh©n d©n" (TCVN3) and "nhaân daân" (VNI) are "nhân dân". It is
// given one paragraph, free of markup, before Clean. It decides by how many of
// the odd words become Vietnamese syllables, and changes nothing unless nearly
// all do and they were none before; a paragraph with letters or tone marks only
// Vietnamese uses is right already. One or two odd words prove nothing: those
// are for RepairAs. encoding is one of the names in legacy.go, or
// "windows-1258", or DoubleUTF8. ok false: text is the paragraph as it was.
func Repair(paragraph string) (text, encoding string, ok bool) {
	if !suspect(paragraph) {
		return paragraph, "", false
	}
	e := examine(paragraph)
	if !e.vietnamese() {
		return paragraph, "", false
	}
	name := e.best(85)
	if name == "" {
		return paragraph, "", false
	}
	return e.apply(name), name, true
}

// RepairAs is Repair for a paragraph of a page on which Repair has found this
// encoding: less evidence is enough, so that a lone word is repaired too.
func RepairAs(paragraph, encoding string) (text string, ok bool) {
	if !suspect(paragraph) {
		return paragraph, false
	}
	e := examine(paragraph)
	if !e.score(encoding, 60).share(60) {
		return paragraph, false
	}
	return e.apply(encoding), true
}

// suspect reports whether a paragraph may be mojibake: something of Latin-1
// above ASCII, and no letter that only Vietnamese uses. Cheap for good text.
func suspect(s string) bool {
	found := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 {
			found = found || c < 0x20 && strings.IndexByte("\x02\x05\x06\x14\x19\x1e", c) >= 0
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if HasTone(r) || r >= 0x300 && r <= 0x323 {
			return false
		}
		found = true
		i += n - 1
	}
	return found
}

// findings are what there is to decide by.
type findings struct {
	text   string
	odd    []string // tokens with something of Latin-1 in or at a word, each once
	plain  int      // words of ASCII tokens, of two letters and more, not all capitals
	plainV int      // those spelt as Vietnamese syllables
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func examine(text string) findings {
	f := findings{text: text}
	for token := range strings.FieldsFuncSeq(text, isSpace) {
		switch {
		case isOdd(token):
			if !slices.Contains(f.odd, token) {
				f.odd = append(f.odd, token)
			}
			continue
		case len(f.odd) > maxOdd:
			return f
		case !isASCII(token):
			continue
		}
		for w := range strings.FieldsFuncSeq(token, notLetter) {
			if len(w) >= 2 && strings.ToUpper(w) != w {
				f.plain++
				if IsSyllable(w) {
					f.plainV++
				}
			}
		}
	}
	return f
}

// vietnamese reports whether the rest of the paragraph could be Vietnamese.
func (f *findings) vietnamese() bool {
	return len(f.odd) > 0 && (f.plain < 3 || f.plainV*10 >= f.plain*4)
}

// score is what one encoding makes of the odd tokens. Some letters are the same
// in Latin-1 and in an encoding: tokens that are right and stay as they are say
// nothing.
type score struct {
	tried int // odd tokens that say something
	right int // of these, Vietnamese as they stand
	hits  int // of these, Vietnamese after decoding
}

// score stops when too many tokens have missed for percent of all to be hits.
func (f *findings) score(name string, percent int) score {
	var s score
	for _, t := range f.odd {
		if (s.tried-s.hits)*100 > len(f.odd)*(100-percent) {
			break
		}
		d := decodeToken(name, t)
		hit := vietnameseToken(d)
		if d == t && hit {
			continue
		}
		s.tried++
		if hit {
			s.hits++
		}
		if d != t && vietnameseToken(t) {
			s.right++
		}
	}
	return s
}

// share reports whether the encoding makes Vietnamese of so many in a hundred of
// the tokens, of which no more than 60 were before, and none of a few.
func (s score) share(percent int) bool {
	if s.tried < 5 && s.right > 0 || s.right*10 > s.tried*6 {
		return false
	}
	return s.hits > s.right && s.hits*100 >= s.tried*percent
}

// best is the encoding that makes most odd tokens Vietnamese, if that is the
// given share of three of them or more.
func (f *findings) best(percent int) string {
	name, most := "", score{}
	for _, n := range candidates() {
		s := f.score(n, percent)
		// Fewer misses first: an encoding that leaves more as it was has fewer hits.
		if s.hits > 0 && (name == "" || s.tried-s.hits < most.tried-most.hits || s.tried-s.hits == most.tried-most.hits && s.hits > most.hits) {
			name, most = n, s
		}
	}
	if most.tried < 3 || !most.share(percent) {
		return ""
	}
	return name
}

// maxOdd is how many tokens are looked at: enough to be sure.
const maxOdd = 200

func candidates() []string {
	return []string{DoubleUTF8, TCVN3, VNI, "windows-1258", VISCII, VPS}
}

// apply decodes the tokens that are Vietnamese after it, and odd ones that were
// not before. The rest stays, white space included.
func (f *findings) apply(name string) string {
	var b strings.Builder
	b.Grow(len(f.text))
	rest := f.text
	for rest != "" {
		i := strings.IndexFunc(rest, isSpace)
		if i < 0 {
			i = len(rest)
		}
		if i == 0 {
			b.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		token := rest[:i]
		rest = rest[i:]
		if !isASCII(token) || isOdd(token) {
			d := decodeToken(name, token)
			if vietnameseToken(d) || isOdd(token) && !vietnameseToken(token) && !loose(d) {
				token = d
			}
		}
		b.WriteString(token)
	}
	return b.String()
}

// decodeToken reads a token as an encoding; what cannot be read so stays.
func decodeToken(name, token string) string {
	if name != DoubleUTF8 {
		if l := legacyByName(name); l != nil {
			return capitals(name, l.decode(token, true))
		}
		return token
	}
	b := make([]byte, 0, len(token))
	for _, r := range token {
		c, ok := latinByte(r)
		if !ok {
			return token
		}
		b = append(b, c)
	}
	if !utf8.Valid(b) {
		return token
	}
	return string(b)
}

// capitals completes words in capitals: the fonts of TCVN3 have no capitals with
// tones in their plain form, so that they were typed in small letters and shown
// by a capital font, or not.
func capitals(name, s string) string {
	if name != TCVN3 {
		return s
	}
	return mapWords(s, func(word string) string {
		if inCapitals(word) {
			return strings.ToUpper(word)
		}
		return word
	})
}

// inCapitals reports whether the ASCII letters of a word are capitals, and two
// of them or one that is not the first letter say so.
func inCapitals(word string) bool {
	upper, last := 0, false
	for i, r := range word {
		switch {
		case r >= 'a' && r <= 'z':
			return false
		case r >= 'A' && r <= 'Z':
			upper++
			last = i > 0
		}
	}
	return upper >= 2 || last
}

// isOdd reports whether a token has a character of Latin-1 that is part of a
// word: a letter, or a sign at a letter. What may stand around words, such as
// quotation marks and dashes, is part of one only inside of it.
func isOdd(token string) bool {
	prev := rune(0)
	for i, r := range token {
		if _, latin := latinByte(r); latin && (r >= 0x80 || r < 0x20) {
			switch next := after(token[i:]); {
			case r >= 0xc0 && r <= 0xff && r != 0xd7 && r != 0xf7, r < 0x20:
				return true
			case isBreak(r):
				if wordish(prev) && wordish(next) {
					return true
				}
			case wordish(prev) || wordish(next):
				return true
			}
		}
		prev = r
	}
	return false
}

// after is the second character of s.
func after(s string) rune {
	_, n := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	return r
}

func wordish(r rune) bool {
	if r < 0x80 {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	_, ok := latinByte(r)
	return ok && r != 0xa0
}

// vietnameseToken reports whether every word of a token that is not ASCII is a
// Vietnamese syllable, and there is one. A sign within a word makes it none.
func vietnameseToken(token string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(token, isBreak) {
		if isASCII(w) {
			continue
		}
		if !IsSyllable(w) {
			return false
		}
		n++
	}
	return n > 0
}

// isBreak reports whether a character may stand between or around words.
func isBreak(r rune) bool {
	if r < 0x80 {
		return r >= 0x20 && !isLetter(r)
	}
	return strings.ContainsRune("“”‘’«»–—…•·©®°\u00a0", r)
}

// loose reports whether a combining mark is left over after composing.
func loose(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x300 && r < 0x370 })
}

func isLetter(r rune) bool  { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }
func notLetter(r rune) bool { return !isLetter(r) }

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
