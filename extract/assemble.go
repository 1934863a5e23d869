package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// maxEvidence bounds the evidence of one entity: the first places prove it.
const maxEvidence = 8

// assembler turns one article's mentions into its records.
type assembler struct {
	x         *Extractor
	a         *schema.Article
	c         *mention.Context
	set       *mention.Set
	ent       *mention.Entities
	decisions []mention.Decision
	events    []mention.Event
}

// refs maps entity and document indexes to references in one record.
type refs struct {
	orgs, people []string
	docs         []string // by Set.Documents: equal documents share one
}

func (as *assembler) records() []schema.Record {
	if len(as.events) == 0 {
		return nil
	}
	out := make([]schema.Record, 0, len(as.events))
	seen := map[string]int{}
	for i := range as.events {
		r := as.record(i)
		// Two further events with one key: the later one says so.
		seen[r.ID]++
		if n := seen[r.ID]; n > 1 {
			r.ID = schema.RecordID(as.identity(), as.key(i)+fmt.Sprintf("\x1f%d", n))
		}
		out = append(out, r)
	}
	return out
}

func (as *assembler) identity() string {
	if as.a.CanonicalURL != "" {
		return as.a.CanonicalURL
	}
	return as.a.URL
}

// key is the event key: "main", else type, time and head actor.
func (as *assembler) key(i int) string {
	if i == 0 {
		return schema.MainKey
	}
	e := &as.events[i]
	edtf := ""
	if e.Time != mention.None {
		edtf = as.set.Dates[e.Time].EDTF
	}
	return schema.EventKey(e.Type, edtf, as.actorName(e.Head))
}

func (as *assembler) actorName(a mention.Actor) string {
	switch {
	case a.Person != mention.None:
		return as.ent.People[a.Person].Name
	case a.Org != mention.None:
		return as.ent.Orgs[a.Org].Name
	}
	return as.c.Doc.Slice(a.Written)
}

func (as *assembler) record(i int) schema.Record {
	e := &as.events[i]
	sel := as.selection(i)
	rf := as.numberRefs(sel)
	r := schema.Record{
		Schema:   schema.Version,
		ID:       schema.RecordID(as.identity(), as.key(i)),
		Revision: 1,
		Status:   schema.Active,
		Language: cmp.Or(as.a.Language, "vi"),
		Type:     cmp.Or(e.Type, schema.TypeOther),
		Modality: cmp.Or(e.Modality, schema.Occurred),
		Title:    as.title(e),
		Time:     as.time(e),
		Place:    as.place(e),
		Source:   as.source(),
		Provenance: schema.Provenance{
			Extractor: Version,
			Lexicon:   ptr(as.x.lex.Version()),
		},
	}
	r.Organizations = as.organizations(sel, rf)
	r.People = as.people(sel, rf)
	r.Participants = as.participants(e, sel, rf)
	r.Dates = as.dates(sel)
	r.Documents = as.documents(sel, rf)
	r.Decisions = as.decisionsOf(i, rf)
	return r
}

// title is the event's name, else the article's, else its first words.
func (as *assembler) title(e *mention.Event) string {
	if t := strings.TrimSpace(cmp.Or(e.Title, as.a.Title)); t != "" {
		return t
	}
	return as.c.Doc.Slice(as.c.Doc.Sentences[0])
}

func (as *assembler) time(e *mention.Event) *schema.Time {
	if e.Time == mention.None {
		return nil
	}
	d := &as.set.Dates[e.Time]
	return &schema.Time{
		EDTF:         d.EDTF,
		Start:        opt(d.Start),
		End:          opt(d.End),
		Precision:    d.Precision,
		Written:      as.c.Doc.Slice(d.Span),
		ResolvedFrom: opt(d.From),
		Rule:         string(d.Rule),
		Evidence:     as.evidence(d.Span),
	}
}

func (as *assembler) place(e *mention.Event) *schema.Place {
	if e.Place.Empty() {
		return nil
	}
	return &schema.Place{Name: oneSpace(as.c.Doc.Slice(e.Place)), Evidence: as.evidence(e.Place)}
}

func (as *assembler) source() schema.Source {
	a := as.a
	s := schema.Source{
		URL:           opt(a.URL),
		CanonicalURL:  opt(a.CanonicalURL),
		Site:          opt(a.Site),
		Title:         opt(a.Title),
		Author:        opt(a.Author),
		Published:     opt(a.Published),
		PublishedFrom: opt(a.PublishedFrom),
		ContentSHA256: opt(a.ContentSHA256),
		TextSHA256:    schema.SHA256Hex([]byte(a.Text)),
		TextLength:    utf8.RuneCountInString(a.Text),
	}
	if !a.FetchedAt.IsZero() {
		s.FetchedAt = ptr(a.FetchedAt.UTC().Format("2006-01-02T15:04:05Z"))
	}
	return s
}

