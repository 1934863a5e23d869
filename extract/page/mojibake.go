package page

import (
	"bytes"

	"golang.org/x/net/html"

	"github.com/bienban/bienban/fetch/charset"
)

// mojibake is the legacy encoding whose letters the page shows as Latin ones,
// "" for none: decided on its paragraphs.
func (t *tree) mojibake() string {
	const enough = 8 << 10 // bytes of paragraphs with Latin-1 letters
	tried := 0
	for i := range t.runs {
		r := &t.runs[i]
		b := t.arena[r.start:r.end]
		if r.text < 30 || bytes.IndexByte(b, 0xc2) < 0 && bytes.IndexByte(b, 0xc3) < 0 {
			continue
		}
		if tried > enough {
			return ""
		}
		tried += len(b)
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
