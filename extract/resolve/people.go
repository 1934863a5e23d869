package resolve

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// resolve fills ent.People and ent.PersonOf: first the full names, then the
// short ones.
func (j *joiner) resolve() {
	n := len(j.set.People)
	if n == 0 {
		return
	}
	j.ent.People = make([]mention.PersonEntity, 0, n)
	j.full()
	j.short()
	j.describe()
}

func (j *joiner) end() {
	j.c, j.set, j.ent = nil, nil, nil
	clear(j.words)
	clear(j.strings)
	j.genders, j.words, j.strings = j.genders[:0], j.words[:0], j.strings[:0]
	clear(j.byName)
	clear(j.byWord)
}

// joiner joins the mentions of people of one article.
type joiner struct {
	c   *mention.Context
	set *mention.Set
	ent *mention.Entities

	genders []mention.Gender // by entity: as the first honorific that tells says
	words   [][]string       // by entity: folded words of the name
	byName  map[string]int   // folded name -> entity
	byWord  map[string][]int // folded word -> entities with it
	lists   pool[int]
	strings []string // room for words
}

// ruleInitials is the finder's rule for names kept back to letters, "N.V.T".
const ruleInitials mention.Rule = "person.initials"

// full makes one entity of all mentions of one full name.
func (j *joiner) full() {
	for i := range j.set.People {
		p := &j.set.People[i]
		if p.Short {
			continue
		}
		key := text.FoldString(p.Name)
		same := key
		if !kinhWord(p.Name) && p.Rule != ruleInitials { // "Abe Shinzo", "Shinzo Abe"
			w := nameWords(key)
			slices.Sort(w)
			same = strings.Join(w, " ")
		}
		e, ok := j.byName[same]
		if !ok {
			e = j.add(p, key)
			j.byName[same] = e
		}
		j.join(i, e)
	}
	j.partOfFuller()
}

func (j *joiner) add(p *mention.Person, key string) int {
	e := len(j.ent.People)
	j.ent.People = append(j.ent.People, mention.PersonEntity{Name: p.Name})
	w := j.split(key)
	j.words = append(j.words, w)
	j.genders = append(j.genders, mention.UnknownGender)
	for _, x := range w {
		j.byWord[x] = j.lists.add(j.byWord[x], e)
	}
	return e
}

// split is nameWords in shared memory.
func (j *joiner) split(key string) []string {
	from := len(j.strings)
	start := -1
	for i := 0; i <= len(key); i++ {
		if i < len(key) && key[i] != ' ' && key[i] != '.' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			j.strings = append(j.strings, key[start:i])
			start = -1
		}
	}
	return j.strings[from:len(j.strings):len(j.strings)]
}

func nameWords(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool { return r == ' ' || r == '.' })
}

func (j *joiner) join(i, e int) {
	j.ent.PersonOf[i] = e
	x := &j.ent.People[e]
	x.Mentions = j.lists.add(x.Mentions, i)
	if g := j.set.People[i].Gender; j.genders[e] == mention.UnknownGender {
		j.genders[e] = g
	}
}

// partOfFuller joins a name of two words or more to the one fuller name that
// ends with it ("Kim Ngân", "Nguyễn Thị Kim Ngân"), or, for names that are no
// Vietnamese ones, begins with it.
func (j *joiner) partOfFuller() {
	into := make([]int, len(j.ent.People))
	moved := false
	for e := range j.ent.People {
		into[e] = e
		w := j.words[e]
		found := mention.None
		given := highland(w)
		for n, f := range j.byWord[w[len(w)-1]] {
			if n == maxCandidates {
				found = mention.None
				break
			}
			longer := len(j.words[f]) > len(w) && (hasSuffix(j.words[f], w) || given && slices.Equal(j.words[f][:len(w)], w))
			if f == e || !longer && !initials(w, j.words[f]) || j.clash(e, f) {
				continue
			}
			if found != mention.None {
				found = mention.None
				break
			}
			found = f
		}
		if found != mention.None {
			into[e] = found
			moved = true
		}
	}
	if !moved {
		return
	}
	j.merge(into)
}

// initials reports whether short is the name full with its given names as
// initials: "B. U. Nzeribe", "Benjamin Nzeribe".
func initials(short, full []string) bool {
	n, m := len(short)-1, len(full)-1
	if n < 1 || m < 1 || short[n] != full[m] || len(full[0]) < 2 || short[0] != full[0][:1] {
		return false
	}
	for _, w := range short[:n] {
		if len(w) != 1 {
			return false
		}
	}
	return true
}

// maxCandidates bounds how many people of one given name are compared; a text
// with more of them tells nobody apart by it.
const maxCandidates = 64

