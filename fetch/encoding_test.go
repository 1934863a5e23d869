package fetch

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestEncoding: cases C of the fault catalogue.
func TestEncoding(t *testing.T) {
	body := strings.Repeat("<p>Hội nghị tổng kết công tác năm 2006</p>\n", 50)
	zlibbed := func(s string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte(s))
		w.Close()
		return b.String()
	}
	flated := func(s string) string {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, 6)
		w.Write([]byte(s))
		w.Close()
		return b.String()
	}
	zs := func(s string) string {
		w, _ := zstd.NewWriter(nil)
		return string(w.EncodeAll([]byte(s), nil))
	}
	g := func(s string) string { return string(gz([]byte(s))) }
	bomb := g(strings.Repeat("\x00", 32<<20))
	broken := []byte(g(body))
	broken[len(broken)-6] ^= 0xff // in the checksum
	tests := []struct {
		name, encoding, sent string
		outcome              Outcome
		count                string
	}{
		{"plain", "", body, OK, ""},
		{"gzip", "gzip", g(body), OK, ""},
		{"x-gzip", "x-gzip", g(body), OK, ""},
		{"gzip in capitals", "GZIP", g(body), OK, ""},
		{"gzip twice", "gzip, gzip", g(g(body)), OK, ""},
		{"gzip twice said once", "gzip", g(g(body)), OK, "gzip_unannounced"},
		{"gzip three times", "gzip, gzip, gzip", g(g(g(body))), EncodingUnknown, ""},
		{"gzip three times said once", "gzip", g(g(g(body))), EncodingUnknown, ""},
		{"plain said to be gzip", "gzip", body, OK, "encoding_lie"},
		{"plain said to be deflate", "deflate", body, OK, "encoding_lie"},
		{"gzip said to be plain", "", g(body), OK, "gzip_unannounced"},
		{"gzip said to be deflate", "deflate", g(body), OK, ""},
		{"deflate with its frame", "deflate", zlibbed(body), OK, ""},
		{"deflate without its frame", "deflate", flated(body), OK, ""},
		{"deflate then gzip", "deflate, gzip", g(zlibbed(body)), OK, ""},
		{"zstd unasked", "zstd", zs(body), OK, ""},
		{"brotli unasked", "br", "\x8b\x02\x80\x01\x02\x03\x04\x05\x06\xf1\xf2", EncodingUnknown, ""},
		{"plain said to be brotli", "br", body, OK, "encoding_lie"},
		{"a charset for an encoding", "utf-8", body, OK, "encoding_lie"},
		{"cut gzip", "gzip", g(body)[:60], Truncated, ""},
		{"gzip cut in its header", "gzip", g(body)[:5], Truncated, ""},
		{"gzip with a broken checksum", "gzip", string(broken), EncodingBad, ""},
		{"gzip and bytes after it", "gzip", g(body) + "\r\n<!-- rác -->", OK, "gzip_trailing"},
		{"gzip in two members", "gzip", g(body[:100]) + g(body[100:]), OK, ""},
		{"gzip bomb", "gzip", bomb, TooLarge, ""},
		{"gzip bomb in gzip", "gzip, gzip", g(bomb), TooLarge, ""},
		{"deflate bomb", "deflate", zlibbed(strings.Repeat("\x00", 32<<20)), TooLarge, ""},
		{"broken deflate", "deflate", "\xff\x00\xfe\x01", EncodingBad, ""},
		{"empty gzip", "gzip", g(""), Empty, ""},
		{"gzip without a byte", "gzip", "", Empty, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				if got := r.Header.Get("Accept-Encoding"); got != "gzip, deflate" {
					t.Errorf("accept-encoding %q", got)
				}
				if tt.encoding != "" {
					w.Header().Set("Content-Encoding", tt.encoding)
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Write([]byte(tt.sent))
			})
			c, _ := client(t, s.addr(), nil)
			p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
			if OutcomeOf(err) != tt.outcome {
				t.Fatalf("got %v, want %s", err, tt.outcome)
			}
			if err == nil && string(p.Body) != body {
				t.Errorf("got %d bytes, want %d", len(p.Body), len(body))
			}
			if tt.count != "" && c.Counts()[tt.count] == 0 {
				t.Errorf("%s is not counted: %v", tt.count, c.Counts())
			}
		})
	}
}

// TestBodyCap: the cap holds for decoded bytes, and exactly.
func TestBodyCap(t *testing.T) {
	body := strings.Repeat("0123456789", 1000)
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(gz([]byte(body)))
	})
	for limit, want := range map[int64]Outcome{9_999: TooLarge, 10_000: OK} {
		c, _ := client(t, s.addr(), func(s *setup) { s.opt.MaxBody = limit })
		if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{}); OutcomeOf(err) != want {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}

func TestSniff(t *testing.T) {
	tests := []struct{ name, said, body, want string }{
		{"html as plain text", "text/plain; charset=utf-8", "<!DOCTYPE html>\n<html><body>x", "text/html; charset=utf-8"},
		{"html as binary", "application/octet-stream", "\n<!-- x --><html lang=vi>", "text/html"},
		{"pdf as html", "text/html; charset=utf-8", "%PDF-1.4\n%\xe2\xe3", "application/pdf"},
		{"feed as html", "text/html; charset=utf-8", `<?xml version="1.0"?><rss version="2.0">`, "application/rss+xml; charset=utf-8"},
		{"html as a feed", "application/rss+xml", "<html><body>Lỗi", "text/html"},
		{"jpeg as html", "text/html", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"},
		{"no type", "", "<html>", "text/html"},
		{"html", "text/html; charset=windows-1258", "<html>", "text/html; charset=windows-1258"},
		{"xhtml", "application/xhtml+xml", "<?xml version='1.0'?><html xmlns='x'>", "application/xhtml+xml"},
		{"feed as xml", "text/xml; charset=utf-8", "<rss>", "text/xml; charset=utf-8"},
		{"json", "application/json", `{"a":1}`, "application/json"},
		{"fragment as html", "text/html", "Hội nghị <b>x</b>", "text/html"},
		{"plain text", "text/plain", "Hội nghị", "text/plain"},
		{"html in utf-16", "text/html", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "text/html"},
		{"office document", "application/msword", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"},
		{"zip as html", "text/html", "PK\x03\x04\x14\x00\x00\x00", "application/zip"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header()["Content-Type"] = nil
				if tt.said != "" {
					w.Header().Set("Content-Type", tt.said)
				}
				w.Write([]byte(tt.body))
			})
			c, _ := client(t, s.addr(), nil)
			p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
			if err != nil {
				t.Fatal(err)
			}
			if p.ContentType != tt.want {
				t.Errorf("got %q, want %q", p.ContentType, tt.want)
			}
			if lie := c.Counts()["type_mismatch"] > 0; lie != (tt.want != tt.said) {
				t.Errorf("counted as a lie: %v", lie)
			}
		})
	}
}
