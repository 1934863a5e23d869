package decision

import "github.com/bienban/bienban/extract/text"

// english finds the decisions of an English sentence.
func (r *run) english(text.Span) {}
