package mention

import (
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// Actor is who acts or is addressed: a person, an organisation, or the words
// that name a group.
type Actor struct {
	Person  int       // Entities.People
	Org     int       // Entities.Orgs
	Written text.Span // the words, where neither is known
}

// Nobody is the actor of what has none.
var Nobody = Actor{Person: None, Org: None}

// IsNobody reports whether nobody is said.
func (a Actor) IsNobody() bool { return a.Person == None && a.Org == None && a.Written.Empty() }

// Decision is what somebody decided, ordered, asked for, approved, concluded
// or promised.
type Decision struct {
	Kind       schema.DecisionKind
	Issuer     Actor
	Addressees []Actor
	Text       text.Span // the content, without the verb of ordering
	Deadline   string    // EDTF; ""
	Document   int       // Set.Documents
	Event      int       // index of its event; 0 is the main one
	Rule       Rule
}

// Participant is somebody's part in an event.
type Participant struct {
	Actor    Actor // Person or Org
	Role     schema.Role
	Evidence text.Span
}

// Event is something that happened or will.
type Event struct {
	Type         string
	Modality     schema.Modality
	Title        string // as the text names it; "" for the article's title
	Time         int    // Set.Dates
	Place        text.Span
	Participants []Participant
	Head         Actor // who acts first: part of the key of a further event
	Evidence     text.Span
	Rule         Rule
}
