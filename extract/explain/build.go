package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/event"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// builder makes an Explained.
type builder struct {
	x     *extract.Explanation
	doc   *text.Doc
	rules map[string]bool
	out   *Explained

	orgPlaces, personPlaces [][]place         // by Entities
	docWords                map[int]Words     // by Set.Documents
	dateWords               map[int]Words     // by Set.Dates
	dateRefs                map[string]string // by EDTF
}

// New gathers the facts of an explanation.
func New(x *extract.Explanation) *Explained {
	a := x.Article
	out := &Explained{
		Article: Article{
			URL: a.URL, Kind: string(a.Kind), Reason: a.Reason, Title: a.Title, Site: cmp.Or(a.SiteName, a.Site),
			Language: a.Language, Author: a.Author, Published: a.Published, PublishedFrom: a.PublishedFrom,
			Text: a.Text, Blocks: a.Blocks,
		},
		Facts: []Fact{}, Missed: []Missed{}, Weights: []Weight{}, Rules: []Rule{},
		MinWeight: event.MinWeight, Dropped: map[string]int{},
	}
	if out.Article.Blocks == nil {
		out.Article.Blocks = []schema.Block{}
	}
	if x.Context == nil {
		return out
	}
	b := &builder{
		x: x, doc: x.Context.Doc, rules: map[string]bool{}, out: out,
		orgPlaces: make([][]place, len(x.Entities.Orgs)), personPlaces: make([][]place, len(x.Entities.People)),
		docWords: map[int]Words{}, dateWords: map[int]Words{}, dateRefs: map[string]string{},
	}
	// Entities first: events and decisions point at their words.
	people, orgs, docs, dates := b.people(), b.organizations(), b.documents(), b.dates()
	for _, list := range [][]Fact{b.events(), b.decisions(), people, orgs, docs, dates} {
		out.Facts = append(out.Facts, list...)
	}
	for i := range out.Facts {
		if out.Facts[i].Words == nil {
			out.Facts[i].Words = []Words{}
		}
	}
	out.Missed = b.missed()
	for _, w := range x.Weights {
		out.Weights = append(out.Weights, Weight{w.Type, w.Weight})
	}
	r := x.Report
	out.Found = Found{r.Dates, r.Documents, r.Orgs, r.People, r.Posts, r.Decisions, r.Events}
	for k, n := range r.Dropped {
		out.Dropped[k] = n
	}
	out.Rules = b.usedRules()
	return out
}

// rule notes that a rule found something.
func (b *builder) rule(r mention.Rule) string {
	if r != "" {
		b.rules[string(r)] = true
	}
	return string(r)
}

