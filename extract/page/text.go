package page

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// A piece is one block before it has its place in the text.
type piece struct {
	kind schema.BlockKind
	text string // NFC, inline white space collapsed, not empty
}

// squeeze collapses white space (also non-breaking) to one space, trims, drops
// zero-width characters, soft hyphens and control characters, and composes
// (NFC). Invalid UTF-8 becomes U+FFFD.
func squeeze(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = b.Len() > 0
			continue
		case invisible(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return oneLine(charset.Clean(b.String()))
}

// tidy is squeeze for a line whose white space is collapsed, which is quick
// where nothing is to be done.
func tidy(s string) string {
	if s = strings.TrimSpace(s); strings.IndexFunc(s, invisible) >= 0 {
		return squeeze(s)
	}
	return oneLine(charset.Clean(s))
}

// oneLine collapses the spaces that taking characters away has left.
func oneLine(s string) string {
	if strings.Contains(s, "  ") || s != strings.TrimSpace(s) {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// clean reports whether squeeze has nothing to do, for the common ASCII case.
func clean(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && s[i+1] == ' ' {
			return false
		}
	}
	return true
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0x85, 0xa0, 0x2028, 0x2029, 0x3000, 0x202f, 0x205f:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// invisible characters carry no text: zero width, soft hyphen, controls,
// direction marks, variation selectors stay (emoji).
func invisible(r rune) bool {
	switch r {
	case 0x200b, 0x2060, 0xfeff, 0xad, 0x200e, 0x200f, 0x180e:
		return true
	}
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e
}

// assemble joins pieces by one newline and gives each block its place, in
// code points.
func assemble(ps []piece) (string, []schema.Block) {
	n := 0
	for _, p := range ps {
		n += len(p.text) + 1
	}
	var b strings.Builder
	b.Grow(n)
	blocks := make([]schema.Block, 0, len(ps))
	at := 0
	for i, p := range ps {
		if i > 0 {
			b.WriteByte('\n')
			at++
		}
		end := at + runes(p.text)
		b.WriteString(p.text)
		blocks = append(blocks, schema.Block{Kind: p.kind, Start: at, End: end})
		at = end
	}
	return b.String(), blocks
}

// joinLines yields the lines, each finished by clean, empty ones left out, and
// lines that a soft break cut inside a sentence joined by a space.
func joinLines(lines iter.Seq[string], clean func(string) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var parts []string // of the line in hand
		for line := range lines {
			if line = clean(line); line == "" {
				continue
			}
			if len(parts) > 0 && !continues(parts[len(parts)-1], line) {
				if !yield(strings.Join(parts, " ")) {
					return
				}
				parts = parts[:0]
			}
			parts = append(parts, line)
		}
		if len(parts) > 0 {
			yield(strings.Join(parts, " "))
		}
	}
}

// continues reports whether a line that follows a soft break goes on with the
// sentence before it: nothing ended, and it begins in lower case.
func continues(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(first) && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',') {
		return true
	}
	return false
}

// sameKey folds a text for comparing whether two blocks say the same: letters
// and digits only, lower case.
func sameKey(s string) string { return firstKey(s, len(s)) }

// firstKey is the first n letters and digits of sameKey.
func firstKey(s string, n int) string {
	b := make([]byte, 0, min(len(s), 4*n))
	for _, r := range s {
		if n == 0 {
			break
		}
		if wordRune(r) {
			b = utf8.AppendRune(b, lower(r))
			n--
		}
	}
	return string(b)
}

// runes is the number of code points of s, which is valid UTF-8: of bytes that
// begin one. utf8.RuneCountInString decodes every letter that is no ASCII.
func runes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// wordRune reports whether r is a letter, a digit or a mark: unicode's tables
// behind a quick answer for Latin letters, which Vietnamese is made of.
func wordRune(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	case r < 0xc0:
		return r == 0xaa || r == 0xb5 || r == 0xba
	case r < 0x250:
		return r != 0xd7 && r != 0xf7
	case r >= 0x1e00 && r < 0x1f00:
		return true
	case r >= 0x2000 && r < 0x2070:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// lower is unicode.ToLower with a quick answer for Vietnamese.
func lower(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= 0x1ea0 && r <= 0x1ef9, r == 0x110, r == 0x102: // Ạ … ỹ, Đ, Ă
		return r | 1
	case r >= 0xc0 && r <= 0xde && r != 0xd7:
		return r + 0x20
	case r >= 0xdf && r <= 0xff, r == 0x111, r == 0x103, r == 0x1a1, r == 0x1b0:
		return r
	}
	return unicode.ToLower(r)
}
