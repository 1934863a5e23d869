package eval

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/bienban/bienban/schema"
)

// pair is a gold value and the value of the records matched to it.
type pair struct{ gold, sys int }

// match pairs n gold with m system values one to one, greedily, the most alike
// first and of equals the earlier; those less alike than least stay alone.
func match(n, m int, least float64, alike func(g, s int) float64) []pair {
	type candidate struct {
		pair
		v float64
	}
	var all []candidate
	for i := range n {
		for j := range m {
			if v := alike(i, j); v >= least {
				all = append(all, candidate{pair{i, j}, v})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.v, a.v) })
	gold, sys := make([]bool, n), make([]bool, m)
	var out []pair
	for _, c := range all {
		if !gold[c.gold] && !sys[c.sys] {
			gold[c.gold], sys[c.sys] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// forms is a set of written forms in normal form.
type forms map[string]struct{}

func newForms(s ...string) forms {
	f := make(forms, len(s))
	for _, x := range s {
		f[Normal(x)] = struct{}{}
	}
	return f
}

func (f forms) add(g forms) {
	for x := range g {
		f[x] = struct{}{}
	}
}

func (f forms) has(s string) bool { _, ok := f[s]; return ok }

func (f forms) meets(g forms) bool {
	for x := range f {
		if g.has(x) {
			return true
		}
	}
	return false
}

func (f forms) equal(g forms) bool {
	if len(f) != len(g) {
		return false
	}
	for x := range f {
		if !g.has(x) {
			return false
		}
	}
	return true
}

// yes is how alike two values are that are equal or not.
func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func same(a, b []forms) []pair {
	return match(len(a), len(b), 1, func(i, j int) float64 { return yes(a[i].meets(b[j])) })
}

// orgForm is an organisation by its name and all its forms, the name's too.
type orgForm struct {
	name  string
	forms forms
}

func newOrgForm(name string, written []string) orgForm {
	f := newForms(written...)
	n := Normal(name)
	f[n] = struct{}{}
	return orgForm{n, f}
}

// likeOrg is how alike two organisations are: 2 by name; between 1 and 2 by
// shared forms that mean something on their own (six characters and more, or
// the gold name itself); less than matching needs where only a short form
// such as "Sở" is shared.
func likeOrg(gold, sys orgForm) float64 {
	if gold.name == sys.name {
		return 2
	}
	shared, long := 0, 0
	for f := range gold.forms {
		if sys.forms.has(f) {
			shared++
			if utf8.RuneCountInString(f) >= 6 || f == gold.name {
				long++
			}
		}
	}
	switch {
	case long > 0:
		return 1 + float64(long)/100
	case shared > 0:
		return 0.5
	}
	return 0
}

// leastOrg is how alike two organisations must be to be one.
const leastOrg = 0.9

// names resolves the names of one article, in gold and in records.
type names struct {
	gold []orgForm
}

func newNames(g *Gold) *names {
	n := new(names)
	for _, o := range g.Organizations {
		n.gold = append(n.gold, newOrgForm(o.Name, o.Aliases))
	}
	return n
}

// of are the forms of a name of gold: itself, and all of the organisation it
// is a form of.
func (n *names) of(name *string) forms {
	f := forms{}
	if name == nil {
		return f
	}
	s := Normal(*name)
	f[s] = struct{}{}
	for _, o := range n.gold {
		if o.forms.has(s) {
			f.add(o.forms)
		}
	}
	return f
}

func (n *names) ofAll(list []string) []forms {
	out := make([]forms, len(list))
	for i := range list {
		out[i] = n.of(&list[i])
	}
	return out
}

// refForms are the forms of what a reference points at; none where it points
// at nothing.
func refForms(r *schema.Record, ref string) forms {
	for i := range r.Organizations {
		if o := &r.Organizations[i]; o.Ref == ref {
			return newOrgForm(o.Name, o.Written).forms
		}
	}
	for i := range r.People {
		if r.People[i].Ref == ref {
			return newForms(r.People[i].Name)
		}
	}
	return forms{}
}

// partyForms are the forms of an issuer or addressee.
func partyForms(r *schema.Record, p schema.Party) forms {
	switch {
	case p.Ref != "":
		return refForms(r, p.Ref)
	case p.Written != "":
		return newForms(p.Written)
	}
	return forms{}
}
