package person

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// becoming joins posts said after a verb: "được bổ nhiệm giữ chức Giám đốc".
func (s *scan) becoming(items []item) {
	hits, lastVerb := s.hits.All(), -1 // hits still to be looked at for a verb of appointment
	for k := range items {
		if items[k].post == mention.None {
			continue
		}
		p := &s.posts[items[k].post]
		kind, at, ok := s.becomingBefore(p.from)
		if !ok || kind == becomingUnreal || s.unreal(at) {
			continue
		}
		if kind == becomingRemoving && !s.suffered(at) {
			s.takenFrom(items, k)
			continue
		}
		sent := s.d.Sentence(p.Start)
		for len(hits) > 0 && int(hits[0].Start) <= at {
			if hits[0].Table == s.f.appointingTable {
				lastVerb = int(hits[0].Start)
			}
			hits = hits[1:]
		}
		appoint, verb := lastVerb >= sent.Start, -1
		if appoint {
			verb = lastVerb
		}
		if p.Person != mention.None && p.Person != s.personBefore(items, k, sent, -1) {
			continue // "làm Giám đốc Nguyễn Văn A": the name after it has it
		}
		status := schema.Current
		switch kind {
		case becomingIncoming:
			if at == 0 || s.d.Word(at-1) != "khi" { // "từ khi nhậm chức": he has it by now
				status = schema.Incoming
			}
		case becomingFormer, becomingThen:
			status = schema.Former
		case becomingAppoint, becomingHold:
			if appoint {
				status = schema.Incoming
				break
			}
			if p.Person == mention.None && s.ledBy(items, k, at) {
				continue
			}
			if p.Person == mention.None && (kind == becomingAppoint || !s.nextTo(items, k)) {
				continue
			}
			if kind == becomingHold && !s.dated(sent) && (lastVerb >= 0 && at-lastVerb < maxNotice || s.titleAppoints()) {
				status = schema.Incoming // the notice names its appointments one by one
			}
		}
		who := s.personBefore(items, k, sent, verb)
		if who == mention.None {
			continue
		}
		reach := maxReach
		switch {
		case kind == becomingThen:
			reach = 2
		case kind == becomingLeaving && s.nextTo(items, k):
		case !appoint:
			reach = maxReach / 3
		}
		if at-s.people[who].End > reach {
			continue
		}
		if p.Status == schema.Current {
			p.Status = status
		}
		p.Person = who
		p.Rule = "position.becoming"
		s.brand(p)
		if (appoint || kind == becomingIncoming) && len(p.shared) == 0 {
			p.shared = s.electedWith(items, k, who)
		}
		s.inherit(items, k, who, sent)
		p.Whole = join(text.Span{Start: p.Start, End: max(p.End, p.Whole.End)}, s.people[who].Span)
		for q := k + 1; q < len(items) && items[q].post != mention.None && s.stacked(items[q-1], items[q]); q++ {
			x := &s.posts[items[q].post]
			if x.Person != mention.None {
				break
			}
			x.Person, x.Rule = who, p.Rule
			if x.Status == schema.Current {
				x.Status = status
			}
			x.Whole = join(x.Whole, s.people[who].Span)
		}
	}
}

// suffered reports whether the verb at token i is told of who suffers it: "bị
// cách chức".
func (s *scan) suffered(i int) bool {
	if i == 0 || s.d.Tokens[i].Break {
		return false
	}
	w := s.d.Word(i - 1)
	return w == "bị" || w == "được"
}

// takenFrom joins items[k] to the person it is taken from: "miễn nhiệm chức vụ
// Giám đốc đối với bà A", "cách chức Trưởng phòng của ông B".
func (s *scan) takenFrom(items []item, k int) {
	if k+1 >= len(items) || items[k+1].person == mention.None || s.posts[items[k].post].Person != mention.None {
		return
	}
	switch s.phrase(items[k].end, items[k+1].start) {
	case "đối với", "của", "với":
	default:
		return
	}
	p := &s.posts[items[k].post]
	p.Person, p.Rule = items[k+1].person, "position.becoming"
	p.Whole = join(p.Whole, s.people[p.Person].Span)
}

