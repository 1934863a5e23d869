package page

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/bienban/bienban/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// addresses of the fixtures; the host only matters for resolving links.
var addresses = map[string]string{
	"related_inside_body":              "https://m.songthuong.example/quy-hoach-bo-tay-20250314093000123.htm?utm=1",
	"printed_page_and_canonical_front": "https://huyen.example/tin/tuan-le-doc-sach/print",
	"english_byline_and_plug":          "https://quay.example/news/ferry-budget",
}

func fixture(tb testing.TB, name string) *schema.Page {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".html"))
	if err != nil {
		tb.Fatal(err)
	}
	addr := addresses[name]
	if addr == "" {
		addr = "https://trang.example/tin/" + name
	}
	return &schema.Page{URL: addr, FinalURL: addr, Status: 200, ContentType: "text/html; charset=utf-8", Body: b}
}

func fixtures(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 10 {
		tb.Fatalf("testdata: %d pages, %v", len(files), err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".html")
	}
	return files
}

func TestGolden(t *testing.T) {
	for _, name := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			a, err := Read(fixture(t, name), Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, a)
			a.ContentSHA256 = ""
			got, err := json.MarshalIndent(a, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			got = append([]byte(strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(string(got), `\u003c`, "<"), `\u003e`, ">"), `\u0026`, "&")), '\n')
			file := filepath.Join("testdata", name+".golden.json")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// checkArticle holds for every article whatever was read.
func checkArticle(tb testing.TB, a *schema.Article) {
	tb.Helper()
	if a.Kind == "" || a.Reason == "" {
		tb.Errorf("kind %q, reason %q: both must be said", a.Kind, a.Reason)
	}
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		tb.Errorf("text is not NFC: %q", a.Text)
	}
	for _, s := range []string{a.Title, a.Lead, a.Author, a.Section} {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\n\t") || s != strings.TrimSpace(s) {
			tb.Errorf("field is not one clean line: %q", s)
		}
	}
	runes := []rune(a.Text)
	at := 0
	for i, b := range a.Blocks {
		if i > 0 {
			if at >= len(runes) || runes[at] != '\n' {
				tb.Fatalf("no newline before block %d", i)
			}
			at++
		}
		if b.Start != at || b.End <= b.Start || b.End > len(runes) {
			tb.Fatalf("block %d is [%d:%d), want a start at %d and an end in the text of %d", i, b.Start, b.End, at, len(runes))
		}
		if block := string(runes[b.Start:b.End]); strings.ContainsRune(block, '\n') || block != strings.TrimSpace(block) || strings.Contains(block, "  ") {
			tb.Errorf("block %d is not one clean line: %q", i, block)
		}
		at = b.End
	}
	if at != len(runes) {
		tb.Errorf("blocks end at %d, the text at %d", at, len(runes))
	}
	if a.Published != "" {
		if _, err := time.Parse(time.RFC3339, a.Published); err != nil {
			if _, err := time.Parse(time.DateOnly, a.Published); err != nil {
				tb.Errorf("published %q is neither RFC 3339 nor a day", a.Published)
			}
		}
		if a.PublishedFrom == "" {
			tb.Errorf("published %q comes from nowhere", a.Published)
		}
	}
	if a.Lead != "" && len(a.Blocks) > 0 && a.Blocks[0].Kind == schema.BlockLead {
		for _, block := range strings.Split(a.Text, "\n")[1:] {
			if block == a.Lead {
				tb.Errorf("the lead stands more than once: %q", a.Lead)
			}
		}
	}
}

