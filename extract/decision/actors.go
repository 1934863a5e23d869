package decision

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

type unitKind uint8

const (
	unitPerson unitKind = iota // a person, with the post said of him
	unitPost                   // a post that stands for its holder
	unitOrg                    // one body
	unitGroup                  // several: "các sở, ngành"
	unitPlace                  // a place that stands for its government
	unitDate
	unitPaper // a document
)

// unit is a stretch of the text that names somebody, a date or a document.
type unit struct {
	text.Span
	kind  unitKind
	actor mention.Actor
	ref   int  // index in its list of the Set
	lead  bool // "lãnh đạo Sở": the body when it acts, the words when addressed
}

func (u *unit) isActor() bool { return u.kind <= unitPlace }

func person(p int) mention.Actor { return mention.Actor{Person: p, Org: mention.None} }

func org(o int) mention.Actor { return mention.Actor{Person: mention.None, Org: o} }

func written(s text.Span) mention.Actor {
	return mention.Actor{Person: mention.None, Org: mention.None, Written: s}
}

// findUnits puts everything named in order, none inside another.
func (r *run) findUnits() {
	set, ent := r.set, r.ent
	r.given = make(map[string]int, len(ent.People))
	for k := range ent.People {
		n := ent.People[k].Name
		last := n[strings.LastIndexByte(n, ' ')+1:]
		if _, ok := r.given[last]; !ok {
			r.given[last] = k
		}
	}
	list := make([]unit, 0, len(set.People)+len(set.Posts)+len(set.Orgs)+len(set.Dates)+len(set.Documents))
	whole := make([]text.Span, len(set.People))
	for i := range set.People {
		p := &set.People[i]
		whole[i] = p.Span
		if !p.Honorific.Empty() && p.Honorific.Start < p.Start && p.Start-p.Honorific.Start < 8 {
			whole[i].Start = p.Honorific.Start
		}
	}
	for i := range set.Posts {
		p := &set.Posts[i]
		w := p.Whole
		if w.Empty() {
			w = p.Span
		}
		if p.Person != mention.None {
			if s := &whole[p.Person]; w.End-w.Start < 60 && (p.Status != schema.Incoming || !r.decides(set.People[p.Person].Span, p.Span)) {
				s.Start, s.End = min(s.Start, w.Start), max(s.End, w.End)
			}
			continue
		}
		u := unit{Span: w, kind: unitPost, actor: written(w), ref: i}
		if h := ent.HolderOf[i]; h != mention.None {
			u.actor = person(h)
		} else if full := r.fuller(i, w); !full.Empty() {
			u.actor = written(full)
		}
		list = append(list, u)
	}
	for i := range set.People {
		u := unit{Span: whole[i], kind: unitPerson, actor: written(set.People[i].Span), ref: i}
		if e := ent.PersonOf[i]; e != mention.None {
			u.actor = person(e)
		} else if a, ok := r.named(set.People[i].Start, set.People[i].End); ok {
			u.actor = a
		}
		list = append(list, u)
	}
	for i := range set.Orgs {
		o := &set.Orgs[i]
		u := unit{Span: o.Span, kind: unitOrg, actor: written(o.Span), ref: i}
		if r.is(o.Start, r.f.word.joint) && r.doc.Tokens[o.Start].Cap() {
			u.End = r.pastFields(u.End)
			if u.End > o.End {
				u.actor = written(u.Span)
				list = append(list, u)
				continue
			}
		}
		if o.Generic {
			u.kind = unitGroup
		} else if e := ent.OrgOf[i]; e != mention.None {
			u.actor = org(e)
		}
		list = append(list, u)
	}
	list = r.places(list)
	for i := range list {
		if u := &list[i]; (u.kind == unitOrg || u.kind == unitPlace || u.kind == unitGroup) && r.leads(u.Start) {
			u.Start, u.lead = u.Start-2, true
			if u.actor.Org == mention.None {
				u.actor = written(u.Span)
			}
		}
	}
	for i := range set.Dates {
		list = append(list, unit{Span: set.Dates[i].Span, kind: unitDate, actor: mention.Nobody, ref: i})
	}
	for i := range set.Documents {
		list = append(list, unit{Span: set.Documents[i].Span, kind: unitPaper, actor: mention.Nobody, ref: i})
	}
	slices.SortStableFunc(list, func(a, b unit) int {
		if c := cmp.Compare(a.Start, b.Start); c != 0 {
			return c
		}
		return cmp.Compare(b.End, a.End)
	})
	end := 0
	for _, u := range list {
		if u.Empty() || u.Start < end {
			continue
		}
		end = u.End
		r.units = append(r.units, u)
		for i := u.Start; i < u.End; i++ {
			r.at[i].unit = int32(len(r.units))
		}
	}
}

// decides reports whether a verb of deciding stands between a person and the
// post he is given: "ông A được Thủ tướng bổ nhiệm giữ chức …".
func (r *run) decides(person, post text.Span) bool {
	for i := person.End; i < post.Start; i++ {
		if v := r.at[i].verb; v != 0 && r.f.verbs[v-1].frame >= frameAct {
			return true
		}
	}
	return false
}

