package resolve

import (
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/schema"
)

// standIns finds who "Chủ tịch UBND tỉnh" is where no name stands beside it:
// the one person of the article who holds that post.
func (h *holder) standIns() {
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		if p.Person != mention.None || p.Status == schema.Former || p.Rule == "position.open" {
			continue
		}
		org, written := h.org(p)
		found := mention.None
		for n, x := range h.byTitle[h.fold(p.Title)] {
			if n == maxCandidates {
				found = mention.None
				break
			}
			if found == x.person || !h.holds(x, org, written) {
				continue
			}
			if found != mention.None {
				found = mention.None
				break
			}
			found = x.person
		}
		h.ent.HolderOf[i] = found
	}
}

// holds reports whether the position is one of the organisation; a post said
// without any is of whichever the holder's is.
func (h *holder) holds(x held, org int, written string) bool {
	q := &h.ent.People[x.person].Positions[x.position]
	switch {
	case q.Status == schema.Former:
		return false
	case written == "" && org == mention.None:
		return true
	case org != mention.None:
		return org == q.Org
	}
	return h.fold(q.OrgWritten) == h.fold(written)
}
