package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// decide is a verb of deciding: what is decided follows, and where it begins
// with an act of its own (bổ nhiệm, xử phạt) those it concerns are addressed.
func (r *run) decide(s text.Span, from, i, end int, v *verb) int {
	g := r.group(from, i)
	if g.Cue.Has(clause.Noun|clause.Subordinate) || g.Start == i && g.Cue.Has(clause.Preposition) || g.Unreal() || end >= s.End || r.nounAfter(end) {
		if end < s.End && r.at[end].verb != 0 && r.f.verbs[r.at[end].verb-1].frame >= frameAct && r.at[end].unit == 0 {
			return int(r.at[end].verbEnd) // "việc quyết định điều chuyển …"
		}
		return end
	}
	who, u, ok := r.subject(from, g.Start)
	if w := r.unitBefore(g.Start); w != nil && w.isActor() && r.receiver(from, w) {
		return end // "trình UBND tỉnh quyết định"
	}
	if !ok {
		who, ok = r.nounSubject(from, g.Start)
	}
	if !ok {
		if i == s.Start || !r.agentless(s, from, g.Start) {
			return end // "Quyết định truy nã do … ký": the noun
		}
		who, u = r.speaker(mention.None)
	}
	if g.Start == i && r.held(from, i) || !g.Cue.Has(clause.Past) && r.judged(u, i, end, s.End) {
		return end // "bảo vệ quyết định mua …", "quyết định xử phạt … là không đúng"
	}
	j := end
	if n := r.at[end-1].unit; n != 0 {
		j = max(j, r.units[n-1].End)
	}
	for j < s.End {
		if id := r.id(j); id != 0 && (id == r.f.word.about || id == r.f.word.matter || id == r.f.word.that) || r.doc.Tokens[j].Is(':') {
			j++
			continue
		}
		if n := r.unitAt(j); n != nil && (n.kind == unitPaper || n.kind == unitDate) {
			j = n.End
			continue
		}
		break
	}
	if j >= s.End || r.isWord(j, "nên") {
		return end // "… do Bộ quyết định nên …"
	}
	b := base{kind: v.kind, who: who, from: u, paper: r.paperBefore(from, s.End), rule: "decision.decide"}
	if k := j + 2; k < s.End && r.isWord(j, "thi") && r.isWord(j+1, "hành") && r.at[k].verb != 0 && r.f.verbs[r.at[k].verb-1].frame == frameSanction {
		b.to, b.rule, b.acting = r.concerned(int(r.at[k].verbEnd), s.End, frameSanction), actRule(frameSanction), frameSanction
		return r.content(b, j, s.End)
	}
	if w := r.at[j].verb; w != 0 && r.at[j].unit == 0 {
		f := r.f.verbs[w-1].frame
		if f == framePersonnel || f == frameAward || f == frameSanction || f == frameAct {
			b.to = r.concerned(int(r.at[j].verbEnd), s.End, f)
			b.rule = actRule(f)
			if f != frameAct {
				b.acting = f
			}
			return r.content(b, j, s.End)
		}
		if f == frameOrder {
			return end
		}
	} else if !r.contentAt(j) && (r.at[j].phrase&(phraseDecided|phraseHead) == 0 || u == nil) || r.at[j].phrase&phraseEffect != 0 {
		return end // "quyết định có hiệu lực …": the noun
	}
	return r.content(b, j, s.End)
}

// judged reports whether "là" follows the words of a decision that no subject
// stands right before: something is said of it.
func (r *run) judged(u *unit, i, j, end int) bool {
	if u != nil && u.End == i {
		return false
	}
	for ; j < end && r.doc.Tokens[j].Class != text.Punct; j++ {
		if r.is(j, r.f.word.is) {
			return true
		}
	}
	return false
}

// approves makes a document that was approved the one told of.
func (r *run) approves(b base, i, end int) {
	for n := 0; i < end && n < 3; i, n = i+1, n+1 {
		if k := r.at[i].paper; k == paperRule || k == paperPlan {
			r.law = law{open: true, who: b.who, from: b.from, paper: mention.None, kind: k, at: r.block}
			return
		}
	}
}

