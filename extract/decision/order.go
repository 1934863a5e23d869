package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// order is a verb of ordering or asking: issuer V addressee content.
func (r *run) order(s text.Span, from, i, end int, v *verb) int {
	if end >= s.End {
		return end
	}
	g := r.group(from, i)
	if g.Cue.Has(clause.Noun|clause.Subordinate) || g.Start == i && g.Cue.Has(clause.Preposition) && !v.assign || g.Unreal() || r.nounAfter(end) || r.under(from, i) || r.isWord(g.Start-1, "là") {
		return end
	}
	if g.Cue.Has(clause.Future | clause.Must) {
		return end // not ordered yet
	}
	if v.soft && g.Start == i && r.titled(from, i) {
		return end // "tổ chức Hội nghị quán triệt …"
	}
	b := base{kind: v.kind, paper: r.paperBefore(from, i), rule: "decision.order"}
	var patient, first0 *unit
	var several []mention.Actor // to whom a passive is told, where they are more than one
	switch {
	case g.Cue.Has(clause.Passive):
		// "X được yêu cầu …": the subject is addressed, who orders is not said.
		if t := &r.doc.Tokens[end]; t.Class == text.Punct && !t.Is(':') && !t.IsQuote() {
			return end // "các đơn vị được phân công; …"
		}
		_, u, ok := r.subject(from, g.Start)
		if !ok || u == nil {
			return end
		}
		b.who, patient, b.rule = mention.Nobody, u, "decision.passive"
		if whole := r.nounPhrase(from, g.Start); u.kind == unitGroup && u.End < g.Start && whole.Start == u.Start {
			tail := *u
			tail.Span, tail.actor = whole, written(whole)
			patient = &tail
		}
		if list, w, j := r.addressees(r.pastOpeners(max(from, g.Start-reach), g.Start), g.Start); j == g.Start && len(list) > 1 {
			several, first0 = list, w
		}
	default:
		who, u, start, ok := r.subjectAt(from, g.Start)
		if ok {
			if c, at := r.cues.Before(start); c.Has(clause.Passive) && at > from {
				// "X được Y yêu cầu …"
				if _, p, ok := r.subject(from, at); ok && p != nil {
					patient, b.rule = p, "decision.passive"
				}
			}
		}
		if ok && u == nil && g.Start-start > 8 && !g.Cue.Has(clause.And) && r.doc.Tokens[g.Start-1].Class != text.Punct {
			return end // too far: another noun is the subject
		}
		if !ok {
			who, u, ok = r.paperSays(from, g.Start)
		}
		if !ok && !v.soft {
			who, ok = r.nounSubject(from, g.Start)
		}
		if !ok {
			if !r.agentless(s, from, g.Start) {
				if to, _, j := r.addressees(end, s.End); len(to) > 0 && !v.soft && r.contentAt(j) {
					return r.contentEnd(j, s.End) // asked by nobody known, done by nobody
				}
				return end
			}
			who, u = r.speaker(b.paper)
			b.rule = "decision.agentless"
			if b.paper == mention.None && r.law.open && !r.voice.known() {
				b.paper = r.law.paper
			}
		}
		if u != nil && ok && g.Cue.Has(clause.And) {
			if a, w, joined := r.sayerBefore(from, u); joined {
				who, u = a, w
			}
		}
		if u != nil && ok {
			if a, named := r.toldOf(u.End, g.Start); named {
				who, u = a, nil
			}
		}
		if u != nil && ok && b.rule == "decision.order" && (r.stray(u, g) || r.passiveIn(u.End, g.Start)) {
			return end
		}
		if u != nil && u.kind == unitGroup && v.soft && !g.Cue.Has(clause.Past) {
			return end // a task of theirs, not an order they give
		}
		b.who, b.from, b.soft = who, u, v.soft && !v.assign
		if u == nil && sameActor(who, r.voice.actor) {
			b.from = r.voice.unit // "Đồng chí đề nghị …"
		}
	}
	if u := b.from; u != nil && (u.kind == unitPerson || u.kind == unitPost || u.kind == unitOrg) && patient == nil {
		r.voice.set(b.who, u, v.kind == schema.KindDirective || r.voice.strong)
	}
	end = r.joined(end, s.End)
	if r.doc.Tokens[end].Is(',') && (v.soft || b.who.Person == mention.None && (b.from == nil || b.from.kind != unitPost)) && patient == nil {
		return end
	}
	to, first, j := r.addressees(end, s.End)
	if len(to) == 0 {
		// "đề nghị, sau hội nghị này, các huyện …"
		k := r.pastTo(end, s.End)
		if c, _ := r.cues.At(k); c.Has(clause.Preposition | clause.Subordinate) {
			if k = r.pastOpening(k, s.End); k > end {
				to, first, j = r.addressees(k, s.End)
			}
		}
	}
	if len(to) == 0 && r.doc.Tokens[end].Is(':') && end+1 < s.End && (r.dutyOf(end+1, s.End) || r.assigned(end+1, s.End)) {
		to, first, j = r.addressees(end+1, s.End) // "yêu cầu: Cấp ủy các cấp tập trung …"
	}
	if len(to) > 0 && patient == nil && sameActor(to[0], b.who) {
		// "Bà A cho rằng Chính phủ phải …, đồng thời đề nghị Chính phủ …"
		switch a, w, found := r.sayerBefore(from, b.from); {
		case found && !sameActor(a, b.who):
			b.who, b.from = a, w
		case r.voice.known() && !sameActor(r.voice.actor, b.who):
			b.who, b.from = r.voice.actor, r.voice.unit
		default:
			return end
		}
	}
	if id := r.id(j); j < s.End && id != 0 && id == r.f.word.that {
		j++
	}
	for k := end; k < j; k++ {
		if r.doc.Tokens[k].IsQuote() && r.quoteClosesSpeech(k, s.End) {
			return end // who said it follows, not what is asked
		}
	}
	if patient != nil {
		to, first = []mention.Actor{r.addressee(patient)}, patient
		if several != nil {
			to, first = several, first0
		}
	}
	j = r.pastModal(j, s.End)
	if len(to) == 0 {
		to, first = r.sentTo(g.Start)
	}
	if len(to) == 0 {
		to, first = r.fronted(s, i)
	}
	j = r.counted(j, s.End)
	b.to = to
	b.kind = r.relation(b.kind, b.from, first, to)
	b.deadline = r.period(j, s.End)
	if j >= s.End || r.announces(j, s.End) {
		r.open(b, s)
		return s.End
	}
	if r.isWord(j, "như") && (r.isWord(j+1, "vậy") || r.isWord(j+1, "thế") || r.isWord(j+1, "trên")) {
		return end // what was asked stands elsewhere
	}
	direct := b.from != nil && (b.from.kind == unitPerson || b.from.kind == unitPost) && b.from.End == g.Start && b.rule == "decision.order"
	told := len(to) == 0 && (g.Cue.Has(clause.Past) || direct || b.paper != mention.None && r.unitBefore(g.Start) != nil && r.unitBefore(g.Start).kind == unitPaper) && b.from != nil && b.from.kind != unitGroup && j < s.End && int(r.at[j].actionEnd) > j+1 && r.at[j].unit == 0
	if v.soft && (len(to) == 0 && !told || r.isWord(j, "có") && int(r.at[j].actionEnd) == j+1) {
		return end
	}
	if len(to) == 0 && !r.contentAt(j) && v.weak {
		return end
	}
	return r.content(b, j, s.End)
}

