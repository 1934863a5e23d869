package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
)

// RunCmd runs all stages over the configured sources.
type RunCmd struct {
	Once      bool     `help:"Read every source once, then end."`
	Only      []string `placeholder:"NAME" help:"Only these sources; repeatable."`
	Elsewhere bool     `help:"Leave the stages to bienban worker processes; only put the addresses in and wait."`
	JSON      bool     `name:"json" help:"Print the summary as one JSON object."`
}

// Help is shown under --help.
func (RunCmd) Help() string {
	return `Fetches, reads and extracts what the sources of bienban.yaml publish. Records go to the
stream: see them with bienban dump or bienban subscribe.

  bienban run --once
  bienban run --once --only tiengiang --json
  bienban --nats nats://cluster:4222 run --once --elsewhere     with workers on other machines

A run that was stopped, or whose machine died, goes on where it was with the same command.`
}

// Run does one run.
func (c RunCmd) Run(a *app) error {
	if !c.Once {
		return hint(usagef("say --once: this version runs when it is asked to"), "let cron or a systemd timer start bienban run --once")
	}
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
	if c.JSON {
		return json.NewEncoder(a.stdout).Encode(sum)
	}
	fmt.Fprintln(a.stdout, summaryLine(sum))
	return nil
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
