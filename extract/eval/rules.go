package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Fact is something a rule found before records were made: what the table of
// rules measures beside the rules that stand in records.
type Fact struct {
	Rule  string
	Kind  FactKind
	Value string // name of the person or organisation, number of the document, type of the event
}

// FactKind says what a fact is compared with.
type FactKind string

// The kinds of fact.
const (
	FactPerson       FactKind = "person"
	FactOrganization FactKind = "organization"
	FactDocument     FactKind = "document"
	FactEvent        FactKind = "event"
)

// RuleHit is one fact of a rule: 1 right, 0 false, between for the share of
// a decision's words that is right.
type RuleHit struct {
	Rule  string
	Right float64
}

func (s *scorer) hit(rule string, right float64) {
	if rule != "" {
		s.out.Rules = append(s.out.Rules, RuleHit{rule, right})
	}
}

// mentions scores the facts that do not name their rule in a record.
func (s *scorer) mentions() {
	people, numbers := forms{}, map[string]bool{}
	for _, p := range s.Gold.People {
		people[Normal(p.Name)] = struct{}{}
	}
	for _, d := range s.Gold.Documents {
		if d.Number != nil {
			numbers[Number(*d.Number)] = true
		}
	}
	type key struct{ rule, value string }
	done := map[key]bool{}
	for _, f := range s.Facts {
		if f.Value == "" || done[key{f.Rule, f.Value}] {
			continue
		}
		done[key{f.Rule, f.Value}] = true
		ok := false
		switch f.Kind {
		case FactPerson:
			ok = people.has(Normal(f.Value))
		case FactOrganization:
			n := Normal(f.Value)
			ok = slices.ContainsFunc(s.names.gold, func(o orgForm) bool { return o.forms.has(n) })
		case FactDocument:
			ok = numbers[Number(f.Value)]
		case FactEvent:
			ok = slices.ContainsFunc(s.Gold.Events, func(e GoldEvent) bool { return e.Type == f.Value })
		}
		s.hit(f.Rule, yes(ok))
	}
}

// Rule is what one rule is worth.
type Rule struct {
	Rule      string   `json:"rule"`
	Precision *float64 `json:"precision"` // nil where it found nothing
	Smoothed  *float64 `json:"smoothed"`
	Support   int      `json:"support"`
}

// RuleTable is the precision and support of every rule of the scores and of
// known, sorted by name.
func RuleTable(scores []*Score, known []string) []Rule {
	type sum struct {
		right float64
		n     int
	}
	sums := map[string]sum{}
	for _, k := range known {
		sums[k] = sum{}
	}
	for _, s := range scores {
		for _, h := range s.Rules {
			x := sums[h.Rule]
			x.right += h.Right
			x.n++
			sums[h.Rule] = x
		}
	}
	var out []Rule
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		x := sums[name]
		r := Rule{Rule: name, Support: x.n}
		if x.n > 0 {
			p, q := x.right/float64(x.n), smoothed(x.right, x.n)
			r.Precision, r.Smoothed = &p, &q
		}
		out = append(out, r)
	}
	return out
}

// smoothed is Laplace's estimate: as if one more fact had been right and one
// false, so that no rule is certain by a few cases.
func smoothed(right float64, n int) float64 { return (right + 1) / float64(n+2) }

// confidenceHead is what confidence.tsv begins with.
const confidenceHead = `# Precision of each rule on gold, smoothed (one right and one false fact added),
# and the number of facts it was measured on; no figure where it found nothing.
# Written by: bienban eval --write-confidence
rule	precision	support
`

// WriteConfidence writes the data file the extractor reads its confidence
// from: rule, precision (empty where never measured), support.
func WriteConfidence(w io.Writer, rules []Rule) error {
	var b strings.Builder
	b.WriteString(confidenceHead)
	for _, r := range rules {
		p := ""
		if r.Smoothed != nil {
			p = strconv.FormatFloat(*r.Smoothed, 'f', 3, 64)
		}
		fmt.Fprintf(&b, "%s\t%s\t%d\n", r.Rule, p, r.Support)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// PrintRules writes the table of rules, the most used first within a kind.
func PrintRules(w io.Writer, rules []Rule) error {
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b Rule) int {
		ka, _, _ := strings.Cut(a.Rule, ".")
		kb, _, _ := strings.Cut(b.Rule, ".")
		return cmp.Or(cmp.Compare(ka, kb), cmp.Compare(b.Support, a.Support))
	})
	t := newGrid("rule", "precision", "smoothed", "support")
	for _, r := range rules {
		t.row(r.Rule, percentPtr(r.Precision), percentPtr(r.Smoothed), strconv.Itoa(r.Support))
	}
	return t.print(w)
}

func percentPtr(p *float64) string {
	if p == nil {
		return "-"
	}
	return percent(*p)
}