// issue is a body that issues a document: the document is told of from here
// on, and what it does is the decision.
func (r *run) issue(s text.Span, b base, i, end int) int {
	j := i + 1
	var paper *unit
	kind := noPaper
	for j < s.End && j < end+4 {
		if u := r.unitAt(j); u != nil && u.kind == unitPaper {
			paper = u
			kind = r.at[u.Start].paper
			break
		}
		if r.at[j].paper != noPaper {
			kind = r.at[j].paper
			break
		}
		j++
	}
	if kind == noPaper && paper == nil || kind == paperDraft || kind == paperReport || kind == paperOther {
		return end
	}
	named := int(r.at[j].paperEnd) // past the name of the document
	if paper != nil {
		b.paper = paper.ref
		named = paper.End
	}
	if f, at := r.paperOf(named, s.End); f != nil {
		b.who, b.from, named = r.issuer(f), f, at // "ký Công điện số … của Thủ tướng"
	}
	r.law = law{open: true, who: b.who, from: b.from, paper: b.paper, kind: kind, at: r.block, loose: r.singleCase(paper, j)}
	if f := r.relays(named, s.End); f != nil {
		r.law.who, r.law.from = r.issuer(f), f
	}
	start := i
	for k := i; k < end; k++ {
		if r.isWord(k, "ban") {
			start = k // "ký ban hành": the issue of the document is itself the act
		}
	}
	if paper != nil && r.set.Documents[paper.ref].Number != "" && (!r.isWord(start, "ban") || kind == paperLetter || r.actsAfter(paper.End, s.End) || r.aboutAfter(paper.End, s.End)) {
		j = paper.End
		for j < s.End {
			if u := r.unitAt(j); u != nil && u.kind == unitDate {
				j = u.End
				continue
			}
			if id := r.id(j); id != 0 && (id == r.f.word.about || id == r.f.word.matter) {
				j++
				continue
			}
			if j < named {
				j = named
				continue
			}
			break
		}
		if j+3 < s.End {
			start = j
		}
	}
	if kind == paperConclusion {
		return end
	}
	if kind == paperLetter || kind == paperRule {
		if stop, ok := r.sent(s, b, named); ok {
			return max(stop, end)
		}
	}
	if r.isWord(i, "có") || r.isWord(i, "gửi") || r.isWord(i, "ra") {
		// "có văn bản xin …": what it says is a verb of its own.
		j := end
		if paper != nil {
			j = paper.End
		}
		for j < s.End && r.unitAt(j) != nil && !r.unitAt(j).isActor() {
			j = r.unitAt(j).End
		}
		if id := r.id(min(j, s.End-1)); id == 0 || id != r.f.word.about {
			return end
		}
	}
	// A letter that goes on to ask ("ban hành công văn yêu cầu …") is an order.
	if v := r.verbIn(j, min(j+4, s.End)); v >= 0 && r.f.verbs[r.at[v].verb-1].frame == frameOrder {
		return end
	}
	b.kind = schema.KindDecision
	if b.to = r.actedOn(start, s.End); len(b.to) == 0 && r.law.loose {
		if b.to = r.actedOn(j, s.End); len(b.to) == 0 && paper != nil {
			b.to = r.actedOnIn(paper.Span)
		}
	}
	return r.content(b, start, s.End)
}

// actedOnIn is whom an act concerns that the name s of a document tells, after
// "đối với" or "cho": "Quyết định xử phạt … đối với Công ty A".
func (r *run) actedOnIn(s text.Span) []mention.Actor {
	act := false
	for i := s.Start; i < s.End; i++ {
		if v := r.at[i].verb; v != 0 {
			f := r.f.verbs[v-1].frame
			act = act || f == framePersonnel || f == frameAward || f == frameSanction
		}
		if !act || !r.is(i, r.f.word.with) && !r.is(i, r.f.word.to) {
			continue
		}
		if a, ok := r.mentionAt(i + 1); ok {
			return []mention.Actor{a}
		}
	}
	return nil
}

// sent takes a letter whose name ends at token i and that is told to go to
// somebody: what is asked of him follows, with or without a verb of asking ("ký
// văn bản gửi các trường, yêu cầu …", "ra công điện gửi các huyện khẩn trương …").
func (r *run) sent(s text.Span, b base, i int) (int, bool) {
	for i < s.End {
		if u := r.unitAt(i); u != nil && u.kind == unitDate {
			i = u.End
			continue
		}
		if r.isWord(i, "khẩn") || r.isWord(i, "hỏa") || r.isWord(i, "tốc") {
			i++
			continue
		}
		break
	}
	if i+1 >= s.End || !r.is(i, r.f.word.send) {
		return i, false
	}
	i++
	if r.is(i, r.f.word.until) || r.is(i, r.f.word.upTo) || r.is(i, r.f.word.to) {
		i++
	}
	to, u, j := r.addressees(i, s.End)
	if v := r.at[min(j, len(r.at)-1)].verb; v != 0 && (r.f.verbs[v-1].frame == framePromise || r.f.verbs[v-1].frame == frameSay) {
		return i, false
	}
	if len(to) > 0 && j < s.End && r.contentAt(j) && !r.is(j, r.f.word.about) {
		b.to, b.rule, b.kind = to, "decision.order", r.relation(schema.KindDirective, b.from, u, to)
		return r.content(b, r.pastModal(j, s.End), s.End), true
	}
	for k := j; k < min(s.End, j+reach); k++ {
		v := r.at[k].verb
		if v == 0 || r.at[k].unit != 0 || r.f.verbs[v-1].frame != frameOrder || !r.doc.Tokens[k-1].Is(',') && k != j && len(to) == 0 || int(r.at[k].verbEnd) >= s.End {
			continue
		}
		if who, w, m := r.addressees(int(r.at[k].verbEnd), s.End); len(who) > 0 {
			to, u, j = who, w, m
		} else {
			j = int(r.at[k].verbEnd)
		}
		if len(to) == 0 || !r.contentAt(j) {
			return k, true // the verb of asking says it
		}
		b.to, b.rule, b.kind = to, "decision.order", r.relation(r.f.verbs[v-1].kind, b.from, u, to)
		return r.content(b, r.pastModal(j, s.End), s.End), true
	}
	return i, false
}

