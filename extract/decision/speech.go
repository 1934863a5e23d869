package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

// voice is who is speaking where no one is named.
type voice struct {
	actor  mention.Actor
	unit   *unit
	strong bool // directs or concludes: "Phát biểu chỉ đạo, …", "yêu cầu"
	block  *text.Block
	blocks int // blocks since it was named

	before     mention.Actor // who spoke before, where nobody does now
	beforeUnit *unit
}

// carry is how many blocks a voice goes on over: newspapers make a block of
// every sentence.
const carry = 3

// converse is how many blocks of a conversation "tôi" may be from the name of
// who says it.
const converse = 15

// enter is called for each sentence with its block: a voice grows old.
func (v *voice) enter(b *text.Block) {
	if v.block == b {
		return
	}
	v.block = b
	if v.blocks++; v.blocks > carry {
		if v.unit != nil {
			v.before, v.beforeUnit = v.actor, v.unit
		}
		*v = voice{block: b, before: v.before, beforeUnit: v.beforeUnit, blocks: v.blocks}
	}
}

// self is who says "tôi" and "chúng tôi": whoever speaks, or in the turns of a
// conversation whoever last spoke; nobody after too many blocks.
func (v *voice) self() (mention.Actor, bool) {
	switch {
	case v.known():
		return v.actor, true
	case v.beforeUnit != nil && v.blocks <= converse && v.beforeUnit.kind == unitPerson:
		return v.before, true
	}
	return mention.Nobody, false
}

// set makes a the one who speaks.
func (v *voice) set(a mention.Actor, u *unit, strong bool) {
	v.actor, v.unit, v.blocks = a, u, 0
	v.strong = strong
}

// known reports whether somebody is speaking.
func (v *voice) known() bool { return v.unit != nil && !v.actor.IsNobody() }

// speech looks at how a sentence begins: "Phát biểu chỉ đạo, ông A …", "Theo
// ông A, …", or a quotation that is somebody's.
func (r *run) speech(s text.Span) {
	if q := r.quoteAt(s.Start); q != nil {
		r.voice.set(q.actor, q.unit, r.voice.strong && sameActor(q.actor, r.voice.actor))
		return
	}
	if u := r.unitAt(s.Start); u != nil && (u.kind == unitPerson || u.kind == unitPost) && u.End+1 < s.End && r.doc.Tokens[u.End].Is(':') {
		r.voice.set(r.issuer(u), u, false) // "Ông A: “…”"
		return
	}
	for i := s.Start; i < min(s.End, s.Start+12); i++ {
		c := &r.at[i]
		if c.phrase&(phraseSpeech|phraseAccording) == 0 {
			if c.unit != 0 {
				break
			}
			continue
		}
		strong := c.phrase&phraseSpeech != 0
		for j := i + 1; j < min(s.End, int(c.phraseEnd)+25); j++ {
			if u := r.unitAt(j); u != nil && u.End > int(c.phraseEnd) && (u.kind == unitPerson || u.kind == unitPost || !strong && u.kind == unitOrg && j == int(c.phraseEnd) && !r.passesOn(u)) {
				if strong || j <= int(c.phraseEnd)+1 {
					r.voice.set(r.issuer(u), u, strong)
				}
				return
			}
		}
		return
	}
}

// sameActor reports whether both are the same known person or body.
func sameActor(a, b mention.Actor) bool {
	return a.Person != mention.None && a.Person == b.Person || a.Org != mention.None && a.Org == b.Org
}

