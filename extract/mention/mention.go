package mention

import (
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// None is the index of nothing.
const None = -1

// Rule names the rule that found a mention, "kind.rule" in lower case with
// hyphens: "person.honorific", "date.numeric". It is what records publish.
type Rule string

// Set is all mentions of one text, each list in order of the text.
type Set struct {
	Dates     []Date
	Documents []Document
	Orgs      []Org
	People    []Person
	Posts     []Post
}

// Limit says that a date bounds something rather than being its time.
type Limit uint8

// The limits.
const (
	NoLimit Limit = iota
	Until         // "trước ngày", "chậm nhất", "đến hết": a deadline
	Since         // "từ ngày", "kể từ"
)

// DateUse says what a date is a date of.
type DateUse uint8

// The uses of a date.
const (
	PlainDate       DateUse = iota
	DocumentDate            // of the document named just before it
	PeriodDate              // a term, a plan, "năm 2006" in "tổng kết năm 2006"
	AnniversaryDate         // commemorated, not when something happens
	RecurringDate           // "hàng năm", "ngày 25 hằng tháng"
	DeadlineDate
	HistoryDate // background: before what the article reports
)

// Date is a calendar expression.
type Date struct {
	text.Span
	EDTF       string // ISO 8601-2 level 1
	Start, End string // first and last day (or moment) covered; "" where open or unresolved
	Precision  schema.Precision
	From       string // "", schema.FromPublished, schema.FromContext
	Limit      Limit
	Use        DateUse
	Rule       Rule
}

// Org is the name of an organisation, or of a group of them, as it stands in
// the text.
type Org struct {
	text.Span
	Name    string    // as written, without an inserted parenthesis, spaces single
	Kind    string    // "peoples_committee", "department", "ministry", …; "" unknown
	Alias   text.Span // short form defined at this place: "( BCVT )"; empty if none
	Short   bool      // needs the article to say which ("Sở", "UBND tỉnh")
	Generic bool      // a group ("các Sở, ban ngành"): an addressee, never an organisation
	Rule    Rule
}

// Gender, as an honorific tells it.
type Gender uint8

// The genders.
const (
	UnknownGender Gender = iota
	Male
	Female
)

// Person is the name of a person: Span is the name alone.
type Person struct {
	text.Span
	Name      string
	Honorific text.Span // "Ông", "đồng chí", "PGS.TS"; empty if none
	Gender    Gender
	Short     bool // part of a name after an honorific ("ông Chí"): needs the article to say who
	Rule      Rule
}

// Post is the name of a post: Span is the title alone ("Phó Chủ tịch").
type Post struct {
	text.Span
	Title string // as written
	Org   int    // Set.Orgs: the organisation said with it
	// Complement is what says of what the post is, where that is no mention
	// of an organisation: "Mỹ", "Tư pháp", "huyện Bình Chánh"; empty if none.
	Complement text.Span
	Implied    string // organisation a title implies ("Thủ tướng": "Chính phủ"); ""
	Person     int    // Set.People: whose it is; None where it stands for a person unnamed here
	Status     schema.PositionStatus
	Whole      text.Span // person, title and organisation together: the evidence
	Rule       Rule
}

// Document is a numbered or formally named document.
type Document struct {
	text.Span
	Type     string // "Quyết định"; ""
	Number   string // as printed without "số", spaces inside removed; "" where it has none
	Date     int    // Set.Dates
	DateEDTF string // its date, also where it is only part of the number's sentence; ""
	Issuer   string // as written or from the number's code; ""
	Title    string // "về việc …"; ""
	Relation schema.Relation
	Rule     Rule
}
