package org

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

const (
	maxName   = 40 // tokens of one name
	maxFree   = 8  // capitalised words in a row that no table knows
	maxNested = 3
)

// parsed is a name read from the text.
type parsed struct {
	end        int
	alias      text.Span // defined short form
	paren      text.Span // parenthesis inside the name
	colon      int       // first member of a list after "Bộ:"; -1
	short      bool
	generic    bool
	fieldsOnly bool // head and fields, nothing more
	nested     bool // ends with another organisation's name
	rule       mention.Rule
}

// grammar is the state of reading one complement.
type grammar struct {
	takes  take
	pos    int
	end    int  // after the last accepted part
	linked bool // a linker stands before pos: a part must follow

	field, topic, free, place, level, nested, number, quote int
	lastTopic, lastFree, lastPlace                          bool
	short, generic                                          bool
	afterPost                                               bool // a post stands right before the head
	prevEnd                                                 int
	country                                                 bool // the last place is one
	open                                                    bool // ends with a word no name ends with
	done                                                    bool
}

func (g *grammar) accept(end int) {
	if !g.open {
		g.prevEnd = g.end
	}
	g.open = false
	g.end, g.pos, g.linked = end, end, false
	g.lastTopic, g.lastFree, g.lastPlace = false, false, false
}

// name reads the organisation that begins with the head hit.
func (s *scan) name(hit lexicon.Hit, e *head, depth int) (parsed, bool) {
	start := int(hit.Start)
	p := parsed{colon: -1, rule: RuleHead}
	g := grammar{takes: e.takes, pos: int(hit.End), end: int(hit.End), afterPost: s.postBefore(start)}
	first := s.tok(start)
	if first.Case == text.Upper && !e.abbr {
		g.takes &^= takeName | takeBrand // a heading in capitals: no case to go by
	}
	if e.unit && s.tok(g.pos).Is(':') && e.takes&takeField != 0 && s.fields(g.pos+1, true) > 0 {
		p.colon = g.pos + 1
		return p, true
	}
	for g.pos < g.end+maxName && g.end < start+maxName && !g.done && !s.tok(g.pos).Break {
		if !s.part(&g, e, &p, int(hit.End), depth) {
			break
		}
	}
	if g.open { // "Ban Chỉ đạo về công tác"
		g.end = g.prevEnd
		g.topic--
	}
	p.end = g.end
	p.generic = g.generic
	p.short, p.nested = g.short, g.nested > 0
	p.fieldsOnly = g.field+g.topic > 0 && g.free+g.place+g.level+g.nested+g.number+g.quote == 0
	if p.paren.End > p.end {
		p.paren, p.alias = text.Span{}, text.Span{}
	}
	proper := g.free + g.place + g.nested + g.number + g.quote
	if !first.Cap() {
		switch e.small {
		case smallNot:
			return p, false
		case smallField:
			if g.field == 0 && (g.topic == 0 || g.place == 0) || !e.unit && !s.hasCapital(int(hit.End), g.end) {
				return p, false
			}
		default:
			if e.bare != bareName && proper+g.level == 0 && !(g.field > 0 && s.hasCapital(int(hit.End), g.end)) {
				return p, false
			}
		}
	}
	if proper+g.level == 0 && g.end > int(hit.End) && s.commonWords(e.kind, int(hit.End), g.end) {
		return p, false // "Công ty đầu tư", "Cục phòng chống"
	}
	if g.country && g.place == 1 && g.free+g.field+g.topic+g.level+g.nested+g.quote == 0 && (e.kind == "press" || e.kind == "company" || e.kind == "plant" || e.kind == "school") {
		return p, false // "báo Trung Quốc"
	}
	if e.kind == "organization" && s.sentenceStart(start) && g.place == 0 {
		return p, false // the verb: "Tổ chức Giải …"
	}
	if g.free == 1 && g.lastFree && g.place+g.field+g.quote == 0 && s.cutWord(g.end) {
		return p, false // half a word: "Học viện Lục | quân"
	}
	if g.end == int(hit.End) {
		if h := start - 1; h >= 0 && !first.Break && s.honorificEnds(start) {
			return p, false // "ông Trường"
		}
		if s.tok(g.end).Class == text.Number && !s.tok(g.end).Space && e.abbr && e.kind == "press" {
			p.end = g.end + 1 // "VTV6"
		}
		switch e.bare {
		case bareNot:
			return p, false
		case bareName:
			p.rule = RuleName
		case bareShort:
			p.short, p.rule = true, RuleShort
		case bareWeak:
			p.short, p.rule = true, RuleWeak
			if s.sentenceStart(start) && s.tok(g.end).Case == text.Lower && !s.functionWord(g.end) && e.kind != "ministry" {
				return p, false // "Thanh tra giá điện"
			}
			if start > 0 && !first.Break && s.tok(start-1).Cap() && s.tok(start-1).Class == text.Word {
				return p, false // "Tượng Đài"
			}
		}
	} else if p.short {
		p.rule = RuleShort
	}
	if g.topic > 0 && proper+g.field+g.level == 0 && s.formsOnly(int(hit.End), g.end) {
		return p, false // "Công ty TNHH", "Trường THPT"
	}
	if depth == 0 && !p.generic {
		s.trailingAlias(&p, start, e)
	}
	return p, true
}

