package decision

import (
	"unicode/utf8"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// maxText bounds the text of one decision, in code points.
const maxText = 400

// content adds the decisions of b that stand in [i, end): a semicolon cuts,
// and what a new verb with its own frame begins is left to it. It gives the
// token to go on from.
func (r *run) content(b base, i, end int) int {
	i = r.pastAnnounced(i, end)
	end = r.contentEnd(i, end)
	r.last = b
	if r.headEnd = i; r.said == r.now {
		r.headEnd = 0 // dates before belong to the decision before
	}
	from := i
	depth := 0
	for j := i; j <= end; j++ {
		if j < end {
			t := &r.doc.Tokens[j]
			if t.Class != text.Punct {
				continue
			}
			switch t.R {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1)
			}
			if !t.Is(';') || depth > 0 || j+1 < end && r.doc.Glued(j+1) && r.doc.Tokens[j+1].Case == text.Lower {
				continue
			}
		}
		if j < end && b.acting != frameNone && j+1 < end && r.at[j+1].phrase&phraseDetails != 0 {
			continue // "… (sinh năm 1970); trú tại …"
		}
		if stop, ok := r.piece(b, from, j, from > i); ok {
			return stop
		}
		from = j + 1
	}
	return end
}

// piece adds one part of a chain. A part that has a frame of its own ends the
// chain: it gives the token where that begins.
func (r *run) piece(b base, from, to int, later bool) (int, bool) {
	if later {
		if r.ownFrame(from, to) {
			return from, true
		}
		from = r.pastOpeners(from, to)
		if v := r.at[min(from, len(r.at)-1)].verb; from < to && v != 0 && r.at[from].unit == 0 && r.f.verbs[v-1].frame == frameSay && r.clauseAt(int(r.at[from].verbEnd), to) {
			return from, true // "…; khẳng định …": what else was said
		}
		if u := r.unitAt(from); u != nil && (u.kind == unitPlace || u.kind == unitPerson) && u.End < to && b.directs() {
			if c, _ := r.cues.At(u.End); !c.Has(clause.Must) {
				return from, true // a clause of its own
			}
		}
		if v := r.at[min(from, len(r.at)-1)].verb; from < to && len(b.to) == 0 && b.directs() && b.acting == frameNone && v != 0 && r.at[from].unit == 0 && r.f.verbs[v-1].frame == frameOrder && r.f.verbs[v-1].soft {
			// "yêu cầu …; chỉ đạo các tỉnh …"
			if list, u, j := r.addressees(int(r.at[from].verbEnd), to); len(list) > 0 && j < to && r.contentAt(j) && r.animate(list[0]) {
				from, b.to, b.kind = j, list, r.relation(b.kind, b.from, u, list)
			}
		}
		// "Sở nên …", "các đơn vị cần …": it says again who is addressed.
		if list, u, j := r.addressees(from, to); len(list) > 0 && j < to {
			if c, _ := r.cues.At(j); c.Has(clause.Must) || b.acting == frameNone && u != nil && b.directs() && r.contentAt(j) {
				from, b.to, b.kind = j, list, r.relation(b.kind, b.from, u, list)
			}
		}
		from = r.pastModal(from, to)
		if b.acting != frameNone {
			b.to = r.concerned(from, to, b.acting)
			if v := r.at[min(from, len(r.at)-1)].verb; len(b.to) == 0 && (v == 0 || r.f.verbs[v-1].frame < frameAct) {
				return to, false // no further one of the same kind
			}
		}
	}
	r.add(b, text.Span{Start: from, End: to})
	return to, false
}

// pastAnnounced is the token after words at token i that only announce what
// follows their colon ("thực hiện các nhiệm vụ sau: …"), else i.
func (r *run) pastAnnounced(i, end int) int {
	for k := i + 1; k+3 < min(end, i+14); k++ {
		if !r.doc.Tokens[k].Is(':') {
			continue
		}
		for m := max(i, k-4); m < k; m++ {
			if c := &r.at[m]; c.phrase&(phraseAsked|phraseFollows|phraseItems) != 0 && (int(c.phraseEnd) == k || int(c.phraseEnd) == k-1 && r.isWord(k-1, "sau")) {
				return r.pastOpeners(k+1, end)
			}
		}
		return i
	}
	return i
}

// clauseAt reports whether what follows a verb of saying at token i is a clause:
// "khẳng định rằng …", "khẳng định luôn …".
func (r *run) clauseAt(i, to int) bool {
	if i >= to {
		return false
	}
	c, _ := r.cues.At(i)
	return r.pastThat(i, to) > i || c.Has(clause.Ongoing|clause.Future|clause.Past)
}

