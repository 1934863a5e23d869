package english

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// after looks right of the title: a field that belongs to it, then what it is
// of.
func (s *scan) after(p *title, takesOf bool) {
	p.end = p.End
	j := p.End
	if s.joined(j+1) && s.tok(j).IsDash() && s.d.Glued(j) && s.d.Glued(j+1) && (s.d.Word(j+1) == "elect" || s.d.Word(j+1) == "designate") {
		p.status, p.end = schema.Incoming, j+2
		j += 2
	}
	if !s.joined(j) {
		return
	}
	id := s.id(j)
	if id == s.t.to && s.sent(p) && s.joined(j+2) && s.id(j+1) == s.t.the {
		j++
	}
	if id == s.t.to && s.sent(p) && s.joined(j+1) && (s.claim[j+1] == stateClaim || s.claim[j+1] == placeClaim || s.claim[j+1] == orgClaim) {
		if o, ok := s.orgAt[j+1]; ok {
			p.end = s.orgs[o].End
			return
		}
		p.end = j + 2
		for s.joined(p.end) && s.claim[p.end] == s.claim[j+1] {
			p.end++
		}
		return
	}
	if id != s.t.of && id != s.t.at && id != s.t.forW && id != s.t.in {
		return
	}
	if id == s.t.in && s.joined(j+1) && (s.claim[j+1] == stateClaim || s.claim[j+1] == placeClaim) { // "UNDP Resident Representative in Vietnam Ramla Osman"
		e := j + 1
		for s.joined(e) && s.claim[e] == s.claim[j+1] {
			e++
		}
		if s.joined(e) && s.capital(e) && s.claim[e] == free {
			p.end = e
		}
		return
	}
	if id == s.t.of && p.org == mention.None {
		if o, k := s.bodySaid(j + 1); o != mention.None {
			p.org, p.end = o, k
			return
		}
	}
	if k := s.past(j + 1); k >= 0 {
		if o, ok := s.orgAt[k]; ok {
			for e := s.possessive(s.orgs[o].End); e > s.orgs[o].End; e = s.possessive(s.orgs[o].End) { // "of the Ministry of Health's Department of …"
				next, ok := s.orgAt[e]
				if !ok {
					break
				}
				o = next
			}
			if p.org == mention.None || id == s.t.of {
				p.org, p.end = o, s.orgs[o].End
				if a := s.orgs[o].Alias; !a.Empty() {
					p.end = a.End
					if s.is(p.end, ')') {
						p.end++
					}
				}
			}
			return
		}
		if id == s.t.of && (s.claim[k] == stateClaim || s.claim[k] == placeClaim) {
			e := k
			for e < len(s.d.Tokens) && s.claim[e] == s.claim[k] && (e == k || s.joined(e)) {
				e++
			}
			if p.complement.Empty() && p.org == mention.None {
				p.complement = text.Span{Start: k, End: e}
			}
			p.end = e
			return
		}
		if (id == s.t.of && takesOf || id == s.t.forW) && k == j+1 {
			s.field(p, k)
		}
	}
}

// bodySaid is the body that "the Department", "the ministry" at j stands for:
// the one named last before whose head noun the word is; and the token after it.
func (s *scan) bodySaid(j int) (org, end int) {
	if !s.joined(j+1) || s.id(j) != s.t.the {
		return mention.None, j
	}
	k := j + 1
	if s.flag(k)&fOrgEnd == 0 || s.claim[k] != free || s.joined(k+1) && (s.capital(k+1) && s.flag(k+1)&fHonorific == 0 || s.id(k+1) == s.t.of || s.id(k+1) == s.t.forW || s.possessive(k+1) > k+1) {
		return mention.None, j
	}
	best := mention.None
	for n := range s.orgs {
		o := &s.orgs[n]
		if o.End > j || o.Len() < 2 || best != mention.None && o.Start < s.orgs[best].Start {
			continue
		}
		for i := o.Start; i < o.End; i++ {
			if s.id(i) == s.id(k) {
				best = n
			}
		}
	}
	if best == mention.None {
		return best, j
	}
	return best, k + 1
}

