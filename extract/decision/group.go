package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/text"
)

// postsAt is the post that a determiner at token i makes several of, nil where
// there is none.
func (r *run) postsAt(i, end int) *unit {
	if r.at[i].unit != 0 || r.at[i].nounEnd == 0 || r.at[i].body || i+1 >= end {
		return nil
	}
	for k := i + 1; k < min(end, i+3); k++ {
		if u := r.unitAt(k); u != nil {
			if u.kind == unitPost {
				return u
			}
			return nil
		}
	}
	return nil
}

// placeList is the token after a list of names at token i that a colon opens:
// "UBND các huyện: Ba Tơ, Sơn Hà"; i where there is none.
func (r *run) placeList(i, end int) int {
	if i+1 >= end || !r.doc.Tokens[i].Is(':') && (r.doc.Tokens[i].Class != text.Number || int(r.at[i-1].levelEnd) != i) {
		return i
	}
	j, names := i, 0
	if r.doc.Tokens[i].Is(':') {
		j++
	}
	for j < end {
		k := j
		if u := r.unitAt(j); u != nil && (u.kind == unitPlace || u.kind == unitPerson && u.Len() < 3) {
			k = u.End
		}
		if k == j && r.doc.Tokens[j].Class == text.Number {
			k++ // "các quận 1, 3, Tân Bình"
		}
		for k < end && k-j < 5 && r.doc.Tokens[k].Class == text.Word && r.doc.Tokens[k].Cap() && (r.at[k].unit == 0 || r.units[r.at[k].unit-1].kind == unitPlace) {
			k++
		}
		if k == j {
			break
		}
		names++
		j = k
		if j >= end || !r.doc.Tokens[j].Is(',') && !r.isAnd(j) || j+1 >= end || !r.doc.Tokens[j+1].Cap() && r.doc.Tokens[j+1].Class != text.Number {
			break
		}
		j++
	}
	if names < 2 || j < end && !r.contentAt(j) && r.doc.Tokens[j].Class == text.Word {
		return i
	}
	return j
}

// nounEnds reports whether a noun of people that is no name ends just before
// token i.
func (r *run) nounEnds(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if c := &r.at[k]; int(c.nounEnd) == i && c.body && c.unit == 0 {
			return true
		}
	}
	return false
}

// pastLevels is the token after further levels of places, written short, that go
// on from a level before token i: "UBND các tỉnh, thành", "các huyện, thành, thị".
func (r *run) pastLevels(i, end int) int {
	for i+2 < end && r.at[i-1].levelEnd == int32(i) && (r.doc.Tokens[i].Is(',') || r.isAnd(i)) && r.shortLevel(i+1, end) {
		i += 2
		for i+2 < end && r.doc.Tokens[i].Is(',') && r.shortLevel(i+1, end) {
			i += 2
		}
	}
	return i
}

// shortLevel reports whether token i is "thành" or "thị" alone, for the cities
// and towns.
func (r *run) shortLevel(i, end int) bool {
	if !r.isWord(i, "thành") && !r.isWord(i, "thị") || i+1 >= end {
		return false
	}
	return int(r.at[i].actionEnd) <= i+1 && r.at[i].levelEnd == 0 && (r.doc.Tokens[i+1].Class == text.Punct || r.contentAt(i+1) || r.isAnd(i+1))
}

// pastOpening is the token after an opening phrase at token i and its comma,
// where those addressed follow; else i.
func (r *run) pastOpening(i, end int) int {
	for k := i; k+1 < min(end, i+10); k++ {
		if r.at[k].unit != 0 && r.units[r.at[k].unit-1].isActor() || r.at[k].verb != 0 && r.f.verbs[r.at[k].verb-1].frame != frameNone {
			return i
		}
		if !r.doc.Tokens[k].Is(',') {
			continue
		}
		if u := r.unitAt(k + 1); u != nil && u.isActor() || r.nounAt(k+1) {
			return k + 1
		}
		return i
	}
	return i
}

