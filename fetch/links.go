package fetch

import (
	"errors"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// Links are the links a feed or sitemap page names.
func Links(p *schema.Page) ([]schema.Link, error) { return nil, errors.New("not yet") }

// DecodeHTML turns the bytes of a page into UTF-8; see charset.Decode.
func DecodeHTML(body []byte, contentType string) (utf8 []byte, name string, replaced float64) {
	d := charset.Decode(body, contentType)
	return d.Text, d.Charset, d.Replaced
}
