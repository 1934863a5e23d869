package event_test

import "testing"

func TestTypes(t *testing.T) {
	k := newKit(t)
	for _, tc := range []struct{ name, title, body, want string }{
		{"gathering held beats the topic of the title", "Chia sẻ kinh nghiệm nuôi tôm", "Ngày 4/6/2021, Sở Nông nghiệp tỉnh Bạc Liêu tổ chức Hội thảo chia sẻ kinh nghiệm nuôi tôm.", "meeting occurred 2021-06-04"},
		{"gathering takes place", "Đẩy mạnh cải cách hành chính", "Sáng 4/6, đã diễn ra Hội nghị giao ban công tác cải cách hành chính quý II.", "meeting occurred 2021-06-04"},
		{"document issued beats its topic", "Tuyên truyền phòng, chống dịch", "Ngày 4/6/2021, Sở Y tế tỉnh Hà Nam ban hành Công văn số 812/SYT-NVY về việc tuyên truyền phòng, chống dịch.", "promulgation occurred 2021-06-04"},
		{"order", "Chủ tịch tỉnh yêu cầu dừng thi công", "Chủ tịch UBND tỉnh Hà Nam Trần Văn Bảy yêu cầu Sở Xây dựng dừng thi công hồ Đông.", "directive occurred -"},
		{"word of a minister", "Bộ trưởng nói về học phí", "Bộ trưởng Bộ Giáo dục và Đào tạo Phạm Văn Hai cho biết học phí năm nay không tăng.", "statement occurred -"},
		{"inspection", "Kiểm tra an toàn thực phẩm", "Ngày 4/6, Sở Y tế tỉnh Hà Nam đã kiểm tra an toàn thực phẩm tại Công ty cổ phần Sao Khuê.", "inspection occurred 2021-06-04"},
		{"appointment", "Trao quyết định bổ nhiệm", "Ngày 4/6, Giám đốc Sở Nội vụ tỉnh Hà Nam đã trao quyết định bổ nhiệm cho bà Ngô Thị Tám.", "appointment occurred 2021-06-04"},
		{"resignation", "Ông Lê Văn Sáu xin thôi chức", "Ông Lê Văn Sáu, Giám đốc Sở Nội vụ tỉnh Hà Nam, đã có đơn xin từ chức.", "appointment occurred -"},
		{"signing", "Hợp tác đào tạo nhân lực", "Ngày 4/6, Trường Đại học Hoa Lư và Công ty cổ phần Sao Khuê ký kết hợp tác đào tạo nhân lực.", "signing occurred 2021-06-04"},
		{"award", "Trao thưởng học sinh giỏi", "Ngày 4/6, UBND tỉnh Hà Nam trao thưởng cho 40 học sinh giỏi.", "award occurred 2021-06-04"},
		{"award only asked for", "Sẽ khen thưởng cán bộ y tế", "Sở Y tế tỉnh Hà Nam đề nghị UBND tỉnh tặng Bằng khen cho 12 cá nhân.", "award planned -"},
		{"sanction", "Xử phạt một trại lợn", "Ngày 4/6, UBND huyện Bình Lục xử phạt Công ty TNHH Minh Tâm 30 triệu đồng.", "sanction occurred 2021-06-04"},
		{"training", "Tập huấn kỹ năng số", "Trong hai ngày 7 và 8/6, Sở Nội vụ tỉnh Hà Nam tổ chức lớp tập huấn kỹ năng số.", "training occurred 2021-06-07/2021-06-08"},
		{"campaign", "Phát động Tháng hành động vì trẻ em", "Sáng 1/6, UBND tỉnh Hà Nam phát động Tháng hành động vì trẻ em.", "campaign occurred 2021-06-01"},
		{"launch", "Khai trương cổng dịch vụ công", "Ngày 4/6, UBND tỉnh Hà Nam khai trương cổng dịch vụ công của tỉnh.", "launch occurred 2021-06-04"},
		{"ceremony", "Khởi công cầu Sông Đáy", "Ngày 4/6, UBND tỉnh Hà Nam tổ chức lễ khởi công cầu Sông Đáy.", "ceremony occurred 2021-06-04"},
		{"visit", "Thăm trường vùng cao", "Ngày 4/6, ông Lê Văn Sáu, Chủ tịch UBND huyện Bình Lục đến thăm Trường Trung học cơ sở An Đổ.", "visit occurred 2021-06-04"},
		{"approval", "Phê duyệt quy hoạch chợ", "Ngày 4/6, UBND tỉnh Hà Nam phê duyệt quy hoạch chợ đầu mối.", "approval occurred 2021-06-04"},
		{"nothing known", "Một ngày ở bến đò", "Con đò cũ vẫn nằm đó bên bãi bồi.", "other occurred -"},
		{"fair that lasts", "Khai mạc hội sách", "Hội sách Ninh Bình khai mạc sáng ngày 08/6 và kéo dài đến hết ngày 15/6 tại Quảng trường Đinh Tiên Hoàng.", "other ongoing 2021-06-08/2021-06-15"},
		{"through is no approval", "Bán hàng thông qua các trang mạng", "Nhiều hộ nông dân bán hàng thông qua các trang mạng.", "other occurred -"},
		{"where something else was is not what was held", "Bộ trưởng trả lời về học phí", "Tại hội nghị diễn ra sáng 4/6, Bộ trưởng Bộ Giáo dục và Đào tạo Phạm Văn Hai cho biết học phí không tăng.", "statement occurred 2021-06-04"},
		{"a post before the colon of the title", "Giám đốc Sở Y tế: Cuộc họp tháng sau bàn viện phí", "Giám đốc Sở Y tế tỉnh Hà Nam Phạm Văn Hai cho biết viện phí chưa tăng.", "statement occurred -"},
		{"an order given where people met", "Rau sạch cho trường học", "Tại buổi làm việc với Sở Nông nghiệp tỉnh Hà Nam, Chủ tịch UBND tỉnh Hà Nam Trần Văn Bảy yêu cầu Sở Nông nghiệp lập đề án rau sạch.", "directive occurred -"},
		{"speech that only leads to an order", "Rau sạch cho trường học", "Khẳng định rau sạch là việc cần làm ngay, Chủ tịch UBND tỉnh Hà Nam Trần Văn Bảy yêu cầu Sở Nông nghiệp lập đề án.", "directive occurred -"},
		{"speech that only carries a deed", "Lối đi mới ra bến phà", "Ông Lê Văn Sáu, Chủ tịch UBND huyện Bình Lục, cho biết Sở Xây dựng tỉnh Hà Nam vừa mở lối đi mới ra bến phà.", "other occurred -"},
		{"speech that is the news", "Giá nước sạch năm tới", "Ông Lê Văn Sáu, Chủ tịch UBND huyện Bình Lục, cho biết giá nước sạch năm tới không đổi.", "statement occurred -"},
		{"voices on the news", "Chợ quê ngày áp Tết", "Chợ đông từ tinh mơ trên bãi sông. Bà Tám cho biết gà năm nay rẻ hơn. Bà Năm nói rau cũng rẻ.", "other occurred -"},
		{"one asked is no inspector", "Trả lại đất cho phó thanh tra", "Chủ tịch UBND tỉnh Hà Nam Trần Văn Bảy yêu cầu Sở Tài nguyên và Môi trường trả lại đất cho nguyên Phó chánh thanh tra Lê Văn Sáu.", "directive occurred -"},
		{"appointment somebody is asked about", "Sở Nội vụ lên tiếng về việc bổ nhiệm con lãnh đạo", "Ông Phạm Văn Hai, Phó Giám đốc Sở Nội vụ tỉnh Hà Nam, trả lời báo chí về việc bổ nhiệm ông Lê Văn Sáu làm Trưởng phòng.", "statement occurred -"},
		{"exercise", "Diễn tập chữa cháy rừng", "Ngày 4/6, UBND huyện Bình Lục tổ chức diễn tập chữa cháy rừng.", "training occurred 2021-06-04"},
		{"condolence", "Thăm hỏi gia đình bị nạn", "Ngày 4/6, bà Trần Thị Năm, Phó Chủ tịch UBND tỉnh Hà Nam, đến thăm hỏi, chia buồn với gia đình các nạn nhân.", "visit occurred 2021-06-04"},
		{"court", "Xét xử vụ lừa bán đất", "Ngày 4/6, Tòa án nhân dân tỉnh Hà Nam mở phiên tòa xét xử vụ lừa bán đất.", "sanction occurred 2021-06-04"},
		{"enforced", "Cưỡng chế công trình trái phép", "Ngày 4/6, UBND huyện Bình Lục tổ chức cưỡng chế công trình trái phép của Công ty TNHH Minh Tâm.", "sanction occurred 2021-06-04"},
		{"posts handed over at a conference", "Công bố quyết định về công tác cán bộ", "Ngày 4/6, Tỉnh ủy Hà Nam tổ chức hội nghị công bố các quyết định về công tác cán bộ.", "appointment occurred 2021-06-04"},
		{"election is no appointment", "Chuẩn bị cho ngày bầu cử", "Ngày 4/6, Ủy ban bầu cử tỉnh Hà Nam tổ chức hội nghị triển khai công tác bầu cử.", "meeting occurred 2021-06-04"},
		{"what the title says is to come follows from it", "Bến xe sẽ dời ra ngoại ô", "Ngày 4/6, UBND tỉnh Hà Nam đã phê duyệt phương án dời bến xe.", "approval occurred 2021-06-04"},
		{"a title that calls off what a document ends", "Hủy bỏ tiêu chuẩn cũ", "Ngày 4/6, Bộ Y tế ban hành Thông tư số 12/2021/TT-BYT về việc hủy bỏ tiêu chuẩn cũ.", "promulgation occurred 2021-06-04"},
		{"in honour of a congress", "Nhiều việc làm ý nghĩa", "Chào mừng thành công của Đại hội Đảng bộ tỉnh, ngày 4/6 UBND huyện Bình Lục khởi công cầu Sông Đáy.", "ceremony occurred 2021-06-04"},
		{"topic of a document, told after a lead", "Tuyên truyền phòng cháy", "Mùa khô năm nay kéo dài. Nguy cơ cháy cao. Ngày 4/6/2021, UBND tỉnh Hà Nam ban hành Kế hoạch số 81/KH-UBND về phòng cháy.", "promulgation occurred 2021-06-04"},
		{"punished after it was weighed", "Cảnh cáo hai cán bộ", "Ngày 4/6, Ủy ban Kiểm tra Tỉnh ủy Hà Nam đã xem xét, thi hành kỷ luật cảnh cáo hai cán bộ.", "sanction occurred 2021-06-04"},
		{"speech after the colon of the title", "Dân bị phạt oan: Luật sư lên tiếng", "Việc chủ nhà bị xử phạt gây tranh cãi. Luật sư Lê Văn Sáu cho rằng như vậy là sai.", "statement occurred -"},
		{"speech about an appointment", "Sở Y tế phân trần việc bổ nhiệm", "Sở Y tế tỉnh Hà Nam cho biết sẽ xin ý kiến Bộ Y tế. Trước khi bổ nhiệm bà Ngô Thị Tám, Sở đã họp.", "statement occurred -"},
		{"a gathering that something came after", "Ẩu đả sau cuộc họp", "Hàng chục người xô xát trước cổng xã. Một người bị thương.", "other occurred -"},
		{"approval, though by a paper", "Phê duyệt đề án chợ", "Ngày 4/6/2021, UBND tỉnh Hà Nam ban hành Quyết định số 812/QĐ-UBND phê duyệt đề án chợ.", "approval occurred 2021-06-04"},
		{"number plates are no ceremony", "Xe sang được gắn biển xanh", "Chiếc xe sang chạy trên đường gây chú ý.", "other occurred -"},
		{"on whose word it is", "Trại quá đông vì thiếu chỗ", "Theo Bộ trưởng Bộ Y tế, trại này chỉ có 600 chỗ. Sáng 4/6, Bộ trưởng Bộ Y tế Phạm Văn Hai trả lời chất vấn về các trại.", "statement occurred 2021-06-04"},
		{"met after a lead, on a day", "Khởi động việc dời dân", "Đầu năm tới người dân sẽ có đất. Khu này rộng 80 hecta. Chiều 4/6, UBND tỉnh Hà Nam họp bàn việc dời dân.", "meeting occurred 2021-06-04"},
		{"on the way to wish a happy new year", "Xe đi chơi Tết gặp nạn", "Trên đường đi chúc Tết, chiếc xe bị tông văng xuống ruộng.", "other occurred -"},
		{"what the lead says of a session weighs more than that it was held", "Văn kiện cần nêu rõ việc đổi mới", "Tổng Bí thư Nguyễn Văn Bốn nói văn kiện cần nêu rõ việc đổi mới. Sáng 4/6, hội nghị Trung ương đã bế mạc tại Hà Nội. Ông cho biết hội nghị thống nhất cao. Ông nhấn mạnh việc đổi mới. Ông khẳng định sẽ làm kỹ.", "statement occurred 2021-06-04"},
		{"whose word the lead was", "Dự án ma có dấu hiệu phạm pháp", "Việc huy động vốn như vậy là sai. Đó là thông tin do ông Phạm Văn Hai, Giám đốc Sở Xây dựng tỉnh Hà Nam, đưa ra. Ông Hai nói dự án chưa có phép. Ông Hai khẳng định sẽ làm rõ.", "statement occurred -"},
		{"called off", "Hủy hội nghị xúc tiến đầu tư", "UBND tỉnh Hà Nam hủy hội nghị xúc tiến đầu tư dự kiến tổ chức ngày 20/6/2021.", "meeting cancelled 2021-06-20"},
		{"to come, by its day", "Hội nghị xúc tiến đầu tư", "Ngày 20/6/2021, UBND tỉnh Hà Nam tổ chức hội nghị xúc tiến đầu tư.", "meeting planned 2021-06-20"},
		{"to come, by its verb", "Kiểm tra giá khách sạn", "Sở Du lịch tỉnh Hà Nam lập ba đoàn kiểm tra giá khách sạn. Từ ngày 1 đến 5/6, các đoàn sẽ làm việc với 20 cơ sở.", "inspection planned 2021-06-01/2021-06-05"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := k.find(article{title: tc.title, body: tc.body + "\n", published: "2021-06-10"})
			if got := f.head(0); got != tc.want {
				t.Errorf("%s\n got %s\nwant %s", tc.body, got, tc.want)
			}
		})
	}
}

