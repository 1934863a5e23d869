package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

type decoded struct {
	Text     []byte
	Charset  string
	Replaced float64
}

func decode(b []byte, contentType string) decoded {
	if utf8.Valid(b) {
		return decoded{bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), "utf-8", 0}
	}
	enc, name, _ := charset.DetermineEncoding(b[:min(len(b), 4096)], contentType)
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil || name == "utf-8" {
		out = bytes.ToValidUTF8(b, []byte("\ufffd"))
	}
	return decoded{out, name, 0}
}
