package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// asked is a noun that names what is asked: "Yêu cầu đặt ra đối với Sở là phải
// …", "Nhiệm vụ trọng tâm năm 2015 là …", or before a colon. It reports
// whether the sentence was one.
func (r *run) asked(s text.Span) bool {
	i := r.pastOpeners(s.Start, s.End)
	if c, _ := r.cues.At(i); c.Has(clause.Subordinate) {
		return false // "Nếu mục tiêu … là …"
	}
	for n := 0; i < s.End && n < 30; n++ {
		if r.at[i].phrase&phraseAsked != 0 && r.at[i].unit == 0 {
			break
		}
		if v := r.at[i].verb; v != 0 && r.at[i].unit == 0 && r.f.verbs[v-1].frame != frameNone {
			return false
		}
		if c, _ := r.cues.At(i); c.Has(clause.Must|clause.Future) && r.at[i].unit == 0 {
			return false
		}
		if u := r.unitAt(i); u != nil {
			i = u.End
			continue
		}
		i++
	}
	if i >= s.End || r.at[i].phrase&phraseAsked == 0 {
		return false
	}
	end := int(r.at[i].phraseEnd)
	// "là" or a colon, and what is said of whom before it.
	is := -1
	for j, n := end, 0; j < s.End && n < 40; j, n = j+1, n+1 {
		t := &r.doc.Tokens[j]
		if t.ID == r.f.word.is && t.ID != 0 || t.Is(':') {
			is = j
			break
		}
		if t.Is(';') || t.Is('.') {
			break
		}
	}
	if is < 0 {
		return false
	}
	kind := schema.KindDirective
	if !r.isWord(i, "yêu") {
		kind = schema.KindDecision
	}
	b := base{kind: kind, paper: mention.None, rule: "decision.agentless"}
	b.who, b.from = r.speaker(mention.None)
	b.deadline = r.spanIn(s.Start, is)
	if r.ofPaper(end, is) {
		return false // "Mục tiêu của Thỏa thuận là …"
	}
	if b.who.IsNobody() {
		// "Sở Y tế xác định các nhiệm vụ trọng tâm: …"
		if who, u, ok := r.subject(s.Start, i); ok && u != nil && (u.kind == unitOrg || u.kind == unitPerson) && !r.past(s.Start, u.Start) {
			b.who, b.from, b.kind = who, u, schema.KindCommitment
		} else if ok && u == nil && r.meets(who.Written) {
			b.who, b.kind = who, schema.KindDecision // "Đại hội đề ra các nhiệm vụ: …"
		}
	}
	if u := r.ofWhom(end, is); u != nil {
		b.who, b.from, b.kind = r.issuer(u), u, schema.KindCommitment
	} else if r.last.kind == schema.KindDirective && !b.who.IsNobody() && (sameActor(r.last.who, b.who) || r.last.who == b.who) {
		b.kind, b.to = r.last.kind, r.last.to
	}
	for j := end; j < is; j++ {
		if t := &r.doc.Tokens[j]; t.ID != 0 && t.ID == r.f.word.toward && j+1 < is && r.is(j+1, r.f.word.with) {
			b.to, _, _ = r.addressees(j+2, is)
			if len(b.to) == 0 {
				if u := r.unitAt(j + 2); u != nil {
					b.to = []mention.Actor{r.addressee(u)}
				}
			}
			break
		}
	}
	j := r.pastModal(r.pastThat(is, s.End), s.End)
	if r.onlyMarks(j, s.End) {
		if b.who.IsNobody() {
			return false
		}
		r.open(b, s)
		return true
	}
	if len(b.to) == 0 && b.who.IsNobody() || !r.contentAt(j) && !(r.law.open && r.law.kind == paperPlan && r.doc.Tokens[j].Class == text.Number) {
		return false
	}
	r.rest(b, j, s)
	return true
}

// ofPaper reports whether the task or aim is that of a document.
func (r *run) ofPaper(i, end int) bool {
	for ; i+1 < end; i++ {
		if r.is(i, r.f.word.of) && r.at[i+1].paper != noPaper {
			return true
		}
	}
	return false
}

// ofWhom is the body whose task or aim it is: "Nhiệm vụ trọng tâm của Thành phố
// là …".
func (r *run) ofWhom(i, end int) *unit {
	for ; i+1 < end; i++ {
		if t := &r.doc.Tokens[i]; t.ID != 0 && t.ID == r.f.word.of {
			if u := r.unitAt(i + 1); u != nil && u.isActor() && u.kind != unitGroup {
				return u
			}
		}
	}
	return nil
}
