package text

import (
	"unicode"
	"unicode/utf8"
)

// tokenize cuts the text into words, numbers and marks. A newline ends a
// block. The estimate of one token per four bytes keeps it to one allocation
// for Vietnamese prose.
func (d *Doc) tokenize(v Vocabulary) {
	s := d.Text
	d.Tokens = make([]Token, 0, len(s)/4+8)
	var (
		space = true
		brk   = true
		runes int32
	)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isSpace(r) {
			space = true
			brk = brk || r == '\n'
			i += size
			runes++
			continue
		}
		t := Token{Start: int32(i), Rune: runes, R: r, Space: space, Break: brk}
		n := int32(1) // code points in the token
		switch {
		case isLetter(r):
			t.Class = Word
			var end int
			end, n, t.Case = scanWord(s, i)
			t.End = int32(end)
			if v != nil {
				if k := Fold(d.fold[:0], s[i:end]); len(k) > 0 {
					t.ID, t.Flags = v.Lookup(k)
				}
			}
		case r >= '0' && r <= '9':
			t.Class = Number
			end := i + 1
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			t.End, n = int32(end), int32(end-i)
			if v != nil && end-i <= 4 {
				t.ID, t.Flags = v.Lookup(append(d.fold[:0], s[i:end]...))
			}
		default:
			t.Class = Punct
			t.End = int32(i + size)
			if v != nil {
				t.ID, t.Flags = v.Lookup(utf8.AppendRune(d.fold[:0], foldMark(r)))
			}
		}
		d.Tokens = append(d.Tokens, t)
		i = int(t.End)
		runes += n
		space, brk = false, false
	}
}

// scanWord finds the end of the word that begins at s[i], its length in code
// points and its case. An apostrophe stays inside a word between two letters
// ("K'Ré"), but not before a possessive s ("Vietnam's").
func scanWord(s string, i int) (end int, runes int32, c Case) {
	var upper, lower, letters int
	firstUpper, restUpper := false, false // restUpper: a capital after the first letter, apostrophes apart
	afterMark := true
	for j := i; j < len(s); {
		r, size := rune(s[j]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[j:])
		}
		if !isLetter(r) {
			if !isApostrophe(r) || letters == 0 {
				break
			}
			next, nsize := utf8.DecodeRuneInString(s[j+size:])
			if !isLetter(next) {
				break
			}
			if next == 's' {
				after, _ := utf8.DecodeRuneInString(s[j+size+nsize:])
				if !isLetter(after) {
					break
				}
			}
			afterMark = true
			j += size
			runes++
			end = j
			continue
		}
		up := isUpperRune(r)
		switch {
		case up && letters == 0:
			firstUpper = true
			upper++
		case up:
			if !afterMark {
				restUpper = true
			}
			upper++
		case unicode.IsMark(r):
		default:
			lower++
		}
		letters++
		afterMark = false
		j += size
		runes++
		end = j
	}
	switch {
	case upper == 0:
		c = Lower
	case lower == 0 && letters >= 2:
		c = Upper
	case firstUpper && !restUpper:
		c = Title
	default:
		c = Mixed
	}
	return end, runes, c
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\n', '\t', '\r', '\v', '\f', 0x85, 0xA0:
		return true
	}
	return r >= 0x2000 && unicode.IsSpace(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isUpperRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isLowerRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

func isDash(r rune) bool {
	switch r {
	case '-', '–', '—', '‑', '‐', '−', '―':
		return true
	}
	return false
}

// foldMark brings dashes and quotation marks of every shape together.
func foldMark(r rune) rune {
	switch {
	case isDash(r):
		return '-'
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return '"'
	case isApostrophe(r):
		return '\''
	}
	return r
}
