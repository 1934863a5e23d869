package english

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// findPeople finds the full names, then the family names alone of those who
// were named in full before, and the names that a title makes.
func (s *scan) findPeople() {
	s.personAt, s.personTo = map[int]int{}, map[int]int{}
	known := map[string]bool{} // last words of full names found so far
	for i := 0; i < len(s.d.Tokens); {
		if s.claim[i] != free || s.tok(i).Class != text.Word || !s.capital(i) && s.flag(i)&fParticle == 0 {
			i++
			continue
		}
		start, hon, gender := s.honorifics(i)
		sp, words := s.nameAt(start)
		if sp.Empty() {
			i = max(i+1, start)
			continue
		}
		p := mention.Person{Span: sp, Honorific: hon, Gender: gender}
		rule := s.evidence(sp, words, !hon.Empty())
		last := s.lastWord(sp)
		switch {
		case s.refused(sp):
			rule = ""
		case words < 2 && !s.initialed(sp) || sp.Len() == 1:
			p.Short = true
			if rule != "person.en-honorific" && rule != "person.en-after-post" {
				if rule = ""; known[last] {
					rule = "person.en-surname"
				}
			}
			if rule == "person.en-after-post" && !known[last] && !s.capital(sp.Start-1) && !s.is(sp.Start-1, '.') {
				rule = ""
			}
			if rule != "" && !known[last] {
				rule += "-alone"
			}
		}
		if rule == "" && s.particleName(sp) && known[last] { // "De Wit" after "Sanne de Wit"
			rule, p.Short = "person.en-surname", true
		}
		if rule == "" {
			i = sp.End
			continue
		}
		p.Rule, p.Name = rule, s.name(sp)
		s.noteShared(sp)
		if p.Gender == mention.UnknownGender {
			if g := s.id(sp.Start); g > 0 && s.flag(sp.Start)&fFirst != 0 && sp.Len() > 1 {
				p.Gender = s.t.gender[g]
			}
		}
		if !p.Short {
			known[last] = true
			if s.flag(sp.Start)&fFamily != 0 {
				known[s.d.Word(sp.Start)] = true
			}
		}
		s.addPerson(p)
		i = sp.End
	}
}

func (s *scan) addPerson(p mention.Person) {
	n := len(s.people)
	s.people = append(s.people, p)
	s.personAt[p.Start], s.personTo[p.End] = n, n
	if !p.Honorific.Empty() {
		s.personAt[p.Honorific.Start] = n
	}
	s.take(p.Span, personClaim)
}

// honorifics skips forms of address and ranks at i with their stops.
func (s *scan) honorifics(i int) (start int, hon text.Span, g mention.Gender) {
	start = i
	for n := 0; n < 4 && s.capital(start) && s.flag(start)&fHonorific != 0 && (start == i || s.joined(start)); n++ {
		if g == mention.UnknownGender {
			g = s.t.gender[s.id(start)]
		}
		next := start + 1
		if s.is(next, '.') && s.d.Glued(next) {
			next++
		}
		if !s.joined(next) || !s.capital(next) {
			break
		}
		start = next
	}
	if start > i {
		hon = text.Span{Start: i, End: start}
	}
	return start, hon, g
}

// evidence is the rule by which the name is a person's, "" where nothing says
// so.
func (s *scan) evidence(sp text.Span, words int, honorific bool) mention.Rule {
	if honorific {
		return "person.en-honorific"
	}
	if s.afterPost(sp.Start) {
		return "person.en-after-post"
	}
	if words < 2 && sp.Len() < 2 {
		return "person.en-short"
	}
	fl := s.flag(sp.Start)
	switch {
	case fl&fFamily != 0 && (fl&fFamilyWeak == 0 && words <= 5 || s.vietnamese(sp.Start) == sp.End || sp.Len() == 4 && s.tok(sp.End-2).IsDash() && s.secondHalf(sp.Start, sp.End-1)):
		return "person.en-family-first"
	case fl&fFirst != 0 && fl&fFirstWeak == 0:
		return "person.en-given-name"
	case s.beforePost(sp.End):
		return "person.en-before-post"
	}
	switch {
	case s.initialInside(sp):
		return "person.en-initial"
	case fl&(fFirst|fFamily) != 0 && (s.vouched(sp) || fl&fFirst != 0 && words == 2 && s.flag(sp.End-1)&fSurname != 0) && s.proper(sp):
		return "person.en-given-name-weak"
	case s.vouched(sp) && s.proper(sp):
		return "person.en-context"
	case s.speaksLater(sp) && s.proper(sp):
		return "person.en-speaks"
	}
	return ""
}

