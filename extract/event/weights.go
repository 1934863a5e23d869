package event

import (
	"cmp"
	"slices"

	"github.com/bienban/bienban/extract/mention"
)

// TypeWeight is what the words of an article weigh for one type of event.
type TypeWeight struct {
	Type   string
	Weight float64
}

// MinWeight is what the heaviest type must weigh; an article below it tells of
// an event of type "other".
const MinWeight = minScore

// Weights are the weights of the types, heaviest first: the first is the type
// of the main event where it reaches MinWeight.
func (f *Finder) Weights(c *mention.Context, set *mention.Set, ent *mention.Entities, decisions []mention.Decision) []TypeWeight {
	r := &run{Finder: f, c: c, doc: c.Doc, set: set, ent: ent, decisions: slices.Clone(decisions)}
	r.cue = f.cues.Read(c.Doc, c.Hits)
	r.markNames()
	r.markAside()
	r.collectActors()
	r.classify()
	out := make([]TypeWeight, len(r.weights.types))
	for i, t := range r.weights.types {
		out[i] = TypeWeight{t, r.weights.sum[i]}
	}
	slices.SortStableFunc(out, func(a, b TypeWeight) int { return cmp.Compare(b.Weight, a.Weight) })
	return out
}
