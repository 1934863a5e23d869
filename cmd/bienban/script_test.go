package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program too: under the name bienban for
// scripts, and with runAsProgram in its environment for tests that must kill
// it.
func TestMain(m *testing.M) {
	if os.Getenv(runAsProgram) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){
		"bienban": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
			stop()
			os.Exit(code)
		},
	})
}

const runAsProgram = "BIENBAN_TEST_RUN_AS_PROGRAM"

// Each script reads like a session at the terminal, one subject each.
func TestScripts(t *testing.T) {
	site, err := filepath.Abs(filepath.Join("..", "..", "testdata", "site"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("SITE", site)
			srv := httptest.NewServer(&scriptSite{asked: map[string]int{}})
			e.Defer(srv.Close)
			e.Setenv("HTTP", srv.URL)
			return nil
		},
	})
}

// scriptSite is the site a script finds at $HTTP: every address is an article,
// but below /ill/ it is ill the first time it is asked for, below /dead/
// always, and below /busy/ it wants to be left alone.
type scriptSite struct {
	mu    sync.Mutex
	asked map[string]int
}

func (s *scriptSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked[r.URL.Path]++
	n := s.asked[r.URL.Path]
	s.mu.Unlock()
	switch {
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	case strings.HasPrefix(r.URL.Path, "/busy/"):
		w.Header().Set("Retry-After", "3600")
		http.Error(w, "busy", http.StatusServiceUnavailable)
	case strings.HasPrefix(r.URL.Path, "/ill/") && n == 1, strings.HasPrefix(r.URL.Path, "/dead/"):
		http.Error(w, "ill", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><head><title>Giao ban %s</title></head><body><h1>Giao ban %[1]s</h1>%s</body></html>", r.URL.Path, articleHTML)
	}
}
