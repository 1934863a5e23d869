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
	if !r.inEnglish {
		r.inEnglish = true
		r.findRuns()
	}
	if q := r.quoteAt(s.Start); q != nil {
		r.voice.set(q.actor, q.unit, false)
	}
	if r.englishUnder(s) {
		return
	}
	if u := r.unitAt(r.pastArticle(s.Start)); u != nil && (u.kind == unitPerson || u.kind == unitOrg) && u.End < s.End && !r.doc.Tokens[u.End].IsDash() {
		r.en = clauseSubject{sentence: r.now, who: r.issuer(u), unit: u}
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
		if next <= i {
			next = r.englishMust(s, i)
		}
		i = max(i+1, next)
	}
}

// englishVerb tries the verb at token i; it gives the token to go on from, or i.
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
	if !v.english || r.doc.Tokens[i].Cap() && i > s.Start && r.at[i].phrase&(phrasePronoun|phraseWe) == 0 {
		return i
	}
	if r.isWord(end, "by") && (v.frame >= frameIssue || v.frame == frameOrder) && !r.passiveBefore(i) {
		return end // "a draft proposed by Brazil"
	}
	g := r.group(s.Start, i)
	if g.Unreal() || g.Cue.Has(clause.Noun|clause.Must|clause.Future) {
		return end
	}
	if r.passiveBefore(g.Start) {
		return r.englishPassive(s, g.Start, i, end, v)
	}
	if r.phraseBefore(g.Start, phraseRelative) {
		return end // "…, who proposed the wall in 2009, …": background
	}
	var who mention.Actor
	var u *unit
	var ok bool
	if r.at[i].phrase&(phrasePronoun|phraseWe) != 0 { // "I urge"
		who, u, ok = r.pronoun(i)
	} else {
		who, u, ok = r.englishSubject(s, g.Start, i)
	}
	if !ok {
		return end
	}
	if v.frame == framePromise && u == nil && !who.Written.Empty() && !r.doc.Tokens[who.Written.Start].Cap() && r.en.sentence == r.now && r.en.unit != nil {
		who, u = r.en.who, r.en.unit // "Mark Olsen said the firm plans to …"
	}
	r.en = clauseSubject{sentence: r.now, who: who, unit: u}
	if v.weak && v.frame == frameAct && !r.byPaper {
		return end // only of documents: "the decree bans …"
	}
	switch v.frame {
	case frameSay:
		return r.englishSay(s, end, who, u)
	case frameOrder:
		return r.englishOrder(s, end, who, u, v)
	case framePromise, frameDecide:
		return r.englishDecide(s, end, who, u, v)
	case frameIssue:
		return r.englishIssue(s, i, end, who, u, v)
	}
	if g.Cue.Has(clause.Subordinate) {
		return end
	}
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: englishRule(v.frame)}
	j := i
	switch {
	case r.byPaper:
		b.paper, b.rule = r.enPaper.paper, rulePaper
	case v.kind == schema.KindApproval:
		j = end
		r.noteIssued(end, s.End, who, u)
	case v.frame != frameAct:
		if to, _ := r.englishAddressees(end, s.End, false); len(to) > 0 {
			b.to = to
		}
	}
	if len(b.to) == 0 {
		b.to = r.ontoAt(r.pastArticle(j), s.End)
	}
	if len(b.to) == 0 && v.frame == framePersonnel { // "named retired Lt. Gen. X"
		for k := end; k < min(s.End, end+4); k++ {
			if p := r.unitAt(k); p != nil {
				if p.kind == unitPerson {
					b.to = []mention.Actor{r.addressee(p)}
				}
				break
			}
		}
	}
	if len(b.to) == 0 && v.frame == frameSanction {
		b.to = r.countedPeople(end, s.End)
	}
	return r.englishContent(b, j, s.End)
}

// clauseSubject is the last subject: of verbs joined to the first one, and of
// pronouns.
type clauseSubject struct {
	sentence int
	who      mention.Actor
	unit     *unit
}

func englishRule(f frame) mention.Rule {
	switch f {
	case frameOrder:
		return "decision.english-order"
	case framePromise:
		return "decision.english-promise"
	case frameDecide:
		return "decision.english-decide"
	case frameIssue:
		return "decision.english-issue"
	}
	return "decision.english-act"
}

