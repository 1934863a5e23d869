package org

import (
	"unicode"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxAlias is the longest short form, in tokens.
const maxAlias = 8

// closing is the token of the parenthesis that closes the one at open; 0 where
// it is too far or in another block.
func (s *scan) closing(open, most int) int {
	for i := open + 1; i <= open+most+1 && i < len(s.d.Tokens) && !s.d.Tokens[i].Break; i++ {
		if s.d.Tokens[i].Is(')') {
			return i
		}
		if s.d.Tokens[i].Is('(') {
			return 0
		}
	}
	return 0
}

// shortening reports whether tokens [from, to) are written like one: capitals
// ("BCVT", "TT&TT", "EVN Telecom"), no place.
func (s *scan) shortening(from, to int) bool {
	if from >= to || to-from > maxAlias {
		return false
	}
	if e, _ := s.placeAt(from); e > 0 && e >= to {
		return false
	}
	capital := false
	for i := from; i < to; i++ {
		t := s.tok(i)
		switch t.Class {
		case text.Word:
			if t.Case == text.Upper || t.Case == text.Mixed {
				capital = true
			} else if t.Case == text.Lower {
				return false
			}
		case text.Punct:
			if t.R != '&' && t.R != '-' && t.R != '.' && t.R != ',' {
				return false
			}
		}
	}
	return capital
}

// innerParen goes over "( BCVT )" inside a name that runs on after it.
func (s *scan) innerParen(g *grammar, p *parsed, after int) bool {
	end := s.closing(g.pos, maxAlias)
	if end == 0 || !p.paren.Empty() || !s.shortening(g.pos+1, end) || s.tok(end+1).Break {
		return false
	}
	next := end + 1
	follows := false
	if _, ok := s.hit(next, s.t.level); ok && g.takes&takeLevel != 0 {
		follows = true
	}
	if e, _ := s.placeAt(next); e > 0 && g.takes&(takeLevel|takePlace|takeName) != 0 {
		follows = true
	}
	if _, ok := s.hit(next, s.t.field); ok && g.takes&takeField != 0 && g.end == after && s.cap(next) {
		follows = true
	}
	if _, inner := s.headAt(next); inner != nil && strongOrPolice(inner.kind) && g.takes&takeOrg != 0 && s.cap(next) {
		follows = true // "Cơ quan Cảnh sát điều tra (CSĐT) Công an tỉnh"
	}
	if !follows {
		return false
	}
	p.paren = text.Span{Start: g.pos, End: next}
	p.alias = text.Span{Start: g.pos + 1, End: end}
	g.pos, g.linked = next, true
	return true
}

// trailingAlias reads the short form that a parenthesis, or a dash, defines
// right after the name.
func (s *scan) trailingAlias(p *parsed, start int, e *head) {
	t := s.tok(p.end)
	if t.Break {
		return
	}
	if t.IsDash() && s.cap(p.end+1) && s.tok(p.end+1).Case == text.Upper && !s.tok(p.end+1).Break &&
		s.initialsFit(start, p.end, s.d.Word(p.end+1)) {
		p.alias = text.Span{Start: p.end + 1, End: p.end + 2}
		return
	}
	if !t.Is('(') {
		return
	}
	end := s.closing(p.end, maxAlias+6)
	if end == 0 {
		return
	}
	from, to := p.end+1, end
	said := false
	for i := from; i < to && i < from+6; i++ { // "sau đây gọi tắt là X"
		if s.isWord(i, s.t.idLa) {
			from, said = i+1, true
			break
		}
	}
	if from < to && s.tok(from).IsQuote() {
		from++
	}
	if from < to && s.tok(to-1).IsQuote() {
		to--
	}
	if from >= to || to-from > maxAlias {
		return
	}
	switch {
	case said:
		if !s.cap(from) {
			return
		}
	case s.shortening(from, to):
		if _, other := s.headAt(from); other != nil && !other.none && other.kind != e.kind && !s.initialsFit(start, p.end, s.d.Word(from)) {
			return // another body: "Trung tâm Tin học (Sở TT&TT)"
		}
		if !s.alike(start, p.end, from, to) && !(branded(e.kind) && p.rule != RuleName && !p.nested) {
			return
		}
	case to-from == 1 && s.tok(from).Case == text.Title && branded(e.kind) && p.rule != RuleName && !p.nested:
		if pl, _ := s.placeAt(from); pl > 0 {
			return
		}
	default:
		return
	}
	p.alias = text.Span{Start: from, End: to}
}

// branded kinds of body have short names that are not their initials.
func branded(kind string) bool {
	switch kind {
	case "company", "association", "international", "bank", "federation", "organization", "foreign_government", "fund", "university", "institute", "center", "press":
		return true
	}
	return false
}

// alike reports whether the shortening's letters stand for the name's words:
// a head and a field it knows, or initials in order.
func (s *scan) alike(start, end, from, to int) bool {
	if _, e := s.headAt(from); e != nil && !e.none {
		return true
	}
	if h, ok := s.hit(from, s.t.field); ok && int(h.End) == to {
		return true
	}
	for i := from; i < to; i++ {
		if s.tok(i).Class == text.Word && s.initialsFit(start, end, s.d.Word(i)) {
			return true
		}
	}
	return false
}

// initialsFit reports whether two letters of three of the shortening are, in
// order, initials of the words [start, end).
func (s *scan) initialsFit(start, end int, short string) bool {
	hits, n := 0, 0
	i := start
	for _, r := range short {
		if !unicode.IsLetter(r) {
			continue
		}
		n++
		for j := i; j < end; j++ {
			if t := s.tok(j); t.Class == text.Word && unicode.ToLower(t.R) == unicode.ToLower(r) {
				hits++
				i = j + 1
				break
			}
		}
	}
	return n >= 2 && hits*3 >= n*2
}

// findAliases adds the places where a short form stands that the text defines
// after a name and no table knows ("VINASA"), and sorts.
func (s *scan) findAliases(set *mention.Set, first int) {
	orgs := set.Orgs[first:]
	type form struct {
		words text.Span
		kind  string
	}
	var forms []form
	for i := range orgs {
		a := orgs[i].Alias
		if a.Empty() || orgs[i].Covers(a) {
			continue
		}
		if _, e := s.headAt(a.Start); e != nil {
			continue // found by itself
		}
		if h, ok := s.hit(a.Start, s.t.field); ok && int(h.End) == a.End {
			continue
		}
		if len(forms) == 16 {
			break
		}
		forms = append(forms, form{a, orgs[i].Kind})
	}
	if len(forms) == 0 {
		return
	}
	k, n := 0, len(orgs)
	for i := 0; i < len(s.d.Tokens); {
		for k < n && orgs[k].End <= i {
			k++
		}
		if k < n && orgs[k].Contains(i) {
			i = orgs[k].End
			continue
		}
		if !s.tok(i).Cap() {
			i++
			continue
		}
		step := 1
		for _, f := range forms {
			if s.same(i, f.words) {
				span := text.Span{Start: i, End: i + f.words.Len()}
				if k < n && orgs[k].Overlaps(span) {
					break
				}
				set.Orgs = append(set.Orgs, mention.Org{Span: span, Name: s.squeezed(span), Kind: f.kind, Rule: RuleAlias})
				step = f.words.Len()
				break
			}
		}
		i += step
	}
	sortOrgs(set.Orgs[first:])
}

// same reports whether the words of span stand at i, letter for letter.
func (s *scan) same(i int, span text.Span) bool {
	if i+span.Len() > len(s.d.Tokens) {
		return false
	}
	for k := range span.Len() {
		if k > 0 && s.tok(i+k).Break || s.d.Word(i+k) != s.d.Word(span.Start+k) {
			return false
		}
	}
	return true
}