// initialInside reports whether the name is two words with one initial between
// them: "Ysolde A. Ordway".
func (s *scan) initialInside(sp text.Span) bool {
	return sp.Len() == 4 && s.initial(sp.Start+1) && s.flag(sp.Start)&(fStop|fNotPerson|fOrgEnd|fField) == 0 && len(s.d.Word(sp.Start)) > 1 &&
		s.tok(sp.Start).Case == text.Title && s.tok(sp.End-1).Case != text.Upper
}

// speaksLater reports whether the last of two or three words, none of which
// any table knows for another thing, stands alone elsewhere as one who says
// something: "Ysolde Tremaine … Tremaine said".
func (s *scan) speaksLater(sp text.Span) bool {
	if sp.Len() < 2 || sp.Len() > 3 || s.sentenceStart(sp.Start) && s.flag(sp.Start) == 0 && s.tok(sp.Start).ID != 0 {
		return false
	}
	for i := sp.Start; i < sp.End; i++ {
		if s.flag(i)&(fStop|fNotPerson|fOrgEnd|fOrgOf|fOrgSuffix|fField|fModifier) != 0 || s.tok(i).Case == text.Upper || s.tok(i).Case == text.Mixed && !namePrefix(s.d.Word(i)) {
			return false
		}
	}
	if s.speakers == nil {
		s.findSpeakers()
	}
	return s.speakers[s.d.Word(sp.End-1)]
}

// findSpeakers lists the capitals that stand alone beside a verb of saying.
func (s *scan) findSpeakers() {
	s.speakers = map[string]bool{}
	for i := range s.d.Tokens {
		if s.claim[i] != free || !s.capital(i) || s.flag(i)&fStop != 0 || s.tok(i).Case != text.Title && s.tok(i).Case != text.Mixed {
			continue
		}
		if s.joined(i) && (s.capital(i-1) || s.is(i-1, '.') && s.d.Glued(i-1) && !s.sentenceStart(i)) {
			continue
		}
		if s.joined(i+1) && (s.capital(i+1) || s.tok(i+1).IsDash()) {
			continue
		}
		after := s.joined(i+1) && s.flag(i+1)&fSpeech != 0
		if after || s.joined(i) && s.flag(i-1)&fSpeech != 0 && (s.is(i+1, '.') || s.is(i+1, ',')) {
			s.speakers[s.d.Word(i)] = true
		}
	}
}

// afterPost reports whether a title stands just before token i, alone or with
// its organisation, with or without a comma.
func (s *scan) afterPost(i int) bool {
	k, ok := s.titleTo[i]
	if s.listGoesOn(i) {
		return true
	}
	if ok && s.joined(i) {
		p := &s.titles[k]
		return !p.weak || p.org != mention.None || p.Len() > 1
	}
	if s.is(i-1, ',') && s.joined(i) && s.joined(i-1) {
		k, ok = s.titleTo[i-1]
		return ok && (s.titles[k].org != mention.None || !s.titles[k].complement.Empty()) && !s.titles[k].weak
	}
	return false
}

// beforePost reports whether a title in apposition follows at i.
func (s *scan) beforePost(i int) bool { return s.apposition(i) >= 0 }

// apposition is the title that stands in apposition after token i: ", the
// former deputy warden of …"; -1 where none does.
func (s *scan) apposition(i int) int {
	if !s.is(i, ',') || !s.joined(i) {
		return -1
	}
	j := i + 1
	if s.joined(j) && s.tok(j).Class == text.Number && s.is(j+1, ',') { // age
		j += 2
	}
	return s.titleFrom(j)
}

// titleFrom is the title that begins at j after an article or a possessive.
func (s *scan) titleFrom(j int) int {
	for n := 0; n < 3 && s.joined(j); n++ {
		if k, ok := s.titleAt[j]; ok {
			return k
		}
		switch s.id(j) {
		case s.t.the, s.t.a, s.t.an, s.t.its, s.t.their, s.t.his, s.t.her, s.t.also:
		default:
			return -1
		}
		j++
	}
	return -1
}

