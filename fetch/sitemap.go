package fetch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bienban/bienban/fetch/charset"
)

// maxDepth is how deep the elements of a sitemap may lie in each other.
const maxDepth = 32

// sitemapLinks reads a sitemap, a news sitemap or a sitemap index as a stream.
// Entities a document declares itself are not expanded: encoding/xml knows only
// the five of XML. lastmod is no publication time and not taken for one.
func sitemapLinks(l *linkList, body []byte, contentType string) error {
	d := xml.NewDecoder(bytes.NewReader(plainXML(body, contentType)))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var (
		path                  []string // local names of the open elements
		loc, title, published string
		text                  strings.Builder
		collecting            bool
	)
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("sitemap: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); len(path) > maxDepth {
				return fmt.Errorf("sitemap: elements more than %d deep", maxDepth)
			}
			switch t.Name.Local {
			case "url", "sitemap":
				loc, title, published = "", "", ""
			}
			collecting = true
			text.Reset()
		case xml.CharData:
			if collecting && text.Len() < 8192 {
				text.Write(t)
			}
		case xml.EndElement:
			if len(path) == 0 {
				continue
			}
			parent := ""
			if len(path) > 1 {
				parent = path[len(path)-2]
			}
			s := strings.TrimSpace(text.String())
			switch {
			case t.Name.Local == "loc" && (parent == "url" || parent == "sitemap"):
				loc = s
			case t.Name.Local == "publication_date":
				published = s
			case t.Name.Local == "title" && parent == "news":
				title = s
			case t.Name.Local == "url" || t.Name.Local == "sitemap":
				if !l.add(loc, title, published) {
					return errTooMany
				}
				loc = ""
			}
			path = path[:len(path)-1]
			collecting = false
		}
	}
}

// textLinks reads a sitemap of one address a line.
func textLinks(l *linkList, body []byte) error {
	for line := range strings.Lines(string(charset.Decode(body, "").Text)) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://") {
			continue
		}
		if !l.add(line, "", "") {
			return errTooMany
		}
	}
	if len(l.links) == 0 {
		return errors.New("plain text without an address on a line of its own")
	}
	return nil
}
