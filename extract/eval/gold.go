package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/bienban/bienban/schema"
)

// Gold is the annotation of one article: the values a reader of its records
// should find. Strings are copied from the article as written.
type Gold struct {
	ID            string         `json:"id"` // base name of the file
	Lang          string         `json:"lang"`
	Page          GoldPage       `json:"page"`
	People        []GoldPerson   `json:"people"`
	Organizations []GoldOrg      `json:"organizations"`
	Dates         []GoldDate     `json:"dates"`
	Documents     []GoldDocument `json:"documents"`
	Events        []GoldEvent    `json:"events"`
	Decisions     []GoldDecision `json:"decisions"`
}

// GoldPage is what the page says of itself; First and Last are the eight
// words the body begins and ends with.
type GoldPage struct {
	Title     string  `json:"title"`
	Published *string `json:"published"`
	Author    *string `json:"author"`
	First     string  `json:"first"`
	Last      string  `json:"last"`
}

// GoldPerson is one person of the article under the fullest name.
type GoldPerson struct {
	Name      string         `json:"name"`
	Positions []GoldPosition `json:"positions"`
}

// GoldPosition is a post; Org is the full name of its organisation, OrgWritten
// how it stands beside the title.
type GoldPosition struct {
	Title      string  `json:"title"`
	Org        *string `json:"org"`
	OrgWritten *string `json:"org_written"`
	Status     string  `json:"status"`
}

// GoldOrg is one organisation under its fullest name.
type GoldOrg struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// GoldDate is a calendar expression and its value.
type GoldDate struct {
	Written string `json:"written"`
	EDTF    string `json:"edtf"`
}

// GoldDocument is a legal or administrative document.
type GoldDocument struct {
	Type   *string `json:"type"`
	Number *string `json:"number"`
	Date   *string `json:"date"`
	Issuer *string `json:"issuer"`
	Title  *string `json:"title,omitempty"`
}

// GoldEvent is an event; exactly one of an article is the main one.
type GoldEvent struct {
	Type      string   `json:"type"`
	Main      bool     `json:"main"`
	Time      *string  `json:"time"`
	Modality  string   `json:"modality"`
	Title     string   `json:"title"`
	Organizer []string `json:"organizer"`
	Chair     []string `json:"chair"`
	Attend    []string `json:"attend"`
	Place     *string  `json:"place"`
}

// GoldDecision is one item of what was decided.
type GoldDecision struct {
	Kind       string   `json:"kind"`
	Issuer     *string  `json:"issuer"`
	Addressees []string `json:"addressees"`
	Text       string   `json:"text"`
	Deadline   *string  `json:"deadline"`
	Document   *string  `json:"document"`
}

// main is the event the first record is held against.
func (g *Gold) main() *GoldEvent {
	for i := range g.Events {
		if g.Events[i].Main {
			return &g.Events[i]
		}
	}
	return nil
}

// Problem is one thing wrong with a gold file or its page.
type Problem struct {
	File   string // gold file
	Member string // the JSON member, "people[2].positions[0].title"; "" the whole file
	Text   string
	Fatal  bool // the article cannot be scored
}

// Error says it all in one line.
func (p Problem) Error() string {
	if p.Member == "" {
		return p.File + ": " + p.Text
	}
	return p.File + ": " + p.Member + ": " + p.Text
}

// ParseGold reads the gold of one article. Its problems are all fatal: no
// JSON, a member of the wrong type, no main event.
func ParseGold(file string, b []byte) (*Gold, []Problem) {
	g := new(Gold)
	dec := json.NewDecoder(bytes.NewReader(b))
	if err := dec.Decode(g); err != nil {
		p := Problem{File: file, Fatal: true, Text: "no gold: " + jsonError(b, err)}
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			p.Member = te.Field
		}
		return nil, []Problem{p}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, []Problem{{File: file, Fatal: true, Text: "more than one JSON value"}}
	}
	var out []Problem
	n := 0
	for i := range g.Events {
		if g.Events[i].Main {
			n++
		}
	}
	if n == 0 {
		out = append(out, Problem{File: file, Member: "events", Fatal: true, Text: `no event has "main": true; mark the one the headline is about`})
	}
	return g, out
}

// jsonError says where in b decoding stopped.
func jsonError(b []byte, err error) string {
	off := int64(-1)
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	switch {
	case errors.As(err, &se):
		off = se.Offset
	case errors.As(err, &te):
		off = te.Offset
	}
	msg := strings.TrimPrefix(err.Error(), "json: ")
	if off < 0 || off > int64(len(b)) {
		return msg
	}
	return fmt.Sprintf("line %d: %s", 1+bytes.Count(b[:off], []byte{'\n'}), msg)
}

var (
	eventTypes = []string{
		schema.TypeMeeting, schema.TypeVisit, schema.TypeInspection, schema.TypeCeremony,
		schema.TypeSigning, schema.TypePromulgation, schema.TypeDirective, schema.TypeApproval,
		schema.TypeAppointment, schema.TypeAward, schema.TypeSanction, schema.TypeTraining,
		schema.TypeCampaign, schema.TypeLaunch, schema.TypeStatement, schema.TypeOther,
	}
	decisionKinds = []string{
		string(schema.KindDecision), string(schema.KindDirective), string(schema.KindRequest),
		string(schema.KindApproval), string(schema.KindConclusion), string(schema.KindCommitment),
		string(schema.KindProposal),
	}
	modalities = []string{
		string(schema.Occurred), string(schema.Planned), string(schema.Ongoing), string(schema.Cancelled),
	}
	statuses = []string{
		string(schema.Current), string(schema.Former), string(schema.Acting), string(schema.Incoming),
	}
)

