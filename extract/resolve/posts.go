package resolve

import (
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// posts gives people their positions and finds who is meant by a post that
// stands alone.
func (r *Resolver) posts(c *mention.Context, set *mention.Set, ent *mention.Entities) {
	h := &holder{c: c, set: set, ent: ent}
	for i := range set.Posts {
		p := &set.Posts[i]
		if p.Person == mention.None {
			continue
		}
		if e := ent.PersonOf[p.Person]; e != mention.None {
			ent.HolderOf[i] = e
			h.position(e, p)
		}
	}
	h.settle()
	h.standIns()
}

// holder joins posts to people.
type holder struct {
	c   *mention.Context
	set *mention.Set
	ent *mention.Entities
}

// org is the organisation of a post and how it is written beside the title.
func (h *holder) org(p *mention.Post) (int, string) {
	switch {
	case p.Org != mention.None:
		written := h.c.Doc.Slice(h.set.Orgs[p.Org].Span)
		if p.Org < len(h.ent.OrgOf) {
			return h.ent.OrgOf[p.Org], written
		}
		return mention.None, written
	case !p.Complement.Empty():
		return h.complement(p)
	}
	return mention.None, ""
}

// complement makes out "Bộ trưởng Tư pháp", "Chủ tịch quận Thanh Xuân": the
// organisation of the article that a title with these words is of.
func (h *holder) complement(p *mention.Post) (int, string) {
	written := h.c.Doc.Slice(p.Complement)
	key := text.FoldString(written)
	title := text.FoldString(p.Title)
	best := mention.None
	for e := range h.ent.Orgs {
		name := text.FoldString(h.ent.Orgs[e].Name)
		if !fits(title, name, key) {
			continue
		}
		if best != mention.None {
			return mention.None, written
		}
		best = e
	}
	return best, written
}

// fits reports whether an organisation of this name can be what title and
// complement say: a ministry of the field, the committee of the place.
func fits(title, name, key string) bool {
	var heads []string
	switch {
	case strings.HasSuffix(title, "bộ trưởng"), strings.HasSuffix(title, "thứ trưởng"):
		return name == "bộ "+key || strings.HasPrefix(name, "bộ "+key+" ")
	case strings.HasSuffix(title, "chủ tịch"):
		heads = []string{"ubnd", "ủy ban nhân dân"}
	case strings.HasSuffix(title, "bí thư"):
		heads = []string{"tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"}
	default:
		return false
	}
	place := strings.TrimSpace(trimUnit(key))
	if place == "" {
		return false
	}
	for _, head := range heads {
		if rest, ok := strings.CutPrefix(name, head+" "); ok && (rest == key || trimUnit(rest) == place) {
			return true
		}
	}
	return false
}

// trimUnit takes the word of the territorial unit off a place.
func trimUnit(s string) string {
	for _, u := range []string{"tỉnh", "thành phố", "tp.", "tp", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã"} {
		if rest, ok := strings.CutPrefix(s, u+" "); ok {
			return rest
		}
		if s == u {
			return ""
		}
	}
	return s
}

// position adds a post to what a person holds, joined with an equal one.
func (h *holder) position(e int, p *mention.Post) {
	org, written := h.org(p)
	q := mention.Position{
		Title: p.Title, Org: org, OrgWritten: written, Status: p.Status, Rule: p.Rule,
		Evidence: []text.Span{p.Whole},
	}
	x := &h.ent.People[e]
	for k := range x.Positions {
		if h.same(&x.Positions[k], &q) {
			h.absorb(&x.Positions[k], &q)
			return
		}
	}
	x.Positions = append(x.Positions, q)
}

// same reports whether two positions of one person are one.
func (h *holder) same(a, b *mention.Position) bool {
	if (a.Status == schema.Former) != (b.Status == schema.Former) {
		return false
	}
	ta, tb := text.FoldString(a.Title), text.FoldString(b.Title)
	if ta != tb && !strings.HasPrefix(ta, tb+" ") && !strings.HasPrefix(tb, ta+" ") {
		return false
	}
	if ta != tb && (a.Org == mention.None || a.Org != b.Org) {
		return false
	}
	switch {
	case a.Org != mention.None && a.Org == b.Org:
		return true
	case a.OrgWritten == "" || b.OrgWritten == "":
		return true
	case a.Org != mention.None && b.Org != mention.None:
		na, nb := text.FoldString(h.ent.Orgs[a.Org].Name), text.FoldString(h.ent.Orgs[b.Org].Name)
		return strings.HasPrefix(na, nb+" ") || strings.HasPrefix(nb, na+" ")
	}
	wa, wb := text.FoldString(a.OrgWritten), text.FoldString(b.OrgWritten)
	return wa == wb || strings.HasPrefix(wa, wb) || strings.HasPrefix(wb, wa) || strings.HasSuffix(wa, wb) || strings.HasSuffix(wb, wa) ||
		trimUnit(wa) == "" || trimUnit(wb) == ""
}

// absorb keeps of two equal positions what says more.
func (h *holder) absorb(a, b *mention.Position) {
	if len(a.Evidence) < maxPositionEvidence {
		a.Evidence = append(a.Evidence, b.Evidence...)
	}
	if len(b.Title) > len(a.Title) && text.FoldString(a.Title) != text.FoldString(b.Title) {
		a.Title = b.Title
	}
	if a.Org == mention.None && b.Org != mention.None || a.OrgWritten == "" {
		a.Org, a.OrgWritten = b.Org, b.OrgWritten
	} else if a.Org != mention.None && b.Org != mention.None && len(h.ent.Orgs[b.Org].Name) > len(h.ent.Orgs[a.Org].Name) {
		a.Org = b.Org
	}
	if a.Status == schema.Current {
		a.Status = b.Status
	}
}

// maxPositionEvidence bounds the places that prove one position.
const maxPositionEvidence = 8

// settle gives the posts without organisation the one the title implies.
func (h *holder) settle() {
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		e := h.ent.HolderOf[i]
		if e == mention.None || p.Implied == "" {
			continue
		}
		o := h.named(p.Implied)
		if o == mention.None {
			continue
		}
		key := text.FoldString(p.Title)
		for k := range h.ent.People[e].Positions {
			q := &h.ent.People[e].Positions[k]
			if q.Org == mention.None && q.OrgWritten == "" && text.FoldString(q.Title) == key {
				q.Org = o
			}
		}
	}
}

// named is the organisation of the article with the name.
func (h *holder) named(name string) int {
	key := text.FoldString(name)
	for e := range h.ent.Orgs {
		if text.FoldString(h.ent.Orgs[e].Name) == key {
			return e
		}
	}
	return mention.None
}

// standIns finds who "Chủ tịch UBND tỉnh" is where no name stands beside it:
// the one person of the article who holds that post.
func (h *holder) standIns() {
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		if p.Person != mention.None || p.Status == schema.Former {
			continue
		}
		org, written := h.org(p)
		key := text.FoldString(p.Title)
		found := mention.None
		for e := range h.ent.People {
			if !h.holds(e, key, org, written) {
				continue
			}
			if found != mention.None {
				found = mention.None
				break
			}
			found = e
		}
		h.ent.HolderOf[i] = found
	}
}

func (h *holder) holds(e int, title string, org int, written string) bool {
	for k := range h.ent.People[e].Positions {
		q := &h.ent.People[e].Positions[k]
		if q.Status == schema.Former || text.FoldString(q.Title) != title {
			continue
		}
		if written == "" || org != mention.None && org == q.Org ||
			org == mention.None && text.FoldString(q.OrgWritten) == text.FoldString(written) {
			return true
		}
	}
	return false
}
