package fetch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/bienban/bienban/schema"
)

// DefaultUserAgent names us to the sites; its first token is the robots.txt
// product token.
const DefaultUserAgent = "bienban/0.1 (+https://github.com/bienban/bienban)"

// Options make a Client. The zero value is usable.
type Options struct {
	// UserAgent is sent with every request. The part before the first "/" or
	// space is the product token looked for in robots.txt. Empty: DefaultUserAgent.
	UserAgent string
	// Timeout bounds one exchange: from asking for a connection to the last
	// byte of the body. Waiting for the host's turn does not count. 0: 60 s.
	Timeout time.Duration
	// MaxBody is the cap on a decoded body, in bytes. 0: 20 MiB.
	MaxBody int64
	// Delay is the pause left between two requests to one host, from the end of
	// one to the start of the next. 0: 1 s; negative: none.
	Delay time.Duration
	// AllowHosts are hosts ("host" or "host:port") the operator named himself:
	// they may have private addresses and odd ports.
	AllowHosts []string
	// Resolve sends a host ("host" or "host:port") to a fixed "ip:port" in plain
	// HTTP, also for https addresses. For the demo and for tests.
	Resolve map[string]string
	// Paused, if set, is told of each pause a host is given, so that it can be
	// kept for the next client (Keep). The host's turn waits for it.
	Paused func(Pause)
	// Logger gets what an operator should know; nil: nothing is logged.
	Logger *slog.Logger
	// Now is the clock; nil: time.Now.
	Now func() time.Time
}

// Policy is how one address is to be fetched.
type Policy struct {
	Delay  time.Duration // pause between requests to the host; 0: Options.Delay; negative: none
	Robots bool          // obey robots.txt
	// ETag and Modified are what the last fetch of this address brought
	// (Page.ETag, Page.Modified), passed back as they were.
	ETag, Modified string
	// Follow says whether a redirect to this address may be followed; nil: any.
	Follow func(*url.URL) bool
}

// limits are the caps that are not the caller's business, but are the tests'.
type limits struct {
	connect     time.Duration // name and connection
	tls         time.Duration // handshake
	firstByte   time.Duration // request written to header complete
	headerBytes int64
	interim     int           // 1xx responses before the response
	minRate     int64         // wire bytes a second, over each rateWindow
	rateWindow  time.Duration // at least this long slower: cut
	ratio       int64         // decoded bytes for one wire byte, past ratioFrom decoded bytes
	ratioFrom   int64
	redirects   int
	refreshes   int           // followed meta refreshes and Refresh headers
	refreshMax  time.Duration // longer ones are reload timers, not redirects
	perIP       int           // requests at once to one IP address, whatever its hosts are called
	maxWait     time.Duration // a pause longer than this is an error, not a wait
	crawlDelay  time.Duration // cap on Crawl-delay
	backoff     time.Duration // first pause of a host that fails without saying how long
	backoffMax  time.Duration // also the cap on Retry-After
	breaker     int           // connection failures in a row before a host is paused
	forbidden   int           // 403s in a row before a host is paused
	robotsTTL   time.Duration // RFC 9309 2.4: not more than 24 h
	robotsRetry time.Duration // how long an unreachable robots.txt is left alone
}

func defaultLimits() limits {
	return limits{
		connect: 15 * time.Second, tls: 15 * time.Second, firstByte: 30 * time.Second,
		headerBytes: 128 << 10, interim: 10,
		minRate: 1 << 10, rateWindow: 20 * time.Second,
		ratio: 200, ratioFrom: 1 << 20,
		redirects: 10, refreshes: 2, refreshMax: 5 * time.Second,
		perIP: 4, maxWait: 10 * time.Second, crawlDelay: time.Minute,
		backoff: time.Minute, backoffMax: 24 * time.Hour, breaker: 3, forbidden: 5,
		robotsTTL: 24 * time.Hour, robotsRetry: 10 * time.Minute,
	}
}

