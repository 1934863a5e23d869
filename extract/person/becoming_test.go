package person

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Posts said after a verb, and what only looks like one.
func TestBecoming(t *testing.T) {
	lex := embedded(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"held without a verb of appointment", "Ông Lê Văn Tám giữ chức Giám đốc [Sở Nội vụ] đến năm 2019.",
			[]string{"Lê Văn Tám: Giám đốc/Sở Nội vụ"},
		},
		{
			"one by one after the notice", "UBND tỉnh bổ nhiệm nhiều lãnh đạo. Theo đó, ông Lê Văn Tám giữ chức Giám đốc [Sở Y tế]; bà Vũ Thị Hoa giữ chức Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: incoming Giám đốc/Sở Y tế", "Vũ Thị Hoa: incoming Giám đốc/Sở Nội vụ"},
		},
		{
			"from one post to the next", "Tỉnh điều động cán bộ. Ông Lê Văn Tám, nguyên Giám đốc [Sở Y tế], giữ chức Giám đốc [Sở Nội vụ].",
			[]string{"Lê Văn Tám: former Giám đốc/Sở Y tế", "Lê Văn Tám: incoming Giám đốc/Sở Nội vụ"},
		},
		{
			"led by", "[Ban Chỉ đạo] do ông Lê Văn Tám làm Trưởng ban.",
			[]string{"Lê Văn Tám: Trưởng ban/Ban Chỉ đạo"},
		},
		{
			"led by who has a post already", "[Tổ giúp việc] do Phó Giám đốc [Sở Y tế] Lê Văn Tám làm Tổ trưởng.",
			[]string{"Lê Văn Tám: Phó Giám đốc/Sở Y tế", "Lê Văn Tám: Tổ trưởng/Tổ giúp việc"},
		},
		{"led by, of a body named further off", "[Sở Y tế] lập hội đồng xét duyệt, do ông Lê Văn Tám làm chủ tịch.", []string{}},
		{"another post holds it", "Ông Lê Văn Tám hỏi vì sao Tổng Bí thư giữ chức Chủ tịch nước.", []string{}},
		{
			"when he had it", "Ông Lê Văn Tám trong thời gian giữ chức Phó giám đốc [Sở Y tế] đã ký giấy.",
			[]string{"Lê Văn Tám: former Phó giám đốc/Sở Y tế"},
		},
		{"when another had it", "Ông Vũ khai đã giao đất cho bà Vũ Thị Hoa theo lệnh cũ, thời còn làm phó chủ tịch [UBND tỉnh].", []string{}},
		{
			"a life with its years after an appointment", "Tỉnh bổ nhiệm ông Lê Văn Tám. Từ năm 2011, ông Tám giữ chức Giám đốc [Sở Y tế].",
			[]string{"Tám: Giám đốc/Sở Y tế"},
		},
		{
			"since he took office", "Ông Lê Văn Tám đến lần đầu kể từ khi nhậm chức Ngoại trưởng Lào.",
			[]string{"Lê Văn Tám: Ngoại trưởng/~Lào"},
		},
		{
			"given up, told at length", "Ông Lê Văn Tám thôi tham gia Ban Chấp hành và Ban Thường vụ khóa này theo nguyện vọng, đồng thời thôi giữ chức Bí thư [Tỉnh ủy].",
			[]string{"Lê Văn Tám: Bí thư/Tỉnh ủy"},
		},
		{
			"taken from who is named after it", "Ông Lê Văn Tám ký quyết định miễn nhiệm chức vụ Giám đốc [Sở Y tế] đối với bà Vũ Thị Hoa.",
			[]string{"Vũ Thị Hoa: Giám đốc/Sở Y tế"},
		},
		{
			"taken from who suffers it", "Ông Lê Văn Tám bị cách chức Trưởng phòng [Phòng Thuế].",
			[]string{"Lê Văn Tám: Trưởng phòng/Phòng Thuế"},
		},
		{"wished for", "Bà Vũ Thị Hoa muốn trở thành Chủ tịch [Hội Nông dân].", []string{}},
		{"possible", "Ông Lê Văn Tám có thể trở thành giám đốc [Công ty Hoa Mai].", []string{}},
		{"denied", "Ông Lê Văn Tám không được bầu làm Chủ tịch [Hội Nông dân].", []string{}},
		{"stands for it", "Ông Lê Văn Tám ứng cử đại biểu [HĐND xã].", []string{}},
		{"passes himself off", "Lê Văn Tám giả danh giám đốc [Sở Y tế] để lừa tiền.", []string{}},
		{
			"a government is no acting head", "Chính quyền Tổng thống Mỹ John Carter áp thuế.",
			[]string{"John Carter: Tổng thống/~Mỹ"},
		},
		{
			"acting head", "Quyền Giám đốc [Sở Y tế] Lê Văn Tám trả lời.",
			[]string{"Lê Văn Tám: acting Giám đốc/Sở Y tế"},
		},
		{
			"candidate with a name", "Ứng viên Chủ tịch [Hội Nông dân] Lê Văn Tám phát biểu.",
			[]string{},
		},
		{
			"spoken to is another", "Báo cáo với Bí thư [Thành ủy], Chủ tịch [UBND quận] Lê Văn Tám cho biết dịch đã giảm.",
			[]string{"Lê Văn Tám: Chủ tịch/UBND quận"},
		},
		{
			"acted for is another", "Thừa ủy quyền của Thủ tướng Chính phủ, Bí thư [Tỉnh ủy] Lê Văn Tám trao Huân chương.",
			[]string{"Lê Văn Tám: Bí thư/Tỉnh ủy"},
		},
		{
			"spoken to has both posts", "Báo cáo với Bí thư [Tỉnh ủy], Chủ tịch [HĐND tỉnh] Lê Văn Tám, bà Vũ Thị Hoa nêu khó khăn.",
			[]string{"Lê Văn Tám: Bí thư/Tỉnh ủy", "Lê Văn Tám: Chủ tịch/HĐND tỉnh"},
		},
		{"heading a delegation is no post", "Ông Lê Văn Tám, Trưởng đoàn, phát biểu.", []string{}},
		{
			"heading a standing delegation is one", "Ông Lê Văn Tám, Trưởng [Đoàn ĐBQH tỉnh], phát biểu.",
			[]string{"Lê Văn Tám: Trưởng Đoàn/Đoàn ĐBQH tỉnh"},
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
