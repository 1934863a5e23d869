package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/url"

	"github.com/bienban/bienban/schema"
)

const (
	maxLinks  = 50_000   // a sitemap's own limit (sitemaps.org)
	maxListed = 64 << 20 // bytes of a sitemap or feed after decompression
)

// Links are the addresses a feed (RSS, Atom, JSON feed) or a sitemap (of pages,
// news or further sitemaps, XML or plain text) names: absolute, in order, each
// once, with the title and the publication time said. What the page is decides
// its bytes, not p.Job.Kind; that kind only words the error when it is neither.
// Links read before an error are returned with it.
//
// A link's Published is RFC 3339 where a zone was said, a date where none was.
func Links(p *schema.Page) ([]schema.Link, error) {
	base, err := pageBase(p)
	if err != nil {
		return nil, err
	}
	body, err := inflate(p.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", p.Job.Kind, base, err)
	}
	l := &linkList{base: base, seen: map[string]bool{}}
	switch t := Sniff(body); t {
	case TypeRSS, TypeAtom, TypeJSONFeed:
		err = feedLinks(l, body, p.ContentType)
	case TypeSitemap:
		err = sitemapLinks(l, body, p.ContentType)
	case TypeText:
		if p.Job.Kind != schema.JobSitemap {
			return nil, fmt.Errorf("%s %s: plain text, neither a feed nor a sitemap", p.Job.Kind, base)
		}
		err = textLinks(l, body)
	case TypeJSON:
		err = feedLinks(l, body, p.ContentType)
	default:
		return nil, fmt.Errorf("%s %s: is %s, neither a feed nor a sitemap; the address may have moved", p.Job.Kind, base, t)
	}
	if err != nil {
		err = fmt.Errorf("%s %s: %w", p.Job.Kind, base, err)
	}
	return l.links, err
}

// IsSitemapIndex reports whether a page is a list of sitemaps: what Links gives
// for it are sitemaps again, not pages.
func IsSitemapIndex(p *schema.Page) bool {
	body, err := inflate(p.Body)
	return err == nil && Sniff(body) == TypeSitemap && rootName(bytes.ToLower(narrow(body[:min(len(body), 4096)]))) == "sitemapindex"
}

func pageBase(p *schema.Page) (*url.URL, error) {
	at := p.FinalURL
	if at == "" {
		at = p.URL
	}
	return parseURL(at)
}

// inflate undoes gzip, up to two layers: a file of its own, and a server that
// compressed it again.
func inflate(b []byte) ([]byte, error) {
	for range maxLayers {
		if !isGzip(b) {
			return b, nil
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		z.Multistream(false)
		if b, err = io.ReadAll(io.LimitReader(z, maxListed+1)); err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		if len(b) > maxListed {
			return nil, fmt.Errorf("more than %d bytes unpacked", maxListed)
		}
	}
	if isGzip(b) {
		return nil, errors.New("gzip in gzip in gzip")
	}
	return b, nil
}

// linkList gathers links.
type linkList struct {
	base  *url.URL
	seen  map[string]bool
	links []schema.Link
}

// add takes a link as written; one that is no http(s) address is left out. It
// reports whether there is room for more.
func (l *linkList) add(href, text, published string) bool {
	u, err := resolveURL(l.base, href)
	if href == "" || err != nil || l.seen[u.String()] {
		return true
	}
	if len(l.links) >= maxLinks {
		return false
	}
	l.seen[u.String()] = true
	l.links = append(l.links, schema.Link{URL: u.String(), Text: oneLine(text), Published: readDate(published)})
	return true
}

var errTooMany = fmt.Errorf("more than %d links; the rest is not read", maxLinks)
