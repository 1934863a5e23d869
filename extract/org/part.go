package org

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
)

// maxParts bounds the fields of one name.
const maxParts = 8

func (s *scan) tok(i int) *text.Token {
	if i < 0 || i >= len(s.d.Tokens) {
		return &noToken
	}
	return &s.d.Tokens[i]
}

var noToken = text.Token{Class: text.Punct, Break: true}

// cap reports whether token i is a word with a capital in the same block.
func (s *scan) cap(i int) bool {
	t := s.tok(i)
	return t.Class == text.Word && t.Cap() && !t.Break
}

func (s *scan) isWord(i int, id int32) bool { return id != 0 && s.tok(i).ID == id && !s.tok(i).Break }

// fieldParts reads fields from token pos on, joined by comma, "và", dash, "&"
// or nothing: their parts, and in ends (where not nil) the token after the
// field that ends with each part, 0 inside one. The answers are the number of
// parts and the token after the last field.
func (s *scan) fieldParts(pos int, seq []uint16, ends []int) (n, end int) {
	for n < len(seq) {
		h, ok := s.hit(pos, s.t.field)
		if !ok || s.tok(pos).Break {
			break
		}
		keys := s.t.fieldKeys[h.Row]
		if n+len(keys) > len(seq) {
			break
		}
		for _, k := range keys {
			seq[n] = k
			if ends != nil {
				ends[n] = 0
			}
			n++
		}
		end = int(h.End)
		if ends != nil && n > 0 {
			ends[n-1] = end
		}
		pos = end
		t := s.tok(pos)
		if t.Break {
			break
		}
		switch {
		case t.Class == text.Punct && (t.R == ',' || t.R == '&' || t.R == '/' || t.IsDash()), s.isWord(pos, s.t.idVa):
			pos++
			if s.isWord(pos, s.t.idVa) { // ", và"
				pos++
			}
		}
	}
	return n, end
}

// fields is the end of the fields at pos that make one body: the longest known
// combination; else, for a ministry or department, the first field; else all
// fields joined by other things than a comma. 0 where none stands there.
func (s *scan) fields(pos int, unit bool) int {
	var seq [maxParts]uint16
	var ends [maxParts]int
	n, _ := s.fieldParts(pos, seq[:], ends[:])
	if n == 0 {
		return 0
	}
	for k := n; k > 0; k-- {
		if ends[k-1] > 0 && s.t.combos[comboKey(seq[:k])] && (k > 1 || unit) {
			return ends[k-1]
		}
	}
	firstEnd := 0
	for k := 0; k < n; k++ {
		if ends[k] > 0 {
			firstEnd = ends[k]
			break
		}
	}
	if unit {
		// "Sở A và B" of unknown parts is one body unless B is one itself.
		k := 0
		for ends[k] == 0 {
			k++
		}
		if k+1 < n && s.isWord(firstEnd, s.t.idVa) && !s.t.singles[seq[k+1]] {
			if e := ends[k+1]; e > 0 && s.cap(firstEnd+1) && !s.headLike(firstEnd+1) {
				return e
			}
		}
		return firstEnd
	}
	end := firstEnd
	for k := 0; k < n; k++ {
		if ends[k] == 0 || ends[k] <= end {
			continue
		}
		j := end
		t := s.tok(j)
		if h, ok := s.hit(j, s.t.field); ok && t.Case == text.Lower && s.t.fieldVerb[h.Row] && s.cap(pos) && s.governs(int(h.End)) {
			break // "Cục Quản lý thị trường kiểm tra quán ăn"
		}
		if t.Is(',') || (s.isWord(j, s.t.idVa) || t.Class == text.Punct) && s.headLike(j+1) {
			break
		}
		end = ends[k]
	}
	return end
}

// governs reports whether what stands at pos may be the object of a verb
// before it: a small word that joins nothing.
func (s *scan) governs(pos int) bool {
	t := s.tok(pos)
	if t.Break || t.Class != text.Word || t.Case != text.Lower {
		return t.Class == text.Number && !t.Break
	}
	if _, ok := s.hit(pos, s.t.field); ok {
		return false
	}
	if _, ok := s.topicAt(pos); ok {
		return false
	}
	return !s.levelOrLinker(pos) && !s.functionWord(pos)
}

// headLike reports whether a capitalised head stands at pos, so that a field
// of the same words ("Công an") begins a new body.
func (s *scan) headLike(pos int) bool {
	_, e := s.headAt(pos)
	return e != nil && !e.none && s.tok(pos).Cap()
}

