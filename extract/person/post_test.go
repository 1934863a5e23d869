package person

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract/mention"
)

// The patterns of person and post, numbered as in the inventory of Vietnamese
// forms: what stands where, who gets which post.
func TestPosts(t *testing.T) {
	lex := embedded(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"1 name dash title", "Ông Lê Hữu Tâm - Chủ tịch [UBND tỉnh], Ông Trần Văn Bảy – Phó Chủ tịch [UBND tỉnh] chủ trì.",
			[]string{"Lê Hữu Tâm: Chủ tịch/UBND tỉnh", "Trần Văn Bảy: Phó Chủ tịch/UBND tỉnh"},
		},
		{
			"1 dash without spaces", "Đồng chí Lê Hữu Tâm- Chủ tịch [UBND tỉnh] dự.",
			[]string{"Lê Hữu Tâm: Chủ tịch/UBND tỉnh"},
		},
		{
			"1 name comma title", "Ông Lê Hữu Tâm, giám đốc [Sở Y tế], cho biết.",
			[]string{"Lê Hữu Tâm: giám đốc/Sở Y tế"},
		},
		{
			"1 newspaper dashes on both sides", "Ông Lê Hữu Tâm - chánh văn phòng [Sở Y tế] - nói.",
			[]string{"Lê Hữu Tâm: chánh văn phòng/Sở Y tế"},
		},
		{
			"1 age in between", "Ông Lê Hữu Tâm (51 tuổi), giám đốc [Sở Y tế] và bà Vũ Hoa, sinh năm 1980, nguyên Trưởng phòng [Phòng Tài chính] dự.",
			[]string{"Lê Hữu Tâm: giám đốc/Sở Y tế", "Vũ Hoa: former Trưởng phòng/Phòng Tài chính"},
		},
		{
			"2 title organisation name", "Chủ tịch [UBND tỉnh Bình Minh] Phạm Ngọc Sang chủ trì.",
			[]string{"Phạm Ngọc Sang: Chủ tịch/UBND tỉnh Bình Minh"},
		},
		{
			"2 bare title and name", "Chủ tịch Phạm Ngọc Sang chủ trì.",
			[]string{"Phạm Ngọc Sang: Chủ tịch"},
		},
		{
			"2 parenthesis after the organisation", "Chủ nhiệm [Ủy ban Pháp luật] (cơ quan thẩm tra) Phan Trung Hiếu nói.",
			[]string{"Phan Trung Hiếu: Chủ nhiệm/Ủy ban Pháp luật"},
		},
		{
			"2 unit for its committee", "Chủ tịch quận Thanh Bình Trần Xuân Lưu đi kiểm tra.",
			[]string{"Trần Xuân Lưu: Chủ tịch/~quận Thanh Bình"},
		},
		{
			"2 field of a ministry", "Bộ trưởng Tư pháp Phạm Ngọc Sang và Thứ trưởng Giao thông vận tải Lê Đình Thọ dự.",
			[]string{"Phạm Ngọc Sang: Bộ trưởng/~Tư pháp", "Lê Đình Thọ: Thứ trưởng/~Giao thông vận tải"},
		},
		{
			"2 field of a bureau", "Cục trưởng Hàng không Lại Xuân Minh nói.",
			[]string{"Lại Xuân Minh: Cục trưởng/~Hàng không"},
		},
		{
			"3 title comma honorific name", "Phó Chủ tịch [UBND tỉnh], ông Nguyễn Văn Sáu trả lời.",
			[]string{"Nguyễn Văn Sáu: Phó Chủ tịch/UBND tỉnh"},
		},
		{
			"3 body of a body", "Vụ trưởng [Vụ Pháp chế] thuộc [Bộ Y tế], bà Lý Thu Hằng, trả lời.",
			[]string{"Lý Thu Hằng: Vụ trưởng/Vụ Pháp chế"},
		},
		{
			"3 title is name", "Trưởng ban [Ban Tổ chức] là ông Nguyễn Văn Sáu.",
			[]string{"Nguyễn Văn Sáu: Trưởng ban/Ban Tổ chức"},
		},
		{
			"3 not where the title belongs to the clause before", "Sau khi gặp Chủ tịch [UBND tỉnh], ông Nguyễn Văn Sáu ra về.",
			[]string{},
		},
		{
			"4 name with title in parentheses", "Ông Nguyễn Văn Sáu (nguyên Chủ tịch [Hội Nông dân]) đến.",
			[]string{"Nguyễn Văn Sáu: former Chủ tịch/Hội Nông dân"},
		},
		{
			"4 title with name in parentheses", "Giám đốc [Sở Y tế] (ông Nguyễn Văn Sáu) ký.",
			[]string{"Nguyễn Văn Sáu: Giám đốc/Sở Y tế"},
		},
		{
			"5 stacked before the name", "Ủy viên [Bộ Chính trị], Bí thư [Trung ương Đảng], Phó Thủ tướng [Chính phủ] Phạm Ngọc Sang dự.",
			[]string{"Phạm Ngọc Sang: Ủy viên/Bộ Chính trị", "Phạm Ngọc Sang: Bí thư/Trung ương Đảng", "Phạm Ngọc Sang: Phó Thủ tướng/Chính phủ"},
		},
		{
			"5 stacked after the name", "Đồng chí Phạm Ngọc Sang, Tỉnh ủy viên, Bí thư [Đảng ủy], Giám đốc [Sở] dự.",
			[]string{"Phạm Ngọc Sang: Tỉnh ủy viên/=Tỉnh ủy", "Phạm Ngọc Sang: Bí thư/Đảng ủy", "Phạm Ngọc Sang: Giám đốc/Sở"},
		},
		{
			"6 list by semicolons", "Dự hội nghị có các đồng chí: Lê Văn Tám, Ủy viên [Ban Thường vụ], Trưởng ban [Ban Dân vận]; Vũ Thị Hoa, Phó Giám đốc [Sở Y tế]; cùng lãnh đạo các sở.",
			[]string{"Lê Văn Tám: Ủy viên/Ban Thường vụ", "Lê Văn Tám: Trưởng ban/Ban Dân vận", "Vũ Thị Hoa: Phó Giám đốc/Sở Y tế"},
		},
		{
			"6 list by commas, title after", "Các đồng chí Lê Văn Tám, Giám đốc [Sở Y tế], Vũ Thị Hoa, Phó Giám đốc [Sở Nội vụ] dự.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Y tế", "Vũ Thị Hoa: Phó Giám đốc/Sở Nội vụ"},
		},
		{
			"6 list by commas, title before", "Có Chủ tịch [UBND tỉnh] Lê Văn Tám, Thứ trưởng [Bộ Y tế] Vũ Thị Hoa, Chủ tịch [Hội Nhà báo] Trần Bá Sơn.",
			[]string{"Lê Văn Tám: Chủ tịch/UBND tỉnh", "Vũ Thị Hoa: Thứ trưởng/Bộ Y tế", "Trần Bá Sơn: Chủ tịch/Hội Nhà báo"},
		},
		{
			"7 shared by a list", "Các Phó Chủ tịch [UBND tỉnh]: Lê Văn Tám, Vũ Thị Hoa và Trần Bá Sơn dự.",
			[]string{"Lê Văn Tám: Phó Chủ tịch/UBND tỉnh", "Vũ Thị Hoa: Phó Chủ tịch/UBND tỉnh", "Trần Bá Sơn: Phó Chủ tịch/UBND tỉnh"},
		},
		{
			"7 not shared without a plural", "Ông Lê Văn Tám và bà Vũ Thị Hoa, Phó Giám đốc [Sở Y tế] dự.",
			[]string{"Vũ Thị Hoa: Phó Giám đốc/Sở Y tế"},
		},
		{
			"8 former, acting", "Nguyên Bộ trưởng Lê Văn Tám, cựu giám đốc [Sở Y tế] Vũ Thị Hoa và quyền Chủ tịch [Hội Nhà báo] Trần Bá Sơn đến.",
			[]string{"Lê Văn Tám: former Bộ trưởng", "Vũ Thị Hoa: former giám đốc/Sở Y tế", "Trần Bá Sơn: acting Chủ tịch/Hội Nhà báo"},
		},
		{
			"8 Q. is acting", "Q. Giám đốc [Sở Y tế] Vũ Thị Hoa ký.",
			[]string{"Vũ Thị Hoa: acting Giám đốc/Sở Y tế"},
		},
		{
			"8 Nguyên as a given name", "Ông Lê Văn Nguyên, Chủ tịch [UBND xã] nói.",
			[]string{"Lê Văn Nguyên: Chủ tịch/UBND xã"},
		},
		{
			"8 words after the post", "Phó Bí thư Thường trực [Thành ủy] Lê Văn Tám, Phó Chủ tịch thứ nhất [Hội Nông dân] Vũ Thị Hoa dự.",
			[]string{"Lê Văn Tám: Phó Bí thư Thường trực/Thành ủy", "Vũ Thị Hoa: Phó Chủ tịch thứ nhất/Hội Nông dân"},
		},
		{
			"8 concurrent posts", "Bí thư [Thành ủy] kiêm Chủ tịch [HĐND TP Bình Minh] Trần Thọ và ông Lê Tám, chủ tịch kiêm tổng giám đốc [Công ty Sao Mai] dự.",
			[]string{"Trần Thọ: Bí thư/Thành ủy", "Trần Thọ: Chủ tịch/HĐND TP Bình Minh", "Lê Tám: chủ tịch/Công ty Sao Mai", "Lê Tám: tổng giám đốc/Công ty Sao Mai"},
		},
		{
			"9 signature block", "Giao các sở thực hiện.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Tám",
			[]string{"Lê Văn Tám: PHÓ CHỦ TỊCH"},
		},
		{
			"10 collective without a person", "Lãnh đạo Sở và Ban Giám đốc cùng ông Lê Văn Tám dự.",
			[]string{},
		},
		{
			"11 being appointed", "Ông Lê Văn Tám, Chánh Văn phòng [UBND tỉnh], được bổ nhiệm giữ chức Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: Chánh Văn phòng/UBND tỉnh", "Lê Văn Tám: incoming Giám đốc/Sở Nội vụ"},
		},
		{
			"11 appointed by somebody named", "Bà Vũ Thị Hoa được Chủ tịch [UBND tỉnh] Lê Văn Tám bổ nhiệm làm Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: Chủ tịch/UBND tỉnh", "Vũ Thị Hoa: incoming Giám đốc/Sở Nội vụ"},
		},
		{
			"11 leaving", "Ông Lê Văn Tám thôi giữ chức Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: Giám đốc/Sở Nội vụ"},
		},
		{
			"11 once held", "Ông Lê Văn Tám từng giữ chức Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: former Giám đốc/Sở Nội vụ"},
		},
		{
			"11 demoted within the same body", "Giáng chức ông Lê Văn Tám, quyền Giám đốc [Ban Dự án] xuống chức Phó giám đốc.",
			[]string{"Lê Văn Tám: acting Giám đốc/Ban Dự án", "Lê Văn Tám: incoming Phó giám đốc/Ban Dự án"},
		},
		{
			"12 speaker", "Theo Phó Giám đốc [Sở Y tế] Vũ Thị Hoa, dịch đã giảm.",
			[]string{"Vũ Thị Hoa: Phó Giám đốc/Sở Y tế"},
		},
		{
			"title holds the head of its body", "Đồng chí Vũ Thị Hoa - Trưởng [phòng Bưu chính] và ông Lê Tám - Trưởng [Ban Dân vận] dự.",
			[]string{"Vũ Thị Hoa: Trưởng phòng/phòng Bưu chính", "Lê Tám: Trưởng Ban/Ban Dân vận"},
		},
		{
			"country", "Tổng thống Mỹ John Carter gặp Ngoại trưởng Nga Ivan Petrov.",
			[]string{"John Carter: Tổng thống/~Mỹ", "Ivan Petrov: Ngoại trưởng/~Nga"},
		},
		{
			"implied body", "Thủ tướng Phạm Ngọc Sang yêu cầu.",
			[]string{"Phạm Ngọc Sang: Thủ tướng/=Chính phủ"},
		},
		{
			"firm that no table knows", "Ông Lê Văn Tám - phó tổng giám đốc điều hành BOT Nam Sơn - nói.",
			[]string{"Lê Văn Tám: phó tổng giám đốc điều hành/~BOT Nam Sơn"},
		},
		{
			"of everybody named before", "Ông Lê Tám và bà Vũ Thị Hoa, đều là Phó Chủ tịch [Hiệp hội Lúa gạo], dự.",
			[]string{"Vũ Thị Hoa: Phó Chủ tịch/Hiệp hội Lúa gạo", "Lê Tám: Phó Chủ tịch/Hiệp hội Lúa gạo"},
		},
		{
			"list elected", "Các đồng chí Lê Văn Tám, Vũ Thị Hoa được bầu giữ chức Phó Chủ tịch [UBND tỉnh].",
			[]string{"Vũ Thị Hoa: incoming Phó Chủ tịch/UBND tỉnh", "Lê Văn Tám: incoming Phó Chủ tịch/UBND tỉnh"},
		},
		{
			"held by the person after do", "Giám đốc [Trung tâm] do ông Lê Văn Tám kiêm nhiệm.",
			[]string{"Lê Văn Tám: Giám đốc/Trung tâm"},
		},
		{
			"ambassador to a country", "Đoàn gặp Đại sứ Việt Nam tại Hàn Quốc Lê Văn Tám.",
			[]string{"Lê Văn Tám: Đại sứ/~Việt Nam"},
		},
		{
			"village head", "Ông Quàng Văn Ỏn, Trưởng bản Hin, và ông Lê Tám, trưởng thôn 6, kể.",
			[]string{"Quàng Văn Ỏn: Trưởng bản/~bản Hin", "Lê Tám: trưởng thôn/~thôn 6"},
		},
		{
			"body meant by a plain word", "Ông Lê Văn Tám, giám đốc công ty, nhận lỗi.",
			[]string{"Lê Văn Tám: giám đốc/~công ty"},
		},
		{
			"in brackets after the organisation", "Ý kiến gửi về [Sở Tài chính] (ông Lê Văn Tám, chuyên viên).",
			[]string{"Lê Văn Tám: chuyên viên/Sở Tài chính"},
		},
		{
			"lawyer of a bar", "Luật sư Lê Văn Tám ([Đoàn Luật sư TP Hà Nội]) bào chữa.",
			[]string{"Lê Văn Tám: Luật sư/Đoàn Luật sư TP Hà Nội"},
		},
		{
			"standing member of the secretariat", "Thường trực [Ban Bí thư] Lê Văn Tám dự.",
			[]string{"Lê Văn Tám: Thường trực/Ban Bí thư"},
		},
		{
			"body within a body of the province", "Đội trưởng [Đội Cảnh sát giao thông số 2], [Phòng CSGT Công an tỉnh], Trung tá Lê Văn Tám cho biết.",
			[]string{"Lê Văn Tám: Đội trưởng/Đội Cảnh sát giao thông số 2"},
		},
		{
			"in the capacity of", "Với cương vị Giám đốc [Sở Y tế] (từ tháng 7 năm 2006 đến năm 2011), ông Lê Văn Tám đã ký.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Y tế"},
		},
		{
			"dash before a name that speaks", "Chủ tịch [UBND tỉnh] – Lê Văn Tám cho biết sẽ xử lý.",
			[]string{"Lê Văn Tám: Chủ tịch/UBND tỉnh"},
		},
		{
			"shared by two with their ages", "Hai phó giám đốc [Sở Y tế] là ông Lê Văn Tám (46 tuổi) và ông Trần Bảy (42 tuổi) dự.",
			[]string{"Lê Văn Tám: phó giám đốc/Sở Y tế", "Trần Bảy: phó giám đốc/Sở Y tế"},
		},
		{
			"ward of two words before a person", "PCT phường Quan Hoa - ông Lê Văn Tám nói.",
			[]string{"Lê Văn Tám: PCT/~phường Quan Hoa"},
		},
		{
			"body told by words written small", "Với tư cách chủ tịch hội đồng kỷ luật nhà trường, ông Lê Văn Tám đã đề nghị.",
			[]string{"Lê Văn Tám: chủ tịch/~hội đồng kỷ luật nhà trường"},
		},
		{
			"faculty that no table knows", "Ông Lê Văn Tám, Phó Chủ nhiệm khoa Nhạc nhẹ ([Trường Cao đẳng Nghệ thuật]), nhận xét.",
			[]string{"Lê Văn Tám: Phó Chủ nhiệm/~khoa Nhạc nhẹ"},
		},
		{
			"faculty with a clause behind it", "Ông Lê Văn Tám, trưởng khoa đã nghỉ hưu, nhận xét.",
			[]string{"Lê Văn Tám: trưởng khoa"},
		},
		{
			"commune of two words", "Chủ tịch xã Kim Lộc giải thích với ông Lê Văn Tám.",
			[]string{},
		},
		{
			"state of a governor", "Thống đốc bang Texas Greg Abbott nói; cựu Thống đốc bang Iowa không đến.",
			[]string{"Greg Abbott: Thống đốc bang/~Texas"},
		},
		{
			"post at an airport", "Ông Lê Văn Tám - phó giám đốc Cảng hàng không quốc tế Tân Sơn Nhất - nói.",
			[]string{"Lê Văn Tám: phó giám đốc/~Cảng hàng không quốc tế Tân Sơn Nhất"},
		},
		{
			"name of a neighbour before its post", "Thôi Thiên Minh, giám đốc tài chính của [Huawei], bị bắt.",
			[]string{"Thôi Thiên Minh: giám đốc tài chính/Huawei"},
		},
		{
			"members in letters", "Dự có các đồng chí: Lê Văn Tám, UVTWĐ, Bí thư [Tỉnh ủy]; Trần Văn Bảy, UVBTV [Tỉnh ủy].",
			[]string{"Lê Văn Tám: UVTWĐ/=Ban Chấp hành Trung ương Đảng", "Lê Văn Tám: Bí thư/Tỉnh ủy", "Trần Văn Bảy: UVBTV/Tỉnh ủy"},
		},
		{
			"shared, told by a number", "Hai năm qua, 2 Phó Chủ tịch [UBND tỉnh] là bà Vũ Thị Hoa và ông Lê Văn Tám vắng mặt.",
			[]string{"Vũ Thị Hoa: Phó Chủ tịch/UBND tỉnh", "Lê Văn Tám: Phó Chủ tịch/UBND tỉnh"},
		},
		{
			"who had it then", "Giám đốc [Sở Y tế] thời điểm đó là ông Lê Văn Tám.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Y tế"},
		},
		{
			"dash before a name that acts", "Giám đốc [Sở Y tế] - Lê Văn Tám vừa ký quyết định.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Y tế"},
		},
		{
			"field of a ministry written small", "Cựu bộ trưởng quốc phòng Anh John Carter nói.",
			[]string{"John Carter: former bộ trưởng/~quốc phòng Anh"},
		},
		{
			"acting for another", "Thừa ủy quyền của Chủ tịch nước, ông Lê Văn Tám trao Huân chương.",
			[]string{},
		},
		{
			"dash written out twice", "Đồng chí Lê Văn Tám &ndash; Giám đốc [Sở Y tế] dự.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Y tế"},
		},
		{
			"weak word is a post only beside a name", "Việt Nam là thành viên thứ 150. Theo ông Lê Văn Tám, các đại biểu đồng ý.",
			[]string{},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, set := find(t, lex, tt.in)
			if diff := cmp.Diff(tt.want, posts(c, set)); diff != "" {
				t.Errorf("posts in %q (-want +got):\n%s\npeople: %s", tt.in, diff, lines(names(set)))
			}
		})
	}
}

// A post without a name stands for its holder; words that hold a post and are
// none do not.
func TestPostsAlone(t *testing.T) {
	lex := embedded(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{"post of a body", "Chủ tịch [UBND tỉnh] yêu cầu các sở báo cáo.", []string{"Chủ tịch"}},
		{"in capitals", "CHỦ TỊCH [UBND TỈNH] CHỈ ĐẠO", []string{"CHỦ TỊCH"}},
		{"embassy", "Đại sứ quán trả lời.", nil},
		{"board", "Ban Giám đốc họp.", nil},
		{"inside an organisation", "[Văn phòng Chủ tịch nước] họp.", nil},
		{"candidate", "Các ứng viên thủ tướng tranh luận.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, set := find(t, lex, tt.in)
			var got []string
			for _, p := range set.Posts {
				if p.Person == mention.None {
					got = append(got, p.Title)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("posts in %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
