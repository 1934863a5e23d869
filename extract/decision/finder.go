// Package decision finds what was decided, ordered, asked for, approved,
// concluded or promised, by whom and to whom.
package decision

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
)

// Finder finds decisions.
type Finder struct{}

// New reads the tables the finder needs.
func New(*lexicon.Lexicon) *Finder { return &Finder{} }

// Find gives the decisions of an article in order of its text.
func (f *Finder) Find(*mention.Context, *mention.Set, *mention.Entities) []mention.Decision {
	return nil
}
