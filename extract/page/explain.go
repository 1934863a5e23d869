package page

import "github.com/bienban/bienban/schema"

// Part is one stretch of a page's visible text and what became of it.
type Part struct {
	Text string
	Path string // the elements it lies in, innermost last: "article.news div#content p"
	Kept bool
	Why  string // why it was not kept; empty where it was
}

// Explain reads a page as Read does and tells, for people who tune a source,
// what became of every stretch of visible text, in document order. Parts are
// nil where the page was not read as a tree (Article.Reason says why).
func Explain(p *schema.Page, opt Options) (*schema.Article, []Part, error) {
	var t *tree
	a, err := readPage(p, opt, &t)
	if err != nil || t == nil {
		return a, nil, err
	}
	parts := make([]Part, 0, len(t.runs))
	rb := &t.boxes[t.main]
	for i := range t.runs {
		r := &t.runs[i]
		part := Part{Text: t.text(r), Path: t.path(r.box), Why: "outside the main content"}
		if k := int32(i); k >= rb.runFirst && k < rb.runEnd {
			v := t.verdicts[k-rb.runFirst]
			part.Kept, part.Why = v.keep, v.why
		}
		parts = append(parts, part)
	}
	return a, parts, nil
}

// path names the innermost five elements a box lies in.
func (t *tree) path(at int32) string {
	s := ""
	for n := 0; at > 0 && n < 5; at, n = t.boxes[at].parent, n+1 {
		b := t.boxes[at].node
		name := b.Data
		if id := attr(b, "id"); id != "" {
			name += "#" + id
		}
		if c := attr(b, "class"); c != "" {
			name += "." + c
		}
		if s != "" {
			name += " > " + s
		}
		s = name
	}
	return s
}
