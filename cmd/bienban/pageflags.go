package main

import (
	"context"
	"fmt"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// pageFlags say where a page came from and how it is read; extract, page and
// explain share them.
type pageFlags struct {
	URL    string `name:"url" placeholder:"U" help:"Address the page came from (one input only); without it, the path as given."`
	Source string `placeholder:"NAME" help:"Read with the selectors of this source of the configuration."`
}

func (f pageFlags) check(inputs []string) error {
	if f.URL != "" && len(inputs) > 1 {
		return usagef("--url names one page, but there are %d inputs", len(inputs))
	}
	return nil
}

func (f pageFlags) options(a *app) (opt page.Options, err error) {
	if f.Source != "" {
		opt.Overrides, err = a.overrides(f.Source)
	}
	return opt, err
}

// input is an input as a page.
func (f pageFlags) input(ctx context.Context, in *inputs, name string) (*schema.Page, error) {
	p, err := in.page(ctx, name)
	if err == nil && f.URL != "" {
		p.URL, p.FinalURL = f.URL, f.URL
	}
	return p, err
}

// articleFlags say what the page does not: extract and explain share them.
type articleFlags struct {
	Published string   `placeholder:"DATE" help:"Publication date, where the page does not say it: 2007-01-25 or RFC 3339."`
	Lexicon   []string `placeholder:"PATH" help:"Your own lexicon table (name.tsv), or a folder of them; repeatable."`
}

func (f articleFlags) check() error {
	if f.Published != "" && !isDate(f.Published) {
		return usagef("--published %q is neither a date (2007-01-25) nor RFC 3339", f.Published)
	}
	return nil
}

// read reads a page as an article.
func (f articleFlags) read(name string, p *schema.Page, opt page.Options) (*schema.Article, error) {
	art, err := page.Read(p, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if f.Published != "" {
		art.Published, art.PublishedFrom = f.Published, "given"
	}
	return art, nil
}
