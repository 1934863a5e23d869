package charset

import (
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// Encode writes text in a named encoding: "tcvn3", "vni", "viscii", "vps",
// "windows-1258", "windows-1252", "utf-8", "utf-8-nfd", "utf-16le", "utf-16be"
// (the last two without byte order mark). It is what tests need to make pages
// of the past; Decode reads it back to the NFC of text. The error names the
// first character the encoding has not.
func Encode(name, text string) ([]byte, error) {
	return encode(name, text, func(r rune) ([]byte, error) {
		return nil, fmt.Errorf("encode %s: no place for %q (U+%04X)", name, r, r)
	})
}

// EncodeHTML is Encode for markup: a character the encoding has not becomes a
// numeric character reference.
func EncodeHTML(name, text string) ([]byte, error) {
	return encode(name, text, func(r rune) ([]byte, error) { return fmt.Appendf(nil, "&#%d;", r), nil })
}

func encode(name, text string, missing func(rune) ([]byte, error)) ([]byte, error) {
	switch name {
	case "utf-8":
		return []byte(text), nil
	case "utf-8-nfd":
		return norm.NFD.Bytes([]byte(text)), nil
	case "utf-16le", "utf-16be":
		var out []byte
		for _, u := range utf16.Encode([]rune(text)) {
			if name == "utf-16le" {
				out = append(out, byte(u), byte(u>>8))
			} else {
				out = append(out, byte(u>>8), byte(u))
			}
		}
		return out, nil
	}
	l := legacyByName(name)
	if l == nil && name != "windows-1252" {
		return nil, fmt.Errorf("encode: no encoding is called %q", name)
	}
	var out []byte
	for _, r := range norm.NFC.String(text) {
		b, ok := l.encodeRune(r)
		if !ok {
			var err error
			if b, err = missing(r); err != nil {
				return nil, err
			}
		}
		out = append(out, b...)
	}
	return out, nil
}

// encodeRune is r's bytes: its own, or its letter's followed by its tone's. A
// nil l is windows-1252.
func (l *legacy) encodeRune(r rune) ([]byte, bool) {
	if l != nil {
		if b, ok := l.bytes[r]; ok {
			return b, true
		}
	}
	if c, ok := latinByte(r); ok && (l == nil || l.single[c] == 0) {
		return []byte{c}, true
	}
	if l == nil {
		return nil, false
	}
	// Split off the tone, keeping the quality mark: "ệ" is "ê" and dot below.
	d := []rune(norm.NFD.String(string(r)))
	for i := 1; i < len(d); i++ {
		tone, ok := l.bytes[d[i]]
		if !ok {
			continue
		}
		rest := append(append([]rune{}, d[:i]...), d[i+1:]...)
		base := []rune(norm.NFC.String(string(rest)))
		if len(base) != 1 || base[0] == r {
			continue
		}
		if b, ok := l.encodeRune(base[0]); ok {
			return append(append([]byte{}, b...), tone...), true
		}
	}
	return nil, false
}
