package fetch

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bienban/bienban/schema"
)

// clock is a time that passes only by waiting.
type clock struct {
	mu     sync.Mutex
	t      time.Time
	waited []time.Duration // every wait longer than nothing
}

func newClock() *clock { return &clock{t: time.Date(2007, 1, 25, 10, 30, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		c.t = c.t.Add(d)
		c.waited = append(c.waited, d)
	}
	return ctx.Err()
}

func (c *clock) take() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := c.waited
	c.waited = nil
	return w
}

// setup is what a test changes of a client.
type setup struct {
	opt Options
	lim limits
	env environment
	clk *clock
}

// client makes a client for tests: no delay, a clock of its own, and every host
// of hosts at addr.
func client(t *testing.T, addr string, change func(*setup)) (*Client, *clock) {
	t.Helper()
	s := setup{lim: defaultLimits(), clk: newClock()}
	s.opt = Options{Delay: -1, Resolve: map[string]string{}, Now: s.clk.now}
	s.env.sleep = s.clk.sleep
	if addr != "" {
		for _, h := range []string{"tin.example", "bao.example"} {
			s.opt.Resolve[h] = addr
		}
	}
	if change != nil {
		change(&s)
	}
	c, err := newClient(s.opt, s.lim, s.env)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, s.clk
}

// raw serves exact bytes: answer gets the connection after the request header was
// read, and the connection is closed when it returns.
func raw(t *testing.T, answer func(n int, conn net.Conn)) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	t.Cleanup(func() { ln.Close(); wg.Wait() })
	wg.Go(func() {
		for n := 0; ; n++ {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				defer conn.Close()
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
					return
				}
				answer(n, conn)
			})
		}
	})
	return ln.Addr().String()
}

// bytesServer answers every request with the same bytes.
func bytesServer(t *testing.T, response string) string {
	return raw(t, func(_ int, conn net.Conn) { conn.Write([]byte(response)) })
}

// site is an ordinary server; its requests are kept as "host path".
type site struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string
}

func newSite(t *testing.T, h http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.seen = append(s.seen, r.Host+r.URL.RequestURI())
		s.mu.Unlock()
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) addr() string { return s.Listener.Addr().String() }

func (s *site) requests() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.seen, " ")
}

func page(url string) schema.Job { return schema.Job{URL: url, Kind: schema.JobPage} }

func errorOf(t *testing.T, err error) *Error {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	if err != nil && !ok {
		t.Fatalf("%T is no *Error: %v", err, err)
	}
	return e
}

// quiet is for servers whose clients break off.
var quiet = log.New(io.Discard, "", 0)
