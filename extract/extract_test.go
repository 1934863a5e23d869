package extract_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
	"github.com/bienban/bienban/testdata"
)

func extractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// sitePage reads a page of the bundled site.
func sitePage(t testing.TB, name string) *schema.Article {
	t.Helper()
	b, err := fs.ReadFile(testdata.Site(), name)
	if err != nil {
		t.Fatal(err)
	}
	a, err := page.Read(&schema.Page{URL: "http://" + name, FinalURL: "http://" + name, Status: 200, ContentType: "text/html", Body: b}, page.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// text is an article of plain text; the first line is its title.
func textArticle(t testing.TB, s string) *schema.Article {
	t.Helper()
	a, err := page.ReadText("a.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// names maps references to names.
func names(r *schema.Record) map[string]string {
	m := map[string]string{}
	for _, o := range r.Organizations {
		m[o.Ref] = o.Name
	}
	for _, p := range r.People {
		m[p.Ref] = p.Name
	}
	return m
}

// parts lists the participants by role, those only mentioned left out.
func parts(r *schema.Record) []string {
	n := names(r)
	var out []string
	for _, p := range r.Participants {
		if p.Role != schema.Mentioned {
			out = append(out, string(p.Role)+": "+n[p.Ref])
		}
	}
	slices.Sort(out)
	return out
}

// The article this project began from: who chaired, in which post, the five
// directives one by one, and the award beside the meeting.
func TestSeedArticle(t *testing.T) {
	a := sitePage(t, "sobcvt.tiengiang.example/news/detail.asp@id=118")
	records, rep := extractor(t).Extract(a)
	if len(records) != 2 {
		t.Fatalf("%d records, want the meeting and the award", len(records))
	}
	if len(rep.Dropped) > 0 {
		t.Errorf("dropped: %v", rep.Dropped)
	}
	for i := range records {
		if err := records[i].Validate(a.Text); err != nil {
			t.Error(err)
		}
	}
	r := &records[0]
	n := names(r)
	const so, ubnd = "Sở Bưu chính, Viễn thông Tiền Giang", "UBND tỉnh Tiền Giang"
	if r.Type != schema.TypeMeeting || r.Time == nil || r.Time.EDTF != "2007-01-25" || r.Modality != schema.Occurred {
		t.Errorf("main event: %s %s %+v, want a meeting on 2007-01-25", r.Type, r.Modality, r.Time)
	}
	var posts []string
	for _, p := range r.People {
		for _, q := range p.Positions {
			posts = append(posts, fmt.Sprintf("%s, %s, %s", p.Name, q.Title, n[*q.Organization]))
		}
	}
	if diff := cmp.Diff([]string{
		"Nguyễn Hữu Chí, Chủ tịch, " + ubnd,
		"Trần Thanh Trung, Phó Chủ tịch, " + ubnd,
		"Nguyễn Văn Yên, Giám đốc, " + so,
	}, posts); diff != "" {
		t.Errorf("posts (-want +got):\n%s", diff)
	}
	for _, want := range []string{"organizer: " + so, "chair: Nguyễn Hữu Chí", "chair: Trần Thanh Trung"} {
		if !slices.Contains(parts(r), want) {
			t.Errorf("no %s among %v", want, parts(r))
		}
	}
	var orders []string
	for _, d := range r.Decisions {
		if d.Kind == schema.KindDirective && n[d.Issuer.Ref] == "Nguyễn Hữu Chí" && len(d.Addressees) == 1 && n[d.Addressees[0].Ref] == so {
			orders = append(orders, strings.Join(strings.Fields(d.Text)[:3], " "))
		}
	}
	if diff := cmp.Diff([]string{"đánh giá đúng", "khẩn trương rà", "Tăng cường công", "Phối hợp với", "đầu tư, tập"}, orders); diff != "" {
		t.Errorf("directives of the chairman to the department (-want +got):\n%s", diff)
	}
	award := &records[1]
	if diff := cmp.Diff([]string{"recipient: " + so, "sender: Bộ BCVT"}, parts(award)); award.Type != schema.TypeAward || diff != "" {
		t.Errorf("second record: %s (-want +got):\n%s", award.Type, diff)
	}
}

func TestEvents(t *testing.T) {
	tests := []struct {
		name, in string
		typ      string
		modality schema.Modality
		time     string
		parts    []string // some of them
	}{
		{
			"guests in a list", "Hội nghị tổng kết công tác dân vận\nSáng 12/12/2023, Ban Dân vận Tỉnh ủy Phú Thọ tổ chức hội nghị tổng kết công tác dân vận năm 2023. Tham dự hội nghị có đồng chí Hà Thị Sim - Phó Bí thư Tỉnh ủy; đồng chí Lê Quang Dũ - Chủ tịch Ủy ban MTTQ tỉnh. Đồng chí Đỗ Văn Kế - Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị.",
			schema.TypeMeeting, schema.Occurred, "2023-12-12",
			[]string{"organizer: Ban Dân vận Tỉnh ủy Phú Thọ", "attendee: Hà Thị Sim", "attendee: Lê Quang Dũ", "chair: Đỗ Văn Kế"},
		},
		{
			"a document is the news", "Quy định mới về quản lý bến khách ngang sông\nNgày 5/6/2024, UBND tỉnh An Giang ban hành Quyết định số 812/QĐ-UBND quy định về quản lý bến khách ngang sông trên địa bàn tỉnh. Theo đó, các bến phải trang bị đủ áo phao trước ngày 30/9/2024.",
			schema.TypePromulgation, schema.Occurred, "2024-06-05",
			[]string{"organizer: UBND tỉnh An Giang"},
		},
		{
			"planned", "Sắp diễn ra lễ hội hoa ban\nLễ khai mạc sẽ diễn ra vào ngày 13/3/2026 tại thành phố Điện Biên Phủ. Sở Văn hóa, Thể thao và Du lịch tỉnh Điện Biên cho biết công tác chuẩn bị đã hoàn tất. Nhiều đoàn nghệ thuật đã đăng ký tham gia biểu diễn trong các đêm hội.",
			"", schema.Planned, "2026-03-13", nil,
		},
		{
			"called off", "Hủy lễ khai mạc hội chợ xuân\nNgày 3/2/2021, UBND tỉnh Hải Dương thông báo hủy lễ khai mạc hội chợ xuân vì dịch bệnh. Các gian hàng được hoàn tiền thuê mặt bằng. Ông Phạm Văn Tạ - Phó Giám đốc Sở Công Thương xác nhận việc này.",
			schema.TypeCeremony, schema.Cancelled, "", nil,
		},
		{
			"a visit with its head", "Phó Chủ tịch tỉnh thăm các gia đình chính sách\nChiều 26/7/2022, bà Nông Thị Hạnh - Phó Chủ tịch UBND tỉnh Bắc Kạn thăm, tặng quà các gia đình chính sách tại huyện Na Rì. Cùng đi có ông Ma Văn Thào - Giám đốc Sở Lao động - Thương binh và Xã hội.",
			schema.TypeVisit, schema.Occurred, "2022-07-26",
			[]string{"chair: Nông Thị Hạnh", "attendee: Ma Văn Thào"},
		},
		{
			"what was said is the news", "Giám đốc Sở Y tế: “Thuốc không thiếu”\nNgày 8/8/2023, ông Trịnh Hữu Nam - Giám đốc Sở Y tế tỉnh Gia Lai khẳng định thuốc cho bệnh nhân bảo hiểm không thiếu. Ông Nam cho biết kho thuốc đủ dùng trong ba tháng. Ông Nam nói thêm rằng việc đấu thầu đã xong.",
			schema.TypeStatement, schema.Occurred, "",
			[]string{"speaker: Trịnh Hữu Nam"},
		},
	}
	x := extractor(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := textArticle(t, tt.in)
			records, _ := x.Extract(a)
			if len(records) == 0 {
				t.Fatal("no record")
			}
			r := &records[0]
			if tt.typ != "" && r.Type != tt.typ || r.Modality != tt.modality {
				t.Errorf("%s, %s; want %s, %s", r.Type, r.Modality, tt.typ, tt.modality)
			}
			if got := edtf(r); tt.time != "" && got != tt.time {
				t.Errorf("time %q, want %q", got, tt.time)
			}
			for _, p := range tt.parts {
				if !slices.Contains(parts(r), p) {
					t.Errorf("no %q among %q", p, parts(r))
				}
			}
		})
	}
}

func edtf(r *schema.Record) string {
	if r.Time == nil {
		return ""
	}
	return r.Time.EDTF
}

// The same input gives the same bytes, whatever the order and however many
// work at once; every record holds the contract; no article tells more than
// four events.
func TestSameBytes(t *testing.T) {
	var articles []*schema.Article
	for _, dir := range []fs.FS{testdata.Site(), testdata.Gold()} {
		err := fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasSuffix(name, ".json") {
				return err
			}
			b, err := fs.ReadFile(dir, name)
			if err != nil {
				return err
			}
			p := &schema.Page{URL: "http://" + name, FinalURL: "http://" + name, Status: 200, ContentType: "text/html", Body: b}
			if strings.HasSuffix(name, ".txt") {
				p.ContentType = "text/plain"
			}
			if a, err := page.Read(p, page.Options{}); err == nil {
				articles = append(articles, a)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	x := extractor(t)
	lines := func(a *schema.Article) string {
		records, _ := x.Extract(a)
		if len(records) > 4 {
			t.Errorf("%s: %d records", a.URL, len(records))
		}
		var buf bytes.Buffer
		w := schema.NewWriter(&buf)
		for i := range records {
			if err := records[i].Validate(a.Text); err != nil {
				t.Errorf("%s: %v", a.URL, err)
			}
			if err := w.Write(&records[i]); err != nil {
				t.Error(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Error(err)
		}
		return buf.String()
	}
	want := make([]string, len(articles))
	for i, a := range articles {
		want[i] = lines(a)
	}
	got := make([]string, len(articles))
	var wg sync.WaitGroup
	for i := len(articles) - 1; i >= 0; i-- {
		wg.Go(func() { got[i] = lines(articles[i]) })
	}
	wg.Wait()
	for i := range articles {
		if got[i] != want[i] {
			t.Errorf("%s: other bytes the second time", articles[i].URL)
		}
	}
}

// A page that is no article, and one without a word, give nothing.
func TestNothing(t *testing.T) {
	x := extractor(t)
	for _, a := range []*schema.Article{
		{Kind: schema.KindList, Text: "Ngày 1/1/2020 UBND tỉnh họp."},
		{Kind: schema.KindArticle},
	} {
		if records, _ := x.Extract(a); len(records) > 0 {
			t.Errorf("%+v gives %d records", a, len(records))
		}
	}
	// Text without a fact is still an article: its record says so.
	if records, _ := x.Extract(&schema.Article{URL: "u", Kind: schema.KindArticle, Language: "vi", Title: "t", Text: "…"}); len(records) != 1 {
		t.Errorf("%d records of a text without a fact, want 1", len(records))
	}
}

// A megabyte of one thing neither hangs nor panics, and what comes out is
// within the size of a message.
func TestHostileText(t *testing.T) {
	x := extractor(t)
	for _, unit := range []string{"NGUYỄN ", "Chủ tịch ", ", ", "( ", "Sở ", "25/1/2007 ", "yêu cầu ", "Ông Lê Văn Tám - Chủ tịch UBND tỉnh, ", "\n- "} {
		text := strings.TrimSpace(strings.Repeat(unit, (1<<20)/len(unit)))
		records, _ := x.Extract(&schema.Article{URL: "u", Kind: schema.KindArticle, Language: "vi", Title: "t", Text: text})
		for i := range records {
			b, err := records[i].MarshalLine()
			if err != nil {
				t.Fatal(err)
			}
			if len(b) > schema.MaxRecordBytes {
				t.Errorf("%q: a record of %d bytes", unit, len(b))
			}
			if err := schema.ValidateJSON(b); err != nil {
				t.Errorf("%q: %v", unit, err)
			}
		}
	}
}
