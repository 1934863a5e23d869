package resolve

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// tail is a body named at the end of another's name: "Sở Nội vụ" in "Đảng ủy
// Sở Nội vụ".
type tail struct {
	key  orgKey
	name string
	at   int
}

// readTails finds the bodies named inside others' names.
func (s *orgState) readTails() {
	d, h := s.c.Doc, s.c.Hits
	for i := range s.set.Orgs {
		o := &s.set.Orgs[i]
		if len(s.order) == maxTails {
			break
		}
		if o.Generic || o.Short || o.Len() < 3 || len(s.keys[i].parts) == 0 || o.Rule == ruleList {
			continue
		}
		for j := o.Start + 1; j < o.End-1; j++ {
			if !d.Tokens[j].Cap() {
				continue
			}
			inside := false
			for _, x := range h.At(j) {
				if in := s.t.inside[x.Table]; in != nil {
					inside = in[x.Row] && int(x.End) < o.End
					break
				}
			}
			if !inside {
				continue
			}
			span := text.Span{Start: j, End: o.End}
			t := tail{key: s.t.key(s.c, span, nil), name: d.Slice(span), at: j}
			if len(t.key.parts) < 2 || t.key.level != noLevel {
				break
			}
			k := hashParts(t.key.parts)
			if old, ok := s.tails[k]; !ok || len(old.name) < len(t.name) {
				s.tails[k] = t
			}
			s.order = append(s.order, t)
			break
		}
	}
}

// maxTails bounds the bodies inside names that are looked back on.
const maxTails = 64

// fromTail makes an entity of the body inside another's name that short
// mention i stands for.
func (s *orgState) fromTail(i int) int {
	k := &s.keys[i]
	best := -1
	for j := range s.order {
		t := &s.order[j]
		if !hasPrefix(t.key.parts, k.parts) || len(t.key.parts) == len(k.parts) {
			continue
		}
		if k.level != noLevel && (t.key.place == nil || t.key.of != k.level) {
			continue
		}
		if best < 0 || t.at < s.set.Orgs[i].Start {
			best = j
		}
	}
	if best < 0 {
		return mention.None
	}
	t := &s.order[best]
	return s.body(i, &t.key, t.name, false)
}

// sibling makes an entity of a bare "HĐND" with the place of the UBND, or of a
// bare "UBND" with that of the HĐND, named last before.
func (s *orgState) sibling(i int) int {
	o := &s.set.Orgs[i]
	if !council(o.Kind) || s.keys[i].level != noLevel {
		return mention.None
	}
	for m := i - 1; m >= 0 && m >= i-recent; m-- {
		e := s.ent.OrgOf[m]
		if e == mention.None || !council(s.ent.Orgs[e].Kind) || s.ent.Orgs[e].Kind == o.Kind {
			continue
		}
		p := &s.set.Orgs[s.ent.Orgs[e].Mentions[0]]
		for n, x := range s.ent.Orgs[e].Mentions {
			if n == 8 {
				break
			}
			if !s.set.Orgs[x].Short {
				p = &s.set.Orgs[x]
				break
			}
		}
		if p.Short {
			return mention.None
		}
		unit := s.unitOf(p.Span)
		if unit.Empty() {
			return mention.None
		}
		k := orgKey{parts: append(append([]uint32{}, s.keys[i].parts...), s.t.key(s.c, unit, nil).parts...)}
		k.place, k.of = s.of[e].key.place, s.of[e].key.of
		return s.body(i, &k, o.Name+" "+s.c.Doc.Slice(unit), true)
	}
	return mention.None
}

// beside makes an entity of a short form with the place of a body named right
// after it: "Bí thư Thị ủy, Chủ tịch UBND thị xã Hà Tiên", "HĐND - UBND thành
// phố Hà Nội". Only a bare council may take a place of whatever level.
func (s *orgState) beside(i int) int {
	o, k := &s.set.Orgs[i], s.keys[i]
	bare := k.level == noLevel
	if !o.Short || !local(o.Kind) || bare && !council(o.Kind) {
		return mention.None
	}
	sent := s.c.Doc.Sentence(o.Start)
	last := o.End
	for m := i + 1; m < len(s.set.Orgs) && m <= i+3 && s.set.Orgs[m].Start < sent.End; m++ {
		x, to := &s.set.Orgs[m], &s.keys[m]
		gap := x.Start - last
		if gap > maxBeside || bare && gap > 1 || s.c.Doc.Tokens[last].Class != text.Punct && gap != 1 {
			return mention.None
		}
		last = x.End
		if x.Generic || to.place == nil || to.foreign || !local(x.Kind) {
			continue
		}
		if !bare && to.of != k.level && !(to.place.is(k.level) && !to.said) {
			return mention.None
		}
		unit := s.unitOf(x.Span)
		if !bare {
			for at := unit.Start; at < unit.End; at++ {
				if _, n := s.t.placeAt(s.c.Hits, s.c.Doc, at); n > 0 && s.c.Doc.Tokens[at].Case != text.Upper { // but "TP HCM"
					unit.Start = at // the last
					at += n - 1
				}
			}
		}
		if unit.Empty() {
			return mention.None
		}
		part := to.place.part
		if to.place.province && to.of > provincial {
			part |= uint32(to.of)
		}
		k.parts = append(append([]uint32{}, k.parts...), part)
		k.place, k.of, k.level = to.place, to.of, noLevel
		return s.body(i, &k, o.Name+" "+s.c.Doc.Slice(unit), true)
	}
	return mention.None
}

// maxBeside bounds the words, those of a post, from a short form to the body
// whose place it shares.
const maxBeside = 6

func council(kind string) bool { return kind == "peoples_committee" || kind == "peoples_council" }

// unitOf is the level and place at the end of a name: "TP Pleiku" of "UBND TP
// Pleiku", "tỉnh Long An" of "Ủy ban MTTQ Việt Nam tỉnh Long An".
func (s *orgState) unitOf(span text.Span) text.Span {
	first := span.End // of a place, where no level is said
	for i := span.Start + 1; i < span.End; i++ {
		if _, ok := s.c.Hits.Longest(i, s.t.level); ok {
			return text.Span{Start: i, End: span.End}
		}
		if _, n := s.t.placeAt(s.c.Hits, s.c.Doc, i); n > 0 {
			first = min(first, i)
			i += n - 1
		}
	}
	return text.Span{Start: first, End: span.End}
}
