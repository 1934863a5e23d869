package person

import (
	"sort"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// complement reads what the post is of: the organisation that follows the
// title or shares its last word, a country, a field of government, a unit. The
// title without the words after it ends at token bare.
func (s *scan) complement(p *post, bare int) {
	n := len(s.d.Tokens)
	// "Thường trực Ban Bí thư": the title ends before the body.
	for k := p.Start + 2; k < p.End && !p.head; k++ {
		if o := s.org[k]; o != 0 && s.set.Orgs[o-1].Start == k && s.set.Orgs[o-1].End == p.End && !s.set.Orgs[o-1].Short {
			p.Org, p.to, p.End = int(o-1), p.End, k
			return
		}
	}
	// "Phó Chủ tịch Thường trực HĐND tỉnh" is of the HĐND: its standing body is
	// not meant.
	if o := s.org[p.End-1]; o != 0 && p.End > bare && s.set.Orgs[o-1].Start >= bare && s.set.Orgs[o-1].End > p.End && s.set.Orgs[o-1].Kind == "peoples_council" {
		x := &s.set.Orgs[o-1]
		for k := x.Start; k < p.End; k++ {
			s.org[k] = 0
		}
		x.Start = p.End
		x.Name = s.nameText(x.Span)
		p.Org, p.to = int(o-1), x.End
		return
	}
	// "Phó Bí thư Thường trực Thành ủy" is of the Thành ủy.
	if o := s.org[p.End-1]; o != 0 && p.End > bare && s.set.Orgs[o-1].Start >= bare && s.set.Orgs[o-1].End > p.End {
		p.Complement = text.Span{Start: p.End, End: s.set.Orgs[o-1].End}
		p.to = p.Complement.End
		return
	}
	// "Trưởng phòng Bưu chính": the organisation begins inside the title.
	for k := p.Start + 1; k < p.End; k++ {
		if o := s.org[k]; o != 0 && s.set.Orgs[o-1].Start == k && s.set.Orgs[o-1].End > p.End && !s.set.Orgs[o-1].Generic {
			p.Org = int(o - 1)
			p.to = s.set.Orgs[o-1].End
			return
		}
	}
	e := p.End
	if e >= n || s.d.Tokens[e].Break || s.village(p) {
		return
	}
	if w := s.d.Word(e); e+1 < n && (w == "của" || w == "thuộc" || w == "tại") && s.org[e+1] != 0 && !s.d.Tokens[e+1].Break {
		e++
	}
	if o := s.org[e]; o != 0 && s.set.Orgs[o-1].Start == e {
		if s.set.Orgs[o-1].Generic {
			p.to, p.open = s.set.Orgs[o-1].End, true
			return
		}
		p.Org = int(o - 1)
		p.to = s.set.Orgs[o-1].End
		return
	}
	if !s.d.Tokens[e].Space || s.d.Tokens[e].Class != text.Word {
		return
	}
	if p.flags&fieldPost != 0 {
		if h, ok := s.hits.Longest(e, s.f.fieldTable); ok && s.org[e] == 0 {
			e = int(h.End)
		}
	}
	if e < n && s.org[e] == 0 && !s.d.Tokens[e].Break {
		of := e
		if e > p.End && s.d.Word(e) == "của" && e+1 < n && !s.d.Tokens[e+1].Break { // "Bộ trưởng Quốc phòng của Mỹ"
			of = e + 1
		}
		if h, ok := s.hits.Longest(of, s.f.countryTable); ok && s.hits.At(of)[0].End == h.End { // not "Pháp luật"
			e = int(h.End)
		}
	}
	if e == p.End && p.flags&localPost != 0 {
		e = s.region(e)
	}
	if e == p.End {
		e = s.unit(e)
	}
	if e == p.End && p.head && !s.fullNameAt(e) {
		e = s.headField(e)
	}
	if e == p.End {
		s.plainBody(p)
		return
	}
	p.Complement = text.Span{Start: p.End, End: e}
	p.to = e
}

// village reads the unit of a village head, whose own word is the title's
// last: "Trưởng bản Hin", "trưởng thôn 6".
func (s *scan) village(p *post) bool {
	from := p.End - 1
	for from > p.Start+1 { // "khu phố"
		if h, ok := s.hits.Longest(from-1, s.f.levelTable); !ok || int(h.End) != p.End {
			break
		}
		from--
	}
	if h, ok := s.hits.Longest(from, s.f.levelTable); !ok || int(h.End) != p.End || from == p.Start || s.org[p.End] != 0 {
		return false
	}
	e := p.End
	for e < len(s.d.Tokens) && e < p.End+4 {
		t := &s.d.Tokens[e]
		if e > p.End && !t.Space && !t.Break && s.d.Tokens[e-1].Class == text.Number && s.single(e) {
			e++ // "ấp 5A"
			continue
		}
		if t.Break || !t.Space || t.Class == text.Punct || t.Class == text.Word && (!t.Cap() || s.fullNameAt(e) && e > p.End) || t.Class == text.Number && e > p.End && s.d.Tokens[e-1].Class == text.Number {
			break
		}
		e++
	}
	if e == p.End || s.fullNameAt(p.End) && e > p.End+2 {
		return false
	}
	p.Complement = text.Span{Start: from, End: e}
	p.to = e
	return true
}

// plainBody reads the common word, written small, of the body a post is of:
// "giám đốc công ty", "cố vấn của trường".
func (s *scan) plainBody(p *post) {
	e := p.End
	if s.d.Word(e) == "của" && e+1 < len(s.d.Tokens) && !s.d.Tokens[e+1].Break {
		e++
	}
	h, ok := s.hits.Longest(e, s.f.bodyTable)
	if !ok || s.org[e] != 0 || s.d.Tokens[e].Case != text.Lower && !s.f.venue[h.Row] {
		return
	}
	end := int(h.End)
	if s.f.venue[h.Row] { // "Tổng quản lý khách sạn Sông Xanh"
		for end < len(s.d.Tokens) && end < int(h.End)+maxField {
			t := &s.d.Tokens[end]
			if t.Break || !t.Space || !t.Cap() || s.org[end] != 0 || end > int(h.End) && s.fullNameAt(end) && s.capitals(end) >= 3 {
				break
			}
			end++
		}
		if end > int(h.End) {
			p.Complement = text.Span{Start: e, End: end}
			p.to = end
			return
		}
	}
	if s.f.part[h.Row] {
		if k := s.phraseEnd(end); k > end {
			p.Complement = text.Span{Start: e, End: k}
			p.to = k
			return
		}
	}
	if end < len(s.d.Tokens) && !s.d.Tokens[end].Break {
		t := &s.d.Tokens[end]
		if t.Class == text.Number || t.Case == text.Lower && !s.personFollows(end) && !s.plainWord(end) {
			return // "giám đốc công ty mẹ"
		}
		if t.Cap() && t.Space && !s.fullNameAt(end) {
			return // "cục Nhà giáo": the name of a body
		}
	}
	p.Complement = text.Span{Start: e, End: end}
	p.to = end
}

// capitals counts the words in capitals from token i on.
func (s *scan) capitals(i int) int {
	n := 0
	for k := i; k < len(s.d.Tokens) && n < maxName && s.d.Tokens[k].Cap() && (n == 0 || !s.d.Tokens[k].Break); k++ {
		n++
	}
	return n
}

// phraseEnd is the end of the words from token i to the next mark, where they
// are few and no clause begins among them: "hội đồng kỷ luật nhà trường,"; i
// where there are none.
func (s *scan) phraseEnd(i int) int {
	for k := i; k < len(s.d.Tokens) && k <= i+maxField; k++ {
		t := &s.d.Tokens[k]
		if t.Class == text.Punct || t.Break {
			if k == i || !t.Break && !t.Is(',') && !t.Is('(') && !t.Is(')') && !t.Is(';') && !t.Is('.') && !(t.IsDash() && t.Space) {
				return i
			}
			return k
		}
		if t.Class != text.Word || s.org[k] != 0 || s.plainWord(k) || s.personFollows(k) || s.fullNameAt(k) {
			return i
		}
	}
	return i
}

// plainWord reports whether a small word after a common noun begins no
// compound with it.
func (s *scan) plainWord(i int) bool {
	switch s.d.Word(i) {
	case "này", "trên", "và", "cho", "để", "khi", "trong", "tại", "ở", "với", "do", "có", "không", "thừa", "phải", "cùng", "từ", "hiện", "nên", "vì", "đến":
		return true
	}
	return false
}

// placeAfter passes over the rest of a place in which the organisation was
// cut ("UBND tỉnh Hậu | Giang"), and a country after it.
func (s *scan) placeAfter(p *post) {
	if p.to == p.End || p.to >= len(s.d.Tokens) || s.d.Tokens[p.to].Break {
		return
	}
	for k := p.to - 1; k > p.End && k >= p.to-3; k-- {
		if e := s.placeEnd(k); e > p.to {
			p.to = e
			return
		}
	}
	if h, ok := s.hits.Longest(p.to, s.f.countryTable); ok && s.org[p.to] == 0 && !s.fullNameAt(p.to) {
		p.to = int(h.End)
	}
	// "Đại sứ Việt Nam tại Hàn Quốc"
	if k := p.to + 1; k < len(s.d.Tokens) && s.d.Word(p.to) == "tại" && !s.d.Tokens[p.to].Break && !s.d.Tokens[k].Break && s.org[k] == 0 {
		if h, ok := s.hits.Longest(k, s.f.countryTable); ok {
			p.to = int(h.End)
		} else if e := s.placeEnd(k); e > k {
			p.to = e
		}
	}
}

// parents passes over the bodies that the organisation belongs to: "Vụ trưởng
// Vụ A thuộc Bộ B", "Cục trưởng Cục A, Bộ B", and the place of it.
func (s *scan) parents(p *post) {
	n := len(s.d.Tokens)
	for hops := 0; hops < 3 && p.Org != mention.None && p.to+1 < n && !s.d.Tokens[p.to].Break && !s.d.Tokens[p.to+1].Break; hops++ {
		k := p.to + 1
		t := &s.d.Tokens[p.to]
		switch {
		case t.Is(','), t.IsDash():
		case t.Class == text.Word && (s.d.Word(p.to) == "thuộc" || s.d.Word(p.to) == "của"):
		default:
			return
		}
		if o := s.org[k]; o != 0 && s.set.Orgs[o-1].Start == k && !s.set.Orgs[o-1].Generic && (!s.set.Orgs[o-1].Short || s.set.Orgs[o-1].Len() >= 3) {
			p.to = s.set.Orgs[o-1].End
			continue
		}
		if e := s.placeEnd(k); e > k && s.org[k] == 0 && !s.fullNameAt(k) && t.Is(',') {
			p.to = e
			continue
		}
		return
	}
}

// headField reads what a post of a bureau is of where the bureau's own word is
// left out: "Cục trưởng Hàng không Lại Văn An".
func (s *scan) headField(i int) int {
	for k := i; k < i+maxField && k < len(s.d.Tokens); k++ {
		t := &s.d.Tokens[k]
		if t.Break || t.Class != text.Word || !t.Space || s.org[k] != 0 || k == i && t.Case != text.Title {
			return i
		}
		if k > i && t.Case == text.Title && s.fullNameAt(k) {
			if n, ok := s.nameAt(k); ok && n.words >= 3 && s.allKnown(n) {
				return k
			}
			return i
		}
	}
	return i
}

// maxField bounds the words headField reads.
const maxField = 6

// parenthesis passes over a short parenthesis after the organisation, which
// holds neither a person nor a post: "(FBI)", "(Hà Nội)".
func (s *scan) parenthesis(p *post) {
	n := len(s.d.Tokens)
	if p.to == p.End && p.Org == mention.None || p.to >= n || !s.d.Tokens[p.to].Is('(') || s.d.Tokens[p.to].Break {
		return
	}
	for k := p.to + 1; k < n && k < p.to+14 && !s.d.Tokens[k].Break; k++ {
		if s.d.Tokens[k].Is(')') {
			p.to = k + 1
			return
		}
		for _, h := range s.hits.At(k) {
			if h.Table == s.f.postTable || h.Table == s.f.honorificTable {
				return
			}
		}
		if s.org[k] == 0 && s.fullNameAt(k) {
			return
		}
	}
}

// brand takes the words in capitals after a post as what it is of, where no
// table knows them and no person begins there: "phó giám đốc BOT Nam Sơn".
func (s *scan) brand(p *post) {
	if p.Org != mention.None || !p.Complement.Empty() || p.to != p.End || p.flags&(statePost|memberPost) != 0 {
		return
	}
	from := p.End
	if from < len(s.d.Tokens) && s.d.Word(from) == "của" {
		from++
	}
	e := from
	for e < len(s.d.Tokens) && e < from+maxBrand {
		t := &s.d.Tokens[e]
		if t.Break || s.org[e] != 0 || s.person(e) {
			break
		}
		// "Alibaba.com": a stop inside the word.
		dot := t.Is('.') && !t.Space && e+1 < len(s.d.Tokens) && !s.d.Tokens[e+1].Space && s.d.Tokens[e+1].Class == text.Word
		glued := e > from && !t.Space && t.Class == text.Word && s.d.Tokens[e-1].Is('.')
		if !dot && !glued && (t.Class != text.Word || !t.Cap() || !t.Space || s.fullNameAt(e)) {
			break
		}
		e++
	}
	if e > from && s.d.Tokens[from].Space {
		if e < len(s.d.Tokens) && !s.personFollows(e) {
			return // "tổng giám đốc Thế giới di động": the name goes on in small letters
		}
		p.Complement = text.Span{Start: from, End: e}
		p.Whole = join(p.Whole, p.Complement)
	}
}

// maxBrand bounds the words brand takes.
const maxBrand = 8

// person do: "Ủy viên Bộ Chính trị, Bí thư Thành ủy".
func (s *scan) person(i int) bool {
	k := sort.Search(len(s.people), func(k int) bool { return s.people[k].End > i })
	if k == len(s.people) {
		return false
	}
	p := &s.people[k]
	return p.Start <= i || !p.Honorific.Empty() && p.Honorific.Start <= i
}
