package bench

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/page"
)

// Memory is the most memory the process held while so many pages went through
// one after the other, on all processors.
type Memory struct {
	Pages   int           `json:"pages"`
	Peak    uint64        `json:"peak_bytes"` // mapped by the Go runtime and not given back
	Took    time.Duration `json:"ns"`
	PagesPS float64       `json:"pages_per_s"`
}

// sampleEvery is how often the memory is looked at.
const sampleEvery = 2 * time.Millisecond

// MeasureMemory sends n pages through, the given ones again and again.
func MeasureMemory(ctx context.Context, pages []Page, x *extract.Extractor, n int) (Memory, error) {
	debug.FreeOSMemory()
	stop, peak := watch()
	begun := time.Now()
	err := through(ctx, pages, x, n)
	took := time.Since(begun)
	stop()
	return Memory{Pages: n, Peak: peak.Load(), Took: took, PagesPS: float64(n) / took.Seconds()}, err
}

// through reads and extracts n pages on all processors.
func through(ctx context.Context, pages []Page, x *extract.Extractor, n int) error {
	var next atomic.Int64
	var first error
	var once sync.Once
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				i := next.Add(1) - 1
				if i >= int64(n) || ctx.Err() != nil {
					return
				}
				a, err := page.Read(pages[i%int64(len(pages))].page(), page.Options{})
				if err != nil {
					once.Do(func() { first = err })
					return
				}
				x.Extract(a)
			}
		})
	}
	wg.Wait()
	if first == nil {
		first = ctx.Err()
	}
	return first
}

// watch samples the memory until stop is called.
func watch() (stop func(), peak *atomic.Uint64) {
	peak = new(atomic.Uint64)
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	look := func() {
		metrics.Read(s)
		peak.Store(max(peak.Load(), s[0].Value.Uint64()-s[1].Value.Uint64()))
	}
	look()
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		t := time.NewTicker(sampleEvery)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				look()
			case <-done:
				look()
				return
			}
		}
	}()
	return func() { close(done); <-ended }, peak
}
