package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// law is the regulation, plan or order that the article tells of: what it
// sets is decision content, of the body that issued it.
type law struct {
	open  bool
	who   mention.Actor
	from  *unit
	paper int
	kind  paper
	block *text.Block // the block in which its content was last told
	at    int         // its number
	loose bool        // sets no general rules: a decision on one case
}

// lawReach bounds the blocks between one part of a document's content and the
// next.
const lawReach = 3

// lawSentence takes a sentence that tells what the document sets: one whose
func (r *run) lawSentence(s text.Span, block *text.Block) bool {
	if !r.law.open || r.law.kind == paperConclusion || r.law.kind == paperDraft {
		return false
	}
	if r.block-r.law.at > lawReach {
		r.law.open = false
		return false
	}
	i := s.Start
	follows := false
	for i < s.End {
		c := &r.at[i]
		if c.phrase&phraseFollows != 0 {
			follows = true
			i = int(c.phraseEnd)
			continue
		}
		if cue, at := r.cues.At(i); cue.Has(clause.Connector) {
			i = at
			continue
		}
		if r.doc.Tokens[i].Class == text.Punct {
			i++
			continue
		}
		break
	}
	if i >= s.End {
		return false
	}
	if follows {
		// "Cũng theo Kế hoạch này, Sở …"
		if j, ok := r.paperSubject(i, s.End); ok && j+1 < s.End && r.doc.Tokens[j].Is(',') {
			i = j + 1
		}
		if c, at := r.cues.At(i); c.Has(clause.Future) && at < s.End {
			i = at
		}
	}
	if follows && i > s.Start && r.isWord(i-1, "theo") {
		if _, ok := r.paperSubject(i, s.End); !ok {
			return false // "Cũng theo Văn phòng UBND …": who says it
		}
	}
	if k := r.at[i].paper; (k == paperDraft || k == paperReport) && r.at[i].unit == 0 {
		return false
	}
	b := base{kind: schema.KindDecision, who: r.law.who, from: r.law.from, paper: r.law.paper, rule: "decision.regulation"}
	if j, ok := r.paperSubject(i, s.End); ok {
		// "Nghị định này quy định …", "Thông tư có hiệu lực …"
		if v := r.verbIn(j, min(j+5, s.End)); v >= 0 && r.f.verbs[r.at[v].verb-1].frame == frameOrder {
			verb := &r.f.verbs[r.at[v].verb-1]
			to, u, k := r.addressees(int(r.at[v].verbEnd), s.End)
			if len(to) > 0 || r.contentAt(k) || r.announces(k, s.End) {
				b.to, b.kind = to, r.relation(verb.kind, b.from, u, to)
				r.law.block, r.law.at = block, r.block
				if k = r.pastModal(k, s.End); r.announces(k, s.End) {
					r.open(b, s)
					return true
				}
				r.rest(b, k, s)
				return true
			}
		}
		if r.doc.Tokens[s.End-1].Is(':') {
			b.rule = "decision.list"
			r.open(b, s)
			return true
		}
		if !r.sets(j, s.End) {
			return false
		}
		if r.at[j].phrase&phraseSets != 0 && r.past(int(r.at[j].phraseEnd), s.End) {
			return false // "Công văn chỉ rõ, mặc dù đã có …"
		}
		r.law.block, r.law.at = block, r.block
		if k := int(r.at[j].phraseEnd); r.at[j].phrase&phraseSets != 0 && k+2 < s.End && (r.doc.Tokens[k].Is(',') || r.doc.Tokens[k].Is(':')) {
			j = r.pastThat(k, s.End) // "nêu rõ, …"
		}
		r.rest(b, j, s)
		return true
	}
	if !follows && r.doc.Tokens[s.End-1].Is(':') && !r.mustIn(i, s.End) && !r.orderIn(i, s.End) && r.paperIn(i, min(s.End, i+6)) {
		// "Trích Nghị quyết …:"
		b.rule = "decision.list"
		r.open(b, s)
		return true
	}
	if r.voice.known() && r.voice.blocks == 0 {
		return false
	}
	if r.ownFrame(i, s.End) {
		return false
	}
	if r.doc.Tokens[s.End-1].Is(':') {
		// "Sở Y tế:", and its tasks under it.
		if to, u, j := r.addressees(i, s.End); len(to) > 0 && r.animate(to[0]) && !sameActor(to[0], r.law.who) && r.onlyMarks(r.pastModal(j, s.End), s.End) {
			b.to, b.kind = to, r.relation(schema.KindDirective, b.from, u, to)
			r.open(b, s)
			return true
		}
	}
	if to, u, j := r.addressees(i, s.End); len(to) > 0 && j+2 < s.End && r.doc.Tokens[j].Is(':') && r.animate(to[0]) && !sameActor(to[0], r.law.who) && r.contentAt(j+1) && !r.past(j, s.End) {
		b.to, b.kind = to, r.relation(schema.KindDirective, b.from, u, to) // "Các cơ quan báo chí: tiếp tục …"
		r.law.at = r.block
		r.rest(b, r.pastModal(j+1, s.End), s)
		return true
	}
	if !follows {
		if r.past(i, s.End) || r.spoken(i, s.End) {
			return false
		}
		switch {
		case r.tasked(i, s.End) || r.frontedTask(s, i):
		case r.law.loose || r.law.kind != paperRule && r.law.kind != paperPlan:
			return false
		case r.law.block != block && r.at[i].phrase&phraseHead == 0 && !r.ruled(i, s.End):
			return false
		}
		return r.told(b, i, s)
	}
	r.law.block, r.law.at = block, r.block
	if r.doc.Tokens[s.End-1].Is(':') {
		r.open(b, s)
		return true
	}
	return r.told(b, i, s)
}