// unreal reports whether what stands right before token i tells the words of
// becoming there as wished for, possible or denied: "muốn trở thành".
func (s *scan) unreal(i int) bool {
	if i > 0 && !s.d.Tokens[i].Break {
		switch s.d.Word(i - 1) {
		case "để", "nếu":
			return true
		}
	}
	for from := max(0, i-4); from < i; from++ {
		for _, h := range s.hits.At(from) {
			said := h.Table == s.f.becomingTable && s.f.becoming[h.Row] == becomingUnreal || h.Table == s.f.cueTable && s.f.denied[h.Row]
			if said && (int(h.End) == i || int(h.End) == i-1) && !s.breakWithin(from, i) {
				return true
			}
		}
	}
	return false
}

// nextTo reports whether the person nearest before items[k] has every post
// between: in "ông A hỏi vì sao Tổng bí thư giữ chức …" he has not.
func (s *scan) nextTo(items []item, k int) bool {
	for q := k - 1; q >= max(0, k-maxLookBack); q-- {
		if items[q].person != mention.None {
			for r := q + 1; r < k; r++ {
				if s.posts[items[r].post].Person != items[q].person {
					return false
				}
			}
			return true
		}
	}
	return false
}

// dated reports whether the sentence tells a year, as lives do and notices of
// appointment do not.
func (s *scan) dated(sent text.Span) bool {
	for i := sent.Start; i < sent.End; i++ {
		if t := &s.d.Tokens[i]; t.Class == text.Number && t.End-t.Start == 4 && i > 0 && !s.d.Tokens[i-1].Is('/') && !s.d.Tokens[i-1].IsDash() {
			return true
		}
	}
	return false
}

// ledBy joins items[k] to the person of "do ông A làm Trưởng ban", who has it
// already, and to the body named before: "Ban Chỉ đạo do ông A làm Trưởng ban".
// The words of becoming begin at token at.
func (s *scan) ledBy(items []item, k, at int) bool {
	last := k - 1 // the person, whose posts may stand between
	for last >= max(0, k-maxLookBack) && items[last].post != mention.None {
		last--
	}
	if last < max(0, k-maxLookBack) || s.between(items[k-1].end, at) != gapNone && s.between(items[k-1].end, at) != gapComma {
		return false
	}
	who := items[last].person
	for q := last + 1; q < k; q++ {
		if s.posts[items[q].post].Person != who {
			return false
		}
	}
	first := last
	for first > max(0, k-maxLookBack) && items[first-1].post != mention.None && s.posts[items[first-1].post].Person == who {
		first--
	}
	do := items[first].start - 1
	if do < 1 || s.d.Tokens[do+1].Break || s.d.Tokens[do].Break || s.d.Word(do) != "do" {
		return false
	}
	p := &s.posts[items[k].post]
	if p.Org == mention.None && p.Complement.Empty() && p.flags&delegationPost == 0 {
		end := do
		if s.d.Tokens[end-1].Is(',') && end > 1 {
			end--
		}
		if o := s.org[end-1]; o != 0 && !s.set.Orgs[o-1].Generic && s.set.Orgs[o-1].End == end {
			p.Org = int(o - 1)
		} else if end < do {
			return false // of what, stands further off
		}
	}
	p.Person, p.Rule = who, "position.becoming"
	p.Whole = join(text.Span{Start: p.Start, End: max(p.End, p.Whole.End)}, s.people[who].Span)
	return true
}

