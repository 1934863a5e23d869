package clause

// Group is what stands before a verb and belongs to it.
type Group struct {
	Start int // first token of the group: the subject ends before it
	Cue   Cue // all that its words say
}

// group cues may stand between a subject and its verb.
const groupCues = Negation | Past | Future | Ongoing | Planned | Adverb | Passive | Must

// Group reads the verb group that leads to the verb at token i, not going
// left of token from. A noun or subordinating word just before the group is
// told in Cue, though it is no part of it.
func (q *Cues) Group(from, i int) Group {
	g := Group{Start: i}
	for {
		c, at := q.Before(g.Start)
		if at < from || !c.Has(groupCues) {
			break
		}
		g.Cue |= c & groupCues
		g.Start = at
	}
	if c, at := q.Before(g.Start); at >= from {
		g.Cue |= c & (Noun | Subordinate | And | Preposition)
	}
	return g
}

// Unreal reports whether the group says that the verb did not happen, or not
// yet: negated, only planned.
func (g Group) Unreal() bool { return g.Cue.Has(Negation | Planned) }
