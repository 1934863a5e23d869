package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// handler does one message. nil means that it is dealt with and can be acked;
// an *again that it should come back later; the context's error that we are
// stopping; any other error stops the worker.
type handler func(ctx context.Context, r ref, m jetstream.Msg) error

// again hands a message back.
type again struct{ after time.Duration }

func (a *again) Error() string { return fmt.Sprintf("again in %s", a.after) }

// maxDeliveries is how often a message of parse or extract may come before it
// is taken for one that kills its worker.
const maxDeliveries = 20

// inHand is how many messages one loop of a worker has in hand at once. Most of
// the time of a message is waiting for the server to store something, so that
// the next can be on its way meanwhile.
const inHand = 4

// serve takes messages and has each dealt with, inHand at once, until ctx ends
// or one fails for good; served says whether there was any. It asks for one
// message at a time, and only when there is room: nothing lies in a buffer here
// that another worker could do, and nothing is in hand that is not being worked
// on. What is on its way when ctx ends is handed back.
func (p *Pipeline) serve(ctx context.Context, cons jetstream.Consumer, group string, h handler) (served bool, err error) {
	opts := []jetstream.PullMessagesOpt{jetstream.PullMaxMessages(1)}
	if group != "" {
		opts = append(opts, jetstream.PullPriorityGroup(group))
	}
	msgs, err := cons.Messages(opts...)
	if err != nil {
		return false, fmt.Errorf("pipeline: pulling from %s: %w", cons.CachedInfo().Name, p.gone(err))
	}
	defer msgs.Stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(ctx, msgs.Drain)()

	work, done := p.finishing(ctx)
	defer done()
	var (
		working sync.WaitGroup
		failed  = make(chan error, inHand) // each message in hand may
		room    = make(chan struct{}, inHand)
	)
	served, err = p.pull(ctx, cons.CachedInfo().Name, msgs, room, func(m jetstream.Msg) {
		working.Go(func() {
			defer func() { <-room }()
			if err := p.handle(work, m, h); err != nil {
				select {
				case failed <- err:
				default:
				}
				cancel(err)
			}
		})
	})
	working.Wait()
	if err == nil && len(failed) > 0 {
		err = <-failed
	}
	return served, err
}

// finishing is a context for what is in hand: it ends a while after ctx, so
// that a page that is being fetched is not thrown away.
func (p *Pipeline) finishing(ctx context.Context) (work context.Context, done func()) {
	work, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		t := time.AfterFunc(p.tune.grace, end)
		context.AfterFunc(work, func() { t.Stop() })
	})
	return work, func() {
		stop()
		end()
	}
}

// pull gives message after message to begin, each when there is room, until ctx
// ends or the server is gone.
func (p *Pipeline) pull(ctx context.Context, name string, msgs jetstream.MessagesContext, room chan struct{}, begin func(jetstream.Msg)) (served bool, err error) {
	var trouble time.Time // since when pulling goes wrong
	for {
		select {
		case room <- struct{}{}:
		case <-ctx.Done(): // what is on its way needs none: it is handed back
		}
		m, err := next(msgs)
		for err != nil {
			if ctx.Err() != nil {
				return served, nil
			}
			// The server is away, or chooses another leader: wait a while.
			if trouble.IsZero() {
				trouble = p.now()
			}
			if errors.Is(err, jetstream.ErrMsgIteratorClosed) || p.nc.IsClosed() || p.now().Sub(trouble) > 2*time.Minute {
				return served, fmt.Errorf("pipeline: pulling from %s: %w", name, p.gone(err))
			}
			p.log.Debug("pulling again", "consumer", name, "err", err)
			_ = p.sleep(ctx, 250*time.Millisecond)
			m, err = next(msgs)
		}
		trouble, served = time.Time{}, true
		if ctx.Err() == nil {
			begin(m)
		} else if err := m.Nak(); err != nil {
			p.log.Debug("not handed back", "subject", m.Subject(), "err", err)
		}
	}
}

// next waits for a message. The client library asks the server for another only
// when it is called, and not while it is still busy asking for the one before;
// called at such a moment it would wait until it misses a heartbeat. So it is
// called again after a moment.
func next(msgs jetstream.MessagesContext) (jetstream.Msg, error) {
	m, err := msgs.Next(jetstream.NextMaxWait(20 * time.Millisecond))
	if errors.Is(err, nats.ErrTimeout) {
		return msgs.Next()
	}
	return m, err
}

