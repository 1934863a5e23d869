package explain

import (
	"strings"

	"github.com/bienban/bienban/schema"
)

// Kind is what a fact is of.
type Kind string

// The kinds of fact.
const (
	Event        Kind = "event"
	Decision     Kind = "decision"
	Person       Kind = "person"
	Position     Kind = "position"
	Organization Kind = "organization"
	Document     Kind = "document"
	Date         Kind = "date"
)

// Explained is one article with its facts. Of a page that is no article only
// the article is set: its kind and the reason are the explanation.
type Explained struct {
	Article Article `json:"article"`
	// Facts are in the order events, decisions, people each with their
	// positions, organisations, documents, dates.
	Facts   []Fact   `json:"facts"`
	Missed  []Missed `json:"missed"`  // candidates that became no fact
	Weights []Weight `json:"weights"` // of the main event's type, heaviest first
	// MinWeight is what the heaviest must weigh; below it the type is "other".
	MinWeight float64 `json:"min_weight"`
	Rules     []Rule  `json:"rules"` // those that found something, by id
	Found     Found   `json:"found"`
	// Dropped counts what the last step took out of records, by reason.
	Dropped map[string]int `json:"dropped"`
}

// Article is the article the facts stand in.
type Article struct {
	URL           string         `json:"url"`
	Kind          string         `json:"kind"`
	Reason        string         `json:"reason"`
	Title         string         `json:"title"`
	Site          string         `json:"site"`
	Language      string         `json:"language"`
	Author        string         `json:"author"`
	Published     string         `json:"published"`
	PublishedFrom string         `json:"published_from"`
	Text          string         `json:"text"`
	Blocks        []schema.Block `json:"blocks"`
}

// Found counts the mentions that the finders gave.
type Found struct {
	Dates         int `json:"dates"`
	Documents     int `json:"documents"`
	Organizations int `json:"organizations"`
	People        int `json:"people"`
	Positions     int `json:"positions"`
	Decisions     int `json:"decisions"`
	Events        int `json:"events"`
}

// Fact is one thing that records say.
type Fact struct {
	// ID is the reference in the main record for people, organisations and
	// documents (p1, o1, d1), p1.1 for a position; e1, dec1, t1 for events,
	// decisions and dates.
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
	Type string `json:"type,omitempty"` // of its kind: meeting, directive, department, EDTF
	Rule string `json:"rule,omitempty"` // "" where each mention has its own
	// Words are where it stands: its evidence first, then other mentions.
	Words   []Words  `json:"words"`
	Details []Detail `json:"details,omitempty"`
}

// Words is a place in the text, in code points.
type Words struct {
	schema.Evidence
	Mark string `json:"mark"` // id of the mark in the HTML page
	Rule string `json:"rule,omitempty"`
	Note string `json:"note,omitempty"` // what is to know of this mention
}

// Detail is a member of a fact.
type Detail struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Ref   string `json:"ref,omitempty"`  // the fact it is
	Rule  string `json:"rule,omitempty"` // the rule that read it
	Words *Words `json:"words,omitempty"`
	// Near says that the words are the nearest of that fact, not part of this
	// one's evidence.
	Near bool   `json:"near,omitempty"`
	Note string `json:"note,omitempty"`
}

// Missed is a candidate that became no fact.
type Missed struct {
	Kind Kind `json:"kind"`
	// Words are empty for what the last step took out of a record.
	Words  Words  `json:"words"`
	Reason string `json:"reason"`
}

// ID is the candidate's reference in the page: "x3"; "" without words.
func (m *Missed) ID() string {
	id, ok := strings.CutPrefix(m.Words.Mark, "m-")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(id, "-1")
}

// Weight is what the words of the article weigh for a type of event.
type Weight struct {
	Type   string  `json:"type"`
	Weight float64 `json:"weight"`
}

// Rule is a rule that found something.
type Rule struct {
	ID   string `json:"id"`
	What string `json:"what,omitempty"` // what it reads; "" where nobody wrote it down
	// Precision is the measured share of right facts, smoothed; nil where the
	// rule was never measured.
	Precision *float64 `json:"precision"`
	Support   int      `json:"support"` // facts it was measured on
}
