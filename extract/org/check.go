package org

import "github.com/bienban/bienban/extract/text"

// commonWords reports whether the complement [from, to) names no one body of
// its kind: the trade of a company, or of a school the subject, written small.
func (s *scan) commonWords(kind string, from, to int) bool {
	switch kind {
	case "company", "plant", "cooperative":
		return s.plain(from, to)
	case "association", "authority", "federation", "fund":
		return !s.hasCapital(from, to) && s.plain(from, to)
	case "school", "university", "college", "academy":
		return !s.hasCapital(from, to)
	}
	return false
}

// plain reports whether [from, to) holds only legal forms and words that as
// well say what the body does.
func (s *scan) plain(from, to int) bool {
	for from < to {
		if s.isWord(from, s.t.idVa) || s.tok(from).Class == text.Punct {
			from++
			continue
		}
		end := 0
		if h, ok := s.topicAt(from); ok && (s.t.topicVerb[h.Row] || s.t.topicForm[h.Row]) {
			end = int(h.End)
		}
		if h, ok := s.hit(from, s.t.field); ok && s.t.fieldVerb[h.Row] && int(h.End) > end {
			end = int(h.End)
		} else if ok && int(h.End) > end {
			return false
		}
		if end == 0 {
			return false
		}
		from = end
	}
	return true
}

// cutWord reports whether the capitalised word before end is a Vietnamese
// syllable that a small one follows, with which it may make one word.
func (s *scan) cutWord(end int) bool {
	n := s.tok(end)
	if n.Break || n.Class != text.Word || n.Case != text.Lower || s.functionWord(end) {
		return false
	}
	return s.syllable(end - 1)
}

// syllable reports whether word i looks like a Vietnamese syllable.
func (s *scan) syllable(i int) bool {
	t := s.tok(i)
	return t.Case == text.Title && (!s.latin(i) || t.ID != 0) && t.End-t.Start <= 12
}

func (s *scan) sentenceStart(i int) bool {
	return s.tok(i).Break || s.tok(i-1).Is(':') || s.d.Sentence(i).Start == i || s.tok(i-1).IsDash() && (s.tok(i-1).Break || s.d.Sentence(i).Start == i-1)
}

// honorificEnds reports whether an honorific stands right before token i.
func (s *scan) honorificEnds(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		for _, h := range s.h.At(j) {
			if h.Table == s.t.honorific && int(h.End) == i {
				return true
			}
		}
	}
	return false
}

// hasCapital reports whether a word of [from, to) has a capital.
func (s *scan) hasCapital(from, to int) bool {
	for i := from; i < to; i++ {
		if t := s.tok(i); t.Class == text.Word && t.Cap() {
			return true
		}
	}
	return false
}

// postBefore reports whether a post's name, with a modifier it may have ("Phó
// Bí thư Thường trực"), ends right before token i.
func (s *scan) postBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2 && !s.tok(j+1).Break; j-- {
		if h, ok := s.hit(j, s.t.modifier); ok && int(h.End) == i && s.t.after[h.Row] {
			i = j
			break
		}
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		for _, h := range s.h.At(j) {
			if h.Table == s.t.post && int(h.End) == i {
				return true
			}
		}
		if s.tok(j + 1).Break {
			return false
		}
	}
	return false
}

// formsOnly reports whether [from, to) holds legal forms and school kinds and
// nothing else.
func (s *scan) formsOnly(from, to int) bool {
	for from < to {
		h, ok := s.topicAt(from)
		if !ok || !s.t.topicForm[h.Row] {
			return false
		}
		from = int(h.End)
	}
	return true
}

// oneVerb reports whether [from, to) is one topic that may as well be a verb.
func (s *scan) oneVerb(from, to int) bool {
	h, ok := s.topicAt(from)
	return ok && int(h.End) == to && s.t.topicVerb[h.Row]
}

// sharesPost reports whether the word at i is the last of a post's name.
func (s *scan) sharesPost(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		for _, h := range s.h.At(j) {
			if h.Table == s.t.post && int(h.End) == i+1 {
				return true
			}
		}
	}
	return false
}

// lastWord reports whether the head [pos, end) is but the last word of a proper
// name: one syllable that nothing follows which a name would begin with.
func (s *scan) lastWord(pos, end int, e *head) bool {
	if end != pos+1 || strong(e.kind) || s.tok(pos).Case != text.Title {
		return false
	}
	n := s.tok(end)
	if n.Break || n.Class == text.Punct {
		return true
	}
	return n.Case == text.Lower && (s.isWord(end, s.t.idVa) || s.functionWord(end))
}

