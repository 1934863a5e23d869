package event_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParts(t *testing.T) {
	k := newKit(t)
	for _, tc := range []struct {
		name, title, body string
		want              []string
	}{
		{
			"two organize, one chairs after the verb", "Hội thảo nuôi tôm",
			"Ngày 4/6/2021, Sở Nông nghiệp và Phát triển nông thôn tỉnh Bạc Liêu phối hợp với Hội Nông dân tỉnh tổ chức Hội thảo nuôi tôm. Đến dự và chủ trì hội thảo có ông Lê Văn Sáu, Phó Giám đốc Sở.",
			[]string{"chair: Lê Văn Sáu", "organizer: Hội Nông dân tỉnh", "organizer: Sở Nông nghiệp và Phát triển nông thôn tỉnh Bạc Liêu"},
		},
		{
			"chair fronted", "Giao ban cải cách hành chính",
			"Sáng 4/6, đã diễn ra Hội nghị giao ban. Chủ trì hội nghị, bà Trần Thị Năm - Phó Chủ tịch UBND tỉnh Cà Mau nhấn mạnh yêu cầu rút ngắn thời gian.",
			[]string{"chair: Trần Thị Năm"},
		},
		{
			"guests, but not whose posts name a body, nor several of a kind", "Họp bàn chống hạn",
			"Ngày 4/6, UBND tỉnh Gia Lai tổ chức cuộc họp bàn chống hạn. Tham dự có đồng chí Rơ Châm Hưng, Phó Chủ tịch UBND tỉnh; đại diện Sở Nông nghiệp và Phát triển nông thôn, Sở Tài chính và 11 Phòng Nông nghiệp các huyện.",
			[]string{"attendee: Rơ Châm Hưng", "attendee: Sở Nông nghiệp và Phát triển nông thôn", "attendee: Sở Tài chính", "organizer: UBND tỉnh Gia Lai"},
		},
		{
			"chairman of a committee speaks for it", "Chủ tịch tỉnh yêu cầu dừng thi công",
			"Chủ tịch UBND tỉnh Hà Nam Trần Văn Bảy yêu cầu Sở Xây dựng dừng thi công hồ Đông.",
			[]string{"organizer: UBND tỉnh Hà Nam", "speaker: Trần Văn Bảy"},
		},
		{
			"minister speaks for himself", "Bộ trưởng nói về học phí",
			"Bộ trưởng Bộ Giáo dục và Đào tạo Phạm Văn Hai cho biết học phí năm nay không tăng.",
			[]string{"organizer: Phạm Văn Hai", "speaker: Phạm Văn Hai"},
		},
		{
			"spokesman speaks for the body", "Bác tin đồn",
			"Người phát ngôn Bộ Ngoại giao Lý Thị Chín khẳng định thông tin trên là không đúng.",
			[]string{"organizer: Bộ Ngoại giao", "speaker: Lý Thị Chín"},
		},
		{
			"issued on behalf of a body", "Chỉ thị về tiết kiệm",
			"Thay mặt Ban Thường vụ Tỉnh ủy Hà Nam, đồng chí Lê Văn Sáu, Phó Bí thư Tỉnh ủy ký ban hành Chỉ thị số 21-CT/TU về tiết kiệm.",
			[]string{"organizer: Ban Thường vụ Tỉnh ủy Hà Nam", "speaker: Lê Văn Sáu"},
		},
		{
			"inspected", "Kiểm tra an toàn thực phẩm",
			"Ngày 4/6, Sở Y tế tỉnh Hà Nam đã kiểm tra an toàn thực phẩm tại Công ty cổ phần Sao Khuê và Công ty TNHH Hải Đăng.",
			[]string{"organizer: Sở Y tế tỉnh Hà Nam", "recipient: Công ty TNHH Hải Đăng", "recipient: Công ty cổ phần Sao Khuê"},
		},
		{
			"elected, in the passive", "Bầu phó chủ tịch",
			"Ngày 4/6, các đồng chí Ngô Văn Tám, Đỗ Văn Tư được bầu giữ chức Phó Chủ tịch UBND tỉnh Hà Nam.",
			[]string{"recipient: Ngô Văn Tám", "recipient: Đỗ Văn Tư"},
		},
		{
			"hands over an appointment", "Trao quyết định bổ nhiệm",
			"Ngày 4/6, ông Lê Văn Sáu, Giám đốc Sở Nội vụ tỉnh Hà Nam đã trao quyết định bổ nhiệm cho bà Ngô Thị Tám giữ chức Phó Giám đốc Sở.",
			[]string{"organizer: Sở Nội vụ tỉnh Hà Nam", "recipient: Ngô Thị Tám", "sender: Lê Văn Sáu"},
		},
		{
			"who resigns organizes nothing", "Ông Lê Văn Sáu xin thôi chức",
			"Ông Lê Văn Sáu, Giám đốc Sở Nội vụ tỉnh Hà Nam, đã có đơn xin từ chức.",
			[]string{"recipient: Lê Văn Sáu"},
		},
		{
			"stalls of a fair, organized by its committee", "Khai mạc hội sách",
			"Hội sách Ninh Bình khai mạc sáng ngày 08/6. Ban Tổ chức bố trí 40 gian hàng của các đơn vị: Công ty cổ phần Sách Sao Mai, Công ty TNHH Sách Bình Minh, Công ty cổ phần Văn hóa Đất Việt.",
			[]string{"attendee: Công ty TNHH Sách Bình Minh", "attendee: Công ty cổ phần Sách Sao Mai", "attendee: Công ty cổ phần Văn hóa Đất Việt", "organizer: Ban Tổ chức"},
		},
		{
			"portraits and telephones are no guests", "Thăm trường vùng cao",
			"Ngày 4/6, ông Lê Văn Sáu, Chủ tịch UBND huyện Bình Lục đến thăm Trường Trung học cơ sở An Đổ. Trong phòng có chân dung Chủ tịch Hồ Chí Minh. Mọi thắc mắc liên hệ ông Phạm Văn Hai, Chánh Văn phòng UBND huyện, điện thoại 0912345678.",
			[]string{"chair: Lê Văn Sáu", "host: Trường Trung học cơ sở An Đổ"},
		},
		{
			"the one ordered is not the one who inspects", "Chủ tịch huyện nói về xây dựng không phép",
			"Ông Lê Văn Sáu cho biết đã giao Công an huyện Bình Lục điều tra vụ việc.",
			[]string{"organizer: Lê Văn Sáu", "speaker: Lê Văn Sáu"},
		},
		{
			"partner of one who leads", "Hội nghị phòng cháy",
			"Ngày 4/6, Công an tỉnh Hà Nam chủ trì, phối hợp với UBND huyện Bình Lục tổ chức Hội nghị phòng cháy.",
			[]string{"organizer: Công an tỉnh Hà Nam", "organizer: UBND huyện Bình Lục"},
		},
		{
			"a report with a colon lists no guests", "Họp bàn chống hạn",
			"Ngày 4/6, UBND tỉnh Gia Lai tổ chức cuộc họp bàn chống hạn. Theo báo cáo: được sự chỉ đạo của Bộ Y tế và Sở Tài chính, công tác chống hạn đạt kết quả.",
			[]string{"organizer: UBND tỉnh Gia Lai"},
		},
		{
			"part of a larger body", "Hội thảo về chữ ký số",
			"Ngày 4/6, Trung tâm Tin học thuộc Sở Nội vụ tỉnh Hà Nam tổ chức hội thảo về chữ ký số.",
			[]string{"organizer: Trung tâm Tin học"},
		},
		{
			"who has done something, where nothing says of what sort", "Tìm chiếc xe",
			"Công an tỉnh Hà Nam đã huy động 200 chiến sĩ tìm chiếc xe.",
			[]string{"organizer: Công an tỉnh Hà Nam"},
		},
		{
			"a body that speaks after an opening of its own", "Sở nói về cây đổ",
			"Phản hồi phản ánh của người dân, Sở Xây dựng tỉnh Hà Nam khẳng định cây đổ là do bão.",
			[]string{"organizer: Sở Xây dựng tỉnh Hà Nam"},
		},
		{
			"whose statement it is, though the title only names the body", "Hà Nam giải thích việc thu phí",
			"Việc thu phí gây tranh cãi. Ông Lê Văn Sáu, Phó Giám đốc Sở Tài chính tỉnh Hà Nam, nói phí thu theo luật.",
			[]string{"organizer: Lê Văn Sáu", "speaker: Lê Văn Sáu"},
		},
		{
			"who answers was asked", "Giám đốc Sở Y tế nói về viện phí",
			"Trả lời phỏng vấn sáng 4/6, ông Lê Văn Sáu, Giám đốc Sở Y tế tỉnh Hà Nam, khẳng định viện phí chưa tăng.",
			[]string{"speaker: Lê Văn Sáu"},
		},
		{
			"one's own deed, told by oneself", "Cưỡng chế nhà xây trái phép",
			"Chiều 4/6, ông Lê Văn Sáu, Chủ tịch UBND huyện Bình Lục cho biết, đã cưỡng chế nhà xây trái phép.",
			[]string{"organizer: UBND huyện Bình Lục", "sender: Lê Văn Sáu"},
		},
		{
			"bodies that only say more of the guests", "Hội thảo góp ý dự thảo",
			"Ngày 4/6, Sở Nội vụ tỉnh Hà Nam tổ chức hội thảo. Dự hội thảo có đại diện của Sở Tài chính và thành viên tổ công tác thực hiện chương trình của Thành ủy Phủ Lý.",
			[]string{"attendee: Sở Tài chính", "organizer: Sở Nội vụ tỉnh Hà Nam"},
		},
		{
			"who will organize something else", "Hội nghị chống hạn",
			"Ngày 4/6, hội nghị chống hạn diễn ra tại Hà Nam. Nước đang cạn. Lúa cháy. Sở Tài chính tỉnh Hà Nam sẽ tổ chức hội nghị về giá.",
			nil,
		},
		{
			"a committee with what it is for", "Họp về số hóa đất đai",
			"Chiều 4/6, Ban Chỉ đạo số hóa hồ sơ, bản đồ và dữ liệu đất đai đã tổ chức họp báo cáo tình hình. Sở Tài chính tỉnh Hà Nam tham dự.",
			[]string{"attendee: Sở Tài chính tỉnh Hà Nam", "organizer: Ban Chỉ đạo"},
		},
		{
			"the last of two acts where the first is another's", "Rà soát hồ sơ",
			"Theo chỉ đạo của Bộ Nội vụ, Sở Nội vụ tỉnh Hà Nam yêu cầu UBND huyện Bình Lục báo cáo.",
			[]string{"organizer: Sở Nội vụ tỉnh Hà Nam"},
		},
		{
			"who issues, not who passed something before", "Bán trái phiếu",
			"Để bán trái phiếu đã được HĐND tỉnh Hà Nam thông qua, UBND tỉnh Hà Nam ban hành Kế hoạch số 95/KH-UBND ngày 30/5/2021.",
			[]string{"organizer: UBND tỉnh Hà Nam"},
		},
		{
			"approved by another than the one named before", "Bán vốn tại Sao Khuê",
			"Phương án bán vốn của Công ty cổ phần Sao Khuê vừa được Thủ tướng phê duyệt.",
			nil,
		},
		{
			"organizes what has no word of its own", "Chạy vì trẻ em",
			"UBND tỉnh Hà Nam phối hợp với Hội Chữ thập đỏ tỉnh tổ chức chạy vì trẻ em.",
			[]string{"organizer: Hội Chữ thập đỏ tỉnh", "organizer: UBND tỉnh Hà Nam"},
		},
		{
			"chairs listed before the verb, each with posts", "Kỳ họp HĐND xã An Đổ",
			"Ngày 4/6, HĐND xã An Đổ khóa I, nhiệm kỳ 2021-2026 tổ chức kỳ họp thứ ba. Các đồng chí: Lê Văn Sáu, Bí thư Đảng ủy, Chủ tịch HĐND xã; Ngô Văn Tám, Phó Chủ tịch HĐND xã đồng chủ tọa kỳ họp.",
			[]string{"chair: Lê Văn Sáu", "chair: Ngô Văn Tám", "organizer: HĐND xã An Đổ"},
		},
		{
			"chair by a post that ends in a noun", "Họp Ban Chỉ đạo",
			"Ngày 4/6, UBND tỉnh Hà Nam tổ chức phiên họp. Đồng chí Lê Văn Sáu - Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì phiên họp.",
			[]string{"chair: Lê Văn Sáu", "organizer: UBND tỉnh Hà Nam"},
		},
		{
			"whose delegation it is", "Giám sát tại Sở Tư pháp",
			"Ngày 4/6, Đoàn giám sát của Ban Pháp chế HĐND tỉnh Hà Nam do bà Trần Thị Năm, Trưởng Ban làm trưởng đoàn có buổi giám sát tại Sở Tư pháp.",
			[]string{"chair: Trần Thị Năm", "organizer: Ban Pháp chế HĐND tỉnh Hà Nam", "recipient: Sở Tư pháp"},
		},
		{
			"where he received does not receive", "Bộ trưởng tiếp Đại sứ",
			"Chiều 4/6, tại trụ sở Tỉnh ủy Hà Nam, ông Lê Văn Sáu, Giám đốc Sở Y tế tỉnh Hà Nam, đã tiếp Đại sứ Lào.",
			[]string{"organizer: Sở Y tế tỉnh Hà Nam", "speaker: Lê Văn Sáu"},
		},
		{
			"a body with the place it lies in", "Đình chỉ hiệu trưởng",
			"Lãnh đạo UBND huyện Bình Lục, tỉnh Hà Nam vừa ra quyết định đình chỉ công tác ông Lê Văn Sáu.",
			[]string{"organizer: UBND huyện Bình Lục", "recipient: Lê Văn Sáu"},
		},
		{
			"a part and its whole, by a dash", "Khai giảng khóa học",
			"Ngày 4/6, Trung tâm Tin học - Sở Nội vụ tỉnh Hà Nam tổ chức lớp tập huấn.",
			[]string{"organizer: Trung tâm Tin học"},
		},
		{
			"who calls off", "Hủy hội nghị xúc tiến đầu tư",
			"UBND tỉnh Hà Nam hủy hội nghị xúc tiến đầu tư dự kiến tổ chức ngày 20/6/2021. Bà Cao Thị Mười, Giám đốc Sở Công Thương cho biết sẽ báo sau.",
			[]string{"organizer: UBND tỉnh Hà Nam"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := k.find(article{title: tc.title, body: tc.body + "\n", published: "2021-06-10"})
			if d := cmp.Diff(tc.want, f.parts(0)); d != "" {
				t.Errorf("%s (%s)\n%s", tc.body, f.head(0), d)
			}
		})
	}
}

