package person

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// wordFlag says what a word of the vocabulary may be in a name.
type wordFlag uint8

const (
	familyWord   wordFlag = 1 << iota // first syllable of a family name
	weakFamily                        // often opens something else
	minorityName                      // family name of another people than Kinh
	foreignName                       // Hán-Việt or Korean family name
	nameSyllable                      // middle or given name
)

// postFlag says what a post of the table is.
type postFlag uint8

const (
	statePost  postFlag = 1 << iota // of a state: a country may follow
	fieldPost                       // a field of government may follow
	memberPost                      // of a body
	weakPost                        // a post only beside a name
	deputyPost
	localPost      // of a city or region, which may follow
	noPost         // words that hold a post and are none
	delegationPost // of a delegation: a post only where that is a standing body
)

// honorificKind says how much an honorific tells.
type honorificKind uint8

const (
	politeHonorific honorificKind = iota // ông, bà; comrade, rank, degree
	kinHonorific                         // anh, chị, em: also parts of names and much else
	roleHonorific                        // a calling before a name: "nhà báo"
)

type honorificInfo struct {
	kind   honorificKind
	gender mention.Gender
}

type postInfo struct {
	flags   postFlag
	implied string
	head    bool // the title holds the head word of the body: "Cục trưởng"
}

type becomingKind uint8

const (
	becomingCurrent  becomingKind = iota
	becomingAppoint               // incoming where a verb of appointment stands before
	becomingHold                  // as becomingAppoint, and says of whom it stands near that he holds the post
	becomingIncoming              // says itself that the post is new
	becomingFormer
	becomingLeaving  // the post is given up by who is told of before
	becomingRemoving // the post is taken from who suffers it, or is named after it
	becomingThen     // the time when the person right before had the post
	becomingUnreal   // before such words, or before the post: nobody holds it
)

// Finder finds people and posts. It is immutable and safe for use by many
// goroutines.
type Finder struct {
	words []wordFlag // by vocabulary id

	idLuat, idSu int32 // "luật sư"

	honorificTable, postTable, modifierTable, guardTable, notTable, countryTable, fieldTable,
	reportingTable, becomingTable, appointingTable, epithetTable, familyTable, streetTable, levelTable, bodyTable, koreanTable, cueTable uint8

	honorifics []honorificInfo // by row of its table
	posts      []postInfo
	modifiers  []schema.PositionStatus // before a post; "" for those after it
	before     []bool                  // the modifier stands before the post
	credit     []bool                  // by row of the guard table: "Ảnh:"
	street     []bool                  // a list of streets may follow
	memorial   []bool                  // and what is called after "Bà Chúa", "Ông Lãnh"
	becoming   []becomingKind
	denied     []bool    // by row of the cue table: negates, or only plans
	venue      []bool    // by row of the body table: named by the capitals after it
	part       []bool    // by row of the body table: the words after it say which
	places     [256]bool // tables of places, by number

	scans sync.Pool // of *scan: the room that texts are read in
}