// sent reports whether the title is one that is held to a state or a body:
// "ambassador to Britain".
func (s *scan) sent(p *title) bool {
	return s.flag(p.End-1)&fHeldTo != 0
}

// past skips articles and small words before the name of an organisation at j,
// -1 where the block ends.
func (s *scan) past(j int) int {
	for n := 0; n < 2 && s.joined(j); n++ {
		if _, ok := s.orgAt[j]; ok {
			return j
		}
		if id := s.id(j); id != s.t.the && id != s.t.a && id != s.t.an && id != s.t.its && id != s.t.their {
			break
		}
		j++
	}
	// "the right-wing Kohelet Policy Forum"
	for k, n := j, 0; n < 4 && s.joined(k) && (s.tok(k).IsDash() || s.tok(k).Class == text.Word && s.tok(k).Case == text.Lower && !s.t.small(s.id(k))); n++ {
		k++
		if e := s.possessive(k); e > k && s.joined(e) { // "head of the ministry's Market Department"
			k = e
		}
		if _, ok := s.orgAt[k]; ok && s.joined(k) {
			return k
		}
	}
	if s.joined(j) {
		return j
	}
	return -1
}

// field takes "of Foreign Affairs", "of operations" into the title.
func (s *scan) field(p *title, k int) {
	if e := s.capitalField(k); e > k {
		p.End, p.end = e, e
		s.after(p, false)
		return
	}
	if k >= len(s.d.Tokens) || s.flag(k)&fField == 0 && !(s.claim[k] == stateClaim && s.joined(k+1) && s.flag(k+1)&fField != 0) && !(s.tok(k).Case == text.Lower && s.lowerField(k)) {
		return
	}
	capital := s.capital(k)
	end := k
	for n := 0; n < 8 && s.joined(k); n++ {
		switch {
		case s.capital(k) == capital && s.flag(k)&fField != 0, !capital && n == 0,
			n == 0 && s.claim[k] == stateClaim && s.joined(k+1) && s.capital(k+1) && s.flag(k+1)&fField != 0: // "for European Affairs"
			k++
			end = k
			continue
		case (s.id(k) == s.t.and || s.is(k, ',') || s.is(k, '&')) && s.joined(k+1) && s.flag(k+1)&fField != 0 && s.capital(k+1) == capital:
			k++
			continue
		}
		break
	}
	p.End, p.end = end, end
	if s.joined(end) && (s.id(end) == s.t.of || s.id(end) == s.t.at) {
		s.after(p, false)
	}
}

// capitalField is the end of the words at k that name a field of work, because
// "at" and an organisation follow: "of Fundamental Research at Kotak
// Securities", "of molecular biology at …"; k where none do.
func (s *scan) capitalField(k int) int {
	e := k
	for n := 0; n < 5 && s.joined(e) && s.claim[e] == free; n++ {
		w := s.tok(e).Class == text.Word && s.tok(e).Case != text.Upper && s.capital(e) == s.capital(k) && s.flag(e)&fStop == 0
		if !w && !(n > 0 && (s.id(e) == s.t.and || s.is(e, '&'))) {
			break
		}
		e++
	}
	if e == k || !s.joined(e) || s.id(e) != s.t.at || s.tok(e-1).Class != text.Word || s.id(e-1) == s.t.and || s.flag(k)&fFirst != 0 && s.capital(k) {
		return k
	}
	if n := s.past(e + 1); n >= 0 && s.capital(n) {
		return e
	}
	return k
}

// lowerField reports whether "operations" at k is followed by the end of the
// title.
func (s *scan) lowerField(k int) bool {
	return s.tok(k).Class == text.Word && s.flag(k)&fStop == 0 && (s.is(k+1, ',') || s.is(k+1, '.') || s.capital(k+1))
}
