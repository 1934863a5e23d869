package page

import (
	"golang.org/x/net/html"

	"github.com/bienban/bienban/fetch/charset"
)

// mojibake is the legacy encoding whose letters the page shows as Latin ones,
// "" for none: decided on its paragraphs.
func (t *tree) mojibake() string {
	tried := 0
	for i := range t.runs {
		r := &t.runs[i]
		if r.text < 30 {
			continue
		}
		if tried++; tried > 200 {
			return ""
		}
		if _, name, ok := charset.Repair(t.text(r)); ok {
			return name
		}
	}
	return ""
}

// repairNodes repairs every text of the page that is in the encoding; text
// that is right stays as it is.
func repairNodes(n *html.Node, name string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if s, ok := charset.RepairAs(c.Data, name); ok {
				c.Data = s
			}
		case html.ElementNode:
			for i := range c.Attr {
				if k := c.Attr[i].Key; k == "content" || k == "title" || k == "alt" {
					if s, ok := charset.RepairAs(c.Attr[i].Val, name); ok {
						c.Attr[i].Val = s
					}
				}
			}
		}
		repairNodes(c, name)
	}
}
