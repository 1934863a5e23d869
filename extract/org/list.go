package org

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// detBefore is the token of the "các" or the like right before token i; i where
// there is none.
func (s *scan) detBefore(i int) int {
	if i == 0 || s.tok(i).Break {
		return i
	}
	if h, ok := s.hit(i-1, s.t.group); ok && s.t.groups[h.Row] == groupDet && int(h.End) == i {
		return i - 1
	}
	return i
}

// memberAt is the first token of a further member of a list after pos; 0
// where the list ends.
func (s *scan) memberAt(pos int, joint bool) int {
	t := s.tok(pos)
	if t.Break || !t.Is(',') && !t.Is(';') && !s.isWord(pos, s.t.idVa) && !(joint && (t.IsDash() || t.Is('/'))) {
		return 0
	}
	next := pos + 1
	if s.isWord(next, s.t.idVa) {
		next++
	}
	if !s.cap(next) {
		return 0
	}
	end := s.fields(next, true)
	if end == 0 {
		return 0
	}
	var seq [maxParts]uint16
	if h, ok := s.hit(next, s.t.field); ok {
		copy(seq[:], s.t.fieldKeys[h.Row])
	}
	if _, e := s.headAt(next); e != nil && s.followedByPlace(end) {
		return 0 // "Bộ Tài chính, Công an tỉnh"
	}
	return next
}

// withGroup reports whether a body without a place shares those of the group
// that the text goes on with: "Phòng Văn hóa và Thông tin, UBND các quận".
func (s *scan) withGroup(e *head, p parsed) bool {
	switch e.kind {
	case "division", "peoples_council", "peoples_committee", "police", "front":
	default:
		return false
	}
	t := s.tok(p.end)
	if !p.plain || p.located || p.generic || t.Break || !t.Is(',') && !t.IsDash() && !t.Is('/') && !s.isWord(p.end, s.t.idVa) {
		return false
	}
	hit, next := s.headAt(p.end + 1)
	if next == nil || next.none || s.tok(p.end+1).Break {
		return false
	}
	np, ok := s.name(hit, next, 1)
	return ok && np.generic
}

func (s *scan) followedByPlace(pos int) bool {
	if s.tok(pos).Break {
		return false
	}
	if _, ok := s.hit(pos, s.t.level); ok {
		return true
	}
	e, _ := s.placeAt(pos)
	return e > 0
}

// members appends the members of a list of ministries or departments: at pos
// stands the first one, or what joins the next one to the last. headAt is the
// word they share.
func (s *scan) members(set *mention.Set, headAt, pos int, first bool, e *head) int {
	word := s.d.Word(headAt)
	at := pos
	if !first {
		at = s.memberAt(pos, e.joint)
	}
	for at > 0 {
		end := s.fields(at, true)
		if end == 0 {
			break
		}
		span := text.Span{Start: at, End: end}
		set.Orgs = append(set.Orgs, mention.Org{
			Span: span, Name: word + " " + s.squeezed(span), Kind: e.kind, Rule: RuleList,
		})
		pos = end
		at = s.memberAt(end, e.joint)
	}
	return pos
}

// group is the end of the group of bodies that begins at token i: "các sở,
// ban, ngành", "Bộ, ngành".
func (s *scan) group(i int) (int, bool) {
	h, ok := s.hit(i, s.t.group)
	if !ok {
		return 0, false
	}
	switch s.t.groups[h.Row] {
	case groupDet:
		end, n, _ := s.groupItems(int(h.End))
		return end, n > 0
	case groupNoun, groupMass, groupOwn:
		if s.t.groups[h.Row] == groupOwn && h.End > h.Start+2 {
			return int(h.End), true // "cơ quan thuộc Chính phủ"
		}
		if hh, e := s.headAt(i); e != nil && hh.End > h.End {
			return 0, false // "Ban Tổ chức"
		}
		if i > 0 && !s.tok(i).Break && s.detBefore(i) < i {
			return 0, false
		}
		if i < s.noGroup {
			return 0, false
		}
		end, n, mass := s.groupItems(i)
		if n > 1 && mass {
			return end, true
		}
		s.noGroup = end // nor does a group begin inside
	}
	return 0, false
}

// groupItems reads nouns of groups, joined by comma, "và", "/" or a dash, and
// a tail.
func (s *scan) groupItems(pos int) (end, n int, mass bool) {
	first, last := groupNot, groupNot // classes of members
	for n < 24 {
		if s.tok(pos).Break {
			break
		}
		h, ok := s.hit(pos, s.t.group)
		if !ok {
			break
		}
		c := s.t.groups[h.Row]
		if c == groupDet && n > 0 { // "và các đơn vị"
			if first == groupOwn && pos > end {
				break // "UBND tỉnh, các sở"
			}
			pos = int(h.End)
			continue
		}
		if !c.member() || c == groupOwn && n > 0 && last != groupOwn {
			break // "các sở, ban, ngành, UBND …"
		}
		if s.tok(int(h.End)).Is(':') && s.fields(int(h.End)+1, true) > 0 {
			break // "các Bộ: Tư pháp, Công an"
		}
		if s.longerPost(pos, int(h.End)) {
			break // "các Bộ trưởng"
		}
		// A noun that begins a specific name, or a longer word, ends the group.
		if hit, e := s.headAt(pos); e != nil && e.none && hit.End > h.End {
			break
		}
		if hit, e := s.headAt(pos); e != nil && !e.none {
			if p, ok := s.name(hit, e, 1); ok && !p.generic && p.end > int(h.End) && !(p.short && p.rule == RuleShort && n == 0) {
				break
			}
		} else if s.cap(int(h.End)) && n == 0 {
			if _, ok := s.hit(int(h.End), s.t.stop); !ok {
				break // "các xã Tam Hải"
			}
		}
		end = int(h.End)
		if n++; n == 1 {
			first = c
		}
		last = c
		mass = mass || c == groupMass && n > 1
		if t, ok := s.hit(end, s.t.group); ok && s.t.groups[t.Row] == groupTail {
			end = int(t.End)
		}
		t := s.tok(end)
		if t.Is(',') || t.Is('/') || t.IsDash() || s.isWord(end, s.t.idVa) {
			pos = end + 1
			continue
		}
		pos = end
		if _, ok := s.hit(pos, s.t.group); !ok {
			break
		}
		if hh, ok := s.hit(pos, s.t.group); ok && (!s.t.groups[hh.Row].member() || s.isWord(pos, s.t.idTo) && s.isWord(pos+1, s.t.idChuc)) {
			break // "các huyện tổ chức …": the verb
		}
	}
	return end, n, mass
}
