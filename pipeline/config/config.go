package config

import (
	"time"

	"github.com/bienban/bienban/extract/page"
)

// Config is the whole of bienban.yaml.
type Config struct {
	NATS    NATS     `yaml:"nats"`
	Store   Store    `yaml:"store"`
	Fetch   Fetch    `yaml:"fetch"`
	Workers Workers  `yaml:"workers"`
	Log     Log      `yaml:"log"`
	Sources []Source `yaml:"sources"`
}

// NATS says which server to use. With URL empty a server runs inside the
// process, with its files in Store.Dir.
type NATS struct {
	URL      string `yaml:"url"`      // nats://, tls://, ws:// or wss://; several with commas
	Creds    string `yaml:"creds"`    // file with JWT and seed
	NKey     string `yaml:"nkey"`     // file with an NKey seed
	Token    string `yaml:"token"`    //
	User     string `yaml:"user"`     //
	Password string `yaml:"password"` //
	CA       string `yaml:"ca"`       // file with the certificate authority, PEM
	Cert     string `yaml:"cert"`     // file with our own certificate, PEM
	Key      string `yaml:"key"`      // file with its key, PEM
	Prefix   string `yaml:"prefix"`   // first token of every subject, and of stream and bucket names
	Replicas int    `yaml:"replicas"` // copies of every stream, 1 to 5
	Create   bool   `yaml:"create"`   // create and update streams; false where an administrator does
}

// Store is the folder of the server inside the process, and how much is kept.
// The limits hold for an external server too.
type Store struct {
	Dir         string `yaml:"dir"`
	Sync        bool   `yaml:"sync"`         // write through to the disk before anything counts as stored
	MaxPages    Size   `yaml:"max_pages"`    // fetched pages kept; the oldest go first
	MaxArticles Size   `yaml:"max_articles"` // article texts kept; the oldest go first
}

// Fetch is how pages are asked for.
type Fetch struct {
	UserAgent string   `yaml:"user_agent"`
	Timeout   Duration `yaml:"timeout"`  // one exchange
	MaxBody   Size     `yaml:"max_body"` // decoded body
	Delay     Duration `yaml:"delay"`    // pause between two requests to one host
	Robots    bool     `yaml:"robots"`   // obey robots.txt
	Attempts  int      `yaml:"attempts"` // tries for an address before it is given up as dead
}

// Workers is how much is done at once. Fetching is one page a host at a time
// whatever stands here.
type Workers struct {
	Parse   int `yaml:"parse"`   // 0: one a processor
	Extract int `yaml:"extract"` // 0: one a processor
}

// Log is how the program reports, on standard error.
type Log struct {
	Level  string `yaml:"level"`  // debug, info, warn, error
	Format string `yaml:"format"` // text, json
}

// Source is one publisher: where its pages are found and how they are read.
type Source struct {
	Name     string   `yaml:"name"`
	Start    []string `yaml:"start"`    // pages read as they are, and for links while Depth allows
	Lists    []string `yaml:"lists"`    // front and list pages, read for links only
	Feeds    []string `yaml:"feeds"`    // RSS, Atom or JSON feeds
	Sitemaps []string `yaml:"sitemaps"` // sitemaps and sitemap indexes
	// Hosts are further hosts whose pages belong to the source, besides those
	// of the addresses above. "www.x" and "x" are one host.
	Hosts []string `yaml:"hosts"`
	// Include and Exclude are regular expressions (RE2), looked for anywhere in
	// the address of a link. A link is followed if it matches an include, or
	// there are none, and no exclude. The addresses above are always read.
	Include []string  `yaml:"include"`
	Exclude []string  `yaml:"exclude"`
	Every   Duration  `yaml:"every"` // how often the source is read; 0: only when asked
	Delay   *Duration `yaml:"delay"` // as Fetch.Delay, for this source; nil: Fetch.Delay
	// Language is "vi", "en", or "" for what the page shows.
	Language string `yaml:"language"`
	// Depth is how many links are followed from a start or list page; nil: 1.
	// Links of feeds and sitemaps are always read.
	Depth *int `yaml:"depth"`
	// ListPages is how many pages of a list are read through its link to the
	// next page; 0: 1.
	ListPages int            `yaml:"list_pages"`
	Selectors page.Selectors `yaml:"selectors"`
	Lexicons  []string       `yaml:"lexicons"` // files of further words
}

// Defaults of a source.
const (
	DefaultDepth     = 1
	DefaultListPages = 1
)

// MaxDepth is how many links are followed: Depth or its default.
func (s *Source) MaxDepth() int {
	if s.Depth == nil {
		return DefaultDepth
	}
	return *s.Depth
}

// MaxListPages is ListPages or its default.
func (s *Source) MaxListPages() int { return max(s.ListPages, DefaultListPages) }

// PauseOr is Delay, or other where the source says nothing. 0 is no pause.
func (s *Source) PauseOr(other Duration) time.Duration {
	if s.Delay == nil {
		return other.Std()
	}
	return s.Delay.Std()
}

// Seeds are all the addresses the source names itself.
func (s *Source) Seeds() []string {
	var all []string
	for _, list := range [][]string{s.Start, s.Lists, s.Feeds, s.Sitemaps} {
		all = append(all, list...)
	}
	return all
}

// Default is the configuration where the file says nothing.
func Default() Config {
	return Config{
		NATS:  NATS{Prefix: "bienban", Replicas: 1, Create: true},
		Store: Store{Dir: "bienban-data", Sync: true, MaxPages: 20 << 30, MaxArticles: 10 << 30},
		Fetch: Fetch{
			Timeout: Duration(60 * time.Second), MaxBody: 20 << 20,
			Delay: Duration(time.Second), Robots: true, Attempts: 5,
		},
		Log: Log{Level: "info", Format: "text"},
	}
}