// merge moves the mentions of e to into[e] and closes the gaps.
func (j *joiner) merge(into []int) {
	number := make([]int, len(into))
	var people []mention.PersonEntity
	var words [][]string
	for e := range into {
		if into[e] == e {
			number[e] = len(people)
			people = append(people, mention.PersonEntity{Name: j.ent.People[e].Name})
			words = append(words, j.words[e])
		}
	}
	root := func(e int) int {
		for n := 0; into[e] != e && n < 8; n++ {
			e = into[e]
		}
		return e
	}
	j.ent.People, j.words = people, words
	j.genders = make([]mention.Gender, len(people))
	clear(j.byWord)
	for e, w := range words {
		for _, x := range w {
			j.byWord[x] = j.lists.add(j.byWord[x], e)
		}
	}
	for i, e := range j.ent.PersonOf {
		if e != mention.None {
			j.join(i, number[root(e)])
		}
	}
}

// clash reports whether the honorifics of two entities tell different
// genders.
func (j *joiner) clash(e, f int) bool {
	a, b := j.genders[e], j.genders[f]
	return a != mention.UnknownGender && b != mention.UnknownGender && a != b
}

// highland reports whether a name is one of the Central Highlands, whose given
// part comes first: "Y Blơm" is Y Blơm Êban.
func highland(words []string) bool {
	switch words[0] {
	case "y", "a", "h", "k", "ka":
		return len(words) > 1
	}
	return strings.Contains(words[0], "'")
}

func hasSuffix(words, suffix []string) bool {
	at := len(words) - len(suffix)
	if at < 0 {
		return false
	}
	for i, w := range suffix {
		if words[at+i] != w {
			return false
		}
	}
	return true
}

// short joins "ông Chí", "Bộ trưởng Barr" to the person the article makes it
// out to be. What fits two people stays open; a foreign name that fits nobody
// is the fullest form the article has.
func (j *joiner) short() {
	for i := range j.set.People {
		p := &j.set.People[i]
		if !p.Short {
			continue
		}
		key := text.FoldString(p.Name)
		e := j.candidate(i, key)
		if e == mention.None && (p.Rule == "person.after-state-post" || strings.HasSuffix(string(p.Rule), "-alone")) {
			if _, known := j.byWord[key]; !known {
				e = j.add(p, key)
			}
		}
		if e != mention.None {
			j.join(i, e)
		}
	}
}

// candidate is the one person that short name i can mean.
func (j *joiner) candidate(i int, key string) int {
	p := &j.set.People[i]
	if j.c.Language == "en" {
		if e := j.byLast(i, key); e != mention.None {
			return e
		}
	}
	best := mention.None
	for n, e := range j.byWord[key] {
		if n == maxCandidates {
			return mention.None
		}
		if !j.addressed(e, key) {
			continue
		}
		if g := j.genders[e]; p.Gender != mention.UnknownGender && g != mention.UnknownGender && g != p.Gender {
			continue
		}
		if best != mention.None && best != e {
			return j.nearest(i, key)
		}
		best = e
	}
	return best
}

// nearest is the one person of the name whom the same block names in full
// before mention i, if it is but one.
func (j *joiner) nearest(i int, key string) int {
	d := j.c.Doc
	block := d.BlockOf(j.set.People[i].Start)
	best := mention.None
	for k := i - 1; k >= 0 && k > i-maxCandidates; k-- {
		q := &j.set.People[k]
		if d.BlockOf(q.Start) != block {
			break
		}
		e := j.ent.PersonOf[k]
		if q.Short || e == mention.None || !j.addressed(e, key) {
			continue
		}
		if best != mention.None && best != e {
			return mention.None
		}
		best = e
	}
	return best
}

// addressed reports whether a person may be called by the one word: by the
// last of the name, by any for foreigners and for names of the Highlands,
// whose given part comes first.
func (j *joiner) addressed(e int, key string) bool {
	w := j.words[e]
	if w[len(w)-1] == key {
		return true
	}
	for _, x := range w {
		if x == key {
			return !kinhWord(j.ent.People[e].Name)
		}
	}
	return false
}

// kinhWord reports whether a name is written with Vietnamese letters, or at
// least with no letter that Vietnamese lacks.
func kinhWord(name string) bool {
	marked := false
	for _, r := range name {
		switch r {
		case 'f', 'j', 'w', 'z', 'F', 'J', 'W', 'Z', '\'', '’', 'ŭ', 'ŏ', 'ĭ':
			return false
		}
		marked = marked || r >= 0x80
	}
	return marked
}

// describe sets what the mentions say together: the name as it is written
// outside capitals, the honorific, the gender.
func (j *joiner) describe() {
	for e := range j.ent.People {
		p := &j.ent.People[e]
		p.Gender = j.genders[e]
		upper := isUpper(p.Name)
		for _, m := range p.Mentions {
			q := &j.set.People[m]
			if upper && !q.Short && !isUpper(q.Name) && text.FoldString(q.Name) == text.FoldString(p.Name) {
				p.Name, upper = q.Name, false
			}
			if p.Honorific == "" && !q.Honorific.Empty() {
				p.Honorific = j.c.Doc.Slice(q.Honorific)
			}
		}
	}
}

func isUpper(s string) bool { return strings.ToUpper(s) == s }