// commonWords reports whether the complement [from, to) names no one body of
// its kind: the trade of a company, or of a school the subject, written small.
func (s *scan) commonWords(kind string, from, to int) bool {
	switch kind {
	case "company", "plant", "cooperative":
		return s.plain(from, to)
	case "association", "authority", "federation", "fund":
		return !s.hasCapital(from, to) && s.plain(from, to)
	case "school", "university", "college", "academy":
		return !s.hasCapital(from, to)
	}
	return false
}

// plain reports whether [from, to) holds only legal forms and words that as
// well say what the body does.
func (s *scan) plain(from, to int) bool {
	for from < to {
		if s.isWord(from, s.t.idVa) || s.tok(from).Class == text.Punct {
			from++
			continue
		}
		end := 0
		if h, ok := s.topicAt(from); ok && (s.t.topicVerb[h.Row] || s.t.topicForm[h.Row]) {
			end = int(h.End)
		}
		if h, ok := s.hit(from, s.t.field); ok && s.t.fieldVerb[h.Row] && int(h.End) > end {
			end = int(h.End)
		} else if ok && int(h.End) > end {
			return false
		}
		if end == 0 {
			return false
		}
		from = end
	}
	return true
}

// cutWord reports whether the capitalised word before end is a Vietnamese
// syllable that a small one follows, with which it may make one word.
func (s *scan) cutWord(end int) bool {
	n := s.tok(end)
	if n.Break || n.Class != text.Word || n.Case != text.Lower || s.functionWord(end) {
		return false
	}
	return s.syllable(end - 1)
}

// syllable reports whether word i looks like a Vietnamese syllable.
func (s *scan) syllable(i int) bool {
	t := s.tok(i)
	return t.Case == text.Title && (!s.latin(i) || t.ID != 0) && t.End-t.Start <= 12
}

func (s *scan) sentenceStart(i int) bool {
	return s.tok(i).Break || s.d.Sentence(i).Start == i || s.tok(i-1).IsDash() && (s.tok(i-1).Break || s.d.Sentence(i).Start == i-1)
}

// honorificEnds reports whether an honorific stands right before token i.
func (s *scan) honorificEnds(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		for _, h := range s.h.At(j) {
			if h.Table == s.t.honorific && int(h.End) == i {
				return true
			}
		}
	}
	return false
}

// hasCapital reports whether a word of [from, to) has a capital.
func (s *scan) hasCapital(from, to int) bool {
	for i := from; i < to; i++ {
		if t := s.tok(i); t.Class == text.Word && t.Cap() {
			return true
		}
	}
	return false
}

// postBefore reports whether a post's name ends right before token i.
func (s *scan) postBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		for _, h := range s.h.At(j) {
			if h.Table == s.t.post && int(h.End) == i {
				return true
			}
		}
		if s.tok(j + 1).Break {
			return false
		}
	}
	return false
}

// formsOnly reports whether [from, to) holds legal forms and school kinds and
// nothing else.
func (s *scan) formsOnly(from, to int) bool {
	for from < to {
		h, ok := s.topicAt(from)
		if !ok || !s.t.topicForm[h.Row] {
			return false
		}
		from = int(h.End)
	}
	return true
}

