package english

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxOrg bounds the name of an organisation, in tokens.
const maxOrg = 24

// maxShortForm bounds the shortened legal forms that a full stop belongs to, in
// bytes: "Ltd.", "Corp.", not "Limited.".
const maxShortForm = 4

// findOrgs finds the organisations: whole names of the table, names that a
// head noun makes, and the short forms that parentheses define.
func (s *scan) findOrgs() {
	s.orgAt, s.orgEnd = map[int]int{}, map[int]int{}
	for i := 0; i < len(s.d.Tokens); {
		o, ok := s.orgHere(i)
		if !ok {
			i = max(i+1, s.vietnamese(i))
			continue
		}
		s.addOrg(o)
		i = s.orgs[len(s.orgs)-1].End
		if a := s.orgs[len(s.orgs)-1].Alias; !a.Empty() {
			i = a.End
		}
	}
	s.trim()
	s.spelled()
	s.aliases()
}

// trim takes the first word of a sentence off a name that stands elsewhere
// without it: "Key Security Council powers".
func (s *scan) trim() {
	names := map[string]bool{}
	for i := range s.orgs {
		names[s.orgs[i].Name] = true
	}
	for i := range s.orgs {
		o := &s.orgs[i]
		if o.Len() < 3 || o.Rule != "org.en-head" || s.claim[o.Start] != orgClaim || !s.sentenceStart(o.Start) || !s.d.Tokens[o.Start+1].Space {
			continue
		}
		rest := s.name(text.Span{Start: o.Start + 1, End: o.End})
		if !names[rest] {
			continue
		}
		delete(s.orgAt, o.Start)
		s.claim[o.Start] = free
		o.Start++
		o.Name = rest
		s.orgAt[o.Start] = i
	}
}

func (s *scan) addOrg(o mention.Org) {
	o.Name = s.name(o.Span)
	s.orgAt[o.Start], s.orgEnd[o.End] = len(s.orgs), len(s.orgs)
	s.take(o.Span, orgClaim)
	if o.Alias.Empty() {
		o.Alias = s.aliasAfter(o.End)
	}
	if !o.Alias.Empty() {
		s.take(o.Alias, orgClaim)
	}
	s.orgs = append(s.orgs, o)
}

// orgHere is the organisation whose name begins at token i.
func (s *scan) orgHere(i int) (mention.Org, bool) {
	o, ok := s.orgAtToken(i)
	if !ok || s.is(i-1, '|') || s.is(o.End, '|') { // credits: "Susan Ordway | Wexcombe News"
		return mention.Org{}, false
	}
	// "an Affiliate Commission if …" is one of many; "a Wexcombe University
	// economist" is not what the article belongs to.
	if p := s.id(i - 1); s.joined(i) && (p == s.t.a || p == s.t.an) && o.Rule == "org.en-head" {
		e := o.End
		if !s.joined(e) || s.tok(e).Class == text.Punct && !s.tok(e).IsDash() && s.possessive(e) == e || s.t.small(s.id(e)) || s.flag(e)&fStop != 0 {
			return mention.Org{}, false
		}
	}
	return o, true
}

func (s *scan) orgAtToken(i int) (mention.Org, bool) {
	if !s.capital(i) {
		if s.localPeople(i) {
			if o, ok := s.named(i, i+1); ok {
				return o, true
			}
		}
		return mention.Org{}, false
	}
	if o, ok := s.government(i); ok {
		return o, true
	}
	if o, ok := s.named(i, i); ok {
		if x, ok := s.c.Hits.Longest(i, s.t.whole); ok && int(x.End) == o.End && s.t.wholeNeeds[x.Row] == "" {
			o.Kind = s.t.wholeKind[x.Row]
		}
		return o, true
	}
	if x, ok := s.c.Hits.Longest(i, s.t.whole); ok && !s.continues(int(x.End)) && (s.t.wholeNeeds[x.Row] == "" || s.only(i, int(x.End))) {
		if p, ok := s.c.Hits.Longest(i, s.t.post); ok && p.End > x.End {
			return mention.Org{}, false // "Cabinet Secretary"
		}
		o := mention.Org{Span: x.Span(), Kind: s.t.wholeKind[x.Row], Rule: "org.en-known"}
		if e := o.End; o.Kind == "company" && s.joined(e) && s.claim[e] == stateClaim && s.state(e) && !(s.joined(e+1) && (s.capital(e+1) || s.tok(e+1).IsApostrophe())) {
			o.End++ // "Samsung Vietnam"
		}
		return o, true
	}
	return mention.Org{}, false
}

