package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/bienban/bienban/extract/explain"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// readFlags say how pages are read and shown; page and explain share them.
type readFlags struct {
	pageFlags
	HTML   bool   `name:"html" help:"Write one self-contained HTML page (one input only)."`
	JSON   bool   `name:"json" help:"Print one JSON object a line, one for each input."`
	Output string `short:"o" placeholder:"FILE" help:"Write to FILE (gzip if it ends in .gz) instead of standard output."`
}

func (f readFlags) check(inputs []string) error {
	switch {
	case f.HTML && f.JSON:
		return usagef("--html and --json cannot both be")
	case f.HTML && len(inputs) > 1:
		return usagef("--html shows one page, but there are %d inputs", len(inputs))
	}
	return f.pageFlags.check(inputs)
}

// each writes what work makes of each input, in their order; an input that
// fails is named and the rest goes on.
func (f readFlags) each(a *app, names []string, work func(ctx context.Context, in *inputs, name string) ([]byte, error)) error {
	in := newInputs(a, names)
	defer in.close()
	failed := 0
	err := writeFile(f.Output, a.stdout, func(w io.Writer) error {
		return inOrder(a.ctx, names, func(ctx context.Context, name string) ([]byte, error) {
			return work(ctx, in, name)
		}, func(name string, b []byte, err error) error {
			if err != nil && f.HTML { // its file does not appear then
				return err
			}
			if err != nil {
				failed++
				fmt.Fprintf(a.stderr, "bienban: %v\n", err)
				return nil
			}
			_, err = w.Write(b)
			return err
		})
	})
	if err != nil {
		return err
	}
	if failed > 0 {
		return exitError(exitFailed)
	}
	return nil
}

// colours reports whether the output gets colours.
func (f readFlags) colours(a *app) bool { return f.Output == "" && a.colours(a.stdout) }

// PageCmd shows what is read of pages.
type PageCmd struct {
	Inputs []string `arg:"" name:"input" placeholder:"FILE|URL|-" help:"HTML or plain text (gzip or not), an address, or - for standard input."`
	readFlags
}

// Help is shown under --help.
func (PageCmd) Help() string {
	return `Prints what was read of a page: its kind and the reason, title, date and where it came
from, and the text in blocks. --html shows the whole page, what was kept and what was left out
and why, with the elements each part lies in: for tuning the selectors of a source.

  bienban page page.html
  bienban page --json pages/*.html.gz > pages.jsonl
  bienban page --html -o page-read.html https://example.gov.vn/tin/1
  bienban page --source phuson --html -o page-read.html page.html

One bad input is reported and the rest goes on; the exit code is 1 then.`
}

// Run reads and shows.
func (c PageCmd) Run(a *app) error {
	if err := c.check(c.Inputs); err != nil {
		return err
	}
	opt, err := c.options(a)
	if err != nil {
		return err
	}
	return c.each(a, c.Inputs, func(ctx context.Context, in *inputs, name string) ([]byte, error) {
		p, err := c.input(ctx, in, name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if c.HTML {
			art, parts, err := page.Explain(p, opt)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			err = explain.WritePageHTML(&b, name, art, parts)
			return b.Bytes(), err
		}
		art, err := page.Read(p, opt)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if c.JSON {
			err = pageLine(&b, name, art)
			return b.Bytes(), err
		}
		if err = explain.WritePageText(&b, name, art, c.colours(a)); err == nil && name != c.Inputs[len(c.Inputs)-1] {
			b.WriteByte('\n')
		}
		return b.Bytes(), err
	})
}

// pageRead is what --json prints of a page. What it does not say is null.
type pageRead struct {
	URL           string         `json:"url,omitempty"`  // of what was fetched, or given by --url
	File          string         `json:"file,omitempty"` // else the name as given
	Kind          string         `json:"kind"`
	Reason        string         `json:"reason"`
	Title         *string        `json:"title"`
	Lead          *string        `json:"lead"`
	Text          string         `json:"text"`
	Blocks        []schema.Block `json:"blocks"`
	Author        *string        `json:"author"`
	Section       *string        `json:"section"`
	Published     *string        `json:"published"`
	PublishedFrom *string        `json:"published_from"`
	Updated       *string        `json:"updated"`
	Language      string         `json:"language"`
	CanonicalURL  *string        `json:"canonical_url"`
	Site          *string        `json:"site"`
	SiteName      *string        `json:"site_name"`
	Charset       *string        `json:"charset"`
	Replaced      float64        `json:"replaced"` // share of characters that could not be read
	Images        []schema.Image `json:"images"`
	Documents     []schema.Link  `json:"documents"`
	Tags          []string       `json:"tags"`
	NextPage      *string        `json:"next_page"`
	Links         []schema.Link  `json:"links"`
}

func pageLine(w io.Writer, name string, a *schema.Article) error {
	out := pageRead{
		Kind: string(a.Kind), Reason: a.Reason, Title: orNull(a.Title), Lead: orNull(a.Lead),
		Text: a.Text, Blocks: orEmpty(a.Blocks), Author: orNull(a.Author), Section: orNull(a.Section),
		Published: orNull(a.Published), PublishedFrom: orNull(a.PublishedFrom), Updated: orNull(a.Updated),
		Language: a.Language, Site: orNull(a.Site), SiteName: orNull(a.SiteName),
		Charset: orNull(a.Charset), Replaced: a.Replaced, Images: orEmpty(a.Images),
		Documents: orEmpty(a.Documents), Tags: orEmpty(a.Tags), NextPage: orNull(a.NextPage), Links: orEmpty(a.Links),
	}
	if isURL(a.URL) {
		out.URL = a.URL
	} else {
		out.File = name
	}
	if isURL(a.CanonicalURL) {
		out.CanonicalURL = orNull(a.CanonicalURL)
	}
	return jsonLine(w, out)
}

// jsonLine writes v as one line of JSON.
func jsonLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// orEmpty is an empty list for nil.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
