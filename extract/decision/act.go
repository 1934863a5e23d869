package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// actRule names the rule of an act.
func actRule(f frame) mention.Rule {
	switch f {
	case framePersonnel:
		return "decision.personnel"
	case frameAward:
		return "decision.award"
	case frameSanction:
		return "decision.sanction"
	case frameReceive:
		return "decision.award"
	case frameIssue:
		return "decision.issue"
	}
	return "decision.act"
}

// act is a verb that is itself the decision: its content is the clause from
// the verb on.
func (r *run) act(s text.Span, from, i, end int, v *verb) int {
	g := r.group(from, r.pastLight(from, i))
	if g.Cue.Has(clause.Noun|clause.Subordinate|clause.Must) || g.Unreal() || r.under(from, i) || end > s.End || end < s.End && v.frame != frameReceive && r.nounAfter(end) && (v.kind != schema.KindApproval || r.is(end, r.f.word.of) || r.is(end, r.f.word.this) || r.is(end, r.f.word.is) || r.is(end, r.f.word.above)) {
		return end
	}
	if g.Cue.Has(clause.Future) && v.frame != frameSanction && v.frame != framePersonnel {
		return end
	}
	if end < s.End && v.frame != frameReceive {
		if t := &r.doc.Tokens[end]; t.Is(',') || r.isWord(end, "như") {
			return end // nothing is said of what
		}
	}
	if r.isWord(i, "thông") && r.isWord(i+1, "qua") && end == i+2 && r.contentAt(end) && !g.Cue.Has(clause.Past) || r.isWord(g.Start, "từng") {
		return end // "thông qua": by means of
	}
	if c, _ := r.cues.At(end); (c.Has(clause.Past) || r.isWord(end, "thì")) && v.frame != frameReceive {
		return end // "vị vừa được bổ nhiệm đã …"
	}
	b := base{kind: v.kind, paper: mention.None, rule: actRule(v.frame)}
	who, u, start, ok := r.subjectAt(from, g.Start)
	if r.isWord(end-2, "thông") && r.isWord(end-1, "qua") && end == i+2 && (u == nil || u.kind == unitPerson) && !g.Cue.Has(clause.Past|clause.Passive) && r.pastPaper(end, s.End) == end {
		return end // "chỉ thông qua một tấm thiệp": by means of
	}
	if n := r.unitAt(end); r.isWord(end-2, "thông") && r.isWord(end-1, "qua") && end == i+2 && n != nil && n.isActor() {
		return end // "thông qua Bộ Chỉ huy quân sự tỉnh"
	}
	if v.kind == schema.KindApproval && r.denied(from, g.Start) {
		return end // "chưa có hộ dân nào đồng ý"
	}
	if r.ahead(s.Start, g.Start) {
		return end // "dự kiến xem xét, thông qua": not yet
	}
	shared := false // with the act before it
	if v.frame == frameReceive {
		return r.receive(s, b, from, i, end, g.Start, u)
	}
	if g.Cue.Has(clause.Passive) {
		// "X được tặng …": who acts is not said, or stands in "của …" after it.
		if v.weak || !ok || u == nil || !u.isActor() || !r.near(u, g.Start) || r.feared(from, g.Start) {
			return end
		}
		b.to = r.row(u)
		b.who, b.acting = mention.Nobody, v.frame
		if f := r.giver(end, s.End); f != nil {
			b.who, b.from = r.issuer(f), f
		}
		return r.content(b, i, s.End)
	}
	if p := r.act0; p.sentence == r.now && p.end > 0 && (g.Cue.Has(clause.And) || g.Start > 0 && r.doc.Tokens[g.Start-1].Is(',')) && v.frame != frameIssue {
		who, u, ok, shared = p.who, p.from, true, true
		g.Cue |= clause.And
	}
	if !ok && !v.weak {
		who, ok = r.nounSubject(from, g.Start)
	}
	if w := r.unitBefore(g.Start); w != nil && w.isActor() && r.receiver(from, w) {
		return end // "trình UBND tỉnh ban hành"
	}
	p := r.principal(from, g.Start)
	if !ok && p != nil {
		who, u, start, ok = r.issuer(p), p, g.Start, true
	}
	if !ok && i == s.Start && r.said == r.now-1 && r.last.acting == v.frame && v.frame != frameNone {
		who, u, ok, shared = r.last.who, r.last.from, true, true // "Miễn nhiệm chức danh …", after another
		g.Cue |= clause.And
	}
	if !ok {
		return end
	}
	if c, at := r.cues.Before(start); !shared && (u == nil || u.isActor()) && c.Has(clause.Passive) && at > from {
		// "X được Y tặng …"
		if v.weak || r.feared(from, at) {
			return end
		}
		if v.frame == frameAct && r.denied(from, at) {
			return end // "không đúng như thiết kế đã được Sở phê duyệt"
		}
		b.who, b.from = who, u
		if a, p, ok := r.subject(from, at); ok && p != nil && p.isActor() {
			b.to = r.row(p)
		} else if ok && p == nil && a.Person != mention.None {
			b.to = []mention.Actor{a} // "Ông được …"
		} else if span := r.nounPhrase(from, at); !span.Empty() && r.at[span.Start].phrase&phrasePronoun == 0 && v.frame != frameAct && v.frame != frameIssue {
			b.to = []mention.Actor{written(span)}
		}
		return r.content(b, i, s.End)
	}
	if end >= s.End || r.doc.Tokens[end].Class == text.Punct && !r.doc.Tokens[end].Is(':') && !r.doc.Tokens[end].Is('(') && (!r.doc.Tokens[end].IsQuote() || end+1 >= s.End || r.doc.Tokens[end+1].Class == text.Punct) {
		return end // nothing is said of what
	}
	if u != nil {
		if !r.near(u, g.Start) && g.Start > 0 && r.doc.Tokens[g.Start-1].Is(',') && r.acted(u.End, g.Start) {
			return end // one of several things done to somebody
		}
		if !r.near(u, g.Start) && g.Start > 0 && r.unitBefore(g.Start) == nil && !r.doc.Tokens[g.Start-1].Is(',') && !g.Cue.Has(clause.And) && !g.Cue.Has(clause.Past) {
			return end
		}
	}
	if v.weak && (!g.Cue.Has(clause.Past) || u == nil || u.kind == unitGroup) {
		return end
	}
	b.who, b.from = who, u
	if u != nil && u.kind == unitPerson && !sameActor(who, r.voice.actor) {
		r.voice.set(who, u, false)
	}
	if p != nil {
		b.who, b.from = r.issuer(p), p
	}
	if v.frame == frameSanction && r.unnamedCourt(b.who.Written) {
		b.who = mention.Nobody
	}
	switch v.frame {
	case frameIssue:
		return r.issue(s, b, i, end)
	case framePersonnel, frameAward, frameSanction:
		if u != nil && u.kind == unitGroup && (v.frame == frameSanction || !g.Cue.Has(clause.Past)) {
			return end
		}
		b.to = r.concerned(end, s.End, v.frame)
		if v.frame == frameSanction && len(b.to) == 0 && !g.Cue.Has(clause.Past) && !shared && !r.upon(end, s.End) {
			return end // "kỷ luật lỏng lẻo"
		}
		b.acting = v.frame
	}
	if len(b.to) == 0 {
		b.to, _ = r.fronted(s, i)
	}
	if v.frame == frameAct && v.kind == schema.KindApproval {
		if len(b.to) == 0 {
			b.to = r.allowed(end, s.End)
		}
		if u := r.unitAt(end); len(b.to) == 0 && u != nil && u.kind == unitPerson {
			b.to = []mention.Actor{r.addressee(u)} // "chuẩn y ông A giữ chức …"
		}
		r.approves(b, end, s.End)
		if j := r.pastPaper(end, s.End); j > end && j < s.End && r.at[j].unit == 0 {
			if w := r.at[j].verb; w != 0 && r.f.verbs[w-1].frame >= frameAct {
				i, b.kind = j, schema.KindDecision // "thông qua Nghị quyết hợp nhất …"
			}
		}
	}
	stop := r.nextAct(end, s.End)
	r.act0 = acted{sentence: r.now, who: who, from: u, end: stop}
	return r.content(b, i, stop)
}