// directs reports whether b says what others are to do.
func (b *base) directs() bool {
	return b.kind == schema.KindDirective || b.kind == schema.KindRequest || b.rule == "decision.regulation"
}

// ownFrame reports whether a part of a chain has its own verb of deciding
// with its own subject, or a verb of ordering at its head.
func (r *run) ownFrame(from, to int) bool {
	i := r.pastOpeners(from, to)
	named := false
	for n := 0; i < to && n < 12; n++ {
		if u := r.unitAt(i); u != nil {
			named = named || u.isActor()
			i = u.End
			continue
		}
		if c := &r.at[i]; !named && c.verb == 0 && c.phrase&(phrasePlace|phrasePronoun) != 0 && int(c.phraseEnd) < to && r.at[c.phraseEnd].verb != 0 {
			named = true // "tỉnh đề nghị …"
			i = int(c.phraseEnd)
			continue
		}
		if t := &r.doc.Tokens[i]; named && (t.Is(',') || t.IsDash()) {
			i++
			continue
		}
		if v := r.at[i].verb; v != 0 {
			w := &r.f.verbs[v-1]
			switch w.frame {
			case frameOrder:
				switch after := int(r.at[i].verbEnd); {
				case r.nounAfter(after) || after >= to:
					return false
				case w.assign:
					return named || r.fresh(w, after, to)
				case w.soft:
					return named && r.past(from, i) // else a task of those named
				}
				return !w.weak || named
			case frameDecide, frameSay, framePersonnel, frameSanction, framePromise:
				return named
			}
			return false
		}
		if c, at := r.cues.At(i); c.Has(clause.Adverb | clause.Past | clause.Future) {
			i = at
			continue
		}
		return false
	}
	return false
}

// pastOpeners skips connectives, adverbs of order and marks at the head of a
// part: "Đồng thời,", "Đặc biệt".
func (r *run) pastOpeners(i, end int) int {
	for i < end {
		if t := &r.doc.Tokens[i]; t.Class == text.Punct && !t.Is('(') {
			i++
			continue
		}
		if c, at := r.cues.At(i); (c.Has(clause.Connector) || c.Has(clause.And)) && int(r.at[i].actionEnd) <= at {
			i = at // not the "cụ thể" of "cụ thể hóa"
			continue
		}
		break
	}
	return i
}

// contentEnd is where what begins at i ends, at most end: before a quotation's
// attribution, and before a further order ("…, đồng thời yêu cầu …").
func (r *run) contentEnd(i, end int) int {
	if q := r.quoteAt(i); q != nil && q.End < end {
		end = q.End
	}
	for j := i; j < end; j++ {
		t := &r.doc.Tokens[j]
		if t.IsQuote() && j > i && r.quoteClosesSpeech(j, end) {
			return j
		}
		if c, at := r.cues.At(j); c.Has(clause.Contrast) && j > i+3 {
			if r.doc.Tokens[j-1].Is(',') {
				return j - 1
			}
			if r.isWord(at, "chưa") {
				return j // "… nhưng chưa được phản hồi"
			}
			if u := r.unitAt(at); u != nil && u.isActor() && at == j+1 && u.End < end {
				if q, _ := r.cues.At(u.End); q.Has(clause.Past | clause.Ongoing | clause.Negation) {
					return j // "… nhưng Công ty vẫn …"
				}
			}
		}
		if t.Is(',') && j+2 < end && r.at[j+1].phrase&phraseAccording != 0 && j > i {
			if u := r.unitAt(int(r.at[j+1].phraseEnd)); u != nil && u.isActor() && u.End+1 >= end {
				return j
			}
		}
		if t.Is(',') && j+1 < end && r.at[j+1].phrase&phraseBasis != 0 && j > i+2 {
			return j
		}
		if c, at := r.cues.At(j); c.Has(clause.Connector|clause.And|clause.Adverb) && j > i {
			k := at
			for k < end {
				if c, at := r.cues.At(k); c.Has(clause.Adverb) {
					k = at
					continue
				}
				break
			}
			if k < end {
				if v := r.at[k].verb; v != 0 && r.fresh(&r.f.verbs[v-1], int(r.at[k].verbEnd), end) && r.at[k].unit == 0 {
					if c.Has(clause.And) && !r.doc.Tokens[j-1].Is(',') && r.f.verbs[v-1].frame != frameOrder {
						continue
					}
					return j
				}
			}
		}
	}
	return end
}

