package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// list is the items that a sentence ending in a colon announced.
type list struct {
	open  bool
	base  base
	items int  // blocks read
	more  bool // the last block ended in a semicolon

	heads bool            // a heading says who is addressed by the items under it
	mark  mark            // of that heading
	all   []mention.Actor // who was addressed before it
}

// mark is what an item begins with.
type mark uint8

const (
	noMark     mark = iota
	numberMark      // 1.
	letterMark      // a)
	otherMark       // a dash, a bullet
)

// markAt is the mark in [from, to), the first words of an item.
func (r *run) markAt(from, to int) mark {
	if from >= to {
		return noMark
	}
	switch r.doc.Tokens[from].Class {
	case text.Number:
		return numberMark
	case text.Word:
		return letterMark
	}
	return otherMark
}

// maxItems bounds the blocks of a list.
const maxItems = 60

// open announces items: the sentence s has the verb, the issuer and those
// addressed, and ends in a colon.
func (r *run) open(b base, s text.Span) {
	if s.Empty() || !r.doc.Tokens[s.End-1].Is(':') {
		return
	}
	if b.rule != "decision.regulation" {
		b.rule = "decision.list"
	}
	r.list = list{open: true, base: b}
	r.last = b
}

// item takes a sentence as an item of the open list, or closes the list. A
// block that is marked as an item, or begins with what is to be done, is one;
// its further sentences belong to it.
func (r *run) item(s text.Span, block *text.Block, first bool) bool {
	if first {
		marked := s.Start > block.Start || block.Kind == schema.BlockItem
		near := r.list.items == 0 || r.list.more
		if r.list.items++; r.list.items > maxItems || !marked && !r.opensItem(s) && !(near && !r.past(s.Start, s.End)) {
			r.list.open = false
			return false
		}
	}
	if r.law.open && r.list.base.rule == "decision.regulation" {
		r.law.at = r.block
	}
	r.list.more = r.doc.Tokens[block.End-1].Is(';')
	if r.ownFrame(s.Start, s.End) && !(first && s.Start > block.Start) {
		r.list.open = false
		return false
	}
	m := noMark
	if first {
		m = r.markAt(block.Start, s.Start)
	}
	if first && r.list.heads && m == r.list.mark && m != noMark {
		r.list.heads, r.list.base.to = false, r.list.all
	}
	if r.doc.Tokens[s.End-1].Is(':') && s.Len() < 40 {
		if r.heading(s, m) || s.Len() < 25 {
			return true
		}
	}
	b := r.list.base
	i := r.pastOpeners(s.Start, s.End)
	// "Giao Sở A …", "Sở A: …", "Đối với các tỉnh …": the item says whom.
	if v := r.at[i].verb; v != 0 && r.f.verbs[v-1].frame == frameOrder && !r.f.verbs[v-1].weak && !r.f.verbs[v-1].english &&
		(len(b.to) == 0 || !r.f.verbs[v-1].soft || r.isWord(i, "giao")) {
		if to, u, j := r.addressees(int(r.at[i].verbEnd), s.End); len(to) > 0 {
			b.to, b.kind = to, r.relation(r.f.verbs[v-1].kind, b.from, u, to)
			i = r.pastModal(j, s.End)
		}
	} else if to, u, j := r.addressees(i, s.End); len(to) > 0 && j < s.End {
		c, _ := r.cues.At(j)
		if c.Has(clause.Must) || r.doc.Tokens[j].Is(':') || r.at[j].actionEnd > 0 && u != nil {
			b.to = to
			i = r.pastModal(r.pastThat(j, s.End), s.End)
		}
	} else {
		i = r.pastModal(i, s.End)
	}
	r.rest(b, i, s)
	return true
}

// heading takes a heading inside the list that only names who is addressed by
// the items under it: "2. Sở Y tế:", "Đối với các địa phương:".
func (r *run) heading(s text.Span, m mark) bool {
	i := r.pastOpeners(s.Start, s.End)
	if v := r.at[i].verb; i < s.End && v != 0 && r.f.verbs[v-1].frame == frameOrder && r.at[i].unit == 0 {
		i = int(r.at[i].verbEnd) // "Giao Sở Y tế:"
	}
	to, _, j := r.addressees(i, s.End)
	if j = r.pastModal(j, s.End); len(to) == 0 || !r.onlyMarks(j, s.End) {
		return false
	}
	if !r.list.heads {
		r.list.all = r.list.base.to
	}
	r.list.heads, r.list.mark, r.list.base.to = true, m, to
	return true
}

// opensItem reports whether s begins as an item does that has no mark.
func (r *run) opensItem(s text.Span) bool {
	i := r.pastOpeners(s.Start, s.End)
	if i >= s.End {
		return false
	}
	if r.at[i].actionEnd > 0 && r.at[i].unit == 0 {
		return true
	}
	if u := r.unitAt(i); r.list.base.rule == "decision.regulation" && (u != nil && u.isActor() || r.at[i].nounEnd > 0) && !r.past(i, s.End) {
		return true
	}
	t := &r.doc.Tokens[i]
	return t.ID != 0 && t.ID == r.f.word.toward && i+1 < s.End && r.is(i+1, r.f.word.with)
}