// pastLight is the first token of a verb that adds nothing to the act at token i:
// "tiến hành miễn nhiệm"; i where there is none.
func (r *run) pastLight(from, i int) int {
	if i-2 >= from && r.isWord(i-2, "tiến") && r.isWord(i-1, "hành") {
		return i - 2
	}
	return i
}

// acted is the last act and who did it: a further verb after "và" in the same
// sentence is his too.
type acted struct {
	sentence int
	who      mention.Actor
	from     *unit
	end      int
}

// acted reports whether another act, or a passive, stands in [i, end).
func (r *run) acted(i, end int) bool {
	i = max(i, end-reach)
	for ; i < end; i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Passive) {
			return true
		}
		if v := r.at[i].verb; v != 0 && r.f.verbs[v-1].frame >= frameAct {
			return true
		}
	}
	return false
}

// nextAct is where a further act of the same body begins in [i, end): after
// "và" or a comma, a verb that is no weak one.
func (r *run) nextAct(i, end int) int {
	for j := i + 1; j+1 < end; j++ {
		if !r.doc.Tokens[j].Is(',') && !r.isAnd(j) {
			continue
		}
		v := r.at[j+1].verb
		if v == 0 || r.at[j+1].unit != 0 {
			continue
		}
		w := &r.f.verbs[v-1]
		if (w.frame == frameAct || w.frame == framePersonnel || w.frame == frameSanction || w.frame == frameAward) && !w.weak && int(r.at[j+1].verbEnd) < end && r.isAnd(j) {
			return j
		}
	}
	return end
}