func TestNameAndPlace(t *testing.T) {
	k := newKit(t)
	for _, tc := range []struct{ body, title, place string }{
		{"Ngày 4/6/2021, Sở Nông nghiệp tỉnh Bạc Liêu tổ chức Hội thảo chia sẻ kinh nghiệm nuôi tôm tại Nhà văn hóa huyện Đông Hải.", "Hội thảo chia sẻ kinh nghiệm nuôi tôm", "Nhà văn hóa huyện Đông Hải"},
		{"Ngày 4/6, Trường Đại học Hoa Lư và Công ty cổ phần Sao Khuê ký kết hợp tác đào tạo. Lễ ký diễn ra tại Nhà khách tỉnh Ninh Bình.", "", "Nhà khách tỉnh Ninh Bình"},
		{"Hội sách Ninh Bình khai mạc sáng ngày 08/6 tại Quảng trường Đinh Tiên Hoàng.", "Hội sách Ninh Bình", "Quảng trường Đinh Tiên Hoàng"},
		{"Ngày 4/6, UBND tỉnh Gia Lai tổ chức hội nghị.", "", ""},
		{"Hội thảo chuyển đổi số ngành mía đường kéo dài hai ngày.", "Hội thảo chuyển đổi số ngành mía đường", ""},
		{"Sáng 4/6, lễ hội kéo dài ba ngày đã bắt đầu.", "", ""},
	} {
		f := k.find(article{title: "Tin trong ngày", body: tc.body + "\n", published: "2021-06-10"})
		e := &f.events[0]
		place := ""
		if !e.Place.Empty() {
			place = f.c.Doc.Slice(e.Place)
		}
		if e.Title != tc.title || place != tc.place {
			t.Errorf("%s\n got %q at %q\nwant %q at %q", tc.body, e.Title, place, tc.title, tc.place)
		}
	}
}

// What is done to somebody may be the last word of the text.
func TestTextThatEndsInADeed(t *testing.T) {
	k := newKit(t)
	for _, body := range []string{"được bổ nhiệm", "Ông Lê Văn Sáu được bổ nhiệm"} {
		k.find(article{body: body, published: "2021-06-10"})
	}
}
