package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"syscall"
	"time"
)

// environment is the world around a client; tests put their own in.
type environment struct {
	resolver *net.Resolver  // nil: the system's
	roots    *x509.CertPool // nil: the system's
	sleep    func(context.Context, time.Duration) error
}

// network makes connections: with HTTP/2, without it, and with a reader that
// forgives broken headers.
type network struct {
	allow   hostSet
	resolve map[string]string
	guarded *net.Dialer
	free    *net.Dialer
	tls     *tls.Config

	modern, plain, lenient, repaired *http.Transport

	issuers issuers

	mu       sync.Mutex
	ips      map[string]netip.Addr // where an authority was reached last
	noH2     map[string]bool       // authorities whose HTTP/2 broke
	chainFix map[string]bool       // authorities whose certificate chain was completed
}

func newNetwork(o Options, lim limits, env environment, count func(string)) (*network, error) {
	n := &network{allow: hostSet{}, resolve: map[string]string{}, ips: map[string]netip.Addr{}, noH2: map[string]bool{}, chainFix: map[string]bool{}}
	n.issuers.asked = map[string]bool{}
	for _, s := range o.AllowHosts {
		k, err := hostKey(s)
		if err != nil {
			return nil, fmt.Errorf("allowed hosts: %w", err)
		}
		n.allow[k] = true
	}
	for s, to := range o.Resolve {
		k, err := hostKey(s)
		if err != nil {
			return nil, fmt.Errorf("resolve: %w", err)
		}
		if _, err := netip.ParseAddrPort(to); err != nil {
			return nil, fmt.Errorf("resolve %s to %q: want ip:port", s, to)
		}
		n.resolve[k] = to
	}
	n.free = &net.Dialer{Timeout: lim.connect, Resolver: env.resolver}
	n.guarded = &net.Dialer{Timeout: lim.connect, Resolver: env.resolver, Control: guardDial}
	n.tls = &tls.Config{RootCAs: env.roots}

	// Made one by one, not by Transport.Clone: that also copies the set-up for
	// HTTP/2, and the clone without it could not speak with anybody.
	transport := func(h2 bool) *http.Transport {
		t := &http.Transport{
			Proxy:                  nil, // a proxy would connect for us, past the guard
			DialContext:            n.dial,
			TLSClientConfig:        n.tls.Clone(),
			TLSHandshakeTimeout:    lim.tls,
			ResponseHeaderTimeout:  lim.firstByte,
			MaxResponseHeaderBytes: lim.headerBytes,
			DisableCompression:     true, // Accept-Encoding is ours: see body.go
			MaxIdleConns:           64,
			MaxIdleConnsPerHost:    1,
			IdleConnTimeout:        90 * time.Second,
			Protocols:              new(http.Protocols),
		}
		t.Protocols.SetHTTP1(true)
		t.Protocols.SetHTTP2(h2)
		return t
	}
	n.modern, n.plain, n.lenient, n.repaired = transport(true), transport(false), transport(false), transport(false)
	n.repaired.TLSClientConfig = n.repairedTLS()
	n.lenient.DisableKeepAlives = true
	n.lenient.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := n.dial(ctx, network, addr)
		if err != nil {
			return nil, err
		}
		return newLenientConn(c, lim.headerBytes, count), nil
	}
	n.lenient.DialTLSContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		c, err := n.dial(ctx, network, addr)
		if err != nil {
			return nil, err
		}
		cfg := n.tls.Clone()
		cfg.ServerName, _, _ = net.SplitHostPort(addr)
		t := tls.Client(c, cfg)
		ctx, cancel := context.WithTimeout(ctx, lim.tls)
		defer cancel()
		if err := t.HandshakeContext(ctx); err != nil {
			c.Close()
			return nil, err
		}
		return newLenientConn(t, lim.headerBytes, count), nil
	}
	return n, nil
}

func (n *network) close() {
	for _, t := range []*http.Transport{n.modern, n.plain, n.lenient, n.repaired} {
		t.CloseIdleConnections()
	}
}

// resolved is where the operator sends a host.
func (n *network) resolved(hostport string) (string, bool) {
	if to, ok := n.resolve[hostport]; ok {
		return to, true
	}
	h, _, err := net.SplitHostPort(hostport)
	if err != nil {
		return "", false
	}
	to, ok := n.resolve[h]
	return to, ok
}

// dial connects to a host of an address, and remembers where that is.
func (n *network) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := n.connect(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	if at, err := netip.ParseAddrPort(conn.RemoteAddr().String()); err == nil {
		n.mu.Lock()
		n.ips[addr] = at.Addr().Unmap()
		n.mu.Unlock()
	}
	return conn, nil
}

// ipOf is where an authority was reached last; the zero Addr where it never was.
func (n *network) ipOf(authority string) netip.Addr {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.ips[authority]
}

// connect connects, guarded unless the operator named the host.
func (n *network) connect(ctx context.Context, network, addr string) (net.Conn, error) {
	if to, ok := n.resolved(addr); ok {
		return n.free.DialContext(ctx, network, to)
	}
	if n.allow.has(addr) {
		return n.free.DialContext(ctx, network, addr)
	}
	// The dialer reports its first error. Where a name has a public address that
	// failed and a special one that was refused, the failure is what counts.
	tried := false
	d := *n.guarded
	d.Control = func(network, address string, c syscall.RawConn) error {
		err := guardDial(network, address, c)
		if err == nil {
			tried = true
		}
		return err
	}
	d.FallbackDelay = -1 // one address after the other: tried is not shared
	conn, err := d.DialContext(ctx, network, addr)
	if err != nil && tried && errors.Is(err, errPrivate) {
		return nil, fmt.Errorf("no public address of %s could be reached: %w", addr, errUnreachable)
	}
	return conn, err
}

var errUnreachable = errors.New("connection failed")

// transport is the one to use for an authority.
func (n *network) transport(authority string) *http.Transport {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case n.chainFix[authority]:
		return n.repaired
	case n.noH2[authority]:
		return n.plain
	}
	return n.modern
}

func (n *network) remember(set map[string]bool, authority string) {
	n.mu.Lock()
	set[authority] = true
	n.mu.Unlock()
}
