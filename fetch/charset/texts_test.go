package charset

// Invented text of the kind these pages hold.

var vietnamese = []string{
	"Sáng 25/01/2007, tại thành phố Mỹ Tho, Sở Bưu chính, Viễn thông tổ chức hội nghị tổng kết công tác năm 2006 và triển khai nhiệm vụ năm 2007.",
	"Ông Nguyễn Văn Khuê, Phó Chủ tịch Ủy ban nhân dân tỉnh, chủ trì buổi làm việc với lãnh đạo các huyện.",
	"Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ về ứng dụng công nghệ thông tin;",
	"HỘI NGHỊ TỔNG KẾT CÔNG TÁC DÂN VẬN VÀ QUY CHẾ DÂN CHỦ Ở CƠ SỞ",
	"Bà Đỗ Thị Quỳnh Hương được bổ nhiệm giữ chức vụ Giám đốc Sở Y tế kể từ ngày ký quyết định.",
	"Cà Mau có ba xã, Tôi là sinh viên, ông có hai cháu và bà có xe.", // Latin-1 letters only
	"Khuyến khích doanh nghiệp đầu tư xây dựng nhà ở xã hội; hoà giải, toà án, quý vị, thuở xưa, khuỷu tay, giếng nước, quốc gia, yêu cầu.",
	"Người dân xã Ẳng Cang phản ánh: Ỷ lại, Ỹ nghĩa, Ỵ, Ẵm con, ẵng, Ữ, Ặc, Ộp.",
}

var foreign = []string{
	"Il était une fois à Genève; où êtes-vous, cher élève? Ça dépend: Noël, maïs, naïf, là-bas.",
	"Die Bürgermeisterin von Köln begrüßte die Gäste: Füße, Mädchen, Straße, Äpfel, Öl und Übung.",
	"El año pasado, el señor Núñez visitó São Paulo, Málaga y Bogotá; ¿cuándo volverá?",
	"The café's naïve façade, circa 1900 – “déjà vu” for Zoë, Chloë and the Brontë sisters. © 2007",
	"Le né, le thé, la fée à la mode de Caen: la pâte, le pâté, le gâteau.",
	"På Ærø bor Søren; älskling, Åsa, smörgåsbord.",
	"Příliš žluťoučký kůň úpěl ďábelské ódy.",
	"Temperature 30°C ± 2°, price £5 – §3, ½ cup, 5 µm, “quoted” • bullet…",
	"La cuisine thaï", "Café", "Noël", "El Niño", "Haïti", "à la carte", "São Tomé", "Müller", "© 2007", "«Da»", "Zoë",
}
