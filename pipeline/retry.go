package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/pipeline/config"
)

// retryKey is the key of the runs that take up dead letters.
const retryKey = "retry"

// RetrySummary is how a retry of dead letters went.
type RetrySummary struct {
	Summary
	Settled int `json:"settled"` // letters whose address has now come to another end
	Again   int `json:"again"`   // letters in whose place there is a new one
}

// Retry sends the addresses of dead letters through the stages again, in a run
// of their own: what could not be fetched is fetched, what could not be read or
// searched is read again from the page as it is kept. A source is taken from
// sources by its name, else as it was in the letter's run. A letter is taken
// out only when its address has come to an end in this run; where that end is
// a dead letter again, the new one stands for the old. Stopped or killed, it
// leaves the letters where they are, and the next Retry goes on with the run.
func (p *Pipeline) Retry(ctx context.Context, letters []DeadLetter, sources []config.Source, st Stages, opt RunOptions) (RetrySummary, error) {
	if st.Canonical == nil {
		return RetrySummary{}, errors.New("pipeline: Retry needs Stages.Canonical")
	}
	for i := range letters {
		if letters[i].job.URL == "" {
			return RetrySummary{}, fmt.Errorf("pipeline: dead letter %d names no address: it can only be dropped", letters[i].Seq)
		}
	}
	needed, err := p.sourcesOf(ctx, letters, sources)
	if err != nil {
		return RetrySummary{}, err
	}
	run, err := p.beginRun(ctx, retryKey, needed)
	if err != nil {
		return RetrySummary{}, err
	}
	entries := make([]*entry, len(letters))
	for i := range letters {
		if entries[i], err = p.retryEntry(ctx, st, &letters[i], run); err != nil {
			return RetrySummary{}, fmt.Errorf("pipeline: dead letter %d: %s: %w", letters[i].Seq, letters[i].job.URL, err)
		}
	}
	done := RetrySummary{}
	done.Summary, err = p.see(ctx, st, opt, run, func(ctx context.Context) error {
		for _, e := range entries {
			if err := p.enter(ctx, e); err != nil {
				return fmt.Errorf("pipeline: %s: %w", e.Job.URL, err)
			}
		}
		return nil
	}, func(ctx context.Context) error { return p.settle(ctx, letters, entries, &done) })
	return done, err
}

// retryEntry is the entry a letter's address has in the run. Where it has come
// to nothing there before, in a retry that was stopped, it is open again.
func (p *Pipeline) retryEntry(ctx context.Context, st Stages, d *DeadLetter, run *runEntry) (*entry, error) {
	job := d.job
	job.Run = run.Run
	r, err := refOfJob(st.Canonical, job)
	if err != nil {
		return nil, err
	}
	e := &entry{Job: job, ListPage: d.listPage, State: stateQueued, ref: r}
	if d.Stage != StageFetch {
		if err := p.keptPage(ctx, e); err != nil {
			return nil, err
		}
	}
	if !run.Resumed {
		return e, nil
	}
	have, err := p.entryOf(ctx, r)
	if errors.Is(err, errNoEntry) || err == nil && !have.lost() {
		return e, nil
	}
	if err != nil {
		return nil, err
	}
	e.rev, e.Reopened = have.rev, have.Reopened+1
	return e, p.move(ctx, e)
}

// lost reports whether something of the address lies with the dead letters.
func (e *entry) lost() bool { return e.State == stateDead || e.Records.Invalid > 0 }

// settle takes out the letters whose addresses have come to another end, and
// those in whose place there is a newer one.
func (p *Pipeline) settle(ctx context.Context, letters []DeadLetter, entries []*entry, done *RetrySummary) error {
	newest := map[string]uint64{} // letter of an address
	for d, err := range p.Dead(ctx) {
		if err != nil {
			return err
		}
		newest[d.hash] = d.Seq
	}
	var ended []DeadLetter
	for i := range letters {
		e, err := p.entryOf(ctx, entries[i].ref)
		if err != nil {
			return err
		}
		again := e.lost()
		if again {
			done.Again++
		} else {
			done.Settled++
		}
		if !again || newest[e.ref.hash] > letters[i].Seq {
			ended = append(ended, letters[i])
		}
	}
	return p.Drop(ctx, ended)
}

// keptPage makes an entry one whose page is fetched, where its page is kept.
func (p *Pipeline) keptPage(ctx context.Context, e *entry) error {
	var raw *jetstream.RawStreamMsg
	err := p.retry(ctx, "page", func(ctx context.Context) (err error) {
		raw, err = p.stream(streamPages).GetLastMsgForSubject(ctx, p.names.page(e.ref))
		return err
	})
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	pg, err := unpackPage(raw.Header, raw.Data)
	if err != nil {
		return nil //nolint:nilerr // a page that cannot be read is fetched again
	}
	e.State, e.PageSeq, e.PageSHA, e.ETag, e.Modified = stateFetched, raw.Sequence, pg.SHA256, pg.ETag, pg.Modified
	return nil
}

// sourcesOf are the sources the letters need: as configured now, else as they
// were in the letter's run, else one that only knows its addresses.
func (p *Pipeline) sourcesOf(ctx context.Context, letters []DeadLetter, configured []config.Source) ([]config.Source, error) {
	need := map[string]config.Source{}
	bare := map[string]bool{}
	for i := range letters {
		d := &letters[i]
		name := d.job.Source
		byName := func(s config.Source) bool { return s.Name == name }
		if s, ok := need[name]; ok {
			if bare[name] {
				s.Start = append(s.Start, d.job.URL) // its host belongs to the source
				need[name] = s
			}
			continue
		}
		if at := slices.IndexFunc(configured, byName); at >= 0 {
			need[name] = configured[at]
			continue
		}
		run, err := p.runOf(ctx, d.Run)
		if err != nil && !errors.Is(err, errNoSource) {
			return nil, err
		}
		if at := slices.IndexFunc(run.SourceList, byName); at >= 0 {
			need[name] = run.SourceList[at]
			continue
		}
		need[name], bare[name] = config.Source{Name: name, Start: []string{d.job.URL}}, true
	}
	var all []config.Source
	for _, name := range slices.Sorted(maps.Keys(need)) {
		all = append(all, need[name])
	}
	if len(all) == 0 {
		return nil, errors.New("pipeline: there are no dead letters to take up")
	}
	return all, nil
}