func TestPartsInEnglish(t *testing.T) {
	k := newKit(t)
	for _, tc := range []struct{ title, body, want string }{
		{
			"Officials meet on flood defences",
			"HANOI (AP) - The Department of Health held a meeting on flood defences on June 4, 2021. The meeting was chaired by Director Helen Marsh.",
			"chair: Helen Marsh\norganizer: Department of Health",
		},
		{
			"Conference on flood defences",
			"A conference was held on June 4, 2021. It was organised by the Department of Health and the Department of Labour.",
			"organizer: Department of Health\norganizer: Department of Labour",
		},
		{
			"Conference on flood defences",
			"The Department of Health, in collaboration with the Department of Labour, held a conference on June 4, 2021, Reuters reported.",
			"organizer: Department of Health\norganizer: Department of Labour",
		},
		{
			"Meeting on flood defences",
			"The Department of Health held a meeting on June 4, 2021. \"We will help,\" said Helen Marsh. \"We hope,\" wrote Douglas Pell.",
			"organizer: Department of Health\nspeaker: Helen Marsh",
		},
		{
			"Mayor calls for calm",
			"Mayor Helen Marsh called for calm on June 4, 2021.",
			"speaker: Helen Marsh",
		},
	} {
		f := k.find(article{title: tc.title, language: "en", published: "2021-06-10", body: tc.body + "\n"})
		if got := f.lines(); got != tc.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.body, got, tc.want)
		}
	}
}