// nounPast is the token after the noun that begins in u and goes on beyond it,
// else the end of u.
func (r *run) nounPast(u *unit) int {
	stop := u.End
	for k := u.Start; k < u.End; k++ {
		stop = max(stop, int(r.at[k].nounEnd))
	}
	for k := u.End; k < stop; k++ {
		if r.at[k].unit != 0 {
			return u.End
		}
	}
	return stop
}

// tail is the token after the words that still belong to an addressee's name,
// from token i: up to what is to be done, a modal or a mark.
func (r *run) tail(i, end int) int {
	start := i - 1
	for n := 0; i < end && n < maxAddressee; n++ {
		t := &r.doc.Tokens[i]
		if t.Class == text.Punct {
			switch {
			case t.Is('('):
				for i < end && !r.doc.Tokens[i].Is(')') {
					i++
				}
				i = min(i+1, end)
				continue
			case t.Is('-') || t.Is('/') || t.Is('&'):
				i++
				continue
			case t.Is(',') && i+1 < end && r.nounAt(i+1) && r.listed(i):
				i++
				continue
			}
			return i
		}
		c, at := r.cues.At(i)
		if r.is(i, r.f.word.by) || r.isWord(i, "bị") && at < end && r.at[at].verb != 0 {
			return i // "Chủ tịch do ông A đảm nhiệm", "ông A bị khiển trách"
		}
		if c.Has(clause.Must|clause.Future|clause.Negation) || r.is(i, r.f.word.is) && !r.isWord(i+1, "cơ") && !r.isWord(i+1, "đơn") && !r.isWord(i+1, "đầu") {
			return i // "Trưởng đoàn là …", not "Sở A là cơ quan đầu mối …"
		}
		if c.Has(clause.Subordinate) && (r.isWord(i, "khi") || r.isWord(i, "nếu")) {
			return i // "người dân khi bị sốt …"
		}
		if r.is(i, r.f.word.within) && r.isWord(i+1, "và") && r.isWord(i+2, "ngoài") {
			i += 3
			continue // "các bệnh viện trong và ngoài công lập"
		}
		if r.is(i, r.f.word.within) && r.isWord(i+1, "phạm") {
			return i // "… trong phạm vi chức năng"
		}
		if c.Has(clause.Passive) && at < end && r.at[at].verb != 0 && r.f.verbs[r.at[at].verb-1].frame == frameOrder {
			return i // "các đơn vị được yêu cầu …"
		}
		if v := r.at[i].verb; v != 0 && r.at[i].unit == 0 && r.at[i].actionEnd == 0 && r.f.verbs[v-1].frame == frameOrder && !r.f.verbs[v-1].soft {
			if q, _ := r.cues.Before(i); !q.Has(clause.Passive) {
				return i // "gửi các tỉnh đề nghị …"
			}
		}
		if u := r.unitAt(i); u != nil {
			c, _ := r.cues.Before(i)
			if u.kind == unitOrg && i > start+1 && r.doc.Tokens[i-1].Class == text.Word && r.doc.Tokens[i-1].Cap() && r.at[i-1].unit == 0 {
				i = u.End // "Tập đoàn Viễn thông Quân đội Viettel"
				continue
			}
			if (u.kind == unitOrg || u.kind == unitGroup) && u.End < end && r.contentAt(u.End) && r.nounEnds(i) {
				return u.End // "mỗi đại biểu HĐND tỉnh cần …"
			}
			if !c.Has(clause.Preposition) && n > 0 && u.kind != unitDate {
				if u.kind == unitGroup && r.doc.Tokens[i-1].Class == text.Word && r.at[i-1].unit == 0 && !c.Has(clause.And) && r.doc.Tokens[i].Case == text.Lower {
					i = u.End // "chính quyền các xã"
					continue
				}
				return i
			}
			if n == 0 && u.isActor() {
				return i
			}
			i = u.End
			continue
		}
		if i > start && r.isWord(i, "có") && int(r.at[i].actionEnd) <= i+1 && r.actionWithin(i+1, min(end, i+12)) {
			i++ // "các tỉnh có biên giới …"
			continue
		}
		if r.isWord(i, "trực") && r.isWord(i+1, "thuộc") {
			i += 2
			continue
		}
		if r.nounAt(i) && int(r.at[i].nounEnd) > i+1 && int(r.at[i].nounEnd) <= end {
			i = int(r.at[i].nounEnd) // "các chủ đầu tư"
			continue
		}
		if c := &r.at[i]; c.verb != 0 && c.actionEnd == 0 && c.unit == 0 && n > 0 && r.f.verbs[c.verb-1].frame == frameNone {
			i = int(c.verbEnd) // "công lập" is no "lập"
			continue
		}
		if q, _ := r.cues.Before(i); n > 0 && int(r.at[i].actionEnd) == i+1 && q.Has(clause.Preposition) && r.at[i].unit == 0 && !r.is(i-1, r.f.word.above) {
			i++ // "quan chức từ cấp phó …"
			continue
		}
		if c := &r.at[i]; c.actionEnd > 0 && (c.nounEnd == 0 || r.contentAt(int(c.actionEnd)) || r.pluralAt(int(c.actionEnd))) {
			if q, _ := r.cues.Before(i); !q.Has(clause.Passive|clause.Past|clause.Ongoing) || n == 0 {
				return i
			}
		}
		if c, _ := r.cues.At(i); c.Has(clause.And) {
			if i+1 < end && r.nounAt(i+1) {
				i++
				continue
			}
			return i
		}
		i++
	}
	return i
}

