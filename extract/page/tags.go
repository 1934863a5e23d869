package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

type tagKind uint8

const (
	tagInline tagKind = iota
	tagBlock
	tagSkip  // content is not text of the page
	tagHead  // the head
	tagMeta  // meta, link, base, title outside the head
	tagBreak // br, hr
	tagImage
)

func kindOf(a atom.Atom) tagKind {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tbody, atom.Thead,
		atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Article, atom.Section, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Figure,
		atom.Figcaption, atom.Blockquote, atom.Pre, atom.Form, atom.Fieldset, atom.Address, atom.Center, atom.Body,
		atom.Html, atom.Hgroup, atom.Details, atom.Summary, atom.Menu, atom.Dir, atom.Legend, atom.Dialog, atom.Frameset:
		return tagBlock
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Select, atom.Option,
		atom.Button, atom.Input, atom.Textarea, atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio,
		atom.Canvas, atom.Map, atom.Noframes, atom.Noembed, atom.Datalist, atom.Progress, atom.Meter, atom.Applet, atom.Rt, atom.Rp:
		return tagSkip
	case atom.Head:
		return tagHead
	case atom.Meta, atom.Link, atom.Base, atom.Title:
		return tagMeta
	case atom.Br, atom.Hr:
		return tagBreak
	case atom.Img, atom.Image:
		return tagImage
	}
	return tagInline
}

// hintsOf is what the element says of itself: tag, role, microdata, class and
// id, style.
func (t *tree) hintsOf(n *html.Node) (h hint) {
	switch n.DataAtom {
	case atom.Nav, atom.Menu, atom.Dialog:
		h |= hintDrop
	case atom.Aside, atom.Footer:
		h |= hintWeak
	case atom.Figcaption, atom.Caption:
		h |= hintCaption
	}
	defer func() {
		// A quoted post is part of the article, whatever network it is from.
		if h&hintEmbed != 0 || n.DataAtom == atom.Blockquote {
			h &^= hintDrop | hintWeak
		}
	}()
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id":
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				h |= t.nameHints(a.Val)
			}
		case "role":
			switch a.Val {
			case "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog", "alert", "menu", "menubar":
				h |= hintWeak
			}
		case "itemprop", "property", "data-itemprop":
			v := a.Val
			switch {
			case strings.HasSuffix(v, "articleBody"), v == "content:encoded":
				h |= hintBody | hintSchema
			case strings.HasSuffix(v, "datePublished"), strings.HasSuffix(v, "dateCreated"):
				h |= hintDate
			case strings.HasSuffix(v, "author"):
				h |= hintByline
			case strings.HasSuffix(v, "headline"):
				h |= hintTitle
			case strings.HasSuffix(v, "comment"):
				h |= hintComment | hintDrop
			}
		case "rel":
			if a.Val == "author" {
				h |= hintByline
			} else if a.Val == "tag" || a.Val == "category tag" {
				h |= hintTags
			}
		case "hidden":
			h |= hintHidden
		case "style":
			if strings.Contains(a.Val, "display:none") || strings.Contains(a.Val, "display: none") {
				h |= hintHidden
			}
		}
	}
	return h
}

// nameHints looks up the words of a class or id attribute. Answers are kept,
// because the same names come again and again on a page.
func (t *tree) nameHints(names string) hint {
	if names == "" || len(names) > 512 {
		return 0
	}
	if h, ok := t.cache[names]; ok {
		return h
	}
	var h hint
	var buf [96]byte
	for name := range strings.FieldsSeq(names) {
		b := buf[:0]
		prev, word := -1, 0 // where the word before and this word begin in b
		look := func() {
			if len(b) > word {
				h |= t.lx.class(b[word:])
				if prev >= 0 {
					h |= t.lx.class(b[prev:])
				}
			}
		}
		for i := 0; i < len(name); i++ {
			c := name[i]
			lower := c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80
			upper := c >= 'A' && c <= 'Z'
			if !lower && !upper || upper && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z' {
				if len(b) > word {
					look()
					prev = word
					b = append(b, '-')
					word = len(b)
				}
			}
			if upper {
				c |= 0x20
			}
			if upper || lower {
				b = append(b, c)
			}
		}
		look()
	}
	t.cache[names] = h
	return h
}

// class is the hint of a word or two words of a name. shapes answers most
// names, which are none, without hashing them.
func (l *lexicon) class(b []byte) hint {
	if len(b) >= maxClass || !l.shapes[b[0]&31][len(b)] {
		return 0
	}
	return l.classes[string(b)]
}

func (o *Overrides) drops(n *html.Node) bool {
	for _, s := range o.drop {
		if s.Match(n) {
			return true
		}
	}
	return false
}
