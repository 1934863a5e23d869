package decision

import (
	"strings"

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

// englishUnder takes what a document that was just decided on lays down: "Under
// Ordinance No. 12, work must begin by May".
func (r *run) englishUnder(s text.Span) bool {
	if s.Len() < 6 || !r.isWord(s.Start, "under") || len(r.out) == 0 || r.last.rule == "" || r.last.kind != schema.KindApproval && r.last.kind != schema.KindDecision {
		return false
	}
	paper, named := mention.None, false
	for i := s.Start + 1; i < min(s.End, s.Start+16); i++ {
		if u := r.unitAt(i); u != nil && u.kind == unitPaper {
			paper = u.ref
		}
		named = named || paper >= 0 || r.at[i].paper != noPaper
		if t := &r.doc.Tokens[i]; !t.Is(',') || !named {
			continue
		}
		for k := i; k < min(s.End, i+12); k++ {
			if c, _ := r.cues.At(k); c.Has(clause.Must | clause.Future) {
				if r.englishMust(s, k) > k {
					return true
				}
				b := base{kind: schema.KindDecision, who: r.last.who, from: r.last.from, paper: paper, rule: "decision.english-decide"}
				r.englishContent(b, i+1, s.End)
				return true
			}
		}
		return false
	}
	return false
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

// countedPeople is whom a number at token i counts: "arrested eight people accused
// of …".
func (r *run) countedPeople(i, end int) []mention.Actor {
	if i >= end || r.doc.Tokens[i].Class != text.Number && r.at[i].phrase&phraseNumber == 0 {
		return nil
	}
	for j := i + 1; j < min(end, i+5); j++ {
		t := &r.doc.Tokens[j]
		if t.Class != text.Word || r.at[j].unit != 0 {
			return nil
		}
		if r.at[j].phrase&(phraseBody|phrasePeople|phraseUnder) != 0 {
			return []mention.Actor{written(text.Span{Start: i, End: j + 1})}
		}
	}
	return nil
}

// ontoAt is whom words at token i do something to: "appointment of X",
// "prosecute X".
func (r *run) ontoAt(i, end int) []mention.Actor {
	if i >= end || r.at[i].phrase&phraseOnto == 0 || r.at[i].unit != 0 {
		return nil
	}
	to, _ := r.englishAddressees(int(r.at[i].phraseEnd), end, false)
	return to
}

// englishIssue is a verb of signing or issuing: what the document decides
// follows it, after "on", "to" or a participle.
func (r *run) englishIssue(s text.Span, i, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: "decision.english-issue"}
	j, found := r.pastArticle(end), false
	for n := 0; j < s.End && n < paperReach; n++ {
		if p := r.unitAt(j); p != nil {
			if p.kind == unitPaper {
				b.paper, j, found = p.ref, p.End, true
				break
			}
			j = p.End
			continue
		}
		if c := &r.at[j]; c.paper != noPaper {
			j, found = int(c.paperEnd), true
			break
		}
		if t := &r.doc.Tokens[j]; t.Class == text.Punct && !t.IsDash() {
			break
		}
		j++
	}
	if !found {
		return r.englishContent(b, i, s.End)
	}
	r.enPaper = issued{who: who, from: u, paper: b.paper, known: true}
	for n := 0; j < s.End && n < titleReach; n++ {
		t := &r.doc.Tokens[j]
		switch d := r.unitAt(j); {
		case r.isWord(j, "on") && !r.unitDate(j+1), r.isWord(j, "to"), r.isWord(j, "that"):
			return r.englishContent(b, j+1, s.End)
		case d != nil:
			j = d.End
			continue
		case r.participle(j):
			if w := r.at[j].verb; w != 0 && r.f.verbs[w-1].frame == framePersonnel {
				b.kind = r.f.verbs[w-1].kind
				b.to, _ = r.englishAddressees(int(r.at[j].verbEnd), s.End, false)
			}
			return r.englishContent(b, j, s.End)
		case t.Is(',') && n > 2 || t.Is(';') || r.at[j].phrase&(phraseRelative|phraseAside) != 0:
			return j
		}
		j++
	}
	return min(j, s.End)
}

// paperReach is how many tokens after its verb a document may stand, titleReach
// how many after it what it decides.
const (
	paperReach = 8
	titleReach = 16
)

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
	case u == nil || u.kind != unitPerson && u.kind != unitPost || !r.entitled(u) || own:
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

func (r *run) unitDate(i int) bool {
	u := r.unitAt(i)
	return u != nil && u.kind == unitDate
}

// englishOrder is a verb of ordering or asking: whom, then "to" or "that"; of
// some what is asked follows at once ("demanded a seat").
func (r *run) englishOrder(s text.Span, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: "decision.english-order"}
	if r.byPaper {
		b.paper, b.rule = r.enPaper.paper, rulePaper
	}
	first := r.unitAt(r.pastArticle(end))
	if to, j := r.subjunctive(end, s.End); len(to) > 0 {
		b.to = to
		b.kind = r.relation(b.kind, u, first, to)
		return r.englishContent(b, j, s.End)
	}
	if v.weak && (first == nil || !first.isActor() || first.kind == unitPlace) && !r.asksBodies(end, s.End) {
		j := end
		if r.isWord(j, "that") || r.isWord(j, "to") {
			j++
		}
		if j >= s.End || r.doc.Tokens[j].Class == text.Punct && !r.doc.Tokens[j].Is('$') || r.unitDate(j) {
			return end
		}
		return r.englishContent(b, j, s.End)
	}
	to, j := r.englishAddressees(end, s.End, true)
	if v.weak && !r.isWord(j, "to") {
		if r.isWord(end, "that") {
			end++
		}
		return r.englishContent(b, end, s.End)
	}
	if !r.isWord(j, "to") && (!r.isWord(j, "that") || v.kind == schema.KindRequest) {
		if r.isWord(j, "that") {
			return r.saidThat(s, j, who, u)
		}
		return end
	}
	if j+1 >= s.End || r.doc.Tokens[j+1].Class != text.Word || len(to) == 0 && r.isWord(j, "to") && r.doc.Tokens[j+1].Cap() {
		return end
	}
	b.to = to
	if u != nil && len(to) > 0 && to[0].Org == mention.None && to[0].Person == mention.None && b.kind == schema.KindDirective && r.level(u) == levelOutside {
		b.kind = schema.KindRequest
	}
	if b.kind == schema.KindRequest {
		b.kind = r.relation(b.kind, u, first, to)
	}
	return r.englishContent(b, j+1, s.End)
}

