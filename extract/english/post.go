package english

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// title is a post as it stands in the text, before it is anybody's.
type title struct {
	text.Span                        // the title alone
	lead       int                   // first token with status words, possessives and articles before it
	end        int                   // after the organisation said with it
	status     schema.PositionStatus // by the words before it
	org        int                   // scan.orgs, mention.None
	complement text.Span             // a country or place it is of
	weak       bool                  // may stand before a name only with something beside it
	plural     bool                  // of each of the names that follow
	implied    string                // the body that the title alone is of: "Government"
	full       string                // what the short form at its end stands for: "Prime Minister"
}

// findPosts finds the titles.
func (s *scan) findPosts() {
	s.titleAt, s.titleTo = map[int]int{}, map[int]int{}
	for i := 0; i < len(s.d.Tokens); i++ {
		if s.claim[i] != free {
			continue
		}
		x, ok := s.c.Hits.Longest(i, s.t.post)
		if !ok || s.claim[x.End-1] != free {
			continue
		}
		for k := i + 1; k < int(x.End); k++ { // "deputy director" + "director general"
			if y, ok := s.c.Hits.Longest(k, s.t.post); ok && y.End > x.End && s.claim[y.End-1] == free && s.capital(int(y.End)-1) == s.capital(i) {
				x.End, x.Row = y.End, y.Row
			}
		}
		if s.is(int(x.End), '_') { // "Director_Susan Ordway": lists of credits
			continue
		}
		if s.onlyModifier(i, int(x.End)) {
			continue
		}
		if p, ok := s.titleHere(i, int(x.End), int(x.Row)); ok {
			s.titleAt[p.lead] = len(s.titles)
			s.titleAt[p.Start] = len(s.titles)
			s.titleTo[p.end] = len(s.titles)
			s.take(p.Span, postClaim)
			s.titles = append(s.titles, p)
			i = p.End - 1
		}
	}
}

// onlyModifier reports whether the word at i, a post by itself, belongs to the
// post that follows: "deputy warden", "executive chair".
func (s *scan) onlyModifier(i, end int) bool {
	if end != i+1 || s.flag(i)&fModifier == 0 || !s.joined(end) {
		return false
	}
	for n := 0; n < 2 && s.joined(end) && (s.flag(end)&(fField|fModifier) != 0); n++ {
		if s.titleWord(end) {
			return true
		}
		end++
	}
	return s.joined(end) && s.titleWord(end)
}

// titleHere is the title whose head is [i, end).
func (s *scan) titleHere(i, end, row int) (title, bool) {
	kind := s.t.postKind[row]
	p := title{Span: text.Span{Start: i, End: end}, lead: i, status: schema.Current, org: mention.None, weak: kind == "weak", plural: kind == "plural", full: s.t.postFull[row], implied: s.t.postImplied[row]}
	capital := s.capital(i)
	if kind == "abbr" {
		if !s.is(end, '.') || !s.d.Glued(end) {
			return p, false
		}
		p.End++
	}
	// "Martin Luther King": a capital inside a name is no post.
	if capital && end == i+1 && s.joined(i) && s.flag(i-1)&fFirst != 0 && s.flag(i-1)&fFirstWeak == 0 && s.capital(i-1) {
		return p, false
	}
	s.widen(&p, capital)
	s.before(&p)
	s.after(&p, s.t.postOf[row] != "")
	return p, !p.plural || s.shared(&p)
}

// widen takes modifiers and fields of work before the head into the title:
// "deputy", "Defense", "Majority"; words of status set the status.
func (s *scan) widen(p *title, capital bool) {
	p.lead = p.Start
	open := true
	for n := 0; n < 5; n++ {
		j := p.lead - 1
		if j < 0 || !s.joined(j+1) || s.claim[j] != free || s.tok(j).Class != text.Word {
			if j > 1 && s.joined(j+1) && s.tok(j).IsDash() && s.d.Glued(j) && s.d.Glued(j+1) && s.flag(j-1)&fModifier != 0 {
				p.lead = j - 1 // "then-Mayor", "vice-chairman"
				if st := s.t.status[s.id(j-1)]; st != "" {
					p.status = st
				} else {
					p.Start = j - 1
				}
				continue
			}
			return
		}
		fl := s.flag(j)
		switch {
		case fl&fModifier != 0 && s.t.status[s.id(j)] != "":
			p.status = s.t.status[s.id(j)]
			p.lead, open = j, false
		case fl&fModifier != 0 && open && (s.capital(j) == capital || s.sentenceStart(j) || s.d.Word(j) != "state"):
			p.Start, p.lead = j, j
		case fl&fField != 0 && open && capital && s.d.Word(j) == "Party" && s.d.Word(p.Start) == "General": // "Party General Secretary"
			p.complement, p.lead = text.Span{Start: j, End: j + 1}, j
			return
		case fl&fField != 0 && open && s.capital(j) == capital:
			p.Start, p.lead = j, j
		default:
			return
		}
	}
}

