package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/bienban/bienban/extract/explain"
	"github.com/bienban/bienban/extract/page"
)

// ExplainCmd shows why records say what they say.
type ExplainCmd struct {
	Inputs []string `arg:"" name:"input" placeholder:"FILE|URL|-" help:"HTML or plain text (gzip or not), an address, or - for standard input."`
	readFlags
	Published string   `placeholder:"DATE" help:"Publication date, where the page does not say it: 2007-01-25 or RFC 3339."`
	Lexicon   []string `placeholder:"PATH" help:"Your own lexicon table (name.tsv), or a folder of them; repeatable."`
}

// Help is shown under --help.
func (ExplainCmd) Help() string {
	return `Shows an article with each fact of its records: the words it stands on, the rule that took
it and what the rule is worth, every mention of each person and organisation, issuer, addressees
and deadline of each decision, what the types of event weigh, and what looked like a fact but was
not taken, with the reason.

  bienban explain page.html
  bienban explain --html -o why.html page.html      then open why.html in a browser
  bienban explain --json page.html | jq '.missed[].reason'
  curl -s https://example.gov.vn/tin/1 | bienban explain -

One bad input is reported and the rest goes on; the exit code is 1 then.`
}

// Run explains.
func (c ExplainCmd) Run(a *app) error {
	if err := c.check(c.Inputs); err != nil {
		return err
	}
	if c.Published != "" && !isDate(c.Published) {
		return usagef("--published %q is neither a date (2007-01-25) nor RFC 3339", c.Published)
	}
	opt, err := c.options(a)
	if err != nil {
		return err
	}
	x, err := newExtractor(c.Lexicon...)
	if err != nil {
		return err
	}
	return c.each(a, c.Inputs, func(ctx context.Context, in *inputs, name string) ([]byte, error) {
		p, err := c.input(ctx, in, name)
		if err != nil {
			return nil, err
		}
		art, err := page.Read(p, opt)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if c.Published != "" {
			art.Published, art.PublishedFrom = c.Published, "given"
		}
		e := explain.New(x.Explain(art))
		var b bytes.Buffer
		switch {
		case c.HTML:
			err = e.WriteHTML(&b)
		case c.JSON:
			err = jsonLine(&b, e)
		default:
			if err = e.WriteText(&b, c.colours(a)); err == nil && name != c.Inputs[len(c.Inputs)-1] {
				b.WriteByte('\n')
			}
		}
		return b.Bytes(), err
	})
}
