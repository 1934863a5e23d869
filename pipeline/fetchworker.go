package pipeline

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// maxPause is the longest a run waits for a host that asks to be left alone;
// beyond it the address is given up for this run.
const maxPause = 15 * time.Minute

// fetchWorker gets pages. Per message: entry, request, page stored, entry moved
// to fetched, parse message.
type fetchWorker struct {
	p   *Pipeline
	st  Stages
	opt config.Fetch

	stop  <-chan struct{}
	mu    sync.Mutex
	hosts map[string]turns // one request at a time
}

// host is the turns of a host. Its partition is pinned to this process, so that
// nobody else asks it meanwhile.
func (w *fetchWorker) host(token string) turns {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.hosts[token]
	if t == nil {
		t = make(turns, 1)
		w.hosts[token] = t
	}
	return t
}

func (w *fetchWorker) handle(ctx context.Context, r ref, m jetstream.Msg) error {
	p := w.p
	e, err := p.take(ctx, StageFetch, r, m)
	if e == nil {
		return err
	}
	src, err := p.sourceOf(ctx, e.Job)
	if errors.Is(err, errNoSource) {
		return p.bury(ctx, StageFetch, e, "no_source", err.Error(), m.Subject(), m.Data())
	}
	if err != nil {
		return err
	}
	// A page whose links are not followed need not be read again while it stays
	// the same. Everything else must be there whole.
	var known knownPage
	leaf := e.Job.Kind == schema.JobPage && e.Job.Depth >= src.MaxDepth()
	if leaf {
		if _, err := p.getKnown(ctx, pageKey(r.hash), &known); err != nil {
			return err
		}
		leaf = known.SHA256 != "" && known.Version == src.version(w.st)
	}
	pol := w.policy(src)
	if leaf {
		pol.ETag, pol.Modified = known.ETag, known.Modified
	}
	pg, err := inTurn(ctx, w.host(r.host), w.stop, 0, func() (*schema.Page, error) { return w.st.Fetch(ctx, e.Job, pol) })
	switch {
	case stopped(ctx, err):
		return err
	case leaf && (fetch.OutcomeOf(err) == fetch.NotModified || err == nil && (pg.Status == http.StatusNotModified || pg.SHA256 == known.SHA256)):
		e.State = stateUnchanged
		return p.move(ctx, e)
	case err != nil:
		return w.failed(ctx, e, err, m)
	}
	return w.store(ctx, e, pg)
}

func (w *fetchWorker) policy(src *source) fetch.Policy {
	delay := src.PauseOr(w.opt.Delay)
	if delay == 0 {
		delay = -1 // none, where 0 would be the client's default
	}
	return fetch.Policy{Delay: delay, Robots: w.opt.Robots, Follow: func(u *url.URL) bool { return src.hasHost(u) }}
}

// store keeps the page and passes the address on.
func (w *fetchWorker) store(ctx context.Context, e *entry, pg *schema.Page) error {
	p := w.p
	pg.Job = e.Job
	if pg.SHA256 == "" {
		pg.SHA256 = schema.SHA256Hex(pg.Body)
	}
	msg, err := packPage(p.names.page(e.ref), pg)
	if err != nil {
		return err
	}
	if limit := p.maxPayload(maxPageBytes); msg.Size() > limit {
		return w.refuse(ctx, e, string(fetch.TooLarge), fmt.Sprintf("%d bytes compressed, %d can be stored", msg.Size(), limit))
	}
	seq, err := p.publish(ctx, msg, jetstream.WithMsgID("page."+e.ref.run+"."+e.ref.hash+"."+pg.SHA256))
	if err != nil {
		return err
	}
	e.State, e.PageSeq, e.PageSHA, e.ETag, e.Modified = stateFetched, seq, pg.SHA256, pg.ETag, pg.Modified
	e.Reason, e.Detail = "", ""
	if err := p.move(ctx, e); err != nil {
		return err
	}
	return p.nudgeStage(ctx, e, "")
}

// maxPayload is the largest message that can be sent, limit at most.
func (p *Pipeline) maxPayload(limit int) int { return min(limit, int(p.nc.MaxPayload())) - 1024 }

// failed records a fetch that gave no page: again later, or the end.
func (w *fetchWorker) failed(ctx context.Context, e *entry, err error, m jetstream.Msg) error {
	p := w.p
	outcome := string(fetch.OutcomeOf(err))
	var fe *fetch.Error
	if !errors.As(err, &fe) {
		return p.bury(ctx, StageFetch, e, reasonOf(err, "fetch_error"), err.Error(), m.Subject(), m.Data())
	}
	if !fe.Retryable() {
		return w.refuse(ctx, e, outcome, err.Error())
	}
	e.Attempts++
	pause := max(w.pause(e.Attempts), fe.RetryAfter)
	if e.Attempts >= max(w.opt.Attempts, 1) || pause > maxPause {
		return p.bury(ctx, StageFetch, e, outcome, fmt.Sprintf("attempt %d: %v", e.Attempts, err), m.Subject(), m.Data())
	}
	e.Reason, e.Detail = outcome, headerText(err.Error())
	if err := p.move(ctx, e); err != nil {
		return err
	}
	p.log.Debug("fetch again", "url", e.Job.URL, "in", pause, "err", err)
	return &again{pause}
}

// pause grows fourfold with each attempt.
func (w *fetchWorker) pause(attempt int) time.Duration {
	return min(w.p.tune.retry<<(2*min(attempt-1, 8)), 10*time.Minute)
}

// refuse ends an address the site does not give.
func (w *fetchWorker) refuse(ctx context.Context, e *entry, reason, detail string) error {
	e.State, e.Stage, e.Reason, e.Detail = stateFailed, StageFetch, reason, headerText(detail)
	return w.p.move(ctx, e)
}
