package resolve

import (
	"slices"
	"sort"
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

	body map[string][]string // common words of bodies: "công ty", and their kinds
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
	if ta != tb && !strings.HasPrefix(ta, tb+" ") && !strings.HasPrefix(tb, ta+" ") {
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

// settle finds the organisations of posts that are said without one: the one
// the title implies, the one said with the same title where no name stands,
// the one body of the article that has such a post.
func (h *holder) settle() {
	alone := h.alone()
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		e := h.ent.HolderOf[i]
		if e == mention.None || p.Person == mention.None || p.Org != mention.None || !p.Complement.Empty() {
			continue
		}
		key := h.fold(p.Title)
		for k := range h.ent.People[e].Positions {
			q := &h.ent.People[e].Positions[k]
			if q.Org != mention.None || q.OrgWritten != "" || h.fold(q.Title) != key {
				continue
			}
			if a, ok := alone[key]; ok && !a.several && !h.heldByOther(e, key, a.org, a.written) {
				q.Org, q.OrgWritten = a.org, a.written
				break
			}
			if q.Org = h.impliedBy(e, p, key); q.Org == mention.None {
				h.succeed(q, e, p, key)
			}
			break
		}
	}
}

// succeed gives the post of a successor the organisation of the one other
// person who has or had it: "Người thay ông giữ chức trưởng phòng là bà B".
func (h *holder) succeed(q *mention.Position, e int, p *mention.Post, key string) {
	d := h.c.Doc
	after := false
	for i := d.Sentence(p.Start).Start; i < p.Start && !after; i++ {
		switch d.Word(i) {
		case "thay", "Thay", "kế":
			after = true
		}
	}
	list := h.byTitle[key]
	if !after || len(list) > maxCandidates {
		return
	}
	org, written := mention.None, ""
	for _, x := range list {
		o := &h.ent.People[x.person].Positions[x.position]
		if x.person == e || o.Org == mention.None {
			continue
		}
		if org != mention.None && org != o.Org {
			return
		}
		org, written = o.Org, o.OrgWritten
	}
	q.Org, q.OrgWritten = org, written
}

// office is what a title without a name is said to be of.
type office struct {
	org     int
	written string
	several bool
}

// alone is the organisation of each title that stands without a name, where
// the article says but one.
func (h *holder) alone() map[string]office {
	out := h.offices
	for i := range h.set.Posts {
		p := &h.set.Posts[i]
		if p.Person != mention.None || p.Org == mention.None && p.Complement.Empty() || p.Status == schema.Former {
			continue
		}
		org, written := h.org(p)
		key := h.fold(p.Title)
		a, ok := out[key]
		if !ok {
			out[key] = office{org: org, written: written}
			continue
		}
		if a.org != org || org == mention.None && h.fold(a.written) != h.fold(written) {
			a.several = true
			out[key] = a
		}
	}
	return out
}

// heldByOther reports whether another person than e has the post.
func (h *holder) heldByOther(e int, key string, org int, written string) bool {
	list := h.byTitle[key]
	for n, x := range list {
		if n == maxCandidates {
			return true
		}
		if x.person != e && h.holds(x, org, written) {
			return true
		}
	}
	return false
}

// impliedBy is the organisation of a post that says none: what the title
// implies, else the one body of the article that has such a post.
func (h *holder) impliedBy(e int, p *mention.Post, key string) int {
	if h.c.Language == "en" {
		return h.englishBody(key)
	}
	if p.Implied != "" {
		return h.lookUp(p.Implied, func() int { return h.only(text.FoldString(p.Implied)) })
	}
	switch {
	case strings.HasSuffix(key, "bộ trưởng"), strings.HasSuffix(key, "thứ trưởng"):
		if slices.ContainsFunc(h.ent.People[e].Positions, func(q mention.Position) bool { return q.Org != mention.None || q.OrgWritten != "" }) {
			return mention.None // "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ" heads no ministry
		}
		return h.lookUp("ministry", func() int { return h.onlyKind("ministry") })
	case key == "đại biểu":
		return h.lookUp("council", func() int {
			if o := h.only("hđnd", "hội đồng nhân dân"); o != mention.None {
				return o
			}
			return h.only("quốc hội")
		})
	case key == "chủ tịch", key == "phó chủ tịch":
		return h.before(p, "peoples_committee", "peoples_council")
	}
	if h.namesMore(p) {
		return mention.None // "Tổng giám đốc PMU An toàn giao thông"
	}
	for _, x := range titleKinds {
		if strings.HasSuffix(key, x.title) {
			return h.lookUp(x.title, func() int { return h.onlyKind(x.kinds...) })
		}
	}
	return mention.None
}

// namesMore reports whether capitals that are nobody's name go on after a title.
func (h *holder) namesMore(p *mention.Post) bool {
	if p.End >= len(h.c.Doc.Tokens) {
		return false
	}
	t := &h.c.Doc.Tokens[p.End]
	return !t.Break && t.Class == text.Word && t.Cap() && (p.Person == mention.None || h.set.People[p.Person].Start != p.End)
}

// titleKinds are titles that bodies of one kind alone have.
var titleKinds = []struct {
	title string
	kinds []string
}{
	{"hiệu trưởng", []string{"school", "university", "college", "academy"}},
	{"tổng giám đốc", []string{"company", "bank"}},
	{"tổng biên tập", []string{"press", "publisher"}},
	{"chi cục trưởng", []string{"sub_department"}},
	{"vụ trưởng", []string{"ministry_unit"}},
}

// only is the one organisation of the article whose name is one of the heads
// or begins with one.
func (h *holder) only(heads ...string) int {
	found := mention.None
	for e := range h.names {
		name := h.name(e)
		for _, head := range heads {
			if name != head && !strings.HasPrefix(name, head+" ") {
				continue
			}
			if found != mention.None && found != e {
				return mention.None
			}
			found = e
		}
	}
	return found
}

// onlyKind is the one organisation of the kinds; of two whose names begin alike
// ("Bộ Giao thông", "Bộ Giao thông vận tải") the longer.
func (h *holder) onlyKind(kinds ...string) int {
	found := mention.None
	for e := range h.ent.Orgs {
		switch {
		case !slices.Contains(kinds, h.ent.Orgs[e].Kind):
		case found == mention.None, strings.HasPrefix(h.name(e), h.name(found)+" "):
			found = e
		case !strings.HasPrefix(h.name(found), h.name(e)+" "):
			return mention.None
		}
	}
	return found
}

// before is the one organisation of the kinds that the sentence names before
// the post: "Thay mặt UBND thành phố, Chủ tịch … phát biểu".
func (h *holder) before(p *mention.Post, kinds ...string) int {
	sent := h.c.Doc.Sentence(p.Start)
	at := sort.Search(len(h.set.Orgs), func(i int) bool { return h.set.Orgs[i].Start >= p.Start })
	found := mention.None
	for i := at - 1; i >= 0 && i >= at-maxCandidates && h.set.Orgs[i].Start >= sent.Start; i-- {
		e := h.ent.OrgOf[i]
		if e == mention.None || !slices.Contains(kinds, h.ent.Orgs[e].Kind) {
			continue
		}
		if found != mention.None && found != e {
			return mention.None
		}
		found = e
	}
	return found
}

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
