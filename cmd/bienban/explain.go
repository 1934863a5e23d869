package main

import (
	"bytes"
	"context"

	"github.com/bienban/bienban/extract/explain"
)

// ExplainCmd shows why records say what they say.
type ExplainCmd struct {
	Inputs []string `arg:"" name:"input" placeholder:"FILE|URL|-" help:"HTML or plain text (gzip or not), an address, or - for standard input."`
	readFlags
	articleFlags
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
	if err := c.readFlags.check(c.Inputs); err != nil {
		return err
	}
	if err := c.articleFlags.check(); err != nil {
		return err
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
		art, err := c.read(name, p, opt)
		if err != nil {
			return nil, err
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
