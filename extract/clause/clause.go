package clause

import "github.com/bienban/bienban/extract/text"

// Cut gives the clauses of s that stand apart by a semicolon or a colon, in
// order and without the mark. A mark inside parentheses cuts nothing, nor does
// a colon between digits ("8:30").
func Cut(d *text.Doc, s text.Span, to []text.Span) []text.Span {
	depth, from := 0, s.Start
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.Class != text.Punct {
			continue
		}
		switch t.R {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		case ';', ':':
			if depth > 0 || t.R == ':' && i+1 < s.End && d.Tokens[i+1].Class == text.Number && d.Glued(i+1) {
				continue
			}
			if i > from {
				to = append(to, text.Span{Start: from, End: i})
			}
			from = i + 1
		}
	}
	if from < s.End {
		to = append(to, text.Span{Start: from, End: s.End})
	}
	return to
}
