package decision_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Orders as circulars, telegrams and reports of meetings tell them: lists under
// headings, tasks told off in speech and quotation, groups that are addressed.
func TestOrders(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"a heading inside a list says whose the items under it are",
			"Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu:\n1. Chủ tịch UBND các xã, phường:\na) Sơ tán dân vùng trũng.\nb) Dự trữ lương thực.\n2. Công an tỉnh tuần tra ban đêm.\n3. Theo dõi mực nước sông.",
			[]string{
				"directive | Lương Văn Khoa -> Chủ tịch UBND các xã, phường | Sơ tán dân vùng trũng |",
				"directive | Lương Văn Khoa -> Chủ tịch UBND các xã, phường | Dự trữ lương thực |",
				"directive | Lương Văn Khoa -> Công an tỉnh | tuần tra ban đêm |",
				"directive | Lương Văn Khoa ->  | Theo dõi mực nước sông |",
			},
		},
		{
			"whose document it is, not who signed it",
			"Phó Chủ tịch UBND tỉnh Tôn Thị Mai vừa ký Công điện số 07/CĐ-UBND ngày 02/8/2025 của Chủ tịch UBND tỉnh Hòa An về việc ứng phó mưa lũ.",
			[]string{"decision | Chủ tịch UBND tỉnh Hòa An ->  | ứng phó mưa lũ |"},
		},
		{
			"a notice passes on what somebody concluded",
			"Văn phòng UBND tỉnh Hòa An ban hành Thông báo số 88/TB-VP kết luận của Phó Chủ tịch UBND tỉnh Tôn Thị Mai tại cuộc họp về bến xe.\nSở Xây dựng rà soát quy hoạch bến xe.",
			[]string{
				"decision | Văn phòng UBND tỉnh Hòa An ->  | kết luận của Phó Chủ tịch UBND tỉnh Tôn Thị Mai tại cuộc họp về bến xe |",
				"directive | Tôn Thị Mai -> Sở Xây dựng | rà soát quy hoạch bến xe |",
			},
		},
		{
			"for whom stands first, in a document told of",
			"UBND tỉnh Hòa An ban hành Chỉ thị số 03/CT-UBND về giải ngân vốn.\nĐối với các chủ đầu tư, khẩn trương hoàn thiện hồ sơ thanh toán.",
			[]string{
				"decision | UBND tỉnh Hòa An ->  | giải ngân vốn |",
				"request | UBND tỉnh Hòa An -> các chủ đầu tư | khẩn trương hoàn thiện hồ sơ thanh toán |",
			},
		},
		{
			"a decree told of with commas, small and medium firms are no past",
			"Chính phủ vừa ban hành Nghị định số 77/2024/NĐ-CP.\nNghị định nêu rõ, hộ kinh doanh được miễn phí môn bài.\nTheo Nghị định, doanh nghiệp nhỏ và vừa được hỗ trợ tối đa 50 triệu đồng.",
			[]string{
				"decision | Chính phủ ->  | ban hành Nghị định số 77/2024/NĐ-CP |",
				"decision | Chính phủ ->  | hộ kinh doanh được miễn phí môn bài |",
				"decision | Chính phủ ->  | doanh nghiệp nhỏ và vừa được hỗ trợ tối đa 50 triệu đồng |",
			},
		},
		{
			"bodies with heads of their own are addressed each",
			"Thủ tướng Chính phủ yêu cầu các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, UBND các tỉnh, thành phố rà soát thủ tục.",
			[]string{"directive | Thủ tướng Chính phủ -> các bộ + cơ quan ngang bộ + cơ quan thuộc Chính phủ + UBND các tỉnh, thành phố | rà soát thủ tục |"},
		},
		{
			"places after a colon belong to the group",
			"UBND tỉnh Hòa An giao Sở Xây dựng, UBND các huyện: Lục Sơn, Phú Hòa, Trà Giang kiểm tra cầu treo.",
			[]string{"directive | UBND tỉnh Hòa An -> Sở Xây dựng + UBND các huyện: Lục Sơn, Phú Hòa, Trà Giang | kiểm tra cầu treo |"},
		},
		{
			"a noun of two words is the whole addressee, a condition is none of it",
			"Chủ tịch UBND tỉnh Lương Văn Khoa đề nghị các đơn vị thi công tăng ca ban đêm. Sở Y tế khuyến cáo người dân khi có dấu hiệu sốt cần đến bệnh viện.",
			[]string{
				"request | Lương Văn Khoa -> các đơn vị thi công | tăng ca ban đêm |",
				"request | Sở Y tế -> người dân | khi có dấu hiệu sốt cần đến bệnh viện |",
			},
		},
		{
			"giao before a name that begins with Ban",
			"Chủ tịch UBND tỉnh Lương Văn Khoa giao Ban Tuyên giáo Tỉnh ủy biên soạn tài liệu và chịu trách nhiệm toàn diện về nội dung.",
			[]string{"directive | Lương Văn Khoa -> Ban Tuyên giáo Tỉnh ủy | biên soạn tài liệu và chịu trách nhiệm toàn diện về nội dung |"},
		},
		{
			"tasks stressed",
			"Chủ tịch UBND tỉnh Lương Văn Khoa nhấn mạnh, thời gian tới, các sở, ngành tập trung rà soát dự án chậm tiến độ; Sở Tài chính tham mưu phân bổ vốn.",
			[]string{
				"directive | Lương Văn Khoa -> các sở, ngành | tập trung rà soát dự án chậm tiến độ |",
				"directive | Lương Văn Khoa -> Sở Tài chính | tham mưu phân bổ vốn |",
			},
		},
		{
			"what others do is told, not stressed as a task",
			"Chủ tịch UBND tỉnh Lương Văn Khoa nhấn mạnh, thời gian qua, các sở, ngành đã tập trung rà soát dự án. Ông Lê Tư cho biết, Công an tỉnh đang tuần tra.",
			nil,
		},
		{
			"an order in quotation marks",
			"“Tiếp tục rà soát các bến xe, kiên quyết thu hồi phù hiệu”, Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu.",
			[]string{"directive | Lương Văn Khoa ->  | Tiếp tục rà soát các bến xe, kiên quyết thu hồi phù hiệu |"},
		},
		{
			"a remark in quotation marks is no order",
			"“Tiếp tục rà soát các bến xe là việc khó”, Chủ tịch UBND tỉnh Lương Văn Khoa nói.",
			nil,
		},
		{
			"asked after an opening phrase, by a day",
			"Căn cứ tình hình trên, đề nghị các đơn vị gửi báo cáo về Sở trước ngày 05/5/2024.",
			[]string{"request |  -> các đơn vị | gửi báo cáo về Sở trước ngày 05/5/2024 | 2024-05-05"},
		},
		{
			"up to a day",
			"Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu Sở Xây dựng đến ngày 30/6/2024 phải hoàn thành giải phóng mặt bằng.",
			[]string{"directive | Lương Văn Khoa -> Sở Xây dựng | đến ngày 30/6/2024 phải hoàn thành giải phóng mặt bằng | 2024-06-30"},
		},
		{
			"a deputy proposes",
			"Đại biểu Tôn Thị Mai (Hòa An) cho rằng cần quy định rõ thời hạn chuyển tiếp.",
			[]string{"proposal | Tôn Thị Mai ->  | quy định rõ thời hạn chuyển tiếp |"},
		},
		{
			"a letter sent, with what it asks",
			"Giám đốc Sở Y tế Tôn Thị Mai ký văn bản gửi các bệnh viện, trạm y tế, yêu cầu các đơn vị dự trữ thuốc.\nTăng cường trực cấp cứu dịp Tết.",
			[]string{
				"directive | Tôn Thị Mai -> các đơn vị | dự trữ thuốc |",
				"directive | Tôn Thị Mai -> các đơn vị | Tăng cường trực cấp cứu dịp Tết |",
			},
		},
		{
			"a telegram sent to those who act",
			"Chủ tịch UBND tỉnh Hòa An ra công điện khẩn gửi các huyện khẩn trương sơ tán dân.",
			[]string{"directive | Chủ tịch UBND tỉnh Hòa An -> các huyện | khẩn trương sơ tán dân |"},
		},
		{
			"a new paragraph that tells what somebody did, or another event of the day, does not go on",
			"Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu các xã dự trữ thuốc.\nTiếp tục chương trình, Sở Y tế đã trao quà. Cùng ngày, bà Tôn Thị Mai tiếp đoàn khách.",
			[]string{"directive | Lương Văn Khoa -> các xã | dự trữ thuốc |"},
		},
		{
			"cities and towns by their short words",
			"UBND tỉnh Hòa An yêu cầu UBND các huyện, thành, thị kiểm tra chợ.",
			[]string{"directive | UBND tỉnh Hòa An -> UBND các huyện, thành, thị | kiểm tra chợ |"},
		},
		{
			"whom after a colon, and after an opening phrase",
			"Bí thư Tỉnh ủy Lương Văn Khoa yêu cầu: Cấp ủy, chính quyền các cấp tập trung rà soát quy hoạch. Đồng chí đề nghị, sau hội nghị này, các huyện ủy tổ chức phổ biến nghị quyết.",
			[]string{
				"directive | Lương Văn Khoa -> Cấp ủy, chính quyền các cấp | tập trung rà soát quy hoạch |",
				"directive | Lương Văn Khoa -> các huyện ủy | tổ chức phổ biến nghị quyết |",
			},
		},
		{
			"the name of a meeting orders nothing",
			"Tỉnh ủy Hòa An tổ chức Hội nghị quán triệt một số nghị quyết của Trung ương.",
			nil,
		},
		{
			"a remark before an order is none",
			"“Chi phí này gây khó cho doanh nghiệp. Sở Tài chính phải rà soát phí”, Chủ tịch UBND tỉnh Lương Văn Khoa chỉ đạo.",
			[]string{"directive | Lương Văn Khoa -> Sở Tài chính | rà soát phí |"},
		},
		{
			"groups told off in a circular, not what firms also did",
			"Sở Y tế ban hành Công văn số 45/SYT-NV về phòng, chống dịch sởi.\nCác cơ sở y tế bố trí khu cách ly.\nCác công ty dược cũng tổ chức nhiều hoạt động.",
			[]string{
				"decision | Sở Y tế ->  | phòng, chống dịch sởi |",
				"directive | Sở Y tế -> Các cơ sở y tế | bố trí khu cách ly |",
			},
		},
		{
			"tasks after the name of a group and a colon",
			"Sở Y tế ban hành Công văn số 45/SYT-NV về phòng, chống dịch sởi.\nCác bệnh viện: bố trí khu cách ly.\nĐồng thời, tăng cường tuyên truyền.",
			[]string{
				"decision | Sở Y tế ->  | phòng, chống dịch sởi |",
				"directive | Sở Y tế -> Các bệnh viện | bố trí khu cách ly |",
				"directive | Sở Y tế -> Các bệnh viện | tăng cường tuyên truyền |",
			},
		},
		{
			"aims that a body sets itself, and a congress",
			"Sở Y tế xác định các nhiệm vụ trọng tâm: tiếp tục mở rộng trạm y tế; nâng cao tay nghề. Đại hội đề ra các nhiệm vụ: Tập trung phát triển kinh tế; xây dựng nông thôn mới.",
			[]string{
				"commitment | Sở Y tế ->  | tiếp tục mở rộng trạm y tế |",
				"commitment | Sở Y tế ->  | nâng cao tay nghề |",
				"decision | Đại hội ->  | Tập trung phát triển kinh tế |",
				"decision | Đại hội ->  | xây dựng nông thôn mới |",
			},
		},
		{
			"a letter that tells of the past sets nothing",
			"Sở Y tế ban hành Công văn số 45/SYT-NV về phòng, chống dịch sởi. Công văn chỉ rõ, các trạm y tế đã có nhiều cố gắng.",
			[]string{"decision | Sở Y tế ->  | phòng, chống dịch sởi |"},
		},
		{
			"a pronoun for whom the sentence before names",
			"Bộ trưởng Lê Văn Hạnh có cuộc họp về vụ cháy. Ông đề nghị UBND tỉnh Hòa An công bố mức ô nhiễm.",
			[]string{"request | Lê Văn Hạnh -> UBND tỉnh Hòa An | công bố mức ô nhiễm |"},
		},
		{
			"a document told of in passing asks for its issuer",
			"Đó là nội dung công điện 849 của Thủ tướng về thu phí.\nCông điện cũng yêu cầu Bộ Xây dựng tăng cường giám sát.\nChỉ đạo các trạm thu phí dán thẻ.",
			[]string{
				"directive | Thủ tướng -> Bộ Xây dựng | tăng cường giám sát |",
				"directive | Thủ tướng -> Bộ Xây dựng | Chỉ đạo các trạm thu phí dán thẻ |",
			},
		},
		{
			"who says it asks, not the body that must act",
			"Bà Tôn Thị Mai cho rằng Chính phủ phải quyết liệt, đồng thời đề nghị Chính phủ cắt giảm thủ tục.",
			[]string{"request | Tôn Thị Mai -> Chính phủ | cắt giảm thủ tục |"},
		},
		{
			"others speak now",
			"Chủ tịch UBND tỉnh Lương Văn Khoa yêu cầu các xã kiểm tra chợ.\nCác doanh nghiệp cho rằng Sở Công Thương cần giảm phí.",
			[]string{
				"directive | Lương Văn Khoa -> các xã | kiểm tra chợ |",
				"proposal | Các doanh nghiệp -> Sở Công Thương | giảm phí |",
			},
		},
		{
			"a paragraph that goes on with other bodies after a connective; members of a body",
			"Chủ tịch HĐND tỉnh Lương Văn Khoa yêu cầu các xã triển khai nghị quyết.\nCùng với đó, các sở, ngành tăng cường kiểm tra; mỗi đại biểu HĐND tỉnh cần nêu cao trách nhiệm.",
			[]string{
				"directive | Lương Văn Khoa -> các xã | triển khai nghị quyết |",
				"directive | Lương Văn Khoa -> các sở, ngành | tăng cường kiểm tra |",
				"directive | Lương Văn Khoa -> mỗi đại biểu HĐND tỉnh | nêu cao trách nhiệm |",
			},
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
