package resolve

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// englishTables are what English names are joined by.
type englishTables struct {
	of [256]bool // tables whose forms say whose body it is
}

// qualified is the one entity whose English name is e's with a state, a place
// or a body before it: "Nigerian Senate" for "Senate", "UN Security Council"
// for "Security Council". None where there is none, or several.
func (s *orgState) qualified(e int) int {
	k := s.of[e].key.parts
	found := mention.None
	for f := range s.ent.Orgs[:min(len(s.ent.Orgs), maxOrgs)] {
		fk := s.of[f].key.parts
		if f == e || len(s.ent.Orgs[f].Mentions) == 0 || len(fk) <= len(k) || len(fk) > len(k)+maxQualifier || !hasPrefix(fk[len(fk)-len(k):], k) {
			continue
		}
		if !alikeKinds(s.ent.Orgs[e].Kind, s.ent.Orgs[f].Kind) || !s.qualifier(f, s.ent.Orgs[e].Name) {
			continue
		}
		if found != mention.None {
			return mention.None
		}
		found = f
	}
	return found
}

// maxQualifier bounds the words of a state or place before a name.
const maxQualifier = 4

// qualifier reports whether a state, a place or a known body, with or without a
// possessive, is all that stands before rest in the name of f.
func (s *orgState) qualifier(f int, rest string) bool {
	o := &s.set.Orgs[s.ent.Orgs[f].Mentions[0]]
	d := s.c.Doc
	for _, x := range s.c.Hits.At(o.Start) {
		if !s.t.english.of[x.Table] || int(x.End) >= o.End {
			continue
		}
		i := int(x.End)
		if i+1 < o.End && !d.Tokens[i].Space && d.Word(i+1) == "s" {
			i += 2
		}
		if text.FoldString(d.Slice(text.Span{Start: i, End: o.End})) == text.FoldString(rest) {
			return true
		}
	}
	return false
}

// meantBy is the one entity whose name the capitals of e spell ("NA" for
// "National Assembly"), or which is e with its place for the word of rank that e
// begins with ("Da Nang City People's Committee" for "municipal People's
// Committee"). None where there is none, or several.
func (s *orgState) meantBy(e int) int {
	name := s.ent.Orgs[e].Name
	spelled := capitalLetters(name)
	rank, rest, _ := strings.Cut(name, " ")
	local := rest != "" && rank != "" && rank[0] >= 'a' && rank[0] <= 'z'
	if spelled == "" && !local {
		return mention.None
	}
	found := mention.None
	for f := range s.ent.Orgs[:min(len(s.ent.Orgs), maxOrgs)] {
		o := &s.ent.Orgs[f]
		if f == e || len(o.Mentions) == 0 {
			continue
		}
		switch {
		case spelled != "" && initialsOf(o.Name) == spelled:
		case local && (strings.HasSuffix(o.Name, " "+rest) || strings.HasPrefix(o.Name, rest+" of ")) && ofRank(o.Name, rank):
		default:
			continue
		}
		if found != mention.None {
			return mention.None
		}
		found = f
	}
	return found
}

// capitalLetters is name where it is nothing but two to six capitals, with or
// without stops ("NA", "U.N."); "" where it is not.
func capitalLetters(name string) string {
	w := strings.ReplaceAll(name, ".", "")
	if len(w) < 2 || len(w) > 6 {
		return ""
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return ""
		}
	}
	return w
}

// initialsOf are the first letters of the words of name that begin with a
// capital; "" where it has but one word.
func initialsOf(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}

// ofRank reports whether a name says a place of the rank: a city for
// "municipal", a province for "provincial".
func ofRank(name, rank string) bool {
	f := text.FoldString(name)
	switch rank {
	case "municipal", "city":
		return strings.Contains(f, " city") || strings.Contains(f, "municipal")
	case "provincial":
		return strings.Contains(f, "provinc")
	case "district", "commune", "ward":
		return strings.Contains(f, " "+rank)
	}
	return false
}