func (as *assembler) numberRefs(sel selection) refs {
	rf := refs{
		orgs:   make([]string, len(as.ent.Orgs)),
		people: make([]string, len(as.ent.People)),
		docs:   make([]string, len(as.set.Documents)),
	}
	for n, o := range sel.orgs {
		rf.orgs[o] = fmt.Sprintf("o%d", n+1)
	}
	for n, p := range sel.people {
		rf.people[p] = fmt.Sprintf("p%d", n+1)
	}
	for n, group := range sel.docs {
		for _, d := range group {
			rf.docs[d] = fmt.Sprintf("d%d", n+1)
		}
	}
	return rf
}

func (as *assembler) organizations(sel selection, rf refs) []schema.Organization {
	out := make([]schema.Organization, 0, len(sel.orgs))
	for _, o := range sel.orgs {
		e := &as.ent.Orgs[o]
		org := schema.Organization{
			Ref:      rf.orgs[o],
			Name:     e.Name,
			Kind:     opt(e.Kind),
			Evidence: []schema.Evidence{},
		}
		if e.Parent != mention.None {
			org.Parent = opt(rf.orgs[e.Parent])
		}
		// Full names prove an organisation better than "Sở" does.
		var full, short []text.Span
		for _, m := range e.Mentions {
			om := &as.set.Orgs[m]
			org.Written = appendNew(org.Written, oneSpace(as.c.Doc.Slice(om.Span)))
			// "Công an" in "các Bộ: Tư pháp, Công an", "Sở Bưu chính (BC) Tiền
			// Giang": what the words say beside how they stand.
			org.Written = appendNew(org.Written, oneSpace(om.Name))
			if om.Short {
				short = append(short, om.Span)
			} else {
				full = append(full, om.Span)
			}
		}
		if len(full) == 0 {
			full = short
		}
		org.Evidence = as.evidence(full...)
		out = append(out, org)
	}
	return out
}

func (as *assembler) people(sel selection, rf refs) []schema.Person {
	out := make([]schema.Person, 0, len(sel.people))
	for _, p := range sel.people {
		e := &as.ent.People[p]
		person := schema.Person{
			Ref:       rf.people[p],
			Name:      e.Name,
			Honorific: opt(e.Honorific),
			Positions: make([]schema.Position, 0, len(e.Positions)),
		}
		for _, q := range e.Positions {
			pos := schema.Position{
				Title:               oneSpace(q.Title),
				OrganizationWritten: opt(oneSpace(q.OrgWritten)),
				Status:              cmp.Or(q.Status, schema.Current),
				Rule:                string(q.Rule),
				Confidence:          as.confidence(q.Rule),
				Evidence:            as.evidence(q.Evidence...),
			}
			if q.Org != mention.None {
				pos.Organization = opt(rf.orgs[q.Org])
			}
			person.Positions = append(person.Positions, pos)
		}
		spans := make([]text.Span, 0, len(e.Mentions))
		for _, m := range e.Mentions {
			spans = append(spans, as.set.People[m].Span)
		}
		person.Evidence = as.evidence(spans...)
		out = append(out, person)
	}
	return out
}

// participants are those with a part in the event, in the order the finder
// gave them, then everybody else of the record as mentioned.
func (as *assembler) participants(e *mention.Event, sel selection, rf refs) []schema.Participant {
	out := []schema.Participant{}
	type part struct {
		ref  string
		role schema.Role
	}
	done := map[part]bool{}
	has := map[string]bool{}
	for _, p := range e.Participants {
		ref := rf.of(p.Actor)
		if ref == "" || done[part{ref, p.Role}] {
			continue
		}
		done[part{ref, p.Role}], has[ref] = true, true
		out = append(out, schema.Participant{Ref: ref, Role: p.Role, Evidence: as.evidence(p.Evidence)})
	}
	for _, p := range sel.people {
		if ref := rf.people[p]; !has[ref] {
			out = append(out, schema.Participant{
				Ref: ref, Role: schema.Mentioned,
				Evidence: as.evidence(as.set.People[as.ent.People[p].Mentions[0]].Span),
			})
		}
	}
	for _, o := range sel.orgs {
		if ref := rf.orgs[o]; !has[ref] {
			out = append(out, schema.Participant{
				Ref: ref, Role: schema.Mentioned,
				Evidence: as.evidence(as.set.Orgs[as.ent.Orgs[o].Mentions[0]].Span),
			})
		}
	}
	return out
}

