package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/org"
	"github.com/bienban/bienban/extract/resolve"
	"github.com/bienban/bienban/extract/text"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

type orgParts struct {
	lex *lexicon.Lexicon
	f   *org.Finder
	r   *resolve.Resolver
}

func newOrgParts(t testing.TB) orgParts {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return orgParts{lex, org.New(lex), resolve.New(lex)}
}

func (p orgParts) context(title, site, body string) *mention.Context {
	d, h := text.New(p.lex, body, nil), text.New(p.lex, title, nil)
	return &mention.Context{Doc: d, Hits: p.lex.Scan(d), Title: h, TitleHits: p.lex.Scan(h), Language: "vi", SiteName: site}
}

// bodies are the entities as "name < parent: form | form", forms in order and
// each once.
func (p orgParts) bodies(title, site, body string) []string {
	c := p.context(title, site, body)
	set := &mention.Set{}
	p.f.Find(c, set)
	ent := p.r.Resolve(c, set)
	var out []string
	for _, e := range ent.Orgs {
		var forms []string
		for _, m := range e.Mentions {
			if n := set.Orgs[m].Name; !slices.Contains(forms, n) {
				forms = append(forms, n)
			}
		}
		name := e.Name
		if e.Parent != mention.None {
			name += " < " + ent.Orgs[e.Parent].Name
		}
		out = append(out, name+": "+strings.Join(forms, " | "))
	}
	return out
}

