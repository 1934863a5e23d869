package decision

import (
	"slices"
	"sort"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// concerned is whom an act concerns, read after its verb: the person
// appointed, those honoured (after "cho") or punished.
func (r *run) concerned(i, end int, f frame) []mention.Actor {
	stop := min(end, i+12)
	for j := i; j < min(end, i+maxAddressee); j++ {
		t := &r.doc.Tokens[j]
		if t.Is(';') || t.Is('.') {
			break
		}
		if j >= stop && (r.unitAt(j) == nil || !r.is(j-1, r.f.word.with) || !r.is(j-2, r.f.word.toward)) {
			continue // far from the verb only "đối với …"
		}
		if u := r.unitAt(j); u != nil && u.isActor() {
			if c, _ := r.cues.Before(j); f == framePersonnel && u.kind != unitPerson {
				j = u.End - 1
				continue
			} else if c.Has(clause.Preposition) && !r.dative(j) || f == frameAct && !r.dative(j) && !(u.kind == unitPerson && j == i) {
				j = u.End - 1
				continue
			}
			to, _, _ := r.addressees(j, end)
			if f == framePersonnel {
				to = to[:min(1, len(to))]
			}
			return to
		}
		if j == i && f == framePersonnel {
			if u := r.unitAt(j); u != nil && u.kind == unitOrg && r.nextActor(u.End) == nil {
				return []mention.Actor{r.addressee(u)} // "bầu Ban Thanh tra"
			}
		}
		if t.ID != 0 && t.ID == r.f.word.to && f == frameAward && j+1 < end {
			if to := r.recipients(j+1, end); !to.Empty() {
				return []mention.Actor{written(to)}
			}
		}
	}
	return nil
}

// mentionAt is the body or person named at token i, also inside the name of a
// document.
func (r *run) mentionAt(i int) (mention.Actor, bool) {
	k := sort.Search(len(r.set.Orgs), func(k int) bool { return r.set.Orgs[k].Start >= i })
	if k < len(r.set.Orgs) && r.set.Orgs[k].Start == i && !r.set.Orgs[k].Generic && r.ent.OrgOf[k] != mention.None {
		return org(r.ent.OrgOf[k]), true
	}
	k = sort.Search(len(r.set.People), func(k int) bool { return r.set.People[k].Start >= i })
	if k == len(r.set.People) || r.ent.PersonOf[k] == mention.None {
		return mention.Nobody, false
	}
	p := &r.set.People[k]
	if p.Start == i || !p.Honorific.Empty() && p.Honorific.Start == i {
		return person(r.ent.PersonOf[k]), true
	}
	return mention.Nobody, false
}

// row is u and the people named in a row before it: "ông A, ông B và ông C được
// bổ nhiệm".
func (r *run) row(u *unit) []mention.Actor {
	to := []mention.Actor{r.addressee(u)}
	for n := 0; u.kind == unitPerson && n < 10 && u.Start > 1 && (r.doc.Tokens[u.Start-1].Is(',') || r.isAnd(u.Start-1)) && !r.doc.Tokens[u.Start-1].Break; n++ {
		w := r.unitBefore(u.Start - 1)
		if w == nil || w.kind != unitPerson {
			break
		}
		to, u = append(to, r.addressee(w)), w
	}
	slices.Reverse(to)
	return to
}

// dative reports whether the preposition before token i gives: cho, với, đối
// với.
func (r *run) dative(i int) bool {
	id := r.id(i - 1)
	return id != 0 && (id == r.f.word.to || id == r.f.word.with)
}

// recipients are the words after "cho" that say who receives: "5 tập thể, cá
// nhân", up to what they are honoured for.
func (r *run) recipients(i, end int) text.Span {
	j := i
	for n := 0; j < end && n < 14; n++ {
		t := &r.doc.Tokens[j]
		if t.Class == text.Punct && !t.Is(',') {
			break
		}
		if u := r.unitAt(j); u != nil {
			if j == i {
				return text.Span{}
			}
			break
		}
		if c, _ := r.cues.At(j); j > i && c.Has(clause.Preposition|clause.Subordinate|clause.Noun|clause.Past) {
			break
		}
		if r.at[j].actionEnd > 0 && r.at[j].nounEnd == 0 {
			break
		}
		j++
	}
	for j > i && r.doc.Tokens[j-1].Class == text.Punct {
		j--
	}
	return text.Span{Start: i, End: j}
}

// allowed is who is allowed to do something, after a verb of approving that
// ends at token i: "cho phép xã …", "cấp phép cho 46 đài".
func (r *run) allowed(i, end int) []mention.Actor {
	switch {
	case i < end && r.is(i, r.f.word.to):
		if to := r.recipients(i+1, end); !to.Empty() && r.animate(written(to)) {
			return []mention.Actor{r.meant(to)}
		}
	case r.isWord(i-1, "phép") || r.is(i-1, r.f.word.to):
	default:
		return nil
	}
	to, _, j := r.addressees(i, end)
	if len(to) == 0 || j >= end || !r.animate(to[0]) {
		return nil
	}
	return to
}

// upon reports whether words after a verb of punishing say whom or what for, or
// how much.
func (r *run) upon(i, end int) bool {
	for k := i; k < min(end, i+12); k++ {
		t := &r.doc.Tokens[k]
		if t.Class == text.Number || r.at[k].nounEnd > 0 || r.at[k].unit != 0 || r.is(k, r.f.word.with) || r.is(k, r.f.word.about) {
			return true
		}
		if t.Is(',') || t.Is(';') || t.Is(':') {
			return false
		}
	}
	return false
}

// giver is the body after "của" in "được tặng Bằng khen của …".
func (r *run) giver(i, end int) *unit {
	for n := 0; i+1 < end && n < 10; i, n = i+1, n+1 {
		t := &r.doc.Tokens[i]
		if t.Class == text.Punct {
			return nil
		}
		if t.ID != 0 && t.ID == r.f.word.of {
			if u := r.unitAt(i + 1); u != nil && u.isActor() {
				return u
			}
			return nil
		}
	}
	return nil
}

// nounPhrase is the words in [from, to) after opening phrases: who receives,
// where that is no name ("12 tập thể và 25 cá nhân").
func (r *run) nounPhrase(from, to int) text.Span {
	from = max(from, to-reach)
	i := from
	for k := from; k < to; k++ {
		if r.doc.Tokens[k].Is(',') {
			i = k + 1
		}
	}
	for to > i {
		c, at := r.cues.Before(to)
		if !c.Has(clause.Past | clause.Adverb | clause.Passive) {
			break
		}
		to = at
	}
	if to-i > maxAddressee {
		return text.Span{}
	}
	return text.Span{Start: i, End: to}
}
