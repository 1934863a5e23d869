package org_test

import (
	"strings"
	"testing"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/org"
	"github.com/bienban/bienban/extract/text"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func embedded(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func find(lex *lexicon.Lexicon, f *org.Finder, s string) (*text.Doc, []mention.Org) {
	d := text.New(lex, s, nil)
	c := &mention.Context{Doc: d, Hits: lex.Scan(d), Title: text.New(lex, "", nil), Language: "vi"}
	set := &mention.Set{}
	f.Find(c, set)
	return d, set.Orgs
}

// show is a mention as the tables below write it: the name, "~" before a short
// form, "*" before a group, "[…]" after it the short form it defines.
func show(d *text.Doc, o mention.Org) string {
	s := o.Name
	switch {
	case o.Generic:
		s = "*" + s
	case o.Short:
		s = "~" + s
	}
	if !o.Alias.Empty() {
		s += " [" + d.Slice(o.Alias) + "]"
	}
	return s
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"department with its province", "Sáng 5/3, Sở Thông tin và Truyền thông Long An họp giao ban.", []string{"Sở Thông tin và Truyền thông Long An"}},
		{"comma inside a department", "Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre mở lớp.", []string{"Sở Văn hóa, Thể thao và Du lịch tỉnh Bến Tre"}},
		{"comma between departments", "Giao Sở Nội vụ, Tài chính rà soát.", []string{"Sở Nội vụ", "Sở Tài chính"}},
		{"list after a colon", "Thông tư của các Bộ: Tư pháp, Công an và Y tế quy định.", []string{"Bộ Tư pháp", "Bộ Công an", "Bộ Y tế"}},
		{"ministry and police of a province", "Bộ Tài chính, Công an tỉnh Sơn La phối hợp.", []string{"Bộ Tài chính", "Công an tỉnh Sơn La"}},
		{"abbreviated field", "Giám đốc Sở TT&TT phát biểu.", []string{"Sở TT&TT"}},
		{"inserted short form", "Sở Bưu chính, Viễn thông ( BCVT ) Hậu Giang tổ chức hội nghị.", []string{"Sở Bưu chính, Viễn thông Hậu Giang [BCVT]"}},
		{"short form after the name", "Hiệp hội Lúa gạo Việt Nam (HLGV) đề nghị. HLGV cũng nêu khó khăn.", []string{"Hiệp hội Lúa gạo Việt Nam [HLGV]", "HLGV", "HLGV"}},
		{"short form in words", "Công ty cổ phần Cấp nước Bình Minh (sau đây gọi tắt là Bình Minh) nộp phạt.", []string{"Công ty cổ phần Cấp nước Bình Minh [Bình Minh]", "Bình Minh"}},
		{"place in parentheses is no short form", "UBND quận Tây Hồ (Hà Nội) yêu cầu.", []string{"UBND quận Tây Hồ"}},
		{"level alone", "Chủ tịch UBND tỉnh giao Sở chủ trì.", []string{"~UBND tỉnh", "~Sở"}},
		{"number of a district", "Công an quận 7 và UBND phường 12 kiểm tra.", []string{"Công an quận 7", "UBND phường 12"}},
		{"person after a level", "Chủ tịch UBND TP Nguyễn Hữu Phúc cho biết.", []string{"~UBND TP"}},
		{"person after a field", "Bộ trưởng Bộ Y tế Trần Văn Lộc trả lời.", []string{"Bộ Y tế"}},
		{"person after a commune", "Chủ tịch UBND xã Tân Hội Lê Thị Hoa có mặt.", []string{"UBND xã Tân Hội"}},
		{"body inside a body", "Bí thư Đảng ủy Sở Giao thông vận tải dự.", []string{"Đảng ủy Sở Giao thông vận tải"}},
		{"party body of a province", "Trưởng ban Tuyên giáo Tỉnh ủy Cà Mau kết luận.", []string{"ban Tuyên giáo Tỉnh ủy Cà Mau"}},
		{"court of a region", "Chánh án Tòa án nhân dân khu vực 3 - Gia Lai nhận quyết định.", []string{"Tòa án nhân dân khu vực 3 - Gia Lai"}},
		{"customs and treasury of a region", "Chi cục Hải quan khu vực XIV và Kho bạc Nhà nước khu vực V ký quy chế.", []string{"Chi cục Hải quan khu vực XIV", "Kho bạc Nhà nước khu vực V"}},
		{"no region without a number", "Công an xã tuần tra khu vực chợ.", []string{"~Công an xã"}},
		{"tax offices since 2025", "Thuế tỉnh Cà Mau giao Thuế cơ sở 4 rà soát.", []string{"Thuế tỉnh Cà Mau", "Thuế cơ sở 4"}},
		{"tax is no office", "Thuế thu nhập tăng, Thuế đất giảm.", nil},
		{"party bodies since 2025", "Đảng ủy các cơ quan Đảng Trung ương và Ban Chính sách, chiến lược Trung ương họp.", []string{"Đảng ủy các cơ quan Đảng Trung ương", "Ban Chính sách, chiến lược Trung ương"}},
		{"division of a commune", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị phường trả lời.", []string{"~phòng Kinh tế, Hạ tầng và Đô thị phường"}},
		{"broadcasters of the country, and papers from one", "Đài Tiếng nói Việt Nam và Thông tấn xã Việt Nam đưa tin; báo Trung Quốc im lặng.", []string{"Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam"}},
		{"command of a military region", "Bộ Tư lệnh Quân khu 7 dự.", []string{"Bộ Tư lệnh Quân khu 7"}},
		{"commune of three words, two of them a place", "Chủ tịch HĐND xã Vĩnh Thạnh Trung dự.", []string{"HĐND xã Vĩnh Thạnh Trung"}},
		{"person after a commune that is a place too", "Chủ tịch HĐND xã Vĩnh Thạnh Lê Văn Tám dự.", []string{"HĐND xã Vĩnh Thạnh"}},
		{"two countries in a name", "Trường Cao đẳng nghề Việt - Hàn và Liên minh Kinh tế Á - Âu ký kết.", []string{"Trường Cao đẳng nghề Việt - Hàn", "Liên minh Kinh tế Á - Âu"}},
		{"named after a day", "Công ty 20-10 góp vốn.", []string{"Công ty 20-10"}},
		{"ministry of a country before a foreign name", "Thứ trưởng Bộ Năng lượng Campuchia Ith Sovan nói.", []string{"Bộ Năng lượng Campuchia"}},
		{"department written small with its province", "Phó giám đốc sở Tư pháp Đắk Nông nói.", []string{"sở Tư pháp Đắk Nông"}},
		{"firm of plain words called by a rare family name", "Tổng giám đốc Công ty Cổ phần Đầu tư Xây dựng Hoa Sen Việt cam kết.", []string{"Công ty Cổ phần Đầu tư Xây dựng Hoa Sen Việt"}},
		{"person after a firm of plain words", "Giám đốc Công ty Cổ phần Xây dựng Trần Văn Lộc cam kết.", nil},
		{"verb before an event", "Tham mưu Đảng ủy tổ chức Hội nghị.", []string{"~Đảng ủy"}},
		{"divisions in a list", "Trưởng phòng Giáo dục và Đào tạo, Nội vụ, Tài chính và Y tế bị cách chức.", []string{"phòng Giáo dục và Đào tạo"}},
		{"head that a post holds", "Trưởng ban Tổ chức Trung ương trao quyết định.", []string{"ban Tổ chức Trung ương"}},
		{"firm named by a rare family name", "Đất giao cho công ty TNHH Hoa Viên Bình An để kinh doanh.", []string{"công ty TNHH Hoa Viên Bình An"}},
		{"academy after the word for a school", "Em vào trường Học viện Cảnh sát nhân dân.", []string{"Học viện Cảnh sát nhân dân"}},
		{"verb and its object", "Các tổ và Chi bộ xây dựng kế hoạch kiểm tra năm nay.", []string{"~Chi bộ"}},
		{"division that a post holds, all small", "Trưởng phòng hành chính được khen; phòng hành chính được khen.", []string{"phòng hành chính"}},
		{"party committee written small after a post", "Ủy viên Thường vụ huyện ủy dự; sau đó ông đến huyện ủy.", []string{"~huyện ủy"}},
		{"board of a brand", "Chủ tịch HĐQT Halico nói.", []string{"HĐQT Halico"}},
		{"person after a board", "Chủ tịch HĐQT Trần Bảy nói.", []string{"~HĐQT"}},
		{"trades of a firm", "Công ty TNHH một thành viên đầu tư kinh doanh nhà Khang Phúc nộp phạt.", []string{"Công ty TNHH một thành viên đầu tư kinh doanh nhà Khang Phúc"}},
		{"board of estates", "Ban quản lý các khu chế xuất - khu công nghiệp tỉnh Long An họp.", []string{"Ban quản lý các khu chế xuất - khu công nghiệp tỉnh Long An"}},
		{"short form before the body it is part of", "Cơ quan Cảnh sát điều tra (CSĐT) Công an tỉnh Long An khởi tố.", []string{"Cơ quan Cảnh sát điều tra Công an tỉnh Long An [CSĐT]"}},
		{"person of four words after a ward", "Phó Bí thư Thường trực Đảng ủy phường Trần Thị Kim Oanh dự.", []string{"~Đảng ủy phường"}},
		{"field of a police division after a post", "Trưởng phòng Cảnh sát kinh tế nói.", []string{"phòng Cảnh sát kinh tế"}},
		{"country before a foreign name", "Thứ trưởng thứ nhất Bộ Nông nghiệp Hoa Kỳ Stephen Carter nói.", []string{"Bộ Nông nghiệp Hoa Kỳ"}},
		{"board called by its task", "Tiểu ban Văn kiện do Tổng Bí thư đứng đầu; Hội đồng Tim nói rằng đúng.", []string{"Tiểu ban Văn kiện"}},
		{"trade of a division that a post holds", "Quyền trưởng phòng kinh doanh Giang Kim Đạt trốn; trưởng phòng quản lý chặt chẽ.", []string{"phòng kinh doanh"}},
		{"tail of another name", "Dự án Golf Trường An bị dừng.", nil},
		{"examination is no school", "Kỳ thi THPT quốc gia bắt đầu.", nil},
		{"newspaper writing", "Phó giám đốc sở Y tế và công an TP Hà Nội lên tiếng.", []string{"sở Y tế", "công an TP Hà Nội"}},
		{"small head with a subject", "Viện trưởng viện Nghiên cứu quản lý kinh tế Trung ương và tổng cục Đường bộ Việt Nam.", []string{"viện Nghiên cứu quản lý kinh tế Trung ương", "tổng cục Đường bộ Việt Nam"}},
		{"small head with a verb alone", "Chuyên gia của viện Nghiên cứu Sao Mai nói.", nil},
		{"joint ministries", "Liên Bộ Tài chính - Công Thương điều chỉnh giá; liên bộ Y tế, Tư pháp họp.", []string{"Bộ Tài chính", "Bộ Công Thương", "bộ Y tế", "bộ Tư pháp"}},
		{"verb after a field", "Giao Cục Quản lý thị trường kiểm tra quán ăn ven biển.", []string{"Cục Quản lý thị trường"}},
		{"verb after và", "Cục Quản lý thị trường và đánh giá hoạt động của đoàn.", []string{"Cục Quản lý thị trường"}},
		{"và inside a topic", "Cục Quản lý nhà và thị trường bất động sản báo cáo.", []string{"Cục Quản lý nhà và thị trường bất động sản"}},
		{"head that ends a proper name", "Công ty TNHH May Sao Trường và Công ty Hoa Biển.", []string{"Công ty TNHH May Sao Trường", "Công ty Hoa Biển"}},
		{"head inside a person's name", "Bà Nguyễn Thị Đài Trang và ông Đinh Khoa Toàn dự.", nil},
		{"ward called after a person", "UBND phường Nguyễn Văn Cừ họp.", []string{"UBND phường Nguyễn Văn Cừ"}},
		{"place that begins a person's name", "Giám đốc Sở Xây dựng Vũ Quang Hùng nói.", []string{"Sở Xây dựng"}},
		{"region", "Phó Trưởng ban Chỉ đạo Tây Nam Bộ dự.", []string{"ban Chỉ đạo Tây Nam Bộ"}},
		{"level after the country", "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động.", []string{"~Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"}},
		{"parenthesis inside a nested name", "Chi nhánh Ngân hàng Chính sách xã hội (CSXH) tỉnh cho vay.", []string{"~Chi nhánh Ngân hàng Chính sách xã hội tỉnh"}},
		{"of a province", "Đoàn kiểm tra liên ngành của tỉnh Nam Định làm việc.", []string{"Đoàn kiểm tra liên ngành của tỉnh Nam Định"}},
		{"groups by their head", "Đại hội các Chi bộ trực thuộc; chỉ đạo của HĐND, UBND các quận, huyện.", []string{"*các Chi bộ", "*HĐND", "*UBND các quận, huyện"}},
		{"faculty beside its post only", "Trưởng khoa Pháp luật dân sự giảng bài ở khoa Dược.", []string{"khoa Pháp luật dân sự"}},
		{"steering committee in small words", "Ban Chỉ đạo công tác thông tin đối ngoại Thành phố họp.", []string{"~Ban Chỉ đạo công tác thông tin đối ngoại Thành phố"}},
		{"company in small words", "Công ty TNHH một thành viên cấp nước Hải Hậu ký hợp đồng.", []string{"Công ty TNHH một thành viên cấp nước Hải Hậu"}},
		{"half-capitalised word", "Công ty CP Bóng đèn Sao Mai báo lãi.", []string{"Công ty CP Bóng đèn Sao Mai"}},
		{"school named after a person", "Trường THPT Nguyễn Du đón 500 học sinh.", []string{"Trường THPT Nguyễn Du"}},
		{"person after a company", "Giám đốc Công ty Hoa Biển Nguyễn Văn Tám từ chối.", []string{"Công ty Hoa Biển"}},
		{"list of three parts with và", "Cục Xuất bản, In và Phát hành có công văn.", []string{"Cục Xuất bản, In và Phát hành"}},
		{"foreign government", "chính phủ Pháp và Bộ Ngoại giao Nhật Bản ra tuyên bố.", []string{"chính phủ Pháp", "Bộ Ngoại giao Nhật Bản"}},
		{"foreign newspaper", "Tờ Mekong Times đưa tin.", []string{"Mekong Times"}},
		{"inside a post", "Thủ tướng Chính phủ yêu cầu.", []string{"Chính phủ"}},
		{"groups", "UBND các quận, huyện và các sở, ban, ngành liên quan thực hiện.", []string{"*UBND các quận, huyện", "*các sở, ban, ngành liên quan"}},
		{"group without a determiner", "Các ý kiến của Bộ, ngành được tiếp thu.", []string{"*Bộ, ngành"}},
		{"all bodies of one name", "Các Phòng Văn hóa và Thông tin báo cáo.", []string{"*Các Phòng Văn hóa và Thông tin"}},
		{"tier", "UBND cấp huyện chịu trách nhiệm.", []string{"*UBND cấp huyện"}},
		{"event heads", "Hội nghị Tổng kết và Lễ Khai mạc Kế hoạch Thể thao 2019.", nil},
		{"words that hold a head", "Cán bộ, cơ sở, nội bộ, báo cáo, thị trường, môi trường Y tế.", nil},
		{"country that holds a head", "Tây Ban Nha thắng Đài Loan.", nil},
		{"document code", "Kế hoạch số 45/KH-UBND về trồng cây.", nil},
		{"given name like a head", "Ông Trường khai đã nhận tiền.", nil},
		{"verb after a head", "Sở tổ chức lớp học; Bộ xây dựng đề án.", []string{"~Sở", "~Bộ"}},
		{"legal form alone", "Công ty TNHH phải đăng ký.", nil},
		{"heading in capitals", "SỞ TÀI CHÍNH TỈNH KIÊN GIANG THÔNG BÁO", []string{"SỞ TÀI CHÍNH TỈNH KIÊN GIANG"}},
		{"old tone placement", "Uỷ ban nhân dân thành phố Hoà Bình.", []string{"Uỷ ban nhân dân thành phố Hoà Bình"}},
	}
	lex := embedded(t)
	f := org.New(lex)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, orgs := find(lex, f, tt.in)
			var got []string
			for _, o := range orgs {
				got = append(got, show(d, o))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("organisations of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

// A user's table adds a head, a whole name and a field.
func TestUserLexicon(t *testing.T) {
	lex, err := lexicon.Load(
		lexicon.File{Name: "org_head.tsv", Data: []byte("form\tkind\ttakes\tbare\tlower\nLiên chi hội\tassociation\tfnl\tshort\tyes\n")},
		lexicon.File{Name: "org_world.tsv", Data: []byte("form\tcase\tkind\nMRC\texact\tinternational\n")},
		lexicon.File{Name: "org_field.tsv", Data: []byte("form\tkey\nNghề cá\tnghe-ca\n")},
	)
	if err != nil {
		t.Fatal(err)
	}
	d, orgs := find(lex, org.New(lex), "Liên chi hội Nghề cá Kiên Giang gặp MRC.")
	var got []string
	for _, o := range orgs {
		got = append(got, show(d, o))
	}
	if diff := cmp.Diff([]string{"Liên chi hội Nghề cá Kiên Giang", "MRC"}, got); diff != "" {
		t.Errorf("organisations (-want +got):\n%s", diff)
	}
}

// Mentions lie inside the text, in order, apart from each other, and the same
// text gives the same mentions.
func TestFindProperties(t *testing.T) {
	lex := embedded(t)
	f := org.New(lex)
	words := strings.Fields(`Sở Bộ UBND tỉnh thành phố các và , , ( ) : - & Thông tin Truyền thông Tài chính Công an Công ty TNHH
		Hà Nội Long An Nguyễn Văn Anh Trường THPT Ban Chỉ đạo về số 12 quận huyện xã “ ” Đảng ủy Hội Liên đoàn Times WTO VTV của thuộc . ; ngành ban`)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 60).Draw(t, "words") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "", "\n"}).Draw(t, "space"))
		}
		d, orgs := find(lex, f, b.String())
		end := 0
		for _, o := range orgs {
			if o.Start < end || o.End <= o.Start || o.End > len(d.Tokens) {
				t.Fatalf("span %v after token %d of %d in %q", o.Span, end, len(d.Tokens), b.String())
			}
			end = o.End
			if o.Name == "" {
				t.Fatalf("mention %v of %q has no name", o.Span, b.String())
			}
			if !o.Alias.Empty() && (o.Alias.Start < o.Start || o.Alias.End > len(d.Tokens)) {
				t.Fatalf("short form %v of %v", o.Alias, o.Span)
			}
		}
		_, again := find(lex, f, b.String())
		if diff := cmp.Diff(orgs, again); diff != "" {
			t.Fatalf("second run differs:\n%s", diff)
		}
	})
}

