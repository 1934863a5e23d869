package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// How much a trigger counts by where it stands.
const (
	titleFactor   = 4.0
	titleFirst    = 2.0 // more, for the first trigger of the title
	titleLater    = 0.35
	openingFactor = 2.0
	openingFirst  = 3.0 // more, for the first trigger of the first sentence
	nearFactor    = 0.8
	nearMost      = 3.2 // no more of one type from the sentences after the opening
	bodyFactor    = 0.1
	minScore      = 5.0

	openingSentences = 2
	nearSentences    = 6
)

// scores are the weights of the types, in the order they were met.
type scores struct {
	types  []string
	sum    []float64
	spoken bool // the title or the first sentence tells of speech
}

func (s *scores) add(typ string, w float64) {
	for i, t := range s.types {
		if t == typ {
			s.sum[i] += w
			return
		}
	}
	s.types = append(s.types, typ)
	s.sum = append(s.sum, w)
}

// best is the heaviest type, the first met of equals.
func (s *scores) best() (string, float64) {
	typ, w := "", 0.0
	for i, t := range s.types {
		if s.sum[i] > w {
			typ, w = t, s.sum[i]
		}
	}
	return typ, w
}

// classify weighs the triggers of title and body.
func (r *run) classify() (string, told) {
	var sc scores
	titleTypes := r.weighTitle(&sc)
	opening := r.weighBody(&sc, titleTypes)
	// An approval is the news, not the paper it stands on.
	if len(titleTypes) > 0 && titleTypes[0] == schema.TypeApproval {
		sc.add(schema.TypeApproval, approvalWeight)
	} else if len(opening) == 0 || opening[0].form != noun || r.doc.SentenceOf(opening[0].span.Start) > 0 {
		r.weighDocuments(&sc) // what a gathering deals with is not the news
	}
	r.weighDecisions(&sc)
	r.weighSpeech(&sc)
	framed, fw, isFramed := r.frame()
	if isFramed {
		sc.add(framed.typ, fw)
	}

	r.weights, r.opening = sc, opening
	typ, w := sc.best()
	if typ == schema.TypeStatement && !sc.spoken { // voices on the news, not the news
		typ, w = r.openingAct(&sc)
	}
	if w < minScore {
		return schema.TypeOther, told{typ: schema.TypeOther, rule: ruleNone}
	}
	// The words that tell it: in the opening if it is told there.
	best := told{typ: typ}
	for _, o := range opening {
		if o.typ == typ && (best.span.Empty() || !r.real(best) && r.real(o)) {
			best = o
		}
	}
	if isFramed && framed.typ == typ && (!r.real(best) || best.form == noun || r.doc.SentenceOf(best.span.Start) >= r.doc.SentenceOf(framed.span.Start)) {
		return typ, framed
	}
	if !best.span.Empty() {
		return typ, best
	}
	rule := ruleBody
	for _, t := range titleTypes {
		if t == typ {
			rule = ruleTitle
		}
	}
	return typ, told{typ: typ, rule: rule}
}

// openingAct is the heaviest type of which the first sentences tell an act.
func (r *run) openingAct(sc *scores) (string, float64) {
	typ, best := "", 0.0
	for _, o := range r.opening {
		if n := r.doc.SentenceOf(o.span.Start); o.typ == schema.TypeStatement || o.form == noun || !r.real(o) || !r.datedAct(o, n) {
			continue
		}
		for i, t := range sc.types {
			if t == o.typ && sc.sum[i] > best {
				typ, best = t, sc.sum[i]
			}
		}
	}
	return typ, best
}

// datedAct reports whether an act told in sentence n is sure to be the news: it
// has one who acts, and after the lead people met, or it has a day.
func (r *run) datedAct(o told, n int) bool {
	s := r.doc.Sentence(o.span.Start)
	return (len(r.subjects(s, o.span.Start)) > 0 || n == 0 && o.group.Cue.Has(clause.Passive)) &&
		(n == 0 || n < openingSentences && o.typ == schema.TypeMeeting || n < doerSentences && (o.weight >= 4 || o.typ == schema.TypeMeeting) && r.dateIn(s) != mention.None)
}

// real reports whether the words tell of an act that was done or will be: they
// name it, or their verb is neither a noun nor subordinate.
func (r *run) real(t told) bool {
	return !t.span.Empty() && (t.form == noun || !t.group.Cue.Has(clause.Noun|clause.Subordinate|clause.Must|clause.Negation))
}

