package pipeline

// EventKind says what happened to an address in a stage.
type EventKind string

// The kinds of event.
const (
	Queued  EventKind = "queued"  // waits for the stage
	Retried EventKind = "retried" // went wrong, and will be tried again
	Done    EventKind = "done"    // left the stage as it should
	Failed  EventKind = "failed"  // the site's answer is no: not found, forbidden, robots, …
	Dead    EventKind = "dead"    // given up; the message lies with the dead letters
)

// Event is one step of one address of a run. Every address gives Queued for
// fetch once, and then, for each stage it reaches, one of Done, Failed, Dead.
// A resumed run tells its whole story again from the ledger.
type Event struct {
	Run    string
	URL    string
	Source string
	Stage  Stage
	Kind   EventKind
	// Reason of Retried, Failed and Dead; of Done where the address goes no
	// further: "unchanged", "list", "no_article", "alias".
	Reason string
	// Detail is the error's text, for people.
	Detail string
	// Records is what the address gave, on Done of StageExtract.
	Records RecordCounts
}

// Observer is told of every event of a run, one at a time and in order, from
// one goroutine. It should return quickly; the work does not wait for it, but
// the knowledge that the run has ended does.
type Observer interface{ Observe(Event) }

// ObserverFunc is a function as an Observer.
type ObserverFunc func(Event)

// Observe calls f.
func (f ObserverFunc) Observe(e Event) { f(e) }

// RecordCounts counts the records of an article by what happened to them.
type RecordCounts struct {
	New       int `json:"new,omitempty"`       // published for the first time
	Changed   int `json:"changed,omitempty"`   // published as a next revision
	Same      int `json:"same,omitempty"`      // equal to the last revision: not published
	Retracted int `json:"retracted,omitempty"` // no longer in the article
	Invalid   int `json:"invalid,omitempty"`   // against the schema: dead-lettered
}

// Published is how many messages went out.
func (c RecordCounts) Published() int { return c.New + c.Changed + c.Retracted }

func (c *RecordCounts) add(o RecordCounts) {
	c.New += o.New
	c.Changed += o.Changed
	c.Same += o.Same
	c.Retracted += o.Retracted
	c.Invalid += o.Invalid
}