func TestFurtherEvents(t *testing.T) {
	k := newKit(t)
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{
			"a fine told beside an inspection",
			"Ngày 4/6, Sở Y tế tỉnh Hà Nam đã kiểm tra Công ty cổ phần Sao Khuê. Trước đó, ngày 1/6, Công an huyện Bình Lục xử phạt Công ty TNHH Minh Tâm 30 triệu đồng.",
			[]string{"sanction occurred 2021-06-01: recipient: Công ty TNHH Minh Tâm, sender: Công an huyện Bình Lục"},
		},
		{
			"a launch on the same day",
			"Ngày 4/6, Trường Đại học Hoa Lư và Công ty cổ phần Sao Khuê ký kết hợp tác đào tạo. Cùng ngày, Trường Đại học Hoa Lư khai trương thư viện số.",
			[]string{"launch occurred 2021-06-04: organizer: Trường Đại học Hoa Lư"},
		},
		{"not without a day", "Ngày 4/6, Sở Y tế tỉnh Hà Nam tổ chức hội nghị. Trước đó, Trường Đại học Hoa Lư khai trương thư viện số.", nil},
		{"not what is only planned", "Ngày 4/6, Sở Y tế tỉnh Hà Nam tổ chức hội nghị. Cùng ngày, Trường Đại học Hoa Lư sẽ khai trương thư viện số.", nil},
		{"not what is done to the one named", "Ngày 4/6, Sở Y tế tỉnh Hà Nam tổ chức hội nghị. Trước đó, ngày 1/6, ông Lê Văn Sáu, Phó Chủ tịch UBND xã An Đổ được bổ nhiệm.", nil},
		{"not a decision on nobody, at no time", "Ngày 4/6, Sở Y tế tỉnh Hà Nam tổ chức hội nghị. Công an huyện Bình Lục xử phạt những trường hợp vi phạm.", nil},
		{"not of nobody", "Ngày 4/6, Sở Y tế tỉnh Hà Nam tổ chức hội nghị. Cùng ngày, đoàn đã khai trương thư viện số.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := k.find(article{title: "Tin trong ngày", body: tc.body + "\n", published: "2021-06-10"})
			var got []string
			for i := 1; i < len(f.events); i++ {
				got = append(got, f.head(i)+": "+strings.Join(f.parts(i), ", "))
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("%s\n%s", tc.body, d)
			}
		})
	}
}
