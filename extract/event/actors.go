package event

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// actorAt is somebody who may act, and the words that name him: a person with
// his posts, an organisation that is not part of a post.
type actorAt struct {
	span  text.Span
	actor mention.Actor
	post  bool // an organisation that a post of it stands for
}

func person(p int) mention.Actor { return mention.Actor{Person: p, Org: mention.None} }
func organization(o int) mention.Actor {
	return mention.Actor{Person: mention.None, Org: o}
}

// collectActors lists the actors in order of the text. A post that stands for
// its holder is the person where he is known, else its organisation.
func (r *run) collectActors() {
	inPost := make([]bool, len(r.set.Orgs))
	whole := make([]text.Span, len(r.set.People))
	for i := range r.set.People {
		whole[i] = r.set.People[i].Span
		if h := r.set.People[i].Honorific; !h.Empty() && h.Start < whole[i].Start {
			whole[i].Start = h.Start
		}
	}
	for i := range r.set.Posts {
		p := &r.set.Posts[i]
		if p.Org != mention.None {
			inPost[p.Org] = true
		}
		if p.Person != mention.None {
			w := &whole[p.Person]
			w.Start, w.End = min(w.Start, p.Whole.Start, p.Start), max(w.End, p.Whole.End, p.End)
			continue
		}
		a := mention.Nobody
		if i < len(r.ent.HolderOf) && r.ent.HolderOf[i] != mention.None {
			a = person(r.ent.HolderOf[i])
		} else if p.Org != mention.None && r.ent.OrgOf[p.Org] != mention.None {
			a = organization(r.ent.OrgOf[p.Org])
		}
		if a.IsNobody() || a.Org != mention.None && r.ent.Orgs[a.Org].Kind == "government" {
			continue // a prime minister does not act as the government
		}
		s := p.Span
		if !p.Whole.Empty() {
			s = p.Whole
		}
		r.actors = append(r.actors, actorAt{s, a, a.Org != mention.None})
	}
	for i, e := range r.ent.PersonOf {
		if e == mention.None {
			continue
		}
		s := whole[i]
		// A post shared by several ("các Phó Chủ tịch: A, B"): the name alone.
		for k := range r.set.People {
			if k != i && s.Covers(r.set.People[k].Span) {
				s = r.set.People[i].Span
				break
			}
		}
		r.actors = append(r.actors, actorAt{span: s, actor: person(e)})
	}
	for i, e := range r.ent.OrgOf {
		if e != mention.None && !inPost[i] && !r.set.Orgs[i].Generic {
			r.actors = append(r.actors, actorAt{span: r.set.Orgs[i].Span, actor: organization(e)})
		}
	}
	slices.SortStableFunc(r.actors, func(a, b actorAt) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	// An organisation inside the words of a person is part of his post.
	end := -1
	r.actors = slices.DeleteFunc(r.actors, func(a actorAt) bool {
		if a.span.End <= end {
			return true
		}
		end = a.span.End
		return false
	})
}

// within are the actors whose words lie in s.
func (r *run) within(s text.Span) []actorAt {
	lo, _ := slices.BinarySearchFunc(r.actors, s.Start, func(a actorAt, at int) int { return cmp.Compare(a.span.Start, at) })
	hi := lo
	for hi < len(r.actors) && r.actors[hi].span.End <= s.End {
		hi++
	}
	return r.actors[lo:hi]
}

// subjects are those who act at the verb that begins at token i of the
// sentence: the actors that stand before it, joined by commas and "và", back
// to a preposition or another verb.
func (r *run) subjects(s text.Span, i int) []actorAt {
	from := s.Start
	for j := i - 1; j > s.Start; j-- {
		if r.doc.Tokens[j].Is(';') {
			from = j + 1
			break
		}
	}
	g := r.cue.Group(from, i)
	cands := r.within(text.Span{Start: from, End: g.Start})
	n := len(cands)
	if n == 0 {
		return nil
	}
	// The last actor must reach the verb with nothing of weight between.
	if g.Start-cands[n-1].span.End > maxGap {
		return nil
	}
	first := n - 1
	for first > 0 && r.joined(cands[first-1].span.End, cands[first].span.Start) {
		first--
	}
	out := cands[first:]
	if c, at := r.cue.Before(out[0].span.Start); c.Has(clause.Preposition) && !r.isAgentMark(at) {
		return nil
	}
	return out
}

// maxGap is how many tokens may stand between a subject and its verb group.
const maxGap = 6

// joined reports whether the tokens [from, to) only join two names of a list.
func (r *run) joined(from, to int) bool {
	if to-from > 4 {
		return false
	}
	for j := from; j < to; j++ {
		t := &r.doc.Tokens[j]
		if t.Is(',') || t.Is('(') || t.Is(')') || t.IsDash() {
			continue
		}
		if c, _ := r.cue.At(j); c.Has(clause.And) {
			continue
		}
		if t.Class == text.Word && t.Case == text.Lower && to-from <= 3 {
			continue // "cùng", "với", "các đồng chí"
		}
		return false
	}
	return true
}

// isAgentMark reports whether token i is the "do" or "by" before one who acts.
func (r *run) isAgentMark(i int) bool {
	switch r.doc.Word(i) {
	case "do", "Do", "by", "bởi":
		return true
	}
	return false
}
