package decision_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each rule with the sentence it is for and the one it must leave alone.
func TestRules(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"a delegation and a body told off after it",
			"UBND tỉnh Hòa An giao Sở Tài chính thẩm định giá trước ngày 15/3/2022; giao UBND huyện Lục Sơn bàn giao mặt bằng. Công an tỉnh bố trí lực lượng phân luồng giao thông.",
			[]string{
				"directive | UBND tỉnh Hòa An -> Sở Tài chính | thẩm định giá trước ngày 15/3/2022 | 2022-03-15",
				"directive | UBND tỉnh Hòa An -> UBND huyện Lục Sơn | bàn giao mặt bằng |",
				"directive | UBND tỉnh Hòa An -> Công an tỉnh | bố trí lực lượng phân luồng giao thông |",
			},
		},
		{
			"work told of is no task for the next body",
			"Công an tỉnh Hòa An đã tuần tra cả đêm. Sở Y tế đã khám cho 200 người.",
			nil,
		},
		{
			"each part of a chain says anew who is addressed",
			"Bí thư Tỉnh ủy Lương Văn Khoa yêu cầu các xã rà soát hộ nghèo; Sở Y tế cấp thuốc miễn phí; Công an tỉnh tuần tra ban đêm.",
			[]string{
				"directive | Lương Văn Khoa -> các xã | rà soát hộ nghèo |",
				"directive | Lương Văn Khoa -> Sở Y tế | cấp thuốc miễn phí |",
				"directive | Lương Văn Khoa -> Công an tỉnh | tuần tra ban đêm |",
			},
		},
		{
			"addressees listed with semicolons",
			"Bộ trưởng Lê Văn Hạnh yêu cầu Thủ trưởng các cơ quan; Giám đốc các sở; các doanh nghiệp viễn thông bảo đảm thông tin liên lạc dịp Tết.",
			[]string{"directive | Lê Văn Hạnh -> Thủ trưởng các cơ quan + Giám đốc các sở + các doanh nghiệp viễn thông | bảo đảm thông tin liên lạc dịp Tết |"},
		},
		{
			"bullets under the verb of a telegram, then tasks",
			"Chiều 3/10/2019, Chủ tịch UBND tỉnh Hòa An ký Công điện số 05/CĐ-UBND về ứng phó bão số 6.\nCông điện yêu cầu Chủ tịch UBND các huyện:\n- Kêu gọi tàu thuyền vào bờ;\n- Sơ tán dân vùng trũng.\nSở Giao thông vận tải chuẩn bị phương tiện ứng cứu.",
			[]string{
				"decision | Chủ tịch UBND tỉnh Hòa An ->  | ứng phó bão số 6 |",
				"directive | Chủ tịch UBND tỉnh Hòa An -> Chủ tịch UBND các huyện | Kêu gọi tàu thuyền vào bờ |",
				"directive | Chủ tịch UBND tỉnh Hòa An -> Chủ tịch UBND các huyện | Sơ tán dân vùng trũng |",
				"directive | Chủ tịch UBND tỉnh Hòa An -> Sở Giao thông vận tải | chuẩn bị phương tiện ứng cứu |",
			},
		},
		{
			"issued on behalf of a body",
			"Thay mặt Ban Thường vụ Tỉnh ủy Hòa An, đồng chí Lương Văn Khoa, Phó Bí thư Tỉnh ủy ký ban hành Chỉ thị số 09-CT/TU về phòng, chống lãng phí.",
			[]string{"decision | Ban Thường vụ Tỉnh ủy Hòa An ->  | phòng, chống lãng phí |"},
		},
		{
			"asked on behalf of a body: who speaks asks",
			"Thay mặt Hiệp hội Chè Hòa An, bà Tôn Thị Mai đề nghị Bộ Tài chính giảm thuế xuất khẩu chè.",
			[]string{"request | Tôn Thị Mai -> Bộ Tài chính | giảm thuế xuất khẩu chè |"},
		},
		{
			"joint ministries",
			"Liên Bộ Y tế - Tài chính vừa ban hành Thông tư liên tịch số 12/2009/TTLT-BYT-BTC hướng dẫn chi phí khám bệnh.",
			[]string{"decision | Liên Bộ Y tế - Tài chính ->  | ban hành Thông tư liên tịch số 12/2009/TTLT-BYT-BTC hướng dẫn chi phí khám bệnh |"},
		},
		{
			"a conclusion whose subject is a thing",
			"Bộ trưởng Lê Văn Hạnh kết luận: ký túc xá phải gần nơi học; không nhận dự án thiếu thư viện.",
			[]string{
				"conclusion | Lê Văn Hạnh ->  | ký túc xá phải gần nơi học |",
				"conclusion | Lê Văn Hạnh ->  | không nhận dự án thiếu thư viện |",
			},
		},
		{
			"praise is no conclusion",
			"Kết luận hội nghị, Chủ tịch UBND tỉnh Lương Văn Khoa nhấn mạnh: tỉnh đánh giá cao nỗ lực của các doanh nghiệp.",
			nil,
		},
		{
			"what his own side will do",
			"Phát biểu tại lễ khánh thành, ông Trần Quốc Bảo, Chủ tịch UBND huyện Lục Sơn, khẳng định huyện sẽ dành 3 ha đất xây trường mới.",
			[]string{"commitment | Trần Quốc Bảo ->  | dành 3 ha đất xây trường mới |"},
		},
		{
			"a plain word stands for the body named before",
			"UBND huyện Lục Sơn giao Phòng Y tế lập danh sách hộ ngập. Huyện đã cho phép chợ mở cửa trở lại.",
			[]string{
				"directive | UBND huyện Lục Sơn -> Phòng Y tế | lập danh sách hộ ngập |",
				"approval | UBND huyện Lục Sơn -> chợ | cho phép chợ mở cửa trở lại |",
			},
		},
		{
			"who asks in what somebody tells",
			"Ông Phan Đình Lâm cho biết người dân đề nghị huyện lắp đèn đường.",
			[]string{"request | người dân -> huyện | lắp đèn đường |"},
		},
		{
			"a court that is not named",
			"Tòa tuyên phạt bị cáo Lê Văn Tám 5 năm tù.",
			[]string{"decision |  -> Lê Văn Tám | tuyên phạt bị cáo Lê Văn Tám 5 năm tù |"},
		},
		{
			"a task handed on is no order of whoever has it",
			"VEC được giao khẩn trương chỉ đạo nhà thầu rà soát mặt đường.",
			nil,
		},
		{
			"what a draft would set is proposed",
			"Bộ Công an đang lấy ý kiến dự thảo Luật Trật tự giao thông. Dự thảo luật quy định lái xe phải lắp thiết bị giám sát. Theo dự thảo, mỗi giấy phép lái xe có 12 điểm. Dự thảo chưa quy định mức phạt.",
			[]string{
				"proposal | Bộ Công an ->  | lái xe phải lắp thiết bị giám sát |",
				"proposal | Bộ Công an ->  | mỗi giấy phép lái xe có 12 điểm |",
			},
		},
		{
			"who receives a draft does not issue it",
			"Sở Tư pháp trình UBND tỉnh ban hành quy chế phối hợp.",
			nil,
		},
		{
			"a resolution that acts",
			"HĐND tỉnh Hòa An đã thông qua Nghị quyết hợp nhất Sở Xây dựng và Sở Giao thông vận tải.",
			[]string{"decision | HĐND tỉnh Hòa An ->  | hợp nhất Sở Xây dựng và Sở Giao thông vận tải |"},
		},
		{
			"by means of is no approval",
			"Chi bộ giám sát đảng viên, các tổ thông qua nắm tình hình tại cơ sở.",
			nil,
		},
		{
			"a noun between a name and the verb is the subject",
			"Khi huyện Lục Sơn đo đạc, đã có nhiều đơn thư vượt cấp đề nghị bồi thường theo giá mới.",
			nil,
		},
		{
			"what is asked is counted first",
			"Linh mục Hồ Văn Hiền đề xuất hai việc: một là gia hạn giấy phép trùng tu nhà thờ, hai là làm hàng rào bảo vệ.",
			[]string{"proposal | Hồ Văn Hiền ->  | gia hạn giấy phép trùng tu nhà thờ, hai là làm hàng rào bảo vệ |"},
		},
		{
			"a group in the passive, whole",
			"Các lực lượng tuần tra được yêu cầu trực cứu hộ ngày Tết.",
			[]string{"directive |  -> Các lực lượng tuần tra | trực cứu hộ ngày Tết |"},
		},
		{
			"what was so is no duty",
			"Ông Trần Quốc Bảo, Chủ tịch UBND huyện Lục Sơn, nói: “Người dân đang phải gánh nước từ suối”.",
			nil,
		},
		{
			"the aim of a treaty is nobody's task",
			"Ông Trần Quốc Bảo, Phó Cục trưởng Cục Biến đổi khí hậu trình bày. Mục tiêu quan trọng nhất của Thỏa thuận này là giữ mức tăng nhiệt độ dưới 2 độ C.",
			nil,
		},
		{
			"a decision as a noun",
			"Tổng thống tuyên bố bảo vệ quyết định mua tên lửa. Các bên bàn về quyết định rút quân. Quyết định truy nã do Cục Điều tra ký hôm qua.",
			nil,
		},
		{
			"a decision that is judged",
			"Ông Nguyễn Kim Sơn, Phó Chủ tịch UBND thành phố Vĩnh Hà, thừa nhận trong xử lý còn lúng túng, quyết định xử phạt doanh nghiệp là không đúng.",
			nil,
		},
		{
			"a word of punishing that describes",
			"Những tật ấy khiến Đảng yếu đi, kỷ luật lỏng lẻo, công việc bê trễ.",
			nil,
		},
		{
			"a consequence is no duty",
			"Theo Sở Giáo dục Hòa An, do mưa lớn kéo dài nên có 135 trường phải dời ngày khai giảng.",
			nil,
		},
		{
			"who reports also asks",
			"Ủy ban Kiểm tra Trung ương thông báo bà Phan Thị Liên còn có vi phạm khác và đề nghị Ban Bí thư xem xét kỷ luật.",
			[]string{"request | Ủy ban Kiểm tra Trung ương -> Ban Bí thư | xem xét kỷ luật |"},
		},
		{
			"promises announced before a colon",
			"UBND thành phố Vĩnh Hà sẽ thực hiện các nhiệm vụ sau: nâng cấp bến xe; trồng thêm cây xanh.",
			[]string{
				"commitment | UBND thành phố Vĩnh Hà ->  | nâng cấp bến xe |",
				"commitment | UBND thành phố Vĩnh Hà ->  | trồng thêm cây xanh |",
			},
		},
		{
			"promises as items",
			"UBND thành phố Vĩnh Hà sẽ thực hiện các nhiệm vụ sau:\n- Nâng cấp bến xe phía Nam;\n- Trồng thêm cây xanh.",
			[]string{
				"commitment | UBND thành phố Vĩnh Hà ->  | Nâng cấp bến xe phía Nam |",
				"commitment | UBND thành phố Vĩnh Hà ->  | Trồng thêm cây xanh |",
			},
		},
		{
			"a judgment of what will be",
			"Ông Trần Quốc Bảo, Giám đốc Sở Công Thương, nói: “Chúng tôi sẽ thực sự là người thua thiệt”.",
			nil,
		},
		{
			"grounds are no content",
			"UBND huyện Lục Sơn phê duyệt Đề án nâng cấp chợ, theo đề nghị của Phòng Kinh tế và Hạ tầng.",
			[]string{"approval | UBND huyện Lục Sơn ->  | phê duyệt Đề án nâng cấp chợ |"},
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

func TestDeadline(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in, published, want string
	}{
		{"the year a promise is for", "Năm 2021, Sở Du lịch Hòa An sẽ mở ba tuyến tham quan mới.", "2021-02-01", "2021"},
		{"a year that is over", "Năm 2019, Sở Du lịch Hòa An sẽ mở ba tuyến tham quan mới.", "2021-02-01", ""},
		{"the day a measure starts", "HĐND tỉnh Hòa An quyết định dừng thu phí xe máy từ ngày 7/7/2021.", "2021-07-05", "2021-07-07"},
		{"a start that is long past", "UBND xã yêu cầu các hộ trả tiền thuê nợ từ ngày 7/7/2018.", "2021-07-05", ""},
		{"from when a post is held is none", "Bộ trưởng bổ nhiệm ông Trần Quốc Bảo giữ chức Cục trưởng từ ngày 1/8/2021.", "2021-07-05", ""},
		{"the plan year of items", "Nhiệm vụ trọng tâm năm 2021 của Sở Du lịch Hòa An là mở ba tuyến mới.", "2021-02-01", "2021"},
		{"a period in the name of what is done is none", "UBND tỉnh yêu cầu Sở Du lịch Hòa An báo cáo kết quả giai đoạn 2016-2020.", "2021-02-01", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := k.dated(tt.in, tt.published, "vi")
			if len(got) != 1 {
				t.Fatalf("%d decisions of %q, want 1: %v", len(got), tt.in, got)
			}
			if d := lastField(got[0]); d != tt.want {
				t.Errorf("deadline of %q is %q, want %q", tt.in, d, tt.want)
			}
		})
	}
}

