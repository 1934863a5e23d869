package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// run is the work on one article.
type run struct {
	f    *Finder
	doc  *text.Doc
	hits *lexicon.Hits
	set  *mention.Set
	ent  *mention.Entities
	cues *clause.Cues

	published string // the article's day, RFC 3339 or a date; "" where not known

	at     []cell
	units  []unit
	quotes []quote
	given  map[string]int // people by the last word of their name, the first of them

	voice       voice
	last        base // what items and continuations inherit
	list        list
	law         law
	act0        acted
	en          clauseSubject
	enPaper     issued
	byPaper     bool          // the last English subject was the document of enPaper
	drafter     mention.Actor // of the draft told of
	drafterUnit *unit
	inEnglish   bool
	runs        []text.Span // of capitals, in an English text
	block       int         // block being read
	said        int         // sentence of the last decision
	now         int         // sentence being read
	headEnd     int         // token up to which dates before the content count for it
	out         []mention.Decision
}

// base is a decision without its content: who, to whom, of what kind, in
// which document.
type base struct {
	kind  schema.DecisionKind
	who   mention.Actor
	from  *unit // who, where it is a unit
	to    []mention.Actor
	paper int
	rule  mention.Rule

	soft     bool   // of a verb that may tell of work done
	acting   frame  // of acts: each part of a chain says anew whom it concerns
	deadline string // of the sentence that announced items
}

// Find gives the decisions of an article in order of its text.
func (f *Finder) Find(c *mention.Context, set *mention.Set, ent *mention.Entities) []mention.Decision {
	if len(c.Doc.Tokens) == 0 {
		return nil
	}
	r := &run{
		f: f, doc: c.Doc, hits: c.Hits, set: set, ent: ent,
		cues: f.clause.Read(c.Doc, c.Hits),
		at:   f.cells(c.Hits, len(c.Doc.Tokens)),
		last: base{paper: mention.None}, published: c.Published, said: -10,
	}
	r.law.paper = mention.None
	r.en = clauseSubject{sentence: -10, who: mention.Nobody}
	r.findUnits()
	r.freeVerbs()
	r.findQuotes()
	next := 0
	for b := range c.Doc.Blocks {
		block := &c.Doc.Blocks[b]
		if block.Kind != schema.BlockCaption {
			r.block++
		}
		first := true
		for ; next < len(c.Doc.Sentences) && c.Doc.Sentences[next].Start < block.End; next++ {
			s := c.Doc.Sentences[next]
			r.now = next
			for s.End < len(r.at) && s.End > s.Start && r.at[s.End].unit != 0 && r.at[s.End].unit == r.at[s.End-1].unit && next+1 < len(c.Doc.Sentences) {
				next++ // a name or date goes on: "by Nov. 30"
				s.End = c.Doc.Sentences[next].End
			}
			if c.Language == "en" {
				r.english(s)
			} else {
				r.sentence(s, block, first)
			}
			first = false
		}
	}
	return r.out
}

// sentence finds the decisions of one sentence.
func (r *run) sentence(s text.Span, block *text.Block, first bool) {
	r.voice.enter(block)
	s.Start = r.pastMark(s)
	if s.Empty() || block.Kind == schema.BlockCaption {
		return
	}
	if r.list.open && r.item(s, block, first) {
		return
	}
	r.speech(s)
	if r.doc.Tokens[s.End-1].Is('?') {
		return // a question decides nothing
	}
	if r.quotedOrder(s) || r.draftSentence(s) || r.asked(s) || r.lawSentence(s, block) || (!first || r.taskAt(s)) && r.goesOn(s) {
		return
	}
	r.scan(s)
}

// rest adds the content of b in s from token i, and walks on where the chain
// ends before the sentence does.
func (r *run) rest(b base, i int, s text.Span) {
	if stop := r.content(b, i, s.End); stop < s.End {
		r.scan(text.Span{Start: max(stop, s.Start), End: s.End})
	}
}