// actedOn is whom an act on people or bodies concerns whose verb stands within a
// few words of token i: "Quyết định số … tặng Bằng khen cho …".
func (r *run) actedOn(i, end int) []mention.Actor {
	for k := i; k < min(i+8, end); k++ {
		v := r.at[k].verb
		if v == 0 || r.at[k].unit != 0 || int(r.at[k].verbEnd) >= end {
			continue
		}
		switch f := r.f.verbs[v-1].frame; f {
		case framePersonnel, frameAward, frameSanction:
			return r.concerned(int(r.at[k].verbEnd), end, f)
		case frameAct, frameOrder:
			return nil
		}
	}
	return nil
}

// paperOf is the body or post whose document it is, said after the name of the
// document that ends at token i, and the token after it: "Công điện số … ngày …
// của Thủ tướng Chính phủ".
func (r *run) paperOf(i, end int) (*unit, int) {
	for i < end {
		if u := r.unitAt(i); u != nil && u.kind == unitDate {
			i = u.End
			continue
		}
		if r.is(i, r.f.word.of) {
			if u := r.unitAt(i + 1); u != nil && u.isActor() && u.kind != unitGroup && u.kind != unitPlace {
				return u, u.End
			}
		}
		break
	}
	return nil, i
}

// relays is who concluded or directed what a notice, whose name ends at token i,
// only passes on: "Thông báo số … kết luận của Phó Thủ tướng …".
func (r *run) relays(i, end int) *unit {
	for n := 0; i+1 < end && n < 8; n++ {
		if u := r.unitAt(i); u != nil {
			if u.kind != unitDate {
				return nil
			}
			i = u.End
			continue
		}
		if r.is(i, r.f.word.of) && (r.isWord(i-1, "luận") || r.isWord(i-1, "đạo")) {
			if u := r.unitAt(i + 1); u != nil && (u.kind == unitPerson || u.kind == unitPost) {
				return u
			}
			return nil
		}
		i++
	}
	return nil
}

// aboutAfter reports whether "về" or "về việc" says what the document that ends
// at token i is about.
func (r *run) aboutAfter(i, end int) bool {
	for i < end {
		if u := r.unitAt(i); u != nil && u.kind == unitDate {
			i = u.End
			continue
		}
		return r.is(i, r.f.word.about)
	}
	return false
}

// actsAfter reports whether the document that ends at token i is followed by
// what it does: "phê duyệt …", "thu hồi …".
func (r *run) actsAfter(i, end int) bool {
	for i < end {
		if u := r.unitAt(i); u != nil && u.kind == unitDate {
			i = u.End
			continue
		}
		break
	}
	if id := r.id(i); id != 0 && (id == r.f.word.about || id == r.f.word.matter) {
		i++
	}
	v := r.at[min(i, len(r.at)-1)].verb
	return i < end && v != 0 && r.f.verbs[v-1].frame >= frameAct
}

// verbIn is the first token of [i, end) where a verb of deciding begins, -1.
func (r *run) verbIn(i, end int) int {
	for ; i < end; i++ {
		if v := r.at[i].verb; v != 0 && r.at[i].unit == 0 && r.f.verbs[v-1].frame != frameNone {
			return i
		}
	}
	return -1
}

// singleCase reports whether the document is a decision on one case: a quyết
// định whose number has no year (normative ones carry it: Nghị định
// 30/2020/NĐ-CP, annex III).
func (r *run) singleCase(paper *unit, i int) bool {
	at := i
	if paper != nil {
		at = paper.Start
		for _, c := range strings.Split(r.set.Documents[paper.ref].Number, "/") {
			if len(c) == 4 && strings.Trim(c, "0123456789") == "" {
				return false
			}
		}
	}
	if !r.isWord(at, "quyết") {
		return false
	}
	// "Quyết định (số …) quy định …", "Quyết định ban hành Quy chế …"
	end := at + 2
	if paper != nil {
		end = paper.End
	}
	for k := at + 2; k < min(len(r.at), end+4); k++ {
		if r.isWord(k, "quy") && (r.isWord(k+1, "định") || r.isWord(k+1, "chế")) {
			return false
		}
	}
	return true
}
