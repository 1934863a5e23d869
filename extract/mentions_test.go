package extract_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
	"github.com/bienban/bienban/testdata"
)

// bundledArticles are the Vietnamese articles of the gold and of the site that
// come with the project.
func bundledArticles(tb testing.TB) []*schema.Article {
	tb.Helper()
	var out []*schema.Article
	for _, f := range []fs.FS{testdata.Gold(), testdata.Site()} {
		err := fs.WalkDir(f, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(f, name)
			if err != nil {
				return err
			}
			var a *schema.Article
			switch ext := path.Ext(name); {
			case ext == ".txt" && path.Base(name) != "robots.txt":
				a, err = page.ReadText(name, b)
			case ext == ".html" || strings.Contains(name, ".asp@"):
				a, err = page.Read(&schema.Page{URL: "http://" + name, Status: 200, ContentType: "text/html", Body: b}, page.Options{})
			default:
				return nil
			}
			if err != nil {
				return err
			}
			if a.Kind == schema.KindArticle && a.Language != "en" {
				out = append(out, a)
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return out
}

// BenchmarkMentions is from articles to mentions and entities: who, when and
// which document. It reports characters a second and allocations a mention:
// one by one, where a part of them are those of every text (tokens, sentences,
// hits), and all articles as one, which shows what a mention more costs.
func BenchmarkMentions(b *testing.B) {
	articles := bundledArticles(b)
	b.Run("articles", func(b *testing.B) { benchmarkMentions(b, articles) })
	var all strings.Builder
	for _, a := range articles {
		all.WriteString(a.Text + "\n")
	}
	one := *articles[0]
	one.Text, one.Blocks = strings.TrimSuffix(all.String(), "\n"), nil
	b.Run("one", func(b *testing.B) { benchmarkMentions(b, []*schema.Article{&one}) })
}

func benchmarkMentions(b *testing.B, articles []*schema.Article) {
	x := extractor(b)
	chars := 0
	for _, a := range articles {
		chars += utf8.RuneCountInString(a.Text)
	}
	mentions := 0
	b.ReportAllocs()
	for b.Loop() {
		mentions = 0
		for _, a := range articles {
			_, set, _ := x.Mentions(a)
			mentions += len(set.Dates) + len(set.Documents) + len(set.Orgs) + len(set.People) + len(set.Posts)
		}
	}
	b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
	b.ReportMetric(testing.AllocsPerRun(1, func() {
		for _, a := range articles {
			x.Mentions(a)
		}
	})/float64(mentions), "allocs/mention")
}

// hostileUnits are repeated to a text made to cost much, by language.
var hostileUnits = map[string][]string{
	"vi": {
		"NGUYỄN VĂN ", "Nguyễn Văn ", "Lê Văn Tám, ", "Chủ tịch ", "Chủ tịch, ", ",", "(", "Sở ", "UBND ", "UBND tỉnh Hà Giang, ", "Sở Y tế, ",
		"Bộ: Y tế, Tư pháp, ", "Văn phòng UBND ", "các đồng chí Lê Văn Tám, ", "ông Tám được bầu giữ chức Chủ tịch UBND tỉnh, ", "xã Hòa Bình ",
		"giám đốc công ty, ", "Công ty A", "Y Blơm ", "N.V.T. ", "Liên Bộ Y tế - Tư pháp - ", "ngày 3, ", "25/1/2007 ", "Hà Nội, ", "Ban Thường vụ ",
		"Giám đốc Lê Văn Tám ", "thay Giám đốc Lê Văn Tám ", "Quyết định số 12/QĐ-UBND ",
	},
	"en": {
		"Minister John Hale ", "Mr. Hale, ", "the ", "of ", "Ministry of Health ", "Board of Trade of the ", "on March 15 ", "Decision No. 12/QD-TTg ", "JOHN HALE ", "U.S. ", "\"",
	},
}

// Time grows with the text and not faster: sixteen times the text may take at
// most sixty times as long, where a quadratic step would take 256.
func TestMentionsAreLinear(t *testing.T) {
	x := extractor(t)
	for language, units := range hostileUnits {
		for _, unit := range units {
			run := func(size, times int) time.Duration {
				a := &schema.Article{URL: "u", Kind: schema.KindArticle, Language: language, Title: "t", Text: strings.TrimSpace(strings.Repeat(unit, size/len(unit)))}
				best := time.Hour
				for range times {
					start := time.Now()
					x.Mentions(a)
					best = min(best, time.Since(start))
				}
				return best
			}
			// Other work on the machine only adds: what holds once holds.
			for try := range 5 {
				small, large := run(20<<10, 3), run(320<<10, 1)
				if large <= 60*small+20*time.Millisecond {
					break
				}
				if try == 4 {
					t.Errorf("%q: 20 KiB take %v, 320 KiB %v", unit, small, large)
				}
			}
		}
	}
}
