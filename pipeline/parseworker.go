package pipeline

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/schema"
)

// parseWorker reads pages. Per message: entry, page, article stored, links put
// into the run, entry moved on, extract message.
type parseWorker struct {
	p    *Pipeline
	st   Stages
	stop <-chan struct{}
	busy turns // how many pages are worked on, whatever else waits for the server
}

var errPageGone = errors.New("the page is not kept any more")

func (w *parseWorker) handle(ctx context.Context, r ref, m jetstream.Msg) error {
	p := w.p
	e, err := p.take(ctx, StageParse, r, m)
	if e == nil {
		return err
	}
	bury := func(reason string, err error) error {
		return p.bury(ctx, StageParse, e, reason, err.Error(), m.Subject(), m.Data())
	}
	src, err := p.sourceOf(ctx, e.Job)
	if errors.Is(err, errNoSource) {
		return bury("no_source", err)
	}
	if err != nil {
		return err
	}
	pg, err := p.loadPage(ctx, e)
	if errors.Is(err, errPageGone) {
		return bury("page_gone", err)
	}
	if err != nil {
		return err
	}
	switch e.Job.Kind {
	case schema.JobFeed, schema.JobSitemap:
		links, err := inTurn(ctx, w.busy, w.stop, p.tune.stageTimeout, func() ([]schema.Link, error) { return w.st.Links(pg) })
		if stopped(ctx, err) {
			return err
		}
		if err != nil {
			return bury(reasonOf(err, "unreadable"), err)
		}
		kind := schema.JobPage
		if e.Job.Kind == schema.JobSitemap && fetch.IsSitemapIndex(pg) {
			kind = schema.JobSitemap
		}
		if err := w.follow(ctx, e, src, links, kind); err != nil {
			return err
		}
		e.State = stateList
		return p.move(ctx, e)
	}
	opt := page.Options{Overrides: src.overrides, Language: src.Language, Published: e.Job.Published}
	a, err := inTurn(ctx, w.busy, w.stop, p.tune.stageTimeout, func() (*schema.Article, error) { return w.st.Read(pg, opt) })
	if stopped(ctx, err) {
		return err
	}
	if err != nil {
		return bury(reasonOf(err, "unreadable"), err)
	}
	if err := w.links(ctx, e, src, a); err != nil {
		return err
	}
	switch {
	case e.Job.Kind == schema.JobList:
		e.State = stateList
		return p.move(ctx, e)
	case a.Kind != schema.KindArticle:
		if e.State = stateNoArticle; a.Kind == schema.KindList {
			e.State = stateList
		}
		e.Detail = headerText(a.Reason)
		if err := p.learnPage(ctx, e, src.version(w.st)); err != nil {
			return err
		}
		return p.move(ctx, e)
	}
	return w.store(ctx, e, a, bury)
}

// store keeps the article and passes the address on.
func (w *parseWorker) store(ctx context.Context, e *entry, a *schema.Article, bury func(string, error) error) error {
	p := w.p
	a.Source, a.Run = e.Job.Source, e.Job.Run
	host, hash, err := articleIdentity(w.st.Canonical, a.CanonicalURL, a.URL, e.Job.URL)
	if err != nil {
		return bury("unreadable", err)
	}
	sha := schema.SHA256Hex([]byte(a.Text))
	msg, err := packArticle(p.names.article(host, hash, sha), a)
	if err != nil {
		return bury("unreadable", err)
	}
	if limit := p.maxPayload(maxArticleBytes); msg.Size() > limit {
		return bury("too_large", fmt.Errorf("article of %d bytes, %d can be stored", msg.Size(), limit))
	}
	id := "article." + e.ref.run + "." + e.ref.hash + "." + e.PageSHA + "." + sha[:32]
	if _, err := p.publish(ctx, msg, jetstream.WithMsgID(id)); err != nil {
		return err
	}
	e.State, e.Article = stateParsed, msg.Subject
	if err := p.move(ctx, e); err != nil {
		return err
	}
	return p.nudgeStage(ctx, e, "")
}

// articleIdentity is the host token and the hash of the first of the addresses
// that is one: what the page says of itself, else where it was.
func articleIdentity(canonical func(string) (string, error), addresses ...string) (host, hash string, err error) {
	for _, a := range addresses {
		if a == "" {
			continue
		}
		var c string
		if c, err = canonical(a); err == nil {
			return hostToken(c), schema.URLHash(c), nil
		}
	}
	return "", "", fmt.Errorf("no usable address: %w", err)
}

func (p *Pipeline) loadPage(ctx context.Context, e *entry) (*schema.Page, error) {
	var raw *jetstream.RawStreamMsg
	err := p.retry(ctx, "page", func(ctx context.Context) (err error) {
		raw, err = p.stream(streamPages).GetMsg(ctx, e.PageSeq)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			// Fetched again meanwhile, by another run: the newest does as well.
			raw, err = p.stream(streamPages).GetLastMsgForSubject(ctx, p.names.page(e.ref))
		}
		return err
	})
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil, fmt.Errorf("%w; raise store.max_pages if there is room", errPageGone)
	}
	if err != nil {
		return nil, err
	}
	pg, err := unpackPage(raw.Header, raw.Data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errPageGone, err)
	}
	pg.Job = e.Job
	return pg, nil
}

// links follows what an HTML page names, as far as depth allows.
func (w *parseWorker) links(ctx context.Context, e *entry, src *source, a *schema.Article) error {
	isList := e.Job.Kind == schema.JobList
	if isList || e.Job.Depth < src.MaxDepth() {
		if err := w.follow(ctx, e, src, a.Links, schema.JobPage); err != nil {
			return err
		}
	}
	page := max(e.ListPage, 1)
	if isList && a.NextPage != "" && page < src.MaxListPages() && src.wantsHost(a.NextPage) {
		next := e.Job
		next.URL, next.Published = a.NextPage, ""
		if err := w.p.enqueue(ctx, w.st.Canonical, next, page+1); err != nil && !errors.Is(err, errAddress) {
			return err
		}
	}
	return nil
}

// follow puts links into the run, several at a time: those of a sitemap index
// as sitemaps, whatever their addresses look like, all others as pages. Links
// that are no address, or none of the source's, are left out.
func (w *parseWorker) follow(ctx context.Context, e *entry, src *source, links []schema.Link, kind schema.JobKind) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := make(chan schema.Link)
	var wg sync.WaitGroup
	for range min(8, len(links)) {
		wg.Go(func() {
			for l := range work {
				job := schema.Job{
					URL: l.URL, Kind: kind, Source: e.Job.Source, Run: e.Job.Run,
					Depth: e.Job.Depth + 1, Published: l.Published,
				}
				if err := w.p.enqueue(ctx, w.st.Canonical, job, 0); err != nil && !errors.Is(err, errAddress) {
					cancel(err)
				}
			}
		})
	}
	wants := src.wants
	if kind == schema.JobSitemap {
		wants = src.wantsHost
	}
	for _, l := range links {
		if !wants(l.URL) {
			continue
		}
		select {
		case work <- l:
		case <-ctx.Done():
		}
	}
	close(work)
	wg.Wait()
	return context.Cause(ctx)
}
