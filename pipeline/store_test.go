package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bienban/bienban/schema"
)

func TestStoreFolder(t *testing.T) {
	t.Run("nothing there to read", func(t *testing.T) {
		opts := testOptions(t, filepath.Join(t.TempDir(), "none"))
		opts.Existing = true
		_, err := Open(t.Context(), opts)
		if !errors.Is(err, ErrNoStore) || !strings.Contains(err.Error(), opts.Store.Dir) {
			t.Errorf("err = %v, want ErrNoStore with the folder", err)
		}
		if _, err := os.Stat(opts.Store.Dir); err == nil {
			t.Error("the folder was made")
		}
	})
	t.Run("a file in the way", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), testOptions(t, path)); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("err = %v, want one that names %s", err, path)
		}
	})
	t.Run("address file is ours alone and goes at the end", func(t *testing.T) {
		dir := t.TempDir()
		p, err := Open(t.Context(), testOptions(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		st, err := os.Stat(filepath.Join(dir, addressFile))
		if err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("address file: %v, %v; want mode 0600", st, err)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, addressFile)); err == nil {
			t.Error("the address file is still there")
		}
	})
	t.Run("address file of a dead process", func(t *testing.T) {
		dir := t.TempDir()
		if err := writeAddress(filepath.Join(dir, addressFile), address{URL: "nats://127.0.0.1:1", Token: "old"}); err != nil {
			t.Fatal(err)
		}
		if p := openTest(t, dir); !p.Server().Embedded {
			t.Errorf("server = %+v, want our own", p.Server())
		}
	})
	t.Run("held by a process without a server", func(t *testing.T) {
		dir := t.TempDir()
		lock, err := lockPath(filepath.Join(dir, lockFile))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = lock.Close() }()
		opts := testOptions(t, dir)
		opts.tune.attach = 100 * time.Millisecond
		if _, err := Open(t.Context(), opts); !errors.Is(err, errHeld) || !strings.Contains(err.Error(), dir) {
			t.Errorf("err = %v, want errHeld with the folder", err)
		}
	})
	t.Run("wrong token is refused", func(t *testing.T) {
		dir := t.TempDir()
		p := openTest(t, dir)
		a := p.server.addr
		a.Token = "guess"
		other := &Pipeline{opt: p.opt, log: p.log}
		if err := other.connectOther(a); err == nil {
			t.Error("connected with a guessed token")
		}
	})
}

// A second process reads what the first writes, while it writes; and is told
// when the first is gone.
func TestAttached(t *testing.T) {
	site := newTestSite(t, numberedSite(6))
	dir := t.TempDir()
	p, err := Open(t.Context(), testOptions(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	other := openTest(t, dir)
	got := make(chan schema.Record)
	end := make(chan error, 1)
	go func() {
		for s, err := range other.Records(context.Background(), Query{Follow: true}) {
			if err != nil {
				end <- err
				return
			}
			got <- s.Record
		}
		end <- nil
	}()
	done := make(chan Summary)
	go func() {
		sum, err := p.RunOnce(context.Background(), listSource(site), testStages(), runOptions())
		if err != nil {
			t.Error(err)
		}
		done <- sum
	}()
	for range 8 {
		<-got
	}
	if sum := <-done; sum.Counts.Records.New != 8 {
		t.Errorf("records %+v, want 8 new", sum.Counts.Records)
	}
	if st, err := other.Status(t.Context()); err != nil || st.Records != 8 {
		t.Errorf("status of the attached: %d records, err %v", st.Records, err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-end; !errors.Is(err, ErrServerGone) {
		t.Errorf("following ended with %v, want ErrServerGone", err)
	}
	if _, err := other.Status(t.Context()); !errors.Is(err, ErrServerGone) {
		t.Errorf("status gives %v, want ErrServerGone", err)
	}
	if _, err := other.RunOnce(t.Context(), listSource(site), testStages(), runOptions()); !errors.Is(err, ErrServerGone) {
		t.Errorf("a run gives %v, want ErrServerGone", err)
	}
}
