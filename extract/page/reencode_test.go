package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// Whatever encoding a page was saved in, with a label that is right, wrong or
// missing, it is the same article.
func TestReencodedPages(t *testing.T) {
	for _, name := range fixtures(t) {
		p := fixture(t, name)
		want, err := Read(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want.Language != "vi" || want.Kind != schema.KindArticle {
			continue
		}
		for _, enc := range legacyEncodings {
			t.Run(name+"/"+enc, func(t *testing.T) {
				html := strings.NewReplacer(`<meta charset="utf-8">`, "", `charset=utf-8"`, `charset=x-unknown"`, `charset=UTF-8"`, `charset=x-unknown"`).Replace(string(p.Body))
				raw, err := charset.EncodeHTML(enc, html)
				if err != nil {
					t.Fatal(err)
				}
				q := *p
				q.Body, q.ContentType = raw, "text/html"
				got, err := Read(&q, Options{})
				if err != nil {
					t.Fatal(err)
				}
				checkArticle(t, got)
				if got.Text != want.Text || got.Title != want.Title || got.Lead != want.Lead || got.Published != want.Published || got.Author != want.Author {
					t.Errorf("read as %s:\n%s", got.Charset, cmp.Diff(want, got))
				}
			})
		}
	}
}

// Letters of a legacy font in a page that is UTF-8 (taken for Latin-1 once)
// are read as what they stand for.
func TestMojibakePages(t *testing.T) {
	p := fixture(t, "lead_outside_body")
	want, err := Read(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, enc := range []string{"tcvn3", "vni"} {
		t.Run(enc, func(t *testing.T) {
			raw, err := charset.EncodeHTML(enc, string(p.Body))
			if err != nil {
				t.Fatal(err)
			}
			latin := make([]rune, len(raw))
			for i, c := range raw {
				latin[i] = rune(c)
			}
			q := *p
			q.Body = []byte(string(latin))
			got, err := Read(&q, Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, got)
			if got.Text != want.Text || got.Title != want.Title || !strings.HasPrefix(got.Charset, enc) {
				t.Errorf("read as %s:\n%s", got.Charset, cmp.Diff(want.Text, got.Text))
			}
		})
	}
}

// A made-up article in a made-up layout comes out whole, in any encoding, and
// text that is right is never repaired.
func TestAnyArticleComesOut(t *testing.T) {
	sentences := []string{
		"Sáng 12/3, Ủy ban nhân dân xã Tân Phú họp bàn việc sửa đường liên thôn, dự kiến khởi công trong quý II.",
		"Bà Trần Thị Nguyệt, Chủ tịch Hội Phụ nữ xã, đề nghị hỗ trợ thêm 20 triệu đồng cho mỗi tổ vay vốn.",
		"Theo kế hoạch, mỗi thôn cử hai người dự lớp tập huấn ngày 20/3/2015 tại hội trường huyện.",
		"Đoàn kiểm tra đã đến ba trạm y tế, ghi nhận thuốc men đầy đủ; riêng trạm xã Lộc Hòa thiếu tủ lạnh bảo quản vắc-xin.",
		"Ông Đặng Quốc Việt cho biết Sở sẽ trả lời kiến nghị của cử tri bằng văn bản trước ngày 30/6.",
	}
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.SliceOfNDistinct(rapid.SampledFrom(sentences), 3, 5, func(s string) string { return s }).Draw(t, "sentences")
		tag := rapid.SampledFrom([]string{"p", "div", "br"}).Draw(t, "tag")
		menu := rapid.IntRange(0, 12).Draw(t, "menu")
		enc := rapid.SampledFrom(append([]string{"utf-8"}, legacyEncodings...)).Draw(t, "encoding")
		var b strings.Builder
		b.WriteString("<html><head><title>Tin của xã Tân Phú trong tuần - Trang xã</title></head><body><ul id=menu>")
		for i := range menu {
			fmt.Fprintf(&b, "<li><a href=/%d>Mục số %d của trang</a></li>", i, i)
		}
		b.WriteString("</ul><h1>Tin của xã Tân Phú trong tuần</h1><div id=x>")
		for _, s := range body {
			if tag == "br" {
				b.WriteString(s + "<br>\n")
			} else {
				b.WriteString("<" + tag + ">" + s + "</" + tag + ">\n")
			}
		}
		b.WriteString("</div></body></html>")
		raw, err := charset.EncodeHTML(enc, b.String())
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(&schema.Page{URL: "https://trang.example/tin/1", Body: raw, ContentType: "text/html"}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Join(body, "\n"); a.Text != want || a.Title != "Tin của xã Tân Phú trong tuần" {
			t.Fatalf("%s read as %s: title %q\n got %q\nwant %q", enc, a.Charset, a.Title, a.Text, want)
		}
		if strings.Contains(a.Charset, " in ") {
			t.Fatalf("repaired as %q", a.Charset)
		}
	})
}
