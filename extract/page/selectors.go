package page

import (
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Selectors are the CSS selectors a source may name where the general rules
// do not read its pages right. Every one may be empty.
type Selectors struct {
	Title     string   `yaml:"title,omitempty"`
	Lead      string   `yaml:"lead,omitempty"`
	Body      string   `yaml:"body,omitempty"`
	Author    string   `yaml:"author,omitempty"`
	Published string   `yaml:"published,omitempty"`
	Section   string   `yaml:"section,omitempty"`
	Drop      []string `yaml:"drop,omitempty"`
}

// Overrides are compiled Selectors. They are safe for parallel use.
type Overrides struct {
	title, lead, body, author, published, section cascadia.Selector
	drop                                          []cascadia.Selector
}

// CompileOverrides checks and compiles the selectors; nil where none is set.
// The error names the field and the selector.
func CompileOverrides(s Selectors) (*Overrides, error) {
	o := new(Overrides)
	set := false
	for _, f := range []struct {
		name, sel string
		to        *cascadia.Selector
	}{
		{"title", s.Title, &o.title},
		{"lead", s.Lead, &o.lead},
		{"body", s.Body, &o.body},
		{"author", s.Author, &o.author},
		{"published", s.Published, &o.published},
		{"section", s.Section, &o.section},
	} {
		if strings.TrimSpace(f.sel) == "" {
			continue
		}
		c, err := cascadia.Compile(f.sel)
		if err != nil {
			return nil, selectorError(f.name, f.sel, err)
		}
		*f.to, set = c, true
	}
	for i, sel := range s.Drop {
		c, err := cascadia.Compile(sel)
		if err != nil {
			return nil, selectorError(fmt.Sprintf("drop[%d]", i), sel, err)
		}
		o.drop, set = append(o.drop, c), true
	}
	if !set {
		return nil, nil
	}
	return o, nil
}

func selectorError(field, sel string, err error) error {
	return fmt.Errorf("selectors.%s: %q is no CSS selector: %w", field, sel, err)
}

// found is what the source's selectors found on a page; empty and -1 where a
// selector is not set or matches nothing.
type found struct {
	title, lead, author, published, section string
	body                                    int32
	missing                                 []string // fields whose selector matches nothing
}

// find looks the selectors up on the page.
func (o *Overrides) find(t *tree) found {
	f := found{body: -1}
	if o == nil {
		return f
	}
	doc := t.boxes[0].node
	match := func(name string, s cascadia.Selector) *html.Node {
		if s == nil {
			return nil
		}
		n := s.MatchFirst(doc)
		if n == nil {
			f.missing = append(f.missing, name)
		}
		return n
	}
	f.title = nodeText(match("title", o.title))
	f.lead = nodeText(match("lead", o.lead))
	f.author = nodeText(match("author", o.author))
	f.section = nodeText(match("section", o.section))
	if n := match("published", o.published); n != nil {
		f.published = attr(n, "datetime")
		if f.published == "" {
			f.published = attr(n, "content")
		}
		if f.published == "" {
			f.published = nodeText(n)
		}
	}
	if n := match("body", o.body); n != nil {
		for ; n != nil && f.body < 0; n = n.Parent {
			for i := range t.boxes {
				if t.boxes[i].node == n {
					f.body = int32(i)
					break
				}
			}
		}
	}
	return f
}

// nodeText is the text inside a node, or its content attribute (meta).
func nodeText(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.DataAtom == atom.Meta {
		return squeeze(attr(n, "content"))
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && kindOf(n.DataAtom) == tagSkip:
			return
		case n.DataAtom == atom.Br || kindOf(n.DataAtom) == tagBlock:
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return squeeze(b.String())
}
