package page

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/bienban/bienban/schema"
)

// pieces turns the kept runs into blocks.
func (t *tree) pieces(root int32, vs []verdict) []piece {
	rb := &t.boxes[root]
	var out []piece
	var row []string
	rowOf := int32(-1)
	flush := func() {
		if len(row) > 0 {
			out = append(out, piece{schema.BlockRow, strings.Join(row, " | ")})
		}
		row, rowOf = row[:0], -1
	}
	for j, v := range vs {
		if !v.keep {
			continue
		}
		r := &t.runs[rb.runFirst+int32(j)]
		if tr := t.dataRow(r); tr >= 0 {
			if tr != rowOf {
				flush()
				rowOf = tr
			}
			if s := tidy(strings.ReplaceAll(t.text(r), "\n", " ")); s != "" {
				row = append(row, s)
			}
			continue
		}
		flush()
		kind := t.kind(r)
		for line := range joinLines(strings.SplitSeq(t.text(r), "\n"), tidy) {
			out = append(out, piece{kind, line})
		}
	}
	flush()
	return out
}

// dataRow is the table row a run belongs to when the row is one of a table of
// data (two cells or more, all short), -1 otherwise: layout tables hold
// paragraphs.
func (t *tree) dataRow(r *run) int32 {
	if r.text+r.link > 200 {
		return -1
	}
	for at, n := r.box, 0; at > 0 && n < 5; at, n = t.boxes[at].parent, n+1 {
		b := &t.boxes[at]
		if b.tag != atom.Tr {
			continue
		}
		if b.runs < 2 || b.runs > 24 || b.text+b.link > 400 {
			return -1
		}
		cells := 0
		for c := at + 1; c < b.end; c = t.boxes[c].end {
			cell := &t.boxes[c]
			if cell.runs > 3 || cell.text+cell.link > 120 {
				return -1
			}
			if cell.runs > 0 {
				cells++
			}
		}
		if cells >= 2 {
			return at
		}
		return -1
	}
	return -1
}

func (t *tree) kind(r *run) schema.BlockKind {
	for at := r.box; at > 0; at = t.boxes[at].parent {
		switch t.boxes[at].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return schema.BlockHeading
		case atom.Li, atom.Dd, atom.Dt:
			return schema.BlockItem
		case atom.Blockquote:
			return schema.BlockQuote
		case atom.Figcaption:
			return schema.BlockCaption
		case atom.Article, atom.Section, atom.Body, atom.Td:
			return schema.BlockParagraph
		}
	}
	return schema.BlockParagraph
}
