package schema

import "time"

// JobKind says what a job's address is expected to give.
type JobKind string

// The kinds of job. Only pages go on to become articles; the others are read
// for the addresses they name.
const (
	JobPage    JobKind = "page"    // an article, or whatever turns out to be there
	JobList    JobKind = "list"    // a front or list page: read for its links
	JobFeed    JobKind = "feed"    // RSS, Atom or JSON feed
	JobSitemap JobKind = "sitemap" // sitemap or sitemap index, plain or gzip
)

// Job asks the fetch stage for one address.
type Job struct {
	URL    string  `json:"url"`
	Kind   JobKind `json:"kind"`
	Source string  `json:"source"` // name of the source in the configuration
	Run    string  `json:"run"`    // id of the crawl run that asked
	Depth  int     `json:"depth"`  // links followed from a start page
	// Published is what the list, feed or sitemap said of the page's
	// publication time (RFC 3339 or date), empty where it said nothing.
	Published string `json:"published,omitempty"`
}

// Page is what came back for a job: bytes first, so that everything after can
// be done again without asking the site.
type Page struct {
	URL         string    `json:"url"`       // as asked
	FinalURL    string    `json:"final_url"` // after redirects
	Status      int       `json:"status"`    // HTTP status
	ContentType string    `json:"content_type"`
	ETag        string    `json:"etag,omitempty"`
	Modified    string    `json:"last_modified,omitempty"`
	FetchedAt   time.Time `json:"fetched_at"`
	SHA256      string    `json:"sha256"` // of Body, lower-case hex
	Job         Job       `json:"job"`
	// Body is the decoded entity (no content encoding). It travels apart from
	// the rest (claim check), so it is not part of the JSON form.
	Body []byte `json:"-"`
}
