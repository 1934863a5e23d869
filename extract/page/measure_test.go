package page

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"github.com/bienban/bienban/schema"
)

// BenchmarkPages measures reading against pages with known text: set
// BIENBAN_PAGES to a folder that holds web/ and portal/, each with NAME.html.gz
// and gold.json. It reports F1 (bag of words, mean over pages) and how much
// dearer a page is than its bare parse; BIENBAN_DUMP names a folder to leave
// the articles in.
func BenchmarkPages(b *testing.B) {
	dir := os.Getenv("BIENBAN_PAGES")
	for _, set := range []string{"web", "portal"} {
		pages := loadPages(b, filepath.Join(dir, set))
		b.Run(set, func(b *testing.B) {
			if dir == "" || len(pages) == 0 {
				b.Skip("BIENBAN_PAGES is not set")
			}
			measureQuality(b, set, pages)
			var size int64
			for _, p := range pages {
				size += int64(len(p.page.Body))
			}
			var parse, read time.Duration // quickest round of each
			b.Run("read", func(b *testing.B) {
				b.SetBytes(size)
				b.ReportAllocs()
				for b.Loop() {
					parse = quickest(parse, func() {
						for _, p := range pages {
							if _, err := goquery.NewDocumentFromReader(bytes.NewReader(p.page.Body)); err != nil {
								b.Fatal(err)
							}
						}
					})
					read = quickest(read, func() {
						for _, p := range pages {
							if _, err := Read(p.page, Options{}); err != nil {
								b.Fatal(err)
							}
						}
					})
				}
				b.ReportMetric(float64(read)/float64(parse), "parses")
				b.ReportMetric(float64(size)/read.Seconds()/1e6, "read-MB/s")
			})
		})
	}
}

func quickest(sofar time.Duration, do func()) time.Duration {
	start := time.Now()
	do()
	if d := time.Since(start); sofar == 0 || d < sofar {
		return d
	}
	return sofar
}

type goldPage struct {
	name             string
	page             *schema.Page
	body             string
	Title, Published string
}

func loadPages(tb testing.TB, dir string) []goldPage {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil
	}
	var gold map[string]struct{ URL, ArticleBody, Title, Published, Lead, Body string }
	if err := json.Unmarshal(raw, &gold); err != nil {
		tb.Fatal(err)
	}
	var out []goldPage
	for name, g := range gold {
		f, err := os.Open(filepath.Join(dir, name+".html.gz"))
		if err != nil {
			tb.Fatal(err)
		}
		zr, err := gzip.NewReader(f)
		if err != nil {
			tb.Fatal(err)
		}
		body, err := io.ReadAll(zr)
		f.Close()
		if err != nil {
			tb.Fatal(err)
		}
		text := g.ArticleBody
		if text == "" {
			text = strings.TrimSpace(g.Lead + "\n" + g.Body)
		}
		out = append(out, goldPage{
			name, &schema.Page{URL: g.URL, FinalURL: g.URL, Body: body, ContentType: "text/html", SHA256: schema.SHA256Hex(body)},
			text, g.Title, g.Published,
		})
	}
	slices.SortFunc(out, func(a, b goldPage) int { return strings.Compare(a.name, b.name) })
	return out
}

func measureQuality(b *testing.B, set string, pages []goldPage) {
	var p, r, f, nf, title, date, dates, articles float64
	dump := os.Getenv("BIENBAN_DUMP")
	for _, g := range pages {
		a, parts, err := Explain(g.page, Options{})
		if err != nil {
			b.Errorf("%s: %v", g.name, err)
			continue
		}
		pp, rr, ff := bagF1(g.body, a.Text)
		p, r, f = p+pp, r+rr, f+ff
		body := a.Text
		if len(a.Blocks) > 0 && a.Blocks[0].Kind == schema.BlockLead {
			_, body, _ = strings.Cut(a.Text, "\n")
		}
		_, _, nolead := bagF1(g.body, body)
		nf += nolead
		if a.Kind == schema.KindArticle {
			articles++
		}
		if _, _, tf := bagF1(g.Title, a.Title); tf > 0.9 {
			title++
		}
		if g.Published != "" {
			dates++
			if len(a.Published) >= 10 && a.Published[:10] == g.Published {
				date++
			}
		}
		if dump != "" {
			var sb strings.Builder
			for _, p := range parts {
				fmt.Fprintf(&sb, "%v\t%s\t%s\t%s\n", p.Kept, p.Why, p.Path, strings.ReplaceAll(p.Text, "\n", "⏎"))
			}
			if err := os.WriteFile(filepath.Join(dump, g.name+".tsv"), []byte(sb.String()), 0o644); err != nil {
				b.Fatal(err)
			}
			j, _ := json.MarshalIndent(a, "", " ")
			if err := os.WriteFile(filepath.Join(dump, g.name+".json"), j, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	n := float64(len(pages))
	b.Logf("%s: %d pages: P %.4f R %.4f F1 %.4f (without lead %.4f), articles %.4f, title %.4f, date %.4f of %.0f", set, len(pages), p/n, r/n, f/n, nf/n, articles/n, title/n, date/max(1, dates), dates)
}

// bagF1 compares two texts as bags of lower-case words.
func bagF1(gold, got string) (p, r, f float64) {
	a, b := bag(gold), bag(got)
	var na, nb, both int
	for w, n := range a {
		na += n
		both += min(n, b[w])
	}
	for _, n := range b {
		nb += n
	}
	if both == 0 {
		return 0, 0, 0
	}
	p, r = float64(both)/float64(nb), float64(both)/float64(na)
	return p, r, 2 * p * r / (p + r)
}

func bag(s string) map[string]int {
	m := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		m[w]++
	}
	return m
}
