package page

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// meta is the content of the first meta element under one of the names, in
// the order of the names.
func (t *tree) meta(names ...string) string {
	for _, n := range names {
		for i := range t.metas {
			if t.metas[i].key == n {
				if v := squeeze(t.metas[i].content); v != "" {
					return v
				}
			}
		}
	}
	return ""
}

// siteName is what the page calls its site.
func (t *tree) siteName(ld *ldArticle) string {
	if s := t.meta("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"); s != "" && !strings.Contains(s, "://") {
		return s
	}
	return ld.publisher
}

// Where a date came from.
const (
	fromSelector  = "selector"
	fromLD        = "json-ld"
	fromMeta      = "meta"
	fromMicrodata = "microdata"
	fromTime      = "time"
	fromVisible   = "visible"
	fromURL       = "url"
	fromList      = "list"
)

var publishedMetas = []string{
	"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate",
	"publish-date", "publish_date", "publication_date", "article.published", "sailthru.date", "parsely-pub-date",
	"dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date",
	"article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "dateposted", "datecreated", "published_at", "release_date", "created",
}

var updatedMetas = []string{"article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified", "lastmod", "last-modified"}

// published finds when the article was published and updated, and where that
// was said. line is a date line that stood in the text, hint what the list or
// feed said.
func (t *tree) published(ld *ldArticle, addr *url.URL, vi bool, title, root int32, line, hint string) (pub, from, upd string) {
	ord := unsure
	if vi || addr != nil && strings.HasSuffix(addr.Hostname(), ".vn") {
		ord = dayFirst
	} else if us(t) {
		ord = monthFirst
	}
	iso := func(s string) string {
		if w, n, _ := findWhen(s, ord); n > 0 {
			return w.format(vi)
		}
		return ""
	}
	upd = iso(ld.modified)
	if upd == "" {
		for _, m := range updatedMetas {
			if upd = iso(t.meta(m)); upd != "" {
				break
			}
		}
	}
	if v := iso(ld.published); v != "" {
		return v, fromLD, upd
	}
	for _, m := range publishedMetas {
		if v := iso(t.meta(m)); v != "" {
			return v, fromMeta, upd
		}
	}
	vis, visFrom, visUpd := t.visibleDate(ord, vi, title, root)
	if upd == "" {
		upd = visUpd
	}
	if vis != "" {
		return vis, visFrom, upd
	}
	if v := iso(line); v != "" {
		return v, fromVisible, upd
	}
	if hint != "" {
		if v := iso(hint); v != "" {
			return v, fromList, upd
		}
	}
	if upd != "" {
		return upd, fromVisible, upd
	}
	if addr != nil {
		if v := urlDate(addr.Path); v != "" {
			return v, fromURL, upd
		}
	}
	return "", "", upd
}

// us reports whether the page says it is written for the United States.
func us(t *tree) bool {
	l := strings.ToLower(strings.ReplaceAll(t.lang+" "+t.meta("og:locale"), "_", "-"))
	return strings.Contains(l, "en-us")
}

// visibleDate looks at time elements, elements whose class or microdata says
// date, and lines about the headline that are little else than a date.
func (t *tree) visibleDate(ord order, vi bool, title, root int32) (pub, from, upd string) {
	rb := &t.boxes[root]
	first := t.firstGood(root)
	lo := first - 14
	if title >= 0 {
		lo = title - 4
	}
	lo = max(lo, 0)
	hi := min(rb.runEnd+8, int32(len(t.runs)))
	type cand struct {
		value, from string
		rank        int
		upd         bool
	}
	var best cand
	after := 0 // unlabelled date lines below the text: one may be its date, several are a list's
	take := func(c cand) {
		if c.upd {
			if upd == "" {
				upd = c.value
			}
			return
		}
		if best.value == "" || c.rank > best.rank {
			best = c
		}
	}
	for _, m := range t.marks {
		isTime := m.node.DataAtom == atom.Time
		if !isTime && m.hints&hintDate == 0 {
			continue
		}
		if m.end-m.start > 300 {
			continue
		}
		near := m.run >= lo && m.run <= first+3
		prop := attr(m.node, "itemprop") + attr(m.node, "property")
		said := attr(m.node, "datetime")
		if said == "" {
			said = attr(m.node, "content")
		}
		text := t.slice(m.start, m.end)
		if said == "" {
			said = text
		}
		w, n, all := findWhen(said, ord)
		if n == 0 {
			w, n, all = findWhen(text, ord)
		}
		if n == 0 || all > n+12 {
			continue
		}
		c := cand{value: w.format(vi), from: fromVisible, upd: updatedLabel(text) || strings.HasSuffix(prop, "dateModified") || updatedName(attr(m.node, "class"))}
		switch {
		case strings.HasSuffix(prop, "datePublished"), strings.HasSuffix(prop, "dateCreated"):
			c.from, c.rank, c.upd = fromMicrodata, 6, false
		case title >= 0 && m.run < title && !t.near(m.run, title):
			continue // the day's date in the page header
		case isTime && near:
			c.from, c.rank = fromTime, 5
		case near:
			c.rank = 4
		case m.run > rb.runFirst && m.run <= hi && m.run >= first:
			c.rank = 1
		default:
			continue
		}
		if c.rank < 6 && !near && t.inside(m.box, hintRelated|hintComment) {
			continue
		}
		take(c)
	}
	for i := lo; i < hi; i++ {
		if i > first+4 && i < rb.runEnd-4 {
			continue
		}
		r := &t.runs[i]
		if r.end-r.start > 240 || t.inside(r.box, hintRelated|hintComment) {
			continue
		}
		s := t.slice(r.start, r.end)
		w, n, all := findWhen(s, ord)
		if n == 0 {
			continue
		}
		labelled := publishedLabel(s)
		// "12 tháng 5, 2023 • Minh Hạnh • 3 phút đọc" under the headline
		header := title >= 0 && i > title && i < first && r.ends == 0 && r.end-r.start <= 100 && all <= n+14
		if all > n+4 && !header && !(labelled && all <= n+14) {
			continue
		}
		c := cand{value: w.format(vi), from: fromVisible, upd: updatedLabel(s) && !labelled}
		switch {
		case i > first:
			c.rank = 1
			if after++; after > 1 && !labelled {
				if best.rank == 1 {
					best = cand{}
				}
				continue
			}
		case title >= 0 && i < title && !t.near(i, title):
			continue // the day's date in the page header
		case title >= 0 && i >= title:
			c.rank = 3
		default:
			c.rank = 2
		}
		if labelled {
			c.rank++
		}
		take(c)
	}
	return best.value, best.from, upd
}

