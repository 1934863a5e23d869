package page

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

func TestReadText(t *testing.T) {
	b, err := os.ReadFile("testdata/dateline_byline_rating.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, err := ReadText("giao-ban.txt", b)
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	lead := "Ngày 02/04/2008, Chi cục Thủy lợi tỉnh Hoài Giang tổ chức giao ban quý I với các trạm quản lý khai thác công trình."
	want := &schema.Article{
		URL: "giao-ban.txt", Site: "hoaigiang.gov.vn", Kind: schema.KindArticle, Reason: "article: plain text", Language: "vi",
		Title: "Hội nghị giao ban công tác thủy lợi quý I", Lead: lead,
		Text: lead + "\nÔng Võ Thành Sơn - Chi cục trưởng yêu cầu các trạm kiểm tra lại cống đầu mối, báo cáo trước ngày 10/4 và bố trí trực 24/24 giờ trong mùa mưa./." +
			"\nCống đầu mối Suối Vàng trước mùa mưa.",
		Blocks: []schema.Block{{Kind: schema.BlockLead, Start: 0, End: 115}, {Kind: schema.BlockParagraph, Start: 116, End: 259}, {Kind: schema.BlockCaption, Start: 260, End: 297}},
		Author: "Thu Trang", Charset: "utf-8", ContentSHA256: schema.SHA256Hex(b),
	}
	if d := cmp.Diff(want, a); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestReadTextErrors(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"empty", "", "rong.txt: the file is empty: give it"},
		{"blank", "\n \t\n", "the file is empty"},
		{"jpeg", "\xff\xd8\xff\xe0 and more", "the bytes are a JPEG image: give it text or HTML"},
		{"controls", strings.Repeat("\x01\x02", 200), "the bytes are no text"},
		{"random bytes", noise(5000), "the bytes are no text"},
		{"only invisible", "\u200b\u200b", "no readable line"},
		{"too long", strings.Repeat("a", MaxBytes+1), "at most 25165824 are read: split the file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadText("rong.txt", []byte(tt.body))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q in it", err, tt.want)
			}
		})
	}
}

func TestReadTextOfTitleOnly(t *testing.T) {
	a, err := ReadText("a.txt", []byte("Chỉ có một dòng tiêu đề\n"))
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	if a.Kind != schema.KindOther || a.Title == "" || a.Text != "" {
		t.Errorf("kind %q title %q text %q", a.Kind, a.Title, a.Text)
	}
}

// A page that is plain text by its type goes the same way.
func TestReadPlainPage(t *testing.T) {
	p := &schema.Page{URL: "https://trang.example/a.txt", Body: []byte("Tiêu đề của bài\nMột đoạn văn ngắn về cuộc họp xã.\n"), ContentType: "text/plain; charset=utf-8"}
	a, err := Read(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Tiêu đề của bài" || a.Text != "Một đoạn văn ngắn về cuộc họp xã." || a.URL != p.URL || a.Site != "trang.example" {
		t.Errorf("%+v", a)
	}
	p.Body = nil
	if a, err = Read(p, Options{}); err != nil || a.Kind != schema.KindOther || !strings.HasPrefix(a.Reason, "empty") {
		t.Errorf("empty: %+v, %v", a, err)
	}
}

func TestBylines(t *testing.T) {
	for _, tt := range []struct {
		line, who string
		ok        bool
	}{
		{"Kim Thanh", "Kim Thanh", true},
		{"Phương Vũ (Theo Reuters)", "Phương Vũ", true},
		{"Theo TTXVN", "", true},
		{"(Theo VnMedia)", "", true},
		{"Nguồn: Sở Y tế", "", true},
		{"Bài và ảnh: Hoàng Lê", "Hoàng Lê", true},
		{"Minh Anh - Quốc Bảo", "Minh Anh - Quốc Bảo", true},
		{"Thu Lan (Đảng ủy Sở Y tế)", "Thu Lan", true},
		{"Ông Lê Phước Hoài.", "", false},
		{"Ông Lê Phước Hoài", "", false},
		{"Hội nghị kết thúc lúc 11 giờ.", "", false},
		{"Trên đây là nội dung Thông báo", "", false},
		{"Hà Nội, ngày 12 tháng 3 năm 2012", "", false},
	} {
		if who, ok := bylineOf(tt.line); who != tt.who || ok != tt.ok {
			t.Errorf("bylineOf(%q) = %q, %v, want %q, %v", tt.line, who, ok, tt.who, tt.ok)
		}
	}
	// The name under a post is who signed the document.
	ps := []piece{{schema.BlockParagraph, "Thông báo để các đơn vị biết, thực hiện."}, {schema.BlockParagraph, "KT. GIÁM ĐỐC"}, {schema.BlockParagraph, "Nguyễn Hữu Toàn"}}
	if out, who := cutByline(ps, true); len(out) != 3 || who != "" {
		t.Errorf("signature taken for a byline: %v %q", out, who)
	}
}

// Text of legacy encodings gives the article of the same text in UTF-8.
func TestReadTextReencoded(t *testing.T) {
	b, err := os.ReadFile("testdata/dateline_byline_rating.txt")
	if err != nil {
		t.Fatal(err)
	}
	want, err := ReadText("a.txt", b)
	if err != nil {
		t.Fatal(err)
	}
	for _, enc := range legacyEncodings {
		t.Run(enc, func(t *testing.T) {
			raw, err := charset.Encode(enc, string(b))
			if err != nil {
				t.Fatal(err)
			}
			got, err := ReadText("a.txt", raw)
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, got)
			if got.Text != want.Text || got.Title != want.Title || got.Author != want.Author {
				t.Errorf("as %s: %s", got.Charset, cmp.Diff(want, got))
			}
		})
	}
}

var legacyEncodings = []string{"tcvn3", "vni", "viscii", "vps", "windows-1258", "utf-8-nfd", "utf-16le"}