// New reads the finder's tables.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{
		honorificTable: lex.Table("honorific").ID(), postTable: lex.Table("post").ID(),
		modifierTable: lex.Table("post_modifier").ID(), guardTable: lex.Table("name_guard").ID(),
		notTable: lex.Table("name_not").ID(), countryTable: lex.Table("state").ID(),
		fieldTable: lex.Table("ministry_field").ID(), reportingTable: lex.Table("reporting").ID(),
		becomingTable: lex.Table("becoming").ID(), appointingTable: lex.Table("appointing").ID(),
		epithetTable: lex.Table("epithet").ID(), familyTable: lex.Table("family").ID(),
		streetTable: lex.Table("street_name").ID(), levelTable: lex.Table("place_level").ID(),
		bodyTable: lex.Table("body_word").ID(), koreanTable: lex.Table("korean_syllable").ID(),
		cueTable: lex.Table("clause_cue").ID(),
	}
	f.readNames(lex)
	f.idLuat, f.idSu = lex.ID("luật"), lex.ID("sư")
	for _, name := range []string{"place", "province", "district"} {
		if t := lex.Table(name); t != nil {
			f.places[t.ID()] = true
		}
	}
	genders, kinds := lex.Table("honorific").Values("gender"), lex.Table("honorific").Values("kind")
	for i, k := range kinds {
		h := honorificInfo{}
		switch k {
		case "role":
			h.kind = roleHonorific
		case "kin":
			h.kind = kinHonorific
		}
		switch genders[i] {
		case "m":
			h.gender = mention.Male
		case "f":
			h.gender = mention.Female
		}
		f.honorifics = append(f.honorifics, h)
	}
	implied, heads := lex.Table("post").Values("implied"), lex.Table("post").Values("head")
	for i, flags := range lex.Table("post").Values("flags") {
		p := postInfo{implied: implied[i], head: heads[i] != ""}
		for _, w := range strings.Fields(flags) {
			switch w {
			case "state":
				p.flags |= statePost
			case "field":
				p.flags |= fieldPost
			case "member":
				p.flags |= memberPost
			case "weak":
				p.flags |= weakPost
			case "deputy":
				p.flags |= deputyPost
			case "local":
				p.flags |= localPost
			case "none":
				p.flags |= noPost
			case "delegation":
				p.flags |= delegationPost
			}
		}
		f.posts = append(f.posts, p)
	}
	for _, s := range lex.Table("clause_cue").Values("cue") {
		f.denied = append(f.denied, s == "negation" || s == "planned")
	}
	for _, s := range lex.Table("body_word").Values("kinds") {
		f.venue = append(f.venue, s == "venue")
		f.part = append(f.part, strings.HasSuffix(s, "part"))
	}
	for _, s := range lex.Table("post_modifier").Values("status") {
		f.modifiers = append(f.modifiers, schema.PositionStatus(s))
	}
	for _, s := range lex.Table("post_modifier").Values("place") {
		f.before = append(f.before, s == "before")
	}
	for _, s := range lex.Table("name_guard").Values("kind") {
		f.credit = append(f.credit, s == "credit")
		f.memorial = append(f.memorial, s == "memorial" || s == "street")
		f.street = append(f.street, s == "street")
	}
	for _, s := range lex.Table("becoming").Values("status") {
		k := becomingCurrent
		switch s {
		case "appoint":
			k = becomingAppoint
		case "hold":
			k = becomingHold
		case "incoming":
			k = becomingIncoming
		case "former":
			k = becomingFormer
		case "leaving":
			k = becomingLeaving
		case "removing":
			k = becomingRemoving
		case "then":
			k = becomingThen
		case "unreal":
			k = becomingUnreal
		}
		f.becoming = append(f.becoming, k)
	}
	return f
}

func (f *Finder) readNames(lex *lexicon.Lexicon) {
	mark := func(word string, flag wordFlag) {
		id := int(lex.ID(word))
		if id == 0 {
			return
		}
		for id >= len(f.words) {
			f.words = append(f.words, 0)
		}
		f.words[id] |= flag
	}
	fam := lex.Table("family")
	kinds, weak := fam.Values("kind"), fam.Values("weak")
	for i, form := range fam.Values("form") {
		flag := familyWord
		if weak[i] == "y" {
			flag |= weakFamily
		}
		switch kinds[i] {
		case "minority":
			flag |= minorityName
		case "foreign":
			flag |= foreignName
		}
		if !strings.Contains(form, " ") {
			mark(form, flag)
		}
	}
	for _, form := range lex.Table("name_syllable").Values("form") {
		mark(form, nameSyllable)
	}
}

// place reports whether hits of the table are names of places.
func (f *Finder) place(table uint8) bool { return f.places[table] }

func (f *Finder) flags(t *text.Token) wordFlag {
	if t.ID > 0 && int(t.ID) < len(f.words) {
		return f.words[t.ID]
	}
	return 0
}

// family is what the word at token i tells of a family name that begins
// there; of a double one ("Âu Dương") both words do.
func (s *scan) family(i int) wordFlag {
	fl := s.f.flags(&s.d.Tokens[i])
	if fl&familyWord == 0 {
		for _, h := range s.hits.At(i) {
			if h.Table == s.f.familyTable && h.End-h.Start >= 2 {
				return fl | familyWord
			}
		}
	}
	return fl
}

