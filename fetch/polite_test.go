package fetch

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const robotsAll = "User-agent: *\nDisallow: /kin/\n"

// TestRobotsStatus: what the answer to /robots.txt makes of /a and /kin/a.
func TestRobotsStatus(t *testing.T) {
	tests := []struct {
		name      string
		robots    http.HandlerFunc
		open, kin Outcome
	}{
		{"rules", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(robotsAll)) }, OK, BlockedRobots},
		{"rules in gzip", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(gz([]byte(robotsAll)))
		}, OK, BlockedRobots},
		{"404", status(404), OK, OK},
		{"410", status(410), OK, OK},
		{"401", status(401), OK, OK},
		{"403", status(403), OK, OK},
		{"429", status(429), HostPaused, HostPaused}, // the host is paused before the page is asked
		{"500", status(500), RobotsUnreachable, RobotsUnreachable},
		{"503", status(503), HostPaused, HostPaused},
		{"closed", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, RobotsUnreachable, RobotsUnreachable},
		{"204", status(204), OK, OK},
		{"html page", func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte("<html><body>Disallow: /a</body></html>"))
		}, OK, OK},
		{"five redirects, last on another host", hops(5), OK, BlockedRobots},
		{"six redirects", hops(6), OK, OK},
		{"redirect without location", status(301), OK, OK},
		{"five megabytes", func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte(robotsAll + strings.Repeat("# đệm\n", 1<<20)))
		}, OK, BlockedRobots},
		{"private address", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "http://10.0.0.1/robots.txt")
			w.WriteHeader(302)
		}, RobotsUnreachable, RobotsUnreachable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				if strings.HasPrefix(r.URL.Path, "/robots") {
					tt.robots(w, r)
					return
				}
				w.Write([]byte(okBody))
			})
			for path, want := range map[string]Outcome{"/a": tt.open, "/kin/a": tt.kin} {
				c, _ := client(t, s.addr(), nil)
				_, err := c.Get(t.Context(), page("http://tin.example"+path), Policy{Robots: true})
				// A paused host and an unreachable file are one and the same from
				// outside: come again later.
				if got := OutcomeOf(err); got != want && !(want == HostPaused && got == RobotsUnreachable) {
					t.Errorf("%s: got %v, want %s", path, err, want)
				}
				if strings.Contains(s.requests(), "tin.example"+path) && want != OK {
					t.Errorf("%s was asked: %s", path, s.requests())
				}
			}
		})
	}
}

func status(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(n) }
}

// hops redirects n times between two hosts before it gives the rules.
func hops(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		done := strings.Count(r.URL.Path, "-")
		if done == n {
			w.Write([]byte(robotsAll))
			return
		}
		host := "bao.example"
		if done%2 == 1 {
			host = "tin.example"
		}
		w.Header().Set("Location", "http://"+host+"/robots"+strings.Repeat("-", done+1))
		w.WriteHeader(301)
	}
}

func TestRobotsCache(t *testing.T) {
	down := false
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			w.Write([]byte(okBody))
			return
		}
		if down {
			w.WriteHeader(500)
			return
		}
		w.Write([]byte(robotsAll))
	})
	c, clk := client(t, s.addr(), nil)
	get := func(path string) Outcome {
		_, err := c.Get(t.Context(), page("http://tin.example"+path), Policy{Robots: true})
		return OutcomeOf(err)
	}
	count := func() int { return strings.Count(s.requests(), "/robots.txt") }
	if get("/a") != OK || get("/kin/a") != BlockedRobots || get("/b") != OK || count() != 1 {
		t.Fatalf("asked %s", s.requests())
	}
	clk.sleep(t.Context(), 23*time.Hour)
	if get("/a") != OK || count() != 1 {
		t.Fatal("asked again within a day")
	}
	down = true
	clk.sleep(t.Context(), 2*time.Hour)
	if get("/a") != OK || get("/kin/a") != BlockedRobots || count() != 2 {
		t.Fatalf("the last good copy is not used: %s", s.requests())
	}
	down = false
	clk.sleep(t.Context(), time.Hour)
	if get("/a") != OK || count() != 3 {
		t.Fatal("not asked again after it failed")
	}
	// Not asked at all where the policy says so.
	if _, err := c.Get(t.Context(), page("http://bao.example/kin/a"), Policy{}); err != nil || count() != 3 {
		t.Fatal(err)
	}
}

