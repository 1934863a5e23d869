package schema

// Version names the contract every record follows.
const Version = "bienban.event/1"

// MaxRecordBytes is the largest record that travels; a longer one has its
// lists cut and says so in Truncated.
const MaxRecordBytes = 64 << 10

// Record is one event in one article. The order of its members is the order
// they are written in.
type Record struct {
	Schema        string         `json:"schema"`
	ID            string         `json:"id"`
	Revision      int            `json:"revision"`
	Status        Status         `json:"status"`
	Retraction    *Retraction    `json:"retraction,omitempty"`
	Language      string         `json:"language"`
	Type          string         `json:"type"`
	Modality      Modality       `json:"modality"`
	Title         string         `json:"title"`
	Time          *Time          `json:"time"`
	Place         *Place         `json:"place"`
	Organizations []Organization `json:"organizations"`
	People        []Person       `json:"people"`
	Participants  []Participant  `json:"participants"`
	Dates         []Date         `json:"dates"`
	Documents     []Document     `json:"documents"`
	Decisions     []Decision     `json:"decisions"`
	Source        Source         `json:"source"`
	Provenance    Provenance     `json:"provenance"`
	Truncated     []string       `json:"truncated,omitempty"`
}

// Status of a record.
type Status string

// A retracted record stays readable; it only no longer holds.
const (
	Active    Status = "active"
	Retracted Status = "retracted"
)

// Retraction says why and when a record was withdrawn.
type Retraction struct {
	Reason string `json:"reason"`
	At     string `json:"at"` // RFC 3339
}

// Modality says whether the event happened.
type Modality string

// The modalities.
const (
	Occurred  Modality = "occurred"
	Planned   Modality = "planned"
	Ongoing   Modality = "ongoing"
	Cancelled Modality = "cancelled"
)

// Event types of the base contract. Users may add their own.
const (
	TypeMeeting      = "meeting"
	TypeVisit        = "visit"
	TypeInspection   = "inspection"
	TypeCeremony     = "ceremony"
	TypeSigning      = "signing"
	TypePromulgation = "promulgation"
	TypeDirective    = "directive"
	TypeApproval     = "approval"
	TypeAppointment  = "appointment"
	TypeAward        = "award"
	TypeSanction     = "sanction"
	TypeTraining     = "training"
	TypeCampaign     = "campaign"
	TypeLaunch       = "launch"
	TypeStatement    = "statement"
	TypeOther        = "other"
)

// Evidence is the words that prove a fact: code points [Start, End) of the
// article's text, and the text that stands there.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Precision of a time.
type Precision string

// The precisions.
const (
	PrecisionSecond  Precision = "second"
	PrecisionMinute  Precision = "minute"
	PrecisionHour    Precision = "hour"
	PrecisionDay     Precision = "day"
	PrecisionMonth   Precision = "month"
	PrecisionQuarter Precision = "quarter"
	PrecisionYear    Precision = "year"
	PrecisionRange   Precision = "range"
)

// What a calendar expression was resolved from, where it does not stand alone.
const (
	FromPublished = "published" // the publication date
	FromContext   = "context"   // another date of the text
)

// Time is when the event was or will be.
type Time struct {
	EDTF         string     `json:"edtf"`
	Start        *string    `json:"start"` // first day (or moment) covered
	End          *string    `json:"end"`   // last day (or moment) covered
	Precision    Precision  `json:"precision"`
	Written      string     `json:"written"`
	ResolvedFrom *string    `json:"resolved_from"`
	Rule         string     `json:"rule"`
	Evidence     []Evidence `json:"evidence"`
}

// Place is where, as written.
type Place struct {
	Name     string     `json:"name"`
	Evidence []Evidence `json:"evidence"`
}

// Organization is one specific body, under the fullest name the article
// supports.
type Organization struct {
	Ref      string     `json:"ref"`
	Name     string     `json:"name"`
	Written  []string   `json:"written"`
	Kind     *string    `json:"kind"`
	Parent   *string    `json:"parent"`
	Evidence []Evidence `json:"evidence"`
}

