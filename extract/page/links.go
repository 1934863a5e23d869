package page

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/bienban/bienban/schema"
)

// maxLinks is how many links of a page are reported.
const maxLinks = 2000

// links are the page's addresses with the longest text they are linked by and
// a date said near them, in document order.
func (t *tree) links(res resolver, vi bool) []schema.Link {
	var out []schema.Link
	at := map[string]int{}
	ord := unsure
	if vi {
		ord = dayFirst
	}
	for i := range t.anchors {
		a := &t.anchors[i]
		u := res.abs(attr(a.node, "href"))
		if u == "" {
			continue
		}
		text := t.slice(a.start, a.end)
		if text == "" {
			text = squeeze(attr(a.node, "title"))
		}
		k, seen := at[u]
		if !seen {
			if len(out) == maxLinks {
				break
			}
			k = len(out)
			at[u] = k
			out = append(out, schema.Link{URL: u})
		}
		l := &out[k]
		if len(text) > len(l.Text) && len(text) < 600 {
			l.Text = text
		}
		if l.Published == "" && a.end-a.start >= 15 {
			l.Published = t.dateNear(a, ord, vi)
		}
	}
	return out
}

// dateNear is the date in the smallest box about a link that holds no second
// headline.
func (t *tree) dateNear(a *anchor, ord order, vi bool) string {
	at := a.box
	for range 4 {
		if at <= 0 {
			return ""
		}
		b := &t.boxes[at]
		if b.runs > 8 {
			return ""
		}
		for k := b.runFirst; k < b.runEnd; k++ {
			r := &t.runs[k]
			if r.end-r.start > 160 {
				continue
			}
			if w, n, all := findWhen(t.slice(r.start, r.end), ord); n > 0 && (all <= n+4 || k != a.run) {
				return w.format(vi)
			}
		}
		for k := range t.timesIn(b) {
			return k
		}
		at = b.parent
	}
	return ""
}

// timesIn yields the dates of time elements inside a box.
func (t *tree) timesIn(b *box) func(func(string) bool) {
	return func(yield func(string) bool) {
		for i := range t.marks {
			m := &t.marks[i]
			if m.node.DataAtom != atom.Time || m.run < b.runFirst || m.run >= b.runEnd {
				continue
			}
			if w, n, _ := findWhen(attr(m.node, "datetime"), unsure); n > 0 {
				if !yield(w.format(true)) {
					return
				}
			}
		}
	}
}

// nextPage is the address of the following page of a list or of an article of
// several pages.
func (t *tree) nextPage(addr *url.URL, res resolver, article bool) string {
	if u := res.abs(t.next); u != "" {
		return u
	}
	for i := range t.anchors {
		a := &t.anchors[i]
		if a.end-a.start > 40 {
			continue
		}
		// No word or sign for "next" begins otherwise.
		if b := bytes.TrimSpace(t.arena[a.start:a.end]); len(b) == 0 || strings.IndexByte("tTnNsSoO>\xe2\xc2", b[0]) < 0 {
			continue
		}
		rel := attr(a.node, "rel")
		text := t.slice(a.start, a.end)
		key := foldPhrase(text)
		sign := text == "›" || text == "»" || text == ">" || text == ">>"
		if rel != "next" && !sign && !t.lx.sets["next page"][key] {
			continue
		}
		paged := t.pagedBox(a.box)
		if rel != "next" && !(t.lx.sets["next page"][key] && (paged || !article)) && !(sign && paged) {
			continue
		}
		if article && rel != "next" && !paged {
			continue
		}
		if article && t.inside(a.box, hintRelated) {
			continue
		}
		u := res.abs(attr(a.node, "href"))
		if u == "" || addr != nil && u == addr.String() {
			continue
		}
		if article && !samePages(addr, u) {
			continue
		}
		return u
	}
	return ""
}

// pagedBox reports whether a box or its parents are a pager by name.
func (t *tree) pagedBox(at int32) bool {
	for n := 0; at > 0 && n < 4; at, n = t.boxes[at].parent, n+1 {
		name := strings.ToLower(attr(t.boxes[at].node, "class") + " " + attr(t.boxes[at].node, "id"))
		if strings.Contains(name, "pag") || strings.Contains(name, "phan-trang") || strings.Contains(name, "phantrang") {
			return true
		}
	}
	return false
}

// samePages reports whether an address can be another page of the same
// article: the same path but for a number at its end or in the query.
func samePages(addr *url.URL, next string) bool {
	u, err := url.Parse(next)
	if err != nil || addr == nil || u.Host != addr.Host {
		return false
	}
	strip := func(p string) string {
		ext := path.Ext(p)
		p = strings.TrimSuffix(p, ext)
		p = strings.TrimRight(p, "0123456789")
		p = strings.TrimRight(p, "-_/")
		return strings.TrimSuffix(strings.TrimSuffix(p, "/page"), "/trang")
	}
	a, b := strip(addr.Path), strip(u.Path)
	return a == b || strings.HasPrefix(b, a+"/")
}

