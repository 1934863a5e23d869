package decision

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

type unitKind uint8

const (
	unitPerson unitKind = iota // a person, with the post said of him
	unitPost                   // a post that stands for its holder
	unitOrg                    // one body
	unitGroup                  // several: "các sở, ngành"
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

func (u *unit) isActor() bool { return u.kind <= unitGroup }

func person(p int) mention.Actor { return mention.Actor{Person: p, Org: mention.None} }

func org(o int) mention.Actor { return mention.Actor{Person: mention.None, Org: o} }

func words(s text.Span) mention.Actor {
	return mention.Actor{Person: mention.None, Org: mention.None, Written: s}
}

// findUnits puts everything named in order, none inside another.
func (r *run) findUnits() {
	set, ent := r.set, r.ent
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
			if s := &whole[p.Person]; w.End-w.Start < 60 {
				s.Start, s.End = min(s.Start, w.Start), max(s.End, w.End)
			}
			continue
		}
		u := unit{Span: w, kind: unitPost, actor: words(w), ref: i}
		if h := ent.HolderOf[i]; h != mention.None {
			u.actor = person(h)
		}
		list = append(list, u)
	}
	for i := range set.People {
		u := unit{Span: whole[i], kind: unitPerson, actor: words(set.People[i].Span), ref: i}
		if e := ent.PersonOf[i]; e != mention.None {
			u.actor = person(e)
		}
		list = append(list, u)
	}
	for i := range set.Orgs {
		o := &set.Orgs[i]
		u := unit{Span: o.Span, kind: unitOrg, actor: words(o.Span), ref: i}
		if o.Generic {
			u.kind = unitGroup
		} else if e := ent.OrgOf[i]; e != mention.None {
			u.actor = org(e)
		}
		if s := u.Start; s >= 2 && !r.doc.Tokens[s].Break && r.doc.Tokens[s-2].ID != 0 &&
			(r.doc.Tokens[s-2].ID == r.f.leader || r.doc.Tokens[s-2].ID == r.f.representative) && !r.doc.Tokens[s-1].Break &&
			(r.isWord(s-1, "đạo") || r.isWord(s-1, "diện")) {
			u.Start, u.lead = s-2, true
		}
		list = append(list, u)
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

// reach bounds how far left of a verb its subject is looked for, in tokens.
const reach = 80

// subject is who acts, said in [from, before): the nearest name that is no
// complement of another. A nil unit with ok tells of a pronoun or a body
// without a name of its own.
func (r *run) subject(from, before int) (who mention.Actor, u *unit, ok bool) {
	from = max(from, before-reach)
	for p := before; p > from; {
		if u := r.unitBefore(p); u != nil {
			if u.Start < from {
				return mention.Nobody, nil, false
			}
			if !u.isActor() {
				p = u.Start
				continue
			}
			c, at := r.cues.Before(u.Start)
			if c.Has(clause.Preposition|clause.Noun) && at >= from && !c.Has(clause.Passive) {
				p = at
				continue
			}
			return r.issuer(u), u, true
		}
		t := &r.doc.Tokens[p-1]
		switch {
		case t.Is(')'):
			q := p - 1
			for q > from && !r.doc.Tokens[q].Is('(') {
				q--
			}
			p = q
			continue
		case t.Class == text.Punct:
			if t.IsQuote() || t.Is(';') || t.Is(':') {
				return mention.Nobody, nil, false
			}
			p--
			continue
		}
		if a, at, ok := r.noun(from, p); ok {
			return a, nil, true
		} else if at < p {
			p = at
			continue
		}
		p--
	}
	return mention.Nobody, nil, false
}

// noun reads a pronoun or a body without a name that ends just before token p.
func (r *run) noun(from, p int) (mention.Actor, int, bool) {
	for s := p - 1; s >= max(from, p-3); s-- {
		c := &r.at[s]
		if c.phrase == 0 || int(c.phraseEnd) != p || c.unit != 0 {
			continue
		}
		if q, at := r.cues.Before(s); q.Has(clause.Preposition|clause.Noun) && at >= from && s > from {
			return mention.Nobody, at, false
		}
		switch {
		case c.phrase&(phrasePronoun|phraseWe) != 0:
			if r.voice.unit != nil {
				return r.voice.actor, s, true
			}
		case c.phrase&(phraseMeeting|phrasePlace) != 0:
			if r.doc.Tokens[s].Cap() || s == from {
				return words(text.Span{Start: s, End: p}), s, true
			}
		}
	}
	return mention.Nobody, p, false
}

// issuer is the unit as one who acts.
func (r *run) issuer(u *unit) mention.Actor {
	if u.lead && u.actor.Org == mention.None && u.actor.Person == mention.None {
		return words(u.Span)
	}
	return u.actor
}

// addressee is the unit as one who is addressed.
func (r *run) addressee(u *unit) mention.Actor {
	if u.lead {
		return words(u.Span)
	}
	return u.actor
}