// lastField is what stands after the last bar of a line.
func lastField(line string) string {
	for i := len(line) - 1; i >= 0; i-- {
		if line[i] == '|' {
			if i+2 > len(line) {
				return ""
			}
			return line[i+2:]
		}
	}
	return ""
}

func TestEnglishRules(t *testing.T) {
	k := newKit(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"infinitives in a row, then a pronoun",
			"Gov. Samuel Whitlock ordered Harwell Steel Corp. to close its old furnace and to test the soil. He will sign the permit soon.",
			[]string{
				"directive | Samuel Whitlock -> Harwell Steel Corp. | close its old furnace |",
				"directive | Samuel Whitlock -> Harwell Steel Corp. | test the soil |",
				"commitment | Samuel Whitlock ->  | sign the permit soon |",
			},
		},
		{
			"what an official says will be done, and a forecast",
			"Mayor Ruth Hale of Port Ewan said the city would plant 900 trees. Analyst Tom Reed said prices would fall.",
			[]string{"commitment | Ruth Hale ->  | the city would plant 900 trees |"},
		},
		{
			"what another is said to do",
			"\"Judge Moss will open the files,\" Mayor Ruth Hale said.",
			nil,
		},
		{
			"a relative clause is background",
			"Dana Pell, who proposed the bridge in 2009, watched from the back.",
			nil,
		},
		{
			"the passive with who asks",
			"Douglas Pell was asked by the Harbor Commission to step down after an audit.",
			[]string{"request | Harbor Commission -> Douglas Pell | step down |"},
		},
		{
			"verbs joined, and the body meant by a noun",
			"The Westbrook City Council approved a flood wall, ending a long debate, and directed the Department of Parks to hire ten rangers. The council also urged residents to stay away.",
			[]string{
				"approval | Westbrook City Council ->  | a flood wall |",
				"directive | Westbrook City Council -> Department of Parks | hire ten rangers |",
				"request | Westbrook City Council -> residents | stay away |",
			},
		},
		{
			"a noun that looks like a modal",
			"The Royal Navy tried to impose its will in the bay.",
			nil,
		},
		{
			"a name and a group",
			"Mark Esper urged Norway and others in the region to push back.",
			[]string{"request | Mark Esper -> Norway + others in the region | push back |"},
		},
		{
			"a document signed, and what it does",
			"Marta Olsen signed Decision No. 412/QD-TTg dated March 3, 2021 on harbour fees, which takes effect today.",
			[]string{"decision | Marta Olsen ->  | harbour fees |"},
		},
		{
			"the same, by a participle that names somebody",
			"Marta Olsen signed Decision No. 413/QD-TTg appointing Douglas Pell as Director of the Harbor Commission.",
			[]string{"decision | Marta Olsen -> Douglas Pell | appointing Douglas Pell as Director of the Harbor Commission |"},
		},
		{
			"asked by a participle, of one who takes orders",
			"Prime Minister Dang Van Lam chaired a meeting, asking ministries to publish the survey.",
			[]string{"directive | Dang Van Lam -> ministries | publish the survey |"},
		},
		{
			"that somebody do something",
			"Marta Olsen proposed that the Harbor Commission soon publish the survey.",
			[]string{"proposal | Marta Olsen -> Harbor Commission | soon publish the survey |"},
		},
		{
			"somebody's quotation, its verb before its speaker",
			"\"We will train ten rangers,\" said Douglas Pell, director of the Harbor Commission.",
			[]string{"commitment | Douglas Pell ->  | train ten rangers |"},
		},
		{
			"asked in the first person",
			"\"I urge the Harbor Commission to publish the survey,\" Douglas Pell said.",
			[]string{"request | Douglas Pell -> Harbor Commission | publish the survey |"},
		},
		{
			"a draft somebody proposed, and a journey",
			"A draft proposed by the Harbor Commission lies here. Mayor Marta Olsen will travel to Hanoi.",
			nil,
		},
		{
			"what a document that was issued lays down",
			"The Harbor Commission issued Decree No. 12/2021/ND-CP on mooring fees. The decree bans night fishing and requires firms to keep a log. Under the decree, ferry owners must insure their boats. The Department of Parks must hire ten rangers.",
			[]string{
				"decision | Harbor Commission ->  | mooring fees |",
				"decision | Harbor Commission ->  | bans night fishing |",
				"directive | Harbor Commission -> firms | keep a log |",
				"decision | Harbor Commission -> ferry owners | insure their boats |",
				"directive | Harbor Commission -> Department of Parks | hire ten rangers |",
			},
		},
		{
			"ruled on a day",
			"The Harbor Commission ruled on June 4, 2021 that the ban violates its charter.",
			[]string{"decision | Harbor Commission ->  | the ban violates its charter |"},
		},
		{
			"a plain noun in what somebody says",
			"Marta Olsen said the firm plans to build a pier.",
			[]string{"commitment | Marta Olsen ->  | build a pier |"},
		},
		{
			"according to somebody is no subject",
			"According to the survey, Marta Olsen directed the Harbor Commission to hire ten rangers.",
			[]string{"directive | Marta Olsen -> Harbor Commission | hire ten rangers |"},
		},
		{
			"a document of nobody",
			"The decree bans night fishing. Ferry owners must insure their boats.",
			nil,
		},
		{
			"who says more in the same sentence",
			"The Harbor Commission asked residents to wait a week, and its chair, Douglas Pell, said a survey was late.",
			[]string{"request | Harbor Commission -> residents | wait a week |"},
		},
		{
			"somebody named with his rank before",
			"Mayor Marta Olsen named retired Lt. Gen. Douglas Pell as chair of the Harbor Commission.",
			[]string{"decision | Marta Olsen -> Douglas Pell | named retired Lt. Gen. Douglas Pell as chair of the Harbor Commission |"},
		},
		{
			"a penalty on a number of people",
			"The Harbor Commission fined eight people accused of theft.",
			[]string{"decision | Harbor Commission -> eight people | fined eight people accused of theft |"},
		},
		{
			"a short name for the body fined",
			"The Harbor Commission fined Tallgrass Northern Corp. $2 million. It ordered Tallgrass to replace six valves.",
			[]string{
				"decision | Harbor Commission -> Tallgrass Northern Corp. | fined Tallgrass Northern Corp. $2 million |",
				"directive | Harbor Commission -> Tallgrass Northern Corp. | replace six valves |",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, k.lines(tt.in, "en")); diff != "" {
				t.Errorf("decisions of %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}
