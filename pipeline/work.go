package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

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
	loops, busy := partitions, 0
	switch stage {
	case StageFetch:
	case StageParse:
		busy = opt.Workers.Parse
	case StageExtract:
		busy = opt.Workers.Extract
	default:
		return fmt.Errorf("pipeline: no stage %q; there are fetch, parse and extract", stage)
	}
	if stage != StageFetch {
		if busy <= 0 {
			busy = runtime.GOMAXPROCS(0)
		}
		loops = busy
	}
	var h handler
	switch stage {
	case StageFetch:
		h = (&fetchWorker{p: p, st: st, opt: opt.Fetch, stop: ctx.Done(), hosts: map[string]turns{}}).handle
	case StageParse:
		h = (&parseWorker{p: p, st: st, stop: ctx.Done(), busy: make(turns, busy)}).handle
	case StageExtract:
		h = (&extractWorker{p: p, st: st, stop: ctx.Done(), busy: make(turns, busy)}).handle
	}
	if err := st.check(stage); err != nil {
		return err
	}
	consumers, err := p.consumersOf(ctx, stage)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for i := range loops {
		cons, group := consumers[i%len(consumers)], ""
		if stage == StageFetch {
			group = pinGroup
		}
		wg.Go(func() {
			served, err := p.serve(ctx, cons, group, h)
			if err != nil {
				cancel(err)
			}
			if stage == StageFetch {
				p.leave(cons, served)
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// leave lets another process take over a partition at once. A request for work
// that is still with the server would be given the pin with the next message,
// though nobody waits for the answer any more: telling about a consumer, the
// server forgets such requests. Nothing is lost where this does not come
// through: the pin ends by itself.
func (p *Pipeline) leave(cons jetstream.Consumer, pinned bool) {
	if p.nc.IsClosed() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_, err := cons.Info(ctx)
	if err == nil && pinned {
		err = p.stream(streamJobs).UnpinConsumer(ctx, cons.CachedInfo().Name, pinGroup)
	}
	if err != nil {
		p.log.Debug("leaving", "consumer", cons.CachedInfo().Name, "err", err)
	}
}

// check reports a function that the stage needs and has not got.
func (st Stages) check(s Stage) error {
	missing := ""
	switch {
	case s == StageFetch && st.Fetch == nil:
		missing = "Fetch"
	case s == StageParse && st.Read == nil:
		missing = "Read"
	case s == StageParse && st.Links == nil:
		missing = "Links"
	case s == StageExtract && st.Extract == nil:
		missing = "Extract"
	case s != StageFetch && st.Canonical == nil:
		missing = "Canonical"
	default:
		return nil
	}
	return fmt.Errorf("pipeline: stage %s needs Stages.%s", s, missing)
}
