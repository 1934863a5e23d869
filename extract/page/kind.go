package page

import (
	"fmt"
	"net/url"

	"golang.org/x/net/html/atom"

	"github.com/bienban/bienban/schema"
)

// shape is what the kind of a page is judged by.
type shape struct {
	status   int
	asked    schema.JobKind
	addr     *url.URL
	title    string
	text     string
	good     int32 // chars of running text kept
	teasers  int   // links with a headline's length outside menus
	ld       bool  // JSON-LD says it is an article
	articleS bool  // the page says it is an article, there or in og:type
	listS    bool  // the page says it is a collection
	inLinks  int32 // chars of links inside the main content, before sifting
	date     bool
	aside    bool  // the main content lies in what is dropped: a pop-up, an advertisement
	excerpts int   // running text that stands in a small box with a headline that is a link
	excerpt  int32 // chars of it
	row      int   // headlines that are links and are made alike
	rowText  int32 // chars of them
}

// classify says what a page is and why.
func (t *tree) classify(s shape) (schema.PageKind, string) {
	if s.status >= 400 {
		return schema.KindOther, fmt.Sprintf("error: HTTP status %d", s.status)
	}
	if s.good < 900 {
		if why := t.notice(s); why != "" {
			return schema.KindOther, why
		}
	}
	home := s.addr != nil && (s.addr.Path == "" || s.addr.Path == "/") && s.addr.RawQuery == "" && s.addr.Host != ""
	switch {
	case s.asked == schema.JobList && (s.teasers >= 5 || !s.articleS):
		return schema.KindList, "list: asked for as one"
	case home && s.teasers >= 5:
		return schema.KindList, "list: the front page"
	case s.good == 0 && s.teasers >= 5:
		return schema.KindList, "list: headlines and no running text"
	case s.excerpts >= 4 && s.excerpt*2 > s.good:
		return schema.KindList, fmt.Sprintf("list: %d headlines with excerpts", s.excerpts)
	case s.excerpts >= 1 && s.excerpt*2 > s.good && s.teasers >= 1 && s.good < 900 && !s.articleS:
		return schema.KindList, fmt.Sprintf("list: %d headlines with excerpts", s.excerpts)
	case s.row >= 10 && s.rowText > s.good && s.good < 700 && !s.ld:
		return schema.KindList, fmt.Sprintf("list: %d headlines of one make", s.row)
	case s.aside && s.teasers >= 12 && !s.articleS && !s.date:
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links, and text in a side box", s.teasers)
	case s.articleS && s.good >= 100:
		return schema.KindArticle, "article: the page says so"
	case s.teasers >= 12 && (s.listS || s.inLinks*2 > s.good && s.good < 1500 || s.good < 400 && !s.date):
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links", s.teasers)
	case s.good >= 250:
		return schema.KindArticle, "article: running text"
	case s.good >= 60 && s.date:
		return schema.KindArticle, "article: short text with a date"
	case s.good >= 150 && s.teasers < 3:
		return schema.KindArticle, "article: short running text"
	case s.good >= 60 && s.teasers == 0 && !t.hasForm():
		return schema.KindArticle, "article: a few lines, and nothing else on the page"
	case s.teasers >= 8:
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links", s.teasers)
	case s.good >= 60 && s.teasers >= 3:
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links and little text", s.teasers)
	case s.text == "":
		return schema.KindOther, "no text: nothing to read on the page (it may be filled by script)"
	}
	if s.good > 0 {
		return schema.KindOther, fmt.Sprintf("no article: %d characters of running text and no date", s.good)
	}
	return schema.KindOther, "no article: no running text"
}

// notice recognises pages that are about themselves: not found, blocked,
// login, consent, maintenance. They say so in the title or in a short text.
func (t *tree) notice(s shape) string {
	for _, line := range []string{s.title, t.title} {
		if role := t.lx.notices.phrase(line); role != "" {
			return role
		}
	}
	if s.good > 400 || s.articleS {
		return ""
	}
	for i := range t.runs {
		r := &t.runs[i]
		if r.link > r.text || r.end-r.start > 300 || t.inside(r.box, hintDrop|hintWeak|hintHidden) {
			continue
		}
		if role := t.lx.notices.phrase(t.text(r)); role != "" && (t.headTag(r.box) > 0 || s.teasers < 8) {
			return role
		}
	}
	return ""
}

// hasForm reports whether the page asks for something to be filled in.
func (t *tree) hasForm() bool {
	for i := range t.boxes {
		if n := t.boxes[i].node; n != nil && n.DataAtom == atom.Form {
			return true
		}
	}
	return false
}

// teasers counts links as long as a headline outside menus and the like.
func (t *tree) teasers() int {
	n := 0
	for i := range t.anchors {
		a := &t.anchors[i]
		if a.end-a.start >= 25 && !t.inside(a.box, hintSection|hintTags) && !t.hardNav(a.box) {
			n++
		}
	}
	return n
}

// schemaIn reports whether the main content is, or holds, what microdata calls
// the article's body.
func (t *tree) schemaIn(root int32) bool {
	for i := root; i < t.boxes[root].end; i++ {
		if b := &t.boxes[i]; b.hints&hintSchema != 0 && b.good >= 100 {
			return true
		}
	}
	return false
}

// excerpts counts kept runs of running text that are teasers: in the smallest
// box that also holds a headline which is a link, and not the page's own, there
// are no more than two paragraphs.
func (t *tree) excerpts(root, title int32, vs []verdict) (n int, chars int32) {
	rb := &t.boxes[root]
	for j := range vs {
		r := &t.runs[rb.runFirst+int32(j)]
		if !vs[j].keep || goodText(r) == 0 || r.text > 500 {
			continue
		}
		for at, up := r.box, 0; at > 0 && up < 5; at, up = t.boxes[at].parent, up+1 {
			b := &t.boxes[at]
			if b.runs > 8 || b.paras > 2 || title >= b.runFirst && title < b.runEnd {
				break
			}
			if t.headlineIn(b, rb.runFirst+int32(j)) {
				n++
				chars += r.text
				break
			}
		}
	}
	return n, chars
}

// headlineIn reports whether a box holds, before the run given, one that is a
// link as long as a headline.
func (t *tree) headlineIn(b *box, before int32) bool {
	for k := b.runFirst; k < before; k++ {
		if r := &t.runs[k]; r.link >= 18 && r.link > r.text*3 {
			return true
		}
	}
	return false
}

// row finds the largest set of headline links whose boxes are made alike (tag
// and class of the box and its parent), outside menus, sidebars and related
// links.
func (t *tree) row() (n int, chars int32) {
	type make struct{ tag, class, class2 string }
	type sum struct {
		n     int
		chars int32
	}
	sums := map[make]sum{}
	for i := range t.anchors {
		a := &t.anchors[i]
		if a.end-a.start < 25 || a.box <= 0 || t.inside(a.box, hintDrop|hintWeak|hintHidden) {
			continue
		}
		b := &t.boxes[a.box]
		m := make{tag: b.node.Data, class: attr(b.node, "class")}
		if b.parent > 0 {
			m.class2 = attr(t.boxes[b.parent].node, "class")
		}
		s := sums[m]
		s.n++
		s.chars += a.end - a.start
		sums[m] = s
		if s.n > n {
			n, chars = s.n, s.chars
		}
	}
	return n, chars
}

func (t *tree) hardNav(at int32) bool { return t.inside(at, hintDrop) && !t.inside(at, hintRelated) }