// say is a verb of saying: its subject is heard from here on, and what a
// speech with authority stresses or concludes is a conclusion.
func (r *run) say(s text.Span, from, i, end int, v *verb) int {
	g := r.group(from, i)
	if g.Cue.Has(clause.Noun|clause.Subordinate) || g.Unreal() {
		return end
	}
	if r.found(s, from, g.Start, end) {
		return s.End
	}
	who, u, ok := r.subject(from, g.Start)
	if !ok && r.voice.known() && r.voice.blocks > 0 {
		if _, noun := r.nounSubject(from, g.Start); noun {
			r.voice.set(mention.Nobody, nil, false) // others speak: "Các doanh nghiệp cho rằng …"
		}
	}
	if ok && u != nil && u.isActor() {
		strong := r.voice.strong && sameActor(who, r.voice.actor) || v.conclude
		r.voice.set(who, u, strong)
	}
	if ok && u != nil && (v.urge || v.conclude) && u.kind != unitGroup && r.entitled(u) && !r.deputy(u) {
		if stop := r.urged(s, who, u, end); stop > end {
			return stop
		}
	}
	stress := r.voice.strong && ok && end < s.End && r.doc.Tokens[end].Is(':') && sameActor(who, r.voice.actor) && end+1 < s.End && !r.contentAt(end+1)
	if !v.conclude && !stress || !ok {
		return end
	}
	j := r.pastThat(end, s.End)
	if j == end && !r.contentAt(j) || r.praises(j, s.End) {
		return end
	}
	if r.mustIn(j, s.End) && (!v.conclude || j == end || r.dutyOf(j, s.End)) {
		return end
	}
	kind := schema.KindConclusion
	if u != nil && (u.kind == unitOrg || u.kind == unitPlace) {
		kind = schema.KindDecision
	}
	b := base{kind: kind, who: who, from: u, paper: r.paperBefore(from, i), rule: "decision.conclusion"}
	return r.content(b, j, s.End)
}

// urged takes what somebody stresses that is a task: "nhấn mạnh, thời gian tới,
// các sở, ngành tập trung …", "nhấn mạnh một số nhiệm vụ trọng tâm: …". It gives
// the token to go on from, or end, where the verb ends.
func (r *run) urged(s text.Span, who mention.Actor, u *unit, end int) int {
	b := base{kind: schema.KindDirective, who: who, from: u, paper: mention.None, rule: "decision.urged"}
	if r.level(u) == levelOutside || r.level(u) == levelUnknown && !r.voice.strong {
		return end
	}
	for k := end; k < min(s.End, end+12); k++ {
		if r.at[k].phrase&(phraseAsked|phraseItems) == 0 || r.at[k].unit != 0 {
			continue
		}
		for m := int(r.at[k].phraseEnd); m < min(s.End, int(r.at[k].phraseEnd)+12); m++ {
			if !r.doc.Tokens[m].Is(':') {
				continue
			}
			b.deadline = r.spanIn(k, m)
			if m+1 >= s.End {
				r.open(b, s)
				return s.End
			}
			if j := r.pastOpeners(m+1, s.End); r.contentAt(j) {
				return r.content(b, r.pastModal(j, s.End), s.End)
			}
			return end
		}
		return end
	}
	i := r.pastOpeners(r.pastThat(end, s.End), s.End)
	if i >= s.End || i == end || !r.toldOff(i, s.End) || !r.longAction(i, s.End) || r.past(i, s.End) || r.futureIn(i, s.End) {
		return end
	}
	to, first, j := r.addressees(i, s.End)
	if b, a := r.level(first), r.level(u); sameActor(to[0], who) || first.kind == unitOrg && b != levelUnknown && b <= a || r.praises(i, s.End) {
		return end // "Bộ trưởng nhấn mạnh: Bộ …"
	}
	b.to, b.kind = to, r.relation(b.kind, u, first, to)
	return r.content(b, r.pastModal(j, s.End), s.End)
}

// futureIn reports whether a word of the future or of habit stands near token i.
func (r *run) futureIn(i, end int) bool {
	for ; i < min(end, i+20); i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Future|clause.Ongoing) && r.at[i].unit == 0 {
			return true
		}
	}
	return false
}

// pastThat skips "rằng", "là", a colon and a quotation mark.
func (r *run) pastThat(i, end int) int {
	for i < end {
		t := &r.doc.Tokens[i]
		if t.ID == r.f.word.that && t.ID != 0 || t.ID == r.f.word.is && t.ID != 0 || t.Is(':') || t.IsQuote() || t.Is(',') {
			i++
			continue
		}
		break
	}
	return i
}

