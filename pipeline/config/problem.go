package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one mistake. Line and Column count from 1; 0 where the mistake
// stands in no file.
type Problem struct {
	File   string // or "environment NAME"
	Line   int
	Column int
	Text   string // what is wrong
	Remedy string // what to do about it
}

// Error is "file:line:column: what is wrong; remedy".
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": ")
	}
	b.WriteString(p.Text)
	if p.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(p.Remedy)
	}
	return b.String()
}

// Problems are all mistakes of a configuration, in the order of the file.
type Problems []Problem

// Error is one mistake a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Sort puts the mistakes in the order of the file.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// err is ps as an error: nil where there is no mistake.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	ps.Sort()
	return ps
}
