package person

import (
	"slices"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// echo finds names again that the text has announced elsewhere: bare names of
// two words, and the names of foreigners, which newspapers repeat by the last
// word alone ("Trump nói").
func (s *scan) echo() {
	s.dropPlaces()
	if len(s.maybe) > 0 {
		known := map[string]bool{}
		for i := range s.people {
			if !s.people[i].Short {
				known[s.people[i].Name] = true
			}
		}
		for _, m := range s.maybe {
			if known[m.Name] {
				m.Rule = "person.named-before"
				s.people = append(s.people, m)
			}
		}
	}
	words := map[string]bool{}
	for i := range s.people {
		p := &s.people[i]
		if s.isForeign(p.Span) {
			for k := p.Start; k < p.End; k++ {
				if t := &s.d.Tokens[k]; t.Case == text.Title && !s.single(k) && !text.IsSyllable(s.d.Word(k)) {
					words[s.d.Word(k)] = true
				}
			}
		}
	}
	if len(words) == 0 {
		return
	}
	taken := make([]bool, len(s.d.Tokens)+1)
	for i := range s.people {
		for k := s.people[i].Start; k < s.people[i].End; k++ {
			taken[k] = true
		}
	}
	for i := 0; i < len(s.d.Tokens); i++ {
		t := &s.d.Tokens[i]
		if t.Class != text.Word || !t.Cap() || taken[i] || s.org[i] != 0 || !words[s.d.Word(i)] || s.guarded(i) {
			continue
		}
		end := i + 1
		for end < len(s.d.Tokens) && !taken[end] && !s.d.Tokens[end].Break && s.d.Tokens[end].Space && words[s.d.Word(end)] {
			end++
		}
		// A capital on either side makes it another name: "Trump Tower".
		if i > 0 && !t.Break && t.Space && s.d.Tokens[i-1].Class == text.Word && s.d.Tokens[i-1].Cap() && s.anchor[i] == noAnchor && !s.firstOfSentence(i-1) ||
			end < len(s.d.Tokens) && !s.d.Tokens[end].Break && s.d.Tokens[end].Cap() && s.d.Tokens[end].Space {
			i = end - 1
			continue
		}
		sp := text.Span{Start: i, End: end}
		s.addPerson(sp, text.Span{}, mention.UnknownGender, end-i == 1, "person.named-before")
		i = end - 1
	}
}

func (s *scan) firstOfSentence(i int) bool { return s.d.Sentence(i).Start == i }

// isForeign reports whether a word of the name is no Vietnamese syllable and
// the name no name of the Central Highlands.
func (s *scan) isForeign(sp text.Span) bool {
	foreign := false
	for k := sp.Start; k < sp.End; k++ {
		t := &s.d.Tokens[k]
		if t.Class != text.Word {
			continue
		}
		w := s.d.Word(k)
		if apostrophe(w) || s.f.flags(t)&minorityName != 0 {
			return false
		}
		foreign = foreign || !text.IsSyllable(w)
	}
	return foreign
}

// dropPlaces takes back bare names that the text gives to a place elsewhere,
// "KCN Lê Minh Xuân", and announces as a person nowhere.
func (s *scan) dropPlaces() {
	if len(s.places) == 0 {
		return
	}
	place := map[string]bool{}
	for _, n := range s.places {
		place[n] = true
	}
	for i := range s.people {
		if s.people[i].Rule != "person.full-name" || s.saidOfPeople(s.people[i].End) {
			delete(place, s.people[i].Name)
		}
	}
	s.people = slices.DeleteFunc(s.people, func(p mention.Person) bool {
		return p.Rule == "person.full-name" && place[p.Name]
	})
}
