package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/bienban/bienban/fetch/robots"
)

// robotsOf is what we know of one authority's robots.txt.
type robotsOf struct {
	turn  chan struct{} // one reader at a time
	file  *robots.File  // nil: never read
	until time.Time     // fresh until then
	down  error         // why it could not be read, nil if it could
}

// robotsHops is how many redirects of a robots.txt are followed (RFC 9309 2.3.1.2).
const robotsHops = 5

// askRobots says whether u may be fetched: nil and the delay its robots.txt
// asks for, or an *Error.
func (c *Client) askRobots(ctx context.Context, u *url.URL, delay time.Duration) (time.Duration, error) {
	key := u.Scheme + "://" + u.Host
	c.mu.Lock()
	ro := c.robots[key]
	if ro == nil {
		ro = &robotsOf{turn: make(chan struct{}, 1)}
		c.robots[key] = ro
	}
	c.mu.Unlock()
	select {
	case ro.turn <- struct{}{}:
	case <-ctx.Done():
		return 0, &Error{Outcome: Canceled, URL: u.String(), Err: ctx.Err()}
	}
	defer func() { <-ro.turn }()

	if !c.now().Before(ro.until) {
		if err := c.loadRobots(ctx, ro, u, delay); err != nil {
			return 0, err
		}
	}
	if ro.file == nil {
		return 0, &Error{Outcome: RobotsUnreachable, URL: u.String(), RetryAfter: max(ro.until.Sub(c.now()), 0), Err: ro.down}
	}
	token := productToken(c.opt.UserAgent)
	if ok, rule := ro.file.Allowed(token, u.RequestURI()); !ok {
		return 0, &Error{Outcome: BlockedRobots, URL: u.String(), Err: fmt.Errorf("robots.txt says %s", rule)}
	}
	d, _ := ro.file.CrawlDelay(token)
	return min(d, c.lim.crawlDelay), nil
}

// loadRobots reads the robots.txt of u's authority into ro. An error means that
// we were stopped, or that the host is paused, not that the file is unreachable.
func (c *Client) loadRobots(ctx context.Context, ro *robotsOf, u *url.URL, delay time.Duration) error {
	file, err := c.readRobots(ctx, u, delay)
	now := c.now()
	if err == nil {
		ro.file, ro.down, ro.until = file, nil, now.Add(c.lim.robotsTTL)
		token := productToken(c.opt.UserAgent)
		if d, ok := file.CrawlDelay(token); ok && d > c.lim.crawlDelay {
			c.count("crawl_delay_capped")
			c.log.Warn("crawl-delay is longer than we wait; the longest we do is used", "host", u.Host, "asked", d, "used", c.lim.crawlDelay)
		}
		return nil
	}
	if o := OutcomeOf(err); o == Canceled || o == HostPaused {
		return err // it was not asked for
	}
	// Disallowed while it lasts, unless there is a copy from before.
	c.count("robots_unreachable")
	wait := c.lim.robotsRetry
	if e, ok := errors.AsType[*Error](err); ok {
		wait = max(wait, e.RetryAfter)
	}
	ro.down, ro.until = err, now.Add(wait)
	c.log.Warn("robots.txt cannot be read", "host", u.Host, "error", err, "older_copy", ro.file != nil)
	return nil
}

// readRobots fetches and parses, by the status rules of RFC 9309 2.3.1: 2xx is
// parsed, 4xx but 429 allows everything, everything else is unreachable. More
// redirects than five count as 4xx.
func (c *Client) readRobots(ctx context.Context, u *url.URL, delay time.Duration) (*robots.File, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range robotsHops + 1 {
		if err := c.net.guardURL(at); err != nil {
			return nil, &Error{Outcome: BlockedPrivate, URL: at.String(), Err: err}
		}
		r, err := c.ask(ctx, at, ask{delay: delay, maxBody: robots.MaxSize, cut: true})
		if err != nil {
			return nil, err
		}
		switch s := r.status; {
		case s == 200 || s == 203:
			return robots.Parse(r.body), nil
		case s >= 200 && s < 300:
			return robots.Parse(nil), nil
		case s >= 300 && s < 400 && s != 304:
			next, err := resolveURL(at, r.header.Get("Location"))
			if err != nil || r.header.Get("Location") == "" {
				return robots.Parse(nil), nil
			}
			if err := c.net.guardPort(at, next); err != nil {
				return nil, &Error{Outcome: RedirectBad, URL: at.String(), Status: s, Err: err}
			}
			at = next
		case s >= 400 && s < 500 && s != 429:
			if s == 401 || s == 403 {
				c.log.Info("robots.txt is not for us; everything counts as allowed (RFC 9309 2.3.1.3)", "host", u.Host, "status", s)
			}
			return robots.Parse(nil), nil
		default:
			err := c.verdict(at, r)
			if err == nil {
				err = &Error{Outcome: ServerError, URL: at.String(), Status: s}
			}
			return nil, err
		}
	}
	return robots.Parse(nil), nil
}

// productToken is the part of a user agent robots.txt files name us by.
func productToken(userAgent string) string {
	if i := strings.IndexAny(userAgent, "/ ("); i >= 0 {
		return userAgent[:i]
	}
	return userAgent
}
