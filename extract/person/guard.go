package person

import "github.com/bienban/bienban/extract/text"

// maxGuard is the longest guard phrase, in tokens.
const maxGuard = 4

// guarded reports whether what stands before token i makes a name in capitals
// something else: "đường Lê Lợi", "Ảnh: Nguyễn An". Quotation marks between
// do not help.
func (s *scan) guarded(i int) bool {
	k := i
	for k > 0 && !s.d.Tokens[k].Break && s.d.Tokens[k-1].IsQuote() {
		k--
	}
	if k == 0 || s.d.Tokens[k].Break {
		return false
	}
	if s.credited(k) {
		return true
	}
	colon := false
	if s.d.Tokens[k-1].Is(')') && k > 1 { // "khu công nghiệp (KCN) Lê Minh Xuân"
		k--
	}
	if s.d.Tokens[k-1].Is(':') {
		k--
		colon = true
	}
	for from := max(0, k-maxGuard); from < k; from++ {
		for _, h := range s.hits.At(from) {
			if h.Table == s.f.guardTable && int(h.End) == k && (s.f.credit[h.Row] == colon || s.f.street[h.Row] || colon && from > 0 && s.d.Word(from-1) == "các" && s.levelWord(k-1)) && !s.breakWithin(from, k) {
				return true
			}
		}
	}
	return false
}

// amongStreets reports whether the name at [i, end) is one of a list of roads,
// or of two that a way leads between: one neighbour is a name that many streets
// have. "Trần Quang Khải - Nguyễn Hữu Cảnh", "từ Lê Duẩn đến Lý Văn Phức".
func (s *scan) amongStreets(i, end int) bool {
	for k, n := i, 0; n < maxRoads; n++ { // to the left
		k = s.roadJoin(k-1, -1)
		if k < 0 {
			break
		}
		to := k + 1
		for k >= 0 && k > to-maxName-2 && s.roadWord(k) && !s.d.Tokens[k+1].Break {
			k--
		}
		k++
		if k == to {
			break
		}
		if s.road(k, to) || s.guardBefore(k, s.f.street) {
			return true
		}
	}
	for k, n := end, 0; n < maxRoads; n++ { // to the right
		k = s.roadJoin(k, 1)
		if k < 0 || k >= len(s.d.Tokens) {
			break
		}
		from := k
		for k < len(s.d.Tokens) && k < from+maxName && s.roadWord(k) && !s.d.Tokens[k].Break {
			k++
		}
		if k == from {
			break
		}
		if s.road(from, k) {
			return true
		}
	}
	return false
}

// maxRoads bounds the neighbours in a list that amongStreets looks at.
const maxRoads = 6

// roadWord reports whether token i may be a word of the name of a road.
func (s *scan) roadWord(i int) bool {
	t := &s.d.Tokens[i]
	return t.Class == text.Word && t.Case == text.Title && s.org[i] == 0
}

// roadJoin goes over what joins two roads at token k, in direction step: a
// comma, a dash, "đến"; -1 where something else stands there.
func (s *scan) roadJoin(k, step int) int {
	if k < 0 || k >= len(s.d.Tokens) || s.d.Tokens[k].Break {
		return -1
	}
	t := &s.d.Tokens[k]
	if t.Is(',') || t.IsDash() {
		return k + step
	}
	switch s.d.Word(k) {
	case "đến", "tới", "qua", "và":
		return k + step
	}
	return -1
}

// credited reports whether token i stands in the list of names of a credit:
// "Đồ họa: Tiến Thành - Võ Bình".
func (s *scan) credited(i int) bool {
	for k := i - 1; k > 0 && k > i-maxCredit && !s.d.Tokens[k+1].Break; k-- {
		t := &s.d.Tokens[k]
		if t.Is(':') {
			for from := max(0, k-maxGuard); from < k; from++ {
				for _, h := range s.hits.At(from) {
					if h.Table == s.f.guardTable && int(h.End) == k && s.f.credit[h.Row] {
						return true
					}
				}
			}
			return false
		}
		if t.Class == text.Word && !t.Cap() && s.d.Word(k) != "và" || t.Class == text.Number {
			return false
		}
	}
	return false
}

// maxCredit bounds the words of a credit's names.
const maxCredit = 10

// memorial reports whether an honorific with a capital at token i belongs to
// the name of a place: "tượng Bà Chúa Xứ", "cầu Ông Lãnh".
func (s *scan) memorial(i int) bool {
	if i == 0 || !s.d.Tokens[i].Cap() || s.d.Tokens[i].Break {
		return false
	}
	return s.guardBefore(i, s.f.memorial)
}

// guardBefore reports whether a guard of the kind ends right before token i.
func (s *scan) guardBefore(i int, kind []bool) bool {
	for from := max(0, i-maxGuard); from < i; from++ {
		for _, h := range s.hits.At(from) {
			if h.Table == s.f.guardTable && int(h.End) == i && kind[h.Row] && !s.breakWithin(from, i) {
				return true
			}
		}
	}
	return false
}

func (s *scan) breakWithin(from, to int) bool {
	for k := from + 1; k <= to && k < len(s.d.Tokens); k++ {
		if s.d.Tokens[k].Break {
			return true
		}
	}
	return false
}

// bare reports whether block b holds nothing but capitalised words, numbers
// and marks: a byline, a heading in capitals, a signature.
func (s *scan) bare(b text.Span) bool {
	for i := b.Start; i < b.End; i++ {
		if t := &s.d.Tokens[i]; t.Class == text.Word && !t.Cap() {
			return false
		}
	}
	return true
}
