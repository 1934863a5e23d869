package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/synadia-io/orbit.go/jetstreamext"

	"github.com/bienban/bienban/schema"
)

const (
	// batchFrom is from how many records on they are stored as a batch. The
	// server gives each batch files of its own first, which takes as long as some
	// dozens of single messages.
	batchFrom = 64
	// batchMost is how many go into one batch, or are on their way at once.
	batchMost = 500
)

// publishRecords stores revisions: many of them all or none where the server
// can, else one after the other, which a repetition completes.
func (p *Pipeline) publishRecords(ctx context.Context, out []outgoing) error {
	msgs := make([]*nats.Msg, len(out))
	for i := range out {
		m, err := p.recordMsg(&out[i])
		if err != nil {
			return err
		}
		msgs[i] = m
	}
	for chunk := range slices.Chunk(msgs, batchMost) {
		// After a time-out it is not known what is stored; reading again, as after
		// a conflict, tells.
		try, cancel := context.WithTimeout(ctx, 15*time.Second)
		var err error
		if p.batches && len(chunk) >= batchFrom {
			_, err = jetstreamext.PublishMsgBatch(try, p.js, chunk)
		} else {
			err = p.publishWindow(try, chunk)
		}
		cancel()
		if err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if err = p.explain(p.gone(err)); transient(err) || errors.Is(err, jetstreamext.ErrAtomicPublishTooManyInflight) || errors.Is(err, jetstreamext.ErrBatchPublishIncomplete) {
				err = fmt.Errorf("%w: %w", errConflict, err)
			}
			return fmt.Errorf("publish %d records: %w", len(chunk), err)
		}
	}
	return nil
}

// publishWindow sends messages in their order without waiting between them,
// and then waits until each is stored. One that is refused does not stop the
// others; the first refusal is returned.
func (p *Pipeline) publishWindow(ctx context.Context, msgs []*nats.Msg) error {
	var refused error
	note := func(err error) {
		if refused == nil {
			refused = err
		}
	}
	acks := make([]jetstream.PubAckFuture, 0, len(msgs))
	for _, m := range msgs {
		f, err := p.js.PublishMsgAsync(m, jetstream.WithStallWait(10*time.Second))
		if err != nil {
			note(err)
			break
		}
		acks = append(acks, f)
	}
	for _, f := range acks {
		select {
		case ack := <-f.Ok():
			if ack.Duplicate { // another worker's, which may say something else
				note(errConflict)
			}
		case err := <-f.Err():
			note(err)
		case <-ctx.Done():
			note(ctx.Err())
		}
	}
	return refused
}

// recordMsg is a revision as it goes out: JSON, with the CloudEvents attributes
// (1.0, binary mode) in the headers.
func (p *Pipeline) recordMsg(o *outgoing) (*nats.Msg, error) {
	b, err := o.rec.MarshalLine()
	if err != nil {
		return nil, err
	}
	id := o.rec.ID + "." + strconv.Itoa(o.rec.Revision)
	source := "bienban"
	if u := o.rec.Source.CanonicalURL; u != nil {
		source = headerText(*u)
	}
	m := nats.NewMsg(p.names.record(&o.rec))
	m.Data = b
	m.Header.Set(jetstream.MsgIDHeader, id)
	m.Header.Set(jetstream.ExpectedLastSubjSeqHeader, strconv.FormatUint(o.after, 10))
	m.Header.Set(jetstream.ExpectedLastSubjSeqSubjHeader, p.names.recordID(o.rec.ID))
	m.Header.Set("content-type", "application/json")
	m.Header.Set("ce-specversion", "1.0")
	m.Header.Set("ce-type", schema.Version)
	m.Header.Set("ce-source", source)
	m.Header.Set("ce-id", id)
	if at := o.rec.Provenance.ExtractedAt; at != nil {
		m.Header.Set("ce-time", *at)
	}
	return m, nil
}
