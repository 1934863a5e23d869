package decision

import (
	"sort"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// lookBack bounds how many names back a short name is looked up.
const lookBack = 80

// meant is the body that the plain word s stands for: "bộ", "sở", "nhà
// trường" for the last ministry, department or school named before it, "tỉnh",
// "huyện" for the people's committee of that level. The words themselves where
// there is none (rule: language.md, 7.2, order of binding by head).
func (r *run) meant(s text.Span) mention.Actor {
	if s.Empty() || s.Len() > 3 {
		return written(s)
	}
	end := s.End
	if end-1 > s.Start && r.is(end-1, r.f.word.this) {
		end--
	}
	head := s.Start
	if end-head == 2 && r.isWord(head, "nhà") {
		head++ // "nhà trường"
	}
	level := r.at[head].levelEnd > 0 && int(r.at[head].levelEnd) == end
	if !level && end-head != 1 && !(end-head == 2 && r.at[head].nounEnd == int32(end)) {
		return written(s)
	}
	n := sort.Search(len(r.set.Orgs), func(k int) bool { return r.set.Orgs[k].Start >= s.Start })
	for k, tried := n-1, 0; k >= 0 && tried < lookBack; k, tried = k-1, tried+1 {
		o, e := &r.set.Orgs[k], r.ent.OrgOf[k]
		switch {
		case o.Generic || e == mention.None:
		case level:
			if o.Kind == "peoples_committee" && r.holds(o.Span, text.Span{Start: head, End: end}) {
				return org(e)
			}
		case o.Len() > end-head && r.same(o.Start, head, end-head):
			return org(e)
		}
	}
	return written(s)
}

// same reports whether the n words at tokens a and b are the same.
func (r *run) same(a, b, n int) bool {
	for k := range n {
		if a+k >= len(r.at) || b+k >= len(r.at) || !strings.EqualFold(r.doc.Word(a+k), r.doc.Word(b+k)) {
			return false
		}
	}
	return true
}

// holds reports whether the words w stand in s.
func (r *run) holds(s, w text.Span) bool {
	for i := s.Start; i+w.Len() <= s.End; i++ {
		if r.same(i, w.Start, w.Len()) {
			return true
		}
	}
	return false
}

// governed is the people's committee of the place that unit u names with its
// level ("Quận Thanh Khê" where the article has "UBND quận Thanh Khê"); false
// where the article has none.
func (r *run) governed(u *unit) (mention.Actor, bool) {
	if u.kind != unitPlace || u.Len() < 2 || r.at[u.Start].levelEnd == 0 {
		return mention.Nobody, false
	}
	name := strings.ToLower(r.doc.Slice(u.Span))
	for e := range r.ent.Orgs {
		o := &r.ent.Orgs[e]
		if o.Kind == "peoples_committee" && strings.HasSuffix(strings.ToLower(o.Name), " "+name) {
			return org(e), true
		}
	}
	return mention.Nobody, false
}
