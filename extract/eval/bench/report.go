package bench

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bienban/bienban/extract"
)

// Options of a run.
type Options struct {
	Name    string // of the pages, in the table
	Pages   []Page
	English []Page // measured apart; nil for none
	// Spend is the time for each set of pages; memory and pipeline come on top.
	Spend time.Duration
	// Memory are the numbers of pages peak memory is measured at.
	Memory []int
	// Pipeline sends pages through the whole pipeline and says how long that
	// took; nil leaves it out. It is the caller's, because the pipeline does
	// not stand below this package.
	Pipeline func(ctx context.Context, pages []Page) (PipelineTime, error)
}

// PipelineTime is what a run of the whole pipeline gave.
type PipelineTime struct {
	Pages   int           `json:"pages"`
	Records int           `json:"records"`
	Took    time.Duration `json:"ns"` // from the first address put in to the last record stored
}

// PagesPS is the rate in pages a second.
func (p PipelineTime) PagesPS() float64 { return float64(p.Pages) / p.Took.Seconds() }

// Report is everything measured in one run.
type Report struct {
	Go         string        `json:"go"`
	Processors int           `json:"processors"`
	Pages      *Set          `json:"pages"`
	English    *Set          `json:"english,omitempty"`
	InProcess  float64       `json:"in_process_pages_per_s"` // page → records on all processors
	Pipeline   *PipelineTime `json:"pipeline,omitempty"`
	Memory     []Memory      `json:"memory"`
}

// Run measures everything, one thing after the other.
func Run(ctx context.Context, opt Options) (*Report, error) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	r := &Report{Go: strings.TrimPrefix(runtime.Version(), "go"), Processors: runtime.GOMAXPROCS(0)}
	// Memory first: what later parts leave behind would count.
	for _, n := range opt.Memory {
		m, err := MeasureMemory(ctx, opt.Pages, x, n)
		if err != nil {
			return nil, err
		}
		r.Memory = append(r.Memory, m)
	}
	if r.Pages, err = Measure(ctx, opt.Name, opt.Pages, x, opt.Spend); err != nil {
		return nil, err
	}
	if len(opt.English) > 0 {
		if r.English, err = Measure(ctx, "English", opt.English, x, opt.Spend); err != nil {
			return nil, err
		}
	}
	if opt.Pipeline == nil {
		return r, nil
	}
	p, err := opt.Pipeline(ctx, opt.Pages)
	if err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	r.Pipeline = &p
	m, err := MeasureMemory(ctx, opt.Pages, x, max(p.Pages, 2*len(opt.Pages)))
	if err != nil {
		return nil, err
	}
	r.InProcess = m.PagesPS
	return r, nil
}

// Print writes the report as Markdown, as the README shows it.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	r.Pages.print(&b)
	if r.English != nil {
		b.WriteByte('\n')
		r.English.print(&b)
	}
	if p := r.Pipeline; p != nil {
		fmt.Fprintf(&b, "\nWhole pipeline over embedded NATS (fetch from loopback, parse, extract, store): %s pages/s,\n"+
			"%.0f %% of the in-process rate of %s pages/s on the same %d processors.\n",
			figure(p.PagesPS()), 100*p.PagesPS()/r.InProcess, figure(r.InProcess), r.Processors)
	}
	if len(r.Memory) > 0 {
		b.WriteByte('\n')
		t := table{{"pages through", "peak memory"}}
		for _, m := range r.Memory {
			t = append(t, []string{thousands(m.Pages), fmt.Sprintf("%.0f MB", float64(m.Peak)/1e6)})
		}
		t.print(&b)
	}
	fmt.Fprintf(&b, "\nGo %s, %d processors; stages on one processor, best of several rounds in one run.\n", r.Go, r.Processors)
	_, err := io.WriteString(w, b.String())
	return err
}

func (s *Set) print(b *strings.Builder) {
	n := float64(s.Pages)
	fmt.Fprintf(b, "%s: %d pages, %.1f KB of HTML and %.0f characters of text each.\n\n",
		s.Name, s.Pages, float64(s.Bytes)/1e3/n, float64(s.Characters)/n)
	t := table{{"stage", "MB/s", "pages/s", "allocations a page", "× parse"}}
	for _, x := range s.Stages {
		t = append(t, []string{x.Name, figure(x.MBs), figure(x.PagesPS), figure(x.Allocs), fmt.Sprintf("%.2f", x.Ratio)})
	}
	t.print(b)
	fmt.Fprintf(b, "\nArticle → mentions: %.1f million characters/s, %.1f allocations a mention (%s mentions).\n",
		s.MentionRate(), s.AllocsPerMention(), thousands(s.Mentions))
}

// table is a Markdown table, first column left, the others right.
type table [][]string

func (t table) print(b *strings.Builder) {
	width := make([]int, len(t[0]))
	for _, r := range t {
		for i, c := range r {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	line := func(r []string) {
		for i, c := range r {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if i == 0 {
				b.WriteString("| " + c + pad)
			} else {
				b.WriteString(" | " + pad + c)
			}
		}
		b.WriteString(" |\n")
	}
	line(t[0])
	for i, n := range width {
		if i == 0 {
			b.WriteString("| " + strings.Repeat("-", n))
		} else {
			b.WriteString(" | " + strings.Repeat("-", n-1) + ":")
		}
	}
	b.WriteString(" |\n")
	for _, r := range t[1:] {
		line(r)
	}
}

// figure is a number to three digits, whole where it is large.
func figure(x float64) string {
	switch {
	case x >= 1000:
		return thousands(int(x + 0.5))
	case x >= 100:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'f', 1, 64)
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