// TestRobotsOfRedirect: the rules of the host arrived at hold there.
func TestRobotsOfRedirect(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt" && r.Host == "bao.example":
			w.Write([]byte(robotsAll))
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(404)
		case r.URL.Path == "/a":
			http.Redirect(w, r, "http://bao.example/kin/b", http.StatusFound)
		default:
			w.Write([]byte(okBody))
		}
	})
	c, _ := client(t, s.addr(), nil)
	_, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{Robots: true})
	if e := errorOf(t, err); e == nil || e.Outcome != BlockedRobots || e.URL != "http://bao.example/kin/b" || !strings.Contains(err.Error(), "Disallow: /kin/") {
		t.Fatal(err)
	}
}

func TestDelay(t *testing.T) {
	tests := []struct {
		name, robots string
		opt, pol     time.Duration
		want         []time.Duration // waits over three pages of one host
	}{
		{"default of the client", "", 0, 0, []time.Duration{time.Second, time.Second}},
		{"none", "", -1, 0, nil},
		{"of the policy", "", time.Second, 3 * time.Second, []time.Duration{3 * time.Second, 3 * time.Second}},
		{"policy without", "", time.Second, -1, nil},
		{"crawl-delay is longer", "User-agent: *\nCrawl-delay: 5\n", time.Second, 0, []time.Duration{5 * time.Second, 5 * time.Second, 5 * time.Second}},
		{"crawl-delay is shorter", "User-agent: *\nCrawl-delay: 0.5\n", time.Second, 0, []time.Duration{time.Second, time.Second, time.Second}},
		{"crawl-delay over the cap", "User-agent: *\nCrawl-delay: 86400\n", time.Second, 0, []time.Duration{time.Minute, time.Minute, time.Minute}},
		{"crawl-delay with a unit", "User-agent: *\nCrawl-delay: 10s\n", -1, 0, []time.Duration{10 * time.Second, 10 * time.Second, 10 * time.Second}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.Write([]byte(tt.robots))
					return
				}
				w.Write([]byte(okBody))
			})
			c, clk := client(t, s.addr(), func(s *setup) { s.opt.Delay = tt.opt })
			for range 3 {
				if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{Delay: tt.pol, Robots: tt.robots != ""}); err != nil {
					t.Fatal(err)
				}
			}
			// Another host does not wait.
			if _, err := c.Get(t.Context(), page("http://bao.example/a"), Policy{}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, clk.take()); diff != "" {
				t.Error(diff)
			}
			if capped := c.Counts()["crawl_delay_capped"] > 0; capped != (tt.name == "crawl-delay over the cap") {
				t.Errorf("reported as capped: %v", capped)
			}
		})
	}
}

func TestRetryAfterParsing(t *testing.T) {
	now := time.Date(2007, 1, 25, 10, 30, 0, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"120":                              2 * time.Minute,
		" 120 ":                            2 * time.Minute,
		"0":                                0,
		"1.5":                              1500 * time.Millisecond,
		"-5":                               0,
		"99999999999999999999999":          24 * time.Hour,
		"34560000":                         24 * time.Hour, // 400 days
		"Thu, 25 Jan 2007 10:31:00 GMT":    time.Minute,
		"Thu, 25 Jan 2007 10:31:00 UTC":    time.Minute,
		"Thu, 25 Jan 2007 17:31:00 +0700":  time.Minute,
		"Thu, 25 Jan 2007 17:31:00 +07:00": time.Minute,
		"Thursday, 25-Jan-07 10:31:00 GMT": time.Minute,
		"Thu, 25-Jan-07 10:31:00 GMT":      time.Minute,
		"Thu, 25-Jan-2007 10:31:00 GMT":    time.Minute,
		"Thu Jan 25 10:31:00 2007":         time.Minute,
		"25 Jan 2007 10:31:00 GMT":         time.Minute,
		"2007-01-25T17:31:00+07:00":        time.Minute,
		"Thu, 25 Jan 2007 10:29:00 GMT":    0,
		"Fri, 29 Feb 2008 10:31:00 GMT":    24 * time.Hour,
		"Sun, 06 Nov 1994 08:49:37 GMT":    0,
	} {
		if got, ok := retryAfter(v, now, 24*time.Hour); !ok || got != want {
			t.Errorf("%q: got %v %v, want %v", v, got, ok, want)
		}
	}
	for _, v := range []string{"", "soon", "NaN", "Thu, 25 Jan 2007 10:31:00 XYZ", "12 minutes", "Thu, 32 Jan 2007 10:31:00 GMT"} {
		if got, ok := retryAfter(v, now, 24*time.Hour); ok {
			t.Errorf("%q: got %v", v, got)
		}
	}
}

