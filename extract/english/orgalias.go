package english

import (
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
	return text.Span{}
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
		if kind, ok := short[s.d.Word(i)]; ok {
			s.addOrg(mention.Org{Span: text.Span{Start: i, End: i + 1}, Kind: kind, Rule: "org.en-alias"})
		}
	}
}
