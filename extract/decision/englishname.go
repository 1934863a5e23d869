package decision

import (
	"sort"
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// englishSubject is who acts before token before: the nearest name that no
// preposition governs, the body that a plain noun stands for ("the board"), or
// for a pronoun and a verb that is joined to another the subject before.
func (r *run) englishSubject(s text.Span, before, verb int) (mention.Actor, *unit, bool) {
	from := max(s.Start, before-40)
	p := before
	joined := p > from && r.isAnd(p-1)
	r.byPaper = r.byPaper && joined && r.en.sentence == r.now
	if joined {
		if r.en.sentence == r.now {
			return r.en.who, r.en.unit, !r.en.who.IsNobody()
		}
		if a, u, ok := r.firstSubject(s, p); ok {
			return a, u, true
		}
	}
	for p > from {
		t := &r.doc.Tokens[p-1]
		if t.Is(';') {
			break
		}
		if t.IsQuote() && p < before {
			break
		}
		if r.at[p-1].unit == 0 && r.at[p-1].phrase&(phrasePronoun|phraseWe) != 0 {
			return r.pronoun(p - 1)
		}
		u := r.unitBefore(p)
		start := p - 1
		a := mention.Nobody
		found := false
		if r.isIssued(u, p-1) {
			r.byPaper = true
			return r.enPaper.who, r.enPaper.from, true
		}
		switch {
		case u != nil:
			start = u.Start
			if found = u.isActor(); found {
				a = r.issuer(u)
			}
		case r.phraseBefore(p, phraseBody) && !r.doc.Tokens[p-1].Cap():
			a, found = r.englishMeant(p-1), true
		default:
			var at int
			if a, at, found = r.capitals(from, p); found {
				start = at
			}
		}
		if !found {
			p = start
			continue
		}
		head := start
		for head > from && r.phraseBefore(head, phraseArticle) {
			head--
		}
		if c, at := r.cues.Before(head); c.Has(clause.Preposition) && at >= from {
			p = at
			continue
		}
		if u != nil && (u.kind == unitPerson || u.kind == unitOrg) && (!r.voice.known() || r.voice.blocks > 0) {
			r.voice.set(a, u, false)
		}
		return a, u, true
	}
	return mention.Nobody, nil, false
}

// firstSubject is the name or short noun phrase that sentence s begins with, for
// a verb joined to one before: "Ministers from ten states met and agreed …".
func (r *run) firstSubject(s text.Span, before int) (mention.Actor, *unit, bool) {
	i := r.pastArticle(s.Start)
	if u := r.unitAt(i); r.isIssued(u, i) {
		r.byPaper = true
		return r.enPaper.who, r.enPaper.from, true
	} else if u != nil {
		return r.issuer(u), u, u.isActor() && u.End < before
	}
	j := i
	for j < before && j-i < 5 && r.doc.Tokens[j].Class == text.Word && r.at[j].unit == 0 && r.at[j].verb == 0 && r.at[j].phrase&(phrasePronoun|phraseWe|phraseRelative|phraseBe) == 0 {
		if c, _ := r.cues.At(j); c.Has(clause.Preposition) {
			return written(text.Span{Start: i, End: j}), nil, j > i
		} else if c != 0 {
			break
		}
		j++
	}
	return mention.Nobody, nil, false
}

// pronoun is who "he", "it", "we" at token i stands for: who speaks, inside a
// quotation or for the first person, else the last subject.
func (r *run) pronoun(i int) (mention.Actor, *unit, bool) {
	if q := r.quoteAt(i); q != nil {
		return q.actor, q.unit, true
	}
	if r.en.unit != nil && r.at[i].phrase&phraseWe == 0 && r.now-r.en.sentence <= 2 {
		return r.en.who, r.en.unit, true
	}
	if r.voice.known() {
		return r.voice.actor, r.voice.unit, true
	}
	if !r.en.who.IsNobody() && r.now-r.en.sentence <= 2 {
		return r.en.who, r.en.unit, true
	}
	// The last person, or body, named before.
	want := unitPerson
	if r.isWord(i, "it") || r.isWord(i, "they") {
		want = unitOrg
	}
	from := r.doc.Sentences[max(0, r.now-2)].Start
	for k := sort.Search(len(r.units), func(k int) bool { return r.units[k].Start >= i }) - 1; k >= 0 && r.units[k].Start >= from; k-- {
		if u := &r.units[k]; u.kind == want {
			return r.issuer(u), u, true
		}
	}
	return mention.Nobody, nil, false
}

// englishMeant is the body or holder of a post that the plain noun at token i
// stands for: the last name before it that has the noun as its first or last
// word, else the words.
func (r *run) englishMeant(i int) mention.Actor {
	w := r.doc.Word(i)
	n := sort.Search(len(r.set.Orgs), func(k int) bool { return r.set.Orgs[k].Start >= i })
	for k, tried := n-1, 0; k >= 0 && tried < lookBack; k, tried = k-1, tried+1 {
		o, e := &r.set.Orgs[k], r.ent.OrgOf[k]
		if !o.Generic && e != mention.None && o.Len() > 1 && (strings.EqualFold(r.doc.Word(o.End-1), w) || strings.EqualFold(r.doc.Word(o.Start), w)) {
			return org(e)
		}
	}
	n = sort.Search(len(r.set.Posts), func(k int) bool { return r.set.Posts[k].Start >= i })
	for k, tried := n-1, 0; k >= 0 && tried < lookBack; k, tried = k-1, tried+1 {
		p := &r.set.Posts[k]
		if h := r.ent.HolderOf[k]; h != mention.None && (shortFor(r.doc.Word(p.End-1), w) || shortFor(r.doc.Word(p.Start), w)) {
			return person(h)
		}
	}
	n = sort.Search(len(r.runs), func(k int) bool { return r.runs[k].Start >= i })
	for k := n - 1; k >= max(0, n-lookBack); k-- {
		if n := r.runs[k]; n.Len() > 1 && (strings.EqualFold(r.doc.Word(n.End-1), w) || strings.EqualFold(r.doc.Word(n.Start), w)) {
			return r.untitled(n)
		}
	}
	start := i
	for start > 0 && !r.doc.Tokens[i].Cap() && r.at[start-1].verb == 0 && r.at[start-1].unit == 0 && r.doc.Tokens[start-1].Class == text.Word && i-start < 2 && !r.phraseBefore(start, phraseArticle) && !r.doc.Tokens[start-1].Cap() {
		if c, _ := r.cues.Before(start); c != 0 {
			break
		}
		start--
	}
	return written(text.Span{Start: start, End: i + 1})
}

// shortFor reports whether a word of a title is w or its abbreviation: "Gov.",
// governor.
func shortFor(title, w string) bool {
	return strings.EqualFold(title, w) || len(title) >= 3 && len(title) <= 5 && len(title)+1 < len(w) && strings.EqualFold(title, w[:len(title)])
}

// shortName is the body whose name begins with the words s ("Harwell" for
// "Harwell Steel Corp."); false where none named before does.
func (r *run) shortName(s text.Span) (mention.Actor, bool) {
	n := sort.Search(len(r.set.Orgs), func(k int) bool { return r.set.Orgs[k].Start >= s.Start })
	for k, tried := n-1, 0; k >= 0 && tried < lookBack; k, tried = k-1, tried+1 {
		if o, e := &r.set.Orgs[k], r.ent.OrgOf[k]; !o.Generic && e != mention.None && o.Len() > s.Len() {
			at := r.pastArticleWord(o.Start)
			if r.same(at, s.Start, s.Len()) {
				return org(e), true
			}
		}
	}
	return mention.Nobody, false
}

// pastArticleWord is the token after "The" at token i.
func (r *run) pastArticleWord(i int) int {
	if r.isWord(i, "the") {
		return i + 1
	}
	return i
}

// englishAddressees are those named right after a verb of asking, and the token
// after them. Where an infinitive must follow, plain words up to "to" name
// them too.
func (r *run) englishAddressees(i, end int, infinitive bool) ([]mention.Actor, int) {
	var to []mention.Actor
	j := i
	for j < end {
		k := r.pastArticle(j)
		for len(to) > 0 && k < end && (r.isAnd(k) || r.doc.Tokens[k].Is(',')) {
			k = r.pastArticle(k + 1)
		}
		u := r.unitAt(k)
		if u == nil || !u.isActor() || len(to) > 0 && k == j {
			break
		}
		to = append(to, r.addressee(u))
		j = u.End
	}
	if !infinitive {
		if len(to) == 0 {
			if a, at, ok := r.capitalsFrom(r.pastArticle(i), end); ok {
				return []mention.Actor{a}, at
			}
		}
		return to, j
	}
	if j < end && len(to) > 0 && (r.isWord(j, "to") || r.isWord(j, "that")) {
		return to, j
	}
	// Up to "to": the rest in plain words.
	start := r.pastArticle(i)
	if len(to) > 0 {
		start = j
		if r.isAnd(start) {
			start = r.pastArticle(start + 1)
			for k := start; k < min(end, start+8); k++ {
				if r.isWord(k, "to") && k > start {
					return append(to, r.englishNamed(text.Span{Start: start, End: k})), k
				}
			}
			return to, j
		}
		start = r.pastArticle(i)
		to = nil
	}
	for k := start; k < min(end, start+maxAsked); k++ {
		if t := &r.doc.Tokens[k]; t.Class == text.Punct && !t.IsDash() && !t.Is('\'') && !t.Is('’') && !t.Is('.') {
			break
		}
		if v := r.at[k].verb; v != 0 && r.at[k].unit == 0 && r.f.verbs[v-1].english {
			break
		}
		if r.isWord(k, "to") || r.isWord(k, "that") {
			if k == start {
				return to, k
			}
			// "Norway and others in the region"
			for m := start + 1; m+1 < k && r.doc.Tokens[start].Cap(); m++ {
				if r.isAnd(m) {
					to = append(to, r.englishNamed(text.Span{Start: start, End: m}))
					start = r.pastArticle(m + 1)
					break
				}
			}
			if start < k {
				to = append(to, r.englishNamed(text.Span{Start: start, End: k}))
			}
			return to, k
		}
	}
	return nil, i
}

// maxAsked bounds the words for whom somebody asks, in tokens.
const maxAsked = 20

// englishNamed is who the words s name: a body they stand for, or the words.
func (r *run) englishNamed(s text.Span) mention.Actor {
	if s.Len() == 1 && !r.doc.Tokens[s.Start].Cap() {
		return r.englishMeant(s.Start)
	}
	if a, ok := r.named(s.Start, s.End); ok {
		return a
	}
	if r.doc.Tokens[s.Start].Cap() {
		if a, ok := r.shortName(s); ok {
			return a
		}
	}
	return written(s)
}

// pastArticle is the token after the articles and possessives at token i.
func (r *run) pastArticle(i int) int {
	for i < len(r.at) && r.at[i].unit == 0 && r.at[i].phrase&phraseArticle != 0 {
		i++
	}
	return i
}

// maxCapitals bounds a run of capitals taken for a name, in tokens.
const maxCapitals = 9

// capitals is the run of words in capitals, joined by "of", that ends just
// before token p: a name that no finder took for one.
func (r *run) capitals(from, p int) (mention.Actor, int, bool) {
	s := p
	for s > from && p-s < maxCapitals {
		if r.capital(s - 1) {
			s--
			continue
		}
		// "Department of Public Works", "Bank of the West"
		k := s - 1
		if k > from && s < p && r.isWord(k, "the") && r.isWord(k-1, "of") {
			k--
		}
		if s < p && k > from && r.isWord(k, "of") && r.capital(k-1) {
			s = k
			continue
		}
		break
	}
	if s == p {
		return mention.Nobody, p, false
	}
	if p-s == 1 && r.phraseBefore(p, phraseBody) {
		return r.englishMeant(s), s, true
	}
	if a, ok := r.named(s, p); ok {
		return a, s, true
	}
	if a, ok := r.shortName(text.Span{Start: s, End: p}); ok {
		return a, s, true
	}
	return r.untitled(text.Span{Start: s, End: p}), s, true
}

// untitled is the name s without the words for a post before it: "Police Chief
// Alan Boyd".
func (r *run) untitled(s text.Span) mention.Actor {
	from := s.Start
	for k := s.Start; k < s.End-1; k++ {
		if r.at[k].phrase&phraseTitle != 0 {
			from = k + 1
		}
		if r.isWord(k, "of") {
			return written(s)
		}
	}
	return written(text.Span{Start: from, End: s.End})
}

// findRuns finds the runs of capitals of a text, in order.
func (r *run) findRuns() {
	for i := 0; i < len(r.doc.Tokens); {
		_, j, ok := r.capitalsFrom(i, len(r.doc.Tokens))
		if !ok {
			i++
			continue
		}
		r.runs = append(r.runs, text.Span{Start: i, End: j})
		i = j
	}
}

// capitalsFrom is the run of words in capitals that begins at token i, and the
// token after it.
func (r *run) capitalsFrom(i, end int) (mention.Actor, int, bool) {
	j := i
	for j < end && j-i < maxCapitals && r.capital(j) {
		j++
		if j+1 < end && r.isWord(j, "of") && r.capital(j+1) {
			j++
		}
	}
	if j == i {
		return mention.Nobody, i, false
	}
	if a, ok := r.named(i, j); ok {
		return a, j, true
	}
	return written(text.Span{Start: i, End: j}), j, true
}

// capital reports whether a word in capitals stands at token i that is no
// pronoun, cue or part of a mention.
func (r *run) capital(i int) bool {
	t := &r.doc.Tokens[i]
	if t.Class != text.Word || !t.Cap() || r.at[i].unit != 0 || r.at[i].phrase&(phrasePronoun|phraseWe|phraseArticle) != 0 {
		return false
	}
	c, _ := r.cues.At(i)
	return c == 0
}
