package schema

import "unicode/utf8"

// TextIndex answers slices of a text by code points without walking it from
// the start each time.
type TextIndex struct {
	text  string
	marks []int // byte offset of every stride-th code point
	runes int
}

const stride = 64

// NewTextIndex prepares text, which must be valid UTF-8.
func NewTextIndex(text string) *TextIndex {
	ix := &TextIndex{text: text, marks: make([]int, 0, len(text)/stride+1)}
	for off := range text {
		if ix.runes%stride == 0 {
			ix.marks = append(ix.marks, off)
		}
		ix.runes++
	}
	return ix
}

// Len is the text's length in code points.
func (ix *TextIndex) Len() int { return ix.runes }

// Byte is the byte offset of code point n, 0 <= n <= Len.
func (ix *TextIndex) Byte(n int) int {
	if n >= ix.runes {
		return len(ix.text)
	}
	off := ix.marks[n/stride]
	for range n % stride {
		_, size := utf8.DecodeRuneInString(ix.text[off:])
		off += size
	}
	return off
}

// Slice is the code points [start, end); ok is false where they do not lie in
// the text.
func (ix *TextIndex) Slice(start, end int) (s string, ok bool) {
	if start < 0 || end < start || end > ix.runes {
		return "", false
	}
	return ix.text[ix.Byte(start):ix.Byte(end)], true
}

// Proves reports whether the evidence is what stands in the text.
func (ix *TextIndex) Proves(ev Evidence) bool {
	s, ok := ix.Slice(ev.Start, ev.End)
	return ok && s != "" && s == ev.Exact
}
