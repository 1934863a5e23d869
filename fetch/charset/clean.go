package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean brings text to the form everything after works on: NFC; without
// zero-width characters, soft hyphens and byte order marks; no-break spaces as
// spaces; and for Ð (eth) and Ɖ (African D), which look like it, Đ in Vietnamese
// words. Text with nothing to do is given back as it is, without allocation.
// Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	i := firstUnclean(s)
	if i < 0 {
		return s
	}
	if needsEdit(s[i:]) {
		s = edit(s)
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if strings.ContainsAny(s, "ÐðƉ") {
		s = dStroke(s)
	}
	return s
}

// firstUnclean is the offset of the first character that may need work, -1
// where none does. What Vietnamese and Western text is made of is known to be
// NFC whatever stands beside it, unless that is a combining mark, which is
// found by itself.
func firstUnclean(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x80 {
			continue
		}
		// What is cut short is no UTF-8; it is left to the slow path.
		more := func(n int) bool {
			for j := i + 1; j <= i+n; j++ {
				if j >= len(s) || s[j]&0xc0 != 0x80 {
					return false
				}
			}
			return true
		}
		switch {
		case c >= 0xc2 && c <= 0xca && more(1): // U+0080-02BF
			if n := s[i+1]; c == 0xc2 && (n == 0xa0 || n == 0xad) || c == 0xc3 && (n == 0x90 || n == 0xb0) || c == 0xc6 && n == 0x89 {
				return i
			}
			i++
		case c == 0xe1 && more(2) && (s[i+1] == 0xba || s[i+1] == 0xbb): // U+1E80-1EFF
			i += 2
		case c == 0xe2 && more(2) && s[i+1] == 0x80 && (s[i+2] >= 0x90 && s[i+2] <= 0xa7 || s[i+2] >= 0xb0 && s[i+2] <= 0xbb): // U+2010-2027, 2030-203B
			i += 2
		default:
			return i
		}
	}
	return -1
}

// needsEdit reports whether edit has anything to do.
func needsEdit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return isDropped(r) || isFixedSpace(r) })
}

func isDropped(r rune) bool {
	switch {
	case r == 0xad, r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff:
		return true
	}
	return false
}

func isFixedSpace(r rune) bool { return r == 0xa0 || r == 0x2007 || r == 0x202f }

func edit(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isDropped(r):
		case isFixedSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteString(s[i : i+n]) // bytes that are no UTF-8 stay
		}
		i += n
	}
	return b.String()
}

// dStroke writes Đ for its look-alikes: in words that are Vietnamese syllables
// with it, and, where the text has letters only Vietnamese uses, in
// abbreviations in capitals ("NÐ-CP").
func dStroke(s string) string {
	// Not đ itself: what was written here must not change the answer.
	vietnamese := strings.ContainsFunc(s, func(r rune) bool { return HasTone(r) && r != 'đ' && r != 'Đ' })
	return mapWords(s, func(word string) string {
		if strings.ContainsAny(word, "ÐðƉ") {
			w := lookAlikes.Replace(word)
			if IsSyllable(w) || vietnamese && strings.ToUpper(word) == word {
				return w
			}
		}
		return word
	})
}

// mapWords puts f of each word, a run of letters, in its place.
func mapWords(s string, f func(string) string) string {
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		i := strings.IndexFunc(s, notLetter)
		if i < 0 {
			i = len(s)
		}
		b.WriteString(f(s[:i]))
		s = s[i:]
		j := strings.IndexFunc(s, isLetter)
		if j < 0 {
			j = len(s)
		}
		b.WriteString(s[:j])
		s = s[j:]
	}
	return b.String()
}

var lookAlikes = strings.NewReplacer("Ð", "Đ", "Ɖ", "Đ", "ð", "đ")