// weighBody counts the triggers of the body, most in its first sentences, and
// gives those of the opening.
func (r *run) weighBody(sc *scores, titleTypes []string) []told {
	var opening []told
	bodySeen, nearSeen := map[string]float64{}, map[string]float64{}
	met := map[int32]bool{} // rows met in the opening and near it: each counts once
	for n, s := range r.doc.Sentences {
		if n > 200 {
			break
		}
		first := true
		if n < openingSentences && r.tellsWhose(s) {
			sc.spoken = true
		}
		if n == 0 {
			sc.spoken = sc.spoken || r.reportsIn(s) || s.Len() > 0 && r.doc.Tokens[s.Start].IsQuote() || r.accordingTo(s)
		}
		nominal := "" // the type of a verb of the sentence used as a noun: its objects tell no more
		for i := s.Start; i < s.End; {
			h, ok := r.c.Hits.Longest(i, r.triggerTable)
			if !ok {
				i++
				continue
			}
			g := &r.triggers[h.Row]
			span := h.Span()
			i = span.End
			if g.form == noForm || r.inName[span.Start] && (g.form == verb || r.inOrg(span.Start)) {
				continue
			}
			w := g.weight
			group := r.group(s, span.Start)
			switch {
			case g.form == verb && group.Cue.Has(clause.Noun|clause.Subordinate|clause.Must|clause.Negation):
				w *= 0.25
				nominal = g.typ
			case g.form == verb && nominal == g.typ && g.typ == schema.TypeAppointment: // "việc bổ nhiệm ông A làm giám đốc"
				w *= 0.25
			case g.form == noun && r.isScene(span.Start) && !slices.Contains(titleTypes, g.typ):
				w *= sceneFactor
			case g.typ == schema.TypeStatement && span.Start == s.Start:
				w *= frontFactor
			}
			switch {
			case n < nearSentences && met[h.Row]:
				opening = append(opening, told{span: span, typ: g.typ, form: g.form, weight: g.weight, receives: g.receives, rule: ruleBody, group: group})
			case n < openingSentences:
				met[h.Row] = w >= g.weight
				f := openingFactor
				if n == 0 && first && w >= g.weight {
					f += openingFirst
				}
				sc.add(g.typ, w*f)
				sc.spoken = sc.spoken || n == 0 && g.typ == schema.TypeStatement && w >= g.weight && !r.carries(span.Start, s.End)
				opening = append(opening, told{span: span, typ: g.typ, form: g.form, weight: g.weight, receives: g.receives, rule: ruleOpening, group: group})
			case n < nearSentences:
				met[h.Row] = w >= g.weight
				if nearSeen[g.typ] < nearMost {
					nearSeen[g.typ] += w * nearFactor
					sc.add(g.typ, w*nearFactor)
				}
				opening = append(opening, told{span: span, typ: g.typ, form: g.form, weight: g.weight, receives: g.receives, rule: ruleBody, group: group})
			case bodySeen[g.typ] < 1.5: // a long body must not drown the opening
				bodySeen[g.typ] += w * bodyFactor
				sc.add(g.typ, w*bodyFactor)
			}
			if w >= g.weight {
				first = false
			}
		}
	}
	return opening
}

// sceneFactor is for a gathering that is only where something was said or
// done: "Tại buổi làm việc với Sở, ông A yêu cầu …".
const sceneFactor = 0.4

// frontFactor is for a verb of speech before the one who speaks, which only
// leads to the verb after him: "Khẳng định …, ông A yêu cầu …".
const frontFactor = 0.4

// isScene reports whether "tại" or the like stands before the noun at token i.
func (r *run) isScene(i int) bool {
	for j := i - 1; j >= 0 && j >= i-hailReach && !r.doc.Tokens[j+1].Break; j-- {
		switch r.doc.Word(j) { // "chào mừng thành công của Đại hội", "hướng tới Đại hội"
		case "mừng":
			return true
		case "hướng":
			if r.doc.Word(j+1) == "tới" {
				return true
			}
		}
	}
	c, at := r.cue.Before(i)
	return c.Has(clause.Preposition) && (r.isAt(at) || r.doc.Word(at) == "trong" || r.doc.Word(at) == "Theo" || r.doc.Word(at) == "theo")
}

// hailReach is how far before a gathering the words stand that say that what
// is told is done in its honour.
const hailReach = 5

// approvalWeight is what a title that approves adds.
const approvalWeight = 8

// weighDocuments: an article that opens with a document's issue tells of that.
func (r *run) weighDocuments(sc *scores) {
	for i := range r.set.Documents {
		d := &r.set.Documents[i]
		if d.Relation != schema.Issued {
			continue
		}
		switch n := r.doc.SentenceOf(d.Start); {
		case n == 0:
			sc.add(schema.TypePromulgation, 17)
		case n < 4 && r.topicTitle():
			sc.add(schema.TypePromulgation, 20)
		case n < 4:
			sc.add(schema.TypePromulgation, 8)
		}
		return
	}
}

// weighDecisions: an article that opens with somebody's order or act
// tells of that.
func (r *run) weighDecisions(sc *scores) {
	done := map[string]bool{}
	for i := range r.decisions {
		d := &r.decisions[i]
		if r.doc.SentenceOf(d.Text.Start) >= nearSentences {
			return
		}
		typ := decisionTypes[d.Rule]
		if typ == "" {
			switch d.Kind {
			case schema.KindDirective, schema.KindRequest:
				typ = schema.TypeDirective
			}
		}
		if typ != "" && !done[typ] && !d.Issuer.IsNobody() {
			done[typ] = true
			sc.add(typ, decisionWeight)
		}
	}
}

// decisionWeight is what a decision in the opening adds to its type.
const decisionWeight = 4.0
