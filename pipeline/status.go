package pipeline

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/fetch"
)

// Status is the account of the installation.
type Status struct {
	Server  ServerInfo     `json:"server"`
	Streams []StreamStatus `json:"streams"`
	Runs    []Summary      `json:"runs"`    // newest first; unfinished ones as they stand now
	Records uint64         `json:"records"` // messages, all revisions
	Dead    map[string]int `json:"dead"`    // dead letters by "stage: reason"
	Paused  []fetch.Pause  `json:"paused"`  // hosts that are left alone for now
}

// StreamStatus is one stream as it stands.
type StreamStatus struct {
	Name     string    `json:"name"`
	Messages uint64    `json:"messages"`
	Bytes    uint64    `json:"bytes"`
	Last     time.Time `json:"last,omitzero"`
	InWork   int       `json:"in_work"` // delivered to a worker, not yet done
}

// Status counts everything.
func (p *Pipeline) Status(ctx context.Context) (Status, error) {
	st := Status{Server: p.info, Dead: map[string]int{}, Paused: []fetch.Pause{}}
	for _, kind := range []string{streamJobs, streamPages, streamParse, streamArticles, streamExtract, streamRecords, streamDead} {
		s := p.stream(kind)
		info, err := s.Info(ctx)
		if err != nil {
			return st, fmt.Errorf("pipeline: stream %s: %w", kind, p.gone(err))
		}
		ss := StreamStatus{Name: info.Config.Name, Messages: info.State.Msgs, Bytes: info.State.Bytes, Last: info.State.LastTime}
		if info.Config.Retention == jetstream.WorkQueuePolicy {
			list := s.ListConsumers(ctx)
			for c := range list.Info() {
				ss.InWork += c.NumAckPending
			}
			if err := list.Err(); err != nil {
				return st, fmt.Errorf("pipeline: consumers of %s: %w", kind, p.gone(err))
			}
		}
		if kind == streamRecords {
			st.Records = info.State.Msgs
		}
		st.Streams = append(st.Streams, ss)
	}
	runs, err := p.allRuns(ctx)
	if err != nil {
		return st, err
	}
	for _, r := range runs {
		if r.Finished.IsZero() {
			t := newTally(r.Run)
			err := p.eachEntry(ctx, r.Run, func(e *entry) error {
				t.apply(e.ref.hash, e)
				return nil
			})
			if err != nil {
				return st, err
			}
			r.Counts = t.account()
		}
		st.Runs = append(st.Runs, r.Summary)
	}
	for d, err := range p.Dead(ctx) {
		if err != nil {
			return st, err
		}
		st.Dead[string(d.Stage)+": "+d.Reason]++
	}
	if st.Paused, err = p.pausedNow(ctx); err != nil {
		return st, err
	}
	return st, nil
}
