package charset

import (
	"bytes"
	"golang.org/x/text/unicode/norm"
	"unicode/utf8"
)

// Decoded is a body as text.
type Decoded struct {
	Text     []byte  // valid UTF-8
	Charset  string  // "utf-8", "utf-16le", "windows-1258", "tcvn3", "vni", "viscii", "vps", or a WHATWG name
	From     string  // what told: "bom", "bytes", "header", "meta", "guess"
	Replaced float64 // share of characters that could not be decoded, 0 to 1
}

// Decode turns the bytes of a page into UTF-8.
func Decode(body []byte, contentType string) Decoded {
	if utf8.Valid(body) {
		return Decoded{Text: body, Charset: "utf-8", From: "bytes"}
	}
	return Decoded{Text: bytes.ToValidUTF8(body, []byte("\ufffd")), Charset: "utf-8", From: "guess"}
}

// Repair undoes legacy Vietnamese mojibake in one paragraph; ok false: text is given back unchanged.
func Repair(paragraph string) (text, encoding string, ok bool) { return paragraph, "", false }

// RepairAs is Repair where the page is known to hold this encoding: less evidence is enough.
func RepairAs(paragraph, encoding string) (string, bool) { return paragraph, false }

// Clean brings text to the form everything after works on: NFC, no zero-width characters or soft hyphens, plain spaces, Đ for look-alikes in Vietnamese words.
func Clean(s string) string { return norm.NFC.String(s) }

// Encode writes text in a named encoding, for tests.
func Encode(name, text string) ([]byte, error) { return []byte(text), nil }

// IsSyllable reports whether word is spelt as one Vietnamese syllable.
func IsSyllable(word string) bool { return false }
