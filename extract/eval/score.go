package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bienban/bienban/schema"
)

// Article is what one article is scored on.
type Article struct {
	Gold    *Gold
	Records []schema.Record // of this article, its main record first; source.text set
	Facts   []Fact          // mentions, for the rule table; may be nil
}

// text is the article's text as its first record carries it.
func (a *Article) text() string {
	if len(a.Records) == 0 {
		return ""
	}
	return a.Records[0].Source.Text
}

// Score is what one article adds to the table.
type Score struct {
	ID     string           `json:"id"`
	Counts map[string]Count `json:"counts"`
	Shares map[string]Share `json:"shares"`
	Faults []Fault          `json:"faults"`
	Rules  []RuleHit        `json:"-"`
}

// scorer scores one article.
type scorer struct {
	*Article
	names *names
	words passage
	out   *Score
}

// NewScore holds an article's records against its gold. Values are united
// over the records; the first record is held against the main event.
func NewScore(a *Article) *Score {
	s := &scorer{
		Article: a,
		names:   newNames(a.Gold),
		words:   newPassage(a.text()),
		out:     &Score{ID: a.Gold.ID, Counts: map[string]Count{}, Shares: map[string]Share{}},
	}
	s.share(RowHasRecord, len(a.Records) > 0, nil)
	s.contract()
	s.people()
	s.organizations()
	s.dates()
	s.documents()
	s.event()
	s.decisions()
	s.page()
	s.mentions()
	return s.out
}

// count adds to a counted row, and keeps its faults.
func (s *scorer) count(row string, c Count, faults ...Fault) {
	d := s.out.Counts[row]
	d.add(c)
	s.out.Counts[row] = d
	for _, f := range faults {
		s.fault(row, f)
	}
}

// share adds one comparison to a shared row; f says what is wrong where it is.
func (s *scorer) share(row string, ok bool, f *Fault) {
	d := s.out.Shares[row]
	d.count(ok)
	s.out.Shares[row] = d
	if !ok && f != nil {
		s.fault(row, *f)
	}
}

func (s *scorer) fault(row string, f Fault) {
	f.Article, f.Row = s.Gold.ID, row
	s.out.Faults = append(s.out.Faults, f)
}

// contract checks what must hold of every record: evidence slices, and names
// and numbers that stand in the text or title.
func (s *scorer) contract() {
	for i := range s.Records {
		r := &s.Records[i]
		if r.Source.Text == "" {
			continue
		}
		ix := schema.NewTextIndex(r.Source.Text)
		for _, e := range evidenceOf(r) {
			got, ok := ix.Slice(e.Start, e.End)
			s.share(RowEvidence, ok && got == e.Exact, &Fault{
				Kind: Wrong, Value: e.Exact, Want: got,
			})
		}
		title := deref(r.Source.Title)
		all := Normal(r.Source.Text + " " + title)
		for _, p := range r.People {
			s.share(RowHallucinated, strings.Contains(all, Normal(p.Name)), nil)
			if !strings.Contains(all, Normal(p.Name)) {
				s.fault(RowHallucinated, Fault{Kind: False, Value: p.Name})
			}
		}
		numbers := Number(r.Source.Text + title)
		for _, d := range r.Documents {
			if n := deref(d.Number); n != "" {
				s.share(RowHallucinated, strings.Contains(numbers, Number(n)), nil)
				if !strings.Contains(numbers, Number(n)) {
					s.fault(RowHallucinated, Fault{Kind: False, Value: n})
				}
			}
		}
	}
}

// evidenceOf are all evidences of a record, wherever they stand in it.
func evidenceOf(r *schema.Record) []schema.Evidence {
	var out []schema.Evidence
	add := func(e []schema.Evidence) { out = append(out, e...) }
	if r.Time != nil {
		add(r.Time.Evidence)
	}
	if r.Place != nil {
		add(r.Place.Evidence)
	}
	for _, x := range r.Organizations {
		add(x.Evidence)
	}
	for _, x := range r.People {
		for _, p := range x.Positions {
			add(p.Evidence)
		}
		add(x.Evidence)
	}
	for _, x := range r.Participants {
		add(x.Evidence)
	}
	for _, x := range r.Dates {
		add(x.Evidence)
	}
	for _, x := range r.Documents {
		add(x.Evidence)
	}
	for _, x := range r.Decisions {
		add(x.Evidence)
	}
	return out
}

// alone are the indexes no pair has.
func alone(pairs []pair, n, m int) (gold, sys []int) {
	g, x := make([]bool, n), make([]bool, m)
	for _, p := range pairs {
		g[p.gold], x[p.sys] = true, true
	}
	for i := range g {
		if !g[i] {
			gold = append(gold, i)
		}
	}
	for j := range x {
		if !x[j] {
			sys = append(sys, j)
		}
	}
	return gold, sys
}

