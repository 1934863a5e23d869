package explain

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// printer writes text for a terminal or a file.
type printer struct {
	w      *bufio.Writer
	colour bool
}

// SGR codes of what a terminal shows.
const (
	bold      = "1"
	dim       = "2"
	green     = "32"
	red       = "31"
	yellow    = "33"
	cyan      = "36"
	magenta   = "35"
	underline = "4"
)

var kindColour = map[string]string{
	string(Event): "1;35", string(Decision): "33", string(Person): "1;32", string(Position): dim,
	string(Organization): "36", string(Document): "34", string(Date): "35", "missed": "2;31",
}

// plain makes the text of a page harmless to a terminal: control characters
// and those that turn the direction of writing become U+FFFD.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// paint is s, made harmless, in a colour.
func (p *printer) paint(sgr, s string) string {
	s = plain(s)
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}

func (p *printer) head(s string) { fmt.Fprintf(p.w, "\n%s\n", p.paint(bold, strings.ToUpper(s))) }

// WriteText writes the explanation as text, in colours if asked.
func (e *Explained) WriteText(w io.Writer, colour bool) error {
	p := &printer{bufio.NewWriter(w), colour}
	a := &e.Article
	fmt.Fprintln(p.w, p.paint(bold, a.URL))
	row := func(label, s, more string) {
		if s != "" {
			fmt.Fprintf(p.w, "%-10s %s", label, plain(oneLine(s)))
			if more != "" {
				fmt.Fprintf(p.w, "  %s", p.paint(dim, more))
			}
			fmt.Fprintln(p.w)
		}
	}
	row("title", a.Title, "")
	row("kind", a.Kind, reason(a.Kind, a.Reason))
	from := ""
	if a.PublishedFrom != "" {
		from = "from " + a.PublishedFrom
	}
	row("published", a.Published, from)
	row("site", a.Site, "")
	row("language", a.Language, "")
	if a.Kind != "article" || a.Text == "" {
		fmt.Fprintln(p.w, "\nno article: nothing is extracted from it")
		return p.w.Flush()
	}
	p.head("text")
	for _, b := range e.blocks() {
		p.block(b)
	}
	last := Kind("")
	for i := range e.Facts {
		f := &e.Facts[i]
		if f.Kind != last && f.Kind != Position && (f.Kind != Person || last != Position) {
			p.head(sectionOf[f.Kind])
		}
		if last = f.Kind; last == Position {
			last = Person
		}
		p.fact(e, f)
	}
	if len(e.Missed) > 0 {
		p.head("not taken")
		for i := range e.Missed {
			m := &e.Missed[i]
			if m.Words.Exact != "" {
				fmt.Fprintf(p.w, "%-5s %s %s  ", m.ID(), m.Kind, p.quote(m.Words.Exact))
			}
			fmt.Fprintln(p.w, p.paint(dim, m.Reason+in(m.Words.Rule)))
		}
	}
	if len(e.Dropped) > 0 {
		p.head("taken out at the end")
		for _, k := range slices.Sorted(maps.Keys(e.Dropped)) {
			fmt.Fprintf(p.w, "%-10s %d\n", k, e.Dropped[k])
		}
	}
	p.head("rules")
	for _, r := range e.Rules {
		fmt.Fprintf(p.w, "%-28s %-22s", r.ID, r.Worth())
		if r.What != "" {
			fmt.Fprintf(p.w, "  %s", p.paint(dim, r.What))
		}
		fmt.Fprintln(p.w)
	}
	return p.w.Flush()
}

// sectionOf names the section of a kind of fact.
var sectionOf = map[Kind]string{
	Event: "events", Decision: "decisions", Person: "people", Organization: "organizations", Document: "documents", Date: "dates",
}

// block writes a block, the words of facts in brackets with the facts' ids.
func (p *printer) block(b block) {
	if b.Kind != "paragraph" {
		fmt.Fprint(p.w, p.paint(dim, b.Kind+": "))
	}
	p.nodes(b.Nodes, "")
	fmt.Fprint(p.w, "\n")
}

