package fetch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"
)

// host is what we remember of a host for the sake of manners.
type host struct {
	turn chan struct{} // holds one token: one request at a time

	mu        sync.Mutex
	last      time.Time // end of the last request
	paused    time.Time // no request before
	why       string    // of the pause
	backoffs  int       // pauses in a row we had to choose ourselves
	failures  int       // connections failed in a row
	forbidden int       // 403s in a row
}

func (c *Client) host(u *url.URL) *host { return c.hostNamed(strings.ToLower(u.Hostname())) }

func (c *Client) hostNamed(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		c.hosts[name] = h
	}
	return h
}

// delay is the pause a policy leaves between requests.
func (c *Client) delay(pol Policy) time.Duration {
	d := pol.Delay
	if d == 0 {
		d = c.opt.Delay
	}
	return max(d, 0)
}

// wait returns when it is our turn at the host, delay after the end of the
// request before. The caller must call done. A host that is paused for longer
// than we care to wait is an error at once.
func (c *Client) wait(ctx context.Context, h *host, delay time.Duration) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return &Error{Outcome: Canceled, Err: ctx.Err()}
	}
	h.mu.Lock()
	now := c.now()
	pause, why := h.paused.Sub(now), h.why
	due := time.Duration(0)
	if !h.last.IsZero() {
		due = h.last.Add(delay).Sub(now)
	}
	h.mu.Unlock()
	if pause > c.lim.maxWait {
		<-h.turn
		return &Error{Outcome: HostPaused, RetryAfter: pause, Err: errors.New(why)}
	}
	if err := c.sleep(ctx, max(due, pause, 0)); err != nil {
		<-h.turn
		return &Error{Outcome: Canceled, Err: err}
	}
	return nil
}

// enterIP waits until there is room at the IP address a host was reached at
// last; the first request to a host does not wait. The caller must call leave.
func (c *Client) enterIP(ctx context.Context, u *url.URL) (leave func(), err error) {
	ip := c.net.ipOf(authority(u))
	if !ip.IsValid() {
		return func() {}, nil
	}
	c.mu.Lock()
	room := c.ips[ip]
	if room == nil {
		room = make(chan struct{}, c.lim.perIP)
		c.ips[ip] = room
	}
	c.mu.Unlock()
	select {
	case room <- struct{}{}:
		return func() { <-room }, nil
	case <-ctx.Done():
		return nil, &Error{Outcome: Canceled, URL: u.String(), Err: ctx.Err()}
	}
}

// done ends our turn and draws the lesson of how the request went. It returns
// the pause the host is given, 0 for none.
func (c *Client) done(h *host, name string, r *reply, err error) time.Duration {
	defer func() { <-h.turn }()
	h.mu.Lock()
	defer h.mu.Unlock()
	now := c.now()
	h.last = now
	if err != nil {
		switch OutcomeOf(err) {
		case ConnectFailed, TimeoutConnect, TimeoutFirstByte, TLSFailed:
			if h.failures++; h.failures >= c.lim.breaker {
				return c.pause(h, name, now, 0, fmt.Sprintf("%d failed connections in a row: %s", h.failures, OutcomeOf(err)))
			}
		}
		return 0
	}
	h.failures = 0
	switch r.status {
	case 429, 503:
		after, said := retryAfter(r.header.Get("Retry-After"), now, c.lim.backoffMax)
		if !said {
			after = 0
		}
		return c.pause(h, name, now, after, fmt.Sprintf("the host answered %d", r.status))
	case 403:
		if h.forbidden++; h.forbidden >= c.lim.forbidden {
			return c.pause(h, name, now, 0, fmt.Sprintf("%d answers of 403 in a row", h.forbidden))
		}
		return 0
	}
	h.forbidden = 0
	if r.status >= 200 && r.status < 400 {
		h.backoffs = 0
	}
	return 0
}

// pause stops a host for a time; 0 lets us choose: doubling from the first
// back-off, three quarters to five quarters of it, so that workers spread.
func (c *Client) pause(h *host, name string, now time.Time, d time.Duration, why string) time.Duration {
	if d == 0 {
		d = min(c.lim.backoff<<min(h.backoffs, 20), c.lim.backoffMax)
		h.backoffs++
		d = min(d*3/4+rand.N(d/2+1), c.lim.backoffMax)
	}
	if until := now.Add(d); until.After(h.paused) {
		h.paused, h.why = until, why
		c.count("host_pauses")
		c.log.Warn("host paused", "host", name, "for", d.Round(time.Second), "why", why)
		if c.opt.Paused != nil {
			c.opt.Paused(Pause{Host: name, Until: until, Why: why})
		}
	}
	return h.paused.Sub(now)
}
