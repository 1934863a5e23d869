package fetch

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestRedirects: cases D of the fault catalogue. The server answers "/a" with
// the case's status and Location; every other path is a page of its own.
func TestRedirects(t *testing.T) {
	tests := []struct {
		name, location string
		status         int // 302 where 0
		outcome        Outcome
		final          string // path, or whole address, of the page
	}{
		{"to a path", "/b", 301, OK, "http://tin.example/b"},
		{"relative", "b/../c", 302, OK, "http://tin.example/c"},
		{"to another host", "http://bao.example/b", 308, OK, "http://bao.example/b"},
		{"without a scheme", "//bao.example/b", 307, OK, "http://bao.example/b"},
		{"raw UTF-8 and spaces", "/hội nghị?x=tổng kết", 303, OK, "http://tin.example/h%E1%BB%99i%20ngh%E1%BB%8B?x=t%E1%BB%95ng%20k%E1%BA%BFt"},
		{"bytes that are no UTF-8", "/h\xe9i", 302, OK, "http://tin.example/h%E9i"},
		{"backslashes", `\b`, 302, OK, "http://tin.example/b"},
		{"fragment goes", "/b#x", 302, OK, "http://tin.example/b"},
		{"to itself", "/a", 301, RedirectLoop, ""},
		{"in a circle", "/loop1", 302, RedirectLoop, ""},
		{"for ever", "/more/1", 302, RedirectLoop, ""},
		{"no location", "", 301, HTTPMalformed, ""},
		{"300 is no redirect to follow", "/b", 300, ClientError, ""},
		{"script", "javascript:alert(1)", 302, RedirectBad, ""},
		{"file", "file:///etc/passwd", 302, RedirectBad, ""},
		{"data", "data:text/html,x", 302, RedirectBad, ""},
		{"unparsable", "http://[::1", 302, RedirectBad, ""},
		{"odd port", "http://other.example:22/", 302, RedirectBad, ""},
		{"private address", "http://10.0.0.1/", 302, BlockedPrivate, ""},
		{"loopback", "http://127.0.0.1:8080/", 302, BlockedPrivate, ""},
		{"loopback as one number", "http://2130706433/", 302, BlockedPrivate, ""},
		{"metadata service", "http://169.254.169.254/latest", 302, BlockedPrivate, ""},
		{"mapped IPv6", "http://[::ffff:10.0.0.1]/", 302, BlockedPrivate, ""},
		{"out of scope", "http://bao.example/xa", 302, RedirectScope, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				switch p := r.URL.Path; {
				case p == "/a":
					if tt.location != "" {
						w.Header()["Location"] = []string{tt.location}
					}
					w.WriteHeader(tt.status)
				case p == "/loop1":
					w.Header().Set("Location", "/loop2")
					w.WriteHeader(302)
				case p == "/loop2":
					w.Header().Set("Location", "/loop1")
					w.WriteHeader(302)
				case strings.HasPrefix(p, "/more/"):
					w.Header().Set("Location", p+"1")
					w.WriteHeader(302)
				default:
					w.Write([]byte(okBody))
				}
			})
			c, _ := client(t, s.addr(), nil)
			p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{Follow: func(u *url.URL) bool { return u.Path != "/xa" }})
			if OutcomeOf(err) != tt.outcome {
				t.Fatalf("got %v, want %s", err, tt.outcome)
			}
			if err == nil && (p.FinalURL != tt.final || p.URL != "http://tin.example/a") {
				t.Errorf("got %s, want %s", p.FinalURL, tt.final)
			}
		})
	}
}

// TestCookieGate: a redirect to itself that only a cookie ends.
func TestCookieGate(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if k, err := r.Cookie("qua"); err == nil && k.Value == "1" {
			w.Write([]byte(okBody))
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "qua", Value: "1"})
		http.Redirect(w, r, "/a", http.StatusFound)
	})
	c, _ := client(t, s.addr(), nil)
	if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{}); err != nil {
		t.Fatal(err)
	}
	if got, want := s.requests(), "tin.example/a tin.example/a"; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
}

func TestRefresh(t *testing.T) {
	meta := func(content string) string {
		return `<html><head><META HTTP-EQUIV="Refresh" CONTENT="` + content + `"></head><body>x</body></html>`
	}
	tests := []struct{ name, header, body, final string }{
		{"meta", "", meta("0; url=/b"), "/b"},
		{"meta with quotes and no space", "", meta("3;URL='/b'"), "/b"},
		{"header", "1; url=/b", okBody, "/b"},
		{"too slow", "", meta("30; url=/b"), "/a"},
		{"only reloads", "", meta("5"), "/a"},
		{"to itself", "", meta("0; url=/a"), "/a"},
		{"for readers without scripts", "", `<html><head><noscript><meta http-equiv="refresh" content="0;url=/b"></noscript></head>x`, "/a"},
		{"in the body", "", `<html><body><meta http-equiv="refresh" content="0;url=/b">x`, "/a"},
		{"three in a row", "", meta("0; url=/m1"), "/m2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				switch r.URL.Path {
				case "/a":
					if tt.header != "" {
						w.Header().Set("Refresh", tt.header)
					}
					w.Write([]byte(tt.body))
				case "/m1":
					w.Write([]byte(meta("0; url=/m2")))
				case "/m2":
					w.Write([]byte(meta("0; url=/m3")))
				default:
					w.Write([]byte(okBody))
				}
			})
			c, _ := client(t, s.addr(), nil)
			p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
			if err != nil {
				t.Fatal(err)
			}
			if p.FinalURL != "http://tin.example"+tt.final {
				t.Errorf("got %s, want %s", p.FinalURL, tt.final)
			}
		})
	}
}

// TestStatus: every status has its outcome and its class.
func TestStatus(t *testing.T) {
	for status, want := range map[int]Outcome{
		400: ClientError, 401: AuthRequired, 403: Forbidden, 404: NotFound, 407: AuthRequired, 408: ServerError, 410: Gone,
		418: ClientError, 425: ServerError, 429: RateLimited, 451: ClientError, 500: ServerError, 502: ServerError, 503: Unavailable, 504: ServerError, 600: ServerError,
	} {
		s := newSite(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) })
		c, _ := client(t, s.addr(), nil)
		_, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
		e := errorOf(t, err)
		if e == nil || e.Outcome != want || e.Status != status {
			t.Errorf("%d: %v, want %s", status, err, want)
		}
	}
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cf-Mitigated", "challenge")
		w.WriteHeader(403)
	})
	c, _ := client(t, s.addr(), nil)
	if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{}); OutcomeOf(err) != Challenge {
		t.Errorf("challenge: %v", err)
	}
}

func TestConditional(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `W/"lạ`)
		w.Header().Set("Last-Modified", "hôm qua")
		if r.Header.Get("If-None-Match") == `W/"lạ` && r.Header.Get("If-Modified-Since") == "hôm qua" {
			w.WriteHeader(304)
			return
		}
		w.Write([]byte(okBody))
	})
	c, _ := client(t, s.addr(), nil)
	p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
	if err != nil {
		t.Fatal(err)
	}
	p, err = c.Get(t.Context(), page("http://tin.example/a"), Policy{ETag: p.ETag, Modified: p.Modified})
	if err != nil || p.Status != 304 || p.Body != nil {
		t.Fatalf("%+v %v", p, err)
	}
	if n := c.Counts()[string(NotModified)]; n != 1 {
		t.Errorf("not_modified counted %d times", n)
	}
}