// near reports whether two runs share a close container.
func (t *tree) near(i, j int32) bool {
	a := t.runs[i].box
	for range 3 {
		if a <= 0 {
			return false
		}
		if b := &t.boxes[a]; b.runFirst <= i && b.runEnd > i && b.runFirst <= j && b.runEnd > j {
			return b.tag != atom.Body && b.runEnd-b.runFirst < 40 || j-i <= 2
		}
		a = t.boxes[a].parent
	}
	return false
}

// inside reports whether a box or one that holds it carries one of the hints.
func (t *tree) inside(at int32, h hint) bool {
	for ; at > 0; at = t.boxes[at].parent {
		if t.boxes[at].hints&h != 0 {
			return true
		}
	}
	return false
}

func publishedLabel(s string) bool { return lex().startsWith("published label", foldPhrase(s)) }

func updatedLabel(s string) bool { return lex().startsWith("updated label", foldPhrase(s)) }

func updatedName(class string) bool {
	c := strings.ToLower(class)
	return strings.Contains(c, "updated") && !strings.Contains(c, "published") || strings.Contains(c, "modified")
}

// urlDate reads a date off a path: /2007/01/25/, -20070125, /20070125…
func urlDate(path string) string {
	for i := 0; i+8 <= len(path); i++ {
		if path[i] < '0' || path[i] > '9' || i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
			continue
		}
		j := i
		for j < len(path) && path[j] >= '0' && path[j] <= '9' {
			j++
		}
		w := when{hour: -1}
		switch run := path[i:j]; {
		case (len(run) == 8 || len(run) == 14 || len(run) == 17) && (strings.HasPrefix(run, "20") || strings.HasPrefix(run, "199")):
			w.year, w.month, w.day = atoi(run[:4]), atoi(run[4:6]), atoi(run[6:8])
		case len(run) == 4 && j+3 <= len(path) && (path[j] == '/' || path[j] == '-'):
			sep := path[j]
			parts := strings.SplitN(path[j+1:], string(sep), 3)
			if len(parts) >= 2 {
				w.year, w.month = atoi(run), atoi(parts[0])
				d := parts[1]
				if k := strings.IndexFunc(d, func(r rune) bool { return r < '0' || r > '9' }); k > 0 {
					d = d[:k]
				}
				if len(d) <= 2 && len(parts[0]) <= 2 {
					w.day = atoi(d)
				}
			}
		}
		if w.valid() {
			return w.format(false)
		}
	}
	return ""
}

// atoi is 0 for what is no number.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// cleanAuthor makes a name of what a byline says, "" where it names nobody.
func cleanAuthor(s, site string) string {
	s = squeeze(s)
	if s == "" || strings.Contains(s, "://") || utf8.RuneCountInString(s) > 120 {
		return ""
	}
	l := lex()
	s = strings.TrimLeft(s, "-– ")
	for _, label := range l.lists["author label"] {
		if n := len(label); len(s) > n && strings.EqualFold(s[:n], label) && (s[n] == ' ' || label[n-1] == ':') {
			s = strings.TrimLeft(s[n:], " :-–")
		}
	}
	for _, stop := range l.lists["author stop"] {
		if i := strings.Index(s, " "+stop); i > 0 {
			s = s[:i]
		}
	}
	if i := strings.IndexAny(s, "|•·("); i > 0 {
		s = strings.TrimSpace(s[:i])
	}
	if w, n, _ := findWhen(s, unsure); n > 0 && w.valid() {
		i := strings.IndexFunc(s, unicode.IsDigit)
		if i <= 0 {
			return ""
		}
		s = strings.TrimRight(s[:i], " ,-–")
		if j := strings.LastIndexByte(s, ' '); j > 0 && months[strings.ToLower(s[j+1:])] > 0 {
			s = strings.TrimRight(s[:j], " ,-–")
		}
	}
	s = strings.Trim(s, " ,;:.-–/")
	if name, post, ok := strings.Cut(s, ", "); ok && anyWord(post, l.sets["position"]) {
		s = strings.TrimRight(name, " ,;:.-–/")
	}
	switch k := foldPhrase(s); {
	case k == "" || k == foldPhrase(site):
		return ""
	case l.sets["desk"][k], strings.HasPrefix(k, "admin "):
		return ""
	}
	return s
}

// nameLike reports whether a line is a person's name and no more: two to five
// words, each with a capital.
func nameLike(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		r, size := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || n >= 5 {
			return false
		}
		for i, c := range w[size:] {
			if !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '\'' && c != '’' && c != '-' && !(c == '.' && i == len(w)-size-1) {
				return false
			}
		}
		n++
	}
	return n >= 2
}

func anyWord(s string, words map[string]bool) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if words[w] {
			return true
		}
	}
	return false
}
