package english

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// clause finds the holder in "X, who is also an executive at Y", "appointed X …
// as chair of Y".
func (s *scan) clause(p *title, j int) (int, mention.Rule) {
	if j == 0 || !s.joined(j) {
		return mention.None, ""
	}
	w := s.id(j - 1)
	if (w == s.t.is || w == s.t.was) && s.joined(j-1) {
		e := j - 2
		if s.id(e) == s.t.who {
			if s.is(e-1, ',') {
				e--
			}
		} else {
			e = j - 1
		}
		if who, ok := s.personTo[e]; ok {
			return who, "position.en-is"
		}
		return mention.None, ""
	}
	if w == s.t.be && j > 1 && s.id(j-2) == s.t.to { // "assigned X to be …"
		j--
		w = s.t.as
	}
	if w != s.t.as {
		return s.elected(p, j)
	}
	if who, rule := s.serves(j - 1); who != mention.None {
		return who, rule
	}
	if who, rule := s.elected(p, j-1); who != mention.None {
		return who, rule
	}
	sent := s.d.Sentence(j - 1)
	for i := j - 2; i >= sent.Start && i > j-40; i-- {
		if who, ok := s.personTo[i+1]; ok && s.claim[i] == personClaim {
			if s.namingBefore(s.people[who].Start, sent.Start) {
				return who, "position.en-as"
			}
		}
	}
	return mention.None, ""
}

// elected finds the holder in "X was elected president", "named X president".
func (s *scan) elected(p *title, j int) (int, mention.Rule) {
	if who, ok := s.personTo[j]; ok && s.namingBefore(s.people[who].Start, max(s.d.Sentence(max(j-1, 0)).Start, s.people[who].Start-4)) {
		return who, "position.en-named"
	}
	if j == 0 || !s.naming(j-1) {
		return mention.None, ""
	}
	sent := s.d.Sentence(j - 1)
	passive := false
	for i := j - 2; i >= sent.Start && i > j-8; i-- {
		switch s.d.Word(i) {
		case "was", "were", "been", "is", "be", "being":
			passive = true
		}
		if who, ok := s.personTo[i+1]; ok && s.claim[i] == personClaim {
			if passive {
				return who, "position.en-named"
			}
			break
		}
	}
	return mention.None, ""
}

// maxServes is how far before "as" the one who serves may stand, in tokens.
const maxServes = 12

// serves finds the holder in "X serves as …", "X resigned as …".
func (s *scan) serves(as int) (int, mention.Rule) {
	rule := mention.Rule("position.en-serves")
	switch s.d.Word(max(as-1, 0)) {
	case "in":
		if s.d.Word(max(as-2, 0)) != "sworn" {
			return mention.None, ""
		}
		rule = "position.en-named"
	default:
		if s.flag(as-1)&fServe == 0 {
			return mention.None, ""
		}
		if s.flag(as-1)&fServed != 0 && s.id(as-2) != s.t.has && s.id(as-2) != s.t.have {
			rule = "position.en-served"
		}
	}
	for i := as - 1; i > 0 && i > as-maxServes && s.joined(i); i-- {
		if who, ok := s.personTo[i]; ok {
			return who, rule
		}
		if s.is(i, '.') {
			break
		}
	}
	return mention.None, ""
}

// naming reports whether token j is a verb of appointing.
func (s *scan) naming(j int) bool {
	return s.flag(j)&fNaming != 0
}

// namingBefore reports whether a verb of appointing stands before token i in
// its sentence.
func (s *scan) namingBefore(i, from int) bool {
	for j := i - 1; j >= from && j > i-30; j-- {
		if s.naming(j) {
			return true
		}
	}
	return false
}

// becoming is the status of a post the person is being given here.
func (s *scan) becoming(p *title, who int) schema.PositionStatus {
	if s.is(p.End, '-') && s.d.Glued(p.End) {
		return schema.Incoming
	}
	j := p.lead
	for n := 0; n < 3 && j > 0; n++ {
		if s.id(j-1) == s.t.as || s.id(j-1) == s.t.be {
			sent := s.d.Sentence(j - 1)
			if s.people[who].Start < j && s.namingBefore(s.people[who].Start, sent.Start) {
				return schema.Incoming
			}
			return ""
		}
		j--
	}
	return ""
}
