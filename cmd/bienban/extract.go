package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// ExtractCmd makes records of files or addresses without NATS.
type ExtractCmd struct {
	Inputs   []string `arg:"" name:"input" placeholder:"FILE|URL|-" help:"HTML or plain text (gzip or not), an address, or - for standard input."`
	WithText bool     `help:"Put the article's text into source.text."`
	pageFlags
	articleFlags
}

// Help is shown under --help.
func (ExtractCmd) Help() string {
	return `Reads pages and prints one record a line (JSONL), the main event of each page first.
A page that is no article gives none, and the reason on standard error.

  bienban extract page.html
  bienban extract --with-text pages/*.html.gz > records.jsonl
  bienban extract --published 2007-01-26 minutes.txt      the first line is the title
  curl -s https://example.gov.vn/tin/1 | bienban extract --url https://example.gov.vn/tin/1 -

One bad input is reported and the rest goes on; the exit code is 1 then.`
}

// Run does it: inputs are read side by side, records come in their order.
func (c ExtractCmd) Run(a *app) error {
	if err := c.pageFlags.check(c.Inputs); err != nil {
		return err
	}
	if err := c.articleFlags.check(); err != nil {
		return err
	}
	x, err := newExtractor(c.Lexicon...)
	if err != nil {
		return err
	}
	opt, err := c.options(a)
	if err != nil {
		return err
	}
	in := newInputs(a, c.Inputs)
	defer in.close()

	w := schema.NewWriter(a.stdout)
	failed := 0
	err = inOrder(a.ctx, c.Inputs, func(ctx context.Context, name string) ([]schema.Record, error) {
		return c.records(ctx, in, x, opt, name)
	}, func(name string, records []schema.Record, err error) error {
		var none noArticle
		switch {
		case errors.As(err, &none):
			fmt.Fprintf(a.stderr, "bienban: %s: no article: %s\n", name, strings.TrimPrefix(string(none), "no article: "))
		case err != nil:
			failed++
			fmt.Fprintf(a.stderr, "bienban: %v\n", err)
		}
		for i := range records {
			if err := w.Write(&records[i]); err != nil {
				return err
			}
		}
		return w.Flush()
	})
	if err != nil {
		return err
	}
	if failed > 0 {
		return exitError(exitFailed)
	}
	return nil
}

// noArticle is the reason why a page gives no record.
type noArticle string

func (e noArticle) Error() string { return string(e) }

func (c ExtractCmd) records(ctx context.Context, in *inputs, x *extract.Extractor, opt page.Options, name string) ([]schema.Record, error) {
	p, err := c.input(ctx, in, name)
	if err != nil {
		return nil, err
	}
	art, err := c.read(name, p, opt)
	if err != nil {
		return nil, err
	}
	if art.Kind != schema.KindArticle {
		return nil, noArticle(cmp.Or(art.Reason, string(art.Kind)))
	}
	records, _ := x.Extract(art)
	for i := range records {
		if err := records[i].Validate(art.Text); err != nil {
			return nil, fmt.Errorf("%s: record not published: %w", name, err)
		}
		if c.WithText {
			records[i].Source.Text = art.Text
		}
	}
	if len(records) == 0 {
		return nil, noArticle("nothing to record in it")
	}
	return records, nil
}

// inOrder runs work over the names, as many at once as there are processors,
// and hands the results to done in the order of the names.
func inOrder[T any](ctx context.Context, names []string, work func(context.Context, string) (T, error), done func(string, T, error) error) error {
	type result struct {
		v   T
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	slots := make(chan chan result, runtime.GOMAXPROCS(0))
	go func() {
		defer close(slots)
		for _, name := range names {
			out := make(chan result, 1)
			select {
			case slots <- out:
			case <-ctx.Done():
				return
			}
			go func() {
				v, err := work(ctx, name)
				out <- result{v, err}
			}()
		}
	}()
	n := 0
	for out := range slots {
		r := <-out
		if ctx.Err() != nil {
			break
		}
		if err := done(names[n], r.v, r.err); err != nil {
			return err
		}
		n++
	}
	return ctx.Err()
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
