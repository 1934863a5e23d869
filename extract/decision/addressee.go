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
	if id := r.id(u.Start - 1); id != 0 && (id == r.f.word.send || id == r.f.word.until || id == r.f.word.to) || r.isWord(u.Start-1, "lên") || r.paperWord(u.Start) {
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
	if c, at := r.cues.At(i); c.Has(clause.Connector) && at < end && r.doc.Tokens[at].Is(',') {
		i = at + 1 // "yêu cầu trong thời gian tới, các sở …"
	}
	for i < end {
		u := r.unitAt(i)
		var stop int
		switch {
		case u != nil && u.isActor():
			stop = u.End
			a := r.addressee(u)
			if u.kind == unitGroup {
				stop = r.nounPast(u) // "các đơn vị thi công"
				a = written(text.Span{Start: u.Start, End: stop})
			}
			// A group's name may go on: "các đơn vị được giao", "các Sở có liên quan".
			if tail := r.upToModal(r.tail(stop, end), end); tail > stop && (u.kind == unitGroup || u.kind == unitPost && u.actor.Person == mention.None) {
				stop, a = tail, written(text.Span{Start: u.Start, End: tail})
			} else if tail > stop && (r.contentAt(tail) || u.kind != unitOrg) && (u.kind != unitPerson || tail-stop < 4) {
				stop = tail
			}
			// "Giám đốc, Thủ trưởng các sở": two posts of the same bodies.
			if n := len(to); n > 0 && u.kind == unitPost && first != nil && first.kind == unitPost && r.set.Posts[first.ref].Org == mention.None && first.Len() <= 2 && u.Start-first.End == 1 {
				at := first.Start
				if w := to[n-1].Written; !w.Empty() {
					at = min(at, w.Start)
				}
				to[n-1] = written(text.Span{Start: at, End: stop})
			} else {
				to = append(to, a)
			}
			if first == nil {
				first = u
			}
			if k := r.pastLevels(stop, end); k > stop && u.kind != unitPerson {
				stop = k
				to[len(to)-1] = written(text.Span{Start: u.Start, End: stop})
			}
			if u.kind == unitGroup || u.kind == unitOrg && r.set.Orgs[u.ref].Generic || u.kind == unitPost {
				if k := r.placeList(stop, end); k > stop {
					stop = k
					to[len(to)-1] = written(text.Span{Start: u.Start, End: k})
				}
			}
			// "UBND" and "các quận, huyện" side by side are one group.
			if w := r.unitAt(stop); w != nil && w.kind == unitGroup && (u.kind == unitGroup || u.kind == unitOrg) && r.doc.Tokens[stop].Case == text.Lower {
				stop = r.tail(w.End, end)
				to[len(to)-1] = written(text.Span{Start: u.Start, End: stop})
			}
		case r.postsAt(i, end) != nil:
			// "các Bộ trưởng", "các Giám đốc Sở"
			w := r.postsAt(i, end)
			stop = r.tail(w.End, end)
			to = append(to, written(text.Span{Start: i, End: stop}))
			if first == nil {
				first = w
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
		case r.at[i].nounEnd > 0 && r.at[i].nounEnd >= r.at[i].actionEnd && r.at[i].unit == 0:
			stop = r.upToModal(r.tail(int(r.at[i].nounEnd), end), end)
			if stop-i > maxAddressee || !r.stopsWell(stop, end) {
				return to, first, i
			}
			to = append(to, r.meant(text.Span{Start: i, End: stop}))
		default:
			return to, first, i
		}
		if w := &to[len(to)-1].Written; w.Len() > 1 && (r.isWord(w.End-1, "cũng") || r.isWord(w.End-1, "đều")) {
			w.End--
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

// nounAt reports whether a noun of people or bodies, or its determiner, begins
// at token i and is no verb ("tổ chức").
func (r *run) nounAt(i int) bool {
	c := &r.at[i]
	return c.nounEnd > 0 && c.unit == 0 && c.nounEnd > c.actionEnd
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
