package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// english finds the decisions of an English sentence: subject, verb, and what
// follows up to the end of the clause.
func (r *run) english(s text.Span) {
	if q := r.quoteAt(s.Start); q != nil {
		r.voice.set(q.actor, q.unit, false)
	}
	for i := s.Start; i < s.End; {
		if u := r.unitAt(i); u != nil {
			i = u.End
			continue
		}
		next := r.englishVerb(s, i)
		if next <= i {
			next = r.englishWill(s, i)
		}
		i = max(i+1, next)
	}
}

func (r *run) englishVerb(s text.Span, i int) int {
	c := &r.at[i]
	if c.verb == 0 || int(c.verbEnd) >= s.End {
		return i
	}
	v := &r.f.verbs[c.verb-1]
	end := int(c.verbEnd)
	if v.frame == frameNone {
		return end
	}
	if !v.english {
		return i
	}
	g := r.group(s.Start, i)
	if g.Unreal() || g.Cue.Has(clause.Noun|clause.Must) {
		return end
	}
	who, u, ok := r.englishSubject(s.Start, g.Start)
	if !ok {
		return end
	}
	if v.frame == frameSay {
		if u != nil {
			r.voice.set(who, u, false)
		}
		return end
	}
	if g.Cue.Has(clause.Subordinate) && v.frame != frameDecide {
		return end
	}
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: englishRule(v.frame)}
	j := end
	switch v.frame {
	case frameOrder:
		to, stop := r.englishAddressees(end, s.End)
		b.to = to
		if j = stop; r.isWord(j, "to") || r.isWord(j, "that") {
			j++
		} else if len(to) > 0 {
			j = end
		}
	case frameAct, frameAward, frameSanction, framePersonnel:
		j = i
		if v.frame != frameAct {
			b.to, _ = r.englishAddressees(end, s.End)
		}
	case frameDecide, framePromise:
		if r.isWord(j, "that") || r.isWord(j, "to") {
			j++
		}
		if v.kind == schema.KindDecision && r.willIn(j, s.End) {
			b.kind = schema.KindCommitment
		}
	}
	return r.content(b, j, r.englishEnd(j, s.End))
}

func englishRule(f frame) mention.Rule {
	switch f {
	case frameOrder:
		return "decision.english-order"
	case framePromise:
		return "decision.english-promise"
	case frameDecide:
		return "decision.english-decide"
	}
	return "decision.english-act"
}

// englishWill is "X will …" said by somebody named, or of a body.
func (r *run) englishWill(s text.Span, i int) int {
	c, at := r.cues.At(i)
	if !c.Has(clause.Future) || r.at[i].unit != 0 || at >= s.End || r.isWord(at, "be") || r.isWord(at, "not") || r.isWord(at, "have") {
		return i
	}
	who, u, ok := r.englishSubject(s.Start, i)
	if !ok || u != nil && u.kind == unitPlace {
		return i
	}
	if u == nil && !r.voice.known() {
		return i
	}
	if r.voice.known() && r.voice.unit.kind == unitPerson && (r.quoteAt(i) != nil || r.voice.unit.Start >= s.Start && r.voice.unit.Start < i) {
		who, u = r.voice.actor, r.voice.unit
	}
	b := base{kind: schema.KindCommitment, who: who, from: u, paper: mention.None, rule: "decision.english-promise"}
	return r.content(b, at, r.englishEnd(at, s.End))
}

func (r *run) willIn(i, end int) bool {
	for ; i < end; i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Future) {
			return true
		}
	}
	return false
}

// englishSubject is the nearest name before the verb that no preposition
// governs; a pronoun is the last who spoke or acted.
func (r *run) englishSubject(from, before int) (mention.Actor, *unit, bool) {
	for p := before; p > max(from, before-40); p-- {
		if t := &r.doc.Tokens[p-1]; t.Is(';') {
			break
		}
		if r.at[p-1].unit == 0 && r.at[p-1].phrase&(phrasePronoun|phraseWe) != 0 {
			if r.voice.known() {
				return r.voice.actor, r.voice.unit, true
			}
			return mention.Nobody, nil, false
		}
		if a, at, ok := r.capitals(from, p); ok {
			if c, k := r.cues.Before(at); c.Has(clause.Preposition) && k >= from {
				p = at + 1
				continue
			}
			return a, nil, true
		}
		if u := r.unitBefore(p); u != nil {
			if !u.isActor() {
				p = u.Start + 1
				continue
			}
			if c, at := r.cues.Before(u.Start); c.Has(clause.Preposition) && at >= from {
				p = u.Start + 1
				continue
			}
			a := r.issuer(u)
			if u.kind == unitPerson || u.kind == unitOrg {
				if !r.voice.known() || r.voice.blocks > 0 {
					r.voice.set(a, u, false)
				}
			}
			return a, u, true
		}
	}
	return mention.Nobody, nil, false
}

// englishAddressees are those named right after a verb of asking.
func (r *run) englishAddressees(i, end int) ([]mention.Actor, int) {
	var to []mention.Actor
	start := i
	for i < end {
		if r.isWord(i, "the") || r.isWord(i, "its") || r.isWord(i, "his") || r.isWord(i, "all") || r.isWord(i, "and") || r.doc.Tokens[i].Is(',') {
			i++
			continue
		}
		if u := r.unitAt(i); u != nil && u.isActor() {
			to = append(to, r.addressee(u))
			i = u.End
			continue
		}
		break
	}
	if len(to) > 0 {
		// "… and others in the region to …"
		for k := i; k < min(end, i+8); k++ {
			if r.isWord(k, "to") {
				if k > i {
					s := text.Span{Start: i, End: k}
					to = append(to, written(s))
				}
				return to, k
			}
		}
		return to, i
	}
	// A group in plain words: up to "to".
	for k := start; k < min(end, start+9); k++ {
		if t := &r.doc.Tokens[k]; t.Class == text.Punct {
			break
		}
		if r.isWord(k, "to") {
			if k > start {
				return []mention.Actor{written(text.Span{Start: start, End: k})}, k
			}
			break
		}
	}
	return nil, start
}

// englishEnd is where the clause at i ends, at most end: before who said it.
func (r *run) englishEnd(i, end int) int {
	for j := i; j < end; j++ {
		t := &r.doc.Tokens[j]
		if t.IsQuote() && r.quoteAt(i) != nil {
			return j
		}
		if t.Is(',') && j+1 < end {
			if c, _ := r.cues.At(j + 1); c.Has(clause.Contrast) {
				return j
			}
			if u := r.unitAt(j + 1); u != nil && u.isActor() && r.says(u.End) && u.End+3 >= end-2 {
				return j
			}
		}
	}
	return end
}

// capitals is the run of words in capitals that ends just before token p: a
// name that no finder took for one.
func (r *run) capitals(from, p int) (mention.Actor, int, bool) {
	s := p
	for s > from && p-s < 6 {
		t := &r.doc.Tokens[s-1]
		if t.Class != text.Word || !t.Cap() || r.at[s-1].unit != 0 || r.at[s-1].phrase&(phrasePronoun|phraseWe) != 0 {
			break
		}
		if c, _ := r.cues.At(s - 1); c != 0 {
			break
		}
		s--
	}
	if s == p {
		return mention.Nobody, p, false
	}
	if a, ok := r.named(s, p); ok {
		return a, s, true
	}
	return written(text.Span{Start: s, End: p}), s, true
}
