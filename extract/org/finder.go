package org

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// The rules that find organisations.
const (
	RuleName  mention.Rule = "org.name"  // a name the tables hold whole
	RuleHead  mention.Rule = "org.head"  // a head and its complement
	RuleShort mention.Rule = "org.short" // a head alone, or with a level
	RuleWeak  mention.Rule = "org.weak"  // a head alone that only an earlier name makes an organisation
	RuleList  mention.Rule = "org.list"  // a further member of "Bộ: A, B"
	RuleAlias mention.Rule = "org.alias" // a short form the text defines
	RuleGroup mention.Rule = "org.group" // a group
	RuleTail  mention.Rule = "org.tail"  // a foreign name by its last word
)

// Finder finds organisations. It is immutable and safe for use by many
// goroutines.
type Finder struct {
	t *tables
}

// New is a finder that reads its tables from lex.
func New(lex *lexicon.Lexicon) *Finder { return &Finder{t: compile(lex)} }

// scan is one walk over one text.
type scan struct {
	t *tables
	d *text.Doc
	h *lexicon.Hits

	noGroup int // no group without "các" begins before this token
}

// Find appends the organisations and groups of c.Doc to set.Orgs, in order of
// the text, none overlapping another.
func (f *Finder) Find(c *mention.Context, set *mention.Set) {
	s := scan{t: f.t, d: c.Doc, h: c.Hits}
	n := len(s.d.Tokens)
	first := len(set.Orgs)
	set.Orgs = slices.Grow(set.Orgs, n/perOrg+4)
	aliases, last := false, 0
	for i := 0; i < n; {
		if end, ok := s.group(i); ok {
			set.Orgs = append(set.Orgs, mention.Org{
				Span: text.Span{Start: i, End: end}, Name: s.squeezed(text.Span{Start: i, End: end}), Generic: true, Rule: RuleGroup,
			})
			i, last = end, end
			continue
		}
		hit, e := s.headAt(i)
		if e == nil {
			if k, ok := s.foreign(i, last); ok {
				set.Orgs = append(set.Orgs, mention.Org{Span: k.span, Name: s.squeezed(k.span), Kind: k.kind, Rule: RuleTail})
				i, last = k.span.End, k.span.End
				continue
			}
			if end, _ := s.placeAt(i); end > i+1 {
				i = end // "Tây Ban Nha" holds no Ban
				continue
			}
			i++
			continue
		}
		if s.inCode(i) {
			i++
			continue
		}
		if e.none || s.longerPost(i, int(hit.End)) {
			last := max(i+1, int(hit.End)-1)
			if h, next := s.headAt(last); next == nil || next.none || int(h.End) <= int(hit.End) || !s.cap(last) {
				last = int(hit.End)
			}
			i = last // "trường | Học viện"
			continue
		}
		p, ok := s.name(hit, e, 0)
		if !ok {
			if i++; s.tok(i-1).Case == text.Lower { // nor does "viện" of "bệnh viện" begin one
				i = int(hit.End)
			}
			continue
		}
		aliases = aliases || !p.alias.Empty()
		i = s.emit(set, i, int(hit.End), e, p)
		last = i
	}
	if aliases {
		s.findAliases(set, first)
	}
}

