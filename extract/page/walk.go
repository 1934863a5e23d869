package page

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// A box is a block-level element of the page. Boxes are numbered in document
// order, so a box's subtree is the boxes [i, end).
type box struct {
	node     *html.Node
	tag      atom.Atom
	parent   int32
	end      int32 // one past the last box inside
	runFirst int32 // runs inside are [runFirst, runEnd)
	runEnd   int32
	hints    hint // of the element itself
	spared   bool // its name would drop it, but it is most of the page

	// Sums over the subtree, in letters and digits (chars).
	text, link int32
	raw        int32 // chars that read like running text
	good       int32 // the same, what hints drop left out
	live       int32 // all chars, text and link, what hints drop left out
	paras      int32 // runs of good
	links      int32 // anchors
	runs       int32
	score      float32 // of the runs near it, as main content container
}

// A run is a stretch of inline text between two block boundaries; line breaks
// (br) lie inside as newlines.
type run struct {
	start, end int32 // bytes of the arena
	box        int32
	text, link int32 // chars outside and inside anchors
	stops      int32 // . ! ? … , ;
	ends       int32 // . ! ? … of these
	breaks     int32 // line breaks inside
	anchors    int32
	level      int8 // of a heading, 1..5, 0 for none
	legal      bool // a contact or licence line
	hints      hint // of inline elements that hold all of it
}

// An anchor is a link of the page and the text inside it.
type anchor struct {
	node       *html.Node
	start, end int32 // bytes of the arena
	box        int32
	run        int32 // the run it begins in
}

// A mark is an element worth a second look: time, byline, date, image.
type mark struct {
	node       *html.Node
	start, end int32
	run        int32
	box        int32
	hints      hint
}

// A tree is what one walk over the page collects. Everything lies in document
// order.
type tree struct {
	arena   []byte // visible text, white space collapsed, runs divided by a newline
	said    string // arena, once the walk is over: texts are slices of it
	boxes   []box
	runs    []run
	anchors []anchor
	images  []mark
	marks   []mark // time elements and elements hinted as date, byline, lead, title, tags, section
	metas   []meta
	ld      []string // JSON-LD scripts
	title   string   // of <title>
	lang    string   // of <html lang>
	canon   string
	amp     string
	next    string
	base    string

	main     int32     // root of the main content, when found
	verdicts []verdict // on the runs inside it

	cur     run
	curBox  int32
	inLink  int // depth of anchors
	pending bool
	preform int
	lx      *lexicon
	cache   map[string]hint
	ov      *Overrides
}

type meta struct{ key, content string }

// trees keeps the memory of trees that are done with, for the next page.
var trees = sync.Pool{New: func() any { return &tree{lx: lex(), cache: map[string]hint{}} }}

// maxKept is the most boxes of a tree whose memory is kept.
const maxKept = 1 << 14

// newTree walks the page once. release gives its memory back.
func newTree(doc *html.Node, tags, size int, ov *Overrides) *tree {
	t := trees.Get().(*tree)
	t.ov = ov
	t.arena = slices.Grow(t.arena, size/6+512)
	t.boxes = slices.Grow(t.boxes, min(tags, maxTags)/2+16)
	t.runs = slices.Grow(t.runs, min(tags, maxTags)/4+16)
	t.boxes = append(t.boxes, box{node: doc, parent: -1})
	t.begin()
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		t.visit(c)
	}
	t.flush()
	t.leave(0)
	t.said = string(t.arena)
	return t
}

// release lets another page use the tree's memory; nothing of it may be used
// afterwards. The hints of names stay: they depend on nothing but the name.
func (t *tree) release() {
	if cap(t.boxes) > maxKept || cap(t.arena) > 16*maxKept {
		return
	}
	clear(t.boxes)
	clear(t.anchors)
	clear(t.images)
	clear(t.marks)
	clear(t.metas)
	clear(t.ld)
	if len(t.cache) > 1<<12 {
		clear(t.cache)
	}
	*t = tree{
		arena: t.arena[:0], boxes: t.boxes[:0], runs: t.runs[:0], anchors: t.anchors[:0], images: t.images[:0],
		marks: t.marks[:0], metas: t.metas[:0], ld: t.ld[:0], lx: t.lx, cache: t.cache,
	}
	trees.Put(t)
}

func (t *tree) begin() {
	t.cur = run{start: int32(len(t.arena)), box: t.curBox}
	t.pending = false
}

// flush ends the current run and begins the next.
func (t *tree) flush() {
	if int32(len(t.arena)) > t.cur.start {
		for int32(len(t.arena)) > t.cur.start && t.arena[len(t.arena)-1] == '\n' {
			t.arena = t.arena[:len(t.arena)-1]
		}
		if int32(len(t.arena)) > t.cur.start {
			t.cur.end = int32(len(t.arena))
			t.cur.box = t.curBox
			if t.cur.text < 200 { // whole articles have been set in a heading
				t.cur.level = int8(t.headTag(t.curBox))
			}
			t.runs = append(t.runs, t.cur)
			t.arena = append(t.arena, '\n')
		}
	}
	t.begin()
}

func (t *tree) leave(i int32) {
	b := &t.boxes[i]
	b.end, b.runEnd = int32(len(t.boxes)), int32(len(t.runs))
}

