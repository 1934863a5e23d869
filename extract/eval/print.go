package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// grid is a table of text: first column left, the others right.
type grid struct{ cells [][]string }

func newGrid(head ...string) *grid { return &grid{[][]string{head}} }

func (g *grid) row(cells ...string) { g.cells = append(g.cells, cells) }

func (g *grid) print(w io.Writer) error {
	width := make([]int, len(g.cells[0]))
	for _, r := range g.cells {
		for i, c := range r {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	var b strings.Builder
	for _, r := range g.cells {
		line := ""
		for i, c := range r {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if i == 0 {
				line += c + pad
			} else {
				line += "  " + pad + c
			}
		}
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func percent(x float64) string { return strconv.FormatFloat(100*x, 'f', 1, 64) }

// Print writes the table.
func (t *Table) Print(w io.Writer) error {
	title := fmt.Sprintf("%d articles", t.Articles)
	if t.Articles == 1 {
		title = "1 article"
	}
	if t.Group != "" {
		title = t.Group + ": " + title
	}
	g := newGrid(title, "gold", "found", "right", "precision", "recall", "F1", "95 %")
	for _, r := range t.Rows {
		if r.Counted {
			g.row(r.Name, strconv.Itoa(r.N), strconv.Itoa(r.System()), strconv.Itoa(r.TP),
				percent(r.Precision), percent(r.Recall), percent(r.F1), span(r))
			continue
		}
		if r.N == 0 {
			g.row(r.Name, "0", "", "", "", "", "-", "")
			continue
		}
		g.row(r.Name, strconv.Itoa(r.N), "", strconv.Itoa(r.TP), "", "", percent(r.F1), span(r))
	}
	return g.print(w)
}

func span(r Row) string { return percent(r.Low) + "–" + percent(r.High) }

// PrintFaults writes each fault of a row ("" all rows), by row and article:
// what is wrong, the rule that made it, and the words around it.
func PrintFaults(w io.Writer, scores []*Score, row string) error {
	var b strings.Builder
	for _, name := range append(slices.Clone(CountedRows), SharedRows...) {
		if row != "" && row != name {
			continue
		}
		for _, s := range scores {
			for _, f := range s.Faults {
				if f.Row == name {
					f.print(&b)
				}
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (f *Fault) print(b *strings.Builder) {
	fmt.Fprintf(b, "%s\t%s\t%s\t%s", f.Row, f.Article, f.Kind, oneLine(f.Value))
	if f.Want != "" {
		fmt.Fprintf(b, "\twant: %s", oneLine(f.Want))
	}
	if f.Rule != "" {
		fmt.Fprintf(b, "\trule: %s", f.Rule)
	}
	if f.Note != "" {
		fmt.Fprintf(b, "\t(%s)", f.Note)
	}
	b.WriteByte('\n')
	if f.Around != "" {
		fmt.Fprintf(b, "\t%s\n", f.Around)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// IsRow reports whether there is a row of that name.
func IsRow(name string) bool {
	return slices.Contains(CountedRows, name) || slices.Contains(SharedRows, name)
}