// electedWith are the people who get the post with who: "các đồng chí A, B
// được bầu giữ chức …", "ông A và ông B được bầu làm …".
func (s *scan) electedWith(items []item, k, who int) []int {
	last := k - 1
	for last >= 0 && items[last].person != who {
		last--
	}
	out := s.joined(items, last)
	if len(out) == 0 {
		return nil
	}
	first := items[last-len(out)].start
	switch s.d.Word(first) {
	case "các", "Các":
		return out
	}
	if first > 0 && !s.d.Tokens[first].Break {
		switch s.d.Word(first - 1) {
		case "các", "Các", "hai", "ba", "cả":
			return out
		}
	}
	if s.between(items[last-1].end, items[last].start) == gapAnd {
		return out
	}
	return nil
}

// inherit gives a post without organisation the one of the holder's other post
// in the sentence: "quyền Giám đốc Sở A xuống chức Phó giám đốc".
func (s *scan) inherit(items []item, k, who int, sent text.Span) {
	p := &s.posts[items[k].post]
	if p.Org != mention.None || !p.Complement.Empty() || p.Implied != "" {
		return
	}
	for q := k - 1; q >= max(0, k-maxLookBack) && items[q].start >= sent.Start; q-- {
		if items[q].post == mention.None {
			continue
		}
		if x := &s.posts[items[q].post]; x.Person == who && s.sameOffice(x, p) {
			p.Org, p.Complement = x.Org, x.Complement
			return
		}
	}
}

// sameOffice reports whether two titles end in the same word: "quyền Giám
// đốc", "Phó giám đốc".
func (s *scan) sameOffice(a, b *post) bool {
	x, y := &s.d.Tokens[a.End-1], &s.d.Tokens[b.End-1]
	return x.ID != 0 && x.ID == y.ID
}

// becomingBefore finds the words that join a person to the post at token i.
func (s *scan) becomingBefore(i int) (becomingKind, int, bool) {
	if i == 0 || s.d.Tokens[i].Break {
		return 0, 0, false
	}
	for from := max(0, i-5); from < i; from++ {
		for _, h := range s.hits.At(from) {
			if h.Table == s.f.becomingTable && int(h.End) == i && !s.breakWithin(from, i) {
				return s.f.becoming[h.Row], from, true
			}
		}
	}
	return 0, 0, false
}

// titleAppoints reports whether the title tells of an appointment.
func (s *scan) titleAppoints() bool {
	if s.c.TitleHits == nil {
		return false
	}
	for _, h := range s.c.TitleHits.All() {
		if h.Table == s.f.appointingTable {
			return true
		}
	}
	return false
}

// maxNotice bounds the words from a verb of appointment to a further
// appointment of the same notice.
const maxNotice = 160

// maxReach bounds the words between a person and "giữ chức".
const maxReach = 36

// maxLookBack bounds the people and posts between a post and the person who
// gets it.
const maxLookBack = 12

// personBefore is the nearest person before items[k] in the sentence. An
// agent between "được" and the verb of appointment is passed over: "Ông A
// được Thủ tướng B bổ nhiệm làm …".
func (s *scan) personBefore(items []item, k int, sent text.Span, verb int) int {
	for q := k - 1; q >= max(0, k-maxLookBack) && items[q].start >= sent.Start; q-- {
		if items[q].person == mention.None {
			continue
		}
		if verb > items[q].end-1 && s.passiveAgent(items, q, sent) {
			continue
		}
		return items[q].person
	}
	return mention.None
}

// passiveAgent reports whether "được" or "bị" stands right before the person
// or the posts in front of the name.
func (s *scan) passiveAgent(items []item, q int, sent text.Span) bool {
	start := items[q].start
	for r := q - 1; r >= max(0, q-maxLookBack) && items[r].post != mention.None && items[r].start >= sent.Start &&
		s.posts[items[r].post].Person == items[q].person; r-- {
		start = items[r].start
	}
	if start == sent.Start || start == 0 {
		return false
	}
	w := s.d.Word(start - 1)
	if w != "được" && w != "bị" && w != "do" {
		return false
	}
	return q > 0
}
