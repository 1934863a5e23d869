package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lineWriter calls told after each write.
type lineWriter struct {
	bytes.Buffer
	told func(text string)
}

func (w *lineWriter) Write(b []byte) (int, error) {
	n, err := w.Buffer.Write(b)
	w.told(w.String())
	return n, err
}

// run without --once keeps reading what has an interval; stopped, it ends well,
// and started again it does not read what is not yet due.
func TestRunKeepsReading(t *testing.T) {
	srv := httptest.NewServer(&scriptSite{asked: map[string]int{}})
	defer srv.Close()
	dir := t.TempDir()
	file := filepath.Join(dir, "bienban.yaml")
	write := func(slow string) {
		t.Helper()
		text := fmt.Sprintf(`store: {dir: %q}
fetch: {delay: 0s}
sources:
  - {name: phú sơn, start: [%q], depth: 0, every: 6h}
  - {name: tân lộc, start: [%q], depth: 0%s}
`, filepath.Join(dir, "store"), srv.URL+"/tin/1", srv.URL+"/tin/2", slow)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	until := func(sign string) (stdout, stderr string) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		out := &lineWriter{told: func(text string) {
			if strings.Contains(text, sign) {
				cancel()
			}
		}}
		var errs bytes.Buffer
		if code := run(ctx, []string{"-c", file, "run"}, strings.NewReader(""), out, &errs); code != exitDone {
			t.Errorf("exit code %d, want 0: %s", code, errs.String())
		}
		return out.String(), errs.String()
	}
	write("")
	stdout, stderr := until("phú sơn: run ")
	if !strings.Contains(stdout, "1 new records") || strings.Contains(stdout, "tân lộc") {
		t.Errorf("stdout %q, want the one source that has an interval", stdout)
	}
	if !strings.Contains(stderr, "reading 1 source(s)") || !strings.Contains(stderr, "goes on from here") {
		t.Errorf("stderr %q does not say what it does", stderr)
	}
	write(", every: 6h")
	if stdout, _ = until("tân lộc: run "); strings.Contains(stdout, "phú sơn") {
		t.Errorf("read again though not due: %q", stdout)
	}
}
