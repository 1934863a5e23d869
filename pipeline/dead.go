package pipeline

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// DeadLetter is a message no stage could deal with, with the reason.
type DeadLetter struct {
	Seq     uint64    `json:"seq"` // in the stream of dead letters
	Time    time.Time `json:"time"`
	Stage   Stage     `json:"stage"`
	Reason  string    `json:"reason"` // short, for counting: "panic", "invalid_record", an outcome of fetch, …
	Detail  string    `json:"detail"` // the error
	Run     string    `json:"run,omitempty"`
	Source  string    `json:"source,omitempty"`
	URL     string    `json:"url,omitempty"`
	Subject string    `json:"subject"` // of the original message
	Data    []byte    `json:"data"`    // the original message, or the record that was refused
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

func deadLetterOf(m delivered) DeadLetter {
	h := m.Headers()
	return DeadLetter{
		Seq: m.seq, Time: m.time, Stage: Stage(h.Get(headerStage)),
		Reason: h.Get(headerReason), Detail: h.Get(headerDetail), Run: h.Get(headerRun),
		Source: h.Get(headerSource), URL: h.Get(headerURL), Subject: h.Get(headerSubject), Data: m.Data(),
	}
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
