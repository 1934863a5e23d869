package decision

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/text"
)

// englishContent adds the content of b from token i to the end of its clause;
// "…, to share … and to list …" are further parts. It gives the token to go on
// from.
func (r *run) englishContent(b base, i, end int) int {
	stop := r.englishEnd(i, end)
	from := i
	for j := i + 1; j+1 < stop; j++ {
		if !r.isWord(j, "to") || !r.isAnd(j-1) && !r.doc.Tokens[j-1].Is(',') {
			continue
		}
		if t := &r.doc.Tokens[j+1]; t.Class != text.Word || t.Cap() {
			continue
		}
		r.content(b, from, j-1)
		from = j + 1
	}
	r.content(b, from, stop)
	return stop
}

// englishEnd is where the clause at i ends, at most end: before who said it,
// a relative or participle clause after a comma, a reason, or a further verb of
// the same subject.
func (r *run) englishEnd(i, end int) int {
	for j := i; j < end; j++ {
		t := &r.doc.Tokens[j]
		if t.IsQuote() && (r.quoteAt(i) != nil || j > i && r.quoteClosesSpeech(j, end)) || t.Is(';') {
			return j
		}
		if t.Is('.') && j > i && j+1 < end && r.at[j].unit == 0 && r.doc.Tokens[j+1].Cap() && (r.doc.Tokens[j-1].Class == text.Number || r.doc.Tokens[j-1].Case == text.Lower) {
			return j // the sentence ends, though a date in it was cut
		}
		if j > i+1 && t.Class == text.Word && r.at[j].phrase&phraseAside != 0 && r.at[j].unit == 0 {
			return j // "… after an audit found …", "… while crews …"
		}
		if v := r.at[j].verb; v != 0 && j > i+1 && r.at[j].unit == 0 && (r.isAnd(j-1) || r.doc.Tokens[j-1].Is(',')) && r.f.verbs[v-1].english && r.f.verbs[v-1].frame != frameNone {
			for j--; j > i && (r.isAnd(j) || r.doc.Tokens[j].Is(',')); j-- {
			}
			return j + 1
		}
		if !t.Is(',') || j+1 >= end {
			continue
		}
		if c, _ := r.cues.At(j + 1); c.Has(clause.Contrast) {
			return j
		}
		if r.at[j+1].phrase&(phraseRelative|phraseAside) != 0 && r.at[j+1].unit == 0 || r.participle(j+1) {
			return j
		}
		if v := r.at[j+1].verb; v != 0 && r.f.verbs[v-1].english && r.f.verbs[v-1].frame == frameSay {
			return j
		}
		if r.isAnd(j + 1) { // ", and its president, Donna Kessler, said …"
			for k := j + 2; k < min(end, j+12); k++ {
				if r.isWord(k, "to") {
					break
				}
				if u := r.unitAt(k); u != nil {
					if u.isActor() && r.saysAt(u.End) || u.End+1 < end && r.doc.Tokens[u.End].Is(',') && r.saysAt(u.End+1) {
						return j
					}
					k = u.End - 1
				}
			}
		}
		if k := r.pastArticle(j + 1); k < end {
			for m := k + 1; m < min(end, k+4); m++ { // ", the two companies said"
				if r.saysAt(m) && r.phraseBefore(m, phraseBody|phrasePeople) {
					return j
				}
			}
			if u := r.unitAt(k); u != nil && u.isActor() && r.says(u.End) != nil && u.End+3 >= end-2 {
				return j
			}
			if _, at, ok := r.capitalsFrom(k, end); ok && r.saysAt(at) {
				return j
			}
		}
	}
	return end
}

// participle reports whether a verb in -ing begins a clause at token i:
// ", ending two years of argument".
func (r *run) participle(i int) bool {
	t := &r.doc.Tokens[i]
	w := r.doc.Word(i)
	return r.at[i].phrase&phraseInside == 0 && t.Class == text.Word && t.Case == text.Lower && len(w) > 5 && w[len(w)-3:] == "ing" && r.at[i].unit == 0
}

// saysAt reports whether an English verb of saying stands at token i.
func (r *run) saysAt(i int) bool {
	if i >= len(r.at) || r.at[i].verb == 0 {
		return false
	}
	v := &r.f.verbs[r.at[i].verb-1]
	return v.english && v.frame == frameSay
}
