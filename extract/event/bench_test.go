package event_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/bienban/bienban/extract/mention"
	"pgregory.net/rapid"
)

const report = "Ngày 4/6/2021, Sở Xây dựng tỉnh Hà Nam phối hợp với Sở Tài chính tổ chức Hội nghị sơ kết công tác quy hoạch tại Nhà văn hóa tỉnh. " +
	"Đến dự và chủ trì có ông Cao Văn Tâm, Phó Chủ tịch UBND tỉnh; bà Lý Thị Chín, Giám đốc Sở Tài chính; đại diện Sở Y tế, Sở Nội vụ. " +
	"Phát biểu tại hội nghị, ông Tâm yêu cầu các sở rà soát tiến độ. Cùng ngày, UBND huyện Bình Lục xử phạt Công ty TNHH Minh Tâm 30 triệu đồng. " +
	"UBND tỉnh tặng Bằng khen cho 12 tập thể.\n"

func BenchmarkFind(b *testing.B) {
	k := newKit(b)
	in := strings.Repeat(report, 8) // about 3,500 code points
	f := k.mentions(article{title: "Sơ kết công tác quy hoạch", body: in, published: "2021-06-10"})
	none := func(string) int { return mention.None }
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		k.event.Find(f.c, f.set, f.ent, f.decisions, none)
	}
}

// inEnglish marks hostile text to be read as English.
const inEnglish = "en:"

// Time grows with the text, not with its square, however the text is made:
// ten times the text may take at most thirty times as long.
func TestHostileTextTakesLinearTime(t *testing.T) {
	k := newKit(t)
	none := func(string) int { return mention.None }
	for _, unit := range []string{
		"tổ chức ", "tổ chức hội nghị, ", "phối hợp với ", "tham dự có ", "Sở A, ", "Sở Y tế, ", "Chủ tịch ", "ông Cao Văn Tâm, ", "Sở Y tế: ",
		"chủ trì, ông Cao Văn Tâm ", "tham dự có Sở Y tế, ", "đại diện Sở Y tế ", "làm việc với Sở Y tế, ", "thay mặt Sở Y tế ", ": Sở Y tế, ", "sẽ ", "đã ",
		"được bầu ông Cao Văn Tâm ", "khai mạc, ", "diễn ra ", "Cùng ngày, Sở Y tế thăm ngày 1/6. ", "ban hành Quyết định số 1/QĐ-UBND, ", "ngày 1/6 kéo dài đến ngày 2/6, ",
		"tại nhà văn hóa ", "ông Tâm cho biết ", "Ban Tổ chức, ", report, strings.TrimSpace(report) + "; ",
		inEnglish + "held a meeting ", inEnglish + "chaired by Director Helen Marsh, ", inEnglish + "The Department of Health said ",
	} {
		cost := func(n int) time.Duration {
			a := article{body: strings.TrimPrefix(unit, inEnglish), published: "2021-06-10"}
			if strings.HasPrefix(unit, inEnglish) {
				a.language = "en"
			}
			a.body = strings.Repeat(a.body, n/len(unit)+1)
			a.title = a.body[:min(len(a.body), len(strings.TrimPrefix(unit, inEnglish))*20)]
			f := k.mentions(a)
			best := time.Hour
			for range 3 {
				start := time.Now()
				k.event.Find(f.c, f.set, f.ent, f.decisions, none)
				best = min(best, time.Since(start))
			}
			return best
		}
		// Other work on the machine only adds: what holds once holds.
		for try := range 5 {
			small, large := cost(20_000), cost(200_000)
			if large <= 30*small+20*time.Millisecond {
				break
			}
			if try == 4 {
				t.Errorf("%q: %v for 20 kB, %v for 200 kB", unit, small, large)
			}
		}
	}
}

var pieces = []string{
	"Ngày 4/6/2021, ", "Cùng ngày, ", "Trước đó, ngày 1/6, ", "Sở Y tế tỉnh Hà Nam ", "UBND tỉnh ", "ông Cao Văn Tâm, Phó Chủ tịch UBND tỉnh ", "bà Lý Thị Chín ",
	"tổ chức ", "phối hợp với ", "Hội nghị sơ kết ", "lễ khởi công ", "chủ trì ", "tham dự có ", "đã ", "sẽ ", "được ", "bổ nhiệm ", "xử phạt ", "tặng Bằng khen cho ",
	"Công ty TNHH Minh Tâm ", "ký kết với ", "ban hành Quyết định số 12/QĐ-UBND ", "yêu cầu ", "cho biết ", "tại Nhà văn hóa tỉnh", "kéo dài đến hết ngày 9/6", ", ", "; ", ": ", ". ", "\n", "“", "(", "hủy ", "thay mặt ",
}

// Whatever the text: one event at least and three further at most, parts and
// places that exist, words inside the text, and the same on every reading.
func TestAnyTextGivesSoundEvents(t *testing.T) {
	k := newKit(t)
	rapid.Check(t, func(rt *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(rt, "body"), "")
		title := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(rt, "title"), "")
		a := article{title: title, body: body, published: rapid.SampledFrom([]string{"", "2021-06-10"}).Draw(rt, "published")}
		f := k.find(a)
		n := len(f.c.Doc.Tokens)
		if len(f.events) < 1 || len(f.events) > 4 {
			rt.Fatalf("%d events", len(f.events))
		}
		for i := range f.events {
			e := &f.events[i]
			if e.Type == "" || e.Modality == "" {
				rt.Fatalf("event %d: type %q, modality %q", i, e.Type, e.Modality)
			}
			if e.Time != mention.None && (e.Time < 0 || e.Time >= len(f.set.Dates)) {
				rt.Fatalf("event %d: date %d of %d", i, e.Time, len(f.set.Dates))
			}
			if e.Place.Start < 0 || e.Place.End > n || e.Evidence.Start < 0 || e.Evidence.End > n {
				rt.Fatalf("event %d: place %v, evidence %v of %d tokens", i, e.Place, e.Evidence, n)
			}
			seen := map[string]bool{}
			for _, p := range e.Participants {
				if p.Actor.Person >= len(f.ent.People) || p.Actor.Org >= len(f.ent.Orgs) || p.Actor.Person == mention.None && p.Actor.Org == mention.None {
					rt.Fatalf("event %d: part of nobody: %+v", i, p)
				}
				if p.Evidence.Empty() || p.Evidence.Start < 0 || p.Evidence.End > n {
					rt.Fatalf("event %d: %s of %s proven by %v of %d tokens", i, p.Role, f.name(p.Actor), p.Evidence, n)
				}
				key := string(p.Role) + f.name(p.Actor)
				if seen[key] {
					rt.Fatalf("event %d: %s twice", i, key)
				}
				seen[key] = true
			}
		}
		for i := range f.decisions {
			if d := &f.decisions[i]; d.Event < 0 || d.Event >= len(f.events) {
				rt.Fatalf("decision %d of event %d of %d", i, d.Event, len(f.events))
			}
		}
		if again := k.find(a); !reflect.DeepEqual(f.events, again.events) {
			rt.Fatalf("another reading differs:\n%+v\n%+v", f.events, again.events)
		}
	})
}