// Person is one real person.
type Person struct {
	Ref       string     `json:"ref"`
	Name      string     `json:"name"`
	Honorific *string    `json:"honorific"`
	Positions []Position `json:"positions"`
	Evidence  []Evidence `json:"evidence"`
}

// PositionStatus says whether a post is held.
type PositionStatus string

// The states of a post.
const (
	Current  PositionStatus = "current"
	Former   PositionStatus = "former"
	Acting   PositionStatus = "acting"
	Incoming PositionStatus = "incoming"
)

// Position is a post the article gives a person.
type Position struct {
	Title               string         `json:"title"`
	Organization        *string        `json:"organization"`
	OrganizationWritten *string        `json:"organization_written"`
	Status              PositionStatus `json:"status"`
	Rule                string         `json:"rule"`
	Confidence          *float64       `json:"confidence"`
	Evidence            []Evidence     `json:"evidence"`
}

// Role is the part somebody has in the event.
type Role string

// The roles.
const (
	Organizer Role = "organizer"
	Chair     Role = "chair"
	Attendee  Role = "attendee"
	Speaker   Role = "speaker"
	Recipient Role = "recipient"
	Sender    Role = "sender"
	Host      Role = "host"
	Mentioned Role = "mentioned"
)

// Participant joins a person or an organisation to the event.
type Participant struct {
	Ref      string     `json:"ref"`
	Role     Role       `json:"role"`
	Evidence []Evidence `json:"evidence"`
}

// Date is one calendar value of the article, with every place it is written.
type Date struct {
	EDTF         string     `json:"edtf"`
	Written      string     `json:"written"`
	ResolvedFrom *string    `json:"resolved_from"`
	Rule         string     `json:"rule"`
	Evidence     []Evidence `json:"evidence"`
}

// Relation of a document to the event.
type Relation string

// The relations.
const (
	Issued   Relation = "issued"
	Cited    Relation = "cited"
	Amended  Relation = "amended"
	Repealed Relation = "repealed"
)

// Document is a numbered or formally named legal or administrative document.
type Document struct {
	Ref      string     `json:"ref"`
	Type     *string    `json:"type"`
	Number   *string    `json:"number"`
	Date     *string    `json:"date"`
	Issuer   *string    `json:"issuer"`
	Title    *string    `json:"title"`
	Relation Relation   `json:"relation"`
	Evidence []Evidence `json:"evidence"`
}

// DecisionKind says what sort of decision it is.
type DecisionKind string

// The kinds of decision.
const (
	KindDecision   DecisionKind = "decision"
	KindDirective  DecisionKind = "directive"
	KindRequest    DecisionKind = "request"
	KindApproval   DecisionKind = "approval"
	KindConclusion DecisionKind = "conclusion"
	KindCommitment DecisionKind = "commitment"
	KindProposal   DecisionKind = "proposal"
)

// Decision is what somebody with authority decided, ordered, asked for,
// approved, concluded or promised.
type Decision struct {
	Kind       DecisionKind `json:"kind"`
	Issuer     Party        `json:"issuer"`
	Addressees []Party      `json:"addressees"`
	Text       string       `json:"text"`
	Deadline   *string      `json:"deadline"`
	Document   *string      `json:"document"`
	Rule       string       `json:"rule"`
	Confidence *float64     `json:"confidence"`
	Evidence   []Evidence   `json:"evidence"`
}

// Source says where the article came from.
type Source struct {
	URL           *string `json:"url"`
	CanonicalURL  *string `json:"canonical_url"`
	Site          *string `json:"site"`
	Title         *string `json:"title"`
	Author        *string `json:"author"`
	Published     *string `json:"published"`
	PublishedFrom *string `json:"published_from"`
	FetchedAt     *string `json:"fetched_at"`
	ContentSHA256 *string `json:"content_sha256"`
	TextSHA256    string  `json:"text_sha256"`
	TextLength    int     `json:"text_length"` // code points
	Text          string  `json:"text,omitempty"`
}

// Provenance says what made the record.
type Provenance struct {
	Extractor   string  `json:"extractor"`
	Lexicon     *string `json:"lexicon"`
	Run         *string `json:"run"`
	ExtractedAt *string `json:"extracted_at"`
}
