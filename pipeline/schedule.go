package pipeline

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// reading is when a source was read last, and who reads it now.
type reading struct {
	Read   time.Time `json:"read,omitzero"` // when its last finished reading began
	Holder string    `json:"holder,omitempty"`
	Until  time.Time `json:"until,omitzero"` // the holder is taken for dead after
	At     time.Time `json:"at"`             // when this was written
}

func sourceKey(name string) string { return "source." + schema.URLHash(name) }

// scheduledKey is the key of the runs that read a source at its interval.
func scheduledKey(name string) string { return "every:" + name }

// RunEvery reads every source again and again, at its own interval (Every; a
// source without one is left out), until ctx ends; it then finishes or hands
// back what is in hand and returns nil. Intervals count from the beginning of
// the last reading, also of one by RunOnce, and from start to start of the
// program; a reading that was cut off goes on first. Of several processes one
// reads a source. told is called after each reading, opt.Observer during it,
// both for several sources at once.
func (p *Pipeline) RunEvery(ctx context.Context, sources []config.Source, st Stages, opt RunOptions, told func(Summary)) error {
	var due []config.Source
	for i := range sources {
		if sources[i].Every > 0 {
			due = append(due, sources[i])
		}
	}
	if len(due) == 0 {
		return errors.New("pipeline: no source says how often it is to be read; give one every, as \"6h\"")
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	background := func(f func() error) {
		wg.Go(func() {
			if err := f(); err != nil {
				cancel(err)
			}
		})
	}
	if !opt.Elsewhere {
		for _, s := range AllStages {
			background(func() error {
				return p.Work(ctx, s, st, WorkOptions{Fetch: opt.Fetch, Workers: opt.Workers})
			})
		}
	}
	opt.Elsewhere = true // the workers serve all runs
	me := rand.Text()
	for _, s := range due {
		background(func() error { return p.readEvery(ctx, s, st, opt, me, told) })
	}
	wg.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// readEvery reads one source whenever it is due and nobody else is at it.
func (p *Pipeline) readEvery(ctx context.Context, s config.Source, st Stages, opt RunOptions, me string, told func(Summary)) error {
	opt.Key = scheduledKey(s.Name)
	for {
		wait, err := p.claimReading(ctx, &s, me)
		if err == nil && wait > 0 {
			err = p.sleep(ctx, wait)
		} else if err == nil {
			var sum Summary
			if sum, err = p.readHeld(ctx, s, st, opt, me); err == nil {
				told(sum)
			}
		}
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return fmt.Errorf("source %q: %w", s.Name, err)
		}
	}
}

// readHeld reads a source and keeps the claim on it meanwhile. When it is
// stopped, the claim ends at once.
func (p *Pipeline) readHeld(ctx context.Context, s config.Source, st Stages, opt RunOptions, me string) (Summary, error) {
	keep, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() {
		for p.sleep(keep, p.tune.lease/3) == nil {
			err := p.setReading(keep, s.Name, func(r *reading) bool {
				r.Holder, r.Until = me, p.now().Add(p.tune.lease)
				return true
			})
			if err != nil && keep.Err() == nil {
				p.log.Warn("claim on the source not renewed", "source", s.Name, "err", err)
			}
		}
	})
	sum, err := p.RunOnce(ctx, []config.Source{s}, st, opt)
	stop()
	wg.Wait()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	lerr := p.setReading(end, s.Name, func(r *reading) bool {
		if r.Holder != me {
			return false
		}
		r.Holder, r.Until = "", time.Time{}
		return true
	})
	if lerr != nil {
		p.log.Debug("claim on the source not given back", "source", s.Name, "err", lerr)
	}
	return sum, err
}

// claimReading claims a source that is due; else it says when to ask again.
func (p *Pipeline) claimReading(ctx context.Context, s *config.Source, me string) (wait time.Duration, err error) {
	cut, err := p.cutOff(ctx, scheduledKey(s.Name))
	if err != nil {
		return 0, err
	}
	err = p.setReading(ctx, s.Name, func(r *reading) bool {
		now := p.now()
		wait = 0
		if !cut && !r.Read.IsZero() {
			wait = max(r.Read.Add(s.Every.Std()).Sub(now), 0)
		}
		if r.Holder != "" && r.Holder != me {
			wait = max(wait, r.Until.Sub(now))
		}
		if wait > 0 {
			// Somebody else may read it, or let go of it, before.
			wait = min(wait, p.tune.lease)
			return false
		}
		r.Holder, r.Until = me, now.Add(p.tune.lease)
		return true
	})
	return wait, err
}

// cutOff reports whether a run of the key has not come to its end.
func (p *Pipeline) cutOff(ctx context.Context, key string) (bool, error) {
	all, err := p.allRuns(ctx)
	for _, r := range all {
		if r.Key == key && r.Finished.IsZero() {
			return true, nil
		}
	}
	return false, err
}

// setReading changes what is kept of a source; change returns false for no
// change. It may be called several times.
func (p *Pipeline) setReading(ctx context.Context, name string, change func(*reading) bool) error {
	for {
		var r reading
		rev, err := p.getKnown(ctx, sourceKey(name), &r)
		if err != nil {
			return err
		}
		if p.server != nil && r.At.Before(p.opened) {
			r.Holder = "" // whoever held it went with the server before ours
		}
		if !change(&r) {
			return nil
		}
		r.At = p.now().UTC()
		if _, err = p.setKnown(ctx, sourceKey(name), r, rev); !errors.Is(err, errConflict) {
			return err
		}
	}
}

// noteRead keeps when the sources of a run were read.
func (p *Pipeline) noteRead(ctx context.Context, run *runEntry) error {
	for _, s := range run.SourceList {
		if run.Key != "run" && run.Key != scheduledKey(s.Name) {
			continue
		}
		err := p.setReading(ctx, s.Name, func(r *reading) bool {
			if !r.Read.Before(run.Started) {
				return false
			}
			r.Read = run.Started
			return true
		})
		if err != nil {
			return err
		}
	}
	return nil
}
