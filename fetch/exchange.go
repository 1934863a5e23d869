package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/textproto"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// ask is one request as we want it made.
type ask struct {
	header  http.Header
	delay   time.Duration // after the request before, at this host
	maxBody int64         // decoded bytes
	cut     bool          // a longer body is cut to maxBody, no error
}

// reply is one response, read to its end and decoded.
type reply struct {
	url        *url.URL
	status     int
	header     http.Header
	body       []byte // of a 200 or 203 only
	retryAfter time.Duration
}

var (
	errSlow    = errors.New("body comes too slowly")
	errTotal   = errors.New("not done in the total time")
	errInterim = errors.New("too many interim responses")
)

// ask waits for the host's turn and makes the request.
func (c *Client) ask(ctx context.Context, u *url.URL, a ask) (*reply, error) {
	h := c.host(u)
	if err := c.wait(ctx, h, a.delay); err != nil {
		if e, ok := errors.AsType[*Error](err); ok {
			e.URL = u.String()
		}
		return nil, err
	}
	// Many hosts can be one machine: its turn comes after the host's.
	leave, err := c.enterIP(ctx, u)
	if err != nil {
		<-h.turn
		return nil, err
	}
	r, err := c.exchange(ctx, u, a)
	leave()
	pause := c.done(h, strings.ToLower(u.Hostname()), r, err)
	if err != nil {
		if e, ok := errors.AsType[*Error](err); ok {
			e.RetryAfter = pause
		}
		return nil, err
	}
	r.retryAfter = pause
	return r, nil
}

// exchange makes a request, and once more in a way that copes with what went
// wrong: without HTTP/2 where that broke, with the issuers a certificate chain
// lacks, leniently where the header was broken.
func (c *Client) exchange(ctx context.Context, u *url.URL, a ask) (*reply, error) {
	auth := authority(u)
	r, err := c.roundTrip(ctx, c.net.transport(auth), u, a)
	if err == nil {
		return r, nil
	}
	var t *http.Transport
	switch {
	case brokenH2(err):
		c.count("h2_broken")
		c.net.remember(c.net.noH2, auth)
		t = c.net.plain
	case OutcomeOf(err) == TLSInvalid && c.net.completeChain(ctx, u, err):
		c.count("chain_completed")
		c.net.remember(c.net.chainFix, auth)
		t = c.net.repaired
	case OutcomeOf(err) == HTTPMalformed:
		t = c.net.lenient
	default:
		return nil, err
	}
	if serr := c.sleep(ctx, a.delay); serr != nil {
		return nil, err
	}
	return c.roundTrip(ctx, t, u, a)
}

func (c *Client) roundTrip(ctx context.Context, rt http.RoundTripper, u *url.URL, a ask) (*reply, error) {
	parent := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	total := time.AfterFunc(c.opt.Timeout, func() { cancel(errTotal) })
	defer total.Stop()

	var connected, headed atomic.Bool
	interim := 0
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
		Got1xxResponse: func(int, textproto.MIMEHeader) error {
			if interim++; interim > c.lim.interim {
				return errInterim
			}
			return nil
		},
	})
	fail := func(err error) error {
		if parent.Err() != nil {
			return &Error{Outcome: Canceled, URL: u.String(), Err: parent.Err()}
		}
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		o := classify(err, connected.Load(), headed.Load())
		if o == TLSInvalid {
			err = fmt.Errorf("certificate %s: %w", kindOfTLS(err), err)
		}
		return &Error{Outcome: o, URL: u.String(), Err: err}
	}

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.net.wireURL(u), nil)
	if err != nil {
		return nil, &Error{Outcome: BadURL, URL: u.String(), Err: err}
	}
	req.Host = u.Host
	req.Header = a.header.Clone()
	if req.Header == nil {
		req.Header = http.Header{}
	}
	req.Header.Set("User-Agent", c.opt.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	req.Header.Set("Accept-Language", "vi,en;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return nil, fail(err)
	}
	headed.Store(true)
	defer resp.Body.Close()
	r := &reply{url: u, status: resp.StatusCode, header: resp.Header}
	if r.status != http.StatusOK && r.status != http.StatusNonAuthoritativeInfo {
		// Read a little, so that the connection can be used again.
		_, _ = io.CopyN(io.Discard, resp.Body, 32<<10)
		return r, nil
	}
	r.body, err = c.readBody(resp, a, cancel)
	if e, ok := errors.AsType[*Error](err); ok {
		e.URL, e.Status = u.String(), r.status
		return nil, e
	}
	if err != nil {
		e := fail(err)
		if e, ok := errors.AsType[*Error](e); ok {
			e.Status = r.status
		}
		return nil, e
	}
	return r, nil
}