// part reads one part at g.pos; false where the name ends.
func (s *scan) part(g *grammar, e *head, p *parsed, after, depth int) bool {
	t := s.tok(g.pos)
	if t.Class == text.Punct {
		return s.mark(g, e, p, after)
	}
	fieldEnd, topicHit, topicEnd := 0, lexicon.Hit{}, 0
	if g.takes&takeField != 0 && (g.field == 0 || g.takes&(takeName|takeTopic) != 0) {
		fieldEnd = s.fields(g.pos, e.unit)
		if fieldEnd > 0 && !s.fieldFits(g, after, fieldEnd, e.unit) {
			fieldEnd = 0
		}
	}
	if g.takes&takeTopic != 0 {
		if h, ok := s.topicAt(g.pos); ok && s.topicFits(g, h, after) {
			topicHit, topicEnd = h, int(h.End)
		}
	}
	if stop, ok := s.hit(g.pos, s.t.stop); ok && !s.t.function[stop.Row] && int(stop.End) >= max(fieldEnd, topicEnd) {
		return false
	}
	known := max(fieldEnd, topicEnd)
	hh, he := s.headAt(g.pos)
	headEnd := 0
	if he != nil && !he.none {
		headEnd = int(hh.End)
	}
	if e.kind == "press" && g.end == after && headEnd > known && he.kind == "press" && he.bare == bareName {
		g.accept(headEnd) // "báo An ninh Thủ đô"
		g.free++
		g.done = true
		return true
	}
	if placeEnd, k := s.placeAt(g.pos); placeEnd > known && placeEnd >= headEnd && g.takes&(takeLevel|takePlace|takeName) != 0 {
		if k == country || g.takes&(takeLevel|takePlace|takeName) != 0 {
			g.accept(placeEnd)
			g.place++
			g.country = k == country
			g.lastPlace = true
			g.done = g.takes&takeName == 0 && e.kind != "embassy" && e.kind != "consulate"
			return true
		}
	}
	if h, ok := s.hit(g.pos, s.t.level); ok && int(h.End) > max(known, headEnd) && g.takes&takeLevel != 0 {
		return s.levelPart(g, h)
	}
	if he != nil && int(hh.End) >= known && (known == 0 || s.tok(g.pos).Cap() && g.pos > after) {
		if he.none && int(hh.End) > known {
			if g.takes&takeName == 0 || !s.cap(g.pos) {
				return false
			}
		} else if !he.none {
			if g.takes&takeOrg != 0 && depth < maxNested {
				if np, ok := s.name(hh, he, depth+1); ok && np.colon < 0 && (np.rule != RuleWeak) {
					g.accept(np.end)
					g.nested++
					g.short = np.short
					g.generic = np.generic
					g.done = true
					return true
				}
			}
			if known == 0 && g.takes&takeName != 0 && he.bare == bareName && he.takes == 0 && headEnd-g.pos <= 2 && g.end > after {
				g.accept(headEnd) // "Hiệp hội Xuất bản ASEAN"
				g.free++
				g.lastFree = true
				return true
			}
			if known == 0 && (g.takes&takeName == 0 || g.pos > after || strong(he.kind)) && !(g.topic > 0 && g.free == 0 && g.takes&takeBrand != 0 && s.cap(g.pos)) {
				return false
			}
		}
	}
	switch {
	case fieldEnd > 0 && fieldEnd >= topicEnd:
		g.accept(fieldEnd)
		g.field++
		return true
	case topicEnd > 0:
		g.accept(topicEnd)
		g.topic++
		g.lastTopic = true
		g.open = s.t.topicOpen[topicHit.Row]
		return true
	}
	return s.word(g, e, after)
}

// strong kinds never are words of another body's name.
func strong(kind string) bool {
	switch kind {
	case "ministry", "department", "peoples_committee", "peoples_council", "party_committee", "front", "court", "procuracy", "government", "national_assembly":
		return true
	}
	return false
}

// fieldFits: a field written small counts only at the start or among other
// fields and topics, and where it is also a verb, not before what it would
// govern.
func (s *scan) fieldFits(g *grammar, after, end int, unit bool) bool {
	if s.tok(g.pos).Cap() {
		return true
	}
	if g.pos != after && !g.linked && !g.lastTopic {
		return false
	}
	h, ok := s.hit(g.pos, s.t.field)
	if !ok || !s.t.fieldVerb[h.Row] || end > int(h.End) {
		return true
	}
	if g.takes&takeTopic != 0 && g.lastTopic {
		return true
	}
	n := s.tok(end)
	if s.levelOrLinker(end) {
		return true
	}
	if unit { // "Sở xây dựng", never "Sở tổ chức"
		keys := s.t.fieldKeys[h.Row]
		if len(keys) != 1 || !s.t.singles[keys[0]] {
			return false
		}
		return n.Break || n.Class == text.Punct || n.Cap()
	}
	return n.Break || n.Class == text.Punct || n.Cap() || s.isWord(end, s.t.idVa)
}

func (s *scan) levelOrLinker(i int) bool {
	if _, ok := s.hit(i, s.t.level); ok {
		return true
	}
	return s.isWord(i, s.t.idThuoc)
}

// topicFits: a topic written small stands at the start or after another one.
func (s *scan) topicFits(g *grammar, h lexicon.Hit, after int) bool {
	if s.tok(g.pos).Cap() {
		return true
	}
	if g.pos == after || g.linked || g.lastTopic {
		return g.free == 0 || g.linked
	}
	// After a capitalised field: "Y tế dự phòng", never what may be a verb.
	return g.field > 0 && g.free+g.place == 0 && !s.t.topicVerb[h.Row]
}