// placeAt is the end of the longest place at pos, 0 where there is none. A
// country of one syllable is none before another ("Đức Trọng").
func (s *scan) placeAt(pos int) (int, placeKind) {
	for _, h := range s.h.At(pos) {
		k := s.t.places[h.Table]
		if k == noPlace || !s.tok(pos).Cap() {
			continue
		}
		if k == country && h.End == h.Start+1 && s.cap(int(h.End)) && text.IsSyllable(s.d.Word(pos)) && text.IsSyllable(s.d.Word(int(h.End))) {
			continue
		}
		return int(h.End), k
	}
	return 0, noPlace
}

// unitPlace is the end of the name of a unit after its level word at pos: a
// known place, a number, or an unknown name, which ends before a family name
// that opens a person's.
// Of known levels every unit's name is known, so there an unknown run that
// opens with a family name is a person's; in a commune it is one after a post.
func (s *scan) unitPlace(pos int, communal, known, afterPost bool) int {
	if s.tok(pos).Break {
		return 0
	}
	if e, k := s.placeAt(pos); e > 0 && k != country {
		if communal && e < pos+3 && s.oneMore(e) {
			return e + 1 // "xã Vĩnh Thạnh Trung", where Vĩnh Thạnh is a place too
		}
		return e
	}
	if h, ok := s.hit(pos, s.t.street); ok && communal && !afterPost && !s.cap(int(h.End)) {
		return int(h.End) // "phường Nguyễn Văn Cừ"
	}
	if s.tok(pos).Class == text.Number && s.tok(pos).End-s.tok(pos).Start <= 2 {
		return pos + 1
	}
	var run [6]bool // whether a family name stands there
	n := 0
	for n < len(run) && s.cap(pos+n) && s.tok(pos+n).Case != text.Upper {
		if _, ok := s.hit(pos+n, s.t.stop); ok {
			break
		}
		if hh, e := s.headAt(pos + n); n > 0 && e != nil && !e.none && (hh.End-hh.Start > 1 || strong(e.kind)) {
			break
		}
		_, run[n] = s.hit(pos+n, s.t.family)
		n++
	}
	if n >= 3 && run[0] && (!communal || afterPost) || n == 2 && run[0] && known {
		return 0
	}
	switch {
	case n == 0:
		return 0
	case n <= 2:
		return pos + n
	case n == 3:
		if run[1] && !run[0] {
			return pos + 1
		}
		return pos + 3
	}
	for _, j := range [...]int{2, 1, 3} {
		if run[j] {
			return pos + j
		}
	}
	return pos + 2
}

// oneMore reports whether one more capitalised syllable at pos, and no more,
// goes on the name of a place: it is no head, and no name of a person begins.
func (s *scan) oneMore(pos int) bool {
	if !s.cap(pos) || !s.tok(pos).Space || s.tok(pos).Case != text.Title || s.cap(pos+1) || !text.IsSyllable(s.d.Word(pos)) {
		return false
	}
	if _, e := s.headAt(pos); e != nil {
		return false
	}
	_, stop := s.hit(pos, s.t.stop)
	_, post := s.hit(pos, s.t.post)
	return !stop && !post
}

// region is the end of the number of a region at pos, with the place it may be
// told by: "khu vực 3 - Gia Lai", "khu vực XIV"; 0 where none stands there.
func (s *scan) region(pos int) int {
	if !s.isWord(pos, s.t.idKhu) || !s.isWord(pos+1, s.t.idVuc) || s.tok(pos+2).Break {
		return 0
	}
	n := s.tok(pos + 2)
	if n.Class != text.Number && !(n.Cap() && roman(s.d, pos+2)) || n.End-n.Start > 5 {
		return 0
	}
	end := pos + 3
	if s.tok(end).IsDash() && !s.tok(end).Break {
		if e, k := s.placeAt(end + 1); e > 0 && k != country {
			return e
		}
	}
	return end
}

// levels is the end of a list of level words at pos ("quận, huyện, thị xã"),
// and how many there are.
func (s *scan) levelList(pos int) (end, n int) {
	for {
		h, ok := s.hit(pos, s.t.level)
		if !ok || s.tok(pos).Break {
			return end, n
		}
		end = int(h.End)
		n++
		t := s.tok(end)
		if t.Is(',') || t.Is('/') || t.IsDash() || s.isWord(end, s.t.idVa) {
			pos = end + 1
			continue
		}
		pos = end
	}
}

// topicAt is the topic at pos.
func (s *scan) topicAt(pos int) (lexicon.Hit, bool) {
	if s.tok(pos).Break {
		return lexicon.Hit{}, false
	}
	return s.hit(pos, s.t.topic)
}

func roman(d *text.Doc, i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	for _, c := range d.Word(i) {
		if c != 'I' && c != 'V' && c != 'X' {
			return false
		}
	}
	return true
}
