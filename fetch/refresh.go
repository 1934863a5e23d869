package fetch

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// refreshHead is how far into a page a meta refresh is looked for, in bytes.
const refreshHead = 16 << 10

// refresh is the target and the delay of a Refresh header or of a meta refresh
// in the head of a page; "" where there is none. Those inside noscript are for
// readers of another kind.
func refresh(r *reply) (string, time.Duration) {
	if v := r.header.Get("Refresh"); v != "" {
		if target, d := parseRefresh(v); target != "" {
			return target, d
		}
	}
	head := r.body[:min(len(r.body), refreshHead)]
	if !containsFold(head, "refresh") || Sniff(r.body) != TypeHTML {
		return "", 0
	}
	z := html.NewTokenizer(bytes.NewReader(head))
	noscript := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return "", 0
		case html.EndTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.Noscript {
				noscript = false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch atom.Lookup(name) {
			case atom.Noscript:
				noscript = true
			case atom.Body:
				return "", 0
			case atom.Meta:
				var equiv, content string
				for more {
					var k, v []byte
					k, v, more = z.TagAttr()
					switch string(k) {
					case "http-equiv":
						equiv = string(v)
					case "content":
						content = string(v)
					}
				}
				if !noscript && strings.EqualFold(strings.TrimSpace(equiv), "refresh") {
					if target, d := parseRefresh(content); target != "" {
						return target, d
					}
				}
			}
		}
	}
}

// containsFold reports whether ASCII lower-case word is in b in any case.
func containsFold(b []byte, word string) bool {
	return bytes.Contains(bytes.ToLower(b), []byte(word))
}

// parseRefresh reads "5; url=/there" (HTML 4.2.5.3). "" where no address is
// said: the page only reloads itself.
func parseRefresh(v string) (string, time.Duration) {
	v = strings.TrimSpace(v)
	n := strings.IndexFunc(v, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if n <= 0 {
		return "", 0
	}
	secs, err := strconv.ParseFloat(v[:n], 64)
	if err != nil || secs > 1e6 {
		return "", 0
	}
	rest := strings.TrimLeft(v[n:], " ;,\t")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if r := strings.TrimLeft(rest[3:], " "); strings.HasPrefix(r, "=") {
			rest = strings.TrimLeft(r[1:], " ")
		}
	}
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		q := rest[:1]
		rest, _, _ = strings.Cut(rest[1:], q)
	}
	return strings.TrimSpace(rest), time.Duration(secs * float64(time.Second))
}
