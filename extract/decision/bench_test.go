package decision_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const report = "Phát biểu kết luận hội nghị, đồng chí Cao Văn Tâm - Phó Chủ tịch UBND tỉnh yêu cầu các sở, ngành rà soát tiến độ; " +
	"giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính báo cáo trước ngày 30/6/2021. Đồng thời, tăng cường kiểm tra công trường. " +
	"UBND tỉnh đã phê duyệt Kế hoạch số 45/KH-UBND. Sở Xây dựng sẽ công khai kết quả. “Các nhà thầu phải bảo đảm an toàn”, ông Tâm nhấn mạnh.\n"

func BenchmarkFind(b *testing.B) {
	k := newKit(b)
	in := strings.Repeat(report, 8) // about 3,500 code points
	c, set, ent := k.mentions(in, "2021-05-01", "vi")
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		k.decision.Find(c, set, ent)
	}
}

// inEnglish marks hostile text to be read as English.
const inEnglish = "en:"

// Time grows with the text, not with its square, however the text is made:
// twenty times the text may take at most forty times as long.
func TestHostileTextTakesLinearTime(t *testing.T) {
	k := newKit(t)
	for _, unit := range []string{
		"yêu cầu ", "yêu cầu, ", "phải ", "sẽ thực hiện ", "“", "\" ", "Sở A, ", "các sở, ", "Chủ tịch ", "và yêu cầu các sở phải ", "; ", ": ",
		"kết luận thực hiện, ", "được UBND tỉnh tặng ", "Theo đó, ", "phê duyệt và ", "Đối với các sở, ", "ông Cao Văn Tâm nói phải làm, ", "( ",
		"UBND tỉnh ban hành Kế hoạch ", report, "dự thảo quy định ", "thay mặt UBND tỉnh, ", "huyện giao xã ", "năm 2021 sẽ làm, ", "Sở Y tế cấp thuốc; ",
		inEnglish + "asked to ", inEnglish + "He said the city would be open. ", inEnglish + "The Board of Trade of the ", inEnglish + "and agreed to, ", inEnglish + "\"Yes,\" Hale said. ",
	} {
		cost := func(n int) time.Duration {
			language := "vi"
			if strings.HasPrefix(unit, inEnglish) {
				language = "en"
			}
			in := strings.Repeat(strings.TrimPrefix(unit, inEnglish), n/len(unit)+1)
			c, set, ent := k.mentions(in, "", language)
			best := time.Hour
			for range 3 {
				start := time.Now()
				k.decision.Find(c, set, ent)
				best = min(best, time.Since(start))
			}
			return best
		}
		// Other work on the machine only adds: what holds once holds.
		for try := range 5 {
			small, large := cost(15_000), cost(300_000)
			if large <= 40*small+5*time.Millisecond {
				break
			}
			if try == 4 {
				t.Errorf("%q: %v for 15 kB, %v for 300 kB", unit, small, large)
			}
		}
	}
}

// Whatever is put together of the words of deciding, every decision has its
// words in the text, at most 400 code points, and finding is repeatable.
func TestFindProperties(t *testing.T) {
	k := newKit(t)
	parts := []string{
		"yêu cầu", "đề nghị", "giao", "phải", "cần", "sẽ", "được", "bị", "và", ",", ";", ":", ".", "“", "”", "(", ")", "\n", "- ", "Theo đó,", "quyết định",
		"phê duyệt", "bổ nhiệm", "xử phạt", "tặng", "UBND tỉnh", "Sở Y tế", "các sở, ngành", "ông Cao Văn Tâm", "Chủ tịch UBND tỉnh", "trước ngày 30/6/2021",
		"urged", "the Senate", "to", "agreed to", "will", "approved", "said", "He", "that", "Kế hoạch số 45/KH-UBND", "ban hành", "nhấn mạnh", "kết luận", "thực hiện", "nhiệm vụ trọng tâm là", "Đồng thời,", "không", "dự kiến", "cam kết",
	}
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 40).Draw(t, "parts"), " ")
		c, set, ent := k.mentions(in, "2021-05-01", rapid.SampledFrom([]string{"vi", "en"}).Draw(t, "language"))
		got := k.decision.Find(c, set, ent)
		for _, d := range got {
			if d.Text.Empty() || d.Text.Start < 0 || d.Text.End > len(c.Doc.Tokens) {
				t.Fatalf("decision %+v of %q has no words", d, in)
			}
			start, end := c.Doc.Runes(d.Text)
			if end-start > 400 {
				t.Fatalf("%d code points in one decision of %q", end-start, in)
			}
			if d.Kind == "" || d.Rule == "" {
				t.Fatalf("decision %+v of %q has no kind or rule", d, in)
			}
		}
		if again := k.decision.Find(c, set, ent); fmt.Sprint(again) != fmt.Sprint(got) {
			t.Fatalf("%q: %v, then %v", in, got, again)
		}
	})
}
