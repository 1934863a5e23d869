package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
	"github.com/bienban/bienban/testdata"
)

// demoDir is where the demo works without --dir.
const demoDir = "bienban-demo"

// recordsFile is the JSONL the demo leaves, in its folder.
const recordsFile = "records.jsonl"

// DemoCmd crawls the bundled site. Its folder is the global --dir.
type DemoCmd struct {
	Keep bool `help:"Go on with what a finished demo left in bienban-demo; else that is cleared first. A folder named with --dir is never cleared."`
	JSON bool `name:"json" help:"Print the records as JSONL instead of the table."`
}

// Help is shown under --help.
func (DemoCmd) Help() string {
	return `Serves the bundled site on loopback, crawls it through all stages on an embedded NATS
server, and shows the records: when, what type of event, its title, who, how many decisions.
No network is needed. The folder then holds records.jsonl and the store itself.

  bienban demo
  bienban demo --dir try --json | jq .people
  bienban dump --store bienban-demo

Stop it, or kill it, in the middle: the same command finishes the work.`
}

// Run serves, crawls and shows.
func (c DemoCmd) Run(a *app) error {
	cfg, err := config.Parse("testdata/site/bienban.yaml", testdata.Config())
	if err != nil {
		return err
	}
	cfg.NATS.URL = a.NATS
	cfg.Store.Dir = cmp.Or(a.Store, demoDir)
	jsonl := filepath.Join(cfg.Store.Dir, recordsFile)
	if a.Store == "" && !c.Keep {
		if _, err := os.Stat(jsonl); err == nil { // written at the very end: that demo was finished
			if err := os.RemoveAll(cfg.Store.Dir); err != nil {
				return err
			}
		}
	}
	addr, stop, err := serveSite()
	if err != nil {
		return err
	}
	defer stop()
	resolve := map[string]string{}
	for _, h := range testdata.Hosts() {
		resolve[h] = addr
	}
	s, err := a.session(cfg, resolve)
	if err != nil {
		return err
	}
	defer s.close()
	sum, err := a.runOnce(s, cfg.Sources, "demo", false)
	if err != nil {
		if a.ctx.Err() != nil {
			fmt.Fprintln(a.stderr, "bienban: stopped; the same command finishes the work")
			return exitError(exitFailed)
		}
		return err
	}
	var records []schema.Record
	err = writeFile(jsonl, nil, func(w io.Writer) error {
		out := a.recordWriter(s.Pipeline, w, false)
		for st, err := range s.Records(a.ctx, pipeline.Query{}) {
			if err != nil {
				return err
			}
			if err := st.Record.Validate(""); err != nil {
				return err
			}
			records = append(records, st.Record)
			if err := out.write(a.ctx, &st.Record); err != nil {
				return err
			}
		}
		if err := a.ctx.Err(); err != nil {
			return err
		}
		return out.flush()
	})
	if err != nil {
		return err
	}
	if err := s.close(); err != nil {
		return err
	}
	if c.JSON {
		w := schema.NewWriter(a.stdout)
		for i := range records {
			if err := w.Write(&records[i]); err != nil {
				return err
			}
		}
		return w.Flush()
	}
	printTable(a.stdout, records, a.colours(a.stdout))
	fmt.Fprintf(a.stdout, "\n%s\n%d records, each valid against the schema (bienban schema), in %s\n", summaryLine(sum), len(records), jsonl)
	fmt.Fprintf(a.stdout, "The same from the stream: bienban dump --store %s\n", cfg.Store.Dir)
	return nil
}

// serveSite serves the bundled site on loopback.
func serveSite() (addr string, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fmt.Errorf("demo site: %w", err)
	}
	srv := &http.Server{Handler: testdata.Handler(), ReadHeaderTimeout: 10 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = srv.Serve(l) // ends with ErrServerClosed
	}()
	return l.Addr().String(), func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if errors.Is(srv.Shutdown(ctx), context.DeadlineExceeded) {
			_ = srv.Close()
		}
		<-done
	}, nil
}

// printTable shows records for people: one line each, cut to fit.
func printTable(w io.Writer, records []schema.Record, colour bool) {
	bold, dim, plain := "", "", ""
	if colour {
		bold, dim, plain = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	}
	const titleWidth, peopleWidth = 52, 34
	fmt.Fprintf(w, "%s%-12s  %-12s  %s  %s  %s%s\n", bold, "WHEN", "TYPE", pad("TITLE", titleWidth), pad("PEOPLE", peopleWidth), "DECISIONS", plain)
	for i := range records {
		r := &records[i]
		when := "-"
		if r.Time != nil {
			when = r.Time.EDTF
		}
		fmt.Fprintf(w, "%-12s  %-12s  %s  %s  %s%d%s\n", cut(when, 12), r.Type, pad(cut(r.Title, titleWidth), titleWidth),
			pad(cut(peopleOf(r), peopleWidth), peopleWidth), dim, len(r.Decisions), plain)
	}
}

// peopleOf names those with a part in the event, the chair first; else the
// first named.
func peopleOf(r *schema.Record) string {
	name := map[string]string{}
	for _, p := range r.People {
		name[p.Ref] = p.Name
	}
	var chairs, others []string
	seen := map[string]bool{}
	for _, p := range r.Participants {
		n := name[p.Ref]
		if n == "" || seen[n] || p.Role == schema.Mentioned {
			continue
		}
		seen[n] = true
		if p.Role == schema.Chair {
			chairs = append(chairs, n)
		} else {
			others = append(others, n)
		}
	}
	all := append(chairs, others...)
	if len(all) == 0 {
		for _, p := range r.People {
			all = append(all, p.Name)
		}
	}
	return strings.Join(all, ", ")
}

// cut shortens s to n code points, with an ellipsis.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// pad fills s with spaces to n code points; NFC Vietnamese letters are one
// column each.
func pad(s string, n int) string {
	if m := n - len([]rune(s)); m > 0 {
		return s + strings.Repeat(" ", m)
	}
	return s
}
