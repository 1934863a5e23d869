package event

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
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
		if p.Org != mention.None && (p.Whole.Empty() || p.Whole.Covers(r.set.Orgs[p.Org].Span)) {
			inPost[p.Org] = true // not one that stands elsewhere: "Department director"
		}
		if p.Person != mention.None {
			if p.Status == schema.Incoming {
				continue // the verb stands between: "ông A được bầu giữ chức …"
			}
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
		if i > 0 && s.Covers(r.set.People[i-1].Span) || i+1 < len(r.set.People) && s.Covers(r.set.People[i+1].Span) {
			s = r.set.People[i].Span
		}
		r.actors = append(r.actors, actorAt{span: s, actor: person(e)})
	}
	for i, e := range r.ent.OrgOf {
		if e != mention.None && !inPost[i] && !r.set.Orgs[i].Generic && !r.isDateline(i) && !r.owns(i) && !r.passesOn(i) {
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

// datelineEnd is how many tokens a dateline may take.
const datelineEnd = 16

// isDateline reports whether an organisation is the agency a text comes from,
// in brackets before the first dash: "HÀ NỘI (TTXVN) -".
func (r *run) isDateline(i int) bool {
	s := r.set.Orgs[i].Span
	return s.Start > 0 && s.End+1 < len(r.doc.Tokens) && s.End < datelineEnd &&
		r.doc.Tokens[s.Start-1].Is('(') && r.doc.Tokens[s.End].Is(')') && r.doc.Tokens[s.End+1].IsDash()
}

// passesOn reports whether an organisation is a press body that an English text
// takes its news from: not one that the title names.
func (r *run) passesOn(i int) bool {
	if r.c.Language != "en" || r.set.Orgs[i].Kind != "press" {
		return false
	}
	s := r.set.Orgs[i].Span
	for j := 0; r.c.Title != nil && j+s.Len() <= min(len(r.c.Title.Tokens), maxTitle); j++ {
		if r.sameWords(r.c.Title, j, s) {
			return false
		}
	}
	return true
}

// owns reports whether an organisation only says whose the next one is: "the
// Ministry of Health's Department of …".
func (r *run) owns(i int) bool {
	e := r.set.Orgs[i].End
	return i+1 < len(r.set.Orgs) && r.set.Orgs[i+1].Start == e+2 && r.doc.Tokens[e].IsApostrophe() && r.doc.Word(e+1) == "s"
}

// within are the actors whose words lie in s.
func (r *run) within(s text.Span) []actorAt {
	lo, _ := slices.BinarySearchFunc(r.actors, s.Start, func(a actorAt, at int) int { return cmp.Compare(a.span.Start, at) })
	hi, _ := slices.BinarySearchFunc(r.actors, s.End, func(a actorAt, at int) int { return cmp.Compare(a.span.End, at+1) })
	return r.actors[lo:max(lo, hi)]
}

// subjects are those who act at the verb that begins at token i of the
// sentence: the actors that stand before it, joined by commas and "và", back
// to a preposition or another verb.
func (r *run) subjects(s text.Span, i int) []actorAt {
	cands, first, n := r.before(s, i)
	if n == 0 {
		return nil
	}
	out := cands[first:n]
	if r.orderedBy(out[0].span.Start) {
		return nil
	}
	c, at := r.cue.Before(out[0].span.Start)
	if !c.Has(clause.Preposition) {
		return out
	}
	if r.partnerBefore(out[0].span.Start) {
		return out // "phối hợp với Sở B tổ chức"
	}
	if !r.isAgentMark(at) {
		// "Theo chỉ đạo của Bộ A, Sở B ban hành": the last one acts.
		if last := cands[n-1]; n-first > 1 && last.span.Start > 0 && r.doc.Tokens[last.span.Start-1].Is(',') {
			return cands[n-1 : n]
		}
		return nil
	}
	// "Đoàn kiểm tra … do ông A làm trưởng đoàn đã …": the team acts too.
	if first > 0 && cands[first-1].span.End == at {
		first--
	}
	return cands[first:n]
}

// before gives the actors of the sentence before the verb at token i, and
// which of them, [first, n), stand just before it; n is 0 where none does.
func (r *run) before(s text.Span, i int) (cands []actorAt, first, n int) {
	from := s.Start
	if i-s.Start > maxClause {
		from = i - maxClause
	}
	for j := i - 1; j > from; j-- {
		if r.doc.Tokens[j].Is(';') {
			from = j + 1
			break
		}
	}
	g := r.cue.Group(r.afterActor(from, i), i)
	cands = r.within(text.Span{Start: from, End: g.Start})
	n = len(cands)
	if n == 0 {
		return nil, 0, 0
	}
	// The last actor must reach the verb with nothing of weight between.
	if gap := g.Start - r.afterPlace(cands[n-1].span.End, g.Start); gap > maxGap && (gap > maxTopic || !r.hasTopic(cands[n-1], g.Start)) {
		return nil, 0, 0
	}
	for j := cands[n-1].span.End; j < g.Start; j++ {
		if c, _ := r.cue.At(j); c.Has(clause.Passive) {
			return nil, 0, 0 // "phương án của A được Thủ tướng phê duyệt"
		}
		if _, said := r.c.Hits.Longest(j, r.reportTable); said && !r.ownDeed(j, g.Start) {
			return nil, 0, 0 // "ông A cho biết Sở B yêu cầu …"
		}
	}
	// "Chi bộ A thuộc Đảng bộ B": the first of them acts.
	for n > 1 && (r.partOf(cands[n-2].span.End, cands[n-1].span.Start) || r.dashed(cands[n-2], cands[n-1])) {
		n--
	}
	first = n - 1
	if first > 0 && r.partnerBefore(cands[first].span.Start) && cands[first].span.Start-cands[first-1].span.End <= maxGap {
		return cands, first - 1, n // "A, in collaboration with B, held …"
	}
	if first > 0 && r.c.Language == "en" && !r.andBetween(cands[first-1].span.End, cands[first].span.Start) {
		return cands, first, n // "…, her rival A, the B said"
	}
	for first > 0 && r.joined(cands[first-1].span.End, cands[first].span.Start) {
		if a, b := cands[first-1], cands[first]; a.actor.Org != mention.None && b.actor.Person != mention.None && b.span.Start-a.span.End == 1 {
			break // "tại trụ sở Bộ A, ông B tiếp …"
		}
		first--
	}
	return cands, first, n
}

// ownDeed reports whether the verb of speech at token i is followed at once by
// a verb group that begins at token start and tells of what was done: the
// speaker's own deed ("ông A cho biết đã ký quyết định …").
func (r *run) ownDeed(i, start int) bool {
	h, ok := r.c.Hits.Longest(i, r.reportTable)
	if !ok || h.End-h.Start < 2 {
		return false
	}
	j := int(h.End)
	if j < start && r.doc.Tokens[j].Is(',') {
		j++
	}
	c, _ := r.cue.At(j)
	return j == start && c.Has(clause.Past)
}

// andBetween reports whether an "and" stands among the tokens [from, to).
func (r *run) andBetween(from, to int) bool {
	for j := from; j < min(to, from+maxGap); j++ {
		if c, _ := r.cue.At(j); c.Has(clause.And) {
			return true
		}
	}
	return false
}

// partOf reports whether the tokens [from, to) only say that the body before
// them belongs to the one after.
func (r *run) partOf(from, to int) bool {
	if to-from < 1 || to-from > 2 {
		return false
	}
	switch r.doc.Word(to - 1) {
	case "thuộc", "of":
		return true
	}
	return false
}

// group reads the verb group before token i of the sentence.
func (r *run) group(s text.Span, i int) clause.Group {
	return r.cue.Group(r.afterActor(max(s.Start, i-maxClause), i), i)
}

// afterActor is where words round the verb at token i may begin, from token
// from on: not inside the words of one who acts ("Trưởng Ban Chỉ đạo chủ trì").
func (r *run) afterActor(from, i int) int {
	if in := r.within(text.Span{Start: from, End: i}); len(in) > 0 {
		return in[len(in)-1].span.End
	}
	return from
}

// maxClause is how far back of its verb, in tokens, a subject may begin.
const maxClause = 150

// maxGap is how many tokens may stand between a subject and its verb group.
const maxGap = 6

// afterPlace is token i, where a name ends, or the end of the place told behind
// it: "UBND huyện A, TP B vừa …".
func (r *run) afterPlace(i, end int) int {
	if i+1 < end && (r.doc.Tokens[i].Is(',') || r.doc.Tokens[i].Is('(')) {
		if e, ok := r.longestPlace(i + 1); ok && e <= end {
			if e < end && (r.doc.Tokens[e].Is(')') || r.doc.Tokens[e].Is(',')) {
				e++
			}
			return e
		}
	}
	return i
}

// maxTopic is how many tokens the words may take that say what a committee is
// for.
const maxTopic = 24

// hasTopic reports whether the words from a committee's name to token end only
// say what it is for ("Ban Chỉ đạo Đề án số hóa truyền hình mặt đất").
func (r *run) hasTopic(a actorAt, end int) bool {
	if a.actor.Org == mention.None || a.post {
		return false
	}
	switch r.ent.Orgs[a.actor.Org].Kind {
	case "steering_committee", "organizing_committee", "inspection_team":
	default:
		switch r.doc.Word(a.span.End) { // "HĐND tỉnh khóa XV, nhiệm kỳ 2021-2026"
		case "khóa", "khoá", "Khóa", "Khoá", "nhiệm":
		default:
			return false
		}
	}
	for j := a.span.End; j < end; j++ {
		if t := &r.doc.Tokens[j]; t.Class == text.Punct && !t.Is(',') && !t.IsDash() || r.tellsAt(j) && r.doc.Tokens[j].Case == text.Lower && !r.reports(j) {
			return false
		}
	}
	return true
}

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
		if t.Class == text.Word && t.Case == text.Lower && to-from <= 3 && !r.tellsAt(j) {
			continue // "cùng", "với", "các đồng chí"
		}
		return false
	}
	return true
}