// of is the reference of a person or organisation in this record.
func (rf refs) of(a mention.Actor) string {
	switch {
	case a.Person != mention.None:
		return rf.people[a.Person]
	case a.Org != mention.None:
		return rf.orgs[a.Org]
	}
	return ""
}

// dates groups the expressions by value.
func (as *assembler) dates(sel selection) []schema.Date {
	out := []schema.Date{}
	at := map[string]int{}
	for _, i := range sel.dates {
		d := &as.set.Dates[i]
		if n, ok := at[d.EDTF]; ok {
			if len(out[n].Evidence) < maxEvidence {
				out[n].Evidence = append(out[n].Evidence, as.c.Doc.Evidence(d.Span))
			}
			continue
		}
		at[d.EDTF] = len(out)
		out = append(out, schema.Date{
			EDTF:         d.EDTF,
			Written:      as.c.Doc.Slice(d.Span),
			ResolvedFrom: opt(d.From),
			Rule:         string(d.Rule),
			Evidence:     as.evidence(d.Span),
		})
	}
	return out
}

// documents joins the mentions of one document: the fullest value of each
// member, and the strongest relation.
func (as *assembler) documents(sel selection, rf refs) []schema.Document {
	out := make([]schema.Document, 0, len(sel.docs))
	for _, group := range sel.docs {
		var doc schema.Document
		var spans []text.Span
		for _, i := range group {
			d := &as.set.Documents[i]
			doc.Ref = rf.docs[i]
			keep(&doc.Type, d.Type)
			keep(&doc.Number, d.Number)
			keep(&doc.Date, d.DateEDTF)
			keep(&doc.Issuer, oneSpace(d.Issuer))
			keep(&doc.Title, oneSpace(d.Title))
			if rel := cmp.Or(d.Relation, schema.Cited); doc.Relation == "" || doc.Relation == schema.Cited {
				doc.Relation = rel
			}
			spans = append(spans, d.Span)
		}
		doc.Evidence = as.evidence(spans...)
		out = append(out, doc)
	}
	return out
}

func (as *assembler) decisionsOf(event int, rf refs) []schema.Decision {
	out := []schema.Decision{}
	for i := range as.decisions {
		d := &as.decisions[i]
		if d.Event != event || d.Text.Empty() {
			continue
		}
		dec := schema.Decision{
			Kind:       d.Kind,
			Issuer:     as.party(d.Issuer, rf),
			Addressees: []schema.Party{},
			Text:       as.c.Doc.Slice(d.Text),
			Deadline:   opt(d.Deadline),
			Rule:       string(d.Rule),
			Confidence: as.confidence(d.Rule),
			Evidence:   as.evidence(d.Text),
		}
		for _, a := range d.Addressees {
			if p := as.party(a, rf); !p.IsZero() && !slices.Contains(dec.Addressees, p) {
				dec.Addressees = append(dec.Addressees, p)
			}
		}
		if d.Document != mention.None {
			dec.Document = opt(rf.docs[d.Document])
		}
		out = append(out, dec)
	}
	return out
}

func (as *assembler) party(a mention.Actor, rf refs) schema.Party {
	if ref := rf.of(a); ref != "" {
		return schema.Party{Ref: ref}
	}
	return schema.Party{Written: oneSpace(as.c.Doc.Slice(a.Written))}
}

func (as *assembler) confidence(r mention.Rule) *float64 { return as.x.confidence[r].Precision }

// evidence of spans, in order, at most maxEvidence of them.
func (as *assembler) evidence(spans ...text.Span) []schema.Evidence {
	out := make([]schema.Evidence, 0, min(len(spans), maxEvidence))
	for _, s := range spans {
		if len(out) == maxEvidence {
			break
		}
		if !s.Empty() {
			out = append(out, as.c.Doc.Evidence(s))
		}
	}
	return out
}

func ptr[T any](v T) *T { return &v }

// opt is a string or null.
func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// keep sets a member where it has no value, or a shorter one, yet.
func keep(p **string, s string) {
	if s != "" && (*p == nil || len(s) > len(**p)) {
		*p = &s
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// oneSpace makes every run of white space one space.
func oneSpace(s string) string {
	if !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\n\t") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}
