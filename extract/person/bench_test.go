package person

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// article is prose as portals and newspapers write it.
const article = `Sáng 12/3, Sở Nội vụ tổ chức hội nghị tổng kết. Dự hội nghị có các đồng chí: Lê Văn Tám, Ủy viên Ban Thường vụ, Giám đốc Sở; Vũ Thị Hoa, Phó Giám đốc Sở; cùng lãnh đạo các phòng, ban.
Phát biểu khai mạc, ông Lê Văn Tám - Giám đốc Sở - cho biết năm qua đơn vị đã hoàn thành nhiệm vụ được giao, tỷ lệ hồ sơ đúng hạn đạt cao, người dân và doanh nghiệp hài lòng hơn trước.
Theo bà Hoa, việc sắp xếp bộ máy cần làm thận trọng, tránh ảnh hưởng đến hoạt động của các đơn vị và quyền lợi của cán bộ, công chức trong thời gian chuyển tiếp.
Phó Chủ tịch UBND tỉnh Trần Bá Sơn yêu cầu các sở, ngành khẩn trương rà soát, báo cáo trước ngày 30/6. Ông Sơn nhấn mạnh không để đứt gãy công việc khi hợp nhất.
`

func prepare(lex *lexicon.Lexicon, s string) *mention.Context {
	c := &mention.Context{Doc: text.New(lex, s, nil)}
	c.Hits = lex.Scan(c.Doc)
	return c
}

func BenchmarkFind(b *testing.B) {
	lex := embedded(b)
	f := New(lex)
	c := prepare(lex, strings.Repeat(article, 10))
	chars := utf8.RuneCountInString(c.Doc.Text)
	b.ReportAllocs()
	mentions := 0
	for b.Loop() {
		set := &mention.Set{}
		f.Find(c, set)
		mentions = len(set.People) + len(set.Posts)
	}
	b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
	b.ReportMetric(float64(mentions), "mentions")
}

// hostile are texts made to cost much.
var hostile = map[string]string{
	"capitals":       "Nguyễn Văn ",
	"titles":         "Chủ tịch ",
	"stacked titles": "Chủ tịch, ",
	"commas":         ",",
	"honorifics":     "ông ",
	"people":         "ông Lê Văn Tám, ",
	"titled people":  "ông Lê Văn Tám, Chủ tịch ",
	"becoming":       "ông Lê Tám giữ chức Chủ tịch ",
	"becoming alone": "giữ chức Chủ tịch ",
	"parentheses":    "Chủ tịch (",
	"families":       "Lê Lê Lê Lê ",
	"foreigners":     "Tổng thống John Smith ",
	"hyphens":        "Xi-xi-",
	"signatures":     "CHỦ TỊCH\n",
	"shared":         "các Phó Chủ tịch: Lê Văn Tám, Vũ Thị Hoa, ",
	"one word":       "A",
	"distinct names": "",
}

func hostileText(name string, size int) string {
	if name == "distinct names" {
		syl := []string{"An", "Bình", "Chi", "Dung", "Giang", "Hoa", "Khánh", "Lan", "Minh", "Nga"}
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString("ông Lê ")
			for n := i; n > 0; n /= 10 {
				b.WriteString(syl[n%10] + " ")
			}
			b.WriteString(", ")
		}
		return b.String()
	}
	return strings.Repeat(hostile[name], size/len(hostile[name])+1)
}

// Time grows with the text and not faster: sixteen times the text may take at
// most sixty times as long, where a quadratic step would take 256.
func TestLinearOnHostileText(t *testing.T) {
	lex := embedded(t)
	f := New(lex)
	for name := range hostile {
		t.Run(name, func(t *testing.T) {
			run := func(size, times int) time.Duration {
				c := prepare(lex, hostileText(name, size))
				best := time.Hour
				for range times {
					start := time.Now()
					f.Find(c, &mention.Set{})
					best = min(best, time.Since(start))
				}
				return best
			}
			// Other work on the machine only adds: what holds once holds.
			var small, large time.Duration
			for range 5 {
				small, large = run(32<<10, 3), run(512<<10, 1)
				if large <= 60*small+20*time.Millisecond {
					return
				}
			}
			t.Errorf("32 KiB take %v, 512 KiB %v", small, large)
		})
	}
}
