package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldPhrase is s in lower case, its words divided by one space, punctuation
// left out.
func foldPhrase(s string) string {
	if strings.IndexByte(s, 0xcc) >= 0 || strings.IndexByte(s, 0xcd) >= 0 {
		s = norm.NFC.String(s) // combining marks: U+0300 to U+036F begin with these bytes
	}
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		if r == '\'' || r == '’' || r == 0xad {
			continue
		}
		if !wordRune(r) {
			gap = len(b) > 0
			continue
		}
		if gap {
			b = append(b, ' ')
			gap = false
		}
		b = utf8.AppendRune(b, lower(r))
	}
	return string(b)
}

// phrase gives the role the table has for a block that says s, "" for none.
// Long blocks are looked at by their beginning only.
func (l *phrases) phrase(s string) string {
	if !l.begins(s) {
		return ""
	}
	const most = 120
	short := len(s) <= most
	if !short {
		cut := most
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	key := foldPhrase(s)
	if short {
		if role, ok := l.exact[key]; ok {
			return role
		}
	}
	first, _, _ := strings.Cut(key, " ")
	best := ""
	n := 0
	for _, p := range l.prefix[first] {
		if len(p.words) > n && strings.HasPrefix(key, p.words) && (len(key) == len(p.words) || key[len(p.words)] == ' ') {
			best, n = p.role, len(p.words)
		}
	}
	return best
}

// begins reports whether some phrase of the table begins with the first word
// of s: a quick no for nearly every block.
func (l *phrases) begins(s string) bool {
	var buf [48]byte
	b := buf[:0]
	for i, r := range s {
		if r == '\'' || r == '’' || r == 0xad {
			continue
		}
		if !wordRune(r) {
			if len(b) > 0 {
				break
			}
			continue
		}
		if r >= 0x300 && r <= 0x36f {
			return true // decomposed: let the full comparison decide
		}
		if len(b) > cap(buf[:])-utf8.UTFMax || i > 64 {
			return false
		}
		b = utf8.AppendRune(b, lower(r))
	}
	return l.firsts[string(b)]
}
