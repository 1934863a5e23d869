package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// sentTo is who a letter goes to, just before the verb: "gửi công văn tới các
// doanh nghiệp đề nghị …".
func (r *run) sentTo(g int) ([]mention.Actor, *unit) {
	u := r.unitBefore(g)
	if u == nil || !u.isActor() || u.Start == 0 {
		return nil, nil
	}
	if id := r.id(u.Start - 1); id != 0 && (id == r.f.word.send || id == r.f.word.until || id == r.f.word.to) || r.paperWord(u.Start) {
		return []mention.Actor{r.addressee(u)}, u
	}
	return nil, nil
}

// fronted is who is addressed at the head of the sentence: "Đối với các hộ dân,
// UBND xã yêu cầu …".
func (r *run) fronted(s text.Span, before int) ([]mention.Actor, *unit) {
	i := s.Start
	before = min(before, i+reach)
	if i+1 >= before {
		return nil, nil
	}
	if t := &r.doc.Tokens[i]; t.ID != 0 && t.ID == r.f.word.toward && i+1 < before {
		i++
	}
	if t := &r.doc.Tokens[i]; t.ID == 0 || t.ID != r.f.word.with || i+1 >= before {
		return nil, nil
	}
	to, u, j := r.addressees(i+1, before)
	if len(to) == 0 {
		for k := i + 1; k < min(before, i+15) && !r.doc.Tokens[k].Is(','); k++ {
			if u := r.unitAt(k); u != nil && u.isActor() {
				return []mention.Actor{r.addressee(u)}, u
			}
		}
		return nil, nil
	}
	if j < before && r.doc.Tokens[j].Is(',') {
		return to, u
	}
	return nil, nil
}

// maxAddressee bounds the words that name one addressee, in tokens.
const maxAddressee = 30

// addressees reads who is addressed from token i: bodies and people, or the
// words that name a group. It gives the first of them and the token after.
func (r *run) addressees(i, end int) (to []mention.Actor, first *unit, next int) {
	i = r.pastTo(i, end)
	for i < end {
		u := r.unitAt(i)
		var stop int
		switch {
		case u != nil && u.isActor():
			stop = u.End
			a := r.addressee(u)
			// A group's name may go on: "các đơn vị được giao", "các Sở có liên quan".
			if tail := r.upToModal(r.tail(stop, end), end); tail > stop && (u.kind == unitGroup || u.kind == unitPost && u.actor.Person == mention.None) {
				stop, a = tail, written(text.Span{Start: u.Start, End: tail})
			} else if tail > stop {
				stop = tail
			}
			// "Giám đốc, Thủ trưởng các sở": two posts of the same bodies.
			if n := len(to); n > 0 && u.kind == unitPost && first != nil && first.kind == unitPost && r.set.Posts[first.ref].Org == mention.None && first.Len() <= 2 && u.Start-first.End == 1 {
				to[n-1] = written(text.Span{Start: first.Start, End: stop})
			} else {
				to = append(to, a)
			}
			if first == nil {
				first = u
			}
			// "UBND" and "các quận, huyện" side by side are one group.
			if w := r.unitAt(stop); w != nil && w.kind == unitGroup && (u.kind == unitGroup || u.kind == unitOrg) && r.doc.Tokens[stop].Case == text.Lower {
				stop = r.tail(w.End, end)
				to[len(to)-1] = written(text.Span{Start: u.Start, End: stop})
			}
		case r.nameAt(i, end) > 0:
			stop = r.nameAt(i, end)
			a, _ := r.named(i, stop)
			to = append(to, a)
		case r.doc.Tokens[i].Class == text.Number && i+1 < end && r.at[i+1].nounEnd > 0 && r.at[i].unit == 0 && r.at[i+1].unit == 0:
			stop = r.tail(int(r.at[i+1].nounEnd), end)
			if stop-i > maxAddressee || !r.stopsWell(stop, end) {
				return to, first, i
			}
			to = append(to, written(text.Span{Start: i, End: stop}))
		case r.at[i].nounEnd > 0 && r.at[i].unit == 0:
			stop = r.upToModal(r.tail(int(r.at[i].nounEnd), end), end)
			if stop-i > maxAddressee || !r.stopsWell(stop, end) {
				return to, first, i
			}
			to = append(to, r.meant(text.Span{Start: i, End: stop}))
		default:
			return to, first, i
		}
		i = stop
		// Another one after a comma or "và".
		j := i
		for j < end && (r.doc.Tokens[j].Is(',') || r.doc.Tokens[j].Is(';') || r.isAnd(j)) {
			j++
		}
		if j == i || j >= end {
			break
		}
		if n := r.unitAt(j); n != nil && n.isActor() || r.nounAt(j) || r.doc.Tokens[j].Class == text.Number && j+1 < end && r.nounAt(j+1) {
			i = j
			continue
		}
		break
	}
	return to, first, i
}