// assigned reports whether somebody stands at token i with what he is to do, by a
// verb of two words.
func (r *run) assigned(i, end int) bool {
	to, _, j := r.addressees(i, end)
	return len(to) > 0 && r.animate(to[0]) && j < end && int(r.at[j].actionEnd) > j+1 && r.at[j].unit == 0 && !r.past(i, end)
}

// titled reports whether the verb at token i belongs to the name of a meeting
// that ends there and that somebody holds.
func (r *run) titled(from, i int) bool {
	for k := max(from, i-3); k < i; k++ {
		if r.at[k].phrase&phraseMeeting != 0 && int(r.at[k].phraseEnd) == i {
			return r.held(from, k) || r.isWord(i, "quán")
		}
	}
	return false
}

// sayerBefore is who says the clause that begins with unit u: of verbs joined
// after it he is the subject ("X thông báo bà A còn vi phạm và đề nghị …").
func (r *run) sayerBefore(from int, u *unit) (mention.Actor, *unit, bool) {
	if u == nil {
		return mention.Nobody, nil, false
	}
	for k := max(from, u.Start-3); k < u.Start; k++ {
		v := r.at[k].verb
		if v == 0 || r.at[k].unit != 0 || r.f.verbs[v-1].frame != frameSay || r.pastThat(int(r.at[k].verbEnd), u.Start) != u.Start {
			continue
		}
		g := r.group(from, k)
		if a, w, ok := r.subject(from, g.Start); ok && w != nil {
			return a, w, true
		}
	}
	return mention.Nobody, nil, false
}

