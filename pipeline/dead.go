package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/schema"
)

// DeadLetter is a message no stage could deal with, with the reason.
type DeadLetter struct {
	Seq      uint64          `json:"seq"` // in the stream of dead letters
	Time     time.Time       `json:"time"`
	Stage    Stage           `json:"stage"`
	Reason   string          `json:"reason"`   // short, for counting: "panic", "invalid_record", an outcome of fetch, …
	Detail   string          `json:"detail"`   // the error
	Attempts int             `json:"attempts"` // how often it was tried
	Run      string          `json:"run,omitempty"`
	Source   string          `json:"source,omitempty"`
	URL      string          `json:"url,omitempty"`
	Subject  string          `json:"subject"`        // of the original message
	Data     json.RawMessage `json:"data,omitempty"` // the original message, or the record that was refused

	job      schema.Job // what was to be done
	listPage int
	hash     string // of the address
}

// Dead yields the dead letters, oldest first.
func (p *Pipeline) Dead(ctx context.Context) iter.Seq2[DeadLetter, error] {
	return func(yield func(DeadLetter, error) bool) {
		for m, err := range p.replay(ctx, streamDead, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverAllPolicy}, false) {
			if err != nil {
				yield(DeadLetter{}, err)
				return
			}
			if !yield(deadLetterOf(m), nil) {
				return
			}
		}
	}
}

// Drop takes dead letters out for good. One that is not there any more is no
// error.
func (p *Pipeline) Drop(ctx context.Context, letters []DeadLetter) error {
	for i := range letters {
		err := p.retry(ctx, "dead letter", func(ctx context.Context) error {
			err := p.stream(streamDead).DeleteMsg(ctx, letters[i].Seq)
			if errors.Is(err, jetstream.ErrMsgDeleteUnsuccessful) {
				if _, gone := p.stream(streamDead).GetMsg(ctx, letters[i].Seq); errors.Is(gone, jetstream.ErrMsgNotFound) {
					return nil
				}
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("pipeline: dead letter %d: %w", letters[i].Seq, p.gone(err))
		}
	}
	return nil
}

// sentJob is the job of a dead letter, as it travels in its header.
type sentJob struct {
	schema.Job
	ListPage int `json:"list_page,omitempty"`
}

func deadLetterOf(m delivered) DeadLetter {
	h := m.Headers()
	d := DeadLetter{
		Seq: m.seq, Time: m.time, Stage: Stage(h.Get(headerStage)),
		Reason: h.Get(headerReason), Detail: h.Get(headerDetail), Run: h.Get(headerRun),
		Source: h.Get(headerSource), URL: h.Get(headerURL), Subject: h.Get(headerSubject), Attempts: 1,
		hash: idOf(m.Subject()),
	}
	if n, err := strconv.Atoi(h.Get(headerAttempts)); err == nil {
		d.Attempts = n
	}
	if d.Data = m.Data(); len(d.Data) > 0 && !json.Valid(d.Data) {
		d.Data, _ = json.Marshal(string(d.Data)) // of a string it has no error
	}
	var job sentJob
	if json.Unmarshal([]byte(h.Get(headerJob)), &job) == nil && job.URL != "" {
		d.job, d.listPage = job.Job, job.ListPage
		return d
	}
	// The run did not know the address any more: the message itself says what
	// it was about.
	var n nudge
	if json.Unmarshal(d.Data, &n) == nil && n.URL != "" && n.Kind != "" {
		d.job = schema.Job{URL: n.URL, Kind: n.Kind, Source: n.Source}
		d.URL, d.Source = cmp.Or(d.URL, n.URL), cmp.Or(d.Source, n.Source)
	}
	return d
}

// letter stores a dead letter: the reason and the original. It may be written
// again after a crash; it is stored once.
func (p *Pipeline) letter(ctx context.Context, s Stage, e *entry, reason, detail, subject string, data []byte) error {
	m := nats.NewMsg(p.names.deadLetter(s, e.ref))
	if m.Data = data; len(data) > p.maxPayload(1<<20) {
		m.Data = nil
		detail = fmt.Sprintf("%s (the original of %d bytes is too large to keep)", detail, len(data))
	}
	for k, v := range map[string]string{
		headerStage: string(s), headerReason: reason, headerDetail: detail, headerRun: e.ref.run,
		headerSource: e.Job.Source, headerURL: e.Job.URL, headerSubject: subject,
	} {
		m.Header.Set(k, headerText(v))
	}
	m.Header.Set(headerAttempts, strconv.Itoa(max(e.Attempts, 1)))
	if e.Job.URL != "" {
		job, err := json.Marshal(sentJob{e.Job, e.ListPage})
		if err != nil {
			return err
		}
		m.Header.Set(headerJob, string(job))
	}
	id := fmt.Sprintf("dead.%s.%s.%s.%s.%s", s, e.ref.run, e.ref.hash, reason, subject)
	_, err := p.publish(ctx, m, jetstream.WithMsgID(id))
	return err
}

// bury ends an address with a dead letter: first the letter, then the entry.
func (p *Pipeline) bury(ctx context.Context, s Stage, e *entry, reason, detail, subject string, data []byte) error {
	if err := p.letter(ctx, s, e, reason, detail, subject, data); err != nil {
		return err
	}
	p.log.Warn("given up", "stage", s, "url", e.Job.URL, "reason", reason, "detail", firstLine(detail))
	e.State, e.Stage, e.Reason, e.Detail = stateDead, s, reason, headerText(detail)
	return p.move(ctx, e)
}

func firstLine(s string) string {
	for i, r := range s {
		if r == '\n' {
			return s[:i]
		}
	}
	return s
}
