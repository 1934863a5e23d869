package fetch

import (
	_ "embed"
	"fmt"
	"net/url"
	"strings"
	"sync"
)

// Canonical is the canonical form of an http(s) address, our identity of a page:
// scheme and host in lower case, the host in ASCII, no default port, user or
// fragment; dot segments and doubled slashes gone; one percent-encoding for one
// character; without the parameters that track readers or carry the state of a
// session or a portal (data/params.tsv). What pages (cur, page, trang) and what
// identifies (id) stays, in its order.
// Canonical(Canonical(u)) == Canonical(u).
func Canonical(rawURL string) (string, error) {
	u, err := parseURL(rawURL)
	if err != nil {
		return "", err
	}
	path := cleanPath(spell(u.EscapedPath()))
	if q := cleanQuery(spell(u.RawQuery)); q != "" {
		path += "?" + q
	}
	return u.Scheme + "://" + u.Host + path, nil
}

// cleanPath removes dot segments (RFC 3986 5.2.4), empty segments, session
// parameters and the session segments of ASP.NET ("(S(…))"). "http://" within a
// path keeps its slashes.
func cleanPath(path string) string {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	out := make([]string, 0, len(segments))
	for i, s := range segments {
		last := i == len(segments)-1
		if strings.Contains(s, ";") {
			s = dropPathParams(s)
		}
		switch {
		case s == "." || isSessionSegment(s):
			s = ""
		case s == "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
			s = ""
		}
		if s == "" && !last && !(segments[i] == "" && len(out) > 0 && strings.HasSuffix(out[len(out)-1], ":")) {
			continue
		}
		out = append(out, s)
	}
	return "/" + strings.Join(out, "/")
}

func dropPathParams(segment string) string {
	parts := strings.Split(segment, ";")
	keep := parts[:1]
	for _, p := range parts[1:] {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !stateParam("path", name) {
			keep = append(keep, p)
		}
	}
	return strings.Join(keep, ";")
}

// isSessionSegment reports whether a segment is the cookieless state of ASP.NET:
// (S(id)), and A, F, X for authentication, forms and the rest, one or more.
func isSessionSegment(s string) bool {
	return len(s) > 5 && strings.HasPrefix(s, "(") && strings.HasSuffix(s, "))") && s[2] == '(' && strings.IndexByte("SAFX", s[1]) >= 0
}

func cleanQuery(query string) string {
	if query == "" {
		return ""
	}
	keep := make([]string, 0, 8)
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !stateParam("query", name) {
			keep = append(keep, p)
		}
	}
	return strings.Join(keep, "&")
}

// spell gives each character its one spelling (RFC 3986 6.2.2): unreserved
// characters plain, hex digits in capitals, everything outside ASCII encoded.
func spell(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			d := unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
			if isUnreserved(d) {
				b.WriteByte(d)
			} else {
				b.Write([]byte{'%', hex[d>>4], hex[d&15]})
			}
		case c == '%' || c <= ' ' || c >= 0x7f:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unhex(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

//go:embed data/params.tsv
var paramsTSV string

// params are the names of params.tsv, those without "*" apart.
type params struct {
	exact map[string]bool     // where + " " + name
	globs map[string][]string // by where
}

var stateParams = sync.OnceValue(func() params {
	p := params{exact: map[string]bool{}, globs: map[string][]string{}}
	header := true
	for line := range strings.Lines(paramsTSV) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 3 || header != (cells[0] == "name") {
			panic(fmt.Sprintf("params.tsv: row %q", line))
		}
		switch {
		case header:
			header = false
		case strings.Contains(cells[0], "*"):
			p.globs[cells[1]] = append(p.globs[cells[1]], cells[0])
		default:
			p.exact[cells[1]+" "+cells[0]] = true
		}
	}
	return p
})

// stateParam reports whether a parameter, by its name as spelt in the address,
// says nothing of which page it is.
func stateParam(where, name string) bool {
	if n, err := url.QueryUnescape(name); err == nil {
		name = n
	}
	name = strings.ToLower(name)
	p := stateParams()
	if p.exact[where+" "+name] {
		return true
	}
	for _, g := range p.globs[where] {
		if glob(g, name) {
			return true
		}
	}
	return false
}

// glob matches s against a pattern in which "*" stands for anything.
func glob(pattern, s string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == s
	}
	s, ok := strings.CutPrefix(s, head)
	if !ok {
		return false
	}
	for {
		part, more, star := strings.Cut(rest, "*")
		if !star {
			return strings.HasSuffix(s, part)
		}
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s, rest = s[i+len(part):], more
	}
}
