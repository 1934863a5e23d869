package decision

import (
	"strings"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// The levels of those who decide, from the top; a lower one takes orders from
// a higher.
const (
	levelUnknown  = 0
	levelState    = 1 // government, National Assembly, Party centre
	levelMinistry = 2
	levelProvince = 3
	levelAgency   = 4 // departments of a province, districts
	levelBranch   = 5 // divisions, communes
	levelOutside  = 9 // companies, press, the public: asked, not ordered
)

var titleLevels = map[string]int{"state": levelState, "ministry": levelMinistry, "province": levelProvince}

// titleLevel is what an English title alone tells: "Minister of Finance".
func (f *Finder) titleLevel(title string) int {
	head, _, _ := strings.Cut(text.FoldString(title), " of ")
	for head != "" {
		if l, ok := f.levels[head]; ok {
			return l
		}
		_, head, _ = strings.Cut(head, " ")
	}
	return levelUnknown
}

// relation makes a directive a request, or a request a directive, by who
// stands above whom.
func (r *run) relation(kind schema.DecisionKind, from, first *unit, to []mention.Actor) schema.DecisionKind {
	if kind != schema.KindDirective && kind != schema.KindRequest || len(to) == 0 {
		return kind
	}
	a, b := r.level(from), r.level(first)
	if first == nil && r.inEnglish && !to[0].Written.Empty() && r.phraseBefore(to[0].Written.End, phraseUnder) {
		b = levelAgency
	}
	if w := to[0].Written; !w.Empty() && b != levelOutside {
		if l := r.placeLevel(w, a); b == levelUnknown {
			b = l
		}
		if r.outsiders(w) {
			b = levelOutside
		}
	}
	switch {
	case kind == schema.KindDirective && b == levelOutside && a != levelOutside:
		return schema.KindRequest
	case kind == schema.KindRequest && a != levelUnknown && b != levelUnknown && b != levelOutside &&
		a < b && !(a == levelMinistry && b == levelProvince):
		return schema.KindDirective
	}
	return kind
}

// level is where a unit stands, as far as its name tells.
func (r *run) level(u *unit) int {
	if u == nil {
		return levelUnknown
	}
	switch u.kind {
	case unitPerson:
		if p := u.actor.Person; p != mention.None {
			return r.personLevel(p)
		}
	case unitPost:
		if p := u.actor.Person; p != mention.None {
			return r.personLevel(p)
		}
		if o := r.set.Posts[u.ref].Org; o != mention.None {
			return orgLevel(r.set.Orgs[o].Kind, r.set.Orgs[o].Name)
		}
		if r.set.Posts[u.ref].Implied != "" {
			return levelState
		}
	case unitOrg:
		return orgLevel(r.set.Orgs[u.ref].Kind, r.set.Orgs[u.ref].Name)
	case unitGroup:
		if k := r.set.Orgs[u.ref].Kind; k != "" {
			return orgLevel(k, r.set.Orgs[u.ref].Name)
		}
		if r.isWord(u.Start, "phòng") || r.isWord(u.Start+1, "phòng") {
			return levelBranch
		}
		return levelAgency
	}
	return levelUnknown
}

// placeLevel is where the place stands that the words w name or begin with
// ("huyện", "các xã", "tỉnh Hòa An"), seen from level a: a city is a province to
// a ministry.
func (r *run) placeLevel(w text.Span, a int) int {
	for i := w.Start; i < min(w.End, w.Start+3); i++ {
		if r.at[i].levelEnd == 0 {
			continue
		}
		switch {
		case r.isWord(i, "tỉnh"):
			return levelProvince
		case r.isWord(i, "thành") || r.isWord(i, "tp"):
			if a <= levelMinistry {
				return levelProvince
			}
			return levelAgency
		case r.isWord(i, "huyện") || r.isWord(i, "quận") || r.isWord(i, "thị") && r.isWord(i+1, "xã"):
			return levelAgency
		case r.isWord(i, "xã") || r.isWord(i, "phường") || r.isWord(i, "thị") || r.isWord(i, "đặc"):
			return levelBranch
		}
	}
	return levelUnknown
}

func (r *run) personLevel(p int) int {
	best := levelUnknown
	for _, q := range r.ent.People[p].Positions {
		if q.Org == mention.None {
			if stateTitle(q.Title) {
				return levelState
			}
			if r.inEnglish && best == levelUnknown && q.OrgWritten == "" {
				best = r.f.titleLevel(q.Title)
			}
			continue
		}
		if l := orgLevel(r.ent.Orgs[q.Org].Kind, r.ent.Orgs[q.Org].Name); l != levelUnknown && (best == levelUnknown || l < best) {
			best = l
		}
	}
	return best
}

// stateTitle reports whether a title alone says that its holder stands at the
// head of the state.
func stateTitle(title string) bool {
	t := strings.TrimPrefix(strings.ToLower(title), "phó ")
	return strings.HasPrefix(t, "thủ tướng") || t == "chủ tịch nước" || t == "tổng bí thư"
}

// deputy reports whether u is a member of an assembly who has no other post: he
// proposes, he does not direct.
func (r *run) deputy(u *unit) bool {
	if u.actor.Person == mention.None {
		return false
	}
	p := r.ent.People[u.actor.Person].Positions
	for k := range p {
		if !strings.HasPrefix(strings.ToLower(p[k].Title), "đại biểu") {
			return false
		}
	}
	return len(p) > 0
}

func orgLevel(kind, name string) int {
	switch kind {
	case "government", "national_assembly", "party_central":
		return levelState
	case "ministry", "ministry_agency":
		return levelMinistry
	case "peoples_committee", "peoples_council", "party_committee":
		return committeeLevel(name)
	case "department", "police", "military", "agency":
		return levelAgency
	case "division", "school", "center", "hospital", "station", "management_board":
		return levelBranch
	case "company", "press", "bank", "association":
		return levelOutside
	}
	return levelUnknown
}

// belowProvince are the words of a committee's name that say it is no
// province's, the longer ones first: "thị xã" is no "xã".
var belowProvince = []struct {
	word  string
	level int
}{
	{"thị xã", levelAgency},
	{"thị ủy", levelAgency},
	{"huyện", levelAgency},
	{"quận", levelAgency},
	{"xã", levelBranch},
	{"phường", levelBranch},
	{"thị trấn", levelBranch},
	{"đặc khu", levelBranch},
}

// committeeLevel is where a people's committee or a party committee stands by
// its name.
func committeeLevel(name string) int {
	name = strings.ToLower(name)
	for _, b := range belowProvince {
		if strings.Contains(name, b.word) {
			return b.level
		}
	}
	return levelProvince
}

// outsiders reports whether the words name firms, press or the public.
func (r *run) outsiders(w text.Span) bool {
	for i := w.Start; i < w.End; i++ {
		if r.at[i].outside {
			return true
		}
		if n := int(r.at[i].nounEnd); n > i+1 && r.at[i].body {
			i = n - 1 // "ủy ban nhân dân" is no "nhân dân"
			continue
		}
		if c, _ := r.cues.At(i); i > w.Start && c.Has(clause.Preposition) {
			return false
		}
	}
	return false
}