// scan is one text being read.
type scan struct {
	f    *Finder
	c    *mention.Context
	d    *text.Doc
	hits *lexicon.Hits
	set  *mention.Set

	org    []int32 // by token: index+1 of the longest organisation over it
	anchor []uint8 // by token: what announces a name there
	posts  []post
	people []mention.Person
	maybe  []mention.Person // names of two words with nothing beside them
	places []string         // names that were guarded: of streets, estates, schools
	line   []item           // people and posts in order of the text
}

// What announces a name at a token.
const (
	noAnchor    uint8 = iota
	postAnchor        // a post ends here
	orgAnchor         // a post and what it is of end here
	stateAnchor       // the post is one of a state
)

// perName is how many tokens of common prose hold one person or post.
const perName = 64

// Find adds the people and posts of the text to set.
func (f *Finder) Find(c *mention.Context, set *mention.Set) {
	n := len(c.Doc.Tokens)
	if n == 0 {
		return
	}
	s, _ := f.scans.Get().(*scan)
	if s == nil {
		s = new(scan)
	}
	s.f, s.c, s.d, s.hits, s.set = f, c, c.Doc, c.Hits, set
	s.people, s.posts = slices.Grow(s.people, n/perName+4), slices.Grow(s.posts, n/perName+4)
	s.org = slices.Grow(s.org[:0], n)[:n]
	clear(s.org)
	for i := range set.Orgs {
		o := &set.Orgs[i]
		for k := o.Start; k < o.End && k < n; k++ {
			if old := s.org[k]; old == 0 || set.Orgs[old-1].Len() < o.Len() {
				s.org[k] = int32(i + 1)
			}
		}
	}
	s.anchor = slices.Grow(s.anchor[:0], n+1)[:n+1]
	clear(s.anchor)
	s.findPosts()
	s.findPeople()
	s.echo()
	slices.SortStableFunc(s.people, func(a, b mention.Person) int { return cmp.Compare(a.Start, b.Start) })
	s.attach()
	s.lawyers()
	s.publish()
	if n <= maxKept {
		s.end()
		f.scans.Put(s)
	}
}

// maxKept is how many tokens a text may have for the room it was read in to be
// kept for the next.
const maxKept = 1 << 16

// end forgets the text, and keeps the room.
func (s *scan) end() {
	clear(s.posts)
	clear(s.people)
	clear(s.maybe)
	clear(s.places)
	*s = scan{org: s.org, anchor: s.anchor, posts: s.posts[:0], people: s.people[:0], maybe: s.maybe[:0], places: s.places[:0], line: s.line[:0]}
}

// publish hands the mentions over. A weak post that belongs to nobody is no
// post.
func (s *scan) publish() {
	s.set.People = append(s.set.People, s.people...)
	s.set.Posts = slices.Grow(s.set.Posts, len(s.posts))
	for i := range s.posts {
		p := &s.posts[i]
		if p.flags&weakPost != 0 && p.Person == mention.None || p.flags&delegationPost != 0 && !s.standing(p.Org) {
			continue
		}
		if p.Person == mention.None && (p.open || p.plural) || p.Person == mention.None && p.to == p.End && p.flags&statePost == 0 && p.Implied == "" && !s.personFollows(p.End) {
			p.Rule = "position.open" // of what, stands in words that no table knows
		}
		s.set.Posts = append(s.set.Posts, p.Post)
		for _, other := range p.shared {
			q := p.Post
			q.Person = other
			q.Whole = join(q.Whole, s.people[other].Span)
			s.set.Posts = append(s.set.Posts, q)
		}
	}
}

// standing reports whether organisation o is a body that lasts, and no
// delegation made up for a visit or an inspection.
func (s *scan) standing(o int) bool {
	if o == mention.None {
		return false
	}
	switch s.set.Orgs[o].Kind {
	case "inspection_team", "working_group", "mission":
		return false
	}
	return true
}

// join is the span from the first token of both to the last.
func join(a, b text.Span) text.Span {
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
