package page

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits on one page. Time and memory of the HTML 5 algorithm are not linear
// in the input: formatting elements left open (<b>, <font>) are opened again
// in every following paragraph. What could pass these limits is built by
// flatTree, which is linear.
const (
	// MaxBytes is the longest page that is read at all.
	MaxBytes = 24 << 20

	maxTags   = 400_000   // start tags
	maxReopen = 2_000_000 // start tags times formatting elements left open
	maxDepth  = 200       // of flatTree
	maxAttrs  = 12        // of an element of flatTree
)

// parse builds the tree of a page that is UTF-8; tags is about how many
// elements it has. limited says which limit, ""
// for none, kept it from the ordinary parser.
func parse(body []byte) (doc *goquery.Document, tags int, limited string, err error) {
	tags, open := scanTags(body)
	switch {
	case tags > maxTags:
		limited = fmt.Sprintf("%d tags, at most %d are parsed as a tree", tags, maxTags)
	case tags*min(open, 512) > maxReopen:
		limited = fmt.Sprintf("%d formatting elements left open in %d tags", open, tags)
	default:
		doc, err = goquery.NewDocumentFromReader(bytes.NewReader(body))
		if err == nil {
			return doc, tags, "", nil
		}
		limited = strings.TrimPrefix(err.Error(), "html: ")
	}
	root, err := flatTree(body)
	if err != nil {
		return nil, tags, limited, err
	}
	return goquery.NewDocumentFromNode(root), tags, limited, nil
}

// scanTags counts start tags and how many more formatting elements are opened
// than closed, without looking at what is markup and what is script: an upper
// bound that costs next to nothing.
func scanTags(b []byte) (tags, open int) {
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+2 >= len(b) {
			return tags, max(open, 0)
		}
		b = b[i+1:]
		step := 1
		if b[0] == '/' {
			b, step = b[1:], -1
		} else if b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z' {
			tags++
		}
		if formatting(b) {
			open += step
		}
	}
}

// formatting reports whether a tag's name is one of the formatting elements
// (WHATWG HTML, 13.2.4.2 The stack of open elements).
func formatting(b []byte) bool {
	n := 0
	for n < len(b) && n < 7 && b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z' {
		n++
	}
	switch n {
	case 1:
		switch b[0] | 0x20 {
		case 'a', 'b', 'i', 's', 'u':
			return true
		}
	case 2:
		return b[0]|0x20 == 'e' && b[1]|0x20 == 'm' || b[0]|0x20 == 't' && b[1]|0x20 == 't'
	case 3:
		return bytes.EqualFold(b[:3], []byte("big"))
	case 4:
		return bytes.EqualFold(b[:4], []byte("font")) || bytes.EqualFold(b[:4], []byte("code")) || bytes.EqualFold(b[:4], []byte("nobr"))
	case 5:
		return bytes.EqualFold(b[:5], []byte("small"))
	case 6:
		return bytes.EqualFold(b[:6], []byte("strong")) || bytes.EqualFold(b[:6], []byte("strike"))
	}
	return false
}

// flatTree builds a plain tree from the tokens: each end tag closes the
// nearest element of its name, p, li, td and the like close their own kind,
// nothing is deeper than maxDepth, and there are at most maxTags nodes: the
// text of what comes after is put in one last element, a line for each block.
// Linear in time and memory.
func flatTree(body []byte) (*html.Node, error) {
	root := &html.Node{Type: html.DocumentNode}
	top := &html.Node{Type: html.ElementNode, Data: "html", DataAtom: atom.Html}
	root.AppendChild(top)
	stack := make([]*html.Node, 1, maxDepth)
	stack[0] = top
	over := 0 // elements open beyond maxDepth, not in the stack
	nodes := 0
	var rest bytes.Buffer // text after maxTags nodes
	finish := func() *html.Node {
		if rest.Len() > 0 {
			pre := &html.Node{Type: html.ElementNode, Data: "pre", DataAtom: atom.Pre}
			pre.AppendChild(&html.Node{Type: html.TextNode, Data: rest.String()})
			top.AppendChild(pre)
		}
		return root
	}
	z := html.NewTokenizer(bytes.NewReader(body))
	z.SetMaxBuf(1 << 20)
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			if err := z.Err(); err != io.EOF && err != html.ErrBufferExceeded {
				return nil, err
			}
			return finish(), nil
		case html.TextToken:
			if nodes >= maxTags {
				rest.Write(bytes.TrimSpace(z.Text()))
				rest.WriteByte(' ')
				continue
			}
			nodes++
			if b := z.Raw(); len(bytes.TrimSpace(b)) > 0 {
				stack[len(stack)-1].AppendChild(&html.Node{Type: html.TextNode, Data: string(z.Text())})
			} else if len(b) > 0 {
				if c := stack[len(stack)-1].LastChild; c != nil && c.Type == html.TextNode {
					c.Data += " "
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if nodes >= maxTags {
				if name, _ := z.TagName(); kindOf(atom.Lookup(name)) == tagBlock {
					rest.WriteByte('\n')
				}
				continue
			}
			nodes++
			n := startNode(z)
			if closesOwn(n.DataAtom) {
				for k := len(stack) - 1; k > 0 && k >= len(stack)-4; k-- {
					if stack[k].DataAtom == atom.P || stack[k].DataAtom == n.DataAtom && !nests(n.DataAtom) {
						stack = stack[:k]
						break
					}
					if kindOf(stack[k].DataAtom) == tagBlock {
						break
					}
				}
			}
			stack[len(stack)-1].AppendChild(n)
			if tt == html.SelfClosingTagToken || isVoid(n.DataAtom) {
				continue
			}
			if len(stack) == maxDepth {
				over++
				continue
			}
			stack = append(stack, n)
		case html.EndTagToken:
			if over > 0 {
				over--
				continue
			}
			name, _ := z.TagName()
			a := atom.Lookup(name)
			for k := len(stack) - 1; k > 0 && k >= len(stack)-16; k-- {
				if stack[k].DataAtom == a && (a != 0 || stack[k].Data == string(name)) {
					stack = stack[:k]
					break
				}
			}
		}
	}
}

func startNode(z *html.Tokenizer) *html.Node {
	name, more := z.TagName()
	n := &html.Node{Type: html.ElementNode, DataAtom: atom.Lookup(name)}
	if n.DataAtom != 0 {
		n.Data = n.DataAtom.String()
	} else {
		n.Data = string(name)
	}
	for more && len(n.Attr) < maxAttrs {
		var k, v []byte
		k, v, more = z.TagAttr()
		if len(v) < 4096 {
			n.Attr = append(n.Attr, html.Attribute{Key: string(k), Val: string(v)})
		}
	}
	return n
}

func closesOwn(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Td, atom.Th, atom.Tr, atom.Dt, atom.Dd, atom.Option, atom.A,
		atom.Div, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4:
		return true
	}
	return false
}

// nests reports whether an element of closesOwn may hold its own kind.
func nests(a atom.Atom) bool {
	return a == atom.Div || a == atom.Ul || a == atom.Ol || a == atom.Table
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Area, atom.Col, atom.Embed, atom.Source, atom.Track, atom.Wbr, atom.Param:
		return true
	}
	return false
}