// maxDecision is the most characters one decision's text should have.
const maxDecision = 420

// checker looks for what breaks the annotation guide.
type checker struct {
	file string
	text string // folded
	out  []Problem
}

// fold is the form in which the words of gold are looked for in the article.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

// CheckGold says what breaks the guide in gold that could be read: values
// outside the closed lists, dates that are no EDTF, strings that do not stand
// in the article. text is the article with its title.
func CheckGold(file string, g *Gold, text string) []Problem {
	c := &checker{file: file, text: fold(text)}
	id := strings.TrimSuffix(file[strings.LastIndexByte(file, '/')+1:], ".json")
	if g.ID != id {
		c.add("id", "%q differs from the name of the file", g.ID)
	}
	for _, m := range []struct {
		name   string
		absent bool
	}{
		{"people", g.People == nil},
		{"organizations", g.Organizations == nil},
		{"dates", g.Dates == nil},
		{"documents", g.Documents == nil},
		{"events", g.Events == nil},
		{"decisions", g.Decisions == nil},
	} {
		if m.absent {
			c.add(m.name, "missing; write [] where there is none")
		}
	}
	names := map[string]bool{}
	for i, p := range g.People {
		at := fmt.Sprintf("people[%d].", i)
		c.need(at+"name", p.Name)
		names[p.Name] = true
		for j, q := range p.Positions {
			at := fmt.Sprintf("%spositions[%d].", at, j)
			c.need(at+"title", q.Title)
			c.needPtr(at+"org_written", q.OrgWritten)
			c.oneOf(at+"status", q.Status, statuses)
		}
	}
	for i, o := range g.Organizations {
		if o.Name == "" {
			c.add(fmt.Sprintf("organizations[%d].name", i), "empty")
		}
		names[o.Name] = true
		for j, a := range o.Aliases {
			c.need(fmt.Sprintf("organizations[%d].aliases[%d]", i, j), a)
		}
	}
	for i, d := range g.Dates {
		at := fmt.Sprintf("dates[%d].", i)
		c.need(at+"written", d.Written)
		c.edtf(at+"edtf", &d.EDTF)
	}
	for i, d := range g.Documents {
		at := fmt.Sprintf("documents[%d].", i)
		c.needPtr(at+"number", d.Number)
		c.edtf(at+"date", d.Date)
	}
	c.events(g.Events, names)
	for i, d := range g.Decisions {
		at := fmt.Sprintf("decisions[%d].", i)
		c.oneOf(at+"kind", d.Kind, decisionKinds)
		c.need(at+"text", d.Text)
		if n := utf8.RuneCountInString(d.Text); n > maxDecision {
			c.add(at+"text", "%d characters; split what is longer than %d", n, maxDecision)
		}
		c.edtf(at+"deadline", d.Deadline)
	}
	return c.out
}

func (c *checker) events(events []GoldEvent, names map[string]bool) {
	mains := 0
	for i, e := range events {
		at := fmt.Sprintf("events[%d].", i)
		if e.Main {
			mains++
		}
		c.oneOf(at+"type", e.Type, eventTypes)
		c.oneOf(at+"modality", e.Modality, modalities)
		c.edtf(at+"time", e.Time)
		c.needPtr(at+"place", e.Place)
		for _, role := range []struct {
			name string
			who  []string
		}{{"organizer", e.Organizer}, {"chair", e.Chair}, {"attend", e.Attend}} {
			for j, n := range role.who {
				if !names[n] {
					c.add(fmt.Sprintf("%s%s[%d]", at, role.name, j), "%q is no name of people or organizations", n)
				}
			}
		}
	}
	if mains > 1 {
		c.add("events", `%d events have "main": true; only one is`, mains)
	}
}

func (c *checker) add(member, format string, args ...any) {
	c.out = append(c.out, Problem{File: c.file, Member: member, Text: fmt.Sprintf(format, args...)})
}

func (c *checker) need(member, s string) {
	switch {
	case strings.TrimSpace(s) == "":
		c.add(member, "empty")
	case !strings.Contains(c.text, fold(s)):
		c.add(member, "%q does not stand in the article", s)
	}
}

func (c *checker) needPtr(member string, s *string) {
	if s != nil {
		c.need(member, *s)
	}
}

func (c *checker) oneOf(member, s string, list []string) {
	if !slices.Contains(list, s) {
		c.add(member, "%q is none of %s", s, strings.Join(list, ", "))
	}
}

// edtf accepts level 1 of ISO 8601-2 as far as gold uses it: a date or time
// with unspecified digits as X, or two of them as an interval, open at an end.
func (c *checker) edtf(member string, s *string) {
	if s == nil {
		return
	}
	for p := range strings.SplitSeq(*s, "/") {
		if p != "" && p != ".." && !isEDTF(p) {
			c.add(member, "%q is no EDTF date", *s)
			return
		}
	}
}

func isEDTF(s string) bool {
	day, clock, timed := strings.Cut(s, "T")
	f := strings.Split(day, "-")
	if len(f) > 3 || timed && len(f) != 3 || !isDigits(f[0], 4) && f[0] != "XXXX" {
		return false
	}
	for _, x := range f[1:] {
		if !isDigits(x, 2) && x != "XX" {
			return false
		}
	}
	if !timed {
		return true
	}
	t := strings.Split(clock, ":")
	return len(t) <= 3 && !slices.ContainsFunc(t, func(x string) bool { return !isDigits(x, 2) })
}

func isDigits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
