package resolve

import (
	"slices"
	"sort"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// settle finds the organisations of posts that are said without one: the one
// the title implies, the one said with the same title where no name stands,
// the one body of the article that has such a post.
func (h *holder) settle() {
	alone := h.alone()
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		e := h.ent.HolderOf[i]
		if e == mention.None || p.Person == mention.None || p.Org != mention.None || !p.Complement.Empty() {
			continue
		}
		key := h.fold(p.Title)
		for k := range h.ent.People[e].Positions {
			q := &h.ent.People[e].Positions[k]
			if q.Org != mention.None || q.OrgWritten != "" || h.fold(q.Title) != key {
				continue
			}
			if a, ok := alone[key]; ok && !a.several && !h.heldByOther(e, key, a.org, a.written) {
				q.Org, q.OrgWritten = a.org, a.written
				break
			}
			if q.Org = h.impliedBy(e, p, key); q.Org == mention.None {
				h.succeed(q, e, p, key)
			}
			break
		}
	}
}

// succeed gives the post of a successor the organisation of the one other
// person who has or had it: "Người thay ông giữ chức trưởng phòng là bà B".
func (h *holder) succeed(q *mention.Position, e int, p *mention.Post, key string) {
	d := h.c.Doc
	after := false
	for i := max(d.Sentence(p.Start).Start, p.Start-maxCandidates); i < p.Start && !after; i++ {
		switch d.Word(i) {
		case "thay", "Thay", "kế":
			after = true
		}
	}
	list := h.byTitle[key]
	if !after || len(list) > maxCandidates {
		return
	}
	org, written := mention.None, ""
	for _, x := range list {
		o := &h.ent.People[x.person].Positions[x.position]
		if x.person == e || o.Org == mention.None {
			continue
		}
		if org != mention.None && org != o.Org {
			return
		}
		org, written = o.Org, o.OrgWritten
	}
	q.Org, q.OrgWritten = org, written
}

// office is what a title without a name is said to be of.
type office struct {
	org     int
	written string
	several bool
}

// alone is the organisation of each title that stands without a name, where
// the article says but one.
func (h *holder) alone() map[string]office {
	out := h.offices
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		if p.Person != mention.None || p.Org == mention.None && p.Complement.Empty() || p.Status == schema.Former {
			continue
		}
		org, written := h.org(p)
		key := h.fold(p.Title)
		a, ok := out[key]
		if !ok {
			out[key] = office{org: org, written: written}
			continue
		}
		if a.org != org || org == mention.None && h.fold(a.written) != h.fold(written) {
			a.several = true
			out[key] = a
		}
	}
	return out
}

// heldByOther reports whether another person than e has the post.
func (h *holder) heldByOther(e int, key string, org int, written string) bool {
	list := h.byTitle[key]
	for n, x := range list {
		if n == maxCandidates {
			return true
		}
		if x.person != e && h.holds(x, org, written) {
			return true
		}
	}
	return false
}

// impliedBy is the organisation of a post that says none: what the title
// implies, else the one body of the article that has such a post.
func (h *holder) impliedBy(e int, p *mention.Post, key string) int {
	if h.c.Language == "en" {
		return h.englishBody(key, p.Implied)
	}
	if p.Implied != "" {
		return h.lookUp(p.Implied, func() int { return h.only(text.FoldString(p.Implied)) })
	}
	switch {
	case strings.HasSuffix(key, "bộ trưởng"), strings.HasSuffix(key, "thứ trưởng"):
		held := false
		for _, q := range h.ent.People[e].Positions {
			if q.Org != mention.None && h.ent.Orgs[q.Org].Kind == "ministry" {
				return q.Org // "Thứ trưởng, người phát ngôn của Bộ Y tế"
			}
			held = held || q.Org != mention.None || q.OrgWritten != ""
		}
		if held {
			return mention.None // "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ" heads no ministry
		}
		return h.lookUp("ministry", func() int { return h.onlyKind("ministry") })
	case key == "đại biểu":
		return h.lookUp("council", func() int {
			local, national := h.only("hđnd", "hội đồng nhân dân"), h.only("quốc hội")
			switch {
			case national == mention.None:
				return local
			case local == mention.None || len(h.ent.Orgs[national].Mentions) > len(h.ent.Orgs[local].Mentions):
				return national
			}
			return local
		})
	case key == "chủ tịch", key == "phó chủ tịch":
		return h.before(p, "peoples_committee", "peoples_council")
	}
	if h.namesMore(p) {
		return mention.None // "Tổng giám đốc PMU An toàn giao thông"
	}
	for _, x := range titleKinds {
		if strings.HasSuffix(key, x.title) {
			return h.lookUp(x.title, func() int { return h.onlyKind(x.kinds...) })
		}
	}
	return mention.None
}

// namesMore reports whether capitals that are nobody's name go on after a title.
func (h *holder) namesMore(p *mention.Post) bool {
	if p.End >= len(h.c.Doc.Tokens) {
		return false
	}
	t := &h.c.Doc.Tokens[p.End]
	return !t.Break && t.Class == text.Word && t.Cap() && (p.Person == mention.None || h.set.People[p.Person].Start != p.End)
}

// titleKinds are titles that bodies of one kind alone have.
var titleKinds = []struct {
	title string
	kinds []string
}{
	{"hiệu trưởng", []string{"school", "university", "college", "academy"}},
	{"tổng giám đốc", []string{"company", "bank"}},
	{"tổng biên tập", []string{"press", "publisher"}},
	{"chi cục trưởng", []string{"sub_department"}},
	{"vụ trưởng", []string{"ministry_unit"}},
}

// only is the one organisation of the article whose name is one of the heads
// or begins with one, and is of no other country.
func (h *holder) only(heads ...string) int {
	found := mention.None
	for e := range h.names {
		name := h.name(e)
		for _, head := range heads {
			rest, ok := strings.CutPrefix(name, head)
			if !ok || rest != "" && (rest[0] != ' ' || h.abroad[rest[1:]]) {
				continue
			}
			if found != mention.None && found != e {
				return mention.None
			}
			found = e
		}
	}
	return found
}

// onlyKind is the one organisation of the kinds; of two whose names begin alike
// ("Bộ Giao thông", "Bộ Giao thông vận tải") the longer.
func (h *holder) onlyKind(kinds ...string) int {
	found := mention.None
	for e := range h.ent.Orgs {
		switch {
		case !slices.Contains(kinds, h.ent.Orgs[e].Kind):
		case found == mention.None, strings.HasPrefix(h.name(e), h.name(found)+" "):
			found = e
		case !strings.HasPrefix(h.name(found), h.name(e)+" "):
			return mention.None
		}
	}
	return found
}

// before is the one organisation of the kinds that the sentence names before
// the post: "Thay mặt UBND thành phố, Chủ tịch … phát biểu".
func (h *holder) before(p *mention.Post, kinds ...string) int {
	sent := h.c.Doc.Sentence(p.Start)
	at := sort.Search(len(h.set.Orgs), func(i int) bool { return h.set.Orgs[i].Start >= p.Start })
	found := mention.None
	for i := at - 1; i >= 0 && i >= at-maxCandidates && h.set.Orgs[i].Start >= sent.Start; i-- {
		e := h.ent.OrgOf[i]
		if e == mention.None || !slices.Contains(kinds, h.ent.Orgs[e].Kind) {
			continue
		}
		if found != mention.None && found != e {
			return mention.None
		}
		found = e
	}
	return found
}