func TestBadInput(t *testing.T) {
	nested := strings.Repeat("<div>", 5000)
	for _, tt := range []struct {
		name, body, contentType string
		kind                    schema.PageKind
		reason                  string
	}{
		{"empty", "", "text/html", schema.KindOther, "empty:"},
		{"white space", " \n\t\r\n", "text/html", schema.KindOther, "empty:"},
		{"jpeg renamed .html", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + strings.Repeat("\x9c\x01\xfe", 400), "text/html", schema.KindOther, "not a page: the bytes are a JPEG image"},
		{"pdf as html", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "text/html", schema.KindOther, "not a page: the bytes are a PDF file"},
		{"gzip left on", "\x1f\x8b\x08\x00\x00\x00\x00\x00", "text/html", schema.KindOther, "not a page: the bytes are gzip data"},
		{"200 random bytes", noise(200), "text/html", schema.KindOther, "not a page: the bytes are no text"},
		{"50,000 random bytes", noise(50000), "text/html", schema.KindOther, "not a page: the bytes are no text"},
		{"a form feed and a bell in text", "<html><body>\f<p>\a" + sentence + "</p><p>" + sentence + "</p>", "text/html", schema.KindArticle, ""},
		{"NUL bytes", strings.Repeat("\x00\x01", 900), "text/html", schema.KindOther, "not a page: the bytes are no text"},
		{"only nested divs", nested, "text/html", schema.KindOther, "read by tokens: open stack of elements exceeds 512 nodes"},
		{"text under nested divs", nested + "<p>" + sentence + "</p><p>" + sentence + "</p>", "text/html", schema.KindArticle, "read by tokens"},
		{"invalid UTF-8", "<html><body><p>" + sentence + " \xff\xfe\x80 " + sentence + "</p>", "text/html; charset=utf-8", schema.KindArticle, ""},
		{"no article", "<html><body><a href=/>Trang chủ</a></body>", "text/html", schema.KindOther, "no text"},
		{"too many formatting elements left open", manyOpen(4000), "text/html", schema.KindOther, "formatting elements left open"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Read(&schema.Page{URL: "https://trang.example/a.html", Body: []byte(tt.body), ContentType: tt.contentType}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, a)
			if a.Kind != tt.kind || !strings.Contains(a.Reason, tt.reason) {
				t.Errorf("kind %q reason %q, want %q with %q", a.Kind, a.Reason, tt.kind, tt.reason)
			}
		})
	}
	t.Run("status", func(t *testing.T) {
		p := fixture(t, "lead_outside_body")
		p.Status = 404
		a, err := Read(p, Options{})
		if err != nil || a.Kind != schema.KindOther || !strings.Contains(a.Reason, "404") {
			t.Errorf("%q %q %v", a.Kind, a.Reason, err)
		}
	})
}

// noise is n random bytes, the same each time.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

const sentence = "Ngày 12 tháng 3, Ủy ban nhân dân xã Tân Phú họp bàn việc sửa đường liên thôn, dự kiến khởi công trong quý II."

// manyOpen is a page whose formatting elements the HTML 5 algorithm would open
// again in each paragraph.
func manyOpen(paragraphs int) string {
	var b strings.Builder
	b.WriteString("<p>")
	for i := range 450 {
		b.WriteString("<b class=" + strings.Repeat("x", i%7+1) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ">")
	}
	b.WriteString("</p>")
	for range paragraphs {
		b.WriteString("<p>x</p>")
	}
	return b.String()
}

// Sixty megabytes of <div> are refused by size; below the cap no input may
// cost more than a fixed number of bytes for each of its own.
func TestMemoryIsBounded(t *testing.T) {
	for _, tt := range []struct {
		name string
		body []byte
		most float64 // bytes allocated for each byte of the page
	}{
		{"60 MB of <div>", []byte(strings.Repeat("<div>", 12<<20)), 0.1},
		{"1 MB of <div>", []byte(strings.Repeat("<div>", 200_000)), 120},
		{"4 MB of <p>", []byte(strings.Repeat("<p>a", 1<<20)), 110},
		{"2 MB in one line of text", []byte("<p>" + strings.Repeat("một dòng rất dài, ", 2<<20/22)), 30},
		{"4 MB data URI", []byte("<p>" + sentence + `<img src="data:image/png;base64,` + strings.Repeat("QUJD", 1<<20) + `">`), 20},
		{"formatting left open", []byte(manyOpen(50_000)), 200},
		{"1 MB of <a>", []byte(strings.Repeat("<a href=x>y ", 1<<20/12)), 120},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			a, err := Read(&schema.Page{URL: "https://trang.example/a.html", Body: tt.body, ContentType: "text/html; charset=utf-8"}, Options{})
			runtime.ReadMemStats(&after)
			if err != nil || a.Reason == "" {
				t.Fatalf("%q, %v", a.Reason, err)
			}
			if per := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(tt.body)); per > tt.most {
				t.Errorf("%.1f bytes allocated for each byte of the page, at most %.1f", per, tt.most)
			}
		})
	}
}
