package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"
)

// trip is one Get on its way through redirects.
type trip struct {
	client *Client
	pol    Policy
	seen   map[string]bool // addresses asked in this trip
	jar    *cookiejar.Jar  // cookies met, sent only after a loop
	cookie bool            // cookies are sent
	hops   int
	fresh  int // refreshes followed
}

// run goes from address to address until there is a page or an error.
func (t *trip) run(ctx context.Context, u *url.URL) (*reply, error) {
	t.jar, _ = cookiejar.New(nil) // its error is always nil
	conditional := t.pol.ETag != "" || t.pol.Modified != ""
	for {
		key := u.String()
		if t.seen[key] {
			// A loop that a cookie opens is the one loop worth a second try.
			if t.cookie || len(t.jar.Cookies(u)) == 0 {
				return nil, &Error{Outcome: RedirectLoop, URL: key, Err: errors.New("this address was asked before")}
			}
			t.cookie = true
			clear(t.seen)
		}
		t.seen[key] = true
		r, err := t.hop(ctx, u, conditional)
		if err != nil {
			return nil, err
		}
		if r.status == http.StatusNotModified && !conditional {
			if t.hops++; t.hops > t.client.lim.redirects {
				return nil, &Error{Outcome: HTTPMalformed, URL: key, Status: r.status}
			}
			return t.unasked304(ctx, u)
		}
		next, err := t.next(u, r)
		if err != nil {
			return nil, err
		}
		if next == nil {
			return r, t.client.verdict(u, r)
		}
		if t.hops++; t.hops > t.client.lim.redirects {
			return nil, &Error{Outcome: RedirectLoop, URL: next.String(), Status: r.status, Err: fmt.Errorf("more than %d redirects", t.client.lim.redirects)}
		}
		t.jar.SetCookies(u, (&http.Response{Header: r.header}).Cookies())
		u, conditional = next, false
	}
}

// hop asks for one address: guard, robots, the host's turn, the exchange.
func (t *trip) hop(ctx context.Context, u *url.URL, conditional bool) (*reply, error) {
	c := t.client
	if err := c.net.guardURL(u); err != nil {
		return nil, &Error{Outcome: BlockedPrivate, URL: u.String(), Err: err}
	}
	delay := c.delay(t.pol)
	if t.pol.Robots {
		d, err := c.askRobots(ctx, u, delay)
		if err != nil {
			return nil, err
		}
		delay = max(delay, d)
	}
	h := http.Header{}
	if conditional {
		if t.pol.ETag != "" {
			h.Set("If-None-Match", t.pol.ETag)
		}
		if t.pol.Modified != "" {
			h.Set("If-Modified-Since", t.pol.Modified)
		}
	}
	if t.cookie {
		for _, k := range t.jar.Cookies(u) {
			h.Add("Cookie", k.Name+"="+k.Value)
		}
	}
	return c.ask(ctx, u, ask{header: h, delay: delay, maxBody: c.opt.MaxBody})
}

// unasked304 asks once more, past all caches, where a server said "not
// modified" to a request that had no condition.
func (t *trip) unasked304(ctx context.Context, u *url.URL) (*reply, error) {
	c := t.client
	c.count("unasked_304")
	h := http.Header{"Cache-Control": {"no-cache"}, "Pragma": {"no-cache"}}
	r, err := c.ask(ctx, u, ask{header: h, delay: c.delay(t.pol), maxBody: c.opt.MaxBody})
	if err != nil {
		return nil, err
	}
	if r.status == http.StatusNotModified {
		return nil, &Error{Outcome: HTTPMalformed, URL: u.String(), Status: r.status, Err: errors.New("not modified, though nothing was said to compare with")}
	}
	return r, c.verdict(u, r)
}

// next is where a reply sends us, nil where it is the end.
func (t *trip) next(u *url.URL, r *reply) (*url.URL, error) {
	var target string
	switch r.status {
	case 301, 302, 303, 307, 308:
		target = strings.TrimSpace(r.header.Get("Location"))
		if target == "" {
			return nil, &Error{Outcome: HTTPMalformed, URL: u.String(), Status: r.status, Err: errors.New("redirect without Location")}
		}
	case 200, 203:
		var after time.Duration
		if target, after = refresh(r); target == "" || after > t.client.lim.refreshMax {
			return nil, nil
		}
	default:
		return nil, nil
	}
	bad := func(o Outcome, err error) error {
		return &Error{Outcome: o, URL: u.String(), Status: r.status, Err: fmt.Errorf("redirect to %q: %w", target, err)}
	}
	next, err := resolveURL(u, target)
	if err != nil {
		return nil, bad(RedirectBad, err)
	}
	if r.status < 300 {
		// A page that reloads itself is a page.
		if t.fresh++; t.fresh > t.client.lim.refreshes || next.String() == u.String() {
			return nil, nil
		}
	}
	if err := t.client.net.guardPort(u, next); err != nil {
		return nil, bad(RedirectBad, err)
	}
	if t.pol.Follow != nil && !t.pol.Follow(next) {
		return nil, bad(RedirectScope, errors.New("outside of what may be followed"))
	}
	return next, nil
}

// verdict turns a final status into an error where it is one.
func (c *Client) verdict(u *url.URL, r *reply) error {
	e := &Error{URL: u.String(), Status: r.status, RetryAfter: r.retryAfter}
	switch s := r.status; {
	case s == 200 || s == 203:
		if len(r.body) > 0 {
			return nil
		}
		e.Outcome = Empty
	case s == 304:
		return nil
	case s == 206:
		e.Outcome, e.Err = HTTPMalformed, errors.New("partial content, though all was asked for")
	case s >= 200 && s < 300:
		e.Outcome = Empty
	case strings.EqualFold(r.header.Get("Cf-Mitigated"), "challenge"):
		e.Outcome = Challenge
	case s == 401 || s == 407:
		e.Outcome = AuthRequired
	case s == 403:
		e.Outcome = Forbidden
	case s == 404:
		e.Outcome = NotFound
	case s == 410:
		e.Outcome = Gone
	case s == 429:
		e.Outcome = RateLimited
	case s == 503:
		e.Outcome = Unavailable
	case s == 408 || s == 425 || s < 200 || s >= 500:
		e.Outcome = ServerError
	default:
		e.Outcome = ClientError
	}
	return e
}
