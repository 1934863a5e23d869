package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/schema"
)

// state is where an address stands in a run.
type state string

// The states. The first three wait for a stage; the others are ends.
const (
	stateQueued  state = "queued"  // for StageFetch
	stateFetched state = "fetched" // for StageParse
	stateParsed  state = "parsed"  // for StageExtract

	stateUnchanged state = "unchanged"  // same bytes as last time
	stateList      state = "list"       // read for its links
	stateNoArticle state = "no_article" // a page, but no article
	stateDone      state = "done"       // records are stored
	stateAlias     state = "alias"      // an article another address of the run gave
	stateFailed    state = "failed"     // the site's answer is no
	stateDead      state = "dead"       // given up, with a dead letter
)

// waitsFor is the index in AllStages an open entry waits for; len(AllStages) for
// an end.
func (s state) waitsFor() int {
	switch s {
	case stateQueued:
		return 0
	case stateFetched:
		return 1
	case stateParsed:
		return 2
	}
	return len(AllStages)
}

func (s state) open() bool { return s.waitsFor() < len(AllStages) }

// entry is an address in a run: the truth about it, and all that a stage needs
// to know.
type entry struct {
	Job      schema.Job `json:"job"`
	ListPage int        `json:"list_page,omitempty"` // which page of a list this is, from 1
	State    state      `json:"state"`
	Stage    Stage      `json:"stage,omitempty"` // where it ended, for failed and dead
	Reason   string     `json:"reason,omitempty"`
	Detail   string     `json:"detail,omitempty"`
	Attempts int        `json:"attempts,omitempty"` // fetches that went wrong
	Crashes  int        `json:"crashes,omitempty"`  // processes that died with it in hand
	Reopened int        `json:"reopened,omitempty"` // times it was taken up after its end

	PageSeq  uint64 `json:"page_seq,omitempty"` // in PAGES
	PageSHA  string `json:"page_sha,omitempty"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Article  string `json:"article,omitempty"` // subject in ARTICLES

	Records RecordCounts `json:"records,omitzero"`
	At      time.Time    `json:"at"`

	ref ref
	rev uint64 // of the bucket, for compare and set
}

func ledgerKey(run, hash string) string { return run + "." + hash }

// seededKey is the entry that says all addresses of the sources are in. It
// lies in the ledger, because it must stand in one order with the rest.
const seededKey = "seeded"

var (
	errNoEntry = errors.New("not in the ledger")
	errAddress = errors.New("no address")
)

// entryOf reads where an address stands.
func (p *Pipeline) entryOf(ctx context.Context, r ref) (*entry, error) {
	var e *entry
	err := p.retry(ctx, "ledger", func(ctx context.Context) error {
		kve, err := p.ledger.Get(ctx, ledgerKey(r.run, r.hash))
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			return errNoEntry
		}
		if err != nil {
			return err
		}
		e, err = decodeEntry(kve)
		return err
	})
	if err != nil {
		return nil, err
	}
	e.ref = r
	return e, nil
}

func decodeEntry(kve jetstream.KeyValueEntry) (*entry, error) {
	e := new(entry)
	if err := json.Unmarshal(kve.Value(), e); err != nil {
		return nil, fmt.Errorf("ledger entry %s: %w", kve.Key(), err)
	}
	e.rev = kve.Revision()
	return e, nil
}

// move writes the entry if nobody has since it was read, else errConflict.
func (p *Pipeline) move(ctx context.Context, e *entry) error {
	e.At = p.now().UTC()
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return p.retry(ctx, "ledger", func(ctx context.Context) error {
		rev, err := p.ledger.Update(ctx, ledgerKey(e.ref.run, e.ref.hash), b, e.rev)
		if errors.Is(err, jetstream.ErrKeyExists) {
			return errConflict
		}
		if err != nil {
			return err
		}
		e.rev = rev
		p.recent.put(e)
		return nil
	})
}

// enqueue puts an address into the run, to be fetched, once.
func (p *Pipeline) enqueue(ctx context.Context, canonical func(string) (string, error), job schema.Job, listPage int) error {
	r, err := refOfJob(canonical, job)
	if err != nil {
		return err
	}
	return p.enter(ctx, &entry{Job: job, ListPage: listPage, State: stateQueued, ref: r})
}

// refOfJob points to a job's address in its run.
func refOfJob(canonical func(string) (string, error), job schema.Job) (ref, error) {
	canon, err := canonical(job.URL)
	if err != nil {
		return ref{}, fmt.Errorf("%w: %w", errAddress, err)
	}
	return ref{host: hostToken(canon), run: job.Run, hash: schema.URLHash(canon)}, nil
}

// enter makes a new, open entry. If the address is in already, it only makes
// sure that one that still waits for the same stage has its message: the
// process that made the entry may have died before it published.
func (p *Pipeline) enter(ctx context.Context, e *entry) error {
	e.At = p.now().UTC()
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	err = p.retry(ctx, "ledger", func(ctx context.Context) (err error) {
		e.rev, err = p.ledger.Create(ctx, ledgerKey(e.ref.run, e.ref.hash), b)
		return err
	})
	if err == nil {
		p.recent.put(e)
	}
	if errors.Is(err, jetstream.ErrKeyExists) {
		have, err := p.entryOf(ctx, e.ref)
		if err != nil {
			return err
		}
		if have.State != e.State {
			return nil
		}
		e = have
	} else if err != nil {
		return err
	}
	return p.nudgeStage(ctx, e, "")
}

// nudgeStage makes sure that the stage an open entry waits for has a message. The
// server refuses a second one; salt makes the message's id another one, where
// an earlier message may be lost while its id is still remembered.
func (p *Pipeline) nudgeStage(ctx context.Context, e *entry, salt string) error {
	var subject string
	switch e.State {
	case stateQueued:
		subject = p.names.job(e.ref)
	case stateFetched:
		subject = p.names.parse(e.ref)
	case stateParsed:
		subject = p.names.extract(e.ref)
	default:
		return nil
	}
	b, err := json.Marshal(nudge{URL: e.Job.URL, Kind: e.Job.Kind, Source: e.Job.Source, Run: e.Job.Run})
	if err != nil {
		return err
	}
	m := nats.NewMsg(subject)
	m.Data = b
	id := fmt.Sprintf("%s.%s.%s.%d%s", e.State, e.ref.run, e.ref.hash, e.Reopened, salt)
	_, err = p.publish(ctx, m, jetstream.WithMsgID(id))
	if errors.Is(err, errThere) {
		return nil
	}
	return err
}

// eachEntry visits the entries of a run as they stand now.
func (p *Pipeline) eachEntry(ctx context.Context, run string, visit func(*entry) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := p.ledger.Watch(ctx, run+".>", jetstream.IgnoreDeletes())
	if err != nil {
		return fmt.Errorf("pipeline: ledger: %w", p.gone(err))
	}
	defer func() { _ = w.Stop() }()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case kve, ok := <-w.Updates():
			if !ok {
				return fmt.Errorf("pipeline: ledger: %w", p.gone(nats.ErrConnectionClosed))
			}
			if kve == nil {
				return nil
			}
			hash := kve.Key()[len(run)+1:]
			if hash == seededKey {
				continue
			}
			e, err := decodeEntry(kve)
			if err != nil {
				return err
			}
			e.ref = ref{host: hostToken(e.Job.URL), run: run, hash: hash}
			if err := visit(e); err != nil {
				return err
			}
		}
	}
}

// reconcile gives every open entry of a run its message back, if it has none.
func (p *Pipeline) reconcile(ctx context.Context, run, salt string) error {
	return p.eachEntry(ctx, run, func(e *entry) error { return p.nudgeStage(ctx, e, salt) })
}
