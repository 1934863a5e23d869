package person

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	lex := embedded(t)
	tests := []struct {
		name, in string
		want     []string
	}{
		// Kinh names.
		{"two syllables", "Ông Trần Tuệ phát biểu.", []string{"Trần Tuệ"}},
		{"three syllables", "Bà Lê Thu Hạnh phát biểu.", []string{"Lê Thu Hạnh"}},
		{"four syllables", "Chị Phạm Thị Thu Hoài nói.", []string{"Phạm Thị Thu Hoài"}},
		{"five syllables", "Bà Nguyễn Thị Minh Phương Anh chủ trì.", []string{"Nguyễn Thị Minh Phương Anh"}},
		{"double family name", "Ông Âu Dương Khải và bà Công Tằng Tôn Nữ Lan Hương dự.", []string{"Âu Dương Khải", "Công Tằng Tôn Nữ Lan Hương"}},
		{"rare family name after an honorific", "Ông Ngụy Thành Bổn trả lời.", []string{"Ngụy Thành Bổn"}},
		{"given name that is a common word", "Ông Vũ Văn Quyết, bà Đỗ Thị Chính và ông Lê Đảng ký.", []string{"Vũ Văn Quyết", "Đỗ Thị Chính", "Lê Đảng"}},
		{"given name that is no syllable by the book", "Bộ trưởng Đỗ Văn Phớc và bà Lê Thị Hoa Facebook dự.", []string{"Đỗ Văn Phớc", "Lê Thị Hoa"}},
		{"given name that is a country", "Ông Trịnh Đức Anh Vũ nói.", []string{"Trịnh Đức Anh Vũ"}},
		{"given name that is a head of organisations", "Ông Lò Văn [Ban] được bồi thường.", []string{"Lò Văn Ban"}},
		{"in capitals after an honorific", "Ông TRẦN QUANG VINH (giám đốc): Chúng tôi đồng ý.", []string{"TRẦN QUANG VINH"}},
		{"without honorific before a post", "Nguyễn Hải Bình, phó giám đốc [Sở Nội vụ], cho biết.", []string{"Nguyễn Hải Bình"}},
		{"three syllables bare", "Công an xác định Trần Hữu Lộc cùng đồng bọn bỏ trốn.", []string{"Trần Hữu Lộc"}},
		{"two syllables bare before a verb of speech", "Theo báo cáo, Trần Lộc khẳng định không biết.", []string{"Trần Lộc"}},
		{"two syllables bare, announced elsewhere", "Ông Trần Lộc đến muộn. Sau đó mọi người chờ Trần Lộc về.", []string{"Trần Lộc", "Trần Lộc"}},
		// Honorifics and degrees.
		{"comrades in a list", "Dự lễ có các đồng chí: Lê Văn Tám, Trần Thị Chín.", []string{"Lê Văn Tám", "Trần Thị Chín"}},
		{"degrees stay out", "GS.TS. Hoàng Minh Giảng và PGS, TS Lý Hồng Vân dự.", []string{"Hoàng Minh Giảng", "Lý Hồng Vân"}},
		{"rank", "Đại tá Bùi Hữu Trọng chỉ huy.", []string{"Bùi Hữu Trọng"}},
		{"given name alone", "Ông Lộc nói thêm. Chị Hoài đồng ý.", []string{"Lộc?", "Hoài?"}},
		{"calling", "Nhà báo Phan Quốc Việt và nhạc sĩ Xuân Hồng đến.", []string{"Phan Quốc Việt", "Xuân Hồng"}},
		// Peoples of the highlands.
		{"Êđê", "Bà H'Lan Kbuôr và ông Y Nuê Êban dự họp.", []string{"H'Lan Kbuôr", "Y Nuê Êban"}},
		{"Êđê family name after a Kinh given name", "Bà Y Thu Hà Niê Kđăm chủ trì.", []string{"Y Thu Hà Niê Kđăm"}},
		{"Mnông", "Ông Điểu K'Lung nói.", []string{"Điểu K'Lung"}},
		{"H'Mông with A inside", "Ông Giàng A Sếnh và ông Vừ Bá Thông ký.", []string{"Giàng A Sếnh", "Vừ Bá Thông"}},
		{"typographic apostrophe", "Ông K’Brôih trả lời.", []string{"K’Brôih?"}},
		// Foreigners.
		{"after a post of a state and its country", "Tổng thống Pháp Jean-Marc Dubois thăm.", []string{"Jean-Marc Dubois"}},
		{"last name alone after a post of a state", "Tổng thống Dubois cho biết.", []string{"Dubois?"}},
		{"transliterated", "Ngài Thoong-bun Xi-xa-vát đến.", []string{"Thoong-bun Xi-xa-vát"}},
		{"particle and initial", "Bà Anna von Stein và ông George W. Hall dự.", []string{"Anna von Stein", "George W. Hall"}},
		{"last name again without honorific", "Ông Peter Novak đến. Novak nói không.", []string{"Peter Novak", "Novak?"}},
		{"after a post of a city", "Thị trưởng Lyon Marie Blanc Petit tiếp.", []string{"Marie Blanc Petit"}},
		{"Hán-Việt", "Chủ tịch Trung Quốc Tập Viễn Sơn phát biểu.", []string{"Tập Viễn Sơn"}},
		{"Êđê bare", "Tiêu biểu là già làng Y Nuê Êban ở buôn Tring.", []string{"Y Nuê Êban"}},
		{"spaced hyphen", "Ông Moon Jae - in đến.", []string{"Moon Jae - in"}},
		{"given name that is a degree", "Đồng chí Nguyễn Tiến Sỹ dự.", []string{"Nguyễn Tiến Sỹ"}},
		{"country after a calling", "Các cựu chiến binh Việt Nam gặp mặt.", []string{}},
		// Kept back.
		{"letters", "Phạt ông N.V.T (42 tuổi) và bà T.Th.H.", []string{"N.V.T", "T.Th.H"}},
		{"last word kept back", "Ông Nguyễn Văn D. khai.", []string{"Nguyễn Văn D."}},
		// After posts.
		{"after post and organisation", "Chủ tịch [UBND tỉnh Bình Minh] Phạm Ngọc Sang chủ trì.", []string{"Phạm Ngọc Sang"}},
		{"after an organisation cut in a place", "Phó Chủ tịch [UBND tỉnh Hậu] Giang Trịnh Xuân Lộc ký.", []string{"Trịnh Xuân Lộc"}},
		{"after a post in small letters", "phó chủ tịch [UBND TP Đà Nẵng] Hồ Kỳ Vinh nói.", []string{"Hồ Kỳ Vinh"}},
		{"epithet", "Lời dạy của Bác Hồ với thanh niên.", []string{"Bác Hồ"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, set := find(t, lex, tt.in)
			if diff := cmp.Diff(tt.want, names(set)); diff != "" {
				t.Errorf("names in %q (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

// What is written like a name and is no person.
func TestNoNames(t *testing.T) {
	lex := embedded(t)
	tests := []struct{ name, in string }{
		{"street", "Ngập nặng trên đường Lê Văn Hưu và phố Nguyễn Gia Thiều."},
		{"list of streets", "Các tuyến phố Hàng Bài, Trần Xuân Lan và Lê Công Tráng bị cấm."},
		{"road among others", "Xe đi Trần Quang Lạc - Nguyễn Hữu Cảnh rồi ra cầu."},
		{"from road to road", "Rào chắn từ Lê Duẩn đến Vũ Minh Phức trong ba ngày."},
		{"roads after a colon", "Cấm xe trên các phố: Đinh Công Hoàng, Lê Minh Tổ, Hàng Khay."},
		{"estate named after a person", "KCN Lê Minh Xuân xả thải; khu công nghiệp (KCN) Lê Minh Xuân và vùng Lê Minh Xuân bị phạt."},
		{"districts after a colon", "Giao UBND các quận: Hồng Bàng, Lê Chân, Ngô Quyền xử lý."},
		{"house number", "Hai căn nhà 45 và 47 Trần Minh Tông bị niêm phong."},
		{"letter after a house number", "Toà nhà 8B Lê Hữu Trác."},
		{"name that many streets have", "Xe chạy từ Nguyễn Trãi sang Lê Duẩn."},
		{"school", "Trường THPT Phan Huy Lượng khai giảng."},
		{"prize", "Nhận giải thưởng Tạ Quang Minh năm nay."},
		{"statue with an honorific", "Dựng tượng Bà Chúa Rừng trên núi."},
		{"district with an honorific inside", "Họp tại quận Hai Bà Trưng."},
		{"place", "Đoàn thăm Hà Giang, Cao Bằng và Mai Châu."},
		{"cities in a list", "Các thành phố Hà Nội, Hồ Chí Minh, Hải Phòng."},
		{"city behind its level", "Uỷ ban TP. Hồ Chí Minh họp."},
		{"place with an honorific", "Các tỉnh Bình Thuận, Bà Rịa - Vũng Tàu."},
		{"initials", "Phạt hộ kinh doanh N.T.H 15 triệu đồng; anh T. đã nộp."},
		{"picture credit", "Đường ngập nước. Ảnh: Trần Minh Hoàng"},
		{"two credits", "Đồ họa: Tiến Thành - Võ Văn Bình."},
		{"byline", "Hội nghị đã kết thúc.\nTrần Thu Hà"},
		{"two bylines", "Hội nghị đã kết thúc.\nThu Hà - Lê Quốc Minh"},
		{"organisation named after a person", "Lễ của [Đoàn Thanh niên Cộng sản Hồ Chí Minh] diễn ra."},
		{"person inside an organisation's name", "Hội viên [Quỹ Nguyễn Văn Chiêu] dự."},
		{"honorific before a common noun", "Đồng chí Giám đốc chủ trì, đồng chí Phó Chủ tịch dự."},
		{"ambassador's building", "Công dân đến Đại sứ quán hỏi."},
		{"bureau, not name", "Phó phòng Quản lý nhận việc."},
		{"unit after an organisation cut short", "Chủ tịch [UBND huyện] Krông Búk ký."},
		{"two syllables with nothing beside them", "Hàng nghìn người về Lê Lộc mua hàng."},
		{"heading in capitals", "TRẦN TRỌNG NGHĨA VỤ CÔNG DÂN"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, set := find(t, lex, tt.in)
			if got := names(set); len(got) > 0 {
				t.Errorf("names in %q: %q, want none", tt.in, got)
			}
		})
	}
}
