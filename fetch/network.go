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

	modern, plain, lenient *http.Transport

	mu   sync.Mutex
	noH2 map[string]bool // authorities whose HTTP/2 broke
}

func newNetwork(o Options, lim limits, env environment, count func(string)) (*network, error) {
	n := &network{allow: hostSet{}, resolve: map[string]string{}, noH2: map[string]bool{}}
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

	base := &http.Transport{
		Proxy:                  nil, // a proxy would connect for us, past the guard
		DialContext:            n.dial,
		TLSClientConfig:        n.tls,
		TLSHandshakeTimeout:    lim.tls,
		ResponseHeaderTimeout:  lim.firstByte,
		MaxResponseHeaderBytes: lim.headerBytes,
		DisableCompression:     true, // Accept-Encoding is ours: see body.go
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        90 * time.Second,
		ForceAttemptHTTP2:      true,
	}
	n.modern = base
	n.plain = base.Clone()
	n.plain.Protocols = new(http.Protocols)
	n.plain.Protocols.SetHTTP1(true)
	n.plain.ForceAttemptHTTP2 = false
	n.lenient = n.plain.Clone()
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
	for _, t := range []*http.Transport{n.modern, n.plain, n.lenient} {
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

// dial connects to a host of an address, guarded unless the operator named it.
func (n *network) dial(ctx context.Context, network, addr string) (net.Conn, error) {
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
	if n.noH2[authority] {
		return n.plain
	}
	return n.modern
}

func (n *network) avoidH2(authority string) {
	n.mu.Lock()
	n.noH2[authority] = true
	n.mu.Unlock()
}
