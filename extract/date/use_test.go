package date

import (
	"testing"

	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
	"github.com/bienban/bienban/schema"
)

func TestUse(t *testing.T) {
	tests := []struct {
		in, pub string
		use     mention.DateUse
		limit   mention.Limit
	}{
		{"Sáng ngày 25/01/2007, sở tổ chức hội nghị.", "2007-01-26", mention.PlainDate, mention.NoLimit},
		{"Các huyện phải báo cáo trước ngày 30/6/2024.", "2024-03-01", mention.DeadlineDate, mention.Until},
		{"Hồ sơ nộp chậm nhất là ngày 30/6/2024.", "2024-03-01", mention.DeadlineDate, mention.Until},
		{"Các xã hoàn thành trong tháng 6/2024.", "2024-03-01", mention.DeadlineDate, mention.Until},
		{"Thẻ dùng được đến hết ngày 31/12/2024.", "2024-03-01", mention.DeadlineDate, mention.Until},
		{"Phí mới được thu từ ngày 01/7/2025.", "2025-06-01", mention.PlainDate, mention.Since},
		{"Căn cứ Quyết định số 25/2007/QĐ-TTg ngày 12/02/2007 của Thủ tướng Chính phủ, sở đề nghị.", "2007-03-01", mention.DocumentDate, mention.NoLimit},
		{"Đây là chỉ tiêu của giai đoạn 2021-2025.", "2022-03-01", mention.PeriodDate, mention.NoLimit},
		{"Hội nghị tổng kết công tác năm 2006.", "2007-01-26", mention.PeriodDate, mention.NoLimit},
		{"Trong 6 tháng đầu năm 2007, thu ngân sách tăng.", "2007-07-26", mention.PeriodDate, mention.NoLimit},
		{"Mít tinh kỷ niệm Ngày thành lập ngành (28/8/1945).", "2015-08-30", mention.AnniversaryDate, mention.NoLimit},
		{"Sở tặng quà nhân dịp Quốc khánh 2/9.", "2015-09-03", mention.AnniversaryDate, mention.NoLimit},
		{"Lễ được tổ chức vào ngày 27/7 hằng năm.", "2015-09-03", mention.RecurringDate, mention.NoLimit},
		{"Ngày 13/11/2009, thành phố giao đất cho dự án.", "2011-11-07", mention.HistoryDate, mention.NoLimit},
	}
	for _, tt := range tests {
		_, set := find(t, tt.in, tt.pub, "vi")
		if len(set.Dates) != 1 || set.Dates[0].Use != tt.use || set.Dates[0].Limit != tt.limit {
			t.Errorf("%q: got %+v, want use %d, limit %d", tt.in, set.Dates, tt.use, tt.limit)
		}
	}
}

func TestStampsAreNoContent(t *testing.T) {
	for _, s := range []string{
		"Cập nhật lúc 10:30, 25/01/2007", "Ngày đăng: 25/01/2007", "Thứ năm, 25/01/2007 | 10:30 GMT+7", "Ngày cập nhật 25/01/2007 14:23",
	} {
		if _, set := find(t, s, "2007-01-26", "vi"); len(set.Dates) > 0 {
			t.Errorf("%q: got %v", s, edtf(set))
		}
	}
	if _, set := find(t, "Chủ nhật, ngày 25/3/2007, sở mở cửa.", "2007-03-26", "vi"); len(set.Dates) != 1 {
		t.Errorf("a Sunday is no stamp: got %v", edtf(set))
	}
}

func TestDocumentDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Căn cứ Quyết định số 25/2007/QĐ-TTg ngày 12/02/2007 của Thủ tướng Chính phủ.", "2007-02-12"},
		{"Theo Kế hoạch số 98/KH-UBND của Ủy ban nhân dân tỉnh Bình An ngày 26/5/2016, các xã diễn tập.", "2016-05-26"},
		{"Chỉ thị số 35-CT/TW, ngày 30-5-2019 của Bộ Chính trị.", "2019-05-30"},
		{"Công văn 1073 (ngày 06/9/2016) nêu rõ.", "2016-09-06"},
		{"Ngày 12/3/2024, ông Minh ký ban hành Quyết định số 512/QĐ-UBND phê duyệt kế hoạch.", "2024-03-12"},
		{"Chính phủ có nghị định 29 năm 2018 về tài sản.", "2018"},
		{"Quyết định số 369/QĐ-TTg được Thủ tướng phê duyệt trong năm 2011.", "2011"},
		{"Hướng dẫn số 03-HD/BTGTW ngày 19/02/2016 rất rõ; Hướng dẫn 03-HD/BTGTW cần được phổ biến.", "2016-02-19"},
		{"Quyết định số 12/QĐ-UBND và số 13/QĐ-UBND ngày 5/6/2018 của tỉnh.", "2018-06-05"},
		{"Thông tư số 03/2015/TT-BKHĐT có hiệu lực thi hành kể từ ngày 01/7/2015.", ""},
		{"Nghị quyết 12/NQ-HĐND phải hoàn thành trước ngày 01/7/2015.", ""},
		{"Theo Quyết định 12/QĐ-UBND, hội nghị ngày 01/7/2015 bị hoãn.", ""},
		{"Ngày 12/3/2024, tỉnh họp theo Quyết định số 512/QĐ-UBND.", ""},
	}
	for _, tt := range tests {
		_, set := find(t, tt.in, "", "vi")
		for _, d := range set.Documents {
			if d.DateEDTF != tt.want {
				t.Errorf("%q: %s has date %q, want %q", tt.in, d.Number, d.DateEDTF, tt.want)
			}
		}
		if len(set.Documents) == 0 {
			t.Errorf("%q: no document", tt.in)
		}
	}
}