// nameAt is the token after a name, not known as a mention here, of somebody
// the article names elsewhere; 0 where there is none.
func (r *run) nameAt(i, end int) int {
	if r.at[i].unit != 0 || r.doc.Tokens[i].Class != text.Word || !r.doc.Tokens[i].Cap() {
		return 0
	}
	j := i + 1
	for j < end && j-i < 4 && r.at[j].unit == 0 && r.doc.Tokens[j].Class == text.Word && r.doc.Tokens[j].Cap() {
		j++
	}
	if _, ok := r.named(i, j); ok {
		return j
	}
	return 0
}

func (r *run) isAnd(i int) bool {
	c, at := r.cues.At(i)
	return c.Has(clause.And) && at == i+1
}

// pastTo skips the words between a verb and its addressee: cho, đối với, với,
// tới, và a colon.
func (r *run) pastTo(i, end int) int {
	for i < end {
		t := &r.doc.Tokens[i]
		if t.ID != 0 && (t.ID == r.f.word.to || t.ID == r.f.word.with) || t.Is(',') || r.isWord(i, "tân") {
			i++
			continue
		}
		if u := r.unitAt(i); u != nil && u.kind == unitDate && u.End < end && !r.contentAt(u.End) {
			i = u.End
			continue
		}
		if t.ID != 0 && t.ID == r.f.word.toward && i+1 < end && r.is(i+1, r.f.word.with) {
			i += 2
			continue
		}
		break
	}
	return i
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
		if c.Has(clause.Must|clause.Future|clause.Negation) || r.is(i, r.f.word.is) && !r.isWord(i+1, "cơ") && !r.isWord(i+1, "đơn") && !r.isWord(i+1, "đầu") {
			return i // "Trưởng đoàn là …", not "Sở A là cơ quan đầu mối …"
		}
		if n > 0 && r.is(i, r.f.word.within) && r.isWord(i+1, "phạm") {
			return i // "… trong phạm vi chức năng"
		}
		if c.Has(clause.Passive) && at < end && r.at[at].verb != 0 && r.f.verbs[r.at[at].verb-1].frame == frameOrder {
			return i // "các đơn vị được yêu cầu …"
		}
		if u := r.unitAt(i); u != nil {
			c, _ := r.cues.Before(i)
			if !c.Has(clause.Preposition) && n > 0 && u.kind != unitDate {
				return i
			}
			if n == 0 && u.isActor() {
				return i
			}
			i = u.End
			continue
		}
		if i > start && r.isWord(i, "có") && r.actionWithin(i+1, min(end, i+12)) {
			i++ // "các tỉnh có biên giới …"
			continue
		}
		if r.isWord(i, "trực") && r.isWord(i+1, "thuộc") {
			i += 2
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

// nounAt reports whether a noun of people or bodies, or its determiner, begins
// at token i and is no verb ("tổ chức").
func (r *run) nounAt(i int) bool {
	c := &r.at[i]
	return c.nounEnd > 0 && c.unit == 0 && c.nounEnd > c.actionEnd
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
		} else if c != 0 {
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

// animate reports whether an actor is known, or its words name people or
// bodies.
func (r *run) animate(a mention.Actor) bool {
	if a.Written.Empty() {
		return !a.IsNobody()
	}
	for i := a.Written.Start; i < a.Written.End; i++ {
		if r.at[i].body || r.at[i].unit != 0 {
			return true
		}
		if c, _ := r.cues.At(i); i > a.Written.Start && c.Has(clause.Preposition) {
			return false
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
	if r.contentAt(i) {
		return true
	}
	t := &r.doc.Tokens[i]
	return t.Is(':') || t.IsQuote() || t.Is(',') && i+1 < end && r.contentAt(i+1)
}
