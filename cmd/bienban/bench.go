package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/bienban/bienban/extract/eval/bench"
	"github.com/bienban/bienban/pipeline/config"
)

// BenchCmd measures what reading and extracting cost.
type BenchCmd struct {
	Pages    string        `placeholder:"DIR" help:"Folder of HTML pages (gzip or not); without it the bundled ones."`
	Spend    time.Duration `default:"8s" help:"Time for each set of pages: more rounds, steadier figures."`
	Memory   []int         `default:"1,100,10000" help:"Numbers of pages at which peak memory is measured; 0 for none."`
	Pipeline bool          `default:"true" negatable:"" help:"Measure the whole pipeline over an embedded NATS server too."`
	JSON     bool          `name:"json" help:"Print the report as JSON."`
}

// Help is shown under --help.
func (BenchCmd) Help() string {
	return `One run, one table: the bare HTML parse, page to article, article to records and page to
records, each as MB/s, pages/s, allocations and ratio to the parse; the whole pipeline over an
embedded NATS server; peak memory. Only the ratios mean the same on another machine.

  bienban bench
  bienban bench --pages pages/portal
  bienban bench --spend 2s --memory 0 --no-pipeline     quick look while changing code`
}

// Run measures and prints.
func (c BenchCmd) Run(a *app) error {
	vietnamese, english, err := bench.Bundled()
	if err != nil {
		return err
	}
	opt := bench.Options{Name: "Bundled pages", Pages: vietnamese, English: english, Spend: c.Spend}
	if c.Pages != "" {
		if !isDir(c.Pages) {
			return hint(fmt.Errorf("%s: no folder", c.Pages), "name a folder of HTML pages, or leave --pages out for the bundled ones")
		}
		if opt.Pages, err = bench.Folder(os.DirFS(c.Pages)); err != nil {
			return fmt.Errorf("%s: %w", c.Pages, err)
		}
		opt.Name = filepath.Base(c.Pages)
	}
	for _, n := range c.Memory {
		if n > 0 {
			opt.Memory = append(opt.Memory, n)
		}
	}
	if c.Pipeline {
		opt.Pipeline = func(ctx context.Context, pages []bench.Page) (bench.PipelineTime, error) {
			return pipelineTime(a, pages)
		}
	}
	r, err := bench.Run(a.ctx, opt)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(a.stdout, r)
	}
	return r.Print(a.stdout)
}

// benchPages is how many pages go through the pipeline at least: fewer are
// served under several addresses.
const benchPages = 240

// pipelineTime serves the pages on loopback and runs them through all stages
// with a store of their own.
func pipelineTime(a *app, pages []bench.Page) (bench.PipelineTime, error) {
	var none bench.PipelineTime
	dir, err := os.MkdirTemp("", "bienban-bench-")
	if err != nil {
		return none, err
	}
	defer os.RemoveAll(dir)
	site := newBenchSite(pages)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return none, err
	}
	srv := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(l) }()
	defer func() {
		srv.Close()
		<-served
	}()

	list := "http://" + l.Addr().String() + "/list"
	cfg, err := config.Parse("bench", fmt.Appendf(nil,
		"store: {dir: %q}\nfetch: {delay: 0s}\nsources:\n  - {name: bench, lists: [%q]}\n", filepath.Join(dir, "store"), list))
	if err != nil {
		return none, err
	}
	quiet := *a
	quiet.Quiet = true
	s, err := quiet.session(cfg, nil)
	if err != nil {
		return none, err
	}
	defer s.close()
	begun := time.Now()
	sum, err := quiet.runOnce(s, cfg.Sources, "bench", false)
	if err != nil {
		return none, err
	}
	took := time.Since(begun)
	if n := sum.Counts.Failed(); n > 0 {
		return none, fmt.Errorf("%d of %d pages failed", n, len(site.bodies))
	}
	if err := s.close(); err != nil {
		return none, err
	}
	if sum.Counts.Records.New == 0 {
		return none, errors.New("no records came out")
	}
	return bench.PipelineTime{Pages: len(site.bodies), Records: sum.Counts.Records.New, Took: took}, nil
}

// benchSite serves a list and its pages.
type benchSite struct {
	list   []byte
	bodies map[string][]byte // by path
}

func newBenchSite(pages []bench.Page) *benchSite {
	s := &benchSite{bodies: map[string][]byte{}}
	var b bytes.Buffer
	b.WriteString("<html><head><title>list</title></head><body><ul>\n")
	for turn := 0; len(s.bodies) < max(benchPages, len(pages)); turn++ {
		for _, p := range pages {
			path := fmt.Sprintf("/%d/%s", turn, strings.ReplaceAll(p.Name, " ", "-"))
			s.bodies[path] = p.Body
			fmt.Fprintf(&b, "<li><a href=\"%s\">%s %d</a></li>\n", html.EscapeString(path), html.EscapeString(p.Name), turn)
		}
	}
	b.WriteString("</ul></body></html>\n")
	s.list = b.Bytes()
	return s
}

func (s *benchSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, ok := s.bodies[r.URL.Path]
	switch {
	case r.URL.Path == "/list":
		body = s.list
	case !ok:
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html")
	_, _ = w.Write(body)
}
