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
	plain      bool // holds no word of its own: head, fields, topics, places
	located    bool // holds a place, or the word of a level
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
	if depth == 0 && s.insidePerson(start, g.end) {
		return p, false // "bà Nguyễn Thị Đài Trang"
	}
	p.plain = g.free+g.nested+g.quote+g.number == 0
	p.located = g.place+g.level > 0
	proper := g.free + g.place + g.nested + g.number + g.quote
	if !first.Cap() {
		switch e.small {
		case smallNot:
			if !s.sharesPost(start) { // "Trưởng ban Tổ chức Trung ương"
				return p, false
			}
		case smallField:
			shared := g.field+g.topic > 0 && s.sharesPost(start) && (g.field > 0 || s.tok(g.end).Case != text.Lower) // "Trưởng phòng hành chính"
			if !shared && g.field == 0 && (g.topic == 0 || g.place == 0 && !s.cap(int(hit.End))) || !e.unit && !shared && !s.hasCapital(int(hit.End), g.end) {
				return p, false
			}
		default:
			if e.bare != bareName && proper+g.level == 0 && !(g.field > 0 && (s.hasCapital(int(hit.End), g.end) || s.sharesPost(start))) &&
				!(g.afterPost && e.kind == "party_committee" && e.bare == bareShort) { // "bí thư huyện ủy"
				return p, false
			}
		}
	}
	if proper+g.level == 0 && g.end > int(hit.End) && s.commonWords(e.kind, int(hit.End), g.end) {
		return p, false // "Công ty đầu tư", "Cục phòng chống"
	}
	if g.country && g.place == 1 && g.free+g.field+g.topic+g.level+g.nested+g.quote == 0 && (e.kind == "press" && !(first.Cap() && hit.End > hit.Start+1) || e.kind == "company" || e.kind == "plant" || e.kind == "school") {
		return p, false // "báo Trung Quốc", but "Đài Tiếng nói Việt Nam"
	}
	if e.kind == "organization" && s.sentenceStart(start) && g.place == 0 {
		return p, false // the verb: "Tổ chức Giải …"
	}
	if g.free == 1 && g.lastFree && g.place+g.field+g.quote == 0 && s.cutWord(g.end) {
		return p, false // half a word: "Học viện Lục | quân"
	}
	if !first.Cap() && e.small == smallField && g.field+g.place == 0 && s.oneVerb(int(hit.End), g.end) && (s.tok(g.end).Case == text.Lower || !s.sharesPost(start)) {
		return p, false // "viện Nghiên cứu", "cục Quản lý": of which nothing more is said
	}
	if e.kind == "faculty" && !first.Cap() && !s.sharesPost(start) {
		return p, false // but "Trưởng khoa Pháp luật"
	}
	if e.kind == "press" && e.bare == bareName && !s.latin(start) && start > 0 && !first.Break && s.cap(start-1) {
		return p, false // "Ngày Pháp luật Việt Nam"
	}
	if e.kind == "school" && g.free == 1 && g.field+g.topic+g.place+g.nested+g.quote+g.number == 0 && start > 0 && !first.Break && s.cap(start-1) && !s.sentenceStart(start-1) && !s.postBefore(start) {
		return p, false // "Golf Trường An"
	}
	if g.end == int(hit.End) {
		if h := start - 1; h >= 0 && !first.Break && hit.End == hit.Start+1 && s.honorificEnds(start) {
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
			if (s.sentenceStart(start) || e.kind == "division") && s.tok(g.end).Case == text.Lower && !s.functionWord(g.end) && e.kind != "ministry" {
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
		if h, ok := s.topicAt(g.pos); ok && s.topicFits(g, h, after) && !(ofMembers(e.kind) && g.pos == after && s.t.topicVerb[h.Row] && !s.tok(g.pos).Cap()) {
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
	if placeEnd, k := s.placeAt(g.pos); placeEnd > known && placeEnd >= headEnd && g.takes&(takeLevel|takePlace|takeName) != 0 && !s.namedLike(g, placeEnd) {
		if k == country || g.takes&(takeLevel|takePlace|takeName) != 0 {
			g.accept(placeEnd)
			g.place++
			g.country = k == country
			g.lastPlace = true
			g.done = g.takes&takeName == 0 && e.kind != "embassy" && e.kind != "consulate"
			if g.done && g.country && g.takes&takeLevel != 0 { // "Hội Nông dân Việt Nam tỉnh"
				if _, ok := s.hit(placeEnd, s.t.level); ok && !s.tok(placeEnd).Break {
					g.done = false
				}
			}
			return true
		}
	}
	if end := s.region(g.pos); end > 0 && g.takes&takeLevel != 0 && !g.linked {
		g.accept(end)
		g.number++
		g.done = true
		return true
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
					if !np.paren.Empty() && p.paren.Empty() {
						p.paren = np.paren
					}
					g.done = true
					return true
				}
			}
			if known == 0 && g.takes&takeName != 0 && he.bare == bareName && he.takes&^(takePlace|takeLevel) == 0 && headEnd-g.pos <= 2 && g.end > after {
				g.accept(headEnd) // "Hiệp hội Xuất bản ASEAN"
				g.free++
				g.lastFree = true
				return true
			}
			if known == 0 && g.lastFree && g.takes&takeName != 0 && s.lastWord(g.pos, headEnd, he) {
				g.accept(headEnd) // "Công ty TNHH May Thiên Trường"
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
	if !ok || !s.t.fieldVerb[h.Row] {
		return true
	}
	if end > int(h.End) { // "Chi bộ xây dựng kế hoạch" has a verb and its object
		return s.tok(int(h.End)).Class == text.Punct || s.isWord(int(h.End), s.t.idVa)
	}
	if g.takes&takeTopic != 0 && g.lastTopic {
		return true
	}
	n := s.tok(end)
	if s.levelOrLinker(end) {
		return true
	}
	if _, none := s.headAt(end); none != nil && none.none && n.Cap() {
		return false // "Đảng ủy tổ chức Hội nghị"
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
	// A firm's trades are verbs all: "Công ty đầu tư kinh doanh nhà …".
	return g.field > 0 && g.free+g.place == 0 && (!s.t.topicVerb[h.Row] || g.takes&takeBrand != 0)
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
