package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/schema"
)

// filterFlags choose records; dump and subscribe share them.
type filterFlags struct {
	Type     []string `placeholder:"TYPE" help:"Only events of these types (meeting, award, …); repeatable or with commas."`
	Language []string `placeholder:"LANG" help:"Only articles in these languages (vi, en)."`
	Site     []string `placeholder:"SITE" help:"Only articles of these sites (source.site)."`
	WithText bool     `help:"Put the article's text into source.text, where it is still kept."`
}

func (f filterFlags) query() pipeline.Query {
	return pipeline.Query{Types: f.Type, Languages: f.Language, Sites: f.Site}
}

// DumpCmd prints the stored records.
type DumpCmd struct {
	filterFlags
	Since  string `placeholder:"WHEN" help:"Only records stored since: 2026-01-31, RFC 3339, or a time ago (36h)."`
	Latest bool   `help:"Each event once, in its highest revision, without those retracted; else every revision, in the order stored."`
	Output string `short:"o" placeholder:"FILE" help:"Write to FILE (gzip if it ends in .gz) instead of standard output."`
}

// Help is shown under --help.
func (DumpCmd) Help() string {
	return `Prints the records of the stream as JSONL, one a line, in the order they were stored.
A consumer keeps the highest revision of each id; --latest does that for you.

  bienban dump
  bienban dump --latest --type meeting,award -o meetings.jsonl.gz
  bienban dump --since 24h --with-text
  bienban dump --store bienban-demo          the demo's`
}

// Run dumps.
func (c DumpCmd) Run(a *app) error {
	q := c.query()
	q.Latest = c.Latest
	if c.Since != "" {
		t, err := parseWhen(c.Since, time.Now())
		if err != nil {
			return usagef("--since: %w", err)
		}
		q.Since = t
	}
	p, err := a.reader()
	if err != nil {
		return err
	}
	defer p.Close()
	n := 0
	err = writeFile(c.Output, a.stdout, func(w io.Writer) error {
		out := a.recordWriter(p, w, c.WithText)
		for st, err := range p.Records(a.ctx, q) {
			if err != nil {
				return err
			}
			if err := out.write(a.ctx, &st.Record); err != nil {
				return err
			}
			n++
		}
		if err := a.ctx.Err(); err != nil {
			return err
		}
		return out.flush()
	})
	if err == nil && n == 0 {
		fmt.Fprintln(a.stderr, "bienban: no record is like that; bienban status counts what is stored")
	}
	return err
}

// recordWriter writes records as JSONL, with their text if asked.
type recordWriter struct {
	w *schema.Writer
	p *pipeline.Pipeline // nil: without text
}

func (a *app) recordWriter(p *pipeline.Pipeline, w io.Writer, withText bool) *recordWriter {
	out := &recordWriter{w: schema.NewWriter(w)}
	if withText {
		out.p = p
	}
	return out
}

func (o *recordWriter) write(ctx context.Context, r *schema.Record) error {
	if o.p != nil {
		art, err := o.p.ArticleOf(ctx, r)
		if err != nil && !errors.Is(err, pipeline.ErrNotFound) {
			return err
		}
		if art != nil {
			r.Source.Text = art.Text
		}
	}
	return o.w.Write(r)
}

func (o *recordWriter) flush() error { return o.w.Flush() }

// writeFile calls write with the named file, which appears whole or not at
// all, or with std where the name is "" or "-".
func writeFile(name string, std io.Writer, write func(io.Writer) error) (err error) {
	if name == "" || name == "-" {
		return write(std)
	}
	if isDir(name) {
		return hint(fmt.Errorf("%s is a folder", name), "name a file in it")
	}
	dir := filepath.Dir(name)
	f, err := os.CreateTemp(dir, "."+filepath.Base(name)+"-*")
	if err != nil {
		return noPlace(name, dir, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	var w io.Writer = f
	var z *gzip.Writer
	if strings.HasSuffix(name, ".gz") {
		z = gzip.NewWriter(f)
		w = z
	}
	if err := write(w); err != nil {
		return err
	}
	if z != nil {
		if err := z.Close(); err != nil {
			return err
		}
	}
	if err := errors.Join(f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// noPlace says why a file cannot be made, in the words of the user's path, not
// of the temporary file's.
func noPlace(name, dir string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return hint(fmt.Errorf("%s: there is no folder %s", name, dir), "make it first (mkdir -p %s), or name another", dir)
	}
	return hint(fmt.Errorf("%s: no file can be made in %s: %w", name, dir, err), "name a folder that may be written to")
}

// parseWhen reads a date, RFC 3339, or a time before now.
func parseWhen(s string, now time.Time) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	if d, err := time.ParseDuration(s); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	if n, ok := strings.CutSuffix(s, "d"); ok {
		if days, err := strconv.Atoi(n); err == nil && days >= 0 {
			return now.AddDate(0, 0, -days), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date (2026-01-31), no RFC 3339 time and no time ago (36h, 7d)", s)
}
