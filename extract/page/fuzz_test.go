package page

import (
	"os"
	"testing"

	"github.com/bienban/bienban/schema"
)

func FuzzRead(f *testing.F) {
	for _, name := range fixtures(f) {
		f.Add(fixture(f, name).Body, "text/html; charset=utf-8", "https://trang.example/tin/"+name)
	}
	f.Add([]byte("<p>a<b>b<i>c</p><table><p>d<tr><td>e<li>f<br>g<a href=x>h<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2007\"}</script>"), "", "")
	f.Add([]byte("<html><head><title>\xe1\xba</title><meta property=og:title content='&#x300;x'><body>&#7;&shy;&#x300;a\u0323\u0302"), "text/html; charset=windows-1258", "http://[::1")
	f.Add([]byte(manyOpen(20)), "text/html", "x.txt")
	f.Fuzz(func(t *testing.T, body []byte, contentType, addr string) {
		p := &schema.Page{URL: addr, Body: body, ContentType: contentType}
		a, err := Read(p, Options{})
		if err != nil {
			return
		}
		checkArticle(t, a)
		if b, err := Read(p, Options{}); err != nil || a.Text != b.Text || a.Title != b.Title || a.Published != b.Published || a.Kind != b.Kind {
			t.Errorf("not the same twice: %v", err)
		}
	})
}

func FuzzReadText(f *testing.F) {
	b, err := os.ReadFile("testdata/dateline_byline_rating.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("Tiêu đề\r\n(a.vn) -\r\nThứ năm, 25/01/2007 | 10:30 GMT+7\r\n\r\nNguyễn Văn\u0323 A\u0302"))
	f.Add([]byte("x\n\u0300y\n \u200b\n(Theo"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := ReadText("f.txt", b)
		if err != nil {
			return
		}
		checkArticle(t, a)
	})
}

func FuzzFindWhen(f *testing.F) {
	for _, tt := range whenTests {
		f.Add(tt.line)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, used, all := findWhen(s, dayFirst)
		if used > 0 && !w.valid() {
			t.Errorf("%q: %+v", s, w)
		}
		if used > all {
			t.Errorf("%q: %d parts used of %d", s, used, all)
		}
	})
}
