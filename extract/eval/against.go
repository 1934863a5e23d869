package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Saved is a run kept to be compared with a later one.
type Saved struct {
	Format string   `json:"format"`
	Scores []*Score `json:"scores"`
}

// savedFormat names the form of a saved run.
const savedFormat = "bienban.eval/1"

// Save writes a run as JSON.
func Save(w io.Writer, scores []*Score) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(Saved{savedFormat, scores})
}

// ReadSaved reads what Save wrote.
func ReadSaved(r io.Reader) ([]*Score, error) {
	var s Saved
	if err := json.NewDecoder(r).Decode(&s); err != nil {
		return nil, fmt.Errorf("no saved run: %w", err)
	}
	if s.Format != savedFormat {
		return nil, errors.New("no saved run: write one with eval --save")
	}
	return s.Scores, nil
}

// Change is what changed in one row of one article.
type Change struct {
	Article string   `json:"article"`
	Row     string   `json:"row"`
	Fixed   []string `json:"fixed,omitempty"`  // faults that are gone
	Broken  []string `json:"broken,omitempty"` // faults that are new
	// Better is the change of right values less false and missed ones; for
	// rows counted in words this is what counts.
	Better int `json:"better"`
}

// Against compares a run with an earlier one over the articles both have:
// changes by article, then row. Articles only one of them has are named.
func Against(before, after []*Score) (changes []Change, onlyBefore, onlyAfter []string) {
	old := map[string]*Score{}
	for _, s := range before {
		old[s.ID] = s
	}
	for _, s := range after {
		o := old[s.ID]
		if o == nil {
			onlyAfter = append(onlyAfter, s.ID)
			continue
		}
		delete(old, s.ID)
		changes = append(changes, compare(o, s)...)
	}
	return changes, sortedKeys(old), onlyAfter
}

func compare(o, n *Score) []Change {
	var out []Change
	for _, row := range append(slices.Clone(CountedRows), SharedRows...) {
		c := Change{Article: n.ID, Row: row}
		a, b := o.faultKeys(row), n.faultKeys(row)
		c.Fixed, c.Broken = minus(a, b), minus(b, a)
		x, y := o.Counts[row], n.Counts[row]
		c.Better = (y.TP - y.FP - y.FN) - (x.TP - x.FP - x.FN)
		if u, v := o.Shares[row], n.Shares[row]; u != v {
			c.Better = (2*v.OK - v.N) - (2*u.OK - u.N)
		}
		if c.Better != 0 || len(c.Fixed) > 0 || len(c.Broken) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// faultKeys names each fault of a row so that it can be found again.
func (s *Score) faultKeys(row string) []string {
	var out []string
	for _, f := range s.Faults {
		if f.Row != row {
			continue
		}
		k := string(f.Kind) + " " + oneLine(f.Value)
		if f.Want != "" {
			k += ", want " + oneLine(f.Want)
		}
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// minus is the sorted list a without what stands in sorted b, each as often
// as it does.
func minus(a, b []string) []string {
	var out []string
	j := 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j < len(b) && b[j] == x {
			j++
			continue
		}
		out = append(out, x)
	}
	return out
}

// PrintAgainst writes what changed, article by article, and what it does to
// each row.
func PrintAgainst(w io.Writer, before, after []*Score) error {
	changes, gone, added := Against(before, after)
	var b strings.Builder
	fixed, broken := map[string]bool{}, map[string]bool{}
	for _, c := range changes {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", c.Article, c.Row, worth(c))
		for _, s := range c.Fixed {
			fmt.Fprintf(&b, "\tfixed\t%s\n", s)
		}
		for _, s := range c.Broken {
			fmt.Fprintf(&b, "\tbroken\t%s\n", s)
		}
		if c.Better > 0 {
			fixed[c.Article] = true
		}
		if c.Better < 0 {
			broken[c.Article] = true
		}
	}
	for _, id := range gone {
		fmt.Fprintf(&b, "%s\tonly in the saved run\n", id)
	}
	for _, id := range added {
		fmt.Fprintf(&b, "%s\tnot in the saved run\n", id)
	}
	fmt.Fprintf(&b, "%d articles better in a row, %d worse in a row\n\n", len(fixed), len(broken))
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	was, is := NewTable(shared(before, after)), NewTable(shared(after, before))
	g := newGrid(fmt.Sprintf("%d articles", is.Articles), "before", "after", "change")
	for i, r := range is.Rows {
		if d := r.F1 - was.Rows[i].F1; d != 0 {
			g.row(r.Name, percent(was.Rows[i].F1), percent(r.F1), fmt.Sprintf("%+.1f", 100*d))
		}
	}
	if len(g.cells) == 1 {
		_, err := io.WriteString(w, "no row has changed\n")
		return err
	}
	return g.print(w)
}

func worth(c Change) string {
	switch {
	case c.Better > 0:
		return fmt.Sprintf("better by %d", c.Better)
	case c.Better < 0:
		return fmt.Sprintf("worse by %d", -c.Better)
	}
	return "other"
}

// shared are the scores of a whose article b has too.
func shared(a, b []*Score) []*Score {
	var out []*Score
	for _, s := range a {
		if slices.ContainsFunc(b, func(x *Score) bool { return x.ID == s.ID }) {
			out = append(out, s)
		}
	}
	return out
}
