package decision_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Acts on people and bodies, and what only looks like a decision: forecasts,
// programmes, what is feared, means.
func TestActs(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"appointed by somebody to a post",
			"Ông Lê Văn Tám được Thủ tướng Chính phủ bổ nhiệm giữ chức Thứ trưởng Bộ Y tế.",
			[]string{"decision | Thủ tướng Chính phủ -> Lê Văn Tám | bổ nhiệm giữ chức Thứ trưởng Bộ Y tế |"},
		},
		{
			"whom the decision that is signed concerns",
			"Chủ tịch UBND tỉnh Hòa An ký Quyết định số 512/QĐ-UBND tặng Bằng khen cho 5 tập thể có thành tích.",
			[]string{"decision | Chủ tịch UBND tỉnh Hòa An -> 5 tập thể | tặng Bằng khen cho 5 tập thể có thành tích |"},
		},
		{
			"a punishment in two words",
			"Ban Bí thư quyết định thi hành kỷ luật cảnh cáo ông Lê Văn Tám.",
			[]string{"decision | Ban Bí thư -> Lê Văn Tám | thi hành kỷ luật cảnh cáo ông Lê Văn Tám |"},
		},
		{
			"details of the person after semicolons",
			"Công an tỉnh Hòa An đã khởi tố ông Lê Văn Tám (SN 1963); trú tại phường Trà Giang; về hành vi tham ô.",
			[]string{"decision | Công an tỉnh Hòa An -> Lê Văn Tám | khởi tố ông Lê Văn Tám (SN 1963); trú tại phường Trà Giang; về hành vi tham ô |"},
		},
		{
			"what is only faced",
			"Ông Lê Văn Tám chấp nhận bị Chủ tịch UBND tỉnh Hòa An kỷ luật. Nếu để chậm, bà Tôn Thị Mai phải từ chức hoặc miễn nhiệm.",
			nil,
		},
		{
			"by means of, not passed",
			"Chủ tịch UBND tỉnh Lương Văn Khoa thông qua một tấm thiệp gửi lời chúc. Quốc hội dự kiến xem xét, thông qua Luật Đất đai.",
			nil,
		},
		{
			"passed",
			"HĐND tỉnh Hòa An đã thông qua Nghị quyết về bảng giá đất.",
			[]string{"approval | HĐND tỉnh Hòa An ->  | thông qua Nghị quyết về bảng giá đất |"},
		},
		{
			"foreseen by others, or on a programme",
			"Đến nay chưa có hộ dân nào đồng ý di dời. Sở Tài chính cho rằng đánh thuế sẽ hạn chế đầu cơ. Dư luận tin rằng, tới đây, Sở Y tế sẽ làm rõ vụ việc. Tại kỳ họp này, HĐND tỉnh sẽ xem xét 12 tờ trình.",
			nil,
		},
		{
			"promised",
			"Giám đốc Sở Y tế Tôn Thị Mai cho biết Sở Y tế sẽ làm rõ vụ việc.",
			[]string{"commitment | Tôn Thị Mai ->  | làm rõ vụ việc |"},
		},
		{
			"a thing that must be so is asked whole",
			"Chủ tịch UBND tỉnh Lương Văn Khoa đề nghị lịch tiếp dân phải được công khai.",
			[]string{"request | Lương Văn Khoa ->  | lịch tiếp dân phải được công khai |"},
		},
		{
			"work ordered in the past, of nobody named",
			"UBND tỉnh Hòa An đã chỉ đạo rà soát toàn bộ các cầu treo.",
			[]string{"directive | UBND tỉnh Hòa An ->  | rà soát toàn bộ các cầu treo |"},
		},
		{
			"what was asked stands elsewhere",
			"Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu như vậy tại buổi họp báo.",
			nil,
		},
		{
			"who wrote the letter, not who received it",
			"Bà Tôn Thị Mai gửi đơn lên UBND tỉnh Hòa An đề nghị xem xét lại quyết định.",
			[]string{"request | Tôn Thị Mai -> UBND tỉnh Hòa An | xem xét lại quyết định |"},
		},
		{
			"a quotation closed by a pronoun",
			"“UBND tỉnh Hòa An đã yêu cầu các chủ tàu kiểm tra phao cứu sinh”, bà nói.",
			[]string{"request | UBND tỉnh Hòa An -> các chủ tàu | kiểm tra phao cứu sinh |"},
		},
		{
			"by rank: a district is told, a commune's committee too",
			"Bí thư Tỉnh ủy Lương Văn Khoa đề nghị huyện rà soát quy hoạch. Bí thư Huyện ủy Lê Văn Tám đề nghị UBND xã Trà Giang rà soát hộ nghèo.",
			[]string{
				"directive | Lương Văn Khoa -> huyện | rà soát quy hoạch |",
				"directive | Lê Văn Tám -> UBND xã Trà Giang | rà soát hộ nghèo |",
			},
		},
		{
			"several bodies in one name: the office of the ministry asks",
			"Cục Quản lý Dược Bộ Y tế đề nghị các đơn vị cung ứng thuốc có kế hoạch dự trữ thuốc.",
			[]string{"request | Cục Quản lý Dược -> các đơn vị cung ứng thuốc | có kế hoạch dự trữ thuốc |"},
		},
		{
			"one act after another of the same body",
			"HĐND tỉnh Hòa An đã tiến hành miễn nhiệm chức vụ Ủy viên UBND tỉnh đối với ông Lê Văn Tám. Miễn nhiệm chức danh Trưởng Ban Pháp chế đối với bà Tôn Thị Mai.",
			[]string{
				"decision | HĐND tỉnh Hòa An -> Lê Văn Tám | miễn nhiệm chức vụ Ủy viên UBND tỉnh đối với ông Lê Văn Tám |",
				"decision | HĐND tỉnh Hòa An -> Tôn Thị Mai | Miễn nhiệm chức danh Trưởng Ban Pháp chế đối với bà Tôn Thị Mai |",
			},
		},
		{
			"each part of a chain may name its own",
			"Chính phủ yêu cầu khẩn trương tổ chức đấu thầu thuốc; chỉ đạo các tỉnh, các cơ sở y tế dự trữ thuốc.",
			[]string{
				"directive | Chính phủ ->  | khẩn trương tổ chức đấu thầu thuốc |",
				"directive | Chính phủ -> các tỉnh, các cơ sở y tế | dự trữ thuốc |",
			},
		},
		{
			"wished for, sent to, thought",
			"UBND tỉnh Hòa An muốn xử phạt các trường hợp không đóng phí. Ông Lê Văn Tám cứ nghĩ mình sẽ làm ở xã. Việc giảm giá do Bộ Tài chính quyết định nên trạm tuân thủ.",
			nil,
		},
		{
			"several people appointed at once",
			"Ông Lê Văn Tám, ông Lương Văn Khoa và bà Tôn Thị Mai được Bộ trưởng Bộ Y tế bổ nhiệm giữ chức Phó Cục trưởng.",
			[]string{"decision | Bộ trưởng Bộ Y tế -> Lê Văn Tám + Lương Văn Khoa + Tôn Thị Mai | bổ nhiệm giữ chức Phó Cục trưởng |"},
		},
		{
			"what is planned for tomorrow, asked, or told of somebody appointed",
			"Dự kiến, chiều mai, Ban Thường vụ Tỉnh ủy sẽ kiểm điểm ông Lê Văn Tám. Đề nghị Sở Y tế cho biết thêm về việc này? Vị phó cục trưởng vừa được bổ nhiệm đã gây chú ý.",
			nil,
		},
		{
			"a body named inside the decision against it",
			"Chủ tịch UBND tỉnh Hòa An vừa ban hành Quyết định xử phạt vi phạm hành chính đối với Công ty TNHH Giấy Phong Khê.",
			[]string{"decision | Chủ tịch UBND tỉnh Hòa An -> Công ty TNHH Giấy Phong Khê | ban hành Quyết định xử phạt vi phạm hành chính đối với Công ty TNHH Giấy Phong Khê |"},
		},
		{
			"agreed to what another proposed, a noun that is decided",
			"Phó Chủ tịch UBND tỉnh Tôn Thị Mai đồng ý với đề xuất của Sở Y tế. HĐND tỉnh Hòa An quyết nghị tổng vốn đầu tư công năm 2026 là 45 tỷ đồng.",
			[]string{
				"approval | Tôn Thị Mai ->  | đồng ý với đề xuất của Sở Y tế |",
				"decision | HĐND tỉnh Hòa An ->  | tổng vốn đầu tư công năm 2026 là 45 tỷ đồng |",
			},
		},
		{
			"a deputy prime minister stands above a province; the fourth point",
			"Phó Thủ tướng Lương Văn Khoa đề nghị tỉnh Hòa An thực hiện 2 nhiệm vụ: ba là, rà soát quy hoạch; bốn là, giải ngân vốn.",
			[]string{
				"directive | Lương Văn Khoa -> tỉnh Hòa An | rà soát quy hoạch |",
				"directive | Lương Văn Khoa -> tỉnh Hòa An | giải ngân vốn |",
			},
		},
		{
			"cells of the party before a front",
			"Bí thư Đảng ủy phường Lê Văn Tám yêu cầu các chi bộ trực thuộc, Mặt trận Tổ quốc phường làm tốt công tác tuyên truyền.",
			[]string{"directive | Lê Văn Tám -> các chi bộ trực thuộc + Mặt trận Tổ quốc phường | làm tốt công tác tuyên truyền |"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, k.lines(tt.in, "vi")); d != "" {
				t.Errorf("decisions of %q (-want +got):\n%s", tt.in, d)
			}
		})
	}
}