// told adds a sentence as content of the document: a task where it says whose.
func (r *run) told(b base, i int, s text.Span) bool {
	end := s.End
	if r.past(i, end) {
		return false
	}
	if r.frontedTask(s, i) {
		// "Đối với các chủ đầu tư, khẩn trương …"
		to, u := r.fronted(text.Span{Start: i, End: end}, end)
		b.to, b.kind = to, r.relation(schema.KindDirective, b.from, u, to)
		r.law.at = r.block
		r.rest(b, r.afterComma(i, end), s)
		return true
	}
	if to, u, j := r.addressees(i, end); len(to) > 0 && j < end && r.contentAt(j) && (!r.isWord(j, "có") || r.dutyAt(j) || int(r.at[j].actionEnd) > j+1) {
		if sameActor(to[0], r.law.who) || !r.animate(to[0]) {
			return false
		}
		if a, b := r.level(u), r.level(r.law.from); u != nil && (u.kind == unitPerson || u.kind == unitPost) && a != levelUnknown && a < b {
			return false // who stands above it
		}
		b.to = to
		if c, _ := r.cues.At(j); u != nil || c.Has(clause.Must) {
			b.kind = schema.KindDirective
		}
		i = r.pastModal(j, end)
	}
	r.law.at = r.block
	r.rest(b, i, s)
	return true
}

// frontedTask reports whether the sentence says first whom its task is for.
func (r *run) frontedTask(s text.Span, i int) bool {
	if to, _ := r.fronted(text.Span{Start: i, End: s.End}, s.End); len(to) == 0 {
		return false
	}
	j := r.afterComma(i, s.End)
	return j < s.End && r.at[j].actionEnd > 0 && r.at[j].unit == 0
}

// afterComma is the token after the first comma from token i that stands
// between no nouns of a list; end where there is none.
func (r *run) afterComma(i, end int) int {
	for k := i; k+1 < min(end, i+reach); k++ {
		if r.doc.Tokens[k].Is(',') && r.at[k+1].nounEnd <= r.at[k+1].actionEnd && r.unitAt(k+1) == nil {
			return k + 1
		}
	}
	return end
}

// dutyAt reports whether a modal of duty begins at token i: "có trách nhiệm".
func (r *run) dutyAt(i int) bool {
	c, _ := r.cues.At(i)
	return c.Has(clause.Must)
}

// past reports whether the first clause tells of what was done.
func (r *run) past(i, end int) bool {
	for n := 0; i < end && n < 25; n++ {
		c, at := r.cues.At(i)
		if c.Has(clause.Past) && r.at[i].unit == 0 {
			return true
		}
		i = max(at, i+1)
	}
	return false
}

// paperSubject reports whether a document that decides is the subject at token
// i; next is the token after it ("này", "trên", its number and date).
func (r *run) paperSubject(i, end int) (next int, ok bool) {
	c := &r.at[i]
	j := i
	switch u := r.unitAt(i); {
	case u != nil && u.kind == unitPaper:
		if r.at[i].paper == paperDraft || r.at[i].paper == paperReport {
			return i, false
		}
		j = u.End
	case c.paper != noPaper && c.paper != paperDraft && c.paper != paperReport && c.unit == 0:
		j = int(c.paperEnd)
	default:
		// "Chương III của Nghị định …"
		k := i + 1
		for k < min(end, i+5) && !r.is(k, r.f.word.of) {
			k++
		}
		if k+1 >= min(end, i+6) || !r.doc.Tokens[i].Cap() || r.at[i].unit != 0 || r.at[k+1].paper == noPaper || r.at[k+1].paper == paperDraft {
			return i, false
		}
		j = max(int(r.at[k+1].paperEnd), k+2)
		if u := r.unitAt(k + 1); u != nil && u.kind == unitPaper {
			j = u.End
		}
	}
	for j < end {
		t := &r.doc.Tokens[j]
		if t.ID != 0 && (t.ID == r.f.word.this || t.ID == r.f.word.above) {
			j++
			continue
		}
		if u := r.unitAt(j); u != nil && u.kind == unitDate {
			j = u.End
			continue
		}
		if q, at := r.cues.At(j); q.Has(clause.Adverb|clause.Past) && !q.Has(clause.Connector) && r.at[j].phrase&phraseSets == 0 {
			j = at
			continue
		}
		break
	}
	return j, j < end
}

