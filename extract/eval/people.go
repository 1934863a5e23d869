package eval

import (
	"maps"
	"slices"

	"github.com/bienban/bienban/schema"
)

// post is a post somebody has, in gold or in records.
type post struct {
	name   string // normal form
	titles forms
	orgs   forms
	// how to show it
	person, title, org string
	status             schema.PositionStatus
	rule               string
	evidence           []schema.Evidence
}

func (p *post) String() string {
	if p.org == "" {
		return p.person + " | " + p.title
	}
	return p.person + " | " + p.title + " | " + p.org
}

func (s *scorer) people() {
	gold := map[string]*GoldPerson{}
	for i := range s.Gold.People {
		gold[Normal(s.Gold.People[i].Name)] = &s.Gold.People[i]
	}
	sys := map[string]*schema.Person{}
	var posts []post
	for i := range s.Records {
		r := &s.Records[i]
		for j := range r.People {
			p := &r.People[j]
			n := Normal(p.Name)
			if sys[n] == nil {
				sys[n] = p
			}
			for _, q := range p.Positions {
				posts = addPost(posts, r, n, p, q)
			}
		}
	}
	var c Count
	var faults []Fault
	for _, n := range slices.Sorted(maps.Keys(gold)) {
		if sys[n] != nil {
			c.TP++
			continue
		}
		c.FN++
		faults = append(faults, s.missed(gold[n].Name))
	}
	for _, n := range slices.Sorted(maps.Keys(sys)) {
		if gold[n] == nil {
			c.FP++
			faults = append(faults, s.falsely(sys[n].Name, "", sys[n].Evidence))
		}
	}
	s.count(RowPeople, c, faults...)
	s.posts(s.goldPosts(gold), posts)
}

// addPost adds a post unless the same was there, in this or another record.
func addPost(posts []post, r *schema.Record, name string, p *schema.Person, q schema.Position) []post {
	orgs := forms{}
	if q.Organization != nil {
		orgs.add(refForms(r, *q.Organization))
	}
	written := deref(q.OrganizationWritten)
	if written != "" {
		orgs[Normal(written)] = struct{}{}
	}
	title := newForms(q.Title)
	for i := range posts {
		if x := &posts[i]; x.name == name && x.titles.equal(title) && x.orgs.equal(orgs) {
			return posts
		}
	}
	org := written
	if q.Organization != nil {
		for i := range r.Organizations {
			if r.Organizations[i].Ref == *q.Organization {
				org = r.Organizations[i].Name
			}
		}
	}
	return append(posts, post{
		name: name, titles: title, orgs: orgs, person: p.Name, title: q.Title, org: org,
		status: q.Status, rule: q.Rule, evidence: q.Evidence,
	})
}

// goldPosts are the posts of gold; of two people of one name the last counts.
func (s *scorer) goldPosts(gold map[string]*GoldPerson) []post {
	var out []post
	done := map[string]bool{}
	for _, p := range s.Gold.People {
		n := Normal(p.Name)
		if done[n] {
			continue
		}
		done[n] = true
		for _, q := range gold[n].Positions {
			x := post{
				name: n, titles: newForms(q.Title), orgs: s.names.of(q.Org),
				person: p.Name, title: q.Title, org: deref(q.Org),
			}
			if w := deref(q.OrgWritten); w != "" {
				x.titles[Normal(q.Title+" "+w)] = struct{}{}
				x.orgs[Normal(w)] = struct{}{}
			}
			out = append(out, x)
		}
	}
	return out
}

func (s *scorer) posts(gold, sys []post) {
	titled := func(i, j int) bool { return gold[i].name == sys[j].name && gold[i].titles.meets(sys[j].titles) }
	byTitle := match(len(gold), len(sys), 1, func(i, j int) float64 { return yes(titled(i, j)) })
	full := match(len(gold), len(sys), 1, func(i, j int) float64 {
		g, x := gold[i].orgs, sys[j].orgs
		return yes(titled(i, j) && (len(g) == 0 && len(x) == 0 || g.meets(x)))
	})
	for _, row := range []struct {
		name  string
		pairs []pair
	}{{RowNameTitle, byTitle}, {RowPositions, full}} {
		n := len(row.pairs)
		s.count(row.name, Count{n, len(sys) - n, len(gold) - n})
		missed, false_ := alone(row.pairs, len(gold), len(sys))
		for _, i := range missed {
			s.fault(row.name, s.missedAt(gold[i].String(), gold[i].person))
		}
		for _, j := range false_ {
			s.fault(row.name, s.falsely(sys[j].String(), sys[j].rule, sys[j].evidence))
		}
	}
	right := make([]bool, len(sys))
	for _, p := range full {
		right[p.sys] = true
	}
	for j := range sys {
		s.hit(sys[j].rule, yes(right[j]))
	}
}