// only reports whether a word that names a body only in its place, [i, e), does
// so here: after "the", or before a title: "the House", "House Speaker".
func (s *scan) only(i, e int) bool {
	if s.joined(e) && s.capital(e) {
		return s.titleWord(e) || s.flag(e)&(fField|fModifier) != 0 && s.joined(e+1) && s.titleWord(e+1)
	}
	return s.joined(i) && s.id(i-1) == s.t.the
}

// government is "Ghanaian government", "Vietnam's coast guard": a state and a
// body that it has but one of.
func (s *scan) government(i int) (mention.Org, bool) {
	if s.claim[i] != stateClaim || !s.joined(i+1) {
		return mention.Org{}, false
	}
	x, ok := s.c.Hits.Longest(i, s.t.place)
	if !ok {
		return mention.Org{}, false
	}
	e := int(x.End)
	if s.t.placeKind[x.Row] != "people" {
		if e = s.possessive(e); e != int(x.End)+2 {
			return mention.Org{}, false
		}
	}
	if !s.joined(e) {
		return mention.Org{}, false
	}
	b, ok := s.c.Hits.Longest(e, s.t.body)
	if !ok || s.capital(e) && s.t.bodyKind[b.Row] != "government" && s.t.bodyKind[b.Row] != "legislature" || e != int(x.End) && s.t.bodyKind[b.Row] == "government" {
		return mention.Org{}, false
	}
	// "the French foreign ministry spokesman": the body; "army officers": none.
	if n := int(b.End); s.t.bodyKind[b.Row] == "military" && s.joined(n) && s.tok(n).Class == text.Word && s.tok(n).Case == text.Lower && !s.t.small(s.id(n)) &&
		(s.flag(n)&(fStop|fSpeech) == 0 || s.flag(n)&fSpeech == 0 && len(s.d.Word(n)) > 4 && strings.HasSuffix(s.d.Word(n), "s")) {
		return mention.Org{}, false
	}
	return mention.Org{Span: text.Span{Start: i, End: int(b.End)}, Kind: s.t.bodyKind[b.Row], Rule: "org.en-government"}, true
}

// localPeople reports whether "provincial People's Committee" begins at i.
func (s *scan) localPeople(i int) bool {
	if s.flag(i)&fRank == 0 {
		return false
	}
	return s.joined(i+1) && s.d.Word(i+1) == "People" && s.possessive(i+2) > i+2
}

// continues reports whether a capital that belongs to the same name stands at
// i: "Senate Majority" no, "Boeing Field" yes.
func (s *scan) continues(i int) bool {
	return s.joined(i) && s.capital(i) && s.flag(i)&fNotPerson != 0 && s.flag(i)&(fField|fModifier) == 0
}

// named is the organisation that a run of capitals from i and its head noun
// make. Lead is the first capital: i, or i+1 after a small word of the name.
func (s *scan) named(i, lead int) (mention.Org, bool) {
	j := lead
	head, end := -1, -1
	for n := 0; n < maxOrg && j < len(s.d.Tokens); n++ {
		if j > lead && !s.joined(j) {
			break
		}
		if !s.capital(j) {
			break
		}
		fl := s.flag(j)
		if fl&fStop != 0 && s.claim[j] != placeClaim && fl&(fOrgEnd|fFirst|fField) == 0 && !s.ownName(j) && !(fl&fSyllable != 0 && s.insideSentence(j)) {
			break
		}
		if e := s.officeOf(j); e > j {
			j = e
			continue
		}
		if j > lead && s.titleWord(j) && !s.orgAhead(j) {
			break
		}
		j++
		if fl&(fOrgEnd|fOrgOf) != 0 {
			head, end = j-1, j
			if e := s.tail(j-1, j); e > j {
				return s.make(i, lead, head, e)
			}
		}
		if fl&fOrgSuffix != 0 && j-1 > lead {
			suffix := j - 1
			if s.is(j, '.') && s.d.Glued(j) && len(s.d.Word(suffix)) <= maxShortForm {
				j++
			}
			return s.make(i, lead, suffix, j)
		}
		switch {
		case s.is(j, '.') && s.d.Glued(j) && len(s.d.Word(j-1)) == 1 && s.joined(j+1) && s.capital(j+1):
			j++ // "U.S. Securities"
		case s.joined(j) && (s.is(j, '&') || s.id(j) == s.t.and && (head < 0 || s.flag(head)&fOrgWeak != 0) && !s.knownEnds(lead, j) && s.vietnamese(lead) != j && s.headBefore(j+1)) && s.joined(j+1) && s.capital(j+1):
			j++
		case s.joined(j+1) && s.tok(j).IsDash() && s.d.Glued(j) && s.d.Glued(j+1) && s.capital(j+1):
			j++
		case s.possessive(j) == j+2 && s.joined(j+2) && s.capital(j+2) && (s.ownName(j-1) || head == j-1 && s.bareHead(j+2)):
			j += 2
		}
	}
	if head < 0 {
		return mention.Org{}, false
	}
	return s.make(i, lead, head, end)
}