func TestOrganisations(t *testing.T) {
	tests := []struct {
		name, title, site, body string
		want                    []string
	}{
		{
			name: "short form of the same head",
			body: "Sở Bưu chính, Viễn thông ( BCVT ) Hậu Giang họp. Giám đốc Sở nêu kết quả. Sở BCVT sẽ làm tiếp.",
			want: []string{"Sở Bưu chính, Viễn thông Hậu Giang: Sở Bưu chính, Viễn thông Hậu Giang | Sở | Sở BCVT"},
		},
		{
			name: "place from the site's name", site: "Cổng thông tin điện tử tỉnh Lai Châu",
			body: "Chủ tịch UBND tỉnh dự lễ.",
			want: []string{"UBND tỉnh Lai Châu: UBND tỉnh"},
		},
		{
			name: "place from the title", title: "Thái Nguyên: công bố quyết định",
			body: "Bí thư Tỉnh ủy trao quyết định.",
			want: []string{"Tỉnh ủy Thái Nguyên: Tỉnh ủy"},
		},
		{
			name: "place of the body beside",
			body: "Ông từng là Bí thư Thị ủy, Chủ tịch UBND thị xã Hà Tiên.",
			want: []string{"UBND thị xã Hà Tiên: UBND thị xã Hà Tiên", "Thị ủy Hà Tiên: Thị ủy"},
		},
		{
			name: "no place of a body of another level",
			body: "Ông từng là Bí thư Tỉnh ủy, Chủ tịch UBND huyện Hòn Đất.",
			want: []string{"UBND huyện Hòn Đất: UBND huyện Hòn Đất", "Tỉnh ủy: Tỉnh ủy"},
		},
		{
			name: "a board of a firm named after it is not that named before",
			body: "Chủ tịch HĐQT Công ty Hoa Mai dự. Ông Tám là Chủ tịch HĐQT kiêm Giám đốc Công ty Sao Băng.",
			want: []string{"HĐQT Công ty Hoa Mai: HĐQT Công ty Hoa Mai", "Công ty Sao Băng: Công ty Sao Băng"},
		},
		{
			name: "division with and without its department",
			body: "Bà Hoa là trưởng phòng quản lý nhà. Phòng Quản lý nhà Sở Xây dựng đã họp.",
			want: []string{"Phòng Quản lý nhà Sở Xây dựng: phòng quản lý nhà | Phòng Quản lý nhà Sở Xây dựng"},
		},
		{
			name: "two provinces supply none",
			body: "Đoàn của Cao Bằng và Lạng Sơn gặp nhau. Lãnh đạo UBND tỉnh phát biểu.",
			want: []string{"UBND tỉnh: UBND tỉnh"},
		},
		{
			name: "abbreviations and spellings are one body",
			body: "Uỷ ban nhân dân thành phố Cần Thơ chỉ đạo. UBND TP. Cần Thơ yêu cầu. UBND TP giao.",
			want: []string{"Uỷ ban nhân dân thành phố Cần Thơ: Uỷ ban nhân dân thành phố Cần Thơ | UBND TP. Cần Thơ | UBND TP"},
		},
		{
			name: "nearest of two bodies of one head",
			body: "Sở Nội vụ An Giang báo cáo. Sở yêu cầu gấp. Sở Y tế Kiên Giang trả lời. Sở cho biết thêm.",
			want: []string{"Sở Nội vụ An Giang: Sở Nội vụ An Giang | Sở", "Sở Y tế Kiên Giang: Sở Y tế Kiên Giang | Sở"},
		},
		{
			name: "levels keep bodies apart",
			body: "UBND tỉnh Sơn La giao UBND huyện Mai Sơn. UBND huyện đã làm. UBND tỉnh ghi nhận.",
			want: []string{"UBND tỉnh Sơn La: UBND tỉnh Sơn La | UBND tỉnh", "UBND huyện Mai Sơn: UBND huyện Mai Sơn | UBND huyện"},
		},
		{
			name: "the body inside another's name",
			body: "Đảng ủy Sở Giao thông vận tải Bình Phước họp. Phó Giám đốc Sở dự.",
			want: []string{"Đảng ủy Sở Giao thông vận tải Bình Phước < Sở Giao thông vận tải Bình Phước: Đảng ủy Sở Giao thông vận tải Bình Phước", "Sở Giao thông vận tải Bình Phước: Sở"},
		},
		{
			name: "the province and the town of one name",
			body: "UBND thành phố Sơn La báo cáo UBND tỉnh Sơn La. UBND thành phố đã làm. UBND tỉnh ghi nhận.",
			want: []string{"UBND thành phố Sơn La: UBND thành phố Sơn La | UBND thành phố", "UBND tỉnh Sơn La: UBND tỉnh Sơn La | UBND tỉnh"},
		},
		{
			name: "a city's name that is a person's", title: "Hà Nội: học tập tư tưởng Hồ Chí Minh",
			body: "Phong cách Hồ Chí Minh. Tấm gương Hồ Chí Minh. UBND Thành phố ban hành kế hoạch.",
			want: []string{"UBND Thành phố Hà Nội: UBND Thành phố"},
		},
		{
			name: "a bank's branch by the bank's name",
			body: "Chi nhánh Ngân hàng Chính sách xã hội (CSXH) tỉnh cho vay. NHCSXH tỉnh giải ngân.",
			want: []string{"Chi nhánh Ngân hàng Chính sách xã hội tỉnh: Chi nhánh Ngân hàng Chính sách xã hội tỉnh | NHCSXH tỉnh"},
		},
		{
			name: "ward the article is about", title: "Phường Sao Mai khai trương trung tâm",
			body: "Sáng 1/7, phường Sao Mai mở cửa. Chủ tịch UBND phường dự.",
			want: []string{"UBND phường Sao Mai: UBND phường"},
		},
		{
			name: "part of another body",
			body: "Cục Quản lý Dược thuộc Bộ Y tế thu hồi thuốc.",
			want: []string{"Cục Quản lý Dược < Bộ Y tế: Cục Quản lý Dược", "Bộ Y tế: Bộ Y tế"},
		},
		{
			name: "defined short form",
			body: "Tổng công ty Cổ phần Vận tải Dầu khí (PVTrans) báo lãi. PVTrans sẽ mua tàu.",
			want: []string{"Tổng công ty Cổ phần Vận tải Dầu khí: Tổng công ty Cổ phần Vận tải Dầu khí | PVTrans"},
		},
		{
			name: "letters a table knows",
			body: "Việt Nam gia nhập WTO. Tổ chức Thương mại Thế giới có 150 thành viên.",
			want: []string{"Tổ chức Thương mại Thế giới: WTO | Tổ chức Thương mại Thế giới"},
		},
		{
			name: "one short form, two definitions",
			body: "Công ty Hoàng Mai (HM) và Công ty Hải Minh (HM) cùng ký.",
			want: []string{"Công ty Hoàng Mai: Công ty Hoàng Mai | HM", "Công ty Hải Minh: Công ty Hải Minh"},
		},
		{
			name: "short ministry name",
			body: "Bộ Giao thông trả lời. Theo Bộ Giao thông vận tải, đường đã thông.",
			want: []string{"Bộ Giao thông vận tải: Bộ Giao thông | Bộ Giao thông vận tải"},
		},
		{
			name: "merged departments stay apart",
			body: "Hợp nhất Sở Xây dựng và Sở Giao thông vận tải thành Sở Giao thông vận tải - Xây dựng.",
			want: []string{"Sở Xây dựng: Sở Xây dựng", "Sở Giao thông vận tải: Sở Giao thông vận tải", "Sở Giao thông vận tải - Xây dựng: Sở Giao thông vận tải - Xây dựng"},
		},
		{
			name: "council beside the committee",
			body: "UBND TP Vinh trình. Chủ tịch HĐND đồng ý.",
			want: []string{"UBND TP Vinh: UBND TP Vinh", "HĐND TP Vinh: HĐND"},
		},
		{
			name: "the place at the end of a name with the country in it",
			body: "HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Long An tổ chức hội nghị.",
			want: []string{"Ủy ban MTTQ Việt Nam tỉnh Long An: Ủy ban MTTQ Việt Nam tỉnh Long An", "HĐND tỉnh Long An: HĐND", "UBND tỉnh Long An: UBND"},
		},
		{
			name: "groups are no bodies",
			body: "Các sở, ban, ngành và UBND các huyện thực hiện.",
		},
		{
			name: "weak head without a body",
			body: "Họ gặp nhau ở Trung tâm. Sau đó về.",
		},
		{
			name: "a department behind its centre is no short form",
			body: "Trung tâm Tin học (Sở Y tế Hà Nam) mở lớp. Sở Y tế Hà Nam kiểm tra.",
			want: []string{"Trung tâm Tin học < Sở Y tế Hà Nam: Trung tâm Tin học", "Sở Y tế Hà Nam: Sở Y tế Hà Nam"},
		},
		{
			name: "brand behind its head",
			body: "Hãng tin Reuters đưa tin. Theo Reuters, giá tăng.",
			want: []string{"Hãng tin Reuters: Hãng tin Reuters | Reuters"},
		},
		{
			name: "list of ministries",
			body: "Các Bộ: Tư pháp, Công an và Y tế ký. Bộ Công an chủ trì.",
			want: []string{"Bộ Tư pháp: Bộ Tư pháp", "Bộ Công an: Bộ Công an", "Bộ Y tế: Bộ Y tế"},
		},
	}
	p := newOrgParts(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, p.bodies(tt.title, tt.site, tt.body)); diff != "" {
				t.Errorf("bodies of %q (-want +got):\n%s", tt.body, diff)
			}
		})
	}
}

