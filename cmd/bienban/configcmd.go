package main

import (
	"errors"
	"fmt"

	"github.com/bienban/bienban/pipeline/config"
)

// ConfigCmd holds the commands about the configuration.
type ConfigCmd struct {
	Check ConfigCheckCmd `cmd:"" help:"Name every mistake of the configuration, with its line."`
}

// ConfigCheckCmd checks the configuration.
type ConfigCheckCmd struct {
	Path string `arg:"" optional:"" placeholder:"FILE" help:"File to check (bienban.yaml)."`
}

// Help is shown under --help.
func (ConfigCheckCmd) Help() string {
	return `Reads the file as run would, with the environment over it, and names every mistake
as FILE:LINE:COLUMN, what is wrong, and what to do. Exit code 0 means it will be taken.

  bienban config check
  bienban config check other.yaml`
}

// Run checks it.
func (c ConfigCheckCmd) Run(a *app) error {
	if c.Path != "" {
		a.Config = c.Path
	}
	cfg, err := a.loadConfig(true)
	var problems config.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Fprintln(a.stderr, p)
		}
		return exitError(exitFailed)
	}
	if err != nil {
		return err
	}
	// Lexicons are read too: a mistake in one is a mistake of the source.
	bad := 0
	for i := range cfg.Sources {
		s := &cfg.Sources[i]
		if len(s.Lexicons) == 0 {
			continue
		}
		if _, err := newExtractor(s.Lexicons...); err != nil {
			fmt.Fprintf(a.stderr, "source %s: %v\n", s.Name, err)
			bad++
		}
	}
	if bad > 0 {
		return exitError(exitFailed)
	}
	fmt.Fprintf(a.stdout, "configuration is good: %d source(s)\n", len(cfg.Sources))
	return nil
}
