package explain

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
)

var (
	//go:embed explain.html
	explainHTML string
	//go:embed page.html
	pageHTML string
	//go:embed style.css
	styleCSS string
	//go:embed script.js
	scriptJS string
)

var (
	explainPage = template.Must(template.New("explain").Parse(explainHTML))
	readPage    = template.Must(template.New("page").Parse(pageHTML))
)

// frame is what every page has: our own style and script, and a policy that
// lets nothing else in, whatever a text holds.
type frame struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

// newFrame is the frame of a page with or without script.
func newFrame(script string) frame {
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + digest(styleCSS)
	if script != "" {
		policy += "; script-src " + digest(script)
	}
	return frame{Policy: policy, Style: template.CSS(styleCSS), Script: template.JS(script)} //nolint:gosec // both are files of this package
}

// digest is the source expression that allows exactly this inline text.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// section is the facts of a kind, people with their positions.
type section struct {
	ID, Name, None string
	Facts          []factView
}

// factView is a fact as the page shows it.
type factView struct {
	*Fact
	Worth     string // of its rule
	Weights   []Weight
	Most      float64 // heaviest weight
	MinWeight float64
	Wordless  string
	Positions []factView
}

// explainView is what explain.html shows.
type explainView struct {
	frame
	*Explained
	IsArticle bool
	Reason    string
	Blocks    []block
	Sections  []section
	Gone      []gone
}

// gone counts what the last step took out for one reason.
type gone struct {
	Reason string
	Count  int
}

// WriteHTML writes the explanation as one HTML page that needs no other file.
func (e *Explained) WriteHTML(w io.Writer) error {
	v := explainView{frame: newFrame(scriptJS), Explained: e, Reason: reason(e.Article.Kind, e.Article.Reason), IsArticle: e.Article.Kind == "article" && e.Article.Text != ""}
	if v.IsArticle {
		v.Blocks, v.Sections = e.blocks(), e.sections()
		for _, r := range slices.Sorted(maps.Keys(e.Dropped)) {
			v.Gone = append(v.Gone, gone{r, e.Dropped[r]})
		}
	}
	if err := explainPage.Execute(w, v); err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	return nil
}

// sections are the facts by kind; those without facts say so.
func (e *Explained) sections() []section {
	out := []section{
		{ID: "events", Name: "Events", None: "No event."},
		{ID: "decisions", Name: "Decisions", None: "No decision was found."},
		{ID: "people", Name: "People", None: "No person was found."},
		{ID: "organizations", Name: "Organizations", None: "No organisation was found."},
		{ID: "documents", Name: "Documents", None: "No document was found."},
		{ID: "dates", Name: "Dates", None: "No date was found."},
	}
	at := map[Kind]int{Event: 0, Decision: 1, Person: 2, Organization: 3, Document: 4, Date: 5}
	for i := range e.Facts {
		f := &e.Facts[i]
		fv := factView{Fact: f}
		if f.Rule != "" {
			fv.Worth = e.rule(f.Rule).Worth()
		}
		if len(f.Words) == 0 {
			fv.Wordless = f.wordless()
		}
		if f.ID == "e1" && len(e.Weights) > 0 {
			fv.Weights, fv.MinWeight = e.Weights, e.MinWeight
			fv.Most = max(e.Weights[0].Weight, e.MinWeight)
		}
		if f.Kind == Position {
			people := out[at[Person]].Facts
			people[len(people)-1].Positions = append(people[len(people)-1].Positions, fv)
			continue
		}
		s := &out[at[f.Kind]]
		s.Facts = append(s.Facts, fv)
	}
	return out
}

// ShownDetails are the details; a position stands under its person already.
func (f factView) ShownDetails() []Detail {
	if f.Kind == Position {
		return f.Details[1:]
	}
	return f.Details
}

// RuleName is the id of the rule, "" where the words have the fact's own.
func (f factView) RuleName(w Words) string {
	if w.Rule == f.Rule {
		return ""
	}
	return w.Rule
}

// Share is the rule's precision as shown, a dash where it was never measured.
func (r Rule) Share() string {
	if r.Precision == nil {
		return "–"
	}
	return fmt.Sprintf("%.2f", *r.Precision)
}