// upToModal is the token of a modal a few words after token i, where what
// stands between is still the addressee's name ("ban quản lý chợ phải …"), else
// i.
func (r *run) upToModal(i, end int) int {
	for j := i; j < min(end, i+6); j++ {
		if r.doc.Tokens[j].Class != text.Word || r.unitAt(j) != nil {
			break
		}
		if c, _ := r.cues.At(j); c.Has(clause.Must) {
			return j
		} else if c&^clause.Noun != 0 {
			break
		}
	}
	return i
}

// actionWithin reports whether what is to be done begins in [i, end).
func (r *run) actionWithin(i, end int) bool {
	for ; i < end; i++ {
		if t := &r.doc.Tokens[i]; t.Is(';') || t.Is('.') || t.Is(':') {
			return false
		}
		if c := &r.at[i]; int(c.actionEnd) > i+1 && c.nounEnd == 0 && c.unit == 0 {
			return true
		}
		if c, _ := r.cues.At(i); c.Has(clause.Must) {
			return true
		}
	}
	return false
}

// pluralAt reports whether a determiner of several things begins at token i.
func (r *run) pluralAt(i int) bool {
	c, _ := r.cues.At(i)
	return c.Has(clause.Noun) && i < len(r.at) && r.at[i].nounEnd > 0
}

// listed reports whether the comma at token i stands in a list of nouns of
// one group ("cán bộ, đảng viên trong …").
func (r *run) listed(i int) bool { return i > 0 && !r.doc.Tokens[i].Space }

// stopsWell reports whether an addressee's name that ends at token i is
// followed by what one can be asked to do.
func (r *run) stopsWell(i, end int) bool {
	if i >= end {
		return false
	}
	if r.contentAt(i) || r.isWord(i, "khi") || r.isWord(i, "nếu") {
		return true
	}
	t := &r.doc.Tokens[i]
	if u := r.unitAt(i + 1); (t.Is(',') || r.isAnd(i)) && i+1 < end && u != nil && u.isActor() && u.kind != unitPlace {
		return true // another one follows
	}
	return t.Is(':') || t.IsQuote() || t.Is(',') && i+1 < end && r.contentAt(i+1)
}
