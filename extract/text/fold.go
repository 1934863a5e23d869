package text

import (
	"unicode"
	"unicode/utf8"
)

// maxFold bounds a matching key, in bytes; a longer word is in no lexicon.
const maxFold = 96

// Fold appends the matching key of a word to dst: lower case, the tone mark in
// one place (hoà = hòa, uỷ = ủy, but quý), i for y where both are written for
// the same open syllable (kỹ = kĩ, quy = qui), one apostrophe. Words that
// differ only in these are the same word; the text itself is never changed.
// The key of a word too long for any lexicon is empty.
func Fold(dst []byte, word string) []byte {
	if len(word) > maxFold/2 {
		return dst[:0]
	}
	var buf [maxFold / 2]rune
	n := 0
	ascii := true
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		case isApostrophe(r):
			r = '\''
		default:
			ascii = false
			r = lower(r)
		}
		buf[n] = r
		n++
	}
	w := buf[:n]
	if !ascii {
		tonePlace(w)
	}
	iForY(w)
	for _, r := range w {
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// FoldString is Fold of a whole phrase: words folded, marks kept, one space
// where white space was.
func FoldString(s string) string {
	var (
		space [128]byte // most phrases are short: no allocation but the answer's
		buf   [maxFold]byte
	)
	out := space[:0]
	gap := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isSpace(r) {
			gap = true
			i += size
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		switch {
		case isLetter(r):
			end, _, _ := scanWord(s, i)
			if k := Fold(buf[:0], s[i:end]); len(k) > 0 {
				out = append(out, k...)
			} else {
				out = append(out, s[i:end]...)
			}
			i = end
		case r >= '0' && r <= '9':
			out = append(out, s[i])
			i++
		default:
			out = utf8.AppendRune(out, foldMark(r))
			i += size
		}
	}
	return string(out)
}

// lower is unicode.ToLower with a short way for the Vietnamese blocks, where
// capital and small letters alternate (U+1EA0–U+1EF9).
func lower(r rune) rune {
	if r >= 0x1EA0 && r <= 0x1EF9 {
		return r | 1
	}
	if r == 'Ð' || r == 'Ɖ' { // eth and African d, often typed for Đ
		return 'đ'
	}
	return unicode.ToLower(r)
}

const (
	toneA = "aàáảãạ"
	toneE = "eèéẻẽẹ"
	toneO = "oòóỏõọ"
	toneU = "uùúủũụ"
	toneY = "yỳýỷỹỵ"
	toneI = "iìíỉĩị"
)

// toned finds r among a vowel's six tones.
func toned(vowel string, r rune) int {
	n := 0
	for _, v := range vowel {
		if v == r {
			return n
		}
		n++
	}
	return -1
}

func withTone(vowel string, tone int) rune {
	n := 0
	for _, v := range vowel {
		if n == tone {
			return v
		}
		n++
	}
	return 0
}

// tonePlace moves the tone of an open oa, oe, uy to its first vowel; after q
// the u belongs to the consonant, so the tone goes to the y.
func tonePlace(w []rune) {
	n := len(w)
	if n < 2 {
		return
	}
	a, b := &w[n-2], &w[n-1]
	if n >= 3 && w[n-3] == 'q' {
		if t := toned(toneU, *a); t > 0 && *b == 'y' {
			*a, *b = 'u', withTone(toneY, t)
		}
		return
	}
	switch *a {
	case 'o':
		if t := toned(toneA, *b); t > 0 {
			*a, *b = withTone(toneO, t), 'a'
		} else if t := toned(toneE, *b); t > 0 {
			*a, *b = withTone(toneO, t), 'e'
		}
	case 'u':
		if t := toned(toneY, *b); t > 0 {
			*a, *b = withTone(toneU, t), 'y'
		}
	}
}

// iForY writes i for y in the open syllables h-, k-, l-, m-, s-, t- and qu- +
// y, which are spelt both ways (Quyết định 240/QĐ of 1984 against usage).
func iForY(w []rune) {
	n := len(w)
	switch {
	case n == 2 && (w[0] == 'h' || w[0] == 'k' || w[0] == 'l' || w[0] == 'm' || w[0] == 's' || w[0] == 't'):
	case n == 3 && w[0] == 'q' && w[1] == 'u':
	default:
		return
	}
	if t := toned(toneY, w[n-1]); t >= 0 {
		w[n-1] = withTone(toneI, t)
	}
}