// insideSentence reports whether small letters stand before the capital at j,
// so that it is one of a name: "director of An Phu Company".
func (s *scan) insideSentence(j int) bool {
	return s.joined(j) && s.tok(j-1).Class == text.Word && s.tok(j-1).Case == text.Lower
}

// bareHead reports whether the head noun at j is all that follows a possessive,
// so that it names nothing by itself: "Party Central Committee's Secretariat".
func (s *scan) bareHead(j int) bool {
	if s.flag(j)&fOrgEnd == 0 || s.flag(j)&fOrgWeak != 0 {
		return false
	}
	if !s.joined(j + 1) {
		return true
	}
	return s.id(j+1) != s.t.of && s.id(j+1) != s.t.forW && s.id(j+1) != s.t.on && (!s.capital(j+1) || s.vietnamese(j+1) > j+1 || s.flag(j+1)&fHonorific != 0)
}

// titleWord reports whether a post's title begins at i.
func (s *scan) titleWord(i int) bool {
	x, ok := s.c.Hits.Longest(i, s.t.post)
	return ok && s.t.postKind[x.Row] != "plural"
}

// make checks the name [i, end) with its head noun.
func (s *scan) make(i, lead, head, end int) (mention.Org, bool) {
	fl := s.flag(head)
	bare := head == lead && end == head+1
	if x, ok := s.c.Hits.Longest(lead, s.t.place); ok && int(x.End) == end { // "West Bank"
		bare = true
	}
	if end == head+1 && fl&fField != 0 && s.joined(end) && s.titleWord(end) && s.stateOnly(lead, head) { // "Chinese Party General Secretary"
		bare = true
	}
	if bare || head == lead && fl&fOrgOf == 0 && fl&fOrgSuffix == 0 {
		return mention.Org{}, false
	}
	officer := head > lead+1 && s.d.Word(head-1) == "s" // "Attorney General's Office"
	if !bare && fl&fOrgIn != 0 {
		end = s.inPlace(end)
	}
	if head < end-1 || fl&fOrgWeak == 0 || fl&fOrgSuffix != 0 || officer || fl&fOrgEnd != 0 && s.weakBody(lead, end) {
		o := mention.Org{Span: text.Span{Start: i, End: end}, Kind: s.t.kind[max(0, int(s.id(head)))], Rule: "org.en-head"}
		switch {
		case head >= 3 && s.d.Word(head-3) == "People" && s.possessive(head-2) == head: // "People's Committee"
			switch o.Kind {
			case "committee":
				o.Kind = "peoples_committee"
			case "council":
				o.Kind = "peoples_council"
			}
			if head < end-1 {
				o.Rule = "org.en-head-of"
			}
		case fl&fOrgSuffix != 0:
			o.Kind, o.Rule = "company", "org.en-company"
		case head < end-1:
			o.Rule = "org.en-head-of"
		}
		return o, true
	}
	return mention.Org{}, false
}

// inPlace is the end of "in Ho Chi Minh City" at j, j where none stands there.
func (s *scan) inPlace(j int) int {
	if !s.joined(j+1) || s.id(j) != s.t.in || s.claim[j+1] != placeClaim && s.claim[j+1] != stateClaim {
		return j
	}
	x, ok := s.c.Hits.Longest(j+1, s.t.place)
	if !ok || s.t.placeKind[x.Row] == "people" {
		return j
	}
	e := int(x.End)
	for s.joined(e) && s.claim[e] == s.claim[j+1] && s.d.Word(e) == "City" {
		e++
	}
	if s.joined(e) && s.capital(e) {
		return j
	}
	return e
}

// stateOnly reports whether the tokens [i, j) are a state or its adjective.
func (s *scan) stateOnly(i, j int) bool {
	for k := i; k < j; k++ {
		if s.claim[k] != stateClaim {
			return false
		}
	}
	return j > i
}