func (p *printer) nodes(list []node, sgr string) {
	for _, n := range list {
		switch m := n.Mark; {
		case m == nil:
			if sgr == "" {
				fmt.Fprint(p.w, plain(n.Text))
			} else {
				fmt.Fprint(p.w, p.paint(sgr, n.Text))
			}
		case !m.Main || m.Kind == string(Position):
			p.nodes(n.Kids, sgr)
		default:
			c := kindColour[m.Kind]
			if m.ID != "" {
				fmt.Fprint(p.w, p.paint(c, "["))
			}
			p.nodes(n.Kids, c)
			if m.Last {
				fmt.Fprint(p.w, p.paint(c, "]")+p.paint(dim, m.Fact))
			}
		}
	}
}

func (p *printer) quote(s string) string { return p.paint(underline, "“"+oneLine(s)+"”") }

// fact writes a fact with its words and details.
func (p *printer) fact(e *Explained, f *Fact) {
	indent := ""
	if f.Kind == Position {
		indent = "      "
	}
	head := p.paint(kindColour[string(f.Kind)], f.Name)
	if f.Type != "" {
		head = p.paint(bold, f.Type) + "  " + head
	}
	fmt.Fprintf(p.w, "%s%-5s %s", indent, f.ID, head)
	if f.Rule != "" {
		fmt.Fprintf(p.w, "  %s", p.paint(dim, f.Rule+", "+e.rule(f.Rule).Worth()))
	}
	fmt.Fprintln(p.w)
	indent += "      "
	for i := range f.Details {
		d := &f.Details[i]
		fmt.Fprintf(p.w, "%s%-12s %s", indent, d.Label, plain(oneLine(d.Value)))
		if d.Ref != "" {
			fmt.Fprintf(p.w, " (%s)", d.Ref)
		}
		if d.Words != nil && (d.Near || oneLine(d.Words.Exact) != d.Value) {
			near := ""
			if d.Near {
				near = "nearest words "
			}
			fmt.Fprintf(p.w, "  %s%s %d-%d", near, p.quote(d.Words.Exact), d.Words.Start, d.Words.End)
		}
		if note := joined(d.Note, d.Rule); note != "" {
			fmt.Fprintf(p.w, "  %s", p.paint(dim, note))
		}
		fmt.Fprintln(p.w)
	}
	if f.Kind == Event && f.ID == "e1" && len(e.Weights) > 0 {
		fmt.Fprintf(p.w, "%s%-12s %s\n", indent, "weights", e.weighed())
	}
	if len(f.Words) == 0 {
		fmt.Fprintf(p.w, "%s%-12s %s\n", indent, "words", p.paint(dim, "none in the text: "+f.wordless()))
	}
	for i := range f.Words {
		w := &f.Words[i]
		rule := w.Rule
		if rule == f.Rule {
			rule = ""
		}
		fmt.Fprintf(p.w, "%s%-12s %s", indent, fmt.Sprintf("%d-%d", w.Start, w.End), p.quote(w.Exact))
		if note := joined(w.Note, rule); note != "" {
			fmt.Fprintf(p.w, "  %s", p.paint(dim, note))
		}
		fmt.Fprintln(p.w)
	}
}

// wordless says why a fact has no words of its own.
func (f *Fact) wordless() string {
	if f.Rule == "event.other" {
		return "no words weigh enough for another type"
	}
	return "the title tells it"
}

// weighed lists the weights: "meeting 34.0, visit 5.1".
func (e *Explained) weighed() string {
	parts := make([]string, len(e.Weights))
	for i, w := range e.Weights {
		parts[i] = fmt.Sprintf("%s %.1f", w.Type, w.Weight)
	}
	return fmt.Sprintf("%s (at least %.0f)", strings.Join(parts, ", "), e.MinWeight)
}

// rule is what is known of a rule.
func (e *Explained) rule(id string) Rule {
	if i, ok := slices.BinarySearchFunc(e.Rules, id, func(r Rule, id string) int { return strings.Compare(r.ID, id) }); ok {
		return e.Rules[i]
	}
	return Rule{ID: id}
}

// Worth is what the rule is worth: "0.85 right of 120".
func (r Rule) Worth() string {
	if r.Precision == nil {
		return "never measured"
	}
	return fmt.Sprintf("%.2f of %d measured", *r.Precision, r.Support)
}

func joined(a, b string) string {
	if a != "" && b != "" {
		return a + ", " + b
	}
	return a + b
}

func in(rule string) string {
	if rule == "" {
		return ""
	}
	return " (" + rule + ")"
}