// pastFields is the token after the further fields of a joint issuer whose name
// is taken to end at token i: "Liên Bộ Tài chính - Nội vụ".
func (r *run) pastFields(i int) int {
	for i+1 < len(r.doc.Tokens) {
		t := &r.doc.Tokens[i]
		if !t.Is(',') && !t.IsDash() && !r.isAnd(i) || t.Break {
			return i
		}
		end := i
		for _, h := range r.hits.At(i + 1) {
			if h.Table == r.f.fieldTable {
				end = max(end, int(h.End))
			}
		}
		if end == i {
			return i
		}
		i = end
	}
	return i
}

// fuller is the longest earlier way to write the post i that stands for a
// holder nobody names ("Thủ tướng" after "Thủ tướng Chính phủ"); empty if none.
func (r *run) fuller(i int, w text.Span) text.Span {
	p := &r.set.Posts[i]
	var best text.Span
	if p.Org == mention.None && w.Len() > p.Len() || p.Org != mention.None && r.set.Orgs[p.Org].Generic {
		return best // "Chủ tịch UBND các huyện"
	}
	body := mention.None
	if p.Org != mention.None {
		if body = r.ent.OrgOf[p.Org]; body == mention.None {
			return best
		}
	}
	for k := max(0, i-40); k < i; k++ {
		q := &r.set.Posts[k]
		if q.Person == mention.None && q.Org != mention.None && (body == mention.None || r.ent.OrgOf[q.Org] == body) && q.Title == p.Title && q.Whole.Len() > w.Len() && q.Whole.Len() > best.Len() {
			best = q.Whole
		}
	}
	return best
}

// leads reports whether "lãnh đạo" or "đại diện" stands just before token i.
func (r *run) leads(i int) bool {
	if i < 2 || r.doc.Tokens[i].Break || r.doc.Tokens[i-1].Break {
		return false
	}
	a, b := r.doc.Tokens[i-2].ID, r.doc.Tokens[i-1].ID
	return a != 0 && b != 0 && (a == r.f.word.lead && b == r.f.word.leadEnd || a == r.f.word.stand && b == r.f.word.standEnd)
}

// unitAt is the unit that begins at token i, nil where none does.
func (r *run) unitAt(i int) *unit {
	if i < len(r.at) {
		if n := r.at[i].unit; n != 0 && r.units[n-1].Start == i {
			return &r.units[n-1]
		}
	}
	return nil
}

// unitBefore is the unit that ends just before token i.
func (r *run) unitBefore(i int) *unit {
	if i > 0 {
		if n := r.at[i-1].unit; n != 0 && r.units[n-1].End == i {
			return &r.units[n-1]
		}
	}
	return nil
}

// issuer is the unit as one who acts.
func (r *run) issuer(u *unit) mention.Actor {
	if a, ok := r.governed(u); ok && !u.lead {
		return a
	}
	if u.lead && u.actor.Org == mention.None && u.actor.Person == mention.None {
		return written(u.Span)
	}
	if u.kind == unitOrg {
		if s := r.joint(u); !s.Empty() {
			return written(s)
		}
	}
	return u.actor
}

// joint is the whole of a joint issuer of which u is the last: "Liên Bộ: Tài
// chính, Nội vụ"; empty where it is none.
func (r *run) joint(u *unit) text.Span {
	for k := u.Start - 1; k >= max(0, u.Start-14); k-- {
		t := &r.doc.Tokens[k]
		if t.ID != 0 && t.ID == r.f.word.joint && t.Cap() && k+1 < len(r.at) && r.doc.Tokens[k+1].Cap() {
			return text.Span{Start: k, End: u.End}
		}
		if t.Break || t.Is('.') || t.Is(';') {
			break
		}
		if t.Class == text.Word && !t.Cap() && !r.isAnd(k) && r.at[k].unit == 0 {
			break
		}
	}
	return text.Span{}
}

// addressee is the unit as one who is addressed.
func (r *run) addressee(u *unit) mention.Actor {
	if u.lead {
		return written(u.Span)
	}
	if a, ok := r.governed(u); ok {
		return a
	}
	return u.actor
}

// places adds the names of places, with the word for their level: they stand
// for their governments ("Hà Nội đặt mục tiêu", "TP Châu Đốc đã ra quyết định").
func (r *run) places(list []unit) []unit {
	start, end := -1, -1
	for _, h := range r.hits.All() {
		s, e := int(h.Start), int(h.End)
		switch h.Table {
		case r.f.levelTable:
			if s >= end {
				start, end = s, e
			}
			continue
		case r.f.provinceTable, r.f.districtTable, r.f.countryTable:
		default:
			continue
		}
		if !r.doc.Tokens[s].Cap() || e > s+1 && r.doc.Tokens[e-1].Case == text.Lower {
			continue // "Thống nhất …"
		}
		span := text.Span{Start: s, End: e}
		if end == s && start >= 0 {
			span.Start = start
		}
		list = append(list, unit{Span: span, kind: unitPlace, actor: written(span), ref: mention.None})
	}
	return list
}
