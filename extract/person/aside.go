package person

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// lawyers makes a post of "Luật sư A (Đoàn Luật sư TP Hà Nội)": the calling is
// one where the bar or the firm is said with it.
func (s *scan) lawyers() {
	n := len(s.posts)
	for i := range s.people {
		p := &s.people[i]
		if p.Honorific.Empty() || p.Honorific.Len() < 2 || p.End+1 >= len(s.d.Tokens) || s.d.Tokens[p.End].Break || s.d.Tokens[p.End+1].Break {
			continue
		}
		sp := text.Span{Start: p.Honorific.End - 2, End: p.Honorific.End}
		if s.d.Tokens[sp.Start].ID != s.f.idLuat || s.d.Tokens[sp.Start+1].ID != s.f.idSu {
			continue
		}
		t := &s.d.Tokens[p.End]
		if !t.Is('(') && !t.Is(',') && !t.IsDash() {
			continue
		}
		o := s.org[p.End+1]
		if o == 0 || s.set.Orgs[o-1].Start != p.End+1 || s.set.Orgs[o-1].Generic || !s.ofLaw(s.set.Orgs[o-1].Span) {
			continue
		}
		q := post{from: sp.Start, to: s.set.Orgs[o-1].End}
		q.Span, q.Title, q.Org, q.Person = sp, s.nameText(sp), int(o-1), i
		q.Status, q.Rule = schema.Current, "position.lawyer"
		q.Whole = text.Span{Start: sp.Start, End: s.set.Orgs[o-1].End}
		s.posts = append(s.posts, q)
	}
	if len(s.posts) > n {
		slices.SortStableFunc(s.posts, func(a, b post) int { return cmp.Compare(a.Start, b.Start) })
	}
}

// ofLaw reports whether a body's name says that it is one of lawyers.
func (s *scan) ofLaw(sp text.Span) bool {
	for i := sp.Start; i < sp.End; i++ {
		if s.d.Tokens[i].ID == s.f.idLuat {
			return true
		}
	}
	return false
}

// inBrackets gives a post said of a person in brackets the organisation before
// them: "Sở Tài chính (ông A, chuyên viên, điện thoại …)".
func (s *scan) inBrackets() {
	for i := range s.posts {
		p := &s.posts[i]
		if p.Person == mention.None || p.Org != mention.None || !p.Complement.Empty() || p.Implied != "" || p.flags&statePost != 0 {
			continue
		}
		q := &s.people[p.Person]
		at := q.Start
		if !q.Honorific.Empty() {
			at = q.Honorific.Start
		}
		if at < 2 || q.Start > p.Start || !s.d.Tokens[at-1].Is('(') || s.d.Tokens[at-1].Break || s.d.Tokens[at].Break {
			continue
		}
		if o := s.org[at-2]; o != 0 && !s.set.Orgs[o-1].Generic && s.set.Orgs[o-1].End == at-1 {
			p.Org = int(o - 1)
		}
	}
}