// levelPart reads a level word and the unit's name.
func (s *scan) levelPart(g *grammar, h lexicon.Hit) bool {
	lv := s.t.levels[h.Row]
	if lv.centre || lv.capital {
		if lv.capital && !s.cap(g.pos) {
			return false
		}
		g.accept(int(h.End))
		g.place++
		if lv.centre {
			g.done = g.takes&(takeTopic|takeName) == 0
		} else {
			g.done = true
		}
		return true
	}
	if end := s.unitPlace(int(h.End), lv.communal, lv.known, g.afterPost); end > 0 {
		g.accept(end)
		g.place++
		g.level++
		g.lastPlace = true
		g.done = g.takes&takeBrand == 0
		return true
	}
	if lv.village {
		return false
	}
	end, n := s.levelList(g.pos)
	g.accept(end)
	g.level++
	g.done = true
	if n > 1 {
		g.generic = true
		if t, ok := s.hit(end, s.t.group); ok && s.t.groups[t.Row] == groupTail {
			g.end = int(t.End)
		}
		return true
	}
	g.short = true
	return true
}

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
	case s.isWord(g.pos, s.t.idVe) && g.takes&takeTopic != 0 && g.free+g.field == 0 && !g.linked:
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
	case s.isWord(g.pos, s.t.idCap) && g.takes&takeTier != 0 && g.pos == after:
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
	if g.pos > after && (g.afterPost || !namedAfter(e.kind) || g.lastPlace) && s.opensPerson(g.pos, g.lastPlace) {
		return false
	}
	if e.unit { // an unknown abbreviation of its field: "Sở TNMTBĐ"
		return false
	}
	if e.kind == "press" && g.free == 0 && s.tok(g.pos+1).Case == text.Lower && !s.tok(g.pos+1).Break && !s.functionWord(g.pos+1) {
		return false // one word of a longer name
	}
	end := g.pos + 1
	if s.syllable(g.pos) && s.compound(end) {
		end++ // "Bóng đèn Điện Quang"
	}
	g.accept(end)
	g.free++
	g.lastFree = true
	return true
}

// compound reports whether the small word at i belongs to the capitalised
// syllable before it: one more capital follows that begins no other name.
func (s *scan) compound(i int) bool {
	t := s.tok(i)
	if t.Break || t.Class != text.Word || t.Case != text.Lower || s.functionWord(i) || !s.cap(i+1) {
		return false
	}
	if _, e := s.headAt(i + 1); e != nil && !e.none {
		return false
	}
	if _, ok := s.hit(i+1, s.t.stop); ok {
		return false
	}
	return !s.opensPerson(i+1, false)
}

// opensPerson reports whether a family name at pos opens a run of three or
// four capitalised words that ends there, as in "Giám đốc Công ty Hoa Sen
// Nguyễn Văn A".
func (s *scan) opensPerson(pos int, two bool) bool {
	if _, ok := s.hit(pos, s.t.family); !ok {
		return false
	}
	n := 0
	for s.cap(pos+n) && s.tok(pos+n).Case == text.Title {
		n++
		if n > 4 {
			return false
		}
	}
	return n >= 3 || two && n == 2
}

// namedAfter are the kinds of body that bear people's names.
func namedAfter(kind string) bool {
	switch kind {
	case "school", "university", "college", "hospital", "academy", "theatre", "fund":
		return true
	}
	return false
}

func (s *scan) numberPart(g *grammar, e *head, after int) bool {
	t := s.tok(g.pos)
	if g.takes&takeNumber == 0 || t.End-t.Start > 4 || g.linked {
		return false
	}
	next := s.tok(g.pos + 1)
	if next.Class == text.Punct && !next.Space && (next.R == '/' || next.R == ',' || next.R == '.' || next.R == '%') && s.tok(g.pos+2).Class == text.Number {
		return false
	}
	if g.pos != after && !g.lastTopic && next.Class == text.Word && next.Case == text.Lower && !s.functionWord(g.pos+1) {
		return false
	}
	if g.pos == after && next.Class == text.Word && next.Case == text.Lower && e.kind != "military" {
		if _, ok := s.hit(g.pos+1, s.t.level); !ok && e.kind != "police" {
			return false
		}
	}
	g.accept(g.pos + 1)
	g.number++
	return true
}

func (s *scan) functionWord(i int) bool {
	h, ok := s.hit(i, s.t.stop)
	return ok && s.t.function[h.Row]
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
		if _, ok := s.topicAt(next); ok {
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
		if e.unit || !s.listGoesOn(g.pos+1) {
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
