package fetch

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bienban/bienban/schema"
)

// A pause is told when it is given, and another client that is told of it
// leaves the host alone until it is over.
func TestKeepPause(t *testing.T) {
	var asked atomic.Int32
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 1 {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = w.Write([]byte("<html><body>Tin</body></html>"))
	}))
	defer srv.Close()
	addr := srv.Listener.Addr().String()
	get := func(c *Client) Outcome {
		_, err := c.Get(t.Context(), schema.Job{URL: "http://TIN.example/1"}, Policy{})
		return OutcomeOf(err)
	}
	var told []Pause
	first, _ := client(t, addr, func(s *setup) { s.opt.Paused = func(p Pause) { told = append(told, p) } })
	if o := get(first); o != Unavailable || len(told) != 1 || told[0].Host != "tin.example" {
		t.Fatalf("outcome %s, told %+v; want unavailable and one pause of tin.example", o, told)
	}
	next, clk := client(t, addr, nil)
	next.Keep(told[0])
	next.Keep(Pause{Host: "tin.example", Until: told[0].Until.Add(-time.Minute)}) // shorter: changes nothing
	next.Keep(Pause{Host: "bao.example", Until: clk.now().Add(-time.Minute)})     // over
	if o := get(next); o != HostPaused || asked.Load() != 1 {
		t.Errorf("outcome %s after %d requests, want host_paused after 1", o, asked.Load())
	}
	_ = clk.sleep(t.Context(), time.Hour+time.Second)
	if o := get(next); o != OK {
		t.Errorf("outcome %s when it is over, want ok", o)
	}
	next.Keep(Pause{Host: "tin.example", Until: clk.now().Add(1000 * time.Hour)})
	_ = clk.sleep(t.Context(), next.lim.backoffMax)
	if o := get(next); o != OK {
		t.Errorf("outcome %s after the longest pause there is, want ok", o)
	}
}

// Hosts that are one machine share its room, however many names it has.
func TestRoomAtAnIP(t *testing.T) {
	var now, most atomic.Int32
	met := make(chan struct{}, 8)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/2" {
			n := now.Add(1)
			defer now.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			met <- struct{}{}
			if n == 1 { // the first stays until another has come, or nobody can
				select {
				case <-r.Context().Done():
				case <-time.After(20 * time.Millisecond):
				}
			}
		}
		_, _ = w.Write([]byte("<html><body>Tin</body></html>"))
	}))
	defer srv.Close()
	hosts := []string{"a.example", "b.example", "c.example", "d.example"}
	c, _ := client(t, "", func(s *setup) {
		s.lim.perIP = 1
		for _, h := range hosts {
			s.opt.Resolve[h] = srv.Listener.Addr().String()
		}
	})
	get := func(host, path string) {
		if _, err := c.Get(t.Context(), schema.Job{URL: "http://" + host + path}, Policy{}); err != nil {
			t.Error(err)
		}
	}
	for _, h := range hosts {
		get(h, "/1") // now it is known where they are
	}
	var wg sync.WaitGroup
	for _, h := range hosts {
		wg.Go(func() { get(h, "/2") })
	}
	wg.Wait()
	if len(met) != 4 || most.Load() != 1 {
		t.Errorf("%d requests, %d at once; want 4, one at a time", len(met), most.Load())
	}
}