// goesOn takes a sentence without a subject of its own that goes on with what
// the one before asked for: "Đồng thời, tăng cường …".
func (r *run) goesOn(s text.Span) bool {
	if r.said != r.now-1 || len(r.out) == 0 || r.last.rule == "" || r.last.acting != frameNone {
		return false
	}
	switch r.last.kind {
	case schema.KindDirective, schema.KindRequest, schema.KindCommitment, schema.KindDecision, schema.KindProposal:
	default:
		return false
	}
	i := r.pastOpeners(s.Start, s.End)
	if i < s.End && r.last.directs() && !r.last.soft && r.toldOff(i, s.End) && !r.ownFrame(i, s.End) && !r.past(i, s.End) && !r.spoken(i, s.End) {
		b := r.last
		if to, u, j := r.addressees(i, s.End); !sameActor(to[0], b.who) {
			if c, _ := r.cues.At(j); c.Has(clause.Must) {
				b.kind = schema.KindDirective
			}
			b.to, b.rule, b.kind = to, "decision.continued", r.relation(b.kind, b.from, u, to)
			r.rest(b, r.pastModal(j, s.End), s)
			return true
		}
	}
	if c, at := r.cues.At(i); i < s.End && c.Has(clause.Must) && !r.forbids(i) && r.last.directs() && r.contentAt(at) {
		i = at // "Cần …"
	}
	if i+1 < s.End && r.at[i+1].unit != 0 && r.units[r.at[i+1].unit-1].kind == unitDate {
		return false // "Đến hết quý III, …"
	}
	if i >= s.End || r.isWord(i, "cùng") || r.at[i].actionEnd == 0 || r.at[i].unit != 0 || r.at[i].nounEnd > 0 || r.past(i, s.End) || r.ownFrame(i, s.End) {
		return false
	}
	if v := r.verbIn(i, min(s.End, i+12)); v >= 0 && r.f.verbs[r.at[v].verb-1].frame == frameSay && (v == i || r.saidBy(i, v)) {
		return false
	}
	b := r.last
	b.rule = "decision.continued"
	r.rest(b, i, s)
	return true
}

// taskAt reports whether a paragraph begins with nothing but what is to be done:
// "Tăng cường tuyên truyền …". What "Thực hiện Chỉ thị …, Sở …" opens is none.
func (r *run) taskAt(s text.Span) bool {
	i := r.pastOpeners(s.Start, s.End)
	if i > s.Start && i < s.End && r.last.directs() && !r.last.soft && r.toldOff(i, s.End) && r.longAction(i, s.End) && !r.past(i, s.End) && !r.futureIn(i, s.End) {
		return true // "Cùng với đó, các Ban HĐND tăng cường …"
	}
	if i >= s.End || r.last.kind != schema.KindDirective && r.last.kind != schema.KindRequest || r.last.soft || r.at[i].phrase != 0 || int(r.at[i].actionEnd) < i+2 || i == s.Start && !r.doc.Tokens[i].Cap() || r.at[i].nounEnd > 0 {
		return false
	}
	for k := int(r.at[i].actionEnd); k < s.End; k++ {
		t := &r.doc.Tokens[k]
		if c, _ := r.cues.At(k); c.Has(clause.Past|clause.Ongoing|clause.Future) && r.at[k].unit == 0 {
			return false
		}
		if t.IsQuote() || t.Class == text.Number && k < i+4 {
			return false
		}
		if t.Is(',') && k+1 < s.End {
			if u := r.unitAt(k + 1); u != nil && u.isActor() && k < i+reach && !r.enumerates(k, i) {
				return false
			}
		}
		if r.saidBy(i, k) {
			return false
		}
	}
	return true
}

// saidBy reports whether somebody named says something at token k.
func (r *run) saidBy(from, k int) bool {
	if v := r.at[k].verb; v == 0 || r.at[k].unit != 0 || r.f.verbs[v-1].frame != frameSay {
		return false
	}
	u := r.unitBefore(r.group(from, k).Start)
	return u != nil && u.isActor()
}

// scan walks a sentence from verb to verb.
func (r *run) scan(s text.Span) {
	from := s.Start
	for i := s.Start; i < s.End; {
		t := &r.doc.Tokens[i]
		if t.Class == text.Punct {
			if t.Is(';') || t.Is(':') {
				from = i + 1
			}
			i++
			continue
		}
		if c := &r.at[i]; c.phrase&phraseSpeech != 0 && c.unit == 0 && (c.verb == 0 || c.verbEnd <= c.phraseEnd) && int(c.phraseEnd)-i > 1 && !r.saysThat(i, s.End) {
			if who, u, ok := r.subject(from, i); ok && u != nil && (u.kind == unitPerson || u.kind == unitPost) {
				r.voice.set(who, u, true)
			}
			i = int(c.phraseEnd)
			continue
		}
		if n := r.at[i].unit; n != 0 {
			if u := &r.units[n-1]; u.kind != unitGroup {
				i = max(i+1, u.End)
				continue
			}
		}
		next := r.frame(s, from, i)
		if next <= i {
			next = r.deontic(s, from, i)
		}
		if next <= i {
			i++
			continue
		}
		if next < s.End && next > 0 {
			from = max(from, r.restart(from, next))
		}
		i = next
	}
}