func TestFrom(t *testing.T) {
	tests := []struct{ in, pub, want string }{
		{"Ngày 25/01/2007, sở họp.", "2007-02-01", ""},
		{"Ngày 25/01, sở họp.", "2007-02-01", schema.FromPublished},
		{"Hôm qua, sở họp.", "2007-02-01", schema.FromPublished},
		{"Ngày 25/01, sở họp.", "", ""},
	}
	for _, tt := range tests {
		_, set := find(t, tt.in, tt.pub, "vi")
		if len(set.Dates) != 1 || set.Dates[0].From != tt.want {
			t.Errorf("%q: got %+v, want from %q", tt.in, set.Dates, tt.want)
		}
	}
}

func TestMainTime(t *testing.T) {
	tests := []struct{ name, title, in, pub, typ, want string }{
		{
			"topic year is no time", "Sở tổng kết công tác năm 2006",
			"Ngày 25/01/2007, Sở Xây dựng tổ chức Hội nghị tổng kết công tác năm 2006.\nNăm 2007 sở sẽ xây trụ sở mới.", "2007-01-26", "", "2007-01-25",
		},
		{
			"not the deadline", "Chủ tịch tỉnh yêu cầu đẩy nhanh giải ngân",
			"Các chủ đầu tư phải báo cáo trước ngày 30/6/2024.\nYêu cầu được đưa ra tại cuộc họp chiều 12/3/2024 của Ủy ban.", "2024-03-13", "", "2024-03-12",
		},
		{
			"not the date of a cited document", "Xã An Bình diễn tập",
			"Thực hiện Kế hoạch số 98/KH-UBND ngày 26/5/2016 của tỉnh, sáng 16/8/2016 xã An Bình tổ chức diễn tập.", "2016-08-17", "", "2016-08-16",
		},
		{
			"a range that the opening day begins", "Hội sách mở cửa",
			"Hội sách khai mạc tối ngày 24/3/2014 tại công viên.\nHội sách diễn ra từ ngày 24/3 đến 30/3/2014 với năm mươi gian hàng.", "2014-04-02", "", "2014-03-24/2014-03-30",
		},
		{
			"what a source said on a day", "Huyện thu hồi nhiều dự án",
			"Sáng 21/4/2018, ông Nguyễn Văn Bình cho biết huyện sẽ thu hồi các dự án.", "2018-04-21", schema.TypeOther, "",
		},
		{
			"a statement is when it is said", "Ông Bình: 'Huyện sẽ thu hồi dự án'",
			"Sáng 21/4/2018, ông Nguyễn Văn Bình cho biết huyện sẽ thu hồi các dự án.", "2018-04-21", schema.TypeStatement, "2018-04-21",
		},
		{
			"today unknown", "Bộ trưởng cảnh báo nước láng giềng",
			"Bộ trưởng hôm nay cảnh báo nước láng giềng sau tuyên bố hôm 20/9 của ông Bình.", "", "", "",
		},
		{"nothing said", "Sở ban hành quy chế", "Quy chế gồm năm chương và có hiệu lực ngay.", "2013-01-23", "", ""},
		{
			"what the first sentence does, not what a later one opens with", "Tập huấn kỹ năng số",
			"Thực hiện Kế hoạch của tỉnh, trong 2 ngày 12 và 13/5, sở tổ chức tập huấn kỹ năng số tại hai cụm.\nNgày 13/5, sở tập huấn kỹ năng số cho cụm hai.", "2015-05-18", schema.TypeTraining, "2015-05-12/2015-05-13",
		},
		{
			"not what was years before", "Đường mang tên nhà thơ Lê Bình",
			"Ủy ban vừa đặt tên đường mới.\nNhà thơ Lê Bình mất tại Huế ngày 1/4/2001.\nTháng 5/2015 gia đình ông tặng sách cho tỉnh.", "", schema.TypePromulgation, "",
		},
		{
			"not what was before that", "Cán bộ bị cảnh cáo",
			"Ủy ban Kiểm tra vừa cảnh cáo ông Bình.\nTrước đó, ngày 3/7, Ủy ban Kiểm tra đã kiểm tra cán bộ.", "", schema.TypeSanction, "",
		},
		{
			"anniversary is no time", "Mít tinh kỷ niệm ngày thành lập ngành",
			"Kỷ niệm 70 năm Ngày thành lập ngành (28/8/1945 - 28/8/2015), sáng 27/8/2015 sở tổ chức mít tinh.", "2015-08-28", "", "2015-08-27",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, set := find(t, tt.in, tt.pub, "vi")
			f, lex := finders(t)
			c.Title = text.New(lex, tt.title, nil)
			c.TitleHits = lex.Scan(c.Title)
			got := ""
			if i := f.MainTimeOf(c, set, tt.typ); i != mention.None {
				got = set.Dates[i].EDTF
			}
			if got != tt.want {
				t.Errorf("got %q, want %q of %v", got, tt.want, edtf(set))
			}
		})
	}
}

// The day up to which something was counted is not when it happened.
func TestAsOfIsNoTimeOfAnEvent(t *testing.T) {
	for in, want := range map[string]bool{
		"Wexcombe Mills had sold 28 boats as of 5 p.m. on April 25, 2023.": false,
		"Wexcombe Mills opened its pier at 5 p.m. on April 25, 2023.":      true,
	} {
		c, set := find(t, in, "2023-04-26", "en")
		f, _ := finders(t)
		if got := f.MainTime(c, set) != mention.None; got != want {
			t.Errorf("%q: a time of the event is %v, want %v", in, got, want)
		}
	}
}
