package eval

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
)

const knownPage = `<html lang="vi"><head><title>Sở Y tế họp giao ban</title></head><body><div class="menu"><a href="/">Trang chủ</a></div>
<article><h1>Sở Y tế họp giao ban</h1><p>Sáng nay, Sở Y tế tỉnh Hà Nam họp giao ban công tác tháng với các phòng, ban trực thuộc và các bệnh viện tuyến huyện.</p>
<p>Giám đốc Sở yêu cầu các bệnh viện báo cáo tình hình thuốc, vật tư trước ngày cuối cùng của tháng này.</p></article></body></html>`

func TestScorePages(t *testing.T) {
	gold := `{"a":{"title":"Sở Y tế họp giao ban","published":"2012-03-05","lead":"","body":"Sáng nay, Sở Y tế tỉnh Hà Nam họp giao ban công tác tháng với các phòng, ban trực thuộc và các bệnh viện tuyến huyện. Giám đốc Sở yêu cầu các bệnh viện báo cáo tình hình thuốc, vật tư trước ngày cuối cùng của tháng này."},
"b":{"articleBody":"không một chữ nào giống"}}`
	dir := fstest.MapFS{
		"gold.json": {Data: []byte(gold)}, "a.html": {Data: []byte(knownPage)}, "b.html.gz": zipped(knownPage),
	}
	table, err := ScorePages(context.Background(), dir, "set")
	if err != nil {
		t.Fatal(err)
	}
	a, b := table.Scores[0], table.Scores[1]
	if a.F1 != 1 || a.Title == nil || !*a.Title {
		t.Errorf("page a: %+v", a)
	}
	if a.Date == nil || *a.Date {
		t.Errorf("page a bears no date, yet it counts as right: %+v", a)
	}
	if b.F1 != 0 || b.Title != nil || b.Date != nil {
		t.Errorf("page b: %+v", b)
	}
	if table.F1 != 0.5 || table.Title != (Share{1, 1}) || table.Date != (Share{0, 1}) {
		t.Errorf("table: %+v", table)
	}
	var out strings.Builder
	if err := PrintPages(&out, []*PageTable{table}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "set    2     0.5000  0.5000  0.5000") {
		t.Errorf("table:\n%s", out.String())
	}
}

func TestScorePagesRefuses(t *testing.T) {
	for _, c := range []struct{ name, gold, want string }{
		{"gold that is no JSON", "{\n,", "gold.json: line 2: invalid character"},
		{"gold without pages", "{}", "gold.json: no pages in it"},
		{"gold of a page that is not there", `{"x":{}}`, "x: open x.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ScorePages(context.Background(), fstest.MapFS{"gold.json": {Data: []byte(c.gold)}}, "set")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
