package event

import (
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
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
	if len(opening) == 0 || opening[0].form != noun || r.doc.SentenceOf(opening[0].span.Start) > 0 {
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
		n := r.doc.SentenceOf(o.span.Start)
		if n >= openingSentences || o.typ == schema.TypeStatement || o.form == noun || !r.real(o) {
			continue
		}
		if n > 0 && (o.typ != schema.TypeMeeting || len(r.subjects(r.doc.Sentence(o.span.Start), o.span.Start)) == 0) {
			continue // a lead may hide that people met, hardly what they did
		}
		for i, t := range sc.types {
			if t == o.typ && sc.sum[i] > best {
				typ, best = t, sc.sum[i]
			}
		}
	}
	return typ, best
}

// real reports whether the words tell of an act that was done or will be: they
// name it, or their verb is neither a noun nor subordinate.
func (r *run) real(t told) bool {
	return !t.span.Empty() && (t.form == noun || !t.group.Cue.Has(clause.Noun|clause.Subordinate|clause.Must|clause.Negation))
}

// weighTitle counts the triggers of the title.
func (r *run) weighTitle(sc *scores) []string {
	d, hits := r.c.Title, r.c.TitleHits
	if d == nil || hits == nil {
		return nil
	}
	var types []string
	for i := 0; i < len(d.Tokens); {
		h, ok := hits.Longest(i, r.triggerTable)
		if !ok {
			i++
			continue
		}
		g := &r.triggers[h.Row]
		i = int(h.End)
		if g.form == noForm || inProperName(d, h) {
			continue
		}
		w := g.weight * titleFactor
		switch {
		case len(types) == 0:
			w += g.weight * titleFirst
		case g.form == verb: // "Hướng dẫn thanh tra": the first verb rules
			w *= titleLater
		}
		if g.form == verb && int(h.Start) > 0 && r.nominal(d, hits, int(h.Start)) {
			w *= 0.4
		}
		if quoted(d, int(h.Start)) {
			w *= 0.4 // somebody else's word
		}
		sc.add(g.typ, w)
		types = append(types, g.typ)
	}
	r.weighTitleQuote(sc)
	if n := len(d.Tokens); n > 0 {
		sc.spoken = d.Tokens[n-1].Is('?') // a question the article has answered
	}
	for _, t := range sc.types {
		sc.spoken = sc.spoken || t == schema.TypeStatement
	}
	return types
}

// weighTitleQuote: a title that is a quotation, or a speaker, a colon and what
// he says, tells of a statement.
func (r *run) weighTitleQuote(sc *scores) {
	d := r.c.Title
	n := len(d.Tokens)
	if n == 0 {
		return
	}
	if t := &d.Tokens[0]; t.IsQuote() || t.Is('\'') || t.Is('‘') {
		sc.add(schema.TypeStatement, 16)
		return
	}
	for i := 2; i < n-2; i++ {
		if !d.Tokens[i].Is(':') {
			continue
		}
		for j := range i { // "Giám đốc Sở Y tế: Không tăng viện phí"
			if _, ok := r.c.TitleHits.Longest(j, r.postTable); ok {
				sc.add(schema.TypeStatement, titleSpeaker)
				return
			}
		}
		q := &d.Tokens[i+1]
		if q.IsQuote() || q.Is('\'') || q.Is('‘') {
			sc.add(schema.TypeStatement, 16)
		}
		return
	}
}

// quoted reports whether token i of a title stands between quotation marks.
func quoted(d *text.Doc, i int) bool {
	in := false
	for j := range i {
		if t := &d.Tokens[j]; t.IsQuote() || t.Is('\'') || t.Is('‘') || t.Is('’') {
			in = !in
		}
	}
	return in
}

// titleSpeaker is what a post before a colon adds: its holder says what follows.
const titleSpeaker = 12

// inProperName reports whether a trigger of the title stands inside a name:
// with a capital, after a word with one, neither opening the title.
func inProperName(d *text.Doc, h lexicon.Hit) bool {
	i := int(h.Start)
	return i > 0 && d.Tokens[i].Case == text.Title && d.Tokens[i-1].Case == text.Title && d.Tokens[i].Space && i-1 > 0
}

// nominal reports whether the verb at token i is used as a noun, or as an aim.
func (r *run) nominal(d *text.Doc, hits *lexicon.Hits, i int) bool {
	if d == r.doc {
		g := r.group(r.doc.Sentence(i), i)
		return g.Cue.Has(clause.Noun | clause.Subordinate | clause.Must)
	}
	g := r.cues.Read(d, hits).Group(0, i)
	return g.Cue.Has(clause.Noun | clause.Subordinate | clause.Must)
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
		if n == 0 {
			sc.spoken = sc.spoken || r.reportsIn(s)
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

// reportsIn reports whether a verb of speech of two syllables stands in s that
// does more than carry the news of a deed.
func (r *run) reportsIn(s text.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if r.reports(i) && !r.carries(i, s.End) {
			return true
		}
	}
	return false
}

// carries reports whether the verb of speech at token i only tells of a deed
// just done: "ông A cho biết Sở B vừa quyết định …", "cho biết đã phạt …".
func (r *run) carries(i, end int) bool {
	h, ok := r.c.Hits.Longest(i, r.reportTable)
	if !ok {
		return false
	}
	j := int(h.End)
	if j < end && r.doc.Tokens[j].Is(',') {
		j++
	}
	if in := r.within(text.Span{Start: j, End: end}); len(in) > 0 && in[0].span.Start == j {
		j = in[0].span.End
	}
	if j >= end {
		return false
	}
	c, _ := r.cue.At(j)
	return c.Has(clause.Past)
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
		switch r.doc.Word(j) {
		case "mừng", "hướng": // "chào mừng thành công của Đại hội", "hướng tới Đại hội"
			return true
		}
	}
	c, at := r.cue.Before(i)
	return c.Has(clause.Preposition) && r.isAt(at)
}

// hailReach is how far before a gathering the words stand that say that what
// is told is done in its honour.
const hailReach = 5

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

// topicTitle reports whether the title begins with a verb, with nobody who
// acts: "Tuyên truyền phòng, chống cháy", the subject of a document.
func (r *run) topicTitle() bool {
	if r.c.Title == nil || r.c.TitleHits == nil {
		return false
	}
	h, ok := r.c.TitleHits.Longest(0, r.triggerTable)
	return ok && r.triggers[h.Row].form == verb
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

// weighSpeech: where most sentences tell what somebody said, and nothing else
// is told, that is the news.
func (r *run) weighSpeech(sc *scores) {
	said, n := 0, 0
	for _, s := range r.doc.Sentences {
		n++
		for i := s.Start; i < s.End; i++ {
			if _, ok := r.c.Hits.Longest(i, r.reportTable); ok {
				said++
				break
			}
		}
	}
	if n >= 4 && said*5 >= n*2 {
		sc.add(schema.TypeStatement, minScore)
	}
}
