package page

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/charset"

	"github.com/bienban/bienban/schema"
)

// Options of one reading.
type Options struct {
	Overrides *Overrides // selectors of the source, nil for none
	Language  string     // what the source says its language is, "" if nothing
	Published string     // what the list or feed said of the publication time
}

// MaxBytes is the longest page that is read as a tree.
const MaxBytes = 24 << 20

// Read turns a page into an article. Kind and Reason are always set; the
// error is for what is no page at all and names input, cause and remedy.
func Read(p *schema.Page, opt Options) (*schema.Article, error) {
	addr := p.FinalURL
	if addr == "" {
		addr = p.URL
	}
	a := &schema.Article{
		URL: p.URL, Source: p.Job.Source, Run: p.Job.Run, FetchedAt: p.FetchedAt,
		ContentSHA256: p.SHA256, Kind: schema.KindOther, Language: opt.Language,
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
	body, name := decode(p.Body, p.ContentType)
	a.Charset = name
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		a.Reason = "unreadable: " + err.Error()
		return a, nil
	}
	a.Title = squeeze(doc.Find("h1").First().Text())
	if a.Title == "" {
		a.Title = squeeze(doc.Find("title").First().Text())
	}
	var ps []piece
	best := doc.Find("body")
	most := 0
	doc.Find("article,div,td,section").Each(func(_ int, s *goquery.Selection) {
		n := 0
		s.ChildrenFiltered("p").Each(func(_ int, p *goquery.Selection) { n += len(p.Text()) })
		if n > most {
			most, best = n, s
		}
	})
	best.Find("p").Each(func(_ int, s *goquery.Selection) {
		if t := squeeze(s.Text()); t != "" {
			ps = append(ps, piece{schema.BlockParagraph, t})
		}
	})
	a.Text, a.Blocks = assemble(ps)
	if len(a.Text) > 200 {
		a.Kind, a.Reason = schema.KindArticle, "paragraphs"
	} else {
		a.Reason = "no article text"
	}
	if a.Language == "" {
		a.Language = "vi"
	}
	return a, nil
}

func plainType(contentType, addr string) bool {
	if strings.HasPrefix(contentType, "text/plain") {
		return true
	}
	u, err := url.Parse(addr)
	return contentType == "" && err == nil && strings.HasSuffix(strings.ToLower(u.Path), ".txt")
}

func decode(b []byte, contentType string) ([]byte, string) {
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 4096)], contentType)
	if name == "utf-8" {
		return b, name
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return b, name
	}
	return out, name
}