func (t *tree) visit(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		t.addText(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	kind := kindOf(n.DataAtom)
	switch kind {
	case tagSkip:
		t.special(n)
		return
	case tagHead:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			t.head(c)
		}
		return
	case tagBreak:
		if n.DataAtom == atom.Hr {
			t.flush()
		} else {
			t.lineBreak()
		}
		return
	case tagImage:
		t.images = append(t.images, mark{node: n, start: int32(len(t.arena)), run: int32(len(t.runs)), box: t.curBox})
		return
	case tagMeta:
		t.head(n)
		return
	}
	if n.DataAtom == 0 && strings.IndexByte(n.Data, '-') > 0 {
		kind = tagBlock
	}
	h := t.hintsOf(n)
	if h&hintSkip != 0 {
		return
	}
	if t.ov != nil && t.ov.drops(n) {
		return
	}
	if kind == tagBlock {
		t.block(n, h)
		return
	}
	t.inline(n, h)
}

func (t *tree) block(n *html.Node, h hint) {
	t.flush()
	i := int32(len(t.boxes))
	parent := t.curBox
	t.boxes = append(t.boxes, box{node: n, tag: n.DataAtom, parent: parent, runFirst: int32(len(t.runs)), hints: h})
	t.curBox = i
	t.begin()
	if n.DataAtom == atom.Pre {
		t.preform++
	}
	start := int32(len(t.arena))
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.visit(c)
	}
	if n.DataAtom == atom.Pre {
		t.preform--
	}
	t.flush()
	t.leave(i)
	t.curBox = parent
	t.begin()
	if h&markHints != 0 {
		t.marks = append(t.marks, mark{node: n, start: start, end: int32(len(t.arena)), run: t.boxes[i].runFirst, box: i, hints: h})
	}
}

const markHints = hintLead | hintTitle | hintByline | hintDate | hintTags | hintSection

func (t *tree) inline(n *html.Node, h hint) {
	start, runs := int32(len(t.arena)), int32(len(t.runs))
	link := n.DataAtom == atom.A
	at := -1
	if link {
		t.inLink++
		t.cur.anchors++
		at = len(t.anchors)
		t.anchors = append(t.anchors, anchor{node: n, start: start, box: t.curBox, run: runs})
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.visit(c)
	}
	if link {
		t.inLink--
		t.anchors[at].end = int32(len(t.arena))
	}
	if n.DataAtom == atom.Time || h&markHints != 0 {
		t.marks = append(t.marks, mark{node: n, start: start, end: int32(len(t.arena)), run: runs, box: t.curBox, hints: h})
	}
	if h&(hintDrop|hintWeak|hintHidden|hintCaption|hintByline|hintDate|hintLead) != 0 && runs == int32(len(t.runs)) && start <= t.cur.start+1 {
		// The run so far lies wholly in this element; it holds when nothing follows.
		t.cur.hints |= h
	}
}

// addText appends s to the current run, white space collapsed.
func (t *tree) addText(s string) {
	if t.preform > 0 && strings.IndexByte(s, '\n') >= 0 {
		for line := range strings.Lines(s) {
			t.addText(strings.TrimSuffix(line, "\n"))
			if strings.HasSuffix(line, "\n") {
				t.lineBreak()
			}
		}
		return
	}
	if strings.IndexByte(s, 0xcc) >= 0 || strings.IndexByte(s, 0xcd) >= 0 {
		s = norm.NFC.String(s) // combining marks: U+0300 to U+036F begin with these bytes
	}
	var n, stops, ends int32
	a := t.arena
	fresh := int32(len(a)) == t.cur.start
	pending := t.pending
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c == ' ' || c >= '\t' && c <= '\r' || c == 0 {
				pending = true
				continue
			}
			if pending {
				if !fresh && a[len(a)-1] != '\n' {
					a = append(a, ' ')
				}
				pending = false
			}
			fresh = false
			a = append(a, c)
			switch {
			case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
				n++
			case c == '.', c == '!', c == '?':
				stops++
				ends++
			case c == ',', c == ';':
				stops++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isSpace(r):
			pending = true
		case invisible(r) && !(r == 0xad || r >= 0x80 && r < 0xa0): // letters of legacy encodings, until repaired
		default:
			if pending {
				if !fresh && a[len(a)-1] != '\n' {
					a = append(a, ' ')
				}
				pending = false
			}
			fresh = false
			if r == utf8.RuneError && size == 1 {
				a = append(a, "\uFFFD"...)
			} else {
				a = append(a, s[i:i+size]...)
			}
			switch {
			case r == '…', r == '。':
				stops++
				ends++
			case r == '、':
				stops++
			case r < 0x300 || r > 0x36f:
				n++
			}
		}
		i += size
	}
	t.arena, t.pending = a, pending
	if t.inLink > 0 {
		t.cur.link += n
	} else {
		t.cur.text += n
	}
	t.cur.stops += stops
	t.cur.ends += ends
}

func (t *tree) lineBreak() {
	t.pending = false
	if n := len(t.arena); int32(n) > t.cur.start && t.arena[n-1] != '\n' {
		t.arena = append(t.arena, '\n')
		t.cur.breaks++
	}
}

// slice is the text of the arena between two marks, with one space for each
// boundary.
func (t *tree) slice(start, end int32) string {
	if start >= end {
		return ""
	}
	return squeeze(t.said[start:end])
}

func (t *tree) text(r *run) string { return t.said[r.start:r.end] }
