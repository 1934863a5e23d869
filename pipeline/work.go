package pipeline

import (
	"context"

	"github.com/bienban/bienban/pipeline/config"
)

// WorkOptions of Work.
type WorkOptions struct {
	Fetch   config.Fetch   // attempts, delay and robots
	Workers config.Workers // how much at once
}

// Work does one stage, for all runs, until ctx ends; it then finishes or hands
// back what it has in hand and returns nil. An error means that it cannot go on
// (the connection is gone for good, a stream is missing). Any number of
// processes may work on one stage.
func (p *Pipeline) Work(ctx context.Context, stage Stage, st Stages, opt WorkOptions) error {
	return p.work(ctx, stage, st, opt)
}
