package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// tones makes both placements of the tone mark equal: the old one, on the
// last vowel of an open syllable (hoà, khoẻ, uỷ), becomes the new one (hòa,
// khỏe, ủy).
var tones = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// Normal is the form in which two strings are compared: NFC, lower case, one
// placement of tone marks, no quotation marks, one space around a dash, none
// inside parentheses or around "&", single spaces, no punctuation at the ends.
func Normal(s string) string {
	s = cases.Lower(language.Und).String(norm.NFC.String(s))
	s = tones.Replace(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	const (
		none  = iota
		space // one space stands before the next word
		glue  // no space may stand before the next word
	)
	gap := none
	put := func(r rune) {
		if gap == space {
			b.WriteByte(' ')
		}
		gap = none
		b.WriteRune(r)
	}
	for _, r := range s {
		switch {
		case isQuote(r):
		case isSpace(r):
			if gap == none {
				gap = space
			}
		case r == '-' || r == '–' || r == '—':
			if gap != glue {
				gap = space
			}
			put('-')
			gap = space
		case r == '(':
			put(r)
			gap = glue
		case r == ')':
			gap = glue
			put(r)
		case r == '&':
			gap = glue
			put(r)
			gap = glue
		default:
			put(r)
		}
	}
	return strings.Trim(b.String(), " .,;:-")
}

func isQuote(r rune) bool {
	switch r {
	case '“', '”', '"', '\'', '’', '‘', '`':
		return true
	}
	return false
}

// isSpace also knows the four separators of ASCII, which Unicode counts as
// controls.
func isSpace(r rune) bool { return unicode.IsSpace(r) || '\x1c' <= r && r <= '\x1f' }

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// Words are the runs of letters and digits of s in normal form.
func Words(s string) []string {
	return strings.FieldsFunc(Normal(s), func(r rune) bool { return !isWord(r) })
}

// Number is the form in which document numbers are compared: NFC, no spaces,
// upper case, hyphens for dashes.
func Number(s string) string {
	s = strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.ReplaceAll(cases.Upper(language.Und).String(s), "–", "-")
}

// wordF1 is the F1 of two strings as bags of words.
func wordF1(a, b string) float64 {
	_, _, f := bag(Words(a), Words(b))
	return f
}

// bag is precision, recall and F1 of the words of got against those of want.
func bag(want, got []string) (p, r, f float64) {
	n := map[string]int{}
	for _, w := range want {
		n[w]++
	}
	both := 0
	for _, w := range got {
		if n[w] > 0 {
			n[w]--
			both++
		}
	}
	if both == 0 {
		return 0, 0, 0
	}
	p, r = float64(both)/float64(len(got)), float64(both)/float64(len(want))
	return p, r, 2 * float64(both) / float64(len(want)+len(got))
}
