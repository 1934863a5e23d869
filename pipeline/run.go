package pipeline

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
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
	if opt.Key == "" {
		opt.Key = "run"
	}
	if len(sources) == 0 {
		return Summary{}, errors.New("pipeline: there are no sources to read; name some in bienban.yaml")
	}
	if st.Canonical == nil {
		return Summary{}, errors.New("pipeline: RunOnce needs Stages.Canonical")
	}
	run, err := p.beginRun(ctx, opt.Key, sources)
	if err != nil {
		return Summary{}, err
	}
	return p.see(ctx, st, opt, run, func(ctx context.Context) error { return p.putSources(ctx, run, st.Canonical) },
		func(ctx context.Context) error { return p.noteRead(ctx, run) })
}

// see sees a run through to its end: seeds puts its first addresses in, and
// ended, if there is one, does what is to be done before it counts as finished.
func (p *Pipeline) see(ctx context.Context, st Stages, opt RunOptions, run *runEntry, seeds, ended func(context.Context) error) (Summary, error) {
	r := &running{p: p, st: st, opt: opt, entry: run, tally: newTally(run.Run), nonce: rand.Text(), seeds: seeds}
	err := r.do(ctx)
	run.Counts = r.tally.account()
	if err == nil && ended != nil {
		err = ended(ctx)
	}
	if err != nil {
		return run.Summary, err
	}
	run.Finished = p.now().UTC()
	if err := p.saveRun(ctx, run); err != nil {
		return run.Summary, err
	}
	return run.Summary, p.forgetOld(ctx)
}

// beginRun takes up the unfinished run of the key, with the sources as they are
// now, or makes a new one.
func (p *Pipeline) beginRun(ctx context.Context, key string, sources []config.Source) (*runEntry, error) {
	names := make([]string, len(sources))
	for i := range sources {
		names[i] = sources[i].Name
	}
	all, err := p.allRuns(ctx)
	if err != nil {
		return nil, err
	}
	var run *runEntry
	for _, r := range all {
		if r.Key == key && r.Finished.IsZero() {
			run = r
			run.Resumed = true
			break
		}
	}
	if run == nil {
		now := p.now().UTC()
		run = &runEntry{Summary: Summary{Key: key, Started: now}}
		run.Run = now.Format("20060102-150405-") + strings.ToLower(rand.Text()[:6])
	}
	if key == retryKey { // what was taken up before still needs its source
		for _, s := range run.SourceList {
			if !slices.Contains(names, s.Name) {
				names, sources = append(names, s.Name), append(slices.Clip(sources), s)
			}
		}
	}
	run.Sources, run.SourceList = names, sources
	if _, err := p.cacheSources(run); err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	return run, p.saveRun(ctx, run)
}

func (p *Pipeline) saveRun(ctx context.Context, run *runEntry) error {
	b, err := json.Marshal(run)
	if err != nil {
		return fmt.Errorf("pipeline: %w", err)
	}
	return p.retry(ctx, "runs", func(ctx context.Context) error {
		_, err := p.runs.Put(ctx, run.Run, b)
		return err
	})
}

// allRuns are the runs that are kept, newest first.
func (p *Pipeline) allRuns(ctx context.Context) ([]*runEntry, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := p.runs.WatchAll(ctx, jetstream.IgnoreDeletes())
	if err != nil {
		return nil, fmt.Errorf("pipeline: runs: %w", p.gone(err))
	}
	defer func() { _ = w.Stop() }()
	var all []*runEntry
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case kve, ok := <-w.Updates():
			if !ok {
				return nil, fmt.Errorf("pipeline: runs: %w", p.gone(nats.ErrConnectionClosed))
			}
			if kve == nil {
				slices.SortFunc(all, func(a, b *runEntry) int {
					return cmp.Or(b.Started.Compare(a.Started), strings.Compare(b.Run, a.Run))
				})
				return all, nil
			}
			r := new(runEntry)
			if err := json.Unmarshal(kve.Value(), r); err != nil {
				return nil, fmt.Errorf("pipeline: run %s: %w", kve.Key(), err)
			}
			all = append(all, r)
		}
	}
}

// Of finished runs, the ledger of the last is kept, and the account of the last
// hundred.
const keepRuns = 100

func (p *Pipeline) forgetOld(ctx context.Context) error {
	all, err := p.allRuns(ctx)
	if err != nil {
		return err
	}
	ledger, err := p.js.Stream(ctx, "KV_"+p.names.bucket(bucketLedger))
	if err != nil {
		return fmt.Errorf("pipeline: ledger: %w", p.gone(err))
	}
	finished := 0
	for _, r := range all {
		if r.Finished.IsZero() {
			continue
		}
		if finished++; finished == 1 || r.Forgotten && finished <= keepRuns {
			continue
		}
		if !r.Forgotten {
			if err := ledger.Purge(ctx, jetstream.WithPurgeSubject("$KV."+p.names.bucket(bucketLedger)+"."+r.Run+".>")); err != nil {
				return fmt.Errorf("pipeline: ledger of %s: %w", r.Run, p.gone(err))
			}
			r.Forgotten, r.SourceList = true, nil
			if err := p.saveRun(ctx, r); err != nil {
				return err
			}
		}
		if finished > keepRuns {
			if err := p.runs.Purge(ctx, r.Run); err != nil {
				return fmt.Errorf("pipeline: run %s: %w", r.Run, p.gone(err))
			}
		}
	}
	return nil
}

