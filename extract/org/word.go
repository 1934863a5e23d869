package org

import "github.com/bienban/bienban/extract/text"

// word reads a word that no table knows, or a linker.
func (s *scan) word(g *grammar, e *head, after int) bool {
	t := s.tok(g.pos)
	switch {
	case t.Class == text.Number:
		return s.numberPart(g, e, after)
	case s.isWord(g.pos, s.t.idVa) && !t.Cap():
		if g.linked || g.end == after {
			return false
		}
		return s.link(g, g.pos+1)
	case s.isWord(g.pos, s.t.idVe) && g.takes&takeTopic != 0 && g.free+g.field+g.quote == 0 && !g.linked:
		g.pos++
		g.linked = true
		g.lastTopic = true
		return true
	case (s.isWord(g.pos, s.t.idTai) || s.isWord(g.pos, s.t.idO)) && g.takes&takePlace != 0 && g.place > 0 && !g.linked:
		if end, _ := s.placeAt(g.pos + 1); end > 0 {
			g.accept(end)
			g.done = true
			return true
		}
		return false
	case s.isWord(g.pos, s.t.idSo) && s.tok(g.pos+1).Class == text.Number && g.takes&takeNumber != 0:
		g.accept(g.pos + 2)
		g.number++
		return true
	case s.isWord(g.pos, s.t.idCua) && e.kind == "inspection_team" && g.place+g.level == 0 && !g.linked:
		// "Đoàn kiểm tra liên ngành của tỉnh Nam Định"
		h, ok := s.hit(g.pos+1, s.t.level)
		if !ok || s.tok(g.pos+1).Break {
			return false
		}
		end, k := s.placeAt(int(h.End))
		if end == 0 || k == country {
			return false
		}
		g.accept(end)
		g.place++
		g.level++
		g.lastPlace, g.done = true, true
		return true
	case s.isWord(g.pos, s.t.idCac) && g.takes&takeLevel != 0 && g.end == g.pos && !t.Cap():
		end, n := s.levelList(g.pos + 1)
		if n == 0 {
			h, ok := s.hit(g.pos+1, s.t.group)
			if !ok || !s.t.groups[h.Row].member() {
				return false
			}
			end = int(h.End)
		}
		g.accept(end)
		g.generic, g.done = true, true
		g.level++
		if h, ok := s.hit(end, s.t.group); ok && s.t.groups[h.Row] == groupTail {
			g.end = int(h.End)
		}
		return true
	case s.isWord(g.pos, s.t.idCap) && g.pos == g.end && g.place+g.level == 0:
		end, n := s.levelList(g.pos + 1)
		if n == 0 {
			return false
		}
		g.accept(end)
		g.generic, g.done = true, true
		g.level++
		return true
	}
	if g.lastTopic && g.takes&takeTopic != 0 && t.Case >= text.Title && roman(s.d, g.pos) {
		g.accept(g.pos + 1)
		g.number++
		return true
	}
	if g.takes&takeName == 0 || !t.Cap() || g.free >= maxFree {
		return false
	}
	if g.pos > after && (g.afterPost || !namedAfter(e.kind) || g.lastPlace) && s.opensPerson(g.pos, g.lastPlace) &&
		!(e.kind == "company" && (!g.afterPost || g.free+g.place+g.quote+g.number == 0) && s.rareFamily(g.pos)) {
		return false
	}
	if _, family := s.hit(g.pos, s.t.family); family && e.kind == "board" && g.afterPost && g.end == after {
		return false // "Chủ tịch HĐQT Trần Bảy", but "HĐQT Halico"
	}
	if e.unit { // an unknown abbreviation of its field: "Sở TNMTBĐ"
		return false
	}
	if e.kind == "press" && g.free == 0 && s.tok(g.pos+1).Case == text.Lower && !s.tok(g.pos+1).Break && !s.functionWord(g.pos+1) {
		return false // one word of a longer name
	}
	end := g.pos + 1
	switch h, inner := s.headAt(g.pos); {
	case inner != nil && !inner.none && (e.kind == "company" || e.kind == "party_organization") && int(h.End) > end && s.tok(int(h.End)-1).Case == text.Lower:
		end = int(h.End) // "CTCP Sở Giao dịch", not "CTCP Sở Giao"
	case s.syllable(g.pos) && s.compound(end):
		end++ // "Bóng đèn Điện Quang"
	case g.free == 0 && calledByTask(e.kind) && s.closes(end):
		end++ // "Tiểu ban Văn kiện do …"
	}
	g.accept(end)
	g.free++
	g.lastFree = true
	return true
}

func (s *scan) numberPart(g *grammar, e *head, after int) bool {
	t := s.tok(g.pos)
	if g.takes&takeNumber == 0 || t.End-t.Start > 4 || g.linked {
		return false
	}
	next := s.tok(g.pos + 1)
	if g.pos == after && s.dayName(g.pos) { // "Công ty 20-10"
		g.accept(g.pos + 3)
		g.number++
		return true
	}
	if next.Class == text.Punct && !next.Space && (next.R == '/' || next.R == ',' || next.R == '.' || next.R == '%') && s.tok(g.pos+2).Class == text.Number {
		return false
	}
	if g.pos != after && !g.lastTopic && next.Class == text.Word && next.Case == text.Lower && !s.functionWord(g.pos+1) {
		return false
	}
	if g.pos == after && next.Class == text.Word && next.Case == text.Lower && e.kind != "military" && e.kind != "tax_authority" {
		if _, ok := s.hit(g.pos+1, s.t.level); !ok && e.kind != "police" {
			return false
		}
	}
	g.accept(g.pos + 1)
	g.number++
	return true
}

