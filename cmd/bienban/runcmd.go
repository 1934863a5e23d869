package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
)

// RunCmd runs all stages over the configured sources.
type RunCmd struct {
	Once      bool     `help:"Read every source once, then end; else each again and again, at its every:."`
	Only      []string `placeholder:"NAME" help:"Only these sources; repeatable."`
	Elsewhere bool     `help:"Leave the stages to bienban worker processes; only put the addresses in and wait."`
	JSON      bool     `name:"json" help:"Print each summary as one JSON object a line."`
}

// Help is shown under --help.
func (RunCmd) Help() string {
	return `Fetches, reads and extracts what the sources of bienban.yaml publish. Records go to the
stream: see them with bienban dump or bienban subscribe.

  bienban run --once                           every source once, then end
  bienban run --once --only tiengiang --json
  bienban run                                  each source whenever its every: has passed, until Ctrl-C
  bienban --nats nats://cluster:4222 run --elsewhere      with workers on other machines

Without --once it keeps running and prints a line for each reading; sources without every: are
left out. Ctrl-C lets it finish what it has in hand; what is left is done next time. A run that
was stopped, or whose machine died, goes on where it was with the same command.`
}

// Run reads the sources once, or again and again.
func (c RunCmd) Run(a *app) error {
	cfg, err := a.loadConfig(true)
	if err != nil {
		return err
	}
	sources, err := chosen(cfg.Sources, c.Only)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		return hint(fmt.Errorf("the configuration names no sources"), "put one under sources: in %s; bienban init - shows how", cfgName(a))
	}
	if !c.Once {
		return c.every(a, cfg, sources)
	}
	s, err := a.session(cfg, nil)
	if err != nil {
		return err
	}
	defer s.close()
	sum, err := a.runOnce(s, sources, "run", c.Elsewhere)
	if err != nil {
		if a.ctx.Err() != nil {
			fmt.Fprintln(a.stderr, "bienban: stopped; the same command goes on from here")
			return exitError(exitFailed)
		}
		return err
	}
	if err := s.close(); err != nil {
		return err
	}
	return c.print(a, sum)
}

// every reads each source at its interval, until Ctrl-C, which is its end and
// no failure.
func (c RunCmd) every(a *app, cfg config.Config, sources []config.Source) error {
	var left []string
	n := 0
	for i := range sources {
		if sources[i].Every == 0 {
			left = append(left, sources[i].Name)
		} else {
			n++
		}
	}
	switch {
	case n == 0:
		return hint(usagef("no source says how often it is to be read"), "give it every: 6h in %s, or say --once", cfgName(a))
	case len(left) > 0 && len(c.Only) > 0:
		return hint(usagef("source %s has no every:", strings.Join(left, ", ")), "give it every: 6h in %s, or say --once", cfgName(a))
	case len(left) > 0:
		a.log.Info("left out: they have no every:", "sources", strings.Join(left, ", "))
	}
	s, err := a.session(cfg, nil)
	if err != nil {
		return err
	}
	defer s.close()
	if !a.Quiet {
		fmt.Fprintf(a.stderr, "bienban: reading %d source(s) as they fall due; Ctrl-C stops\n", n)
	}
	var mu sync.Mutex
	var failed error // of printing: nobody reads us any more
	ctx, stop := context.WithCancel(a.ctx)
	defer stop()
	err = s.RunEvery(ctx, sources, s.stages, pipeline.RunOptions{
		Fetch: cfg.Fetch, Workers: cfg.Workers, Elsewhere: c.Elsewhere,
	}, func(sum pipeline.Summary) {
		mu.Lock()
		defer mu.Unlock()
		if err := c.print(a, sum); err != nil && failed == nil {
			failed = err
			stop()
		}
	})
	if err = cmp.Or(err, failed); err != nil {
		return err
	}
	if !a.Quiet {
		fmt.Fprintln(a.stderr, "bienban: stopped; the same command goes on from here")
	}
	return s.close()
}

// print prints the summary of a run.
func (c RunCmd) print(a *app, sum pipeline.Summary) error {
	if c.JSON {
		return json.NewEncoder(a.stdout).Encode(sum)
	}
	line := summaryLine(sum)
	if !c.Once {
		line = strings.Join(sum.Sources, ", ") + ": " + line
	}
	_, err := fmt.Fprintln(a.stdout, line)
	return err
}

func cfgName(a *app) string {
	if a.Config != "" {
		return a.Config
	}
	return config.FileName
}

// chosen are the sources of the given names, all where none is given.
func chosen(all []config.Source, names []string) ([]config.Source, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []config.Source
	for _, n := range names {
		i := slices.IndexFunc(all, func(s config.Source) bool { return s.Name == n })
		if i < 0 {
			return nil, usagef("no source is named %q", n)
		}
		out = append(out, all[i])
	}
	return out, nil
}

// summaryLine says in one line how a run went.
func summaryLine(s pipeline.Summary) string {
	c := s.Counts
	parts := []string{
		fmt.Sprintf("%d addresses", c.URLs),
		fmt.Sprintf("%d articles", c.Articles),
		fmt.Sprintf("%d new records", c.Records.New),
	}
	for _, x := range []struct {
		n    int
		what string
	}{
		{c.Records.Changed, "changed"},
		{c.Records.Same, "unchanged"},
		{c.Records.Retracted, "retracted"},
		{c.Failed(), "addresses failed"},
	} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	line := strings.Join(parts, ", ")
	if !s.Finished.IsZero() {
		line += fmt.Sprintf(" in %s", s.Finished.Sub(s.Started).Round(10*time.Millisecond))
	}
	return "run " + s.Run + ": " + line
}
