package pipeline

import (
	"context"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/schema"
)

// Stage is one step of the way from an address to records.
type Stage string

// The stages, in order.
const (
	StageFetch   Stage = "fetch"
	StageParse   Stage = "parse"
	StageExtract Stage = "extract"
)

// AllStages are the stages in order.
var AllStages = []Stage{StageFetch, StageParse, StageExtract}

// Stages are the functions that do the work; the pipeline moves what goes
// between them. Each must be safe for parallel use. A panic in one is caught,
// and its message goes to the dead letters.
//
// A process that runs only one stage needs only that stage's functions:
//
//	fetch    Fetch
//	parse    Read, Links, Canonical
//	extract  Extract, Canonical
//
// RunOnce needs all of them, or Canonical alone where workers run elsewhere.
type Stages struct {
	// Fetch gets one address: (*fetch.Client).Get. An error is taken apart with
	// fetch.Error: what is retryable is tried again later, the rest is recorded
	// as failed under its outcome.
	Fetch func(ctx context.Context, job schema.Job, pol fetch.Policy) (*schema.Page, error)
	// Links are the addresses a feed or sitemap names: fetch.Links.
	Links func(p *schema.Page) ([]schema.Link, error)
	// Read turns a page into an article: page.Read. An error, like a panic, is
	// final: reading the same bytes again would change nothing.
	Read func(p *schema.Page, opt page.Options) (*schema.Article, error)
	// Extract finds the records of an article: (*extract.Extractor).Extract.
	// Records come with revision 1, without run and extracted_at. An error is
	// final, as for Read.
	Extract func(a *schema.Article) ([]schema.Record, error)
	// Canonical is the identity of an address: fetch.Canonical.
	Canonical func(rawURL string) (string, error)
	// Version names Read and Extract together (extract.Version and the
	// lexicon's). A page that has not changed since the last run is read again
	// only under another version.
	Version string
}
