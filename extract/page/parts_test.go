package page

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/bienban/bienban/schema"
)

func TestOverrides(t *testing.T) {
	p := &schema.Page{URL: "https://trang.example/tin/7", ContentType: "text/html; charset=utf-8", Body: []byte(`<html><body><h1>Không phải tiêu đề</h1>
<div class="ten-bai">Tiêu đề do nguồn chỉ ra</div><i class="nguoi">Phạm Lan</i><u class="khi" title="x">ngày 3 tháng 2 năm 2010</u><s class="chuyen">Xã hội</s>
<div class="tom">Tóm tắt của bài viết do nguồn chỉ ra.</div>
<div class="a"><p>` + sentence + `</p><p>` + sentence + ` Đoạn thứ hai.</p></div>
<div class="b"><span><p>Đoạn ngắn là thân bài thật.</p><p class="rac">Dòng rác phải bỏ đi.</p></span></div></body></html>`)}
	ov, err := CompileOverrides(Selectors{
		Title: ".ten-bai", Lead: ".tom", Body: "div.b span", Author: ".nguoi", Published: ".khi", Section: ".chuyen", Drop: []string{".rac", ".khong-co"},
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(p, Options{Overrides: ov})
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	for _, f := range []struct{ name, got, want string }{
		{"title", a.Title, "Tiêu đề do nguồn chỉ ra"},
		{"lead", a.Lead, "Tóm tắt của bài viết do nguồn chỉ ra."},
		{"text", a.Text, "Tóm tắt của bài viết do nguồn chỉ ra.\nĐoạn ngắn là thân bài thật."},
		{"author", a.Author, "Phạm Lan"},
		{"published", a.Published, "2010-02-03"},
		{"from", a.PublishedFrom, "selector"},
		{"section", a.Section, "Xã hội"},
	} {
		if f.got != f.want {
			t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
		}
	}
	ov, err = CompileOverrides(Selectors{Body: ".khong-co"})
	if err != nil {
		t.Fatal(err)
	}
	if a, err = Read(p, Options{Overrides: ov}); err != nil || !strings.Contains(a.Reason, "selectors that match nothing: body") || !strings.Contains(a.Text, "Tân Phú") {
		t.Errorf("a selector that matches nothing: %q %q %v", a.Reason, a.Text, err)
	}
}

func TestCompileOverrides(t *testing.T) {
	if ov, err := CompileOverrides(Selectors{}); ov != nil || err != nil {
		t.Errorf("nothing set: %v, %v", ov, err)
	}
	for _, tt := range []struct {
		sel  Selectors
		want string
	}{
		{Selectors{Body: "div[[x"}, `selectors.body: "div[[x" is no CSS selector: `},
		{Selectors{Drop: []string{".ok", ":nope("}}, `selectors.drop[1]: ":nope(" is no CSS selector: `},
	} {
		if _, err := CompileOverrides(tt.sel); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("error %v, want %q first", err, tt.want)
		}
	}
}

func TestCutSite(t *testing.T) {
	for _, tt := range []struct{ title, site, want string }{
		{"Sở họp bàn chống hạn vụ đông xuân - Tin tức - Cổng thông tin Hoài Giang", "Cổng thông tin Hoài Giang", "Sở họp bàn chống hạn vụ đông xuân"},
		{"Harbor board approves ferry budget | The Quay Herald", "", "Harbor board approves ferry budget"},
		{"Việt Nam - Lào ký thỏa thuận", "", "Việt Nam - Lào ký thỏa thuận"},
		{"Báo Sông Thương | Cầu Đỏ cấm xe tải", "", "Báo Sông Thương | Cầu Đỏ cấm xe tải"},
		{"Báo Sông Thương | Cầu Đỏ cấm xe tải", "Báo Sông Thương", "Cầu Đỏ cấm xe tải"},
		{"Không có gì để cắt", "X", "Không có gì để cắt"},
		{"", "X", ""},
	} {
		if got := cutSite(tt.title, tt.site); got != tt.want {
			t.Errorf("cutSite(%q, %q) = %q, want %q", tt.title, tt.site, got, tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ text, said, want string }{
		{"Sở Bưu chính, Viễn thông tổ chức hội nghị", "", "vi"},
		{"Bộ Y tế", "en", "vi"},
		{"The board voted on Tuesday to approve the budget for the ferry", "vi", "en"},
		{"So Buu chinh Vien thong to chuc hoi nghi tong ket cong tac nam 2006 va trien khai ke hoach nam 2007 cua tinh, dai bieu cac huyen va thanh pho da den du hoi nghi", "", "vi"},
		{"Le conseil municipal a voté mardi le budget de la ville à l'unanimité des élus présents dans la salle", "fr-FR", "fr"},
		{"", "vi", "vi"},
		{"", "", "und"},
	} {
		if got := language(tt.text, tt.said); got != tt.want {
			t.Errorf("language(%q, %q) = %q, want %q", tt.text, tt.said, got, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/tin/1/amp":                 "https://a.example/tin/1",
		"https://a.example/tin/1/print/":              "https://a.example/tin/1",
		"https://a.example/tin.amp.html":              "https://a.example/tin.html",
		"https://a.example/tin?id=4&print=1":          "https://a.example/tin?id=4",
		"https://a.example/tin?outputType=amp#x":      "https://a.example/tin",
		"https://a.example/tin?view=chitiet&ItemID=4": "https://a.example/tin?view=chitiet&ItemID=4",
		"https://a.example/amp":                       "https://a.example/amp",
	} {
		u, err := url.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := fold(u); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSqueeze(t *testing.T) {
	for in, want := range map[string]string{
		"  một\u00a0 hai \t\n ba ": "một hai ba",
		"zero\u200bwidth\u00ad":    "zerowidth",
		"e\u0302\u0323":            "ệ",
		"":                         "",
		"x":                        "x",
		"a\xffb":                   "a\ufffdb",
	} {
		if got := squeeze(in); got != want {
			t.Errorf("squeeze(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestExplain(t *testing.T) {
	a, parts, err := Explain(fixture(t, "related_inside_body"), Options{})
	if err != nil || a.Kind != schema.KindArticle {
		t.Fatal(a, err)
	}
	find := func(text string) Part {
		i := slices.IndexFunc(parts, func(p Part) bool { return strings.Contains(p.Text, text) })
		if i < 0 {
			t.Fatalf("no part says %q", text)
		}
		return parts[i]
	}
	if p := find("1.340 lượt ý kiến"); !p.Kept || p.Why != "" || !strings.HasSuffix(p.Path, "div.detail-content afcbc-body > p") {
		t.Errorf("%+v", p)
	}
	for _, text := range []string{"Công bố đồ án", "Cầu Đỏ cấm xe tải", "Tôi mong thành phố", "Giá vé xe buýt", "nhìn từ cầu Đỏ"} {
		if p := find(text); p.Kept || p.Why == "" {
			t.Errorf("%+v", p)
		}
	}
}

// Tables are sorted and say what the code knows; loading them checks roles.
func TestTables(t *testing.T) {
	lex()
	for name, tsv := range map[string]string{"classes": classesTSV, "phrases": phrasesTSV, "notices": noticesTSV, "words": wordsTSV} {
		last := ""
		if !strings.HasPrefix(tsv, "# ") {
			t.Errorf("%s: no comment on origin", name)
		}
		rows(tsv, func(f []string) {
			line := strings.Join(f, "\t")
			if line <= last {
				t.Errorf("%s: %q does not come after %q", name, line, last)
			}
			last = line
			if (name == "phrases" || name == "notices") && (len(f) != 3 || f[1] != "is" && f[1] != "starts") {
				t.Errorf("%s: %q", name, line)
			}
		})
	}
	roles := []string{"end", "drop", "link", "head", "plug", "byline", "source", "keep", "legal"}
	rows(phrasesTSV, func(f []string) {
		if !slices.Contains(roles, f[2]) {
			t.Errorf("phrases: unknown role %q", f[2])
		}
	})
}