// englishSay is a verb of saying: what its subject says that his own side will
// do is a promise.
func (r *run) englishSay(s text.Span, end int, who mention.Actor, u *unit) int {
	if u != nil {
		r.voice.set(who, u, false)
	}
	return r.saidThat(s, end, who, u)
}

// saidThat reads the clause that follows a verb of saying at token i. Only who
// speaks for something is heard: a forecast of his is no promise, but one who
// governs says what will be done.
func (r *run) saidThat(s text.Span, i int, who mention.Actor, u *unit) int {
	j := i
	for j < s.End && (r.isWord(j, "that") || r.unitDate(j) || r.doc.Tokens[j].Is(',') || r.isWord(j, "on")) {
		if d := r.unitAt(j); d != nil {
			j = d.End
			continue
		}
		j++
	}
	for k := j; k < min(s.End, j+5); k++ {
		if r.isWord(k, "that") {
			j = k + 1
			break
		}
		if c, _ := r.cues.At(k); c.Has(clause.Future) || r.at[k].verb != 0 {
			break
		}
	}
	will := -1
	for k := j; k < min(s.End, j+22); k++ {
		if t := &r.doc.Tokens[k]; t.IsQuote() || t.Is(';') {
			break
		}
		if c, _ := r.cues.At(k); c.Has(clause.Future) && r.at[k].unit == 0 {
			will = k
			break
		}
	}
	if will < 0 {
		return i
	}
	_, at := r.cues.At(will)
	if at >= s.End || r.isWord(at, "have") || r.doc.Tokens[at].Class != text.Word || r.at[at].phrase&phraseSchedule != 0 {
		return i
	}
	b := base{kind: schema.KindCommitment, who: who, from: u, paper: mention.None, rule: "decision.english-promise"}
	own := will == j+1 && r.at[j].phrase&(phrasePronoun|phraseWe) != 0
	switch {
	case own && !r.isWord(at, "be"):
		return r.englishContent(b, at, s.End)
	case !r.speaks(who, u) || own:
		return i
	}
	for k := j; k < will; k++ {
		if w := r.unitAt(k); w != nil && w.kind == unitPerson {
			return i // what another person would do is a forecast
		}
	}
	if r.isAnd(will - 1) {
		j = will // "the company accepts the order and will …"
	}
	return r.englishContent(b, j, s.End)
}

// speaks reports whether one who says something speaks for more than himself:
// a person with a post, named or meant by a noun.
func (r *run) speaks(who mention.Actor, u *unit) bool {
	if u == nil {
		return who.Person != mention.None && len(r.ent.People[who.Person].Positions) > 0
	}
	return (u.kind == unitPerson || u.kind == unitPost) && r.entitled(u)
}

func (r *run) unitDate(i int) bool {
	u := r.unitAt(i)
	return u != nil && u.kind == unitDate
}

// englishDecide is a verb of deciding or promising: "to", "that" or a thing
// follows.
func (r *run) englishDecide(s text.Span, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: englishRule(v.frame)}
	if r.isWord(end, "on") && r.unitDate(end+1) { // "announced on Wednesday that"
		end = r.unitAt(end + 1).End
	} else if r.unitDate(end) { // "ruled Monday that"
		end = r.unitAt(end).End
	}
	j := end
	if r.isWord(j, "that") || r.isWord(j, "to") {
		j++
	}
	b.to = r.ontoAt(j, s.End)
	if j >= s.End || r.unitDate(j) || r.doc.Tokens[j].Class == text.Punct && !r.doc.Tokens[j].Is('$') {
		return end
	}
	// "promised that he would …": from what will be done.
	if r.at[j].phrase&(phrasePronoun|phraseWe) != 0 && r.at[j].unit == 0 {
		c, at := r.cues.At(j + 1)
		if !c.Has(clause.Future) || at >= s.End || r.isWord(at, "be") {
			return end
		}
		j = at
		if v.kind == schema.KindDecision {
			b.kind = schema.KindCommitment
		}
	}
	stop := r.englishEnd(j, s.End)
	if v.kind == schema.KindDecision && !v.conclude && r.isWord(end, "that") {
		if !r.willIn(j, stop) {
			return end // a fact announced
		}
		b.kind = schema.KindCommitment
	}
	return r.englishContent(b, j, s.End)
}