// wireURL is the address put on the wire: plain HTTP for the hosts the operator
// sends somewhere.
func (n *network) wireURL(u *url.URL) string {
	if _, ok := n.resolved(authority(u)); ok && u.Scheme == "https" {
		w := *u
		w.Scheme = "http"
		return w.String()
	}
	return u.String()
}

// brokenH2 reports whether HTTP/2 itself failed. The bundled HTTP/2 types are
// not exported; their texts are stable.
func brokenH2(err error) bool {
	s := err.Error()
	return strings.Contains(s, "stream error:") || strings.Contains(s, "http2:") || strings.Contains(s, "GOAWAY")
}

// classify names the outcome of an error of connecting or reading. connected:
// there was a connection to send on; headed: there was a response header.
func classify(err error, connected, headed bool) Outcome {
	var (
		dns  *net.DNSError
		cert *tls.CertificateVerificationError
		rec  tls.RecordHeaderError
		alrt tls.AlertError
		ne   net.Error
		op   *net.OpError
	)
	s := err.Error()
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(s, p) {
				return true
			}
		}
		return false
	}
	switch {
	case errors.Is(err, errPrivate):
		return BlockedPrivate
	case errors.Is(err, errInterim), has("server response headers exceeded", "header list"):
		return HeaderTooLarge
	case errors.Is(err, errSlow):
		return TimeoutBody
	case errors.Is(err, errTotal):
		switch {
		case headed:
			return TimeoutBody
		case connected:
			return TimeoutFirstByte
		}
		return TimeoutConnect
	case headed:
		return Truncated
	case errors.As(err, &dns):
		switch {
		case dns.IsNotFound:
			return DNSNone
		default:
			return DNSFail
		}
	case errors.As(err, &cert), isX509(err):
		return TLSInvalid
	case errors.As(err, &rec), errors.As(err, &alrt), has("TLS handshake", "tls: ", "HTTP response to HTTPS client"):
		return TLSFailed
	case has("timeout awaiting response headers"):
		return TimeoutFirstByte
	case has("malformed", "bad Content-Length", "unsupported transfer encoding", "invalid header", "too many transfer encodings",
		"Content-Length", "unexpected EOF reading trailer", "invalid Transfer-Encoding"):
		return HTTPMalformed
	case !connected && errors.As(err, &ne) && ne.Timeout():
		return TimeoutConnect
	case errors.As(err, &op), errors.Is(err, errUnreachable), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ConnectFailed
	}
	return ConnectFailed
}

func isX509(err error) bool {
	var (
		auth x509.UnknownAuthorityError
		host x509.HostnameError
		inv  x509.CertificateInvalidError
	)
	return errors.As(err, &auth) || errors.As(err, &host) || errors.As(err, &inv)
}

// kindOfTLS says in a word what is wrong with a certificate.
func kindOfTLS(err error) string {
	var (
		auth x509.UnknownAuthorityError
		host x509.HostnameError
		inv  x509.CertificateInvalidError
	)
	switch {
	case errors.As(err, &host):
		return "wrong host"
	case errors.As(err, &inv) && inv.Reason == x509.Expired:
		return "expired"
	case errors.As(err, &auth):
		return "untrusted"
	}
	return "invalid"
}
