package charset

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metaHead is how far a declaration is looked for, in bytes. Browsers stop at
// 1024; pages that begin with a script do not know.
const metaHead = 4096

// headerLabel is the charset parameter of a Content-Type value.
func headerLabel(contentType string) string {
	low := strings.ToLower(contentType)
	_, after, ok := strings.Cut(low, "charset")
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \t")
	if !strings.HasPrefix(after, "=") {
		return headerLabel(after)
	}
	after = strings.TrimLeft(after[1:], " \t\"'")
	if i := strings.IndexAny(after, " \t;,\"'"); i >= 0 {
		after = after[:i]
	}
	return after
}

// metaLabel is what a page says of its own encoding: in an XML declaration, or
// in a meta element.
func metaLabel(body []byte) string {
	head := body[:min(len(body), metaHead)]
	if x := bytes.TrimLeft(head, " \t\r\n"); bytes.HasPrefix(x, []byte("<?xml")) {
		if end := bytes.Index(x, []byte("?>")); end >= 0 {
			if l := attribute(string(x[:end]), "encoding"); l != "" {
				return l
			}
		}
	}
	z := html.NewTokenizer(bytes.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch atom.Lookup(name) {
			case atom.Body:
				return ""
			case atom.Meta:
				var label string
				for more {
					var k, v []byte
					k, v, more = z.TagAttr()
					switch string(k) {
					case "charset":
						label = strings.ToLower(strings.TrimSpace(string(v)))
					case "content":
						if label == "" {
							label = headerLabel(string(v))
						}
					}
				}
				if label != "" {
					return label
				}
			}
		}
	}
}

// attribute is the quoted value of name in a declaration.
func attribute(s, name string) string {
	_, s, ok := strings.Cut(s, name)
	if !ok {
		return ""
	}
	s = strings.TrimLeft(s, " \t\r\n")
	if !strings.HasPrefix(s, "=") {
		return ""
	}
	s = strings.TrimLeft(s[1:], " \t\r\n")
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return ""
	}
	v, _, ok := strings.Cut(s[1:], s[:1])
	if !ok {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(v))
}
