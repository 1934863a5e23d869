// Package english finds organisations, people and posts in English text.
package english

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
)

// Finder finds who is named in English text.
type Finder struct{}

// New reads the tables the finder needs.
func New(*lexicon.Lexicon) *Finder { return &Finder{} }

// Find adds organisations, people and posts to set.
func (f *Finder) Find(*mention.Context, *mention.Set) {}
