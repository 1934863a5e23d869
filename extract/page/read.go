package page

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// Options of one reading.
type Options struct {
	Overrides *Overrides // selectors of the source, nil for none
	Language  string     // what the source says its language is, "" if nothing
	Published string     // what the list or feed said of the publication time
}

// Read turns a page into an article. Kind and Reason are always set; the
// error is for what is no page at all and names input, cause and remedy.
func Read(p *schema.Page, opt Options) (*schema.Article, error) { return readPage(p, opt, nil) }

// readPage is Read; it leaves the tree in keep where that is not nil.
func readPage(p *schema.Page, opt Options, keep **tree) (*schema.Article, error) {
	addr := p.FinalURL
	if addr == "" {
		addr = p.URL
	}
	a := &schema.Article{
		URL: p.URL, Source: p.Job.Source, Run: p.Job.Run, FetchedAt: p.FetchedAt,
		ContentSHA256: p.SHA256, Kind: schema.KindOther, Language: language("", opt.Language), Blocks: []schema.Block{},
	}
	if u, err := url.Parse(addr); err == nil {
		a.Site = u.Hostname()
	}
	a.CanonicalURL = addr
	if a.ContentSHA256 == "" {
		a.ContentSHA256 = schema.SHA256Hex(p.Body)
	}
	switch {
	case len(bytes.TrimSpace(p.Body)) == 0:
		a.Reason = "empty: the page has no content"
		return a, nil
	case binary(p.Body) != "":
		a.Reason = binary(p.Body)
		return a, nil
	case len(p.Body) > MaxBytes:
		a.Reason = fmt.Sprintf("too large: %d bytes, at most %d are read", len(p.Body), MaxBytes)
		return a, nil
	}
	if plainType(p.ContentType, addr) {
		b, err := ReadText(p.URL, p.Body)
		if err != nil {
			return nil, err
		}
		b.URL, b.Source, b.Run, b.FetchedAt, b.Site, b.CanonicalURL = a.URL, a.Source, a.Run, a.FetchedAt, a.Site, a.CanonicalURL
		return b, nil
	}
	dec := charset.Decode(p.Body, p.ContentType)
	a.Charset, a.Replaced = dec.Charset, dec.Replaced
	if noText(dec.Text) {
		a.Reason = "not a page: the bytes are no text"
		return a, nil
	}
	if what := feed(dec.Text); what != "" {
		a.Reason = "not a page: the bytes are " + what + ": read it as a source's feed or sitemap"
		return a, nil
	}
	doc, tags, limited, err := parse(dec.Text)
	if err != nil {
		a.Reason = fmt.Sprintf("unreadable: %v", err)
		return a, nil
	}
	u, _ := url.Parse(addr)
	t := newTree(doc.Nodes[0], tags, len(dec.Text), opt.Overrides)
	if name := t.mojibake(); name != "" {
		repairNodes(doc.Nodes[0], name)
		t.release()
		t = newTree(doc.Nodes[0], tags, len(dec.Text), opt.Overrides)
		a.Charset = name + " in " + dec.Charset
	}
	read(a, t, u, p, opt)
	if limited != "" {
		a.Reason += " (read by tokens: " + limited + ")"
	}
	if keep != nil {
		*keep = t
	} else {
		t.release()
	}
	return a, nil
}

var magics = []struct{ magic, name string }{
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"RIFF", "a RIFF (WebP, AVI) file"},
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP file"},
	{"\xd0\xcf\x11\xe0", "an old Office file"},
	{"\x1f\x8b", "gzip data"},
}

// binary says why bytes that should be a page are something else, "" where
// they may be a page.
func binary(b []byte) string {
	for _, m := range magics {
		if len(b) >= len(m.magic) && string(b[:len(m.magic)]) == m.magic {
			return "not a page: the bytes are " + m.name
		}
	}
	return ""
}

// feed says what XML that is no page is, "" for pages.
func feed(b []byte) string {
	head := bytes.TrimSpace(b[:min(len(b), 512)])
	for bytes.HasPrefix(head, []byte("<?")) || bytes.HasPrefix(head, []byte("<!--")) {
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return ""
		}
		head = bytes.TrimSpace(rest)
	}
	for _, f := range []struct{ tag, name string }{{"<rss", "an RSS feed"}, {"<feed", "an Atom feed"}, {"<rdf:RDF", "an RSS feed"}, {"<urlset", "a sitemap"}, {"<sitemapindex", "a sitemap index"}} {
		if bytes.HasPrefix(head, []byte(f.tag)) {
			return f.name
		}
	}
	return ""
}

// noText says that decoded bytes are no text: in the beginning of a text hardly
// a control character stands, and few that could not be decoded.
func noText(b []byte) bool {
	const head = 2048
	n, controls, broken := 0, 0, 0
	for i := 0; i < len(b) && n < head; n++ {
		r, size := utf8.DecodeRune(b[i:])
		i += size
		switch {
		case r == utf8.RuneError:
			broken++
		case r < ' ' && (r < '\t' || r > '\r') && r != 0x1b, r == 0x7f:
			controls++
		}
	}
	return n > 16 && (controls*50 > n || (controls+broken)*10 > n)
}