// Every mention that is no group belongs to at most one entity, every entity
// has mentions in order and a name, no parent is its own, and a second run
// gives the same.
func TestOrganisationsProperties(t *testing.T) {
	p := newOrgParts(t)
	pieces := []string{
		"Sở", "Sở Y tế", "Sở Y tế Hà Nội", "Sở Y tế tỉnh Long An", "UBND tỉnh", "UBND TP", "UBND tỉnh Long An", "HĐND", "Bộ Tài chính (BTC)", "BTC",
		"Công ty Hoa Mai (HM)", "Công ty Hải Minh (HM)", "HM", "Đảng ủy Sở Y tế", "Đảng ủy Sở", "Cục Thuế thuộc Bộ Tài chính", "các Bộ: Công an, Y tế", "Tỉnh ủy",
		"Trung tâm", "các sở, ngành", "Hà Nội", "Long An", ",", ".", "và", "giao", "\n",
	}
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), " ")
		c := p.context("", "", body)
		set := &mention.Set{}
		p.f.Find(c, set)
		ent := p.r.Resolve(c, set)
		if len(ent.OrgOf) != len(set.Orgs) {
			t.Fatalf("%d answers for %d mentions", len(ent.OrgOf), len(set.Orgs))
		}
		seen := map[int]bool{}
		for e, o := range ent.Orgs {
			if o.Name == "" || len(o.Mentions) == 0 || o.Parent == e || !slices.IsSorted(o.Mentions) {
				t.Fatalf("entity %d of %q: %+v", e, body, o)
			}
			for _, m := range o.Mentions {
				if seen[m] || ent.OrgOf[m] != e || set.Orgs[m].Generic {
					t.Fatalf("mention %d of %q in entity %d", m, body, e)
				}
				seen[m] = true
			}
		}
		if diff := cmp.Diff(ent, p.r.Resolve(c, set)); diff != "" {
			t.Fatalf("second run on %q differs:\n%s", body, diff)
		}
	})
}

func benchOrgs(b *testing.B, body string) {
	p := newOrgParts(b)
	c := p.context("", "", body)
	set := &mention.Set{}
	p.f.Find(c, set)
	b.SetBytes(int64(len([]rune(body)))) // "MB/s" are million characters a second
	b.ReportMetric(float64(len(set.Orgs)), "mentions")
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		p.r.Resolve(c, set)
	}
}

func BenchmarkOrganisations(b *testing.B) {
	benchOrgs(b, strings.Repeat("Sáng nay, Sở Xây dựng Nam Định phối hợp với UBND huyện Hải Hậu, Công ty cổ phần Hồng Hà và Đảng ủy Sở Tài chính tổ chức lễ khánh thành công trình thủy lợi trên địa bàn. Giám đốc Sở và đại diện UBND tỉnh đã đến dự.\n", 100))
}

func BenchmarkOrganisationsHostile(b *testing.B) {
	var many strings.Builder
	for i := range 20_000 {
		many.WriteString("Công ty ")
		for n := i + 1; n > 0; n /= 26 {
			many.WriteString(string(rune('A' + n%26)))
		}
		many.WriteString("xo, ")
	}
	b.Run("companies", func(b *testing.B) { benchOrgs(b, many.String()) })
	b.Run("shorts", func(b *testing.B) { benchOrgs(b, strings.Repeat("UBND tỉnh, HĐND, Sở; ", 10_000)) })
	b.Run("lists", func(b *testing.B) { benchOrgs(b, "Các Bộ: "+strings.Repeat("Y tế, Tài chính, ", 10_000)) })
	b.Run("aliases", func(b *testing.B) {
		benchOrgs(b, strings.Repeat("Công ty Hoa Mai (HM), Công ty Hải Minh (HM). ", 5_000))
	})
}