// insidePerson reports whether [start, end) is the rest of a person's name: a
// family name, and a middle name it may have, stand right before it.
func (s *scan) insidePerson(start, end int) bool {
	if end-start > 2 || start == 0 || s.tok(start).Break {
		return false
	}
	for i := start; i < end; i++ {
		if s.tok(i).Case != text.Title {
			return false
		}
	}
	if s.cap(end) && s.tok(end).Space && end-start == 2 {
		return false
	}
	for n := 1; n <= 2; n++ {
		i := start - n
		t := s.tok(i)
		if i < 0 || t.Case != text.Title || !s.tok(i+1).Space {
			return false
		}
		if _, ok := s.hit(i, s.t.family); ok && s.person(i, start) {
			return true
		}
		if t.Break {
			return false
		}
	}
	return false
}

// person reports whether a name of a person may begin at i and run on to
// start: its middle word is a syllable of names, and what stands before is
// none of its words.
func (s *scan) person(i, start int) bool {
	for k := i + 1; k < start; k++ {
		if _, ok := s.hit(k, s.t.nameWord); !ok {
			return false
		}
	}
	return s.tok(i).Break || !s.cap(i-1) || !s.tok(i).Space || s.sentenceStart(i-1) || s.honorificEnds(i) || s.postBefore(i)
}

// ofMembers are the kinds of body whose names hold what they are of, never
// what they do: "Chi bộ xây dựng kế hoạch" tells an act.
func ofMembers(kind string) bool {
	switch kind {
	case "party_organization", "party_committee", "union", "youth_union":
		return true
	}
	return false
}

// strong kinds never are words of another body's name.
func strong(kind string) bool {
	switch kind {
	case "ministry", "department", "peoples_committee", "peoples_council", "party_committee", "front", "court", "procuracy", "government", "national_assembly":
		return true
	}
	return false
}

// strongOrPolice are the kinds of body that another may be part of by name.
func strongOrPolice(kind string) bool { return kind == "police" || strong(kind) }

// compound reports whether the small word at i belongs to the capitalised
// syllable before it: one more capital follows that begins no other name.
func (s *scan) compound(i int) bool {
	t := s.tok(i)
	if t.Break || t.Class != text.Word || t.Case != text.Lower || s.functionWord(i) || !s.cap(i+1) {
		return false
	}
	if _, e := s.headAt(i + 1); e != nil && !e.none {
		return false
	}
	if _, ok := s.hit(i+1, s.t.stop); ok {
		return false
	}
	return !s.opensPerson(i+1, false)
}

// closes reports whether the small word at i ends a name that the capital
// before it began: no verb of speech, and what follows goes on no name.
func (s *scan) closes(i int) bool {
	t := s.tok(i)
	if t.Break || t.Class != text.Word || t.Case != text.Lower || s.functionWord(i) || !s.syllable(i-1) {
		return false
	}
	for k := i; k <= i+1; k++ {
		if _, ok := s.hit(k, s.t.reporting); ok {
			return false
		}
	}
	n := s.tok(i + 1)
	return n.Break || n.Class == text.Punct && !n.IsDash() || s.functionWord(i+1) || s.isWord(i+1, s.t.idDo)
}

// calledByTask are the kinds of body that a task names, never a person or a
// place alone.
func calledByTask(kind string) bool {
	switch kind {
	case "board", "council", "steering_committee", "management_board", "working_group", "division", "ministry_unit":
		return true
	}
	return false
}

// opensPerson reports whether a family name at pos opens a run of three or
// four capitalised words that ends there, as in "Giám đốc Công ty Hoa Sen
// Nguyễn Văn A".
func (s *scan) opensPerson(pos int, two bool) bool {
	if _, ok := s.hit(pos, s.t.family); !ok {
		return false
	}
	n := 0
	for s.cap(pos+n) && s.tok(pos+n).Case == text.Title {
		if n > 0 && n < 3 && !text.IsSyllable(s.d.Word(pos+n)) {
			return false // "Hoa Kỳ Stephen"
		}
		n++
		if n > 4 {
			return false
		}
	}
	return n >= 3 || two && n == 2
}

// rareFamily reports whether the family name at pos is one that few have: a
// firm that has no other word of its own is rather called by it.
func (s *scan) rareFamily(pos int) bool {
	h, ok := s.hit(pos, s.t.family)
	return ok && s.t.rare[h.Row]
}

// namedLike reports whether the place [g.pos, end) after a post's organisation
// is but the beginning of a person's name: "Giám đốc Sở Xây dựng Vũ Quang Hùng".
func (s *scan) namedLike(g *grammar, end int) bool {
	if !g.afterPost || !s.cap(end) || !s.opensPerson(g.pos, false) {
		return false
	}
	_, family := s.hit(end, s.t.family)
	return !family
}

// namedAfter are the kinds of body that bear people's names.
func namedAfter(kind string) bool {
	switch kind {
	case "school", "university", "college", "hospital", "academy", "theatre", "fund":
		return true
	}
	return false
}

func (s *scan) functionWord(i int) bool {
	h, ok := s.hit(i, s.t.stop)
	return ok && s.t.function[h.Row]
}
