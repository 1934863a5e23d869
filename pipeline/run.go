package pipeline

import (
	"context"
	"time"

	"github.com/bienban/bienban/pipeline/config"
)

// RunOptions of RunOnce.
type RunOptions struct {
	// Key names the kind of run: "run", "demo", "crawl:…". An unfinished run of
	// the same key goes on under its id; "" is "run".
	Key string
	// Fetch gives attempts, delay and robots.
	Fetch config.Fetch
	// Workers is how much is done at once.
	Workers config.Workers
	// Elsewhere leaves the work to workers in other processes: this one only
	// puts the addresses in and waits for the end.
	Elsewhere bool
	// Observer may be nil.
	Observer Observer
}

// Summary is how a run went.
type Summary struct {
	Run      string    `json:"run"`
	Key      string    `json:"key"`
	Started  time.Time `json:"started"`
	Finished time.Time `json:"finished,omitzero"` // zero: not finished
	Resumed  bool      `json:"resumed"`           // an interrupted run that went on
	Sources  []string  `json:"sources"`
	Counts   Counts    `json:"counts"`
}

// RunOnce reads all sources once: it puts their addresses in, works until every
// address that went in has come out, and returns the account. When ctx ends
// before, it stops cleanly and returns what is done so far with the context's
// error; the same call on the same store later goes on where it stopped, also
// after a crash.
func (p *Pipeline) RunOnce(ctx context.Context, sources []config.Source, st Stages, opt RunOptions) (Summary, error) {
	return p.runOnce(ctx, sources, st, opt)
}