// fresh reports whether a verb in the middle of content opens a frame of its
// own: an order to somebody named.
func (r *run) fresh(v *verb, after, end int) bool {
	if v.frame != frameOrder || v.weak || v.soft && !v.assign || after >= end || r.nounAfter(after) {
		return false
	}
	j := r.pastTo(after, end)
	return j < end && (r.unitAt(j) != nil || r.at[j].nounEnd > 0)
}

// quoteClosesSpeech reports whether the quotation mark at token i ends what
// somebody said: a name and a verb of saying follow.
func (r *run) quoteClosesSpeech(i, end int) bool {
	j := i + 1
	for j < end && (r.doc.Tokens[j].Is(',') || r.doc.Tokens[j].IsDash()) {
		j++
	}
	if j == i+1 || j >= end {
		return false
	}
	u := r.unitAt(j)
	if u == nil && (r.at[j].phrase&phrasePronoun != 0 || r.at[j].nounEnd > 0) {
		return r.says(j+1) != nil // “…”, bà nói
	}
	return u != nil && u.isActor() && r.says(u.End) != nil
}

// add adds one decision, its content trimmed and, where it is too long, cut at
// clauses.
func (r *run) add(b base, s text.Span) {
	s = r.trim(s)
	if s.Len() < 2 || s.Len() < 3 && len(b.to) == 0 && !r.inEnglish || s.Len() < 14 && r.isWord(s.End-1, "đây") && r.isWord(s.End-2, "tại") {
		return // "Xem chi tiết tại đây" is no content
	}
	for !s.Empty() {
		part := r.fit(s)
		r.said = r.now
		if r.law.open && sameActor(b.who, r.law.who) {
			r.law.at = r.block
		}
		r.out = append(r.out, mention.Decision{
			Kind:       b.kind,
			Issuer:     b.who,
			Addressees: b.to,
			Text:       part,
			Deadline:   r.deadline(part, b),
			Document:   b.paper,
			Rule:       b.rule,
		})
		s = r.trim(text.Span{Start: part.End, End: s.End})
		if s.Len() < 3 {
			return
		}
	}
}

// trim takes marks, and an unmatched quotation mark, from the ends. Marks
// beyond what a decision may hold are not counted: a sentence has no bound.
func (r *run) trim(s text.Span) text.Span {
	quotes, counted := 0, false
	loose := func(t *text.Token) bool {
		if t.Class != text.Punct {
			return false
		}
		if !t.IsQuote() {
			return true
		}
		if !counted {
			counted = true
			for i := s.Start; i < min(s.End, s.Start+maxText); i++ {
				if r.doc.Tokens[i].IsQuote() {
					quotes++
				}
			}
		}
		if quotes%2 == 0 && quotes > 0 {
			return false
		}
		quotes--
		return true
	}
	for !s.Empty() {
		t := &r.doc.Tokens[s.Start]
		if t.Is('(') || !loose(t) {
			break
		}
		s.Start++
	}
	for !s.Empty() {
		t := &r.doc.Tokens[s.End-1]
		if !t.Is(')') && !t.Is('%') && loose(t) {
			s.End--
			continue
		}
		if c, at := r.cues.Before(s.End); c.Has(clause.And) && at > s.Start && s.End-at <= 2 {
			s.End = at
			continue
		}
		break
	}
	return s
}

// fit is as much of s as a decision may hold, up to a comma where it is too
// long.
func (r *run) fit(s text.Span) text.Span {
	first, last := &r.doc.Tokens[s.Start], &r.doc.Tokens[s.End-1]
	runes := int(last.Rune-first.Rune) + utf8.RuneCountInString(r.doc.Text[last.Start:last.End])
	if runes <= maxText {
		return s
	}
	cut, comma := s.Start, s.Start
	for i := s.Start; i < s.End; i++ {
		t := &r.doc.Tokens[i]
		if int(t.Rune-first.Rune)+utf8.RuneCountInString(r.doc.Text[t.Start:t.End]) > maxText {
			break
		}
		if t.Is(',') && i-s.Start > 8 {
			comma = i
		}
		cut = i + 1
	}
	if comma > s.Start {
		cut = comma
	}
	return text.Span{Start: s.Start, End: max(cut, s.Start+1)}
}

// paperBefore is the document said in [from, i), None where there is none: an
// order "tại Công văn số …" stands in it.
func (r *run) paperBefore(from, i int) int {
	for k := i - 1; k >= max(from, i-40); k-- {
		if n := r.at[k].unit; n != 0 {
			u := &r.units[n-1]
			if u.kind == unitPaper {
				return u.ref
			}
			k = u.Start
		}
	}
	return mention.None
}
