package page

import "testing"

var whenTests = []struct {
	line string
	ord  order
	want string // as on a Vietnamese page
}{
	{"Thứ năm, 25/01/2007 | 10:30 GMT+7", dayFirst, "2007-01-25T10:30:00+07:00"},
	{"Cập nhật lúc 14:23, 01/02/2007", dayFirst, "2007-02-01T14:23:00+07:00"},
	{"(01/02/2007 - 14:23)", dayFirst, "2007-02-01T14:23:00+07:00"},
	{"Ngày đăng 04/11/2014 | 12:00 AM", dayFirst, "2014-11-04"},
	{"04/11/2014 2:05 PM", dayFirst, "2014-11-04T14:05:00+07:00"},
	{"Chủ nhật, ngày 1 tháng 12 năm 2013", dayFirst, "2013-12-01"},
	{"25 Tháng Một, 2019", dayFirst, "2019-01-25"},
	{"Tháng Mười Hai 3, 2020", dayFirst, "2020-12-03"},
	{"08h15 ngày 5-6-2012", dayFirst, "2012-06-05T08:15:00+07:00"},
	{"21.03.2011 9h05'", dayFirst, "2011-03-21T09:05:00+07:00"},
	{"9:05 SA 21/03/2011", dayFirst, "2011-03-21T09:05:00+07:00"},
	{"2007-01-25T10:30:00+07:00", unsure, "2007-01-25T10:30:00+07:00"},
	{"2007-01-25T03:30:00Z", unsure, "2007-01-25T10:30:00+07:00"},
	{"2007-01-25 10:30:00.123", unsure, "2007-01-25T10:30:00+07:00"},
	{"2019-11-19T06:56:43-0500", unsure, "2019-11-19T18:56:43+07:00"},
	{"20070125", unsure, "2007-01-25"},
	{"Published November 20, 2019 at 1:39 p.m. EST", monthFirst, "2019-11-21T01:39:00+07:00"},
	{"20th of November 2019", unsure, "2019-11-20"},
	{"Nov. 3, 2018", unsure, "2018-11-03"},
	{"11/19/19 06:56 AM EST", monthFirst, "2019-11-19T18:56:00+07:00"},
	{"11/19/2019", unsure, "2019-11-19"},
	{"03/04/2025", unsure, ""},
	{"03/04/2025", dayFirst, "2025-04-03"},
	{"31/02/2012", dayFirst, ""},
	{"Kế hoạch số 98/KH-UBND", dayFirst, ""},
	{"Điện thoại: 04.3512.3536", dayFirst, ""},
	{"12:30", dayFirst, ""},
	{"", dayFirst, ""},
}

func TestFindWhen(t *testing.T) {
	for _, tt := range whenTests {
		w, n, _ := findWhen(tt.line, tt.ord)
		got := ""
		if n > 0 {
			got = w.format(true)
		}
		if got != tt.want {
			t.Errorf("findWhen(%q, %d) = %q, want %q", tt.line, tt.ord, got, tt.want)
		}
	}
}

func TestIsDateLine(t *testing.T) {
	for line, want := range map[string]bool{
		"Thứ năm, 25/01/2007 | 10:30 GMT+7":              true,
		"Cập nhật lúc 14:23, 01/02/2007":                 true,
		"Posted on March 2, 2021":                        true,
		"Hạn cuối nhận hồ sơ: 10 giờ 00 ngày 5/10/2013":  false,
		"Ngày 25/01/2007, Sở tổ chức hội nghị tổng kết.": false,
		"Thời gian: 8 giờ ngày 06/02/2007.":              false,
	} {
		if got := isDateLine(line); got != want {
			t.Errorf("isDateLine(%q) = %v", line, got)
		}
	}
}

func TestURLDate(t *testing.T) {
	for path, want := range map[string]string{
		"/2018/10/09/tin.html":           "2018-10-09",
		"/tin-moi-20250314093000123.htm": "2025-03-14",
		"/tin-20070125.html":             "2007-01-25",
		"/2019-11-20/bai":                "2019-11-20",
		"/tin/694164-bai":                "",
		"/tin/99999999":                  "",
		"/2018/thang-10":                 "",
	} {
		if got := urlDate(path); got != want {
			t.Errorf("urlDate(%q) = %q, want %q", path, got, want)
		}
	}
}