// tellsAt reports whether a verb of saying or doing, or a word of tense, begins
// at token j: what stands on either side of it is no list.
func (r *run) tellsAt(j int) bool {
	if c, _ := r.cue.At(j); c.Has(clause.Past | clause.Future | clause.Ongoing | clause.Planned | clause.Passive | clause.Subordinate) {
		return true
	}
	if h, ok := r.c.Hits.Longest(j, r.triggerTable); ok && r.triggers[h.Row].form == verb {
		return true
	}
	_, said := r.c.Hits.Longest(j, r.reportTable)
	return said
}

// orderedBy reports whether a verb of ordering ends just before token i:
// "giao Công an huyện điều tra" has the one ordered act, not the event's head.
func (r *run) orderedBy(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		h, ok := r.c.Hits.Longest(j, r.triggerTable)
		if ok && int(h.End) == i && r.triggers[h.Row].form == verb && r.triggers[h.Row].typ == schema.TypeDirective {
			return r.doc.Word(i-1) != "nghị" // what is asked for ("đề nghị") is for the one asked to do
		}
	}
	return false
}

// partnerBefore reports whether words like "phối hợp với" end just before
// token i.
func (r *run) partnerBefore(i int) bool {
	for j := i - 1; j >= max(0, i-6); j-- {
		if h, ok := r.c.Hits.Longest(j, r.roleTable); ok && r.roles[h.Row].partner && int(h.End) == i {
			return true
		}
	}
	return false
}

// isAgentMark reports whether token i is the "do" or "by" before one who acts.
func (r *run) isAgentMark(i int) bool {
	switch r.doc.Word(i) {
	case "do", "Do", "by", "bởi":
		return true
	}
	return false
}
