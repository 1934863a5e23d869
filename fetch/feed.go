package fetch

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/bienban/bienban/fetch/charset"
)

// feedLinks reads RSS, Atom and JSON feeds. gofeed reads the markup, the dates
// are ours: it takes "GMT+7" for UTC.
func feedLinks(l *linkList, body []byte, contentType string) error {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(plainXML(body, contentType)))
	if err != nil {
		return fmt.Errorf("feed: %w", err)
	}
	for _, it := range feed.Items {
		link := it.Link
		if link == "" && len(it.Links) > 0 {
			link = it.Links[0]
		}
		if link == "" && strings.HasPrefix(it.GUID, "http") {
			link = it.GUID
		}
		published := it.Published
		if published == "" && it.DublinCoreExt != nil && len(it.DublinCoreExt.Date) > 0 {
			published = it.DublinCoreExt.Date[0]
		}
		if !l.add(strings.TrimSpace(link), it.Title, published) {
			return errTooMany
		}
	}
	return nil
}

// plainXML is a document in UTF-8, without a declaration that could say
// otherwise, and without the characters XML 1.0 forbids.
func plainXML(body []byte, contentType string) []byte {
	b := bytes.TrimLeft(charset.Decode(body, contentType).Text, " \t\r\n\ufeff")
	if bytes.HasPrefix(b, []byte("<?xml")) {
		if end := bytes.Index(b, []byte("?>")); end >= 0 {
			b = b[end+2:]
		}
	}
	bad := func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
	}
	if bytes.IndexFunc(b, bad) < 0 && utf8.Valid(b) {
		return b
	}
	return bytes.Map(func(r rune) rune {
		if bad(r) {
			return -1
		}
		return r
	}, b)
}

// oneLine is a title as plain text on one line: markup and character references
// that were escaped once more undone.
func oneLine(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) || !(s[i+1] == '/' || s[i+1] >= 'a' && s[i+1] <= 'z' || s[i+1] >= 'A' && s[i+1] <= 'Z') {
			break
		}
		j := strings.IndexByte(s[i:], '>')
		if j < 0 {
			break
		}
		s = s[:i] + " " + s[i+j+1:]
	}
	return strings.Join(strings.Fields(charset.Clean(s)), " ")
}