func (b *builder) usedRules() []Rule {
	out := make([]Rule, 0, len(b.rules))
	for id := range b.rules {
		c := b.x.Confidence[mention.Rule(id)]
		out = append(out, Rule{ID: id, What: ruleWords()[id], Precision: c.Precision, Support: c.Support})
	}
	slices.SortFunc(out, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// words are the words of a span; the mark is its n-th of the fact.
func (b *builder) words(id string, n int, s text.Span, r mention.Rule) Words {
	return Words{Evidence: b.doc.Evidence(s), Mark: fmt.Sprintf("m-%s-%d", id, n), Rule: b.rule(r)}
}

func (b *builder) people() []Fact {
	var out []Fact
	for _, p := range inOrder(len(b.x.Entities.People), b.x.PersonRefs, func(i int) int {
		return b.x.Set.People[b.x.Entities.People[i].Mentions[0]].Start
	}) {
		e := &b.x.Entities.People[p]
		id := b.x.PersonRefs[p]
		f := Fact{ID: id, Kind: Person, Name: e.Name}
		if e.Honorific != "" {
			f.Details = append(f.Details, Detail{Label: "honorific", Value: e.Honorific})
		}
		for n, m := range e.Mentions {
			pm := &b.x.Set.People[m]
			w := b.words(id, n+1, pm.Span, pm.Rule)
			if pm.Short {
				w.Note = "part of the name: taken for the same person"
			}
			f.Words = append(f.Words, w)
			b.personPlaces[p] = append(b.personPlaces[p], place{pm.Span, w})
		}
		// Posts that stand for the person without the name.
		for i := range b.x.Set.Posts {
			q := &b.x.Set.Posts[i]
			if q.Person == mention.None && b.x.Entities.HolderOf[i] == p {
				w := b.words(id, len(f.Words)+1, q.Span, q.Rule)
				w.Note = "a post, taken to stand for the person"
				f.Words = append(f.Words, w)
				b.personPlaces[p] = append(b.personPlaces[p], place{q.Span, w})
			}
		}
		out = append(out, f)
		for n := range e.Positions {
			out = append(out, b.position(p, id, n))
		}
	}
	return out
}

func (b *builder) position(person int, id string, n int) Fact {
	q := &b.x.Entities.People[person].Positions[n]
	f := Fact{
		ID: fmt.Sprintf("%s.%d", id, n+1), Kind: Position, Name: oneLine(q.Title),
		Type: string(cmp.Or(q.Status, schema.Current)), Rule: b.rule(q.Rule),
	}
	f.Details = append(f.Details, Detail{Label: "person", Value: b.x.Entities.People[person].Name, Ref: id})
	switch {
	case q.Org != mention.None:
		d := Detail{Label: "organization", Value: b.x.Entities.Orgs[q.Org].Name, Ref: b.x.OrgRefs[q.Org]}
		if q.OrgWritten != "" && q.OrgWritten != d.Value {
			d.Note = "written “" + oneLine(q.OrgWritten) + "”"
		}
		f.Details = append(f.Details, d)
	case q.OrgWritten != "":
		f.Details = append(f.Details, Detail{Label: "organization", Value: oneLine(q.OrgWritten), Note: "as written: no organisation of the article is it"})
	}
	for i, s := range q.Evidence {
		f.Words = append(f.Words, b.words(f.ID, i+1, s, q.Rule))
	}
	return f
}

func (b *builder) organizations() []Fact {
	var out []Fact
	for _, o := range inOrder(len(b.x.Entities.Orgs), b.x.OrgRefs, func(i int) int {
		return b.x.Set.Orgs[b.x.Entities.Orgs[i].Mentions[0]].Start
	}) {
		e := &b.x.Entities.Orgs[o]
		f := Fact{ID: b.x.OrgRefs[o], Kind: Organization, Name: e.Name, Type: e.Kind}
		if e.Parent != mention.None {
			f.Details = append(f.Details, Detail{Label: "parent", Value: b.x.Entities.Orgs[e.Parent].Name, Ref: b.x.OrgRefs[e.Parent]})
		}
		for n, m := range e.Mentions {
			om := &b.x.Set.Orgs[m]
			w := b.words(f.ID, n+1, om.Span, om.Rule)
			if om.Short {
				w.Note = "short form: the article says which"
			}
			f.Words = append(f.Words, w)
			b.orgPlaces[o] = append(b.orgPlaces[o], place{om.Span, w})
			if !om.Alias.Empty() && !om.Covers(om.Alias) {
				f.Details = append(f.Details, Detail{Label: "short form", Value: b.doc.Slice(om.Alias)})
			}
		}
		out = append(out, f)
	}
	return out
}

func (b *builder) documents() []Fact {
	var out []Fact
	at := map[string]int{}
	for i := range b.x.Set.Documents {
		d := &b.x.Set.Documents[i]
		id := ""
		if i < len(b.x.DocumentRefs) {
			id = b.x.DocumentRefs[i]
		}
		if id == "" {
			continue
		}
		n, ok := at[id]
		if !ok {
			n = len(out)
			at[id] = n
			out = append(out, Fact{
				ID: id, Kind: Document, Type: string(cmp.Or(d.Relation, schema.Cited)), Rule: b.rule(d.Rule),
				Name: strings.TrimSpace(d.Type + " " + d.Number),
			})
		}
		f := &out[n]
		b.docWords[i] = b.words(id, len(f.Words)+1, d.Span, d.Rule)
		f.Words = append(f.Words, b.docWords[i])
		for _, m := range []struct{ label, value string }{{"date", d.DateEDTF}, {"issuer", d.Issuer}, {"title", d.Title}} {
			if m.value != "" && !slices.ContainsFunc(f.Details, func(x Detail) bool { return x.Label == m.label }) {
				f.Details = append(f.Details, Detail{Label: m.label, Value: oneLine(m.value)})
			}
		}
	}
	for i := range out {
		if out[i].Name == "" {
			out[i].Name = oneLine(out[i].Words[0].Exact)
		}
	}
	return out
}

// uses says what a date is a date of, where it is not simply when something
// happens.
var uses = map[mention.DateUse]string{
	mention.DocumentDate:    "date of a document",
	mention.PeriodDate:      "a period that something is about",
	mention.AnniversaryDate: "commemorated",
	mention.RecurringDate:   "comes again and again",
	mention.DeadlineDate:    "a deadline",
	mention.HistoryDate:     "background, before what is reported",
}

func (b *builder) dates() []Fact {
	var out []Fact
	at := map[string]int{}
	for i := range b.x.Set.Dates {
		d := &b.x.Set.Dates[i]
		n, ok := at[d.EDTF]
		if !ok {
			n = len(out)
			at[d.EDTF] = n
			f := Fact{ID: fmt.Sprintf("t%d", n+1), Kind: Date, Name: d.EDTF, Type: string(d.Precision), Rule: b.rule(d.Rule)}
			switch d.From {
			case schema.FromPublished:
				f.Details = append(f.Details, Detail{Label: "read against", Value: "the publication date " + b.x.Article.Published})
			case schema.FromContext:
				f.Details = append(f.Details, Detail{Label: "read against", Value: "another date of the text"})
			}
			if d.Start != "" || d.End != "" {
				f.Details = append(f.Details, Detail{Label: "covers", Value: cmp.Or(d.Start, "open") + " to " + cmp.Or(d.End, "open")})
			}
			out = append(out, f)
			b.dateRefs[d.EDTF] = f.ID
		}
		f := &out[n]
		w := b.words(f.ID, len(f.Words)+1, d.Span, d.Rule)
		w.Note = uses[d.Use]
		switch {
		case w.Note != "":
		case d.Limit == mention.Until:
			w.Note = "until"
		case d.Limit == mention.Since:
			w.Note = "since"
		}
		f.Words = append(f.Words, w)
		b.dateWords[i] = w
	}
	return out
}

// inOrder are the indexes below n that have a reference, by place.
func inOrder(n int, refs []string, place func(int) int) []int {
	var out []int
	for i := range n {
		if i < len(refs) && refs[i] != "" {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(place(a), place(b)) })
	return out
}

// oneLine makes every run of white space one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
