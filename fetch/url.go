package fetch

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// parseURL reads an absolute http(s) address the way browsers do: white space
// and control characters around it go, line breaks and tabs inside go,
// backslashes are slashes, what may not stand as it is gets percent-encoded,
// a numeric host is an IPv4 address. User name and password are dropped.
func parseURL(raw string) (*url.URL, error) {
	return resolveURL(nil, raw)
}

// resolveURL reads an address as a reference against base (RFC 3986 5), as
// parseURL does. The fragment is dropped.
func resolveURL(base *url.URL, raw string) (*url.URL, error) {
	u, err := url.Parse(tidyURL(raw))
	if err != nil {
		if ue, ok := errors.AsType[*url.Error](err); ok {
			err = ue.Err
		}
		return nil, fmt.Errorf("address %q: %w", clip(raw), err)
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme == "" || u.Host == "" && (u.Scheme == "http" || u.Scheme == "https"):
		return nil, fmt.Errorf("address %q: want an absolute http or https address", clip(raw))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("address %q: scheme %s is not fetched, only http and https", clip(raw), u.Scheme)
	}
	host, err := asciiHost(u.Hostname())
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", clip(raw), err)
	}
	if host == "" {
		return nil, fmt.Errorf("address %q: no host", clip(raw))
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || n == 0 {
			return nil, fmt.Errorf("address %q: port %s", clip(raw), p)
		}
		if p = strconv.FormatUint(n, 10); !(u.Scheme == "http" && p == "80" || u.Scheme == "https" && p == "443") {
			host += ":" + p
		}
	}
	u.Host, u.User = host, nil
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

func clip(s string) string {
	if len(s) > 200 {
		return strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}

// tidyURL makes what people and pages write into what url.Parse takes.
func tidyURL(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' || r == 0xa0 || r == 0xfeff || r == 0x200b })
	var b strings.Builder
	b.Grow(len(s) + 8)
	inPath := false // past the authority: "?", "#" or the first "/" after it
	slashes := 0
	query := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			continue
		case c == '\\' && !query:
			c = '/'
		}
		switch {
		case c == '?' || c == '#':
			query, inPath = true, true
		case c == '/':
			if slashes++; slashes > 2 {
				inPath = true
			}
		}
		switch {
		case c == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])):
			b.WriteString("%25")
		case c <= ' ' || c == 0x7f || strings.IndexByte("\"<>`{}|^", c) >= 0 || c >= 0x80 && (inPath || slashes < 2):
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// hostProfile maps names to ASCII as browsers do (UTS #46, not transitional),
// but lets underscores and long labels through: such hosts exist.
var hostProfile = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.CheckHyphens(false), idna.BidiRule())

// asciiHost brings a host name to lower case and ASCII, a numeric name ("127.1",
// "0x7f.1", "2130706433") and an IPv6 address to their usual form. Zones are
// refused.
func asciiHost(h string) (string, error) {
	if strings.Contains(h, ":") {
		a, err := netip.ParseAddr(h)
		if err != nil || a.Zone() != "" {
			return "", fmt.Errorf("host [%s]: not an IPv6 address", clip(h))
		}
		return a.String(), nil
	}
	ascii, err := hostProfile.ToASCII(h)
	if err != nil {
		return "", fmt.Errorf("host %q: %w", clip(h), err)
	}
	ascii = strings.TrimSuffix(ascii, ".")
	if ascii != "" && strings.Contains("."+ascii+".", "..") {
		return "", fmt.Errorf("host %q: an empty label", clip(h))
	}
	if again, err := hostProfile.ToASCII(ascii); err != nil || again != ascii {
		return "", fmt.Errorf("host %q: not a name", clip(h))
	}
	if strings.ContainsAny(ascii, " %/\\@:?#[]<>^|\x00") {
		return "", fmt.Errorf("host %q: a character no host has", clip(h))
	}
	if a, ok, err := numericHost(ascii); err != nil {
		return "", err
	} else if ok {
		return a.String(), nil
	}
	return ascii, nil
}

// numericHost reads a host that ends in a number as an IPv4 address (WHATWG URL
// 3.5): one to four parts, decimal, octal or hexadecimal, the last filling what
// the others leave.
func numericHost(h string) (netip.Addr, bool, error) {
	parts := strings.Split(h, ".")
	last := parts[len(parts)-1]
	if last == "" || last[0] < '0' || last[0] > '9' {
		return netip.Addr{}, false, nil
	}
	bad := fmt.Errorf("host %q: not an IPv4 address", clip(h))
	if len(parts) > 4 {
		return netip.Addr{}, false, bad
	}
	var nums [4]uint64
	for i, p := range parts {
		base := 10
		switch {
		case strings.HasPrefix(p, "0x"):
			p, base = p[2:], 16
			if p == "" {
				p = "0"
			}
		case len(p) > 1 && p[0] == '0':
			p, base = p[1:], 8
		}
		n, err := strconv.ParseUint(p, base, 32)
		if err != nil || i < len(parts)-1 && n > 255 {
			return netip.Addr{}, false, bad
		}
		nums[i] = n
	}
	n := len(parts) - 1
	if nums[n] >= 1<<(8*(4-n)) {
		return netip.Addr{}, false, bad
	}
	ip := nums[n]
	for i := range n {
		ip |= nums[i] << (8 * (3 - i))
	}
	return netip.AddrFrom4([4]byte{byte(ip >> 24), byte(ip >> 16), byte(ip >> 8), byte(ip)}), true, nil
}
