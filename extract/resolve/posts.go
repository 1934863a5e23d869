package resolve

import (
	"slices"
	"strings"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// resolve gives people their positions and finds who is meant by a post that
// stands alone.
func (h *holder) resolve() {
	if len(h.set.Posts) == 0 {
		return
	}
	h.names = slices.Grow(h.names[:0], len(h.ent.Orgs))[:len(h.ent.Orgs)]
	clear(h.names)
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		if p.Person == mention.None {
			continue
		}
		if e := h.ent.PersonOf[p.Person]; e != mention.None {
			h.ent.HolderOf[i] = e
			h.position(e, p)
		}
	}
	h.index()
	h.settle()
	h.standIns()
}

func (h *holder) end() {
	h.c, h.set, h.ent = nil, nil, nil
	clear(h.names)
	clear(h.byTitle)
	clear(h.folded)
	clear(h.found)
	clear(h.offices)
}

// holder joins posts to people.
type holder struct {
	c   *mention.Context
	set *mention.Set
	ent *mention.Entities

	names   []string // folded, by Entities.Orgs
	byTitle map[string][]held
	lists   pool[held]
	proofs  pool[text.Span]
	titles  pool[mention.Position]
	folded  map[string]string
	found   map[string]int    // organisations looked up before, by what was asked
	offices map[string]office // by title said without a name

	body   map[string][]string // common words of bodies: "công ty", and their kinds
	abroad map[string]bool     // folded names of other countries
}

// lookUp is find(), remembered under key.
func (h *holder) lookUp(key string, find func() int) int {
	if e, ok := h.found[key]; ok {
		return e
	}
	e := find()
	h.found[key] = e
	return e
}

// name is the folded name of an organisation.
func (h *holder) name(e int) string {
	if h.names[e] == "" {
		h.names[e] = text.FoldString(h.ent.Orgs[e].Name)
	}
	return h.names[e]
}

// fold is text.FoldString, each string folded once.
func (h *holder) fold(s string) string {
	if s == "" {
		return ""
	}
	f, ok := h.folded[s]
	if !ok {
		f = text.FoldString(s)
		h.folded[s] = f
	}
	return f
}

// held is one position of one person.
type held struct{ person, position int }

// index lists the positions by title.
func (h *holder) index() {
	for e := range h.ent.People {
		for k := range h.ent.People[e].Positions {
			key := h.fold(h.ent.People[e].Positions[k].Title)
			h.byTitle[key] = h.lists.add(h.byTitle[key], held{e, k})
		}
	}
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
	key, title := h.fold(written), h.fold(p.Title)
	if kinds, ok := h.body[key]; ok {
		if len(kinds) == 0 {
			return mention.None, written
		}
		return h.lookUp("\x1e"+key, func() int { return h.onlyKind(kinds...) }), written
	}
	return h.lookUp(title+"\x1f"+key, func() int {
		best := mention.None
		for e := range h.names[:min(len(h.names), maxOrgs)] {
			name := h.name(e)
			if name != key && !fits(title, name, key) {
				continue
			}
			if best != mention.None {
				return mention.None
			}
			best = e
		}
		return best
	}), written
}

// maxOrgs bounds the organisations that a title with a place is compared to.
const maxOrgs = 512

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
		Evidence: h.proofs.add(nil, p.Whole),
	}
	x := &h.ent.People[e]
	for k := range x.Positions {
		if h.same(&x.Positions[k], &q) {
			h.absorb(&x.Positions[k], &q)
			return
		}
	}
	if len(x.Positions) < maxPositions {
		x.Positions = h.titles.add(x.Positions, q)
	}
}

// maxPositions bounds the posts of one person.
const maxPositions = 64

// same reports whether two positions of one person are one.
func (h *holder) same(a, b *mention.Position) bool {
	ta, tb := h.fold(a.Title), h.fold(b.Title)
	if (a.Status == schema.Former) != (b.Status == schema.Former) {
		// "the former vice president X … Vice President X": the title stays in English.
		return h.c.Language == "en" && ta == tb && (a.OrgWritten == "" || b.OrgWritten == "")
	}
	if ta != tb && !strings.HasPrefix(ta, tb+" ") && !strings.HasPrefix(tb, ta+" ") && !(h.c.Language == "en" && (ranked(ta, tb) || ranked(tb, ta))) {
		return false
	}
	if ta != tb && (a.Org != b.Org || a.Org == mention.None && a.OrgWritten+b.OrgWritten != "") {
		return false
	}
	switch {
	case a.Org != mention.None && a.Org == b.Org:
		return true
	case a.OrgWritten == "" || b.OrgWritten == "":
		return true
	case a.Org != mention.None && b.Org != mention.None:
		na, nb := h.name(a.Org), h.name(b.Org)
		return strings.HasPrefix(na, nb+" ") || strings.HasPrefix(nb, na+" ")
	}
	wa, wb := h.fold(a.OrgWritten), h.fold(b.OrgWritten)
	return wa == wb || strings.HasPrefix(wa, wb) || strings.HasPrefix(wb, wa) || strings.HasSuffix(wa, wb) || strings.HasSuffix(wb, wa) ||
		trimUnit(wa) == "" || trimUnit(wb) == ""
}

// absorb keeps of two equal positions what says more.
func (h *holder) absorb(a, b *mention.Position) {
	if len(a.Evidence) < maxPositionEvidence {
		a.Evidence = append(a.Evidence, b.Evidence...)
	}
	if len(b.Title) > len(a.Title) && h.fold(a.Title) != h.fold(b.Title) {
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