// running is a run that this process sees through.
type running struct {
	p     *Pipeline
	st    Stages
	opt   RunOptions
	entry *runEntry
	tally *tally
	seeds func(context.Context) error
	nonce string // of this process's seeding
	in    bool   // its seeding has been seen in the ledger
}

// do works until the ledger shows the end.
func (r *running) do(ctx context.Context) error {
	p := r.p
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watch, err := p.ledger.Watch(ctx, r.entry.Run+".>", jetstream.IgnoreDeletes())
	if err != nil {
		return fmt.Errorf("pipeline: ledger: %w", p.gone(err))
	}
	defer func() { _ = watch.Stop() }()

	var wg sync.WaitGroup
	background := func(f func() error) {
		wg.Go(func() {
			if err := f(); err != nil {
				cancel(err)
			}
		})
	}
	if !r.opt.Elsewhere {
		for _, s := range AllStages {
			background(func() error {
				return p.Work(ctx, s, r.st, WorkOptions{Fetch: r.opt.Fetch, Workers: r.opt.Workers})
			})
		}
	}
	background(func() error { return r.seed(ctx) })
	err = r.follow(ctx, watch)
	cancel(err)
	wg.Wait()
	return err
}

// seed puts the first addresses in, and then says so in the ledger.
func (r *running) seed(ctx context.Context) error {
	p := r.p
	if r.entry.Resumed {
		if err := p.reconcile(ctx, r.entry.Run, "."+r.nonce); err != nil {
			return err
		}
	}
	if err := r.seeds(ctx); err != nil {
		return err
	}
	return p.retry(ctx, "ledger", func(ctx context.Context) error {
		_, err := p.ledger.PutString(ctx, ledgerKey(r.entry.Run, seededKey), r.nonce)
		return err
	})
}

// putSources puts the addresses in that the sources of a run name.
func (p *Pipeline) putSources(ctx context.Context, run *runEntry, canonical func(string) (string, error)) error {
	for _, s := range run.SourceList {
		for _, l := range []struct {
			kind schema.JobKind
			urls []string
		}{{schema.JobFeed, s.Feeds}, {schema.JobSitemap, s.Sitemaps}, {schema.JobList, s.Lists}, {schema.JobPage, s.Start}} {
			for _, u := range l.urls {
				job := schema.Job{URL: u, Kind: l.kind, Source: s.Name, Run: run.Run}
				if err := p.enqueue(ctx, canonical, job, 0); err != nil {
					return fmt.Errorf("pipeline: source %q: %s: %w", s.Name, u, err)
				}
			}
		}
	}
	return nil
}

// follow reads the ledger until the seeds are in and no entry is open.
func (r *running) follow(ctx context.Context, watch jetstream.KeyWatcher) error {
	p := r.p
	stall := time.NewTimer(p.tune.stall)
	defer stall.Stop()
	for !r.in || r.tally.counts.Waiting > 0 {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-stall.C:
			if err := r.unstick(ctx); err != nil {
				return err
			}
			stall.Reset(p.tune.stall)
		case kve, ok := <-watch.Updates():
			if !ok {
				return fmt.Errorf("pipeline: ledger: %w", p.gone(nats.ErrConnectionClosed))
			}
			if kve == nil {
				continue
			}
			if err := r.take(kve); err != nil {
				return err
			}
			stall.Reset(p.tune.stall)
		}
	}
	return nil
}

func (r *running) take(kve jetstream.KeyValueEntry) error {
	hash := kve.Key()[len(r.entry.Run)+1:]
	if hash == seededKey {
		r.in = r.in || string(kve.Value()) == r.nonce
		return nil
	}
	e, err := decodeEntry(kve)
	if err != nil {
		return fmt.Errorf("pipeline: %w", err)
	}
	for _, ev := range r.tally.apply(hash, e) {
		if r.opt.Observer != nil {
			r.opt.Observer.Observe(ev)
		}
	}
	return nil
}

// unstick looks after a run in which nothing has moved for a while. Usually it
// waits for a slow host. But where the queues are empty, messages were lost
// outside (somebody purged a stream), and the ledger gives them back.
func (r *running) unstick(ctx context.Context) error {
	p := r.p
	if p.nc.IsClosed() {
		return fmt.Errorf("pipeline: %w", p.gone(nats.ErrConnectionClosed))
	}
	for _, s := range AllStages {
		kind, _ := queueOf(s)
		info, err := p.stream(kind).Info(ctx)
		if err != nil || info.State.Msgs > 0 {
			return nil // the workers report what is wrong with the connection
		}
	}
	p.log.Warn("addresses wait, but the queues are empty: putting them in again", "run", r.entry.Run, "waiting", r.tally.counts.Waiting)
	return p.reconcile(ctx, r.entry.Run, "."+rand.Text())
}