// englishBodies are the bodies of which English titles alone make a member, by
// how the body's name ends.
var englishBodies = map[string][]string{
	"senator": {"senate"}, "sen.": {"senate"}, "majority leader": {"senate", "house of representatives"}, "minority leader": {"senate", "house of representatives"},
	"councilman": {"council"}, "councilwoman": {"council"}, "councilmember": {"council"}, "councillor": {"council"}, "councilor": {"council"}, "council president": {"council"},
	"congressman": {"house of representatives"}, "congresswoman": {"house of representatives"}, "rep.": {"house of representatives"},
	"justice": {"supreme court"}, "chief justice": {"supreme court"}, "assemblyman": {"assembly"}, "assemblywoman": {"assembly"}, "mp": {"parliament", "house of commons"},
}

// ministry lists the names that the body of a minister or a secretary may have:
// "ministry of finance" and "finance ministry" for "deputy minister of finance".
func ministry(title string) []string {
	for _, t := range [...]struct{ post, body string }{{"minister", "ministry"}, {"secretary", "department"}} {
		if i := strings.Index(title, t.post+" of "); i >= 0 {
			f := title[i+len(t.post)+len(" of "):]
			if i > 0 && title[i-1] != ' ' || f == "" {
				return nil
			}
			return []string{t.body + " of " + f, t.body + " for " + f, f + " " + t.body}
		}
		if f, ok := strings.CutSuffix(title, " "+t.post); ok {
			for _, m := range [...]string{"deputy ", "vice ", "first ", "senior ", "assistant ", "permanent "} {
				f = strings.TrimPrefix(f, m)
			}
			switch f {
			case "prime", "deputy", "vice", "general", "press", "party", "":
				return nil
			}
			return []string{t.body + " of " + f, t.body + " of " + f + " affairs", f + " " + t.body, t.body + " of " + f + "s"}
		}
	}
	return nil
}

// named is the one organisation of the name, folded.
func (h *holder) named(name string) int {
	found := mention.None
	for e := range h.names[:min(len(h.names), maxOrgs)] {
		if h.name(e) != name {
			continue
		}
		if found != mention.None {
			return mention.None
		}
		found = e
	}
	return found
}

// englishBody is the one body of the article that an English title makes a
// member of: "Councilwoman" is of the one council.
func (h *holder) englishBody(title, implied string) int {
	if implied != "" {
		return h.lookUp(implied, func() int { return h.named(text.FoldString(implied)) })
	}
	ends, ok := englishBodies[title]
	if !ok {
		switch title {
		case "minister", "deputy minister", "vice minister":
			return h.lookUp("ministry", func() int { return h.onlyKind("ministry") })
		}
		if ends = ministry(title); ends == nil {
			return mention.None
		}
	}
	return h.lookUp("\x1d"+title, func() int {
		found := mention.None
		for e := range h.names {
			name := h.name(e)
			for _, end := range ends {
				if name != end && !strings.HasSuffix(name, " "+end) {
					continue
				}
				if found != mention.None && found != e {
					return mention.None
				}
				found = e
			}
		}
		return found
	})
}

// byLast is the one person whose name ends with the short name i. English names
// are cut to their last word, so that a word inside another name does not
// matter beside it: "Chairman Thanh" is Tran Sy Thanh, not Tran Thanh Man.
func (j *joiner) byLast(i int, key string) int {
	g := j.set.People[i].Gender
	best := mention.None
	for n, e := range j.byWord[key] {
		w := j.words[e]
		if n == maxCandidates {
			return mention.None
		}
		if w[len(w)-1] != key || g != mention.UnknownGender && j.genders[e] != mention.UnknownGender && g != j.genders[e] {
			continue
		}
		if best != mention.None && best != e {
			return mention.None
		}
		best = e
	}
	return best
}

// ranked reports whether an English title is the other with a word of rank
// before it, which news leaves out: "State President", "President".
func ranked(long, short string) bool {
	rank, ok := strings.CutSuffix(long, " "+short)
	if !ok {
		return false
	}
	switch rank {
	case "state", "permanent", "standing", "first", "senior", "executive":
		return true
	}
	return false
}
