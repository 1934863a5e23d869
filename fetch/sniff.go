package fetch

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"
)

// Media types Sniff tells apart. XML that is no feed and no sitemap is TypeXML.
const (
	TypeHTML     = "text/html"
	TypeText     = "text/plain"
	TypeXML      = "application/xml"
	TypeRSS      = "application/rss+xml"
	TypeAtom     = "application/atom+xml"
	TypeSitemap  = "application/sitemap+xml" // not registered; urlset or sitemapindex
	TypeJSON     = "application/json"
	TypeJSONFeed = "application/feed+json"
	TypePDF      = "application/pdf"
	TypeBinary   = "application/octet-stream"
)

// Sniff is the media type of a body by its bytes alone, without parameters:
// one of the Type constants, or an image, sound, film, font or archive type as
// net/http.DetectContentType names it.
func Sniff(body []byte) string {
	head := body[:min(len(body), 4096)]
	if bytes.HasPrefix(head, []byte("%PDF-")) {
		return TypePDF
	}
	text := narrow(head)
	if text == nil {
		switch t, _, _ := strings.Cut(http.DetectContentType(head), ";"); t {
		case "text/plain", "text/html", "text/xml":
			return TypeBinary
		default:
			return t
		}
	}
	text = bytes.TrimLeft(text, " \t\r\n\f\v")
	low := bytes.ToLower(text)
	if len(low) == 0 {
		return TypeText
	}
	if low[0] == '{' || low[0] == '[' {
		if bytes.Contains(low, []byte("jsonfeed.org/version")) {
			return TypeJSONFeed
		}
		return TypeJSON
	}
	switch rootName(low) {
	case "rss", "rdf:rdf", "rdf", "channel":
		return TypeRSS
	case "feed", "atom:feed":
		return TypeAtom
	case "urlset", "sitemapindex":
		return TypeSitemap
	case "html", "head", "body", "script", "title", "meta", "table", "div", "p", "a", "br", "h1", "h2", "font", "style", "iframe", "center", "span", "ul", "link":
		return TypeHTML
	case "":
		if bytes.HasPrefix(low, []byte("<!doctype html")) || bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<body")) || bytes.Contains(low, []byte("<head>")) {
			return TypeHTML
		}
		return TypeText
	}
	if bytes.HasPrefix(low, []byte("<?xml")) {
		return TypeXML
	}
	if bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<body")) {
		return TypeHTML
	}
	return TypeText
}

// rootName is the name of the first element, past declaration, comments and
// document type; a prefix that is not "rdf" or "atom" is dropped. "" where the
// text does not begin with markup.
func rootName(b []byte) string {
	for {
		b = bytes.TrimLeft(b, " \t\r\n\f\v")
		end := ""
		switch {
		case bytes.HasPrefix(b, []byte("<?")):
			end = ">"
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<!doctype html")):
			return "html"
		case bytes.HasPrefix(b, []byte("<!")):
			end = ">"
			if i := bytes.IndexAny(b, "[>"); i >= 0 && b[i] == '[' {
				end = "]>" // a document type with declarations of its own
			}
		case bytes.HasPrefix(b, []byte("<")):
			n := bytes.IndexAny(b, " \t\r\n\f\v/>")
			if n < 0 {
				n = len(b)
			}
			name := string(b[1:n])
			if p, rest, ok := strings.Cut(name, ":"); ok && p != "rdf" && p != "atom" {
				name = rest
			}
			return name
		default:
			return ""
		}
		i := bytes.Index(b, []byte(end))
		if i < 0 {
			return ""
		}
		b = b[i+len(end):]
	}
}

// narrow gives text bytes as something ASCII-compatible to look at: without
// BOM, UTF-16 without its zeros. nil where the bytes are no text.
func narrow(b []byte) []byte {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return bytes.ReplaceAll(b[2:], []byte{0}, nil)
	}
	if n := bytes.Count(b, []byte{0}); n > 0 {
		if n*5 < len(b)*2 {
			return nil
		}
		b = bytes.ReplaceAll(b, []byte{0}, nil) // UTF-16 without BOM, if it is text
	}
	if !looksText(b) {
		return nil
	}
	return b
}

// looksText reports whether bytes may be text in some single- or multi-byte
// encoding: hardly any control characters. The six that VISCII uses are let
// through where they are rare.
func looksText(b []byte) bool {
	b = b[:min(len(b), 4096)]
	if bytes.HasPrefix(b, []byte("\xff\xd8\xff")) || bytes.HasPrefix(b, []byte("%PDF-")) || isGzip(b) {
		return false
	}
	bad, high := 0, 0
	for _, c := range b {
		switch {
		case c == 0:
			return false
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f:
			bad++
		case c >= 0x80:
			high++
		}
	}
	if bad == 0 && (high == 0 || high*2 < len(b)) {
		return true
	}
	if utf8.Valid(b[:max(0, len(b)-utf8.UTFMax)]) {
		return bad*50 <= len(b)
	}
	return bad*50 <= len(b) && high*2 <= len(b)
}

// trueType compares what a server said with what it sent. It gives the true
// type, with the charset said, and whether the two differ in a way that
// matters. Text said to be one kind of text is only corrected where the bytes
// show a root element.
func trueType(body []byte, said string) (string, bool) {
	media, params, err := mime.ParseMediaType(said)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(said), ";")
		media = strings.TrimSpace(media)
	}
	is := Sniff(body)
	if is == media || family(is) == family(media) {
		return said, false
	}
	switch {
	case is == TypeText && (strings.HasPrefix(media, "text/") || family(media) == "html" || family(media) == "xml" || family(media) == "json" || strings.Contains(media, "javascript")):
		return said, false // a fragment, or text we cannot say more of
	case is == TypeBinary && media != "" && family(media) != "html" && family(media) != "xml" && !strings.HasPrefix(media, "text/"):
		return said, false // a type we do not know by its bytes
	}
	if cs := params["charset"]; cs != "" && is != TypeBinary && is != TypePDF {
		return mime.FormatMediaType(is, map[string]string{"charset": cs}), true
	}
	return is, true
}

// family puts names of one thing together.
func family(media string) string {
	switch media {
	case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
		return "html"
	case "text/xml", "application/xml", TypeRSS, TypeAtom, TypeSitemap, "application/rdf+xml":
		return "xml"
	case "application/json", "text/json", TypeJSONFeed, "application/ld+json":
		return "json"
	}
	if strings.HasSuffix(media, "+xml") {
		return "xml"
	}
	if strings.HasSuffix(media, "+json") {
		return "json"
	}
	return media
}