// englishPassive is a verb in the passive: whom it concerns stands before it,
// who acts after "by".
func (r *run) englishPassive(s text.Span, g, i, end int, v *verb) int {
	switch v.frame {
	case frameOrder, framePersonnel, frameAward, frameSanction:
	default:
		return end
	}
	if v.weak {
		return end
	}
	aux := g
	for aux > s.Start && r.passiveBefore(aux) {
		aux--
		if c, at := r.cues.Before(aux); c.Has(clause.Past | clause.Adverb) {
			aux = at
		}
		if c, _ := r.cues.Before(aux); c.Has(clause.Future | clause.Must | clause.Planned | clause.Negation) {
			return end
		}
	}
	if r.phraseBefore(aux, phraseRelative) {
		aux--
	}
	for aux > s.Start && r.doc.Tokens[aux-1].Is(',') {
		aux--
	}
	_, u, ok := r.englishSubject(s, aux, i)
	if !ok || u == nil || u.kind == unitPlace {
		return end
	}
	b := base{kind: v.kind, who: mention.Nobody, to: []mention.Actor{r.addressee(u)}, paper: mention.None, rule: englishRule(v.frame)}
	j := i
	if v.frame == frameOrder {
		j = end
		if r.isWord(j, "by") {
			if by := r.unitAt(r.pastArticle(j + 1)); by != nil && by.isActor() {
				b.who, b.from = r.issuer(by), by
				j = by.End
			}
		}
		if !r.isWord(j, "to") {
			return end
		}
		j++
	} else {
		for k := end; k < min(s.End, end+12); k++ {
			if r.isWord(k, "by") {
				if by := r.unitAt(r.pastArticle(k + 1)); by != nil && by.isActor() {
					b.who, b.from = r.issuer(by), by
				}
				break
			}
		}
	}
	return r.englishContent(b, j, s.End)
}

// passiveBefore reports whether a form of "to be" stands just before token i.
func (r *run) passiveBefore(i int) bool { return r.phraseBefore(i, phraseBe) }

// phraseBefore reports whether a word of class p stands just before token i.
func (r *run) phraseBefore(i int, p phrase) bool {
	return i > 0 && r.at[i-1].unit == 0 && r.at[i-1].phrase&p != 0 && int(r.at[i-1].phraseEnd) == i
}

// englishWill is "X will …" said by somebody named, or of a body.
func (r *run) englishWill(s text.Span, i int) int {
	c, at := r.cues.At(i)
	if !c.Has(clause.Future) || r.at[i].unit != 0 || at >= s.End || r.at[at].phrase&phraseSchedule != 0 && r.at[at].unit == 0 || r.isWord(at, "have") || r.isWord(at, "be") || r.isWord(i, "would") {
		return i
	}
	if n, _ := r.cues.At(at); n.Has(clause.Negation) || r.phraseBefore(i, phraseArticle) {
		return i // "impose its will"
	}
	for k := i - 1; k >= max(s.Start, i-8); k-- {
		if r.at[k].unit != 0 {
			break
		}
		if r.at[k].phrase&phraseRelative != 0 {
			return i // "where the two sides will sign …"
		}
	}
	who, u, ok := r.englishSubject(s, i, i)
	if !ok || u != nil && (u.kind == unitPlace || u.kind == unitGroup) || who.IsNobody() {
		return i
	}
	if u == nil && !who.Written.Empty() && !r.doc.Tokens[who.Written.Start].Cap() {
		return i
	}
	if u != nil && u.kind == unitPerson && r.quoteAt(i) != nil && r.quoteAt(i).unit != u {
		return i // what somebody says of another
	}
	b := base{kind: schema.KindCommitment, who: who, from: u, paper: mention.None, rule: "decision.english-promise"}
	return r.englishContent(b, at, s.End)
}

func (r *run) willIn(i, end int) bool {
	for ; i < end; i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Future) {
			return true
		}
	}
	return false
}