func (s *scorer) organizations() {
	type found struct {
		orgForm
		o *schema.Organization
	}
	var sys []found
	for i := range s.Records {
		for j := range s.Records[i].Organizations {
			o := &s.Records[i].Organizations[j]
			f := newOrgForm(o.Name, o.Written)
			k := slices.IndexFunc(sys, func(x found) bool { return x.name == f.name })
			if k < 0 {
				sys = append(sys, found{f, o})
				continue
			}
			sys[k].forms.add(f.forms)
		}
	}
	gold := s.names.gold
	pairs := match(len(gold), len(sys), leastOrg, func(i, j int) float64 { return likeOrg(gold[i], sys[j].orgForm) })
	n := len(pairs)
	s.count(RowOrganizations, Count{n, len(sys) - n, len(gold) - n})
	for _, p := range pairs {
		s.share(RowOrgFullest, gold[p.gold].name == sys[p.sys].name, &Fault{
			Kind: Wrong, Value: sys[p.sys].o.Name, Want: s.Gold.Organizations[p.gold].Name,
			Around: s.words.at(sys[p.sys].o.Evidence),
		})
	}
	missed, false_ := alone(pairs, len(gold), len(sys))
	for _, i := range missed {
		o := s.Gold.Organizations[i]
		s.fault(RowOrganizations, s.missedAt(o.Name, append([]string{o.Name}, o.Aliases...)...))
	}
	for _, j := range false_ {
		s.fault(RowOrganizations, s.falsely(sys[j].o.Name, "", sys[j].o.Evidence))
	}
}

func (s *scorer) dates() {
	gold := map[string]string{}
	for _, d := range s.Gold.Dates {
		if _, ok := gold[d.EDTF]; !ok {
			gold[d.EDTF] = d.Written
		}
	}
	sys := map[string]schema.Date{}
	for i := range s.Records {
		for _, d := range s.Records[i].Dates {
			if _, ok := sys[d.EDTF]; !ok {
				sys[d.EDTF] = d
			}
		}
	}
	var c Count
	var faults []Fault
	for _, k := range slices.Sorted(maps.Keys(gold)) {
		if _, ok := sys[k]; ok {
			c.TP++
			continue
		}
		c.FN++
		faults = append(faults, s.missedAt(k+" ("+gold[k]+")", gold[k]))
	}
	for _, k := range slices.Sorted(maps.Keys(sys)) {
		_, ok := gold[k]
		s.hit(sys[k].Rule, yes(ok))
		if !ok {
			c.FP++
			faults = append(faults, s.falsely(k+" ("+sys[k].Written+")", sys[k].Rule, sys[k].Evidence))
		}
	}
	s.count(RowDates, c, faults...)
}

func (s *scorer) documents() {
	gold := map[string]GoldDocument{}
	for _, d := range s.Gold.Documents {
		if n := deref(d.Number); n != "" {
			gold[Number(n)] = d
		}
	}
	sys := map[string]schema.Document{}
	for i := range s.Records {
		for _, d := range s.Records[i].Documents {
			if n := deref(d.Number); n != "" {
				sys[Number(n)] = d
			}
		}
	}
	var c Count
	var faults []Fault
	for _, k := range slices.Sorted(maps.Keys(gold)) {
		g := gold[k]
		d, ok := sys[k]
		if !ok {
			c.FN++
			faults = append(faults, s.missed(*g.Number))
			continue
		}
		c.TP++
		if want := deref(g.Date); want != "" {
			s.share(RowDocDate, deref(d.Date) == want, &Fault{
				Kind: Wrong, Value: *d.Number + ": " + show(d.Date), Want: want, Around: s.words.at(d.Evidence),
			})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(sys)) {
		if _, ok := gold[k]; !ok {
			c.FP++
			faults = append(faults, s.falsely(*sys[k].Number, "", sys[k].Evidence))
		}
	}
	s.count(RowDocuments, c, faults...)
}

// page compares what the page says of itself, where there is a record.
func (s *scorer) page() {
	if len(s.Records) == 0 {
		return
	}
	src := s.Records[0].Source
	if want := deref(s.Gold.Page.Published); want != "" {
		got := deref(src.Published)
		s.share(RowPublished, firstDay(got) == firstDay(want), &Fault{Kind: Wrong, Value: got, Want: want})
	}
	got := deref(src.Title)
	s.share(RowTitle, wordF1(got, s.Gold.Page.Title) > 0.9, &Fault{Kind: Wrong, Value: got, Want: s.Gold.Page.Title})
}

func firstDay(s string) string {
	r := []rune(s)
	return string(r[:min(10, len(r))])
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// show is a value that may be missing, as faults show it.
func show(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}

// values is a list in a form to be printed.
func values(list []string) string {
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, "; ")
}

// partyName is an issuer or addressee as faults show it.
func partyName(r *schema.Record, p schema.Party) string {
	switch {
	case p.Ref != "":
		for i := range r.Organizations {
			if r.Organizations[i].Ref == p.Ref {
				return r.Organizations[i].Name
			}
		}
		for i := range r.People {
			if r.People[i].Ref == p.Ref {
				return r.People[i].Name
			}
		}
		return fmt.Sprintf("%s (points at nothing)", p.Ref)
	case p.Written != "":
		return p.Written
	}
	return "nobody"
}

// BaseName is the name gold and pages share: the last part of a path or
// address without the endings of a page.
func BaseName(path string) string {
	path = strings.TrimRight(path, "/")
	path = path[strings.LastIndexByte(path, '/')+1:]
	path = strings.TrimSuffix(path, ".gz")
	for _, ext := range []string{".html", ".htm", ".txt"} {
		if s, ok := strings.CutSuffix(path, ext); ok {
			return s
		}
	}
	return path
}
