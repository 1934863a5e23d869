package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Error codes of the server that we act upon.
const (
	codeStoreFailed  = 10077 // with DiscardNew: full, or one of that subject is there
	codeWrongLast    = 10071
	codeWrongLastAny = 10164 // the same, where the server does not say which
	codeDuplicateID  = 10201 // in a batch
)

var (
	errThere    = errors.New("a message of that subject is there already")
	errConflict = errors.New("somebody else was first")
)

// publish stores m and returns its sequence once the server has it. It waits
// while the server is away or the stream is full, for as long as ctx lives:
// the message in the worker's hand is kept meanwhile, so that nothing is lost
// and nothing upstream piles up. errThere and errConflict are the two refusals
// that mean something.
func (p *Pipeline) publish(ctx context.Context, m *nats.Msg, opts ...jetstream.PublishOpt) (uint64, error) {
	ack, err := p.publishMsg(ctx, m, opts...)
	if err != nil {
		return 0, err
	}
	return ack.Sequence, nil
}

func (p *Pipeline) publishMsg(ctx context.Context, m *nats.Msg, opts ...jetstream.PublishOpt) (ack *jetstream.PubAck, err error) {
	err = p.retry(ctx, "publish "+m.Subject, func(ctx context.Context) error {
		ack, err = p.js.PublishMsg(ctx, m, opts...)
		return p.explain(err)
	})
	return ack, err
}

var errFull = errors.New("the stream is full")

// explain turns the server's refusals into ours.
func (p *Pipeline) explain(err error) error {
	if err == nil {
		return nil
	}
	var api *jetstream.APIError
	if errors.As(err, &api) {
		switch {
		case api.ErrorCode == codeStoreFailed && strings.Contains(api.Description, "per subject"):
			return errThere
		case api.ErrorCode == codeStoreFailed && strings.Contains(api.Description, "maximum"):
			return fmt.Errorf("%w: %w", errFull, err)
		case api.ErrorCode == codeWrongLast, api.ErrorCode == codeWrongLastAny, api.ErrorCode == codeDuplicateID:
			return fmt.Errorf("%w: %w", errConflict, err)
		}
	}
	return err
}

// transient reports whether waiting may help.
func transient(err error) bool {
	if errors.Is(err, ErrServerGone) || errors.Is(err, nats.ErrConnectionClosed) {
		return false
	}
	return errors.Is(err, errFull) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, nats.ErrTimeout) ||
		errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrNoStreamResponse) ||
		errors.Is(err, nats.ErrDisconnected) || errors.Is(err, nats.ErrReconnectBufExceeded)
}

// retry does f until it succeeds or fails for good.
func (p *Pipeline) retry(ctx context.Context, what string, f func(context.Context) error) error {
	for pause := 100 * time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		if err := ctx.Err(); err != nil {
			return err
		}
		try, cancel := context.WithTimeout(ctx, 10*time.Second)
		err := f(try)
		cancel()
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err = p.gone(err); !transient(err) {
			return fmt.Errorf("%s: %w", what, err)
		}
		p.log.Warn("trying again", "what", what, "in", pause, "err", err)
		if err := p.sleep(ctx, pause); err != nil {
			return err
		}
	}
}

func (p *Pipeline) sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
