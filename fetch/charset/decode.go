package charset

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// Decoded is a body as text.
type Decoded struct {
	Text     []byte  // valid UTF-8; the body itself where that was good
	Charset  string  // a name of legacy.go, or of the WHATWG Encoding Standard, lower case
	From     string  // what told: "bom", "bytes", "header", "meta" or "guess"
	Replaced float64 // share of the characters that could not be read (U+FFFD), 0 to 1
}

// Decode turns the bytes of a page, markup included, into UTF-8. In this order
// it believes: a byte order mark; the bytes, where they are UTF-8 or plainly
// UTF-16; the Content-Type header; what the page says itself; a guess. A label
// of one of the Latin families is what servers say who do not know: there the
// Vietnamese encodings are tried first. Text of a Vietnamese encoding comes as
// NFC. What is UTF-8 may still hold mojibake: see Repair.
func Decode(body []byte, contentType string) Decoded {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return decodeWith(unicode.UTF8, "utf-8", "bom", body[3:])
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return decodeWith(utf16Encoding(unicode.LittleEndian), "utf-16le", "bom", body[2:])
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return decodeWith(utf16Encoding(unicode.BigEndian), "utf-16be", "bom", body[2:])
	}
	if order, name, ok := zeros(body); ok {
		return decodeWith(utf16Encoding(order), name, "bytes", body)
	}
	if utf8.Valid(body) {
		return Decoded{Text: body, Charset: "utf-8", From: "bytes"}
	}
	header, meta := headerLabel(contentType), metaLabel(body)
	if damagedUTF8(body, isUTF8Label(header) || header == "" && isUTF8Label(meta)) {
		return decodeWith(unicode.UTF8, "utf-8", "bytes", body)
	}
	var weak *Decoded
	for _, d := range []struct{ label, from string }{{header, "header"}, {meta, "meta"}} {
		if l := legacyByLabel(d.label); l != nil && l.name != "windows-1258" {
			return decodeLegacy(l, d.from, body)
		}
		enc, name := htmlcharset.Lookup(d.label)
		switch {
		case enc == nil || name == "replacement" || name == "utf-8" || strings.HasPrefix(name, "utf-16"):
			continue // no label, or one the bytes speak against
		case name == "x-user-defined": // how pages in Vietnamese fonts kept browsers from decoding
			continue
		case isLatinFamily(name):
			if weak == nil {
				weak = &Decoded{Charset: name, From: d.from}
			}
		case weak == nil:
			return decodeWith(enc, name, d.from, body)
		}
	}
	if l := guess(body); l != nil {
		from := "guess"
		if weak != nil && weak.Charset == l.name {
			from = weak.From
		}
		return decodeLegacy(l, from, body)
	}
	if weak == nil {
		weak = &Decoded{Charset: "windows-1252", From: "guess"}
	}
	if l := legacyByName(weak.Charset); l != nil {
		return decodeLegacy(l, weak.From, body)
	}
	enc, _ := htmlcharset.Lookup(weak.Charset)
	return decodeWith(enc, weak.Charset, weak.From, body)
}

func utf16Encoding(o unicode.Endianness) encoding.Encoding {
	return unicode.UTF16(o, unicode.IgnoreBOM)
}

