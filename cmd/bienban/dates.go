package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/bienban/bienban/extract/date"
	"github.com/bienban/bienban/extract/document"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/mention"
	"github.com/bienban/bienban/extract/text"
)

// maxLine bounds a line of text on standard input, in bytes.
const maxLine = 16 << 20

// DatesCmd reads dates off text.
type DatesCmd struct {
	Ref      string   `placeholder:"DATE" help:"Day the text appeared, which relative words and missing years are read against: 2007-01-25 or RFC 3339."`
	Language string   `enum:"vi,en,both" default:"both" help:"Language of the text: vi, en or both."`
	Text     []string `arg:"" optional:"" placeholder:"TEXT" help:"Texts; without any, the lines of standard input."`
}

// Help is shown under --help.
func (DatesCmd) Help() string {
	return `Prints one JSON object for each text: its dates in order, each as written, in
EDTF (ISO 8601-2), with the rule that read it and the days it covers.

  bienban dates "từ ngày 20 đến 25/3/2024"
  bienban dates --ref 2007-01-26 "sáng nay, 25/1"
  bienban dates --ref 2024-06-03 < lines.txt

Without --ref, "hôm qua" is no date and "25/1" is XXXX-01-25.`
}

// dateFound is a date as the command prints it.
type dateFound struct {
	Written string  `json:"written"`
	EDTF    string  `json:"edtf"`
	Rule    string  `json:"rule"`
	Start   *string `json:"start"`
	End     *string `json:"end"`
}

// datesFound is a line of output.
type datesFound struct {
	Text  string      `json:"text"`
	Dates []dateFound `json:"dates"`
}

// Run reads the arguments, or standard input line by line.
func (c DatesCmd) Run(a *app) error {
	if c.Ref != "" && !isDate(c.Ref) {
		return usagef("--ref %q is neither a date (2007-01-25) nor RFC 3339", c.Ref)
	}
	lex, err := lexicon.Embedded()
	if err != nil {
		return err
	}
	docs, dates := document.New(lex), date.New(lex)
	w := bufio.NewWriter(a.stdout)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	one := func(s string) error {
		s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
		doc := text.New(lex, s, nil)
		ctx := &mention.Context{Doc: doc, Hits: lex.Scan(doc), Published: c.Ref}
		if c.Language != "both" {
			ctx.Language = c.Language
		}
		var set mention.Set
		docs.Find(ctx, &set)
		dates.Find(ctx, &set)
		out := datesFound{Text: s, Dates: make([]dateFound, len(set.Dates))}
		for i := range set.Dates {
			d := &set.Dates[i]
			out.Dates[i] = dateFound{doc.Slice(d.Span), d.EDTF, string(d.Rule), orNull(d.Start), orNull(d.End)}
		}
		return enc.Encode(out)
	}
	for _, s := range c.Text {
		if err := one(s); err != nil {
			return err
		}
	}
	if len(c.Text) == 0 {
		if err := eachLine(a.stdin, func(s string) error {
			if err := one(s); err != nil {
				return err
			}
			return w.Flush() // so that a person typing sees the answer
		}); err != nil {
			return err
		}
	}
	return w.Flush()
}

// orNull is nil for the empty string.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// eachLine hands on the lines of r, without their ends.
func eachLine(r io.Reader, f func(string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 64<<10), maxLine)
	for sc.Scan() {
		if err := f(sc.Text()); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return fmt.Errorf("standard input: a line is longer than %d MiB: break it up", maxLine>>20)
		}
		return fmt.Errorf("standard input: %w", err)
	}
	return nil
}