func TestPause(t *testing.T) {
	answer, retry := 429, "120"
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if retry != "" {
			w.Header().Set("Retry-After", retry)
		}
		w.WriteHeader(answer)
		w.Write([]byte(okBody))
	})
	c, clk := client(t, s.addr(), nil)
	get := func(path string) *Error {
		_, err := c.Get(t.Context(), page("http://tin.example"+path), Policy{})
		return errorOf(t, err)
	}
	if e := get("/a"); e == nil || e.Outcome != RateLimited || e.RetryAfter != 2*time.Minute || !e.Retryable() {
		t.Fatalf("%v", e)
	}
	if e := get("/b"); e == nil || e.Outcome != HostPaused || e.RetryAfter != 2*time.Minute {
		t.Fatalf("the host is not left alone: %v", e)
	}
	if strings.Contains(s.requests(), "/b") {
		t.Fatal("asked while paused")
	}
	// Short pauses are waited for.
	clk.sleep(t.Context(), 115*time.Second)
	clk.take()
	answer = 200
	if e := get("/c"); e != nil {
		t.Fatal(e)
	}
	if diff := cmp.Diff([]time.Duration{5 * time.Second}, clk.take()); diff != "" {
		t.Error(diff)
	}
	// Without a header the pause doubles, and is forgotten after a success.
	answer, retry = 503, ""
	within := func(d time.Duration, e *Error, o Outcome) {
		t.Helper()
		if e == nil || e.Outcome != o || e.RetryAfter < d*3/4 || e.RetryAfter > d*5/4 {
			t.Fatalf("got %v, want %s about %v", e, o, d)
		}
	}
	within(time.Minute, get("/d"), Unavailable)
	clk.sleep(t.Context(), 2*time.Minute)
	within(2*time.Minute, get("/e"), Unavailable)
	clk.sleep(t.Context(), 4*time.Minute)
	answer = 200
	if e := get("/f"); e != nil {
		t.Fatal(e)
	}
	answer = 503
	within(time.Minute, get("/g"), Unavailable)
	for range 30 {
		clk.sleep(t.Context(), 24*time.Hour)
		if e := get("/h"); e == nil || e.RetryAfter > 24*time.Hour {
			t.Fatalf("%v", e)
		}
	}
	// 403 to everything pauses too.
	clk.sleep(t.Context(), 25*time.Hour)
	answer = 403
	for range 5 {
		if e := get("/i"); e == nil || e.Outcome != Forbidden {
			t.Fatalf("%v", e)
		}
	}
	if e := get("/j"); e == nil || e.Outcome != HostPaused {
		t.Fatalf("%v", e)
	}
}

// TestOneAtATime: parallel calls for one host queue, those for two hosts do not.
func TestOneAtATime(t *testing.T) {
	var mu sync.Mutex
	busy, most := map[string]int{}, map[string]int{}
	both := make(chan struct{})
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		busy[r.Host]++
		most[r.Host] = max(most[r.Host], busy[r.Host])
		if len(busy) == 2 && both != nil {
			close(both) // the two hosts are asked at the same time
			both = nil
		}
		wait := both
		mu.Unlock()
		if wait != nil {
			<-wait
		}
		w.Write([]byte(okBody))
		mu.Lock()
		busy[r.Host]--
		mu.Unlock()
	})
	c, _ := client(t, s.addr(), nil)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			host := []string{"tin.example", "bao.example"}[i%2]
			if _, err := c.Get(t.Context(), page("http://"+host+"/a"), Policy{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for h, n := range most {
		if n != 1 {
			t.Errorf("%s: %d requests at the same time", h, n)
		}
	}
}
