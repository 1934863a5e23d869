package event

import (
	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/text"
)

// maxName bounds an event's name, in tokens.
const maxName = 40

// name is what the text calls the event, from its trigger noun to the end of
// the phrase, and the place said with it.
func (r *run) name(t told) (string, text.Span) {
	if t.span.Empty() {
		return "", text.Span{}
	}
	s := r.doc.Sentence(t.span.Start)
	place := r.place(s)
	for n := r.doc.SentenceOf(t.span.Start) + 1; place.Empty() && n < min(len(r.doc.Sentences), doerSentences); n++ {
		// "Lễ ký diễn ra tại …"
		next := r.doc.Sentences[n]
		if h, ok := r.c.Hits.Longest(next.Start, r.triggerTable); ok && r.triggers[h.Row].form == noun && r.triggers[h.Row].typ == t.typ {
			place = r.place(next)
		}
	}
	if t.form != noun {
		return "", place
	}
	end := t.span.End
	for end < s.End && end-t.span.Start < maxName && (t.named && r.reports(end) && end-t.span.End < 2 || !r.endsName(end, s.End)) {
		end++
	}
	// A name of the bare trigger says nothing.
	if end-t.span.Start < 3 {
		return "", place
	}
	for end > t.span.Start && r.doc.Tokens[end-1].Class == text.Punct && !r.doc.Tokens[end-1].IsQuote() && !r.doc.Tokens[end-1].Is(')') {
		end--
	}
	return r.doc.Slice(text.Span{Start: t.span.Start, End: end}), place
}

// endsName reports whether the name ends before token i.
func (r *run) endsName(i, end int) bool {
	t := &r.doc.Tokens[i]
	if t.Class == text.Punct {
		switch t.R {
		case '.', ';', ':', '!', '?', '…':
			return true
		case ',':
			// A list inside a name goes on in lower case; a new clause does not.
			return i+1 >= end || r.doc.Tokens[i+1].Cap() || r.doc.Tokens[i+1].Class != text.Word
		case '(':
			return true
		}
		return false
	}
	c, _ := r.cue.At(i)
	if c.Has(clause.Past | clause.Future | clause.Ongoing | clause.Planned | clause.Subordinate | clause.Passive) {
		return true
	}
	if h, ok := r.c.Hits.Longest(i, r.roleTable); ok && r.roles[h.Row].role != "" && !r.inName[i] {
		return true
	}
	if _, ok := r.c.Hits.Longest(i, r.predicateTable); ok && !r.inName[i] && t.Case == text.Lower {
		return true
	}
	return r.reports(i) || r.isAt(i)
}

// reports reports whether a verb of speech of two syllables, in lower case,
// begins at token i: one alone may be half of another word ("triển khai").
func (r *run) reports(i int) bool {
	h, ok := r.c.Hits.Longest(i, r.reportTable)
	return ok && h.End-h.Start > 1 && !r.inName[i] && r.doc.Tokens[i].Case == text.Lower
}

// isAt reports whether token i is the "tại" of a place.
func (r *run) isAt(i int) bool {
	w := r.doc.Word(i)
	return (w == "tại" || w == "Tại" || w == "ở" || w == "at" || w == "in") && i+1 < len(r.doc.Tokens)
}

// place is what stands after "tại" in the sentence: a venue, a province or
// district, with the places it lies in.
func (r *run) place(s text.Span) text.Span {
	for i := s.Start; i+1 < s.End; i++ {
		if !r.isAt(i) {
			continue
		}
		end := r.placeEnd(i+1, s.End)
		if end > i+1 {
			return text.Span{Start: i + 1, End: end}
		}
	}
	return text.Span{}
}

func (r *run) placeEnd(i, end int) int {
	last := i
	for j := i; j < end && j < i+16; {
		if h, ok := r.longestPlace(j); ok {
			j = h
			last = j
			// "Nhà văn hóa huyện Đông Hải"
			if j < end && !r.doc.Tokens[j].Break {
				if h, ok := r.longestPlace(j); ok {
					j = h
					last = j
				}
			}
			// "thị xã Bắc Kạn, tỉnh Bắc Kạn"
			if j+1 < end && (r.doc.Tokens[j].Is(',') || r.doc.Tokens[j].IsDash()) {
				if h, ok := r.longestPlace(j + 1); ok {
					j = h
					last = j
				}
			}
			return last
		}
		t := &r.doc.Tokens[j]
		if t.Class != text.Word || j > i && t.Case == text.Lower && last == i {
			return last
		}
		j++
	}
	return last
}

// longestPlace is the end of a venue or an administrative place at token i.
func (r *run) longestPlace(i int) (int, bool) {
	end := 0
	for _, table := range [...]uint8{r.venueTable, r.provinceTable, r.districtTable} {
		if h, ok := r.c.Hits.Longest(i, table); ok {
			end = max(end, int(h.End))
		}
	}
	if end == 0 {
		return 0, false
	}
	// What follows with a capital belongs to the venue's name.
	for end < len(r.doc.Tokens) && !r.doc.Tokens[end].Break && r.doc.Tokens[end].Class == text.Word && r.doc.Tokens[end].Cap() && r.doc.Tokens[end].Space {
		end++
	}
	return end, true
}
