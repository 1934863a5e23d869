package english

import (
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// attach makes posts of the titles: whose each is, and what of.
func (s *scan) attach() {
	for k := range s.titles {
		p := &s.titles[k]
		post := mention.Post{
			Span: p.Span, Title: s.name(p.Span), Org: mention.None, Complement: p.complement,
			Person: mention.None, Status: p.status, Rule: "position.en-alone",
		}
		if p.org != mention.None {
			post.Org = p.org
			post.Complement = text.Span{}
		}
		who, rule := s.holder(k)
		switch {
		case who != mention.None:
			post.Person, post.Rule = who, rule
			if st := s.becoming(p, who); st != "" && post.Status == schema.Current {
				post.Status = st
			}
		case p.org == mention.None && p.complement.Empty() && !s.capital(p.Start):
			continue // a plain word
		}
		post.Whole = s.whole(p, &post)
		s.posts = append(s.posts, post)
	}
	s.sortOrgs()
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

// holder is the person title k belongs to.
func (s *scan) holder(k int) (int, mention.Rule) {
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
	if s.joined(p.end) && s.id(p.end) == s.t.and {
		if q, ok := s.titleAt[p.end+1]; ok && q > k && q == k+1 && s.titles[q].org == mention.None {
			if who, rule := s.holder(q); who != mention.None && rule == "position.en-before-name" {
				return who, rule
			}
		}
	}
	// the title comes after the name
	j := p.lead
	for n := 0; n < 3 && j > 0 && s.joined(j); n++ {
		switch s.id(j - 1) {
		case s.t.the, s.t.a, s.t.an, s.t.its, s.t.their, s.t.his, s.t.her, s.t.also:
			j--
			continue
		}
		break
	}
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

// clause finds the holder in "X, who is also an executive at Y", "appointed X …
// as chair of Y".
func (s *scan) clause(p *title, j int) (int, mention.Rule) {
	if j == 0 || !s.joined(j) {
		return mention.None, ""
	}
	w := s.id(j - 1)
	if (w == s.t.is || w == s.t.was) && s.joined(j-1) {
		e := j - 2
		if s.id(e) == s.t.who {
			if s.is(e-1, ',') {
				e--
			}
		} else {
			e = j - 1
		}
		if who, ok := s.personTo[e]; ok {
			return who, "position.en-is"
		}
		return mention.None, ""
	}
	if w != s.t.as {
		return mention.None, ""
	}
	sent := s.d.Sentence(j - 1)
	for i := j - 2; i >= sent.Start && i > j-40; i-- {
		if who, ok := s.personTo[i+1]; ok && s.claim[i] == personClaim {
			if s.namingBefore(s.people[who].Start, sent.Start) {
				return who, "position.en-as"
			}
		}
	}
	return mention.None, ""
}

// namingBefore reports whether a verb of appointing stands before token i in
// its sentence.
func (s *scan) namingBefore(i, from int) bool {
	for j := i - 1; j >= from && j > i-30; j-- {
		switch s.d.Word(j) {
		case "appointed", "named", "nominated", "elected", "chose", "picked", "selected", "appoints", "names", "nominates":
			return true
		}
	}
	return false
}

// becoming is the status of a post the person is being given here.
func (s *scan) becoming(p *title, who int) schema.PositionStatus {
	if s.is(p.End, '-') && s.d.Glued(p.End) {
		return schema.Incoming
	}
	j := p.lead
	for n := 0; n < 3 && j > 0; n++ {
		if s.id(j-1) == s.t.as {
			sent := s.d.Sentence(j - 1)
			if s.people[who].Start < j && s.namingBefore(s.people[who].Start, sent.Start) {
				return schema.Incoming
			}
			return ""
		}
		j--
	}
	return ""
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