// vouched reports whether the words beside a name say that it is a person's:
// an age, "who".
func (s *scan) vouched(sp text.Span) bool {
	e := sp.End
	if s.joined(sp.Start) && s.d.Word(max(sp.Start-1, 0)) == "counterpart" {
		return true
	}
	if s.is(e, ',') && s.joined(e+1) {
		if s.id(e+1) == s.t.who {
			return true
		}
		if n := s.tok(e + 1); n.Class == text.Number && n.End-n.Start == 2 && (s.is(e+2, ',') || s.is(e+2, '.')) {
			return true
		}
	}
	if s.joined(e) && s.id(e) == s.t.who && s.id(e) > 0 {
		return true
	}
	if s.flag(sp.Start)&(fFirst|fFamily) != 0 {
		return s.joined(e) && s.flag(e)&fSpeech != 0 || sp.Start > 0 && s.joined(sp.Start) && s.flag(sp.Start-1)&fSpeech != 0
	}
	return false
}

// refused reports whether a name holds a word that makes it a place, a
// building, a prize, an event, a brand.
func (s *scan) refused(sp text.Span) bool {
	for i := sp.Start; i < sp.End && s.vietnamese(sp.Start) != sp.End; i++ { // "Vu Duc Dam" is no dam
		fl := s.flag(i)
		if fl&fNeverPerson != 0 || fl&fNotPerson != 0 && (i > sp.Start || fl&(fFirst|fFamily) == 0) && !(i == sp.End-1 && s.afterPost(sp.Start) && sp.Len() > 1) ||
			fl&fOrgSuffix != 0 && i > sp.Start && s.tok(i).Case != text.Title ||
			fl&fOrgEnd != 0 && i > sp.Start && fl&(fSurname|fFirst) == 0 && !s.sure(sp) {
			return true
		}
	}
	e := sp.End
	if s.joined(e) && s.flag(e)&(fNotPerson|fOrgEnd) != 0 && s.flag(e)&fStop == 0 && s.tok(e).Class == text.Word && s.claim[e] != postClaim && (s.capital(e) || !s.sure(sp)) {
		return true
	}
	if s.is(e, '|') || s.credit(sp.Start) {
		return true
	}
	return s.tok(sp.Start).Case == text.Upper && sp.Len() == 1 && s.tok(sp.Start).End-s.tok(sp.Start).Start < 6
}

// sure reports whether a title or a form of address stands before the name.
func (s *scan) sure(sp text.Span) bool {
	return s.afterPost(sp.Start) || s.is(sp.Start-1, '.') && s.flag(sp.Start-2)&fHonorific != 0
}

// credit reports whether token i is in a credit line: "Reporting by …",
// "Photo: …".
func (s *scan) credit(i int) bool {
	sent := s.d.Sentence(i)
	j := sent.Start
	if s.is(j, '(') {
		j++
	}
	if j = min(j, sent.End-1); !s.capital(j) {
		return false
	}
	switch fl := s.flag(j); {
	case fl&fCredit != 0:
		return true
	case fl&fPhoto != 0:
		return s.is(j+1, ':') || s.d.Word(min(j+1, sent.End-1)) == "by" || s.d.Word(min(j+1, sent.End-1)) == "Credit"
	}
	return false
}

// initialed reports whether the name has initials before one word: "B. U.
// Nzeribe".
func (s *scan) initialed(sp text.Span) bool { return sp.Len() >= 3 && s.is(sp.Start+1, '.') }

// lastWord is the last word of a name, endings as "Jr" left out.
func (s *scan) lastWord(sp text.Span) string {
	for i := sp.End - 1; i > sp.Start; i-- {
		if s.tok(i).Class == text.Word && s.flag(i)&fSuffix == 0 {
			return s.d.Word(i)
		}
	}
	return s.d.Word(sp.Start)
}

// maxTaggedSentences bounds how many sentences of one article are tagged.
const maxTaggedSentences = 40

// proper reports whether the tagger takes every word of the name for a proper
// noun. Where it cannot say, nothing speaks against the name.
func (s *scan) proper(sp text.Span) bool {
	n := s.d.SentenceOf(sp.Start)
	if s.tags == nil || s.tagged != n {
		if s.tagsUsed >= maxTaggedSentences {
			return false
		}
		s.tagsUsed++
		sent := s.d.Sentences[n]
		tokens, err := s.tagger.Tag(s.d.Slice(sent))
		if err != nil {
			return false
		}
		base := int(s.tok(sent.Start).Start)
		s.tags, s.tagged = make(map[int]string, len(tokens)), n
		for _, t := range tokens {
			if t.At >= 0 {
				s.tags[base+t.At] = t.Tag
			}
		}
	}
	for i := sp.Start; i < sp.End; i++ {
		if !s.capital(i) {
			continue
		}
		if tag, ok := s.tags[int(s.tok(i).Start)]; ok && tag != "NNP" && tag != "NNPS" {
			return false
		}
	}
	return true
}