// saysThat reports whether the verb at token i is followed by what is said:
// "kết luận: …", "kết luận rằng …".
func (r *run) saysThat(i, end int) bool {
	c := &r.at[i]
	j := int(c.verbEnd)
	return c.verb != 0 && c.verbEnd == c.phraseEnd && j < end && (r.doc.Tokens[j].Is(':') || r.is(j, r.f.word.that))
}

// restart is where the clause that goes on at token next begins: its subject
// may still be the one before.
func (r *run) restart(from, next int) int {
	if r.doc.Tokens[next-1].Is(';') {
		return next
	}
	return from
}

// frame tries the verb at token i; it gives the token to go on from, or i.
func (r *run) frame(s text.Span, from, i int) int {
	c := &r.at[i]
	if c.verb == 0 || int(c.verbEnd) > s.End {
		return i
	}
	v := &r.f.verbs[c.verb-1]
	if v.english {
		return i
	}
	end := int(c.verbEnd)
	switch v.frame {
	case frameNone:
		return end
	case frameOrder:
		return r.order(s, from, i, end, v)
	case frameSay:
		return r.say(s, from, i, end, v)
	case frameDecide:
		return r.decide(s, from, i, end, v)
	case framePromise:
		return r.promise(s, from, i, end, v)
	default:
		return r.act(s, from, i, end, v)
	}
}

// freeVerbs gives back the verb that a longer word hid of which the rest turned
// out to begin a name: "giao Ban Quản lý …" is no "giao ban".
func (r *run) freeVerbs() {
	for k := range r.units {
		u := &r.units[k]
		for i := u.Start - 1; i >= max(0, u.Start-2); i-- {
			c := &r.at[i]
			if c.verb == 0 || int(c.verbEnd) <= u.Start || c.unit != 0 || r.f.verbs[c.verb-1].frame != frameNone {
				continue
			}
			for _, h := range r.hits.At(i) {
				if h.Table == r.f.verbTable && int(h.End) <= u.Start && r.f.verbs[h.Row].frame != frameNone {
					c.verb, c.verbEnd = h.Row+1, h.End
					break
				}
			}
		}
	}
}

// group is the verb group that leads to token i. A name just before it is no
// cue, though its last word may look like one ("Bộ Nội vụ vừa …").
func (r *run) group(from, i int) clause.Group {
	g := r.cues.Group(from, i)
	if g.Start > from && r.at[g.Start-1].unit != 0 {
		g.Cue &^= clause.Noun | clause.Subordinate | clause.Preposition
	}
	return g
}

// pastMark is the first token of s after the mark of an item: a dash, a
// bullet, "1.", "a)".
func (r *run) pastMark(s text.Span) int {
	i := s.Start
	for i < s.End {
		t := &r.doc.Tokens[i]
		switch {
		case t.Class == text.Punct && !t.IsQuote() && !t.Is('('):
			i++
			continue
		case i == s.Start && i+1 < s.End && (t.Class == text.Number || t.Class == text.Word && t.End-t.Start == 1):
			if n := &r.doc.Tokens[i+1]; (n.Is('.') || n.Is(')') || n.Is('/')) && !n.Space {
				i += 2
				continue
			}
		}
		break
	}
	return i
}

// id is the vocabulary id of token i, 0 beyond the text.
func (r *run) id(i int) int32 {
	if i < 0 || i >= len(r.doc.Tokens) {
		return 0
	}
	return r.doc.Tokens[i].ID
}

// is reports whether token i is the word of vocabulary id w.
func (r *run) is(i int, w int32) bool { return w != 0 && r.id(i) == w }

// isWord reports whether token i is the word, in small letters or with a
// capital.
func (r *run) isWord(i int, w string) bool {
	if i < 0 || i >= len(r.doc.Tokens) {
		return false
	}
	t := r.doc.Word(i)
	return t == w || len(t) == len(w) && equalFold(t, w)
}
