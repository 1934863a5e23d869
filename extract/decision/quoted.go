package decision

import (
	"sort"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// quote is a stretch between quotation marks that somebody is named for.
type quote struct {
	text.Span
	actor mention.Actor
	unit  *unit
	verb  *verb // of saying or ordering
}

// maxQuote bounds a quotation, in tokens.
const maxQuote = 400

// findQuotes finds the quotations that end in who said them: “…”, ông A nói.
func (r *run) findQuotes() {
	open := -1
	for i := range r.doc.Tokens {
		t := &r.doc.Tokens[i]
		if !t.IsQuote() {
			continue
		}
		j := i + 1
		for n := 0; j < len(r.doc.Tokens) && n < 2 && !r.doc.Tokens[j].Break && (r.doc.Tokens[j].Is(',') || r.doc.Tokens[j].IsDash() || r.doc.Tokens[j].Is('.')); n++ {
			j++
		}
		inner := i > 0 && (r.doc.Tokens[i-1].Is(',') || r.doc.Tokens[i-1].Is('.') || r.doc.Tokens[i-1].Is('!') || r.doc.Tokens[i-1].Is('?')) // English puts the comma inside
		if open >= 0 && (j > i+1 || inner) && j < len(r.doc.Tokens) && !r.doc.Tokens[j].Break && i-open < maxQuote && t.R != '“' {
			u := r.unitAt(j)
			if u == nil && inner && r.saysAt(j) { // “…,” said Susan Ordway
				if u = r.unitAt(r.pastArticle(int(r.at[j].verbEnd))); u != nil && u.isActor() {
					r.quotes = append(r.quotes, quote{text.Span{Start: open, End: i}, r.issuer(u), u, &r.f.verbs[r.at[j].verb-1]})
					open = -1
					continue
				}
			}
			if u != nil && r.passesOn(u) {
				u = r.nextActor(u.End)
			}
			if u != nil && u.isActor() && r.says(u.End) != nil {
				r.quotes = append(r.quotes, quote{text.Span{Start: open, End: i}, r.issuer(u), u, r.says(u.End)})
				open = -1
				continue
			}
		}
		open = i
	}
}

// passesOn reports whether u is a press body, which only passes words on.
func (r *run) passesOn(u *unit) bool {
	return u.kind == unitOrg && r.set.Orgs[u.ref].Kind == "press"
}

// nextActor is who is named within a few words of token i.
func (r *run) nextActor(i int) *unit {
	for j := i; j < min(len(r.at), i+6); j++ {
		if r.doc.Tokens[j].Break {
			return nil
		}
		if u := r.unitAt(j); u != nil && u.isActor() {
			return u
		}
	}
	return nil
}

// says is the verb of saying or ordering within a few words of token i, nil
// where there is none.
func (r *run) says(i int) *verb {
	for n := 0; n < 14 && i < len(r.at); n++ {
		t := &r.doc.Tokens[i]
		if t.Break || t.IsQuote() || t.Is(';') || t.Is('.') {
			return nil
		}
		if u := r.unitAt(i); u != nil {
			i = u.End
			continue
		}
		if v := r.at[i].verb; v != 0 {
			if w := &r.f.verbs[v-1]; w.frame == frameSay || w.frame == frameOrder {
				return w
			}
		}
		i++
	}
	return nil
}

// quotedOrder takes a sentence of a quotation that its speaker is said to order
// or ask: “Tiếp tục rà soát …”, ông A yêu cầu.
func (r *run) quotedOrder(s text.Span) bool {
	q := r.quoteAt(s.Start)
	if q == nil || q.verb == nil || q.verb.frame != frameOrder || q.verb.weak || !r.entitled(q.unit) {
		return false
	}
	end := min(s.End, q.End)
	i := r.pastOpeners(s.Start, end)
	if i >= end || r.past(i, end) || r.ownFrame(i, end) || r.at[i].phrase&(phrasePronoun|phraseWe) != 0 || r.doc.Tokens[s.End-1].Is('?') {
		return false
	}
	b := base{kind: q.verb.kind, who: q.actor, from: q.unit, paper: mention.None, rule: "decision.quoted"}
	if r.deputy(q.unit) {
		b.kind = schema.KindProposal
	}
	if c, _ := r.cues.At(i); c.Has(clause.Preposition | clause.Subordinate) {
		i = r.pastOpening(i, end) // "Sau mỗi buổi thi, các điểm thi phải …"
	}
	if to, u, j := r.addressees(i, end); len(to) > 0 && j < end {
		if c, _ := r.cues.At(j); c.Has(clause.Must) || u != nil && r.contentAt(j) {
			b.to, b.kind = to, r.relation(b.kind, b.from, u, to)
			r.rest(b, r.pastModal(j, end), s)
			return true
		}
	}
	if j := r.pastModal(i, end); j < end && (j > i || r.forbids(i) || int(r.at[i].actionEnd) > i+1 && r.at[i].unit == 0) {
		r.rest(b, j, s)
		return true
	}
	if c, _ := r.cues.At(i); c.Has(clause.Preposition) && r.mustIn(i, end) && !r.caused(i, end) {
		r.rest(b, i, s) // "Với các vật liệu đã hỏng cần thu gom …"
		return true
	}
	return false
}

// quoteAt is the quotation that token i lies in.
func (r *run) quoteAt(i int) *quote {
	k := sort.Search(len(r.quotes), func(k int) bool { return r.quotes[k].End > i })
	if k < len(r.quotes) && r.quotes[k].Contains(i) {
		return &r.quotes[k]
	}
	return nil
}
