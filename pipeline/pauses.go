package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/schema"
)

func pauseKey(host string) string { return "pause." + schema.URLHash(host) }

// KeepPause keeps a host's pause beyond this process. It gives up soon: a pause
// that is not kept is only kept by this process.
func (p *Pipeline) KeepPause(pause fetch.Pause) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	b, err := json.Marshal(pause)
	if err == nil {
		_, err = p.urls.Put(ctx, pauseKey(pause.Host), b)
	}
	if err != nil {
		p.log.Warn("pause of the host not kept", "host", pause.Host, "err", err)
	}
}

// Pauses tells of the pauses that are kept, and until ctx ends of those other
// processes keep. It returns when the first have been told.
func (p *Pipeline) Pauses(ctx context.Context, told func(fetch.Pause)) error {
	w, err := p.urls.Watch(ctx, "pause.*")
	if err != nil {
		return fmt.Errorf("pipeline: pauses: %w", p.gone(err))
	}
	known := make(chan error, 1)
	context.AfterFunc(ctx, func() { _ = w.Stop() })
	go func() {
		for kve := range w.Updates() {
			if kve == nil {
				known <- nil
				continue
			}
			var pause fetch.Pause
			if err := json.Unmarshal(kve.Value(), &pause); err != nil {
				continue // taken out, or of another version
			}
			if pause.Until.Before(p.now()) {
				_ = p.urls.Purge(ctx, kve.Key()) // it is over
				continue
			}
			told(pause)
		}
		select {
		case known <- p.gone(nats.ErrConnectionClosed):
		default:
		}
	}()
	select {
	case err = <-known:
	case <-ctx.Done():
		err = ctx.Err()
	}
	return err
}

// pausedNow are the pauses that are kept, in the order of the hosts' names.
func (p *Pipeline) pausedNow(ctx context.Context) ([]fetch.Pause, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex // one that is new may be told while we return
	all := []fetch.Pause{}
	err := p.Pauses(ctx, func(h fetch.Pause) {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, h)
	})
	mu.Lock()
	defer mu.Unlock()
	slices.SortFunc(all, func(a, b fetch.Pause) int { return strings.Compare(a.Host, b.Host) })
	return slices.Clone(all), err
}
