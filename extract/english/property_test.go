package english

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/bienban/bienban/extract/mention"
)

// pieces are what English news is made of, in any order.
var pieces = []string{
	"Mr. ", "Dr. ", "Lt. Col. ", "Susan ", "Ordway", " F. ", "Nguyen ", "van ", "Mayor ", "former ", "deputy ", "chief executive ", "chair", "President ",
	"of ", "the ", "and ", "Ministry of Health", "Committee ", "House ", "Senate", "Wexcombe Mills Corp.", "(WEFF)", "U.S. ", "Vietnam", "’s ", "'s ", "People",
	", ", ". ", "\n", "(", ") ", "67, ", "who is ", "as ", "appointed ", "was elected ", "said ", "SunOrdway ", "Street ", "–", "“", "”", "board ", "at ", "Gov. ", "its ",
}

func TestMentionsAreSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(rt, "pieces"), "")
		c, set := find(t, s)
		n, end := len(c.Doc.Tokens), 0
		for i, p := range set.People {
			if p.Empty() || p.Start < end || p.End > n || p.Rule == "" || p.Name == "" {
				rt.Fatalf("person %d %q at %v of %d tokens, the one before ends at %d", i, p.Name, p.Span, n, end)
			}
			if c.Doc.BlockOf(p.Start) != c.Doc.BlockOf(p.End-1) {
				rt.Fatalf("name %q crosses a block", p.Name)
			}
			end = p.End
		}
		end = 0
		for i, o := range set.Orgs {
			if o.Empty() || o.Start < end || o.End > n || o.Rule == "" || o.Name == "" {
				rt.Fatalf("organisation %d %q at %v of %d tokens, the one before ends at %d", i, o.Name, o.Span, n, end)
			}
			if c.Doc.BlockOf(o.Start) != c.Doc.BlockOf(o.End-1) {
				rt.Fatalf("organisation %q crosses a block", o.Name)
			}
			end = o.End
		}
		start := 0
		for i, p := range set.Posts {
			if p.Empty() || p.Start < start || p.End > n || p.Rule == "" || p.Status == "" {
				rt.Fatalf("post %d %q at %v of %d tokens, the one before starts at %d", i, p.Title, p.Span, n, start)
			}
			start = p.Start
			if !p.Whole.Covers(p.Span) || p.Whole.End > n {
				rt.Fatalf("post %v lies not in its evidence %v", p.Span, p.Whole)
			}
			if p.Org < mention.None || p.Org >= len(set.Orgs) || p.Person < mention.None || p.Person >= len(set.People) {
				rt.Fatalf("post %d points at organisation %d of %d, person %d of %d", i, p.Org, len(set.Orgs), p.Person, len(set.People))
			}
			if p.Person != mention.None && !p.Whole.Covers(set.People[p.Person].Span) {
				rt.Fatalf("person %v is not in the evidence %v", set.People[p.Person].Span, p.Whole)
			}
		}
	})
}

// FuzzFind holds that no text at all makes the finder fail.
func FuzzFind(f *testing.F) {
	lex := embedded(f)
	for _, s := range pieces {
		f.Add(s)
	}
	f.Add(strings.Join(pieces, ""))
	finder := &Finder{t: newTables(lex), tagger: stub("NNP")}
	f.Fuzz(func(_ *testing.T, s string) {
		finder.Find(prepare(lex, strings.ToValidUTF8(s, "")), &mention.Set{})
	})
}

// hostile are texts made to cost much.
var hostile = []string{
	"Susan Ordway ", "President ", "chairman and ", "chairman, ", "Mr. ", "Committee of ", "Ministry of Health, ", "of the ", ",", "A. ", "A", "Susan-",
	"People's ", "appointed Susan Ordway as ", "U.S. ", "Vietnam's ", "van der ", "(WEFF) ", "WEFF Corp. (WEFF), ", "board chair ", "its ", "SunOrdway ", "former ",
	"Ysolde Tremaine, 67, ",
}

// A megabyte of anything takes time in proportion: four times the text, less
// than ten times as long.
func TestLinearOnHostileText(t *testing.T) {
	lex := embedded(t)
	f := &Finder{t: newTables(lex), tagger: stub("NNP")}
	took := func(s string) time.Duration {
		c := prepare(lex, s)
		best := time.Hour
		for range 2 {
			from := time.Now()
			f.Find(c, &mention.Set{})
			best = min(best, time.Since(from))
		}
		return best
	}
	for _, h := range hostile {
		// Other work on the machine only adds: what holds once holds.
		for try := range 5 {
			small, large := took(strings.Repeat(h, 50_000/len(h))), took(strings.Repeat(h, 200_000/len(h)))
			if large <= 10*small || large <= 500*time.Millisecond {
				break
			}
			if try == 4 {
				t.Errorf("%q: 50 kB took %v, 200 kB %v", h, small, large)
			}
		}
	}
}

const article = `Gov. Susan Ordway on Monday appointed George Tremaine, a retired judge, as chair of the State Board of Parks.
Tremaine replaces Dang Thi Buoi, who was asked to step down in August after an audit found that eleven of fourteen parks had missed their inspections. His term runs until 2028.
The governor also asked the Department of Agriculture and Rural Development to hand over all files to the board by Nov. 30, and said that the work would go on as planned.
“The board will open the doors and the books,” Ordway said at a news conference. Wexcombe Mills Corp. chief executive Paul Lund declined to comment on the report.
`

func BenchmarkFind(b *testing.B) {
	lex := embedded(b)
	f := New(lex)
	c := prepare(lex, strings.Repeat(article, 10))
	b.ReportAllocs()
	mentions := 0
	for b.Loop() {
		set := &mention.Set{}
		f.Find(c, set)
		mentions = len(set.Orgs) + len(set.People) + len(set.Posts)
	}
	b.ReportMetric(float64(utf8.RuneCountInString(c.Doc.Text))*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
	b.ReportMetric(float64(mentions), "mentions")
}