// before looks left of the title for what it is of: an organisation, a state
// or place, with or without a possessive.
func (s *scan) before(p *title) {
	j := p.lead
	for n := 0; n < 3 && j > 0 && s.joined(j); n++ { // "recently named", "new"
		w := s.d.Word(j - 1)
		if w != "new" && w != "newly" && w != "recently" && w != "named" && w != "elected" && w != "appointed" && w != "own" && w != "current" {
			break
		}
		j--
	}
	k := j
	if k > 1 && s.joined(k) && s.d.Word(k-1) == "s" && s.claim[k-1] == free && s.possessive(k-2) == k {
		k -= 2
	} else if j != p.lead {
		return
	}
	if !s.joined(k) && k == j {
		return
	}
	if o, ok := s.orgEnd[k]; ok {
		p.org, p.lead = o, s.orgs[o].Start
		s.statusBefore(p)
		return
	}
	if k > 0 && (s.claim[k-1] == stateClaim || s.claim[k-1] == placeClaim) && (k == j && s.joined(k) || k != j) {
		start := k - 1
		for start > 0 && s.joined(start) && s.claim[start-1] == s.claim[k-1] {
			start--
		}
		if k != j || s.claim[k-1] == placeClaim || s.state(start) {
			p.complement = text.Span{Start: start, End: k}
		}
		p.lead = start
		s.statusBefore(p)
		return
	}
	s.company(p, k, k != j)
}

// statusBefore reads the status that stands before the organisation or the
// state: "the former U.S. secretary of state".
func (s *scan) statusBefore(p *title) {
	for n := 0; n < 2 && p.lead > 0 && s.joined(p.lead) && s.flag(p.lead-1)&fModifier != 0; n++ {
		st := s.t.status[s.id(p.lead-1)]
		if st == "" {
			return
		}
		p.status = st
		p.lead--
	}
}

// state reports whether a state's own name stands at i, not its adjective.
func (s *scan) state(i int) bool {
	x, ok := s.c.Hits.Longest(i, s.t.place)
	return ok && s.t.placeKind[x.Row] == "state"
}

// company makes an organisation of an unknown name before a post that firms
// have: "Tallgrass chief executive", "WeWork's founder".
func (s *scan) company(p *title, k int, possessive bool) {
	if k == 0 || !s.corporate(p, possessive) && !s.camelAt(k-1) || !s.capital(k-1) || s.claim[k-1] != free || (!possessive && !s.joined(k)) {
		return
	}
	start := k - 1
	for start > 0 && k-start < 5 {
		if s.joined(start) && s.capital(start-1) && s.claim[start-1] == free && s.flag(start-1)&fStop == 0 {
			start--
			continue
		}
		if s.tok(start-1).IsDash() && s.d.Glued(start) && s.d.Glued(start-1) && s.capital(start-2) && s.claim[start-2] == free { // "T-Mobile"
			start -= 2
			continue
		}
		break
	}
	for i := start; i < k; i++ {
		if s.flag(i)&(fStop|fFirst|fFamily|fHonorific|fField|fModifier) != 0 {
			return
		}
	}
	if start == k-1 && !possessive && s.sentenceStart(start) && s.tok(start).ID != 0 {
		return
	}
	if k-start == 1 && s.surname(start) {
		return
	}
	s.addOrg(mention.Org{Span: text.Span{Start: start, End: k}, Kind: "company", Rule: "org.en-before-post"})
	p.org, p.lead = len(s.orgs)-1, start
}

func (s *scan) sentenceStart(i int) bool { return s.d.Sentence(i).Start == i }

// camelAt reports whether the word at i is in mixed capitals as firms' names
// are, not as family names.
func (s *scan) camelAt(i int) bool {
	return s.capital(i) && s.tok(i).Case == text.Mixed && s.tok(i).End-s.tok(i).Start >= 4 && !namePrefix(s.d.Word(i))
}

// surname reports whether the word at i stands after a given name or a form of
// address somewhere in the article: "Ms. Reilly's spokesman".
func (s *scan) surname(i int) bool {
	if s.surnames == nil {
		s.surnames = map[string]bool{}
		for j := 1; j < len(s.d.Tokens); j++ {
			if !s.capital(j) {
				continue
			}
			fl := s.flag(j - 1)
			if s.is(j-1, '.') {
				fl = s.flag(j-2) & fHonorific
			}
			if fl&fHonorific != 0 || fl&fFirst != 0 && fl&fFirstWeak == 0 {
				s.surnames[s.d.Word(j)] = true
			}
		}
	}
	return s.surnames[s.d.Word(i)]
}

// corporate reports whether the title is one that companies and associations
// give; a possessive before a spokesman may be a person's.
func (s *scan) corporate(p *title, possessive bool) bool {
	fl := s.flag(p.End - 1)
	if fl&fSpoken != 0 && !(fl&fCorporate != 0 && s.capital(p.End-1)) {
		return !possessive
	}
	return fl&fCorporate != 0
}
