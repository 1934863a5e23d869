package date

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

const prose = `Sáng ngày 25/01/2007, Sở Xây dựng tỉnh tổ chức hội nghị tổng kết công tác năm 2006 và triển khai nhiệm vụ năm 2007.
Thực hiện Quyết định số 25/2007/QĐ-UBND ngày 12/01/2007 của Ủy ban nhân dân tỉnh về quy chế phối hợp, từ ngày 20 đến 25/3 các
phòng chuyên môn sẽ rà soát hồ sơ, báo cáo kết quả trước ngày 30/6. Trong 6 tháng đầu năm, toàn tỉnh có 98/110 xã đạt chuẩn,
giải ngân 1.250.000 đồng mỗi hộ. Ông Nguyễn Văn Bình cho biết năm ngoái ngành đã xây dựng 75 căn nhà cho hộ nghèo ở các huyện.
`

func context(tb testing.TB, s string) *mention.Context {
	tb.Helper()
	lex, err := lexicon.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	d := text.New(lex, s, nil)
	return &mention.Context{Doc: d, Hits: lex.Scan(d), Published: "2007-02-01", Language: "vi"}
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat(prose, 50)
	c := context(b, s)
	lex, _ := lexicon.Embedded()
	f, g := New(lex), document.New(lex)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		var set mention.Set
		g.Find(c, &set)
		f.Find(c, &set)
		n = len(set.Dates) + len(set.Documents)
	}
	b.ReportMetric(float64(utf8.RuneCountInString(s))*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchar/s")
	b.ReportMetric(float64(n), "mentions")
}

func BenchmarkMainTime(b *testing.B) {
	c := context(b, strings.Repeat(prose, 5))
	lex, _ := lexicon.Embedded()
	c.Title = text.New(lex, "Sở Xây dựng tổng kết công tác năm 2006", nil)
	c.TitleHits = lex.Scan(c.Title)
	f := New(lex)
	var set mention.Set
	document.New(lex).Find(c, &set)
	f.Find(c, &set)
	b.ReportAllocs()
	for b.Loop() {
		f.MainTime(c, &set)
	}
}

// A text of what repeats the beginnings of dates takes time that grows
// with the text and not with its square: eight times the text, less than
// forty times the time.
func TestHostileText(t *testing.T) {
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	f, g := New(lex), document.New(lex)
	for _, unit := range []string{
		"ngày ", "sáng ", "ngày 1, ", "ngày 1 và 2 ", "tháng 1, 2, ", "từ ngày 1 đến ", "năm 2006, ", "năm 2006 - ", "12/", "1-", "( 1 ", "1/1 ",
		"cùng ngày ", "quý I, ", "thứ ", "8h30 ", "trước ", "kỷ niệm (", "Quyết định số 1/QĐ-UBND ", "Nghị quyết 18, ", "Quyết định của Bộ ",
		"ngày 1/1/2007 của A ", "January 1, ", "last ", "ngày 1/1 ", "mùng 1 Tết ", "QĐ-", "1/2007/QĐ-", "sẽ ", "Luật Đất đai ", "sau khi trừ ",
	} {
		run := func(size int) time.Duration {
			s := strings.Repeat(unit, size/len(unit))
			d := text.New(lex, s, nil)
			c := &mention.Context{Doc: d, Hits: lex.Scan(d), Published: "2007-02-01"}
			c.Title = text.New(lex, "Họp ngày 1/1", nil)
			c.TitleHits = lex.Scan(c.Title)
			start := time.Now()
			var set mention.Set
			g.Find(c, &set)
			f.Find(c, &set)
			f.MainTime(c, &set)
			return time.Since(start)
		}
		// The least of three: other work on the machine only adds.
		least := func(size int) time.Duration { return min(run(size), run(size), run(size)) }
		small := least(16 << 10)
		large := run(128 << 10)
		if large > 40*small {
			large = min(large, least(128<<10))
		}
		if large > 100*time.Millisecond && large > 40*small {
			t.Errorf("%q repeated: %v for 16 KiB, %v for 128 KiB", unit, small, large)
		}
	}
}
