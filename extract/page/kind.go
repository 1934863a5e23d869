package page

import (
	"fmt"
	"net/url"

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
	articleS bool  // the page says it is an article
	listS    bool  // the page says it is a collection
	inLinks  int32 // chars of links inside the main content, before sifting
	date     bool
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
	case s.articleS && s.good >= 100:
		return schema.KindArticle, "article: the page says so"
	case s.teasers >= 12 && (s.listS || s.inLinks*2 > s.good || s.good < 400 && !s.date):
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links", s.teasers)
	case s.good >= 250:
		return schema.KindArticle, "article: running text"
	case s.good >= 60 && s.date:
		return schema.KindArticle, "article: short text with a date"
	case s.teasers >= 8:
		return schema.KindList, fmt.Sprintf("list: %d headlines that are links", s.teasers)
	case s.good >= 60:
		return schema.KindArticle, "article: short running text"
	case s.text == "":
		return schema.KindOther, "no text: nothing to read on the page (it may be filled by script)"
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

func (t *tree) hardNav(at int32) bool { return t.inside(at, hintDrop) && !t.inside(at, hintRelated) }
