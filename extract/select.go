package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/mention"
)

// selection is what one record carries: entities in order of the text, date
// mentions, documents grouped.
type selection struct {
	orgs, people []int
	dates        []int
	docs         [][]int
}

// selection of the main event is everything; of a further event, those who
// have a part in it or in its decisions, its time and its documents.
func (as *assembler) selection(event int) selection {
	var sel selection
	all := event == 0
	orgs := make([]bool, len(as.ent.Orgs))
	people := make([]bool, len(as.ent.People))
	docs := make([]bool, len(as.set.Documents))
	use := func(a mention.Actor) {
		if a.Person != mention.None {
			people[a.Person] = true
		}
		if a.Org != mention.None {
			orgs[a.Org] = true
		}
	}
	e := &as.events[event]
	for _, p := range e.Participants {
		use(p.Actor)
	}
	var deadlines []string
	for i := range as.decisions {
		d := &as.decisions[i]
		if d.Event != event {
			continue
		}
		use(d.Issuer)
		for _, a := range d.Addressees {
			use(a)
		}
		if d.Document != mention.None {
			docs[d.Document] = true
		}
		if d.Deadline != "" {
			deadlines = append(deadlines, d.Deadline)
		}
	}
	// The organisations of the posts of its people, and parents, come along.
	for p := range people {
		if all || people[p] {
			for _, q := range as.ent.People[p].Positions {
				if q.Org != mention.None {
					orgs[q.Org] = true
				}
			}
		}
	}
	for o := range orgs {
		for p, n := o, 0; (all || orgs[o]) && p != mention.None && n < len(orgs); p, n = as.ent.Orgs[p].Parent, n+1 {
			orgs[p] = true
		}
	}
	for o := range orgs {
		if (all || orgs[o]) && len(as.ent.Orgs[o].Mentions) > 0 {
			sel.orgs = append(sel.orgs, o)
		}
	}
	slices.SortStableFunc(sel.orgs, func(a, b int) int {
		return cmp.Compare(as.set.Orgs[as.ent.Orgs[a].Mentions[0]].Start, as.set.Orgs[as.ent.Orgs[b].Mentions[0]].Start)
	})
	for p := range people {
		if (all || people[p]) && len(as.ent.People[p].Mentions) > 0 {
			sel.people = append(sel.people, p)
		}
	}
	slices.SortStableFunc(sel.people, func(a, b int) int {
		return cmp.Compare(as.set.People[as.ent.People[a].Mentions[0]].Start, as.set.People[as.ent.People[b].Mentions[0]].Start)
	})
	for i := range as.set.Dates {
		d := &as.set.Dates[i]
		if all || i == e.Time || e.Time != mention.None && d.EDTF == as.set.Dates[e.Time].EDTF || slices.Contains(deadlines, d.EDTF) {
			sel.dates = append(sel.dates, i)
		}
	}
	sel.docs = as.groupDocuments(func(i int) bool { return all || docs[i] })
	return sel
}

// groupDocuments puts the mentions of one document together: equal numbers,
// or equal type and title where there is no number.
func (as *assembler) groupDocuments(want func(int) bool) [][]int {
	var out [][]int
	at := map[string]int{}
	for i := range as.set.Documents {
		d := &as.set.Documents[i]
		k := "t" + strings.ToLower(d.Type+"\x1f"+oneSpace(d.Title))
		if d.Number != "" {
			k = "n" + strings.ToUpper(strings.Join(strings.Fields(d.Number), ""))
		}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return slices.DeleteFunc(out, func(g []int) bool { return !slices.ContainsFunc(g, want) })
}
