package decision_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/date"
	"github.com/bienban/bienban/extract/decision"
	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/english"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/org"
	"github.com/bienban/bienban/extract/person"
	"github.com/bienban/bienban/extract/resolve"
	"github.com/bienban/bienban/extract/text"
	"github.com/google/go-cmp/cmp"
)

// kit is the finders that stand before decisions.
type kit struct {
	lex      *lexicon.Lexicon
	document *document.Finder
	date     *date.Finder
	org      *org.Finder
	person   *person.Finder
	resolve  *resolve.Resolver
	decision *decision.Finder
	english  *english.Finder
}

func newKit(t testing.TB) *kit {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &kit{lex, document.New(lex), date.New(lex), org.New(lex), person.New(lex), resolve.New(lex), decision.New(lex), english.New(lex)}
}

func (k *kit) mentions(in, published, language string) (*mention.Context, *mention.Set, *mention.Entities) {
	c := &mention.Context{Published: published, Language: language}
	c.Doc = text.New(k.lex, in, nil)
	c.Hits = k.lex.Scan(c.Doc)
	c.Title = text.New(k.lex, "", nil)
	c.TitleHits = k.lex.Scan(c.Title)
	set := new(mention.Set)
	k.document.Find(c, set)
	k.date.Find(c, set)
	if language == "en" {
		k.english.Find(c, set)
	} else {
		k.org.Find(c, set)
		k.person.Find(c, set)
	}
	return c, set, k.resolve.Resolve(c, set)
}

// lines shows decisions as "kind | issuer -> addressees | text | deadline".
func (k *kit) lines(in, language string) []string {
	return k.dated(in, "", language)
}

// dated is lines of an article of the day published.
func (k *kit) dated(in, published, language string) []string {
	c, set, ent := k.mentions(in, published, language)
	name := func(a mention.Actor) string {
		switch {
		case a.Person != mention.None:
			return ent.People[a.Person].Name
		case a.Org != mention.None:
			return ent.Orgs[a.Org].Name
		}
		return c.Doc.Slice(a.Written)
	}
	var out []string
	for _, d := range k.decision.Find(c, set, ent) {
		var to []string
		for _, a := range d.Addressees {
			to = append(to, name(a))
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s | %s -> %s | %s | %s",
			d.Kind, name(d.Issuer), strings.Join(to, " + "), c.Doc.Slice(d.Text), d.Deadline)))
	}
	return out
}