// asksBodies reports whether plain words for bodies or people, and "to", follow
// at token i: "requested communes to report".
func (r *run) asksBodies(i, end int) bool {
	_, j := r.englishAddressees(i, end, true)
	return r.isWord(j, "to") && r.phraseBefore(j, phraseUnder|phraseBody|phrasePeople)
}

// subjunctive reads "that the agency consider …", with or without "that" and
// "should": who is to act, and the token what he is to do begins at.
func (r *run) subjunctive(i, end int) (to []mention.Actor, j int) {
	that := r.isWord(i, "that")
	if that {
		i++
	}
	k := r.pastArticle(i)
	if u := r.unitAt(k); u != nil {
		if !u.isActor() || u.kind == unitPlace {
			return nil, i
		}
		to, j = []mention.Actor{r.addressee(u)}, u.End
	} else {
		for j = k; j < min(end, k+5) && r.doc.Tokens[j].Class == text.Word && r.at[j].unit == 0; j++ {
			if r.at[j].phrase&(phraseBody|phraseUnder) != 0 {
				to, j = []mention.Actor{r.englishNamed(text.Span{Start: k, End: int(r.at[j].phraseEnd)})}, int(r.at[j].phraseEnd)
				break
			}
		}
	}
	if len(to) == 0 || j >= end {
		return nil, i
	}
	if !that { // "asked the state attorney general to …"
		if _, at := r.englishAddressees(i, end, true); r.isWord(at, "to") {
			return nil, i
		}
	}
	must := false
	for j < end {
		c, at := r.cues.At(j)
		if !c.Has(clause.Must|clause.Adverb) || at <= j {
			break
		}
		must = must || c.Has(clause.Must)
		j = at
	}
	t := &r.doc.Tokens[min(j, end-1)]
	w := r.doc.Word(min(j, end-1))
	if j >= end || t.Class != text.Word || t.Case != text.Lower || r.at[j].phrase&phraseBe != 0 && !r.isWord(j, "be") || r.isWord(j, "to") || r.at[j].phrase&(phraseRelative|phraseAside|phraseArticle) != 0 {
		return nil, i
	}
	if c, _ := r.cues.At(j); c != 0 && !must || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || !must && strings.HasSuffix(w, "s") || !must && !that && r.at[j].verb != 0 {
		return nil, i
	}
	return to, j
}

// englishDecide is a verb of deciding or promising: "to", "that" or a thing
// follows.
func (r *run) englishDecide(s text.Span, end int, who mention.Actor, u *unit, v *verb) int {
	b := base{kind: v.kind, who: who, from: u, paper: mention.None, rule: englishRule(v.frame)}
	if r.isWord(end, "on") && r.unitDate(end+1) { // "announced on Wednesday that"
		end = r.unitAt(end + 1).End
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
	if v.kind == schema.KindDecision && r.isWord(end, "that") {
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
