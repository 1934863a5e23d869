package english

import (
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// aliasAfter is the short form that parentheses define at i: "(SEAFF)".
func (s *scan) aliasAfter(i int) text.Span {
	if !s.is(i, '(') || !s.joined(i) {
		return text.Span{}
	}
	k := i + 1
	if s.id(k) == s.t.the {
		k++
	}
	if s.capital(k) && s.joined(k) && s.tok(k).Case >= text.Upper && len(s.d.Word(k)) >= 2 && s.is(k+1, ')') {
		return text.Span{Start: k, End: k + 1}
	}
	if s.capital(k) && s.joined(k+2) && s.tok(k+1).IsDash() && s.d.Glued(k+1) && s.d.Glued(k+2) && s.tok(k+2).Case == text.Upper && s.is(k+3, ')') { // "(VNU-HCM)"
		return text.Span{Start: k, End: k + 3}
	}
	return text.Span{}
}

// spelled finds the names that the short form in parentheses after them spells,
// letter by letter: "the Mekong River Fisheries Programme (MRFP)".
func (s *scan) spelled() {
	n := len(s.orgs)
	for i := 1; i < len(s.d.Tokens); i++ {
		if !s.is(i, '(') || s.claim[i-1] != free || !s.joined(i) {
			continue
		}
		a := s.aliasAfter(i)
		if a.Empty() || a.End-a.Start != 1 {
			continue
		}
		if start, ok := s.spells(s.d.Word(a.Start), i); ok {
			s.addOrg(mention.Org{Span: text.Span{Start: start, End: i}, Kind: "association", Rule: "org.en-spelled", Alias: a})
		}
	}
	if len(s.orgs) > n {
		slices.SortStableFunc(s.orgs, func(a, b mention.Org) int { return a.Start - b.Start })
		clear(s.orgAt)
		clear(s.orgEnd)
		for i := range s.orgs {
			s.orgAt[s.orgs[i].Start], s.orgEnd[s.orgs[i].End] = i, i
		}
	}
}

// minSpelled is the fewest letters that spell a name.
const minSpelled = 3

// spells reports where the words before token end begin whose first letters,
// small words left out, are those of short.
func (s *scan) spells(short string, end int) (int, bool) {
	j, k := end, len(short)
	if k < minSpelled {
		return 0, false
	}
	for k > 0 {
		if !s.joined(j) || j == 0 {
			return 0, false
		}
		j--
		t := s.tok(j)
		switch {
		case t.IsDash() || s.t.small(t.ID) || t.ID == s.t.the:
			continue
		case t.Class != text.Word || !t.Cap() || s.claim[j] != free && s.claim[j] != placeClaim && s.claim[j] != stateClaim || s.flag(j)&(fStop|fHonorific) != 0 && s.flag(j)&fSyllable == 0:
			return 0, false
		case s.d.Word(j)[0] != short[k-1]:
			return 0, false
		}
		k--
		if k == len(short)-1 && s.flag(j)&fThing != 0 {
			return 0, false // "Free Trade Agreement (FTA)"
		}
	}
	return j, true
}

// aliases finds where the defined short forms stand again, and the first words
// of companies that are called by them.
func (s *scan) aliases() {
	for i, n := 0, len(s.orgs); i < n; i++ { // the short form where it is defined is a mention too
		if o := s.orgs[i]; !o.Alias.Empty() {
			s.orgs = append(s.orgs, mention.Org{Span: o.Alias, Name: s.name(o.Alias), Kind: o.Kind, Rule: "org.en-alias"})
		}
	}
	short := map[string]string{}
	for i := range s.orgs {
		o := &s.orgs[i]
		if !o.Alias.Empty() {
			short[s.d.Slice(o.Alias)] = o.Kind
		}
		if o.Kind == "company" && o.Len() > 1 && o.Rule != "org.en-known" && s.capital(o.Start) && len(s.d.Word(o.Start)) > 3 && s.flag(o.Start) == 0 {
			short[s.d.Word(o.Start)] = o.Kind
		}
	}
	if len(short) == 0 {
		return
	}
	for i := range s.d.Tokens {
		if s.claim[i] != free || !s.capital(i) {
			continue
		}
		if s.joined(i+2) && s.tok(i+1).IsDash() && s.d.Glued(i+1) && s.d.Glued(i+2) {
			if kind, ok := short[s.d.Slice(text.Span{Start: i, End: i + 3})]; ok {
				s.addOrg(mention.Org{Span: text.Span{Start: i, End: i + 3}, Kind: kind, Rule: "org.en-alias"})
				continue
			}
		}
		if kind, ok := short[s.d.Word(i)]; ok {
			s.addOrg(mention.Org{Span: text.Span{Start: i, End: i + 1}, Kind: kind, Rule: "org.en-alias"})
		}
	}
}
