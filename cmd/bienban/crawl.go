package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// CrawlCmd fetches addresses through all stages.
type CrawlCmd struct {
	URLs     []string `arg:"" name:"url" help:"Addresses of articles, or of list pages with --depth 1."`
	Depth    int      `default:"0" help:"How many links to follow from them, on the same host."`
	WithText bool     `help:"Put the article's text into source.text."`
}

// Help is shown under --help.
func (CrawlCmd) Help() string {
	return `Fetches the addresses through all stages, keeps what comes of them in the store, and
prints their records as JSONL.

  bienban crawl https://example.gov.vn/tin/1.html
  bienban crawl --depth 1 https://example.gov.vn/tin-tuc`
}

// Run crawls and prints.
func (c CrawlCmd) Run(a *app) error {
	wanted := map[string]bool{}
	for _, u := range c.URLs {
		canon, err := fetch.Canonical(u)
		if err != nil || !isURL(u) {
			return usagef("%q is no http or https address", u)
		}
		wanted[u], wanted[canon] = true, true
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	src := config.Source{Name: "crawl", Start: c.URLs, Depth: &c.Depth}
	cfg.Sources = append(cfg.Sources, src)
	s, err := a.session(cfg, nil)
	if err != nil {
		return err
	}
	defer s.close()
	key := "crawl:" + schema.URLHash(strings.Join(slices.Sorted(slices.Values(c.URLs)), "\n")+fmt.Sprint(c.Depth))
	sum, err := a.runOnce(s, []config.Source{src}, key, false)
	if err != nil {
		return err
	}
	out := a.recordWriter(s.Pipeline, a.stdout, c.WithText)
	for st, err := range s.Records(a.ctx, pipeline.Query{Latest: true}) {
		if err != nil {
			return err
		}
		r := &st.Record
		if !wanted[deref(r.Source.URL)] && !wanted[deref(r.Source.CanonicalURL)] && deref(r.Provenance.Run) != sum.Run {
			continue
		}
		if err := out.write(a.ctx, r); err != nil {
			return err
		}
	}
	if err := out.flush(); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, summaryLine(sum))
	if sum.Counts.Failed() > 0 {
		dead := 0
		for _, stage := range pipeline.AllStages {
			if n := sum.Counts.Stages[stage]; n != nil && n.Failed+n.Dead > 0 {
				fmt.Fprintf(a.stderr, "bienban: %s: %d of %d failed (%s)\n", stage, n.Failed+n.Dead, n.In, reasons(n.Reasons))
				dead += n.Dead
			}
		}
		if dead > 0 {
			fmt.Fprintln(a.stderr, "hint: bienban dead lists what was given up and why, bienban dead retry tries it again")
		}
		return exitError(exitFailed)
	}
	return nil
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
