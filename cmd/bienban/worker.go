package main

import (
	"fmt"

	"github.com/bienban/bienban/pipeline"
)

// WorkerCmd runs one stage until it is stopped.
type WorkerCmd struct {
	Stage string `arg:"" enum:"fetch,parse,extract" help:"The stage: fetch, parse or extract."`
}

// Help is shown under --help.
func (WorkerCmd) Help() string {
	return `Takes the stage's work from NATS until it is stopped. Start as many as you like, on as
many machines; bienban run --elsewhere, with --once or without, gives them work.

  bienban --nats nats://cluster:4222 worker fetch
  bienban --nats nats://cluster:4222 worker parse
  bienban --nats nats://cluster:4222 worker extract

Ctrl-C lets it finish what it has in hand. Give it the same configuration file as run.`
}

// Run works until the context ends.
func (c WorkerCmd) Run(a *app) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.session(cfg, nil)
	if err != nil {
		return err
	}
	defer s.close()
	a.log.Info("worker ready", "stage", c.Stage, "server", s.Server().URL)
	err = s.Work(a.ctx, pipeline.Stage(c.Stage), s.stages, pipeline.WorkOptions{Fetch: cfg.Fetch, Workers: cfg.Workers})
	if err != nil && a.ctx.Err() == nil {
		return fmt.Errorf("worker %s: %w", c.Stage, err)
	}
	return s.close()
}
