package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// errPrivate marks an address we do not connect to.
var errPrivate = errors.New("not a public address")

// special are the blocks no public site lives in: the IANA special-purpose
// registries (RFC 6890 and updates), multicast, and the IPv6 blocks that carry
// an IPv4 address inside, which could be a private one. netip's own predicates
// miss 100.64/10, 64:ff9b::/96, 192.0.2/24, 198.18/15, fec0::/10 and 2002::/16.
var special = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
	"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

// webPorts are the ports a redirect may lead to, besides the one it came from.
var webPorts = []string{"80", "443", "8000", "8008", "8080", "8081", "8088", "8443", "8888"}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// public reports whether an address may be connected to.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() {
		return false
	}
	return !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(a) })
}

// hostSet holds hosts as the operator wrote them: "host" or "host:port".
type hostSet map[string]bool

func (s hostSet) has(hostport string) bool {
	hostport = strings.ToLower(hostport)
	if s[hostport] {
		return true
	}
	h, _, err := net.SplitHostPort(hostport)
	return err == nil && s[h]
}

// hostKey brings "host" or "host:port" to the form we look up: lower case,
// ASCII, no brackets around a lone IPv6 address.
func hostKey(s string) (string, error) {
	s = strings.TrimSpace(s)
	h, port, err := net.SplitHostPort(s)
	if err != nil {
		h, port = strings.Trim(s, "[]"), ""
	}
	_, perr := strconv.ParseUint(port, 10, 16)
	h, err = asciiHost(h)
	if err != nil || h == "" || port != "" && perr != nil {
		return "", fmt.Errorf("host %q: want host or host:port", s)
	}
	if port != "" {
		return net.JoinHostPort(h, port), nil
	}
	return h, nil
}

// authority is u's host and port, the port always written.
func authority(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = "80"
		if u.Scheme == "https" {
			port = "443"
		}
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// guardURL refuses an address whose host is written as a special IP address.
// Names are checked when their addresses are known, in guardDial.
func (n *network) guardURL(u *url.URL) error {
	if n.exempt(authority(u)) {
		return nil
	}
	if a, err := netip.ParseAddr(u.Hostname()); err == nil && !public(a) {
		return fmt.Errorf("%s: %w; name the host in a source to allow it", a, errPrivate)
	}
	return nil
}

// guardPort refuses a redirect to a port where no web server is expected.
func (n *network) guardPort(from, to *url.URL) error {
	p := to.Port()
	if p == "" || p == from.Port() || slices.Contains(webPorts, p) || n.exempt(authority(to)) {
		return nil
	}
	return fmt.Errorf("port %s is not a web port", p)
}

func (n *network) exempt(hostport string) bool {
	if n.allow.has(hostport) {
		return true
	}
	_, ok := n.resolved(hostport)
	return ok
}

// guardDial is the dialer's Control: it sees the address really connected to,
// so a name that answers differently the second time (DNS rebinding) gains
// nothing.
func guardDial(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%s: %w", address, errPrivate)
	}
	if !public(ap.Addr()) {
		return fmt.Errorf("%s: %w", ap.Addr(), errPrivate)
	}
	return nil
}