var documentExts = wordSet(".pdf .doc .docx .xls .xlsx .ppt .pptx .rtf .odt .ods .zip .rar .7z")

// documents are the files linked in the article and just after it.
func (t *tree) documents(root int32, res resolver) []schema.Link {
	rb := &t.boxes[root]
	var out []schema.Link
	seen := map[string]bool{}
	for i := range t.anchors {
		a := &t.anchors[i]
		if a.run < rb.runFirst || a.run > rb.runEnd+12 {
			continue
		}
		href := attr(a.node, "href")
		if !isDocument(href) {
			continue
		}
		u := res.abs(href)
		if u == "" || seen[u] {
			continue
		}
		seen[u] = true
		out = append(out, schema.Link{URL: u, Text: t.slice(a.start, a.end)})
	}
	return out
}

// isDocument reports whether an address names a file of a document's kind, at
// its end or, as portals do, before a version ("…/van-ban.pdf/1a2b-3c4d") or
// in the query.
func isDocument(href string) bool {
	for i := strings.IndexByte(href, '.'); i >= 0; {
		j := i + 1
		for j < len(href) && j-i < 6 && (href[j] >= 'a' && href[j] <= 'z' || href[j] >= 'A' && href[j] <= 'Z' || href[j] == '7') {
			j++
		}
		if j-i >= 3 && (j == len(href) || strings.IndexByte("/?&#;", href[j]) >= 0) && documentExts[strings.ToLower(href[i:j])] {
			return true
		}
		next := strings.IndexByte(href[i+1:], '.')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// pictures are the images of the article with the caption that stands in the
// same figure.
func (t *tree) pictures(root int32, vs []verdict, res resolver) []schema.Image {
	rb := &t.boxes[root]
	var out []schema.Image
	seen := map[string]bool{}
	for i := range t.images {
		m := &t.images[i]
		if m.box < root || m.box >= rb.end || t.inside(m.box, hintRelated|hintComment|hintDrop) {
			continue
		}
		src := ""
		for _, k := range []string{"data-src", "data-original", "data-lazy-src", "src"} {
			if v := attr(m.node, k); v != "" && !strings.HasPrefix(v, "data:") {
				src = v
				break
			}
		}
		if w := attr(m.node, "width"); w != "" && len(w) <= 2 && atoi(w) < 60 {
			continue
		}
		u := res.abs(src)
		if u == "" || seen[u] {
			continue
		}
		seen[u] = true
		out = append(out, schema.Image{URL: u, Caption: t.captionOf(m, root, vs)})
	}
	return out
}

func (t *tree) captionOf(m *mark, root int32, vs []verdict) string {
	rb := &t.boxes[root]
	at := m.box
	for n := 0; at > root && n < 4; at, n = t.boxes[at].parent, n+1 {
		b := &t.boxes[at]
		if b.runs > 6 {
			break
		}
		for k := max(b.runFirst, rb.runFirst); k < b.runEnd && k < rb.runEnd; k++ {
			if vs[k-rb.runFirst].why == "caption" {
				return t.slice(t.runs[k].start, t.runs[k].end)
			}
		}
	}
	return squeeze(attr(m.node, "alt"))
}

// tags are the article's keywords as the page shows or says them.
func (t *tree) tags(ld *ldArticle) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		s = strings.Trim(squeeze(s), "#,; ")
		if k := foldPhrase(s); s != "" && len(s) < 80 && !seen[k] && len(out) < 30 {
			seen[k] = true
			out = append(out, s)
		}
	}
	for i := range t.metas {
		if t.metas[i].key == "article:tag" {
			for s := range strings.SplitSeq(t.metas[i].content, ",") {
				add(s)
			}
		}
	}
	for _, k := range ld.keywords {
		add(k)
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range t.marks {
		if m.hints&hintTags == 0 || m.end-m.start > 800 {
			continue
		}
		for i := range t.anchors {
			if a := &t.anchors[i]; a.start >= m.start && a.end <= m.end && a.end > a.start {
				add(t.slice(a.start, a.end))
			}
		}
	}
	return out
}

// section is the part of the site the article stands in.
func (t *tree) section(ld *ldArticle) string {
	if s, _, _ := strings.Cut(ld.section, ","); s != "" {
		return strings.TrimSpace(s)
	}
	if s := t.meta("article:section", "og:article:section", "section", "parsely-section"); s != "" {
		return s
	}
	for _, m := range t.marks {
		if m.hints&hintSection == 0 || m.end-m.start > 400 {
			continue
		}
		last := ""
		for i := range t.anchors {
			if a := &t.anchors[i]; a.start >= m.start && a.end <= m.end && a.end > a.start {
				last = t.slice(a.start, a.end)
			}
		}
		if key := foldPhrase(last); key == "" || t.lx.sets["home"][key] {
			continue
		}
		return last
	}
	return ""
}
