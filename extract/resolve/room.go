package resolve

import "github.com/bienban/bienban/extract/mention"

// room is the memory in which one article's mentions are joined. It goes from
// article to article: most are short, and making it anew would be half of
// what they cost. Nothing that is published lies in it, but for the lists
// that the pools hand out, each once.
type room struct {
	orgs   orgState
	people joiner
	posts  holder
}

// maxRoom is how many mentions an article may have for its room to be kept:
// a text of a hundred thousand names shall not weigh on all that follow.
const maxRoom = 4096

func (r *Resolver) enter(c *mention.Context, set *mention.Set, ent *mention.Entities) *room {
	m, _ := r.rooms.Get().(*room)
	if m == nil {
		m = &room{
			orgs:   orgState{exact: map[uint64]int{}, first: map[uint32][]int{}, tails: map[uint64]tail{}},
			people: joiner{byName: map[string]int{}, byWord: map[string][]int{}},
			posts:  holder{byTitle: map[string][]held{}, found: map[string]int{}, folded: map[string]string{}, offices: map[string]office{}},
		}
	}
	m.orgs.begin(r.org, c, set, ent)
	m.people.c, m.people.set, m.people.ent = c, set, ent
	m.posts.c, m.posts.set, m.posts.ent, m.posts.body, m.posts.abroad = c, set, ent, r.body, r.abroad
	return m
}

func (r *Resolver) leave(m *room) {
	if n := len(m.orgs.set.Orgs) + len(m.orgs.set.People) + len(m.orgs.set.Posts); n > maxRoom {
		return
	}
	m.orgs.end()
	m.people.end()
	m.posts.end()
	r.rooms.Put(m)
}
