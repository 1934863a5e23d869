package bench

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// The stages, in the order of the table.
const (
	StageParse    = "HTML parse (goquery)"
	StageRead     = "page → article"
	StageMentions = "article → mentions"
	StageExtract  = "article → records"
	StageBoth     = "page → records"
)

// Stage is what one stage costs: the best of several rounds over all pages,
// on one processor.
type Stage struct {
	Name     string        `json:"stage"`
	PerPage  time.Duration `json:"ns_per_page"`
	MBs      float64       `json:"mb_per_s"` // of HTML, 10^6 bytes
	PagesPS  float64       `json:"pages_per_s"`
	Allocs   float64       `json:"allocs_per_page"`
	KB       float64       `json:"allocated_kb_per_page"`
	Ratio    float64       `json:"ratio"` // to the parse
	AllocsBy float64       `json:"allocs_ratio"`
}

// Set is what was measured on one set of pages.
type Set struct {
	Name       string  `json:"name"`
	Pages      int     `json:"pages"`
	Bytes      int     `json:"bytes"`      // of HTML
	Characters int     `json:"characters"` // of article text
	Mentions   int     `json:"mentions"`   // dates, documents, organisations, people and posts
	Records    int     `json:"records"`
	Stages     []Stage `json:"stages"`
}

// MentionRate is how many million characters a second go from article to
// mentions.
func (s *Set) MentionRate() float64 {
	return float64(s.Characters) / 1e6 * s.Stage(StageMentions).PagesPS / float64(s.Pages)
}

// AllocsPerMention is how often memory is allocated for one mention.
func (s *Set) AllocsPerMention() float64 {
	return s.Stage(StageMentions).Allocs * float64(s.Pages) / float64(max(s.Mentions, 1))
}

// Stage is the stage of a name.
func (s *Set) Stage(name string) Stage {
	for _, x := range s.Stages {
		if x.Name == name {
			return x
		}
	}
	return Stage{}
}

// work is one stage over all pages.
type work struct {
	name string
	run  func() error
}

// prepared are pages with what the stages need.
type prepared struct {
	pages    []*schema.Page
	articles []*schema.Article
	x        *extract.Extractor
	bytes    int
	runes    int
	mentions int
	records  int
}

func prepare(pages []Page, x *extract.Extractor) (*prepared, error) {
	p := &prepared{x: x}
	for i := range pages {
		sp := pages[i].page()
		a, err := page.Read(sp, page.Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pages[i].Name, err)
		}
		p.pages, p.articles = append(p.pages, sp), append(p.articles, a)
		p.bytes += len(sp.Body)
		p.runes += utf8.RuneCountInString(a.Text)
		r, rep := x.Extract(a)
		p.records += len(r)
		p.mentions += rep.Dates + rep.Documents + rep.Orgs + rep.People + rep.Posts
	}
	return p, nil
}

func (p *prepared) works() []work {
	return []work{
		{StageParse, func() error {
			for _, sp := range p.pages {
				if _, err := goquery.NewDocumentFromReader(bytes.NewReader(sp.Body)); err != nil {
					return err
				}
			}
			return nil
		}},
		{StageRead, func() error {
			for _, sp := range p.pages {
				if _, err := page.Read(sp, page.Options{}); err != nil {
					return err
				}
			}
			return nil
		}},
		{StageMentions, func() error {
			for _, a := range p.articles {
				p.x.Mentions(a)
			}
			return nil
		}},
		{StageExtract, func() error {
			for _, a := range p.articles {
				p.x.Extract(a)
			}
			return nil
		}},
		{StageBoth, func() error {
			for _, sp := range p.pages {
				a, err := page.Read(sp, page.Options{})
				if err != nil {
					return err
				}
				p.x.Extract(a)
			}
			return nil
		}},
	}
}

// minRounds is how often each stage runs at least; the best round counts.
const minRounds = 3

// Measure runs the stages over the pages in turn, round after round, until
// the time is spent. What else the machine does then falls on all of them.
func Measure(ctx context.Context, name string, pages []Page, x *extract.Extractor, spend time.Duration) (*Set, error) {
	p, err := prepare(pages, x)
	if err != nil {
		return nil, err
	}
	set := &Set{Name: name, Pages: len(pages), Bytes: p.bytes, Characters: p.runes, Mentions: p.mentions, Records: p.records}
	works := p.works()
	best := make([]time.Duration, len(works))
	allocs, size := make([]uint64, len(works)), make([]uint64, len(works))
	begun := time.Now()
	for round := 0; round < minRounds || time.Since(begun) < spend; round++ {
		for i, w := range works {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			t := time.Now()
			if err := w.run(); err != nil {
				return nil, err
			}
			d := time.Since(t)
			runtime.ReadMemStats(&after)
			if round == 0 || d < best[i] {
				best[i] = d
			}
			n, b := after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc
			if round == 0 || n < allocs[i] {
				allocs[i], size[i] = n, b
			}
		}
	}
	n := float64(len(pages))
	for i, w := range works {
		set.Stages = append(set.Stages, Stage{
			Name:     w.name,
			PerPage:  best[i] / time.Duration(len(pages)),
			MBs:      float64(p.bytes) / 1e6 / best[i].Seconds(),
			PagesPS:  n / best[i].Seconds(),
			Allocs:   float64(allocs[i]) / n,
			KB:       float64(size[i]) / 1e3 / n,
			Ratio:    best[i].Seconds() / best[0].Seconds(),
			AllocsBy: float64(allocs[i]) / float64(allocs[0]),
		})
	}
	return set, nil
}