// read fills the article from what one walk collected.
func read(a *schema.Article, t *tree, addr *url.URL, p *schema.Page, opt Options) {
	ld := readLD(t.ld)
	t.weigh()
	sel := opt.Overrides.find(t)
	root := sel.body
	if root < 0 {
		root = t.root()
	}
	a.SiteName = t.siteName(&ld)
	var at int32
	a.Title, at = t.heading(root, &ld, a.SiteName)
	if sel.title != "" {
		a.Title = sel.title
	}
	vs := t.sift(root, at, a.Title)
	t.main, t.verdicts = root, vs
	ps := t.pieces(root, vs)
	told := int32(0) // characters that only the page's JSON-LD has
	if told = ld.beside(ps); told > 0 {
		ps = ld.pieces()
	}
	author, claimed := t.author(root, &ld, a.SiteName)
	ps = markCaptions(ps)
	ps, date := cutHead(ps, a.Title)
	ps, site := cutDateline(ps)
	if a.Site == "" {
		a.Site = site
	}
	ps, twice := cutRepeats(ps, false)
	var byline string
	ps, byline = cutByline(ps, false)
	if who := cleanAuthor(byline, a.SiteName); who != "" && (author == "" || !claimed) {
		author = who // what the text itself says goes before a guess by class names
	}
	if sel.lead != "" {
		a.Lead, ps = prependLead(sel.lead, ps)
	} else {
		a.Lead, ps = t.lead(root, at, ps, &ld, a.Title)
	}
	if a.Lead == "" && twice && len(ps) > 0 {
		ps[0].kind, a.Lead = schema.BlockLead, ps[0].text
	}
	ps = saidOnce(a.Lead, ps)
	a.Text, a.Blocks = assemble(ps)
	a.Author = author
	if sel.author != "" {
		a.Author = sel.author
	}
	said := t.lang
	if opt.Language != "" {
		said = opt.Language
	}
	a.Language = language(a.Title+"\n"+a.Text, said)
	vi := a.Language == "vi"
	a.Published, a.PublishedFrom, a.Updated = t.published(&ld, addr, vi, at, root, date, opt.Published)
	if w, n, _ := findWhen(sel.published, dayFirst); n > 0 {
		a.Published, a.PublishedFrom = w.format(vi), fromSelector
	}
	res := newResolver(addr, t.base)
	a.CanonicalURL = t.canonical(addr, res)
	if a.Section = sel.section; a.Section == "" {
		a.Section = t.section(&ld)
	}
	s := shape{
		status: p.Status, asked: p.Job.Kind, addr: addr, title: a.Title, text: a.Text, teasers: t.teasers(),
		ld: ld.kind != "" || t.schemaIn(root), articleS: ld.kind != "" || t.meta("og:type") == "article", listS: ld.list,
		aside: sel.body < 0 && t.aside(root),
		date:  a.Published != "" && a.PublishedFrom != fromURL,
	}
	rb := &t.boxes[root]
	s.inLinks = rb.link
	for j := range vs {
		if vs[j].keep {
			s.good += goodText(&t.runs[rb.runFirst+int32(j)])
		}
	}
	s.good = max(s.good, told)
	s.excerpts, s.excerpt = t.excerpts(root, at, vs)
	if s.good < 700 && !s.ld {
		s.row, s.rowText = t.row()
	}
	a.Kind, a.Reason = t.classify(s)
	if len(sel.missing) > 0 {
		a.Reason += " (selectors that match nothing: " + strings.Join(sel.missing, ", ") + ")"
	}
	a.NextPage = t.nextPage(addr, res, a.Kind == schema.KindArticle)
	if a.Kind == schema.KindArticle {
		a.Images = t.pictures(root, vs, res)
		a.Documents = t.documents(root, res)
		a.Tags = t.tags(&ld)
	}
	if a.Kind != schema.KindArticle || p.Job.Kind == schema.JobList {
		a.Links = t.links(res, vi)
	}
	for _, field := range []*string{&a.Title, &a.Author, &a.Section} {
		*field = squeeze(*field) // one clean line each, whatever it was cut from
	}
	if a.Kind == schema.KindList {
		// What was gathered is excerpts of other pages: only their links count.
		a.Text, a.Blocks, a.Lead, a.Author = "", []schema.Block{}, "", ""
		a.Published, a.PublishedFrom, a.Updated = "", "", ""
	}
}

func plainType(contentType, addr string) bool {
	if strings.HasPrefix(contentType, "text/plain") {
		return true
	}
	u, err := url.Parse(addr)
	return contentType == "" && err == nil && strings.HasSuffix(strings.ToLower(u.Path), ".txt")
}