// emit appends the mention and the further members of a list that it opens;
// the answer is the token to go on from.
func (s *scan) emit(set *mention.Set, i, after int, e *head, p parsed) int {
	if p.colon >= 0 { // "các Bộ: Tư pháp, Công an"
		return s.members(set, after-1, p.colon, true, e)
	}
	span := text.Span{Start: i, End: p.end}
	if e.joint { // "Liên Bộ Tài chính - Công Thương": each by itself
		span.Start = after - 1
	}
	o := mention.Org{Span: span, Kind: e.kind, Alias: p.alias, Short: p.short, Generic: p.generic, Rule: p.rule}
	if det := s.detBefore(i); p.fieldsOnly && !p.generic && det < i {
		if end := s.memberAt(p.end, e.joint); end > 0 {
			o.Name = s.nameOf(span, p.paren)
			set.Orgs = append(set.Orgs, o)
			return s.members(set, after-1, p.end, false, e)
		}
		o.Generic = true // "các Phòng Văn hóa và Thông tin"
		o.Start = det
	}
	if det := s.detBefore(i); p.plain && p.end > after && !p.generic && det < i && s.tok(i).Case == text.Lower && e.kind == "company" {
		o.Generic, o.Start = true, det // "các công ty phát hành sách TP. Hồ Chí Minh"
	}
	if det := s.detBefore(i); det < i && p.end == after && p.short && !e.unit {
		o.Generic, o.Start = true, det // "các Chi bộ trực thuộc"
	}
	if s.withGroup(e, p) { // "HĐND, UBND các quận, huyện"
		o.Generic = true
	}
	o.Name = s.nameOf(o.Span, p.paren)
	set.Orgs = append(set.Orgs, o)
	if p.fieldsOnly && e.unit && !o.Generic {
		return s.members(set, after-1, p.end, false, e)
	}
	return p.end
}

// perOrg is how many tokens of common prose hold one organisation.
const perOrg = 32

// headAt is the longest head at token i and its entry; nil where there is
// none.
func (s *scan) headAt(i int) (lexicon.Hit, *head) {
	for _, h := range s.h.At(i) {
		if hs := s.t.heads[h.Table]; hs != nil {
			return h, &hs[h.Row]
		}
	}
	return lexicon.Hit{}, nil
}

// longerPost reports whether the name of a post begins at i and goes on after
// the head's end: "Thanh tra viên".
func (s *scan) longerPost(i, end int) bool {
	h, ok := s.hit(i, s.t.post)
	return ok && int(h.End) > end
}

// inCode reports whether the head at i is part of a document's number
// ("167/KH-UBND") or of a compound ("Việt Nam-EU").
func (s *scan) inCode(i int) bool {
	if i == 0 || s.tok(i).Case != text.Upper {
		return false
	}
	t := s.tok(i - 1)
	if t.IsDash() && s.tok(i-2).Case == text.Upper && s.tok(i-3).Is('/') {
		return true // "KL - UBND"
	}
	if s.tok(i).Space {
		return false
	}
	return t.IsDash() && !t.Space || t.Is('/')
}

// name in English by its last word.
type foreignName struct {
	span text.Span
	kind string
}

// foreign is the run of capitalised words that ends with the word of org_tail
// at i ("Khmer Times"); from bounds where it may begin.
func (s *scan) foreign(i, from int) (foreignName, bool) {
	h, ok := s.hit(i, s.t.tail)
	if !ok || s.tok(i).Break {
		return foreignName{}, false
	}
	start := i
	for start > from && i-start < 5 && !s.tok(start).Break && s.tok(start-1).Class == text.Word && s.tok(start-1).Cap() && s.latin(start-1) {
		start--
	}
	if start == i {
		return foreignName{}, false
	}
	return foreignName{text.Span{Start: start, End: int(h.End)}, s.t.tailKind[h.Row]}, true
}

// latin reports whether word i has no letter beyond ASCII.
func (s *scan) latin(i int) bool {
	for _, r := range s.d.Word(i) {
		if r > 0x7f {
			return false
		}
	}
	return true
}

func (s *scan) hit(i int, table uint8) (lexicon.Hit, bool) { return s.h.Longest(i, table) }

// nameOf is the text of span without the parenthesis inside it.
func (s *scan) nameOf(span, paren text.Span) string {
	if paren.Empty() {
		return s.squeezed(span)
	}
	return s.squeezed(text.Span{Start: span.Start, End: paren.Start}) + " " + s.squeezed(text.Span{Start: paren.End, End: span.End})
}

// squeezed is the text of span with single spaces; it allocates only where
// the text has others.
func (s *scan) squeezed(span text.Span) string {
	w := s.d.Slice(span)
	if !strings.ContainsAny(w, "\n\t\u00a0") && !strings.Contains(w, "  ") {
		return w
	}
	return strings.Join(strings.Fields(w), " ")
}

func sortOrgs(o []mention.Org) {
	slices.SortFunc(o, func(a, b mention.Org) int { return a.Start - b.Start })
}