func decodeWith(enc encoding.Encoding, name, from string, body []byte) Decoded {
	d := Decoded{Charset: name, From: from}
	if enc == unicode.UTF8 && utf8.Valid(body) {
		d.Text = body
		return d
	}
	before := 0
	if enc == unicode.UTF8 {
		before = bytes.Count(body, []byte("\ufffd"))
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil || !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	d.Text = text
	if n := bytes.Count(text, []byte("\ufffd")) - before; n > 0 {
		d.Replaced = float64(n) / float64(utf8.RuneCount(text))
	}
	return d
}

// decodeLegacy also reads character references of Latin-1 as bytes where they
// stand in words: editors of the time wrote them for what they could not type.
func decodeLegacy(l *legacy, from string, body []byte) Decoded {
	text := capitals(l.name, l.decode(latinString(references(body)), l.isFont()))
	return Decoded{Text: norm.NFC.Bytes([]byte(text)), Charset: l.name, From: from}
}

// references replaces "nh&acirc;n" by the byte of â: only where a letter or a
// byte above ASCII stands beside it, and only of the letters and signs U+00A1 to
// U+00FF.
func references(body []byte) []byte {
	if bytes.IndexByte(body, '&') < 0 {
		return body
	}
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); i++ {
		c := body[i]
		if c == '&' {
			if end := bytes.IndexByte(body[i:min(len(body), i+12)], ';'); end > 0 {
				ref := string(body[i : i+end+1])
				r, n := utf8.DecodeRuneInString(html.UnescapeString(ref))
				if n > 0 && r >= 0xa1 && r <= 0xff && (i > 0 && inWord(out[len(out)-1]) || i+end+1 < len(body) && inWord(body[i+end+1])) {
					out = append(out, byte(r))
					i += end
					continue
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func inWord(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || c == '&' }

// zeros finds UTF-16 without a byte order mark: markup is ASCII, so nearly every
// other byte is zero, always on the same side.
func zeros(body []byte) (order unicode.Endianness, name string, ok bool) {
	head := body[:min(len(body), 1024)]
	if len(head) < 4 || bytes.IndexByte(head, 0) < 0 {
		return unicode.LittleEndian, "", false
	}
	var n [2]int
	for i, c := range head {
		if c == 0 {
			n[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case n[1]*10 >= half*4 && n[0]*20 <= half:
		return unicode.LittleEndian, "utf-16le", true
	case n[0]*10 >= half*4 && n[1]*20 <= half:
		return unicode.BigEndian, "utf-16be", true
	}
	return unicode.LittleEndian, "", false
}

// damagedUTF8 reports whether bytes that are not valid UTF-8 are so but for a
// few places: eight good characters for each bad one, two where a label says so.
func damagedUTF8(b []byte, labelled bool) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		if b[0] < 0x80 {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			bad++
			for n < len(b) && b[n]&0xc0 == 0x80 { // the rest of what was cut
				n++
			}
		} else {
			good++
		}
		b = b[n:]
	}
	if labelled {
		return good >= 2*bad
	}
	return good >= 8*bad
}

func isUTF8Label(l string) bool {
	_, name := htmlcharset.Lookup(l)
	return name == "utf-8"
}

func isLatinFamily(name string) bool {
	return strings.HasPrefix(name, "windows-125") || strings.HasPrefix(name, "iso-8859-") || name == "macintosh"
}

// legacyByLabel knows the labels that were used for the Vietnamese encodings,
// though none was registered but VISCII.
func legacyByLabel(label string) *legacy {
	switch strings.TrimPrefix(strings.ReplaceAll(label, "_", "-"), "x-") {
	case "viscii", "csviscii", "viscii1.1-1":
		return legacyByName(VISCII)
	case "tcvn", "tcvn3", "tcvn-5712", "tcvn5712", "tcvn5712-1", "viet-tcvn5712", "viet-tcvn", "abc":
		return legacyByName(TCVN3)
	case "viet-vps", "vps":
		return legacyByName(VPS)
	case "viet-vni", "vni", "vni-windows":
		return legacyByName(VNI)
	}
	return nil
}

// sampleText is how much text a guess looks at, in bytes.
const sampleText = 32 << 10

// guess is the Vietnamese encoding a page is in, nil where it is in none.
func guess(body []byte) *legacy {
	f := examine(latinString(references(visible(body))))
	if !f.vietnamese() {
		return nil
	}
	percent := 85
	if len(f.odd) >= 10 {
		percent = 70 // a whole page has names and foreign words in it
	}
	return legacyByName(f.best(percent))
}

// visible is the beginning of a page's text: no tags, no scripts and styles.
// Roughly, for a guess.
func visible(body []byte) []byte {
	out := make([]byte, 0, min(len(body), sampleText))
	for len(body) > 0 && len(out) < sampleText {
		lt := bytes.IndexByte(body, '<')
		if lt < 0 {
			lt = len(body)
		}
		text := body[:lt]
		out = append(out, text[:min(len(text), sampleText)]...)
		body = body[lt:]
		if len(body) == 0 {
			break
		}
		end := []byte(">")
		low := bytes.ToLower(body[:min(len(body), 8)])
		switch {
		case bytes.HasPrefix(low, []byte("<script")):
			end = []byte("</")
		case bytes.HasPrefix(low, []byte("<style")):
			end = []byte("</")
		case bytes.HasPrefix(low, []byte("<!--")):
			end = []byte("-->")
		}
		i := bytes.Index(body, end)
		if i < 0 {
			break
		}
		body = body[i+len(end):]
		if len(end) == 2 { // "</": up to the end of that tag
			if i = bytes.IndexByte(body, '>'); i < 0 {
				break
			}
			body = body[i+1:]
		}
		out = append(out, ' ')
	}
	return out
}
