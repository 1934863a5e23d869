package fetch

import (
	"errors"
	"fmt"
	"time"
)

// Outcome is how one fetch ended. The list is closed: every fetch ends in
// exactly one of the constants below, and each has one Class.
type Outcome string

// Class says what to do after an outcome.
type Class int

// The classes.
const (
	Done      Class = iota // there is a page, or it has not changed
	Retry                  // may go well later: transient
	Permanent              // will not go well unless somebody changes something
)

// The outcomes that are no errors.
const (
	OK          Outcome = "ok"           // a page with a body
	NotModified Outcome = "not_modified" // 304 to a conditional request
)

// Outcomes of name, connection and TLS.
const (
	DNSNone          Outcome = "dns_none"           // the name does not exist (NXDOMAIN, or no address)
	DNSFail          Outcome = "dns_fail"           // the name server did not answer, or failed
	BlockedPrivate   Outcome = "blocked_private"    // only private, loopback, link-local or otherwise special addresses
	ConnectFailed    Outcome = "connect_failed"     // refused, reset or unreachable
	TimeoutConnect   Outcome = "timeout_connect"    // no connection in time
	TLSInvalid       Outcome = "tls_invalid"        // certificate expired, for another host, or not trusted
	TLSFailed        Outcome = "tls_failed"         // handshake failed or timed out (old protocol, old cipher)
	TimeoutFirstByte Outcome = "timeout_first_byte" // connected, but no complete header in time
	TimeoutBody      Outcome = "timeout_body"       // body slower than the minimum rate, or not there in the total time
)

// Outcomes of HTTP framing, encoding and size.
const (
	HTTPMalformed   Outcome = "http_malformed"   // not a response HTTP allows, even read leniently
	HeaderTooLarge  Outcome = "header_too_large" // header, or number of interim responses, over the cap
	Truncated       Outcome = "truncated"        // the body ended before its end
	TooLarge        Outcome = "too_large"        // body over the cap, or blown up by its encoding
	EncodingUnknown Outcome = "encoding_unknown" // content encoding we cannot undo, or more than two layers
	EncodingBad     Outcome = "encoding_bad"     // compressed body is damaged
	Empty           Outcome = "empty"            // success without a body
)

// Outcomes of redirects.
const (
	RedirectLoop  Outcome = "redirect_loop"  // comes back to an address already asked, or too many hops
	RedirectBad   Outcome = "redirect_bad"   // target cannot be parsed, is not http(s), or has an odd port
	RedirectScope Outcome = "redirect_scope" // target refused by Policy.Follow
)

// Outcomes of manners.
const (
	BlockedRobots     Outcome = "blocked_robots"     // robots.txt disallows the address
	RobotsUnreachable Outcome = "robots_unreachable" // robots.txt cannot be read now: disallowed while it lasts (RFC 9309 2.3.1.4)
	HostPaused        Outcome = "host_paused"        // the host asked for a pause, or failed too often; see Error.RetryAfter
)

// Outcomes of status codes.
const (
	AuthRequired Outcome = "auth_required" // 401, 407
	Forbidden    Outcome = "forbidden"     // 403
	Challenge    Outcome = "challenge"     // a bot check instead of the page
	NotFound     Outcome = "not_found"     // 404
	Gone         Outcome = "gone"          // 410
	RateLimited  Outcome = "rate_limited"  // 429
	Unavailable  Outcome = "unavailable"   // 503
	ClientError  Outcome = "client_error"  // any other 4xx, or a 3xx nobody can follow
	ServerError  Outcome = "server_error"  // any other 5xx, 408, 425, and codes outside 100-599
)

// Outcomes of the call itself.
const (
	BadURL   Outcome = "bad_url"  // not an absolute http(s) address
	Canceled Outcome = "canceled" // the caller's context ended
)

var classes = map[Outcome]Class{
	OK: Done, NotModified: Done,
	DNSNone: Retry, DNSFail: Retry, BlockedPrivate: Permanent, ConnectFailed: Retry, TimeoutConnect: Retry,
	TLSInvalid: Permanent, TLSFailed: Permanent, TimeoutFirstByte: Retry, TimeoutBody: Retry,
	HTTPMalformed: Permanent, HeaderTooLarge: Permanent, Truncated: Retry, TooLarge: Permanent,
	EncodingUnknown: Permanent, EncodingBad: Retry, Empty: Retry,
	RedirectLoop: Permanent, RedirectBad: Permanent, RedirectScope: Permanent,
	BlockedRobots: Permanent, RobotsUnreachable: Retry, HostPaused: Retry,
	AuthRequired: Permanent, Forbidden: Permanent, Challenge: Permanent, NotFound: Permanent, Gone: Permanent,
	RateLimited: Retry, Unavailable: Retry, ClientError: Permanent, ServerError: Retry,
	BadURL: Permanent, Canceled: Retry,
}

// Class is the outcome's class; an outcome not on the list is Permanent.
func (o Outcome) Class() Class {
	if c, ok := classes[o]; ok {
		return c
	}
	return Permanent
}

// Error is a fetch that gave no page.
type Error struct {
	Outcome    Outcome
	URL        string        // the address asked for last
	Status     int           // HTTP status, 0 where there was none
	RetryAfter time.Duration // how long the host wants to be left alone; 0 = it did not say
	Err        error         // cause, may be nil
}

// Error names the address, the outcome and the cause.
func (e *Error) Error() string {
	s := fmt.Sprintf("fetch %s: %s", e.URL, e.Outcome)
	if e.Status != 0 {
		s += fmt.Sprintf(" (status %d)", e.Status)
	}
	if e.RetryAfter > 0 {
		s += fmt.Sprintf(", again in %s", e.RetryAfter.Round(time.Second))
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Retryable reports whether the same fetch may go well later.
func (e *Error) Retryable() bool { return e.Outcome.Class() == Retry }

// OutcomeOf is the outcome of what Client.Get returned.
func OutcomeOf(err error) Outcome {
	if err == nil {
		return OK
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Outcome
	}
	return ClientError
}
