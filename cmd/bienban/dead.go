package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
)

// DeadCmd holds the commands about dead letters.
type DeadCmd struct {
	List  DeadListCmd  `cmd:"" default:"withargs" help:"List the dead letters (the default)."`
	Retry DeadRetryCmd `cmd:"" help:"Send them through the stages again."`
	Drop  DeadDropCmd  `cmd:"" help:"Take them out for good."`
}

// Help is shown under --help.
func (DeadCmd) Help() string {
	return `A dead letter is an address no stage could deal with (a host that never answered, a page
that broke the reader), or a record that did not hold the contract: with the reason, kept for 90
days. Find out why, mend it, and send it through again:

  bienban dead
  bienban dead --stage fetch --json | jq -r .url
  bienban dead retry --reason server_error
  bienban dead drop https://example.gov.vn/tin/1`
}

// deadFilter chooses dead letters; without any flag or address, all.
type deadFilter struct {
	Stage  string   `enum:",fetch,parse,extract" default:"" placeholder:"STAGE" help:"Only those of this stage: fetch, parse or extract."`
	Reason string   `placeholder:"REASON" help:"Only those with this reason (timeout_connect, panic, …), as status and dead count them."`
	Source string   `placeholder:"NAME" help:"Only those of this source."`
	URLs   []string `arg:"" optional:"" name:"url" help:"Only those of these addresses."`
}

func (f *deadFilter) empty() bool {
	return f.Stage == "" && f.Reason == "" && f.Source == "" && len(f.URLs) == 0
}

// letters are the dead letters that are meant, oldest first. An address that
// has none is an error: it is mistyped, or already settled.
func (f *deadFilter) letters(a *app, p *pipeline.Pipeline) ([]pipeline.DeadLetter, error) {
	wanted := map[string]int{} // by canonical address: how many there are
	for _, u := range f.URLs {
		canon, err := fetch.Canonical(u)
		if err != nil || !isURL(u) {
			return nil, usagef("%q is no http or https address", u)
		}
		wanted[canon] = 0
	}
	var out []pipeline.DeadLetter
	for d, err := range p.Dead(a.ctx) {
		if err != nil {
			return nil, err
		}
		if f.Stage != "" && f.Stage != string(d.Stage) || f.Reason != "" && f.Reason != d.Reason || f.Source != "" && f.Source != d.Source {
			continue
		}
		if len(wanted) > 0 {
			canon, err := fetch.Canonical(d.URL)
			if _, ok := wanted[canon]; err != nil || !ok {
				continue
			}
			wanted[canon]++
		}
		out = append(out, d)
	}
	for _, u := range f.URLs {
		if canon, _ := fetch.Canonical(u); wanted[canon] == 0 {
			return nil, hint(fmt.Errorf("%s: there is no such dead letter", u), "bienban dead lists them; it may be settled already")
		}
	}
	return out, nil
}

// DeadListCmd lists dead letters.
type DeadListCmd struct {
	deadFilter
	JSON bool `name:"json" help:"One JSON object a line, with the original message."`
}

// Help is shown under --help.
func (DeadListCmd) Help() string {
	return `Lists the dead letters, oldest first: when, at which stage, why, after how many attempts,
which address, and the error in full.

  bienban dead
  bienban dead --stage parse
  bienban dead --json | jq -r 'select(.reason == "panic").url'`
}

