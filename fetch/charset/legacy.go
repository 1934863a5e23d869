package charset

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Names of the encodings beside those of the WHATWG Encoding Standard.
const (
	TCVN3  = "tcvn3"  // TCVN 5712 VN3, the ABC fonts
	VNI    = "vni"    // VNI-Windows
	VISCII = "viscii" // RFC 1456
	VPS    = "vps"    // Vietnamese Professionals Society
)

// legacy is one Vietnamese encoding. Every byte is known: what the table does
// not list is ASCII, or what windows-1252 has there.
type legacy struct {
	name   string
	single [256]rune        // 0: as windows-1252
	pairs  map[[2]byte]rune // base and mark
	bytes  map[rune][]byte  // for encoding
}

// legacies are the Vietnamese encodings in the order they are tried.
var legacies = sync.OnceValue(func() []*legacy {
	byName := map[string]*legacy{}
	var all []*legacy
	get := func(name string) *legacy {
		l := byName[name]
		if l == nil {
			l = &legacy{name: name, pairs: map[[2]byte]rune{}, bytes: map[rune][]byte{}}
			byName[name] = l
			all = append(all, l)
		}
		return l
	}
	for _, row := range table("legacy.tsv", "encoding", "bytes", "letter") {
		b, err := hex.DecodeString(row[1])
		r, n := utf8.DecodeRuneInString(row[2])
		if err != nil || n != len(row[2]) || len(b) < 1 || len(b) > 2 {
			panic(fmt.Sprintf("legacy.tsv: row %q", row))
		}
		get(row[0]).add(b, r)
	}
	cp := get("windows-1258")
	for b := range 128 {
		if r := charmap.Windows1258.DecodeByte(byte(b + 128)); r != utf8.RuneError && r != latin(byte(b+128)) {
			cp.add([]byte{byte(b + 128)}, r)
		}
	}
	order := []string{TCVN3, VNI, "windows-1258", VISCII, VPS}
	slices.SortFunc(all, func(a, b *legacy) int { return slices.Index(order, a.name) - slices.Index(order, b.name) })
	return all
})

func (l *legacy) add(b []byte, r rune) {
	l.bytes[r] = b
	if len(b) == 1 {
		l.single[b[0]] = r
		return
	}
	l.pairs[[2]byte(b)] = r
	// A capital that begins a word may have its mark in lower case: "Aù".
	if mark := b[1] + 0x20; b[1] < 0xe0 {
		l.pairs[[2]byte{b[0], mark}] = r
	}
}

// isFont reports whether an encoding lives in fonts: text in other fonts, with
// signs of windows-1252, stands on the same page.
func (l *legacy) isFont() bool { return l.name == TCVN3 || l.name == VNI }

func legacyByName(name string) *legacy {
	for _, l := range legacies() {
		if l.name == name {
			return l
		}
	}
	return nil
}

// latin is the character windows-1252 has at b, as browsers decode it: the five
// places it leaves open are C1 controls.
func latin(b byte) rune {
	if b < 0x80 || b >= 0xa0 {
		return rune(b)
	}
	return latinHigh[b-0x80]
}

var latinHigh = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// latinByte is the byte a character was, if windows-1252 or Latin-1 made it.
func latinByte(r rune) (byte, bool) {
	switch {
	case r < 0x100:
		return byte(r), true
	case r > '™':
		return 0, false
	}
	if i := slices.Index(latinHigh[:], r); i >= 0 {
		return byte(i + 0x80), true
	}
	return 0, false
}

// decode reads text whose characters stand for bytes (see latinByte); other
// characters stay. signs: a sign that stands alone ("©", "–") is taken for
// itself. The result is NFC.
func (l *legacy) decode(text string, signs bool) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/4)
	rs := []rune(text)
	near := func(i int) bool { // is there something of a word at i
		return i >= 0 && i < len(rs) && (rs[i] >= 0x80 && rs[i] != 0xa0 || rs[i]|0x20 >= 'a' && rs[i]|0x20 <= 'z')
	}
	for i := 0; i < len(rs); i++ {
		c, ok := latinByte(rs[i])
		if !ok {
			b.WriteRune(rs[i])
			continue
		}
		if len(l.pairs) > 0 && i+1 < len(rs) {
			if m, ok := latinByte(rs[i+1]); ok && m >= 0x80 {
				if r, ok := l.pairs[[2]byte{c, m}]; ok {
					b.WriteRune(r)
					i++
					continue
				}
			}
		}
		r := l.single[c]
		if r == 0 || signs && isSign(rs[i]) && !isWord(r) && !near(i-1) && !near(i+1) {
			r = rs[i]
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isSign reports whether a character is one that texts use by itself.
func isSign(r rune) bool {
	return strings.ContainsRune("©®°«»±·•–—…“”‘’§™£€½¼¾¶×÷†‡", r)
}

// isWord reports whether a small letter is a word by itself, and a common one.
func isWord(r rune) bool { return r == 'ở' || r == 'ý' || r == 'á' }

// latinString is bytes as windows-1252 characters.
func latinString(b []byte) string {
	var s strings.Builder
	s.Grow(len(b) + len(b)/4)
	for _, c := range b {
		s.WriteRune(latin(c))
	}
	return s.String()
}
