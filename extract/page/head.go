package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// special looks at elements that are not shown but say something.
func (t *tree) special(n *html.Node) {
	if n.DataAtom == atom.Script {
		for _, a := range n.Attr {
			if a.Key == "type" && strings.Contains(strings.ToLower(a.Val), "ld+json") && n.FirstChild != nil {
				t.ld = append(t.ld, n.FirstChild.Data)
			}
		}
	}
}

// head reads one element of the head; browsers and we take metas and links in
// the body for the same.
func (t *tree) head(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.Title:
		if t.title == "" && n.FirstChild != nil {
			t.title = squeeze(n.FirstChild.Data)
		}
	case atom.Meta:
		var key, content string
		for _, a := range n.Attr {
			switch a.Key {
			case "name", "property", "itemprop", "http-equiv":
				if key == "" || a.Key == "property" {
					key = a.Val
				}
			case "content":
				content = a.Val
			}
		}
		if key != "" && content != "" {
			t.metas = append(t.metas, meta{strings.ToLower(strings.TrimSpace(key)), content})
		}
	case atom.Link:
		var rel, href string
		for _, a := range n.Attr {
			switch a.Key {
			case "rel":
				rel = strings.ToLower(a.Val)
			case "href":
				href = strings.TrimSpace(a.Val)
			}
		}
		switch {
		case href == "":
		case rel == "canonical" && t.canon == "":
			t.canon = href
		case rel == "amphtml" && t.amp == "":
			t.amp = href
		case rel == "next" && t.next == "":
			t.next = href
		}
	case atom.Base:
		if t.base == "" {
			t.base = attr(n, "href")
		}
	case atom.Script:
		t.special(n)
	case atom.Noscript:
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