// handle has one message dealt with, tells the server meanwhile that it is in
// hand, and acks it or hands it back.
func (p *Pipeline) handle(ctx context.Context, m jetstream.Msg, h handler) error {
	stop := p.keep(m)
	defer stop()
	r, err := refOf(m.Subject())
	if err != nil {
		return err
	}
	err = h(ctx, r, m)
	stop()
	var later *again
	switch {
	case err == nil:
		err = m.Ack()
	case errors.As(err, &later):
		err = m.NakWithDelay(later.after)
	case ctx.Err() != nil, errors.Is(err, errStopping):
		err = m.Nak() // stopping: at once to somebody else, or to us next time
	case errors.Is(err, errConflict):
		// Another worker has the same message and was first. Look again.
		err = m.NakWithDelay(100 * time.Millisecond)
	default:
		_ = m.NakWithDelay(time.Second)
		return err
	}
	if err != nil {
		// The ledger knows how far it is; the message comes again and is acked then.
		p.log.Debug("ack did not go out", "subject", m.Subject(), "err", err)
	}
	return nil
}

// keep tells the server that m is in hand until stop is called.
func (p *Pipeline) keep(m jetstream.Msg) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		t := time.NewTicker(p.tune.ackWait / 3)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				_ = m.InProgress()
			}
		}
	}()
	return cancel
}

// take reads the entry a message points to and says whether there is something
// to do for the stage. Where the entry has moved on, it only makes sure that
// the next stage knows.
func (p *Pipeline) take(ctx context.Context, s Stage, r ref, m jetstream.Msg) (*entry, error) {
	deliveries := uint64(1)
	if md, err := m.Metadata(); err == nil {
		deliveries = md.NumDelivered
	}
	var err error
	e := p.recent.take(r)
	if e == nil || e.State.waitsFor() != stageIndex(s) {
		e, err = p.entryOf(ctx, r)
	}
	if errors.Is(err, errNoEntry) {
		if deliveries <= 5 { // a copy of the ledger may be behind
			return nil, &again{time.Duration(deliveries) * 200 * time.Millisecond}
		}
		return nil, p.letter(ctx, s, &entry{ref: r}, "orphan", "the run does not know it (any more)", m.Subject(), m.Data())
	}
	if err != nil {
		return nil, err
	}
	switch at, mine := e.State.waitsFor(), stageIndex(s); {
	case at > mine:
		return nil, p.nudgeStage(ctx, e, "")
	case at < mine:
		return nil, &again{200 * time.Millisecond}
	}
	if s != StageFetch && deliveries > maxDeliveries {
		return nil, p.bury(ctx, s, e, "crash", fmt.Sprintf("delivered %d times and never done", deliveries), m.Subject(), m.Data())
	}
	return e, nil
}

// turns bounds how many of something go on at once.
type turns chan struct{}

// errStopping says that something has not begun and is not going to.
var errStopping = errors.New("stopping")

// stopped reports whether a stage's function did not come to its end because
// we are stopping.
func stopped(ctx context.Context, err error) bool {
	return err != nil && (ctx.Err() != nil || errors.Is(err, errStopping))
}

// take waits for a turn; the caller must call done at its end. When stop is
// closed before, it is errStopping.
func (t turns) take(ctx context.Context, stop <-chan struct{}) (done func(), err error) {
	select {
	case <-stop:
		return nil, errStopping
	default:
	}
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-stop:
		return nil, errStopping
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// inTurn is safely with a turn, which waiting for does not count.
func inTurn[T any](ctx context.Context, t turns, stop <-chan struct{}, limit time.Duration, f func() (T, error)) (T, error) {
	done, err := t.take(ctx, stop)
	if err != nil {
		var zero T
		return zero, err
	}
	defer done()
	return safely(ctx, limit, f)
}

// panicked is a panic of a stage as an error.
type panicked struct {
	value any
	stack []byte
}

func (e *panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", e.value, e.stack) }

var errTooLong = errors.New("did not end in time")

// safely calls a stage's function. A panic becomes an error. With limit > 0 the
// function is left behind when it takes longer: it cannot be stopped, but its
// page can be taken out of the way.
func safely[T any](ctx context.Context, limit time.Duration, f func() (T, error)) (T, error) {
	type result struct {
		v   T
		err error
	}
	run := func() (res result) {
		defer func() {
			if v := recover(); v != nil {
				res.err = &panicked{v, debug.Stack()}
			}
		}()
		v, err := f()
		return result{v, err}
	}
	if limit <= 0 {
		res := run()
		return res.v, res.err
	}
	done := make(chan result, 1)
	go func() { done <- run() }()
	t := time.NewTimer(limit)
	defer t.Stop()
	select {
	case res := <-done:
		return res.v, res.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	case <-t.C:
		var zero T
		return zero, fmt.Errorf("%w (%s)", errTooLong, limit)
	}
}

// reasonOf is the short reason of a stage's error.
func reasonOf(err error, other string) string {
	var pe *panicked
	switch {
	case errors.As(err, &pe):
		return "panic"
	case errors.Is(err, errTooLong):
		return "timeout"
	}
	return other
}