// contentAt reports whether what is to be done may begin at token i.
func (r *run) contentAt(i int) bool {
	if i >= len(r.at) {
		return false
	}
	if r.at[i].actionEnd > 0 && r.at[i].unit == 0 {
		return true
	}
	c, _ := r.cues.At(i)
	return c.Has(clause.Must | clause.Negation | clause.Future)
}

// mustIn reports whether a duty or promise stands in [i, end): it is the
// decision then, not the whole of what was said.
func (r *run) mustIn(i, end int) bool {
	end = min(end, i+reach)
	for ; i < end; i++ {
		if c, _ := r.cues.At(i); c.Has(clause.Must|clause.Future) && r.at[i].unit == 0 {
			return true
		}
	}
	return false
}

// praises reports whether what is said at token i only praises or thanks.
func (r *run) praises(i, end int) bool {
	for k := i; k < min(end, i+12); k++ {
		if r.at[k].phrase&phrasePraise != 0 && r.at[k].unit == 0 {
			return true
		}
	}
	return false
}

// dutyOf reports whether [i, end) says whose duty it is, or holds a promise: it
// is told as an order or promise then.
func (r *run) dutyOf(i, end int) bool {
	if c, _ := r.cues.At(i); c.Has(clause.Must | clause.Future) {
		return true
	}
	for j := i; j < min(end, i+reach); j++ {
		if c, _ := r.cues.At(j); c.Has(clause.Future) && r.at[j].unit == 0 {
			return true
		}
	}
	to, _, j := r.addressees(i, end)
	c, _ := r.cues.At(j)
	return len(to) > 0 && r.animate(to[0]) && c.Has(clause.Must)
}

// found is what a document says of its own: "Kết luận thanh tra nêu rõ …",
// "Thông báo số … do ông A ký ghi rõ …". A conclusion or judgment need not be
// named; another document must be. The issuer is whoever signed the one told of.
func (r *run) found(s text.Span, from, g, end int) bool {
	i := r.pastOpeners(from, g)
	if i >= g || end >= s.End || r.at[i].paper == noPaper {
		return false
	}
	kind := r.at[i].paper
	u := r.unitAt(i)
	b := base{kind: schema.KindDecision, who: mention.Nobody, paper: mention.None, rule: "decision.regulation"}
	stop := int(r.at[i].paperEnd)
	switch {
	case kind == paperConclusion:
		if r.at[i].phraseEnd > r.at[i].paperEnd || stop < g && u == nil && g-stop > 6 {
			return false
		}
		b.kind, b.rule = schema.KindConclusion, "decision.conclusion"
		if r.law.kind == paperConclusion {
			b.who, b.from, b.paper = r.law.who, r.law.from, r.law.paper
		}
	case u == nil || u.kind != unitPaper || kind == paperDraft || kind == paperReport || kind == paperOther || !r.shows(end):
		return false
	default:
		b.paper = u.ref
		switch {
		case r.law.open && r.law.paper == u.ref:
			b.who, b.from = r.law.who, r.law.from
		case r.ofWhom(u.End, g) != nil:
			b.from = r.ofWhom(u.End, g)
			b.who = r.issuer(b.from)
		case len(r.out) > 0 && r.said >= r.now-1:
			b.who, b.from = r.last.who, r.last.from
		}
		if b.who.IsNobody() {
			return false
		}
		r.law = law{open: true, who: b.who, from: b.from, paper: b.paper, kind: kind, at: r.block}
	}
	r.rest(b, r.pastThat(end, s.End), s)
	return true
}

// shows reports whether the verb that ends at token i is one of a text: "nêu
// rõ", "ghi rõ".
func (r *run) shows(i int) bool {
	return r.isWord(i-1, "rõ") || r.isWord(i-1, "nêu") || r.isWord(i-1, "ghi")
}