// dayName reports whether the number at i is the first of a day and month
// written tight, after which a body may be called.
func (s *scan) dayName(i int) bool {
	dash, month := s.tok(i+1), s.tok(i+2)
	return !dash.Break && !month.Break && (dash.IsDash() || dash.Is('/')) && !dash.Space && !month.Space && month.Class == text.Number &&
		s.tok(i).End-s.tok(i).Start <= 2 && month.End-month.Start <= 2 && !s.tok(i+3).Is('/') && !s.tok(i+3).Is('-')
}

// link goes over a linker at next-1 if a known part follows it.
func (s *scan) link(g *grammar, next int) bool {
	if s.tok(next).Break || g.lastPlace {
		return false
	}
	if _, e := s.headAt(next); e != nil && s.tok(next).Cap() && !e.none {
		return false
	}
	if g.takes&takeField != 0 {
		if _, ok := s.hit(next, s.t.field); ok && g.takes&(takeName|takeTopic) != 0 {
			g.pos, g.linked = next, true
			return true
		}
	}
	if g.takes&takeTopic != 0 && g.topic+g.field > 0 {
		if h, ok := s.topicAt(next); ok && !(s.t.topicVerb[h.Row] && !s.tok(next).Cap() && (s.functionWord(int(h.End)) || s.governs(int(h.End)))) {
			g.pos, g.linked = next, true
			return true
		}
	}
	return false
}

// mark reads a punctuation mark inside a name.
func (s *scan) mark(g *grammar, e *head, p *parsed, after int) bool {
	t := s.tok(g.pos)
	if g.linked {
		return false
	}
	switch {
	case t.Is('('):
		return s.innerParen(g, p, after)
	case t.IsQuote():
		return s.quotedName(g, after)
	case t.Is('&'):
		if !s.cap(g.pos + 1) {
			return false
		}
		if g.takes&takeName != 0 && g.lastFree {
			g.accept(g.pos + 2)
			g.free++
			g.lastFree = true
			return true
		}
		return s.link(g, g.pos+1)
	case t.Is(','):
		if e.unit || e.kind == "division" && g.field > 0 && g.topic == 0 || !s.listGoesOn(g.pos+1) {
			return false
		}
		return s.link(g, g.pos+1)
	case t.IsDash():
		if s.link(g, g.pos+1) {
			return true
		}
		tight := !t.Space && !s.tok(g.pos+1).Space
		if g.takes&takeName == 0 || g.end == after {
			return false
		}
		if end, _ := s.placeAt(g.pos + 1); end > 0 && (tight || g.lastPlace || g.lastFree) {
			g.accept(end)
			g.place++
			g.lastPlace = true
			return true
		}
		if g.country && g.lastPlace && g.topic > 0 && s.cap(g.pos+1) {
			if _, ok := s.hit(g.pos+1, s.t.stop); !ok { // "Hội hữu nghị Việt Nam - Palestine"
				g.accept(g.pos + 2)
				g.free++
				return true
			}
		}
		if tight && s.cap(g.pos+1) {
			if _, ok := s.hit(g.pos+1, s.t.stop); !ok && g.lastFree {
				g.accept(g.pos + 2)
				g.free++
				g.lastFree = true
				return true
			}
		}
	}
	return false
}

// listGoesOn reports whether after a comma the fields or topics run on to an
// "và" and one more: "Xuất bản, In và Phát hành".
func (s *scan) listGoesOn(pos int) bool {
	for n := 0; n < maxParts; n++ {
		end := 0
		if h, ok := s.hit(pos, s.t.field); ok {
			end = int(h.End)
		}
		if h, ok := s.topicAt(pos); ok {
			end = max(end, int(h.End))
		}
		if end == 0 || s.headLike(pos) {
			return false
		}
		if s.isWord(end, s.t.idVa) {
			if s.headLike(end + 1) {
				return false
			}
			_, f := s.hit(end+1, s.t.field)
			_, t := s.topicAt(end + 1)
			return f || t
		}
		if s.tok(end).Is(',') {
			pos = end + 1
			continue
		}
		if h, ok := s.topicAt(end); ok { // "thanh niên, thiếu niên"
			pos = int(h.Start)
			continue
		}
		if e, _ := s.placeAt(end); e > 0 && n == 0 {
			return true // "Trường CĐ Điện tử, điện lạnh Hà Nội"
		}
		return false
	}
	return false
}

// quotedName takes a name in quotation marks: Ban Chỉ đạo "Năm trật tự …".
func (s *scan) quotedName(g *grammar, after int) bool {
	if g.takes&(takeName|takeBrand|takeTopic) == 0 || g.takes&takeNumber == 0 || g.free+g.field > 0 || !s.cap(g.pos+1) {
		return false
	}
	for i := g.pos + 2; i < g.pos+16 && !s.tok(i).Break; i++ {
		if s.tok(i).IsQuote() {
			g.accept(i + 1)
			g.quote++
			return true
		}
		if s.tok(i).Is('.') {
			return false
		}
	}
	return false
}
