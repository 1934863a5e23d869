package lexicon

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Match says how a form must be written to count as a hit.
type Match uint8

// The ways to match.
const (
	AnyCase Match = iota
	Capital
	Exact
)

// Row is one entry of a table.
type Row struct {
	Form   string
	Fields []string // by column, Form first
	Match  Match
	Origin string // file and line
}

// Table is one lexicon.
type Table struct {
	Name    string
	Columns []string
	Rows    []Row
	file    string
	id      uint8
}

// Column is the index of the named column, -1 where there is none.
func (t *Table) Column(name string) int {
	if t == nil {
		return -1
	}
	for i, c := range t.Columns {
		if c == name {
			return i
		}
	}
	return -1
}

// Values are the cells of one column by row; empty strings where the table
// lacks the column. A nil table has no rows.
func (t *Table) Values(column string) []string {
	if t == nil {
		return nil
	}
	out := make([]string, len(t.Rows))
	if c := t.Column(column); c >= 0 {
		for i := range t.Rows {
			out[i] = t.Rows[i].Fields[c]
		}
	}
	return out
}

// Numbers are the words of one column by row, each word a number from 1 on in
// order of first use: what is compared often is compared as numbers.
func (t *Table) Numbers(column string) [][]uint16 {
	numbers := map[string]uint16{}
	values := t.Values(column)
	out := make([][]uint16, len(values))
	for i, v := range values {
		for w := range strings.FieldsSeq(v) {
			n, ok := numbers[w]
			if !ok {
				n = uint16(len(numbers) + 1)
				numbers[w] = n
			}
			out[i] = append(out[i], n)
		}
	}
	return out
}

// ID is the table's number in hits; of a nil table, one that no hit carries.
func (t *Table) ID() uint8 {
	if t == nil {
		return noTable
	}
	return t.id
}

// parseTable reads one TSV file. Every fault is named with file and line.
func parseTable(name, file string, r io.Reader) (*Table, error) {
	t := &Table{Name: name, file: file}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 64<<10), 1<<20)
	caseCol := -1
	for line := 1; sc.Scan(); line++ {
		b := bytes.TrimSuffix(sc.Bytes(), []byte("\r"))
		if line == 1 {
			b = bytes.TrimPrefix(b, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(b)) == 0 || b[0] == '#' {
			continue
		}
		if !utf8.Valid(b) {
			return nil, fmt.Errorf("lexicon %s:%d: not UTF-8", file, line)
		}
		fields := strings.Split(norm.NFC.String(string(b)), "\t")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if t.Columns == nil {
			if fields[0] != "form" {
				return nil, fmt.Errorf("lexicon %s:%d: the header must begin with the column \"form\", not %q", file, line, fields[0])
			}
			t.Columns = fields
			caseCol = t.Column("case")
			continue
		}
		if len(fields) > len(t.Columns) {
			return nil, fmt.Errorf("lexicon %s:%d: %d cells under %d columns", file, line, len(fields), len(t.Columns))
		}
		for len(fields) < len(t.Columns) {
			fields = append(fields, "")
		}
		if fields[0] == "" {
			return nil, fmt.Errorf("lexicon %s:%d: the form is empty", file, line)
		}
		row := Row{Form: fields[0], Fields: fields, Origin: fmt.Sprintf("%s:%d", file, line)}
		if caseCol >= 0 {
			switch fields[caseCol] {
			case "", "any":
			case "cap":
				row.Match = Capital
			case "exact":
				row.Match = Exact
			default:
				return nil, fmt.Errorf("lexicon %s:%d: case is %q: use cap, exact or nothing", file, line, fields[caseCol])
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("lexicon %s: %w", file, err)
	}
	if t.Columns == nil {
		return nil, fmt.Errorf("lexicon %s: no header line", file)
	}
	return t, nil
}