// toldOf is who acts in what somebody tells: "ông A cho biết người dân đề nghị
// …". What stands between the verb of saying and token to must name people or
// bodies.
func (r *run) toldOf(from, to int) (mention.Actor, bool) {
	for i := max(from, to-12); i < to; i++ {
		v := r.at[i].verb
		if v == 0 || r.f.verbs[v-1].frame != frameSay {
			continue
		}
		s := text.Span{Start: r.pastThat(int(r.at[i].verbEnd), to), End: to}
		for s.End > s.Start {
			c, at := r.cues.Before(s.End)
			if !c.Has(clause.Past | clause.Adverb) {
				break
			}
			s.End = at
		}
		if s.Empty() || !r.nounAt(s.Start) || !r.animate(written(s)) || r.at[s.Start].phrase&(phrasePronoun|phraseWe) != 0 {
			return mention.Nobody, false
		}
		for k := s.Start; k < s.End; k++ {
			if r.doc.Tokens[k].Class == text.Punct || r.at[k].unit != 0 {
				return mention.Nobody, false
			}
		}
		return r.meant(s), true
	}
	return mention.Nobody, false
}

// passiveIn reports whether something is done to the subject between it and the
// verb: "VEC được giao khẩn trương chỉ đạo …" orders nothing of his own.
func (r *run) passiveIn(i, end int) bool {
	for i = max(i, end-12); i < end; i++ {
		if r.doc.Tokens[i].Class == text.Punct {
			return false
		}
		c, at := r.cues.At(i)
		if !c.Has(clause.Passive) || at >= end {
			continue
		}
		if v := r.at[at].verb; r.at[i].verb != 0 || v != 0 && r.f.verbs[v-1].frame == frameOrder {
			return true
		}
	}
	return false
}

// stray reports whether too many words stand between unit u and the verb group
// g, with nothing that joins them: another noun is the subject then ("Khi huyện
// đo đạc, đã có nhiều đơn thư vượt cấp đề nghị …").
func (r *run) stray(u *unit, g clause.Group) bool {
	if r.near(u, g.Start) || g.Cue.Has(clause.And|clause.Past|clause.Adverb) || g.Start == 0 {
		return false
	}
	if t := &r.doc.Tokens[g.Start-1]; t.Class == text.Punct || r.unitBefore(g.Start) != nil {
		return false
	}
	for i := u.End; i < g.Start; i++ {
		if v := r.at[i].verb; v != 0 && r.at[i].unit == 0 && r.f.verbs[v-1].frame != frameNone {
			return false
		}
	}
	return true
}

// joined is the token after a second verb of ordering that is joined to the
// one that ends at token i: "yêu cầu và đề nghị".
func (r *run) joined(i, end int) int {
	j := i
	for j < end && (r.doc.Tokens[j].Is(',') || r.isAnd(j)) {
		j++
	}
	if j > i && j < end && r.at[j].unit == 0 {
		if v := r.at[j].verb; v != 0 && r.f.verbs[v-1].frame == frameOrder && int(r.at[j].verbEnd) < end {
			return int(r.at[j].verbEnd)
		}
	}
	return i
}

// announces reports whether [i, end) only announces items: it ends in a colon
// and is short, or names what is asked ("thực hiện một số nhiệm vụ sau:").
func (r *run) announces(i, end int) bool {
	if r.onlyMarks(i, end) {
		return true
	}
	if !r.doc.Tokens[end-1].Is(':') {
		return false
	}
	if end-i <= 8 {
		return true
	}
	for j := i; j < end && j-i < 45; j++ {
		if r.doc.Tokens[j].Is(';') {
			return false
		}
		if r.at[j].phrase&(phraseAsked|phraseFollows|phraseItems) != 0 {
			return true
		}
	}
	return r.isWord(end-2, "sau")
}

// nounAfter reports whether the words after a verb show that it is a noun:
// "yêu cầu của", "chỉ đạo này".
func (r *run) nounAfter(i int) bool {
	// "chỉ đạo kịp thời của"
	for k := i; k < min(i+4, len(r.at)); k++ {
		if t := &r.doc.Tokens[k]; t.Class != text.Word || r.at[k].unit != 0 || r.at[k].nounEnd > 0 || t.Break {
			break
		}
		if id := r.id(k); id != 0 && id == r.f.word.of {
			return true
		}
	}
	id := r.id(i)
	return id != 0 && (id == r.f.word.of || id == r.f.word.this || id == r.f.word.is || id == r.f.word.above)
}