func TestFind(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"signed approval of a plan",
			"Ngày 08/4/2023, Phó Chủ tịch UBND tỉnh Bùi Thị Hạnh ký Quyết định số 731/QĐ-UBND phê duyệt Kế hoạch phòng, chống hạn mặn năm 2023.",
			[]string{"decision | Bùi Thị Hạnh ->  | phê duyệt Kế hoạch phòng, chống hạn mặn năm 2023 |"},
		},
		{
			"agentless: who speaks asks",
			"Phát biểu chỉ đạo hội nghị, ông Đặng Quốc Hưng - Phó Chủ tịch UBND tỉnh biểu dương kết quả của ngành. Yêu cầu đặt ra đối với Sở Y tế là phải hoàn thành tiêm chủng cho 100% học sinh trước ngày 15/9/2022.",
			[]string{"directive | Đặng Quốc Hưng -> Sở Y tế | hoàn thành tiêm chủng cho 100% học sinh trước ngày 15/9/2022 | 2022-09-15"},
		},
		{
			"lead and co-operating body",
			"Thủ tướng giao Bộ Xây dựng chủ trì, phối hợp với Bộ Công an rà soát các chung cư cũ, báo cáo Chính phủ trong quý II/2024.",
			[]string{"directive | Thủ tướng -> Bộ Xây dựng | chủ trì, phối hợp với Bộ Công an rà soát các chung cư cũ, báo cáo Chính phủ trong quý II/2024 | 2024-34"},
		},
		{
			"post without a name, group addressed",
			"Đồng chí Bí thư Tỉnh ủy đề nghị các sở, ngành khẩn trương bàn giao mặt bằng tuyến đường ven biển.",
			[]string{"directive | Bí thư Tỉnh ủy -> các sở, ngành | khẩn trương bàn giao mặt bằng tuyến đường ven biển |"},
		},
		{
			"appointment",
			"Chủ tịch UBND tỉnh vừa bổ nhiệm ông Lê Quang Vinh, Phó Chánh Thanh tra tỉnh, giữ chức Giám đốc Sở Tư pháp kể từ ngày 15/6/2021.",
			[]string{"decision | Chủ tịch UBND tỉnh -> Lê Quang Vinh | bổ nhiệm ông Lê Quang Vinh, Phó Chánh Thanh tra tỉnh, giữ chức Giám đốc Sở Tư pháp kể từ ngày 15/6/2021 |"},
		},
		{
			"honour in the passive",
			"Tại buổi lễ, 7 tập thể và 14 cá nhân được UBND huyện tặng Giấy khen.",
			[]string{"decision | UBND huyện -> 7 tập thể và 14 cá nhân | tặng Giấy khen |"},
		},
		{
			"fine with its amount",
			"Đội Quản lý thị trường số 5 xử phạt hộ kinh doanh T.V.K 20 triệu đồng về hành vi bán hàng hết hạn.",
			[]string{"decision | Đội Quản lý thị trường số 5 ->  | xử phạt hộ kinh doanh T.V.K 20 triệu đồng về hành vi bán hàng hết hạn |"},
		},
		{
			"a document mentioned decides nothing new",
			"Nghị quyết số 36-NQ/TW ngày 22/10/2018 của Ban Chấp hành Trung ương xác định phát triển bền vững kinh tế biển là nhiệm vụ lâu dài.",
			nil,
		},
		{
			"two verbs of one speaker",
			"Phát biểu kết luận, Phó Thủ tướng Hoàng Minh Đức nhấn mạnh vai trò của cơ sở, đồng thời yêu cầu các địa phương hoàn thành việc sắp xếp trước 30/9/2025.",
			[]string{"directive | Hoàng Minh Đức -> các địa phương | hoàn thành việc sắp xếp trước 30/9/2025 | 2025-09-30"},
		},
		{
			"a figure quoted is no decision",
			"Theo ông Phan Văn Dũng, đến nay toàn huyện có 12/15 xã đạt chuẩn nông thôn mới.",
			nil,
		},
		{
			"a council passes a resolution",
			"HĐND tỉnh Hà Nam thông qua Nghị quyết về mức hỗ trợ học phí; nghị quyết có hiệu lực từ ngày 01/8/2023.",
			[]string{
				"approval | HĐND tỉnh Hà Nam ->  | thông qua Nghị quyết về mức hỗ trợ học phí |",
				"approval | HĐND tỉnh Hà Nam ->  | nghị quyết có hiệu lực từ ngày 01/8/2023 |",
			},
		},
		{
			"a reference to an order is no new one",
			"Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 902/UBND-NC ngày 11/5/2020, Sở Công Thương yêu cầu các chợ tăng cường kiểm tra phòng cháy.",
			[]string{"directive | Sở Công Thương -> các chợ | tăng cường kiểm tra phòng cháy |"},
		},
		{
			"a chain goes on with issuer and addressee",
			"Chủ tịch UBND tỉnh Trần Hữu Lộc yêu cầu Sở Giao thông vận tải rà soát các cầu yếu; tăng cường kiểm tra xe quá tải; Sở cần công khai kết quả trên trang điện tử.",
			[]string{
				"directive | Trần Hữu Lộc -> Sở Giao thông vận tải | rà soát các cầu yếu |",
				"directive | Trần Hữu Lộc -> Sở Giao thông vận tải | tăng cường kiểm tra xe quá tải |",
				"directive | Trần Hữu Lộc -> Sở Giao thông vận tải | công khai kết quả trên trang điện tử |",
			},
		},
		{
			"items inherit from the sentence before the colon",
			"UBND tỉnh Thái Bình đề nghị Bộ Tài chính xem xét một số nội dung sau:\n- Bố trí vốn cho tuyến đê biển;\n- Sửa đổi định mức chi thường xuyên.\nHội nghị kết thúc cùng ngày.",
			[]string{
				"request | UBND tỉnh Thái Bình -> Bộ Tài chính | Bố trí vốn cho tuyến đê biển |",
				"request | UBND tỉnh Thái Bình -> Bộ Tài chính | Sửa đổi định mức chi thường xuyên |",
			},
		},
		{
			"promise of a body",
			"Thời gian tới, Sở Du lịch Ninh Bình sẽ phối hợp với các doanh nghiệp mở thêm tour đêm.",
			[]string{"commitment | Sở Du lịch Ninh Bình ->  | phối hợp với các doanh nghiệp mở thêm tour đêm |"},
		},
		{
			"planned is not decided",
			"UBND thành phố Huế dự kiến sẽ xây dựng bãi đỗ xe ngầm trong năm tới.",
			nil,
		},
		{
			"denied is not decided",
			"UBND huyện Thạch Thất chưa phê duyệt quy hoạch khu dân cư này.",
			nil,
		},
		{
			"a condition is not decided",
			"Nếu Sở Xây dựng yêu cầu các nhà thầu dừng thi công thì tiến độ sẽ chậm.",
			nil,
		},
		{
			"who is asked by whom, in the passive",
			"Công ty Cấp nước Sông Lam được UBND tỉnh yêu cầu khắc phục sự cố trong ngày 12/7/2022.",
			[]string{"request | UBND tỉnh -> Công ty Cấp nước Sông Lam | khắc phục sự cố trong ngày 12/7/2022 | 2022-07-12"},
		},
		{
			"what a regulation sets",
			"Ngày 02/3/2020, Bộ Công Thương ban hành Thông tư số 05/2020/TT-BCT quy định về quản lý chợ. Theo đó, ban quản lý chợ phải niêm yết giá dịch vụ. Thông tư này có hiệu lực thi hành kể từ ngày 20/4/2020.",
			[]string{
				"decision | Bộ Công Thương ->  | ban hành Thông tư số 05/2020/TT-BCT quy định về quản lý chợ |",
				"directive | Bộ Công Thương -> ban quản lý chợ | niêm yết giá dịch vụ |",
				"decision | Bộ Công Thương ->  | có hiệu lực thi hành kể từ ngày 20/4/2020 |",
			},
		},
		{
			"who is quoted lays down the duty",
			"“Các trường phải kiểm tra bếp ăn mỗi ngày”, bà Ngô Thị Lan, Giám đốc Sở Giáo dục và Đào tạo, nhấn mạnh.",
			[]string{"directive | Ngô Thị Lan -> Các trường | kiểm tra bếp ăn mỗi ngày |"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, k.lines(tt.in, "vi")); diff != "" {
				t.Errorf("decisions of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

// A report of a meeting in the language of the portals: five directives of
// one speaker, to the body that held it; its promise; an award.
func TestMeetingReport(t *testing.T) {
	k := newKit(t)
	in := "Ngày 18/01/2008, Sở Thủy sản Bến Tre tổ chức Hội nghị Tổng kết công tác năm 2007. Ông Cao Văn Tâm - Phó Chủ tịch UBND tỉnh đến dự và chủ trì Hội nghị.\n" +
		"Ông Cao Văn Tâm - Phó Chủ tịch UBND tỉnh có ý kiến chỉ đạo Hội nghị: ghi nhận đóng góp của ngành. Yêu cầu đặt ra đối với Sở là phải đánh giá đúng nguồn lợi ven bờ; Sở nên khẩn trương rà soát quy hoạch vùng nuôi; Tăng cường công tác kiểm dịch giống; Phối hợp với các Sở, ban ngành có liên quan bảo vệ rừng ngập mặn. Đặc biệt cần đầu tư, tập trung đào tạo cán bộ kỹ thuật.\n" +
		"Sở đã vinh dự được Bộ Thủy sản tặng Cờ thi đua năm 2007. Sở Thủy sản Bến Tre sẽ hoàn thành kế hoạch đề ra trong năm 2008./."
	sea := "Cao Văn Tâm -> Sở Thủy sản Bến Tre"
	want := []string{
		"directive | " + sea + " | đánh giá đúng nguồn lợi ven bờ |",
		"directive | " + sea + " | khẩn trương rà soát quy hoạch vùng nuôi |",
		"directive | " + sea + " | Tăng cường công tác kiểm dịch giống |",
		"directive | " + sea + " | Phối hợp với các Sở, ban ngành có liên quan bảo vệ rừng ngập mặn |",
		"directive | " + sea + " | đầu tư, tập trung đào tạo cán bộ kỹ thuật |",
		"decision | Bộ Thủy sản -> Sở Thủy sản Bến Tre | tặng Cờ thi đua năm 2007 |",
		"commitment | Sở Thủy sản Bến Tre ->  | hoàn thành kế hoạch đề ra trong năm 2008 | 2008",
	}
	if diff := cmp.Diff(want, k.lines(in, "vi")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// English sentences; names are read by their capitals where no finder has
// found them.
func TestEnglish(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{"agreed to", "Last week Northwind agreed to repay the port fees it had withheld.", []string{"commitment | Northwind ->  | repay the port fees it had withheld |"}},
		{"urged somebody to", "Marta Olsen urged the harbour board to publish the survey.", []string{"request | Marta Olsen -> harbour board | publish the survey |"}},
		{"resolved to", "After a short debate Parliament resolved to extend the fishing ban.", []string{"decision | Parliament ->  | extend the fishing ban |"}},
		{"said decides nothing", "Marta Olsen said the survey was late.", nil},
		{"denied", "Northwind never agreed to repay the fees.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, k.lines(tt.in, "en")); diff != "" {
				t.Errorf("decisions of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
