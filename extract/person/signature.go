package person

import (
	"sort"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// signatures joins the post of a signature block to the name below it:
//
//	KT. CHỦ TỊCH
//	PHÓ CHỦ TỊCH
//	(Đã ký)
//	Nguyễn Văn An
func (s *scan) signatures(items []item) {
	for b, block := range s.d.Blocks {
		if block.Len() > 12 || !s.onlyPost(block.Span) {
			continue
		}
		for q := b + 1; q < len(s.d.Blocks) && q <= b+3; q++ {
			next := s.d.Blocks[q]
			if next.Len() > 8 || s.onlyPost(next.Span) {
				break
			}
			n, ok := s.nameAt(next.Start)
			if !ok || n.end < next.End || n.words < 2 || n.shape == foreign || n.shape == givenOnly {
				continue
			}
			s.sign(block.Span, text.Span{Start: next.Start, End: n.end})
			break
		}
	}
}

// onlyPost reports whether a block is a post of a signature: capitals alone,
// a post in them.
func (s *scan) onlyPost(b text.Span) bool {
	post := false
	for i := b.Start; i < b.End; i++ {
		t := &s.d.Tokens[i]
		if t.Class == text.Word && t.Case != text.Upper && !s.single(i) {
			return false
		}
		if _, ok := s.hits.Longest(i, s.f.postTable); ok {
			post = true
		}
	}
	return post
}

// sign joins the post of the block to the person at sp, who is made a person
// here where the name stood bare.
func (s *scan) sign(block, sp text.Span) {
	at := sort.Search(len(s.posts), func(i int) bool { return s.posts[i].Start >= block.Start })
	if at == len(s.posts) || s.posts[at].Start >= block.End {
		return
	}
	for at+1 < len(s.posts) && s.posts[at+1].Start < block.End {
		at++
	}
	p := &s.posts[at]
	if p.Person != mention.None {
		return
	}
	who := sort.Search(len(s.people), func(i int) bool { return s.people[i].Start >= sp.Start })
	if who == len(s.people) || s.people[who].Start != sp.Start {
		s.people = append(s.people, mention.Person{})
		copy(s.people[who+1:], s.people[who:])
		s.people[who] = mention.Person{Span: sp, Name: s.nameText(sp), Rule: "person.signature"}
		for i := range s.posts {
			if s.posts[i].Person >= who {
				s.posts[i].Person++
			}
			for k := range s.posts[i].shared {
				if s.posts[i].shared[k] >= who {
					s.posts[i].shared[k]++
				}
			}
		}
	}
	p.Person = who
	p.Rule = "position.signature"
	p.Whole = join(p.Whole, sp)
}
