package person

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// post is a post of the text while it is being joined to people.
type post struct {
	mention.Post
	flags  postFlag
	from   int   // first token with modifiers and "các"
	to     int   // end with organisation and a parenthesis after it
	head   bool  // the title holds the head word of its body
	open   bool  // of a group of bodies: nobody in particular
	plural bool  // "các Phó Chủ tịch": of everybody in the list that follows
	shared []int // further people of a plural post
}

// findPosts reads every post of the text with its modifiers and what it is a
// post of.
func (s *scan) findPosts() {
	end := 0
	for _, h := range s.hits.All() {
		if h.Table != s.f.postTable || int(h.Start) < end {
			continue
		}
		if o := s.org[h.Start]; o != 0 && s.set.Orgs[o-1].Start < int(h.Start) && s.set.Orgs[o-1].End >= int(h.End) {
			continue // "Văn phòng Chủ tịch nước"
		}
		if s.f.posts[h.Row].flags&noPost != 0 {
			end = int(h.End)
			continue
		}
		p := s.readPost(h)
		end = p.to
		if p.flags&noPost == 0 {
			s.posts = append(s.posts, p)
		}
		a := postAnchor
		if p.to > p.End {
			a = orgAnchor
		}
		if p.flags&statePost != 0 {
			a = stateAnchor
		}
		if p.to < len(s.d.Tokens) && !s.d.Tokens[p.to].Break {
			s.anchor[p.to] = a
		}
	}
}

func (s *scan) readPost(h lexicon.Hit) post {
	info := s.f.posts[h.Row]
	p := post{flags: info.flags, from: int(h.Start), head: info.head}
	p.Span = h.Span()
	p.Org, p.Person = mention.None, mention.None
	p.Implied = info.implied
	p.Status = schema.Current
	p.Rule = "position.post"

	s.modifiersBefore(&p)
	s.modifiersAfter(&p)
	p.to = p.End
	s.complement(&p, int(h.End))
	s.placeAfter(&p)
	s.parents(&p)
	p.Title = s.nameText(p.Span)
	p.Whole = text.Span{Start: p.Start, End: p.to}
	s.parenthesis(&p)
	return p
}

// modifiersBefore reads "nguyên", "quyền", "Q." and the plural words. Words
// that only end like a modifier ("chính quyền") are none; who stands for a post
// ("ứng cử viên Tổng thống") has it not.
func (s *scan) modifiersBefore(p *post) {
	for p.from > 0 && !s.d.Tokens[p.from].Break {
		k := p.from - 1
		switch s.compoundBefore(p.from) {
		case modifierNone:
			return
		case modifierCandidate:
			p.flags |= noPost
			return
		}
		if s.d.Tokens[k].Is('.') && k > 0 && !s.d.Tokens[k].Break {
			k--
		}
		found := false
		for _, h := range s.hits.At(k) {
			if h.Table == s.f.modifierTable && int(h.End) == p.from && s.f.before[h.Row] && !s.inName(k) {
				p.Status = s.f.modifiers[h.Row]
				p.from, found = k, true
				break
			}
		}
		if found {
			continue
		}
		k = p.from - 1
		if t := &s.d.Tokens[k]; t.Class == text.Number && t.End-t.Start == 1 && s.d.Word(k) != "1" && (k == 0 || !s.d.Tokens[k-1].Is('/')) { // "2 Phó Chủ tịch"
			p.plural = true
			p.from = k
			return
		}
		switch s.d.Word(k) {
		case "các", "Các", "những", "hai", "ba", "Hai", "Ba":
			p.plural = true
			p.from = k
		case "chí": // "các đồng chí Đảng ủy viên"
			if k >= 2 && s.d.Word(k-1) == "đồng" && (s.d.Word(k-2) == "các" || s.d.Word(k-2) == "Các") {
				p.open = true
			}
		}
		return
	}
}

// What the table of modifiers says of words that are none.
const (
	modifierNone      schema.PositionStatus = "none"
	modifierCandidate schema.PositionStatus = "candidate"
)

// compoundBefore is what the table says of the words of two syllables or more
// that end right before token i; "" where it holds none.
func (s *scan) compoundBefore(i int) schema.PositionStatus {
	for k := i - 2; k >= 0 && k >= i-3 && !s.d.Tokens[k+1].Break; k-- {
		for _, h := range s.hits.At(k) {
			if h.Table == s.f.modifierTable && int(h.End) == i && s.f.before[h.Row] {
				if st := s.f.modifiers[h.Row]; st == modifierNone || st == modifierCandidate {
					return st
				}
			}
		}
	}
	return ""
}

// inName reports whether the capitalised word at i goes on a name: "Nguyên"
// is a given name too.
func (s *scan) inName(i int) bool {
	if i == 0 || !s.d.Tokens[i].Cap() || s.d.Tokens[i].Break {
		return false
	}
	b := &s.d.Tokens[i-1]
	return b.Class == text.Word && b.Cap() && !s.firstOfSentence(i-1)
}

// modifiersAfter reads "Thường trực" and the like, which belong to the title.
func (s *scan) modifiersAfter(p *post) {
	for p.End < len(s.d.Tokens) && !s.d.Tokens[p.End].Break {
		h, ok := s.hits.Longest(p.End, s.f.modifierTable)
		if !ok || s.f.before[h.Row] {
			return
		}
		p.Span.End = int(h.End)
		if st := s.f.modifiers[h.Row]; st != "" {
			p.Status = st
		}
	}
}