// pastPaper is the token after the name of a document, its number and date that
// begin at token i, else i.
func (r *run) pastPaper(i, end int) int {
	j := i
	switch u := r.unitAt(i); {
	case u != nil && u.kind == unitPaper:
		j = u.End
	case i < end && r.at[i].paper != noPaper:
		j = int(r.at[i].paperEnd)
	default:
		return i
	}
	for j < end {
		if u := r.unitAt(j); u != nil && (u.kind == unitDate || u.kind == unitPaper) {
			j = u.End
			continue
		}
		if r.is(j, r.f.word.about) || r.is(j, r.f.word.matter) {
			j++
			continue
		}
		break
	}
	return j
}

// unnamedCourt reports whether the words are a court that is not named: who
// ruled is not said then.
func (r *run) unnamedCourt(w text.Span) bool {
	if w.Empty() || w.Len() > 4 {
		return false
	}
	return r.isWord(w.Start, "tòa") && (w.Len() == 1 || w.Len() == 2 && r.isWord(w.Start+1, "án")) ||
		w.Len() == 4 && r.isWord(w.Start, "hội") && r.isWord(w.Start+2, "xét")
}

// ahead reports whether a word that says what is planned stands in [i, end).
func (r *run) ahead(i, end int) bool {
	for i = max(i, end-reach); i < end; i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Planned) && r.at[i].unit == 0 {
			return true
		}
	}
	return false
}

// feared reports whether the passive at token i is only faced: "chấp nhận bị",
// "có thể bị", "nguy cơ bị".
func (r *run) feared(from, i int) bool {
	for k := max(from, i-2); k < i; k++ {
		if r.at[k].unit == 0 && r.at[k].phrase&phraseFaced != 0 && int(r.at[k].phraseEnd) == i {
			return true
		}
	}
	return false
}

// denied reports whether a negation stands in the clause that ends at token to.
func (r *run) denied(from, to int) bool {
	for k := to - 1; k >= max(from, to-15) && r.doc.Tokens[k].Class != text.Punct; k-- {
		if c, _ := r.cues.At(k); c.Has(clause.Negation) {
			return true
		}
	}
	return false
}

// principal is who is acted for in [from, to): "thay mặt Ban Thường vụ", "thừa
// ủy quyền của Bộ trưởng". What is issued, granted or imposed then is his act,
// not the signer's. Nil where nobody is.
func (r *run) principal(from, to int) *unit {
	for i := max(from, to-reach); i+1 < to; i++ {
		if r.at[i].phrase&phraseBehalf == 0 || r.at[i].unit != 0 {
			continue
		}
		j := int(r.at[i].phraseEnd)
		for j < to && r.at[j].unit == 0 && j < int(r.at[i].phraseEnd)+3 {
			j++ // "tập thể", "toàn thể"
		}
		if j >= to {
			return nil
		}
		u := r.unitAt(j)
		if u == nil || !u.isActor() {
			return nil
		}
		if u.kind == unitPerson && u.ref < len(r.set.People) {
			// "… của Chủ tịch nước, ông A": the post is another's.
			for k := range r.set.Posts {
				if p := &r.set.Posts[k]; p.Person == u.ref && p.Start == u.Start {
					return &unit{Span: p.Span, kind: unitPost, actor: written(p.Span), ref: k}
				}
			}
		}
		return u
	}
	return nil
}

// receive is told from the side of those concerned: "X được nhận Bằng khen của
// Y", "X trúng cử": the whole clause is the content.
func (r *run) receive(s text.Span, b base, from, i, end, g int, u *unit) int {
	if u == nil || !r.near(u, g) && u.Start > from+3 {
		return end
	}
	b.rule, b.acting = "decision.award", frameReceive
	b.to = []mention.Actor{r.addressee(u)}
	b.who = mention.Nobody
	if f := r.giver(end, s.End); f != nil {
		b.who, b.from = r.issuer(f), f
	}
	return r.content(b, u.Start, s.End)
}
