package mention

import (
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// Entities are the organisations and people of one article, each once, and
// which mention means which.
type Entities struct {
	Orgs   []OrgEntity
	People []PersonEntity

	OrgOf    []int // by Set.Orgs: entity, None for groups and what is not clear
	PersonOf []int // by Set.People: entity, None where it is not clear
	HolderOf []int // by Set.Posts: the person a post stands for or belongs to, None
}

// OrgEntity is one organisation.
type OrgEntity struct {
	Name     string // the fullest name the article supports
	Kind     string
	Parent   int   // Entities.Orgs
	Mentions []int // Set.Orgs
}

// PersonEntity is one person.
type PersonEntity struct {
	Name      string // the fullest form in the article
	Honorific string // "" if none
	Gender    Gender
	Positions []Position
	Mentions  []int // Set.People
}

// Position is a post of a person, with its organisation made out.
type Position struct {
	Title      string
	Org        int    // Entities.Orgs
	OrgWritten string // ""
	Status     schema.PositionStatus
	Rule       Rule
	Evidence   []text.Span
}