// sets reports whether the words at token i are what a document does: quy
// định, gồm, có hiệu lực, áp dụng.
func (r *run) sets(i, end int) bool {
	if v := r.verbIn(i, min(end, i+4)); v >= 0 && r.f.verbs[r.at[v].verb-1].frame == frameIssue && r.isWord(v-1, "được") {
		return false // "được ban hành trên cơ sở …"
	}
	if i+1 < end && r.isWord(i, "được") && (r.at[i+1].verb != 0 || r.is(i+1, r.f.word.send)) {
		return false // "Công điện được gửi đến …"
	}
	for n := 0; i < end && n < 3; i, n = i+1, n+1 {
		if r.at[i].phrase&(phraseEffect|phraseNormative|phraseSets) != 0 && r.at[i].unit == 0 {
			return true
		}
		if v := r.at[i].verb; v != 0 && r.f.verbs[v-1].frame == frameAct {
			return true
		}
	}
	return false
}

// ruled reports whether the sentence reads as a rule: limits, duties, who is
// entitled.
func (r *run) ruled(i, end int) bool {
	for i < end {
		c := &r.at[i]
		if c.phrase&phraseRule != 0 && c.unit == 0 {
			return true
		}
		i = max(i+1, int(c.phraseEnd))
	}
	return false
}

// tasked reports whether the sentence begins with bodies and what they do.
func (r *run) tasked(i, end int) bool {
	return (r.toldOff(i, end) || r.groupTold(i, end)) && r.longAction(i, end)
}

// groupTold reports whether the sentence begins with a group that no name of a
// body opens, and what it does: "Các cơ sở giáo dục triển khai …".
func (r *run) groupTold(i, end int) bool {
	if i >= end || r.at[i].nounEnd == 0 || r.at[i].unit != 0 {
		return false
	}
	if c := &r.at[i]; c.body || r.law.open && r.law.loose {
		return false // no determiner: "Hội sách cũng …"
	}
	to, u, j := r.addressees(i, end)
	if c, _ := r.cues.Before(j); c.Has(clause.Adverb) {
		return false // "các công ty cũng …" tells
	}
	if len(to) == 0 || u != nil || j >= end || !r.animate(to[0]) || r.outsiders(to[0].Written) {
		return false
	}
	c := &r.at[j]
	return c.actionEnd > 0 && c.unit == 0 && r.doc.Tokens[j].Case == text.Lower && (!r.isWord(j, "có") || int(c.actionEnd) > j+1)
}

// toldOff reports whether the sentence begins with bodies or posts and what
// they do, without a word of time: after an order that is what they are to do.
func (r *run) toldOff(i, end int) bool {
	to, u, j := r.addressees(i, end)
	if len(to) == 0 || u == nil || u.kind != unitGroup && u.kind != unitOrg && u.kind != unitPost || j >= end || r.level(u) == levelOutside {
		return false
	}
	if c, at := r.cues.At(j); c.Has(clause.Must) && !r.forbids(j) {
		j = at
	}
	if j >= end {
		return false
	}
	c := &r.at[j]
	return c.actionEnd > 0 && c.unit == 0 && r.doc.Tokens[j].Case == text.Lower && (!r.isWord(j, "có") || int(c.actionEnd) > j+1)
}

// longAction reports whether what the bodies at token i do is said by a verb of
// two words, which is no noun.
func (r *run) longAction(i, end int) bool {
	_, _, j := r.addressees(i, end)
	c, at := r.cues.At(j)
	return c.Has(clause.Must) || at < end && int(r.at[j].actionEnd) > j+1
}

// spoken reports whether somebody named says the sentence that begins at token
// i: his words are no rule.
func (r *run) spoken(i, end int) bool {
	for n := 0; i < end && n < 40; n++ {
		if u := r.unitAt(i); u != nil {
			i = u.End
			if !u.isActor() {
				continue
			}
			for {
				c, at := r.cues.At(i)
				if !c.Has(clause.Adverb | clause.Past) {
					break
				}
				i = at
			}
			if i < end && r.at[i].verb != 0 && r.f.verbs[r.at[i].verb-1].frame == frameSay {
				return true
			}
			continue
		}
		i++
	}
	return false
}

// orderIn reports whether a verb of ordering stands in [i, end).
func (r *run) orderIn(i, end int) bool {
	for ; i < end; i++ {
		if v := r.at[i].verb; v != 0 && r.at[i].unit == 0 && r.f.verbs[v-1].frame == frameOrder {
			return true
		}
	}
	return false
}

func (r *run) paperIn(i, end int) bool {
	for ; i < end; i++ {
		if k := r.at[i].paper; k == paperRule || k == paperPlan {
			return true
		}
	}
	return false
}
