package pipeline

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/schema"
)

// extractWorker finds records. Per message: entry, article, records published
// where they are new, changed or gone, entry moved to its end.
type extractWorker struct {
	p    *Pipeline
	st   Stages
	stop <-chan struct{}
	busy turns // how many articles are worked on, whatever else waits for the server
}

func (w *extractWorker) handle(ctx context.Context, r ref, m jetstream.Msg) error {
	p := w.p
	e, err := p.take(ctx, StageExtract, r, m)
	if e == nil {
		return err
	}
	bury := func(reason string, err error) error {
		return p.bury(ctx, StageExtract, e, reason, err.Error(), m.Subject(), m.Data())
	}
	src, err := p.sourceOf(ctx, e.Job)
	if errors.Is(err, errNoSource) {
		return bury("no_source", err)
	}
	if err != nil {
		return err
	}
	a, err := p.loadArticle(ctx, e.Article)
	if errors.Is(err, ErrNotFound) {
		return bury("article_gone", err)
	}
	if err != nil {
		return err
	}
	_, artHash, err := articleIdentity(w.st.Canonical, a.CanonicalURL, a.URL, e.Job.URL)
	if err != nil {
		return bury("unreadable", err)
	}
	recs, err := inTurn(ctx, w.busy, w.stop, p.tune.stageTimeout, func() ([]schema.Record, error) { return w.st.Extract(a) })
	if stopped(ctx, err) {
		return err
	}
	if err != nil {
		return bury(reasonOf(err, "extract_error"), err)
	}
	counts, alias, err := p.revise(ctx, e, artHash, a, recs)
	if err != nil {
		return err
	}
	if e.State, e.Records = stateDone, counts; alias {
		e.State = stateAlias
	}
	if counts.Invalid == 0 {
		if err := p.learnPage(ctx, e, src.version(w.st)); err != nil {
			return err
		}
	}
	return p.move(ctx, e)
}

// loadArticle reads an article by its subject; ErrNotFound where it is not kept.
func (p *Pipeline) loadArticle(ctx context.Context, subject string) (*schema.Article, error) {
	var raw *jetstream.RawStreamMsg
	err := p.retry(ctx, "article", func(ctx context.Context) (err error) {
		raw, err = p.stream(streamArticles).GetLastMsgForSubject(ctx, subject)
		return err
	})
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	a, err := unpackArticle(raw.Data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotFound, err)
	}
	return a, nil
}
