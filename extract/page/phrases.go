package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldPhrase is s in lower case, its words divided by one space, punctuation
// left out.
func foldPhrase(s string) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if r == '\'' || r == '’' || r == 0xad {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// phrase gives the role the table has for a block that says s, "" for none.
// Long blocks are looked at by their beginning only.
func (l *phrases) phrase(s string) string {
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