const article = `Sáng 12/3, Sở Nông nghiệp và Phát triển nông thôn Trà Vinh phối hợp với UBND huyện Duyên Hải tổ chức hội nghị triển khai kế hoạch nuôi tôm năm 2019. Ông Lâm Văn Phước, Phó Giám đốc Sở, chủ trì; dự có đại diện Hội Nông dân tỉnh, Ngân hàng Chính sách xã hội, Công ty cổ phần Thủy sản Cửu Long và lãnh đạo các sở, ban, ngành liên quan.
Theo báo cáo, diện tích thả nuôi đạt 3.200 ha, tăng 8% so với cùng kỳ, nhưng dịch bệnh còn diễn biến phức tạp ở nhiều xã ven biển. Chi cục Thủy sản thuộc Sở Nông nghiệp và Phát triển nông thôn đề nghị người dân thả giống đúng lịch thời vụ, không xả nước thải chưa qua xử lý ra kênh rạch.
Phát biểu kết luận, Chủ tịch UBND tỉnh Đồng Văn Lâm yêu cầu Sở Tài nguyên và Môi trường, Công an tỉnh tăng cường kiểm tra, xử lý nghiêm các trường hợp vi phạm.
`

func benchFind(b *testing.B, s string) {
	lex := embedded(b)
	f := org.New(lex)
	d := text.New(lex, s, nil)
	c := &mention.Context{Doc: d, Hits: lex.Scan(d), Language: "vi"}
	set := &mention.Set{Orgs: make([]mention.Org, 0, len(s)/8)}
	b.SetBytes(int64(len([]rune(s)))) // "MB/s" are million characters a second
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		set.Orgs = set.Orgs[:0]
		f.Find(c, set)
	}
}

func BenchmarkFind(b *testing.B) { benchFind(b, strings.Repeat(article, 40)) }

// Hostile texts cost no more than a small factor over an article's speed.
func BenchmarkFindHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"capitals": "Ấy Nọ ", "heads": "Sở ", "commas": ", ", "chain": "Đảng ủy Chi nhánh ", "groups": "sở, ", "open": "Công ty ( ", "topics": "Ban Chỉ đạo phòng chống ", "words": "Trường ",
		"lists": "Bộ Y tế, Tài chính, ", "levels": "UBND tỉnh ",
	} {
		b.Run(name, func(b *testing.B) { benchFind(b, strings.Repeat(unit, 200_000/len(unit))) })
	}
}