// Client fetches. It is safe for parallel use; requests to one host queue.
type Client struct {
	opt   Options
	lim   limits
	log   *slog.Logger
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
	net   *network

	mu     sync.Mutex
	hosts  map[string]*host // by host name
	ips    map[netip.Addr]chan struct{}
	robots map[string]*robotsOf // by scheme and authority
	counts map[string]int64
}

// New makes a client. The error names the option that is wrong.
func New(o Options) (*Client, error) { return newClient(o, defaultLimits(), environment{}) }

func newClient(o Options, lim limits, env environment) (*Client, error) {
	if o.UserAgent == "" {
		o.UserAgent = DefaultUserAgent
	}
	if strings.ContainsFunc(o.UserAgent, func(r rune) bool { return r < ' ' || r > '~' }) {
		return nil, fmt.Errorf("user agent %q: only printable ASCII may be sent", o.UserAgent)
	}
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	if o.Timeout < 0 {
		return nil, fmt.Errorf("fetch timeout %s: must not be negative", o.Timeout)
	}
	if o.MaxBody == 0 {
		o.MaxBody = 20 << 20
	}
	if o.MaxBody < 0 {
		return nil, fmt.Errorf("fetch body limit %d: must not be negative", o.MaxBody)
	}
	if o.Delay == 0 {
		o.Delay = time.Second
	}
	c := &Client{
		opt: o, lim: lim, log: o.Logger, now: o.Now, sleep: sleep,
		hosts: map[string]*host{}, ips: map[netip.Addr]chan struct{}{}, robots: map[string]*robotsOf{}, counts: map[string]int64{},
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	if c.now == nil {
		c.now = time.Now
	}
	if env.sleep != nil {
		c.sleep = env.sleep
	}
	n, err := newNetwork(o, lim, env, c.count)
	if err != nil {
		return nil, err
	}
	c.net = n
	return c, nil
}

// Close lets idle connections go. The client must not be used after.
func (c *Client) Close() { c.net.close() }

// Counts says how often each outcome and each oddity that was survived
// ("lenient_header", "gzip_trailing", "type_mismatch", …) was met.
func (c *Client) Counts() map[string]int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.counts)
}

func (c *Client) count(what string) {
	c.mu.Lock()
	c.counts[what]++
	c.mu.Unlock()
}

// Get fetches one address. It waits for the host's turn, asks robots.txt first
// (if pol.Robots), follows redirects with all checks at each hop, and undoes
// content encodings. A page with Status 304 has no body and means that it has
// not changed since pol.ETag or pol.Modified. Every other end that is not a
// page with a body is an *Error.
//
// Page.ContentType is the server's word, unless the body is plainly of another
// type: then it is the type found, with the server's charset.
func (c *Client) Get(ctx context.Context, job schema.Job, pol Policy) (*schema.Page, error) {
	p, err := c.get(ctx, job, pol)
	switch {
	case err == nil && p.Status == http.StatusNotModified:
		c.count(string(NotModified))
	default:
		c.count(string(OutcomeOf(err)))
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}

func (c *Client) get(ctx context.Context, job schema.Job, pol Policy) (*schema.Page, error) {
	u, err := parseURL(job.URL)
	if err != nil {
		return nil, &Error{Outcome: BadURL, URL: job.URL, Err: err}
	}
	t := trip{client: c, pol: pol, seen: map[string]bool{}}
	r, err := t.run(ctx, u)
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			err = &Error{Outcome: ClientError, URL: job.URL, Err: err}
		}
		return nil, err
	}
	p := &schema.Page{
		URL: job.URL, FinalURL: r.url.String(), Status: r.status,
		ContentType: r.header.Get("Content-Type"),
		ETag:        r.header.Get("ETag"), Modified: r.header.Get("Last-Modified"),
		FetchedAt: c.now().UTC(), Job: job,
	}
	if r.status == http.StatusNotModified {
		return p, nil
	}
	if real, lie := trueType(r.body, p.ContentType); lie {
		c.count("type_mismatch")
		c.log.Debug("content type is not what was sent", "url", p.FinalURL, "said", p.ContentType, "is", real)
		p.ContentType = real
	}
	p.Body, p.SHA256 = r.body, schema.SHA256Hex(r.body)
	return p, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
