package english

import (
	"slices"
	"sort"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// attach makes posts of the titles: whose each is, and what of.
func (s *scan) attach() {
	for i := range s.orgs {
		s.byStart = append(s.byStart, i)
	}
	slices.SortFunc(s.byStart, func(a, b int) int { return s.orgs[a].Start - s.orgs[b].Start })
	for k := range s.titles {
		p := &s.titles[k]
		post := mention.Post{
			Span: p.Span, Title: s.name(p.Span), Org: mention.None, Complement: p.complement,
			Person: mention.None, Status: p.status, Rule: "position.en-alone",
		}
		if p.lead >= len(s.claim) || s.claim[p.lead] != stateClaim { // not "Cambodian Prime Minister"
			post.Implied = p.implied
		}
		if p.full != "" && s.titled(p.full) {
			post.Title = strings.TrimSpace(s.name(text.Span{Start: p.Start, End: p.End - 1}) + " " + p.full)
		}
		if p.org != mention.None {
			post.Org = p.org
			post.Complement = text.Span{}
		}
		if p.plural {
			s.attachShared(p, post)
			continue
		}
		who, rule := s.holder(k, maxJoined)
		switch {
		case who != mention.None:
			post.Person, post.Rule = who, rule
			if rule == "position.en-named" && post.Status == schema.Current {
				post.Status = schema.Incoming
			}
			if rule == "position.en-served" && post.Status == schema.Current {
				post.Status = schema.Former
			}
			if st := s.becoming(p, who); st != "" && post.Status == schema.Current {
				post.Status = st
			}
		case p.org == mention.None && p.complement.Empty() && !s.capital(p.Start):
			continue // a plain word
		}
		if rule == "position.en-before-name" && post.Org == mention.None && post.Complement.Empty() {
			s.ofAfterName(p, &post)
		}
		if post.Org == mention.None && post.Complement.Empty() {
			s.bodyOf(p, &post)
		}
		if post.Org == mention.None && post.Complement.Empty() && post.Person != mention.None && s.its(p) {
			post.Org = s.lastOrg(p)
		}
		post.Whole = s.whole(p, &post)
		s.posts = append(s.posts, post)
	}
	s.sortOrgs()
}

// titled reports whether the article says a title in full.
func (s *scan) titled(full string) bool {
	return slices.ContainsFunc(s.titles, func(p title) bool { return strings.HasSuffix(s.d.Slice(p.Span), full) })
}

// attachShared makes a post of each of those whose title p is.
func (s *scan) attachShared(p *title, post mention.Post) {
	who, rule := s.holders(p)
	for _, w := range who {
		one, own := *p, post
		own.Person, own.Rule, own.Title = w, rule, singular(s.name(p.Span))
		if own.Org == mention.None && own.Complement.Empty() {
			s.ofAfterName(&one, &own)
		}
		own.Whole = s.whole(&one, &own)
		s.posts = append(s.posts, own)
	}
}

// ofAfterName reads "Secretary Ramon Dalisay of the Department of …".
func (s *scan) ofAfterName(p *title, post *mention.Post) {
	e := s.people[post.Person].End
	if !s.joined(e) || s.id(e) != s.t.of && s.id(e) != s.t.at {
		return
	}
	if k := s.past(e + 1); k >= 0 {
		if o, ok := s.orgAt[k]; ok {
			post.Org = o
			p.end = s.orgs[o].End
		} else if s.claim[k] == stateClaim && s.id(e) == s.t.of {
			x, _ := s.c.Hits.Longest(k, s.t.place)
			post.Complement = text.Span{Start: k, End: max(k, int(x.End))}
			p.end = max(p.end, post.Complement.End)
		}
	}
}

// maxBack bounds how many organisations a plain word looks back on.
const maxBack = 64

// bodyOf finds what "board chair", "Department director" are of: the
// organisation named last before whose head noun the word is. The word leaves
// the title where both are small, or it alone is a capital.
func (s *scan) bodyOf(p *title, post *mention.Post) {
	j := p.Start
	inside := p.Len() > 1 && s.flag(j)&fOrgEnd != 0
	if !inside {
		j--
		if j < 0 || !s.joined(j+1) || s.flag(j)&fOrgEnd == 0 || s.claim[j] != free {
			return
		}
	}
	at := sort.Search(len(s.byStart), func(i int) bool { return s.orgs[s.byStart[i]].Start >= j })
	for n := at - 1; n >= 0 && n > at-maxBack; n-- {
		o := &s.orgs[s.byStart[n]]
		for i := o.End - 1; i >= o.Start; i-- {
			if s.id(i) != s.id(j) {
				continue
			}
			post.Org = s.byStart[n]
			if inside && !s.capital(j) {
				post.Start++
				post.Title = s.name(post.Span)
			}
			p.lead = min(p.lead, j)
			return
		}
	}
}

// sortOrgs puts the organisations in the order of the text and renumbers.
func (s *scan) sortOrgs() {
	order := make([]int, len(s.orgs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return s.orgs[a].Start - s.orgs[b].Start })
	number := make([]int, len(s.orgs))
	sorted := make([]mention.Org, len(s.orgs))
	for n, o := range order {
		number[o], sorted[n] = n, s.orgs[o]
	}
	s.orgs = sorted
	for i := range s.posts {
		if o := s.posts[i].Org; o != mention.None {
			s.posts[i].Org = number[o]
		}
	}
}

// maxJoined bounds how many titles "and" joins before one name.
const maxJoined = 3

// holder is the person title k belongs to; more is how many further titles may
// be joined to it.
func (s *scan) holder(k, more int) (int, mention.Rule) {
	p := &s.titles[k]
	if who, ok := s.personAt[p.end]; ok && s.joined(p.end) && (!p.weak || p.org != mention.None || p.Len() > 1) {
		return who, "position.en-before-name"
	}
	if p.org != mention.None || !p.complement.Empty() {
		if s.is(p.end, ',') && s.joined(p.end+1) {
			if who, ok := s.personAt[p.end+1]; ok && !s.nameBefore(p) {
				return who, "position.en-before-name"
			}
		}
	}
	// "founder and former CEO, Adam Neumann"
	if more > 0 && s.joined(p.end) && s.id(p.end) == s.t.and {
		if q, ok := s.titleAt[p.end+1]; ok && q == k+1 && (s.titles[q].org == mention.None || p.org != mention.None) {
			if s.titles[q].org == mention.None && s.titles[q].complement.Empty() { // both are of the one body
				s.titles[q].org, s.titles[q].complement = p.org, p.complement
			}
			if who, rule := s.holder(q, more-1); who != mention.None && rule == "position.en-before-name" {
				return who, rule
			}
		}
	}
	if s.its(p) && s.is(p.end, ',') && s.joined(p.end+1) {
		if who, ok := s.personAt[p.end+1]; ok {
			return who, "position.en-before-name"
		}
	}
	// the title comes after the name
	j := s.pastArticlesBack(p.lead)
	if j > 0 && s.joined(j) && s.is(j-1, ',') && s.joined(j-1) {
		e := j - 1
		if s.tok(e-1).Class == text.Number && e >= 3 && s.is(e-2, ',') {
			e -= 2
		}
		if who, ok := s.personTo[e]; ok && s.joined(e) {
			return who, "position.en-apposition"
		}
	}
	if j > 0 && s.joined(j) && s.id(j-1) == s.t.and && k > 0 && s.titles[k-1].end == j-1 {
		if n := len(s.posts); n > 0 && s.posts[n-1].Start == s.titles[k-1].Start && s.posts[n-1].Rule != "position.en-before-name" {
			return s.posts[n-1].Person, s.posts[n-1].Rule
		}
	}
	return s.clause(p, j)
}

// lastOrg is what "Its chief engineer" is of: the one organisation that the
// sentence names before the title, else the one that the sentence before it
// does.
func (s *scan) lastOrg(p *title) int {
	at := sort.Search(len(s.byStart), func(i int) bool { return s.orgs[s.byStart[i]].Start >= p.lead })
	n := s.d.SentenceOf(p.Start)
	for back, least := 0, 2; back < least && n-back >= 0; back++ {
		sent := s.d.Sentences[n-back]
		if s.tok(sent.Start).Class == text.Number && !s.tok(sent.Start).Break && least < 4 { // the rest of "Plan No. 112"
			least++
		}
		found := mention.None
		for i := at - 1; i >= 0 && i > at-maxBack && s.orgs[s.byStart[i]].Start >= sent.Start; i-- {
			if o := &s.orgs[s.byStart[i]]; o.Start >= sent.End {
				continue
			}
			if found != mention.None && s.orgs[found].Name != s.orgs[s.byStart[i]].Name {
				return mention.None
			}
			found = s.byStart[i]
		}
		if found != mention.None || s.tok(sent.Start).Break {
			return found
		}
	}
	return mention.None
}

// its reports whether the title begins with a possessive: "Its chief engineer,
// Pieter de Groot, …" names who it is.
func (s *scan) its(p *title) bool {
	if p.lead == 0 || !s.joined(p.lead) {
		return false
	}
	switch s.id(p.lead - 1) {
	case s.t.its, s.t.their:
		return true
	}
	return false
}

// nameBefore reports whether the title stands in apposition to a name before
// it.
func (s *scan) nameBefore(p *title) bool {
	j := p.lead
	for n := 0; n < 3 && j > 0; n++ {
		if _, ok := s.personTo[j]; ok {
			return true
		}
		if !s.joined(j) {
			return false
		}
		if s.is(j-1, ',') || s.id(j-1) == s.t.the {
			j--
			continue
		}
		return false
	}
	return false
}

// whole is the stretch from the first to the last of person, title and
// organisation.
func (s *scan) whole(p *title, post *mention.Post) text.Span {
	sp := text.Span{Start: min(p.lead, p.Start), End: max(p.end, p.End)}
	if post.Person != mention.None {
		q := &s.people[post.Person]
		sp.Start, sp.End = min(sp.Start, q.Start), max(sp.End, q.End)
	}
	return sp
}
