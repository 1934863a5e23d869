package explain

import (
	"bytes"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

func TestPageHTML(t *testing.T) {
	a, parts := read(t, hostile)
	var b bytes.Buffer
	if err := WritePageHTML(&b, `<x>.html`, a, parts); err != nil {
		t.Fatal(err)
	}
	d := document(t, b.String(), 0)
	kept := d.Find(".part.kept")
	if kept.Length() != 3 || !strings.Contains(kept.First().Text(), "<script>alert(2)</script>") {
		t.Errorf("kept parts: %q, want the three paragraphs as they are", kept.Text())
	}
	if got := d.Find(".part.used .label").Text(); got != "title" {
		t.Errorf("used as %q, want the title", got)
	}
	menu := d.Find(".part.dropped").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), "Trang chủ") })
	if menu.Length() != 1 || menu.Find(".label").Text() == "" || !strings.Contains(menu.Find(".path").Text(), "nav") {
		t.Errorf("the menu is not shown as dropped, with reason and path: %q", menu.Text())
	}
}

// Parts left out together for one reason are folded; what was kept never is.
func TestPageHTMLFolds(t *testing.T) {
	var parts []page.Part
	for range 5 {
		parts = append(parts, page.Part{Text: "Tin khác", Why: "mostly links"})
	}
	parts = append(parts, page.Part{Text: "Một", Kept: true}, page.Part{Text: "Hai", Kept: true}, page.Part{Text: "x", Why: "byline"})
	var b bytes.Buffer
	if err := WritePageHTML(&b, "x", &schema.Article{Kind: schema.KindArticle}, parts); err != nil {
		t.Fatal(err)
	}
	d := document(t, b.String(), 0)
	if n := d.Find("details.group").Length(); n != 1 {
		t.Errorf("%d folded groups, want 1", n)
	}
	if got := d.Find("details.group summary").Text(); !strings.Contains(got, "mostly links") || !strings.Contains(got, "5 parts") {
		t.Errorf("summary %q", got)
	}
	if n := d.Find("details .kept").Length(); n != 0 {
		t.Errorf("%d kept parts are folded away", n)
	}
	if n := d.Find(".part").Length(); n != 8 {
		t.Errorf("%d parts, want 8", n)
	}
}

// A list shows its links; nothing of it is kept as text.
func TestPageTextOfList(t *testing.T) {
	a := &schema.Article{
		URL: "https://phuson.example/", Kind: schema.KindList, Reason: "list: many links",
		Links: []schema.Link{{URL: "https://phuson.example/tin/1", Text: "Giao ban", Published: "2024-03-12"}},
	}
	var b bytes.Buffer
	if err := WritePageText(&b, "x", a, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"kind       list  many links", "https://phuson.example/tin/1  2024-03-12  Giao ban"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in:\n%s", want, b.String())
		}
	}
}