// Run lists.
func (c DeadListCmd) Run(a *app) error {
	p, err := a.reader()
	if err != nil {
		return err
	}
	defer p.Close()
	letters, err := c.letters(a, p)
	if err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(a.stdout)
		enc.SetEscapeHTML(false)
		for i := range letters {
			if err := enc.Encode(letters[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if len(letters) == 0 {
		fmt.Fprintln(a.stderr, "bienban: no dead letters", c.among())
		return nil
	}
	return printDead(a.stdout, letters)
}

// among says of what there are none.
func (f *deadFilter) among() string {
	if f.empty() {
		return "lie here"
	}
	return "are like that"
}

func printDead(out io.Writer, letters []pipeline.DeadLetter) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "WHEN\tSTAGE\tREASON\tATTEMPTS\tADDRESS\tERROR")
	for i := range letters {
		d := &letters[i]
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%s\t%s\n", d.Time.UTC().Format(time.RFC3339), d.Stage, d.Reason, d.Attempts, d.URL, cut(d.Detail, 120))
	}
	return w.Flush()
}

// DeadRetryCmd sends dead letters through the stages again.
type DeadRetryCmd struct {
	deadFilter
	Elsewhere bool `help:"Leave the stages to bienban worker processes; only put the addresses in and wait."`
	JSON      bool `name:"json" help:"Print the summary as one JSON object."`
}

// Help is shown under --help.
func (DeadRetryCmd) Help() string {
	return `Sends dead letters through the stages again, in a run of their own, and waits for the end.
What could not be fetched is fetched; what could not be read or searched is read again from the
page as it was kept, without asking its site. A letter goes only when its address has come to
another end; one that dies again stands there with the new reason, and the exit code is 1.

  bienban dead retry
  bienban dead retry --stage parse                   after an update of bienban
  bienban dead retry https://example.gov.vn/tin/1

Stop it, or kill it, in the middle: nothing is lost, and the same command goes on.`
}

// Run retries.
func (c DeadRetryCmd) Run(a *app) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	configured := cfg.Sources
	letters, dir, err := c.take(a, cfg)
	if err != nil || len(letters) == 0 {
		return err
	}
	cfg.Store.Dir = dir
	// Their hosts were the operator's choice in the run they come from.
	var known config.Source
	for i := range letters {
		known.Start = append(known.Start, letters[i].URL)
	}
	cfg.Sources = append(slices.Clip(cfg.Sources), known)
	s, err := a.session(cfg, nil)
	if err != nil {
		return err
	}
	defer s.close()
	pr := newProgress(a)
	sum, err := s.Retry(a.ctx, letters, configured, s.stages, pipeline.RunOptions{
		Fetch: cfg.Fetch, Workers: cfg.Workers, Elsewhere: c.Elsewhere, Observer: pr,
	})
	pr.close()
	if err != nil {
		if a.ctx.Err() != nil {
			fmt.Fprintln(a.stderr, "bienban: stopped; the letters are kept, and the same command goes on from here")
			return exitError(exitFailed)
		}
		return err
	}
	if err := s.close(); err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(a.stdout).Encode(sum)
	} else {
		_, err = fmt.Fprintf(a.stdout, "%s\n%d of %d dead letters settled, %d dead again\n", summaryLine(sum.Summary), sum.Settled, len(letters), sum.Again)
	}
	if err == nil && sum.Again > 0 {
		return exitError(exitFailed)
	}
	return err
}

// take reads the letters, and says in which folder they lie.
func (c DeadRetryCmd) take(a *app, cfg config.Config) (letters []pipeline.DeadLetter, dir string, err error) {
	p, err := a.open(a.ctx, cfg, true)
	if err != nil {
		return nil, "", err
	}
	defer p.Close()
	if letters, err = c.letters(a, p); err == nil && len(letters) == 0 {
		fmt.Fprintln(a.stderr, "bienban: nothing to retry: no dead letters", c.among())
	}
	return letters, p.Server().Dir, err
}

// DeadDropCmd takes dead letters out.
type DeadDropCmd struct {
	deadFilter
	All bool `help:"Drop every dead letter: needed where nothing else chooses."`
}

// Help is shown under --help.
func (DeadDropCmd) Help() string {
	return `Takes dead letters out for good, without doing anything about them.

  bienban dead drop https://example.gov.vn/tin/1
  bienban dead drop --reason dns_none
  bienban dead drop --all`
}

// Run drops.
func (c DeadDropCmd) Run(a *app) error {
	switch {
	case c.empty() && !c.All:
		return hint(usagef("say which: addresses, --stage, --reason, --source, or --all"), "bienban dead lists them")
	case c.All && !c.empty():
		return usagef("--all is every dead letter: it cannot stand with a choice of some")
	}
	p, err := a.reader()
	if err != nil {
		return err
	}
	defer p.Close()
	letters, err := c.letters(a, p)
	if err != nil {
		return err
	}
	if err := p.Drop(a.ctx, letters); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%d dead letters dropped\n", len(letters))
	return nil
}
