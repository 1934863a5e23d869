package robots

import (
	"strings"
	"time"
)

// Allowed reports whether a crawler with this product token may fetch uri, the
// path and query of an address. Among the rules for the token, or those for "*"
// where there are none, the longest that matches decides, Allow before
// Disallow; without a match the answer is yes. rule is the line that decided.
func (f *File) Allowed(token, uri string) (ok bool, rule string) {
	path := normalPath(uri)
	if path == "/robots.txt" {
		return true, ""
	}
	ok = true
	longest := -1
	f.each(token, func(g *group) {
		for i := range g.rules {
			r := &g.rules[i]
			if r.length < longest || r.length == longest && (ok || !r.allow) || !r.match(path) {
				continue
			}
			longest, ok, rule = r.length, r.allow, r.line
		}
	})
	return ok, rule
}

// CrawlDelay is the longest Crawl-delay said to the token; false where none is.
func (f *File) CrawlDelay(token string) (d time.Duration, said bool) {
	f.each(token, func(g *group) {
		if g.slow {
			d, said = max(d, g.delay), true
		}
	})
	return d, said
}

// each visits the groups that name token, or, where none does, those for
// everybody (RFC 9309 2.2.1: groups of one name count as one).
func (f *File) each(token string, visit func(*group)) {
	own := agent(token)
	for _, name := range []string{own, "*"} {
		found := false
		for i := range f.groups {
			for _, a := range f.groups[i].agents {
				if a == name {
					found = true
					visit(&f.groups[i])
					break
				}
			}
		}
		if found {
			return
		}
	}
}

func newRule(allow bool, value string) rule {
	r := rule{allow: allow, line: "Disallow: " + value}
	if allow {
		r.line = "Allow: " + value
	}
	if value[0] != '/' && value[0] != '*' {
		value = "/" + value
	}
	if strings.HasSuffix(value, "$") {
		r.anchored, value = true, value[:len(value)-1]
	}
	for i, p := range strings.Split(value, "*") {
		p = normal(p)
		r.length += len(p) + min(i, 1)
		r.parts = append(r.parts, p)
	}
	if r.anchored {
		r.length++
	}
	return r
}

// match reports whether the rule matches the beginning of a normal path, or all
// of it where it is anchored. Each part is taken at its first place, the last
// of an anchored rule at the end: linear, and as good as trying all places.
func (r *rule) match(path string) bool {
	rest, ok := strings.CutPrefix(path, r.parts[0])
	if !ok {
		return false
	}
	last := len(r.parts) - 1
	for i := 1; i <= last; i++ {
		p := r.parts[i]
		if i == last && r.anchored {
			return strings.HasSuffix(rest, p)
		}
		at := strings.Index(rest, p)
		if at < 0 {
			return false
		}
		rest = rest[at+len(p):]
	}
	return !r.anchored || rest == ""
}

// normalPath is the normal form of a path and query to be matched.
func normalPath(uri string) string {
	uri, _, _ = strings.Cut(uri, "#")
	if !strings.HasPrefix(uri, "/") {
		uri = "/" + uri
	}
	return normal(strings.ReplaceAll(uri, "*", "%2A"))
}

// normal brings both sides of a comparison to one spelling (RFC 9309 2.2.2):
// unreserved characters plain, everything outside ASCII percent-encoded, hex
// digits in upper case. "$" is always encoded, as "%24" in a rule means it.
func normal(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '%' || c == '$' || c <= ' ' || c >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				i += 2
				d := byte(hi<<4 | lo)
				if unreserved(d) {
					b.WriteByte(d)
				} else {
					b.Write([]byte{'%', hex[d>>4], hex[d&15]})
				}
				continue
			}
		}
		if c == '%' || c == '$' || c <= ' ' || c >= 0x7f {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// unreserved is RFC 3986 2.3.
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
