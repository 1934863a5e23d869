package extract

import (
	"fmt"

	"github.com/bienban/bienban/extract/date"
	"github.com/bienban/bienban/extract/decision"
	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/english"
	"github.com/bienban/bienban/extract/event"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/org"
	"github.com/bienban/bienban/extract/person"
	"github.com/bienban/bienban/extract/resolve"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

// Version is the extractor's version, as provenance carries it.
const Version = "bienban/0.1.0"

// Options of an Extractor.
type Options struct {
	Lexicon *lexicon.Lexicon // nil: the embedded one
}

// Extractor makes records of articles. It is safe for use by many goroutines.
type Extractor struct {
	lex        *lexicon.Lexicon
	confidence map[mention.Rule]Confidence

	document *document.Finder
	date     *date.Finder
	org      *org.Finder
	person   *person.Finder
	english  *english.Finder
	resolve  *resolve.Resolver
	decision *decision.Finder
	event    *event.Finder
}

// New builds the finders once; they are shared by every Extract.
func New(o Options) (*Extractor, error) {
	lex := o.Lexicon
	if lex == nil {
		var err error
		if lex, err = lexicon.Embedded(); err != nil {
			return nil, fmt.Errorf("extract: %w", err)
		}
	}
	conf, err := Confidences()
	if err != nil {
		return nil, err
	}
	return &Extractor{
		lex:        lex,
		confidence: conf,
		document:   document.New(lex),
		date:       date.New(lex),
		org:        org.New(lex),
		person:     person.New(lex),
		english:    english.New(lex),
		resolve:    resolve.New(lex),
		decision:   decision.New(lex),
		event:      event.New(lex),
	}, nil
}

// Version names what makes the records: the extractor's version and the
// lexicon's.
func (x *Extractor) Version() string { return Version + " " + x.lex.Version() }

// Report says what was found in an article and what was dropped.
type Report struct {
	Dates, Documents, Orgs, People, Posts, Decisions, Events int // mentions
	// Dropped counts facts that did not reach a record, by reason
	// ("evidence", "size").
	Dropped map[string]int
}

func (r *Report) drop(reason string) {
	if r.Dropped == nil {
		r.Dropped = map[string]int{}
	}
	r.Dropped[reason]++
}

// Extract gives the records of an article, its main event first. A page that
// is no article, or has no text, gives none. Records come with revision 1;
// run, times and stored text are for the caller to set.
func (x *Extractor) Extract(a *schema.Article) ([]schema.Record, Report) {
	if !extractable(a) {
		return nil, Report{}
	}
	as := x.find(a)
	rep := as.report()
	records := as.records()
	gate(records, a.Text, &rep)
	return records, rep
}

func extractable(a *schema.Article) bool { return a.Kind == schema.KindArticle && a.Text != "" }

// find runs all finders over an article.
func (x *Extractor) find(a *schema.Article) *assembler {
	c, set, ent := x.Mentions(a)
	decisions := x.decision.Find(c, set, ent)
	events := x.event.Find(c, set, ent, decisions, func(eventType string) int {
		return x.date.MainTimeOf(c, set, eventType)
	})
	return &assembler{x: x, a: a, c: c, set: set, ent: ent, decisions: decisions, events: events}
}

// report counts what was found.
func (as *assembler) report() Report {
	return Report{
		Dates: len(as.set.Dates), Documents: len(as.set.Documents), Orgs: len(as.set.Orgs),
		People: len(as.set.People), Posts: len(as.set.Posts),
		Decisions: len(as.decisions), Events: len(as.events),
	}
}

// Mentions finds who, when and which document: everything but what happened.
func (x *Extractor) Mentions(a *schema.Article) (*mention.Context, *mention.Set, *mention.Entities) {
	// One piece of memory for what every article needs: most are short.
	var m struct {
		c               mention.Context
		set             mention.Set
		doc, title      text.Doc
		hits, titleHits lexicon.Hits
	}
	c, set := &m.c, &m.set
	*c = mention.Context{
		Doc: &m.doc, Hits: &m.hits, Title: &m.title, TitleHits: &m.titleHits,
		Published: a.Published, Language: a.Language, Site: a.Site, SiteName: a.SiteName,
	}
	c.Doc.Cut(x.lex, a.Text, a.Blocks)
	x.lex.ScanTo(c.Hits, c.Doc)
	c.Title.Cut(x.lex, a.Title, nil)
	x.lex.ScanTo(c.TitleHits, c.Title)

	x.document.Find(c, set)
	x.date.Find(c, set)
	if c.Language == "en" {
		x.english.Find(c, set)
	} else {
		x.org.Find(c, set)
		x.person.Find(c, set)
	}
	return c, set, x.resolve.Resolve(c, set)
}
