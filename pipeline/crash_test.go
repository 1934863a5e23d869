package pipeline

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/pipeline/config"
)

const (
	crashDirEnv  = "BIENBAN_TEST_CRASH_DIR"
	crashSiteEnv = "BIENBAN_TEST_CRASH_SITE"
)

func crashSources(site string) []config.Source {
	depth := 2
	return []config.Source{{Name: "thử", Lists: []string{site + "/tin"}, Start: []string{site + "/nhà"}, Depth: &depth}}
}

// crashChild is the process that gets killed: a whole run, each event a line.
func crashChild(dir, site string) int {
	c := config.Default()
	c.Store.Dir = dir
	opts := Options{NATS: c.NATS, Store: c.Store, tune: testTuning}
	if os.Getenv("BIENBAN_TEST_LOG") != "" {
		opts.Logger = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	p, err := Open(context.Background(), opts)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	opt := runOptions()
	opt.Observer = ObserverFunc(func(e Event) { fmt.Println("event", e.Run, e.Stage, e.Kind, e.URL, e.Reason) })
	sum, err := p.RunOnce(context.Background(), crashSources(site), testStages(), opt)
	if err == nil {
		err = p.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Printf("sum %s %+v\n", sum.Run, sum.Counts.Records)
	return 0
}

// crashRun starts the child and kills it after it has told kill events that
// were not told before; it reports whether the child ended by itself, and its
// last line.
func crashRun(t *testing.T, dir, site string, told map[string]bool, kill int, delay time.Duration) (ended bool, last string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe)
	cmd.Env = append(os.Environ(), crashDirEnv+"="+dir, crashSiteEnv+"="+site)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fresh := 0
	sc := bufio.NewScanner(out)
	for sc.Scan() {
		last = sc.Text()
		if !told[last] {
			told[last] = true
			fresh++
		}
		if kill > 0 && fresh >= kill {
			time.Sleep(delay) // any moment of the next milliseconds
			_ = cmd.Process.Kill()
			break
		}
	}
	for sc.Scan() { // what was still in the pipe
		last = sc.Text()
		told[last] = true
	}
	return cmd.Wait() == nil, last
}

// A run that is killed again and again ends with the very records of one that
// is left alone: none missing, none twice, under one run.
func TestKilledRunLosesAndDoublesNothing(t *testing.T) {
	pages := numberedSite(24)
	pages["/nhà"] = "list\nlink: /bai/3\nlink: /gone\nlink: /deep\n"
	pages["/deep"] = "other\nlink: /bai/deep\n"
	pages["/bai/deep"] = "article\nevent: main visit Chuyến thăm\n"
	pages["/bai/7"] = "article\npanic: extract\n"
	site := newTestSite(t, pages)

	calm := openTest(t, t.TempDir())
	events := 0
	opt := runOptions()
	opt.Observer = ObserverFunc(func(Event) { events++ })
	want := runTest(t, calm, crashSources(site.URL), opt)
	wantRecords := sortedLines(jsonl(t, recordsOf(t, calm, Query{})))

	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	dir := t.TempDir()
	told := map[string]bool{}
	kills := 0
	var last string
	for {
		// What is told lags behind what is done, and a kill after the end of the
		// run would make the next process begin another: near the end the kill
		// comes at once, and the last few events are left to it.
		kill := 5 + rnd.IntN(30)
		delay := time.Duration(rnd.IntN(8000)) * time.Microsecond
		if len(told)+kill > events-40 {
			delay = 0
		}
		if len(told)+kill > events-15 {
			kill = 0
		}
		var ended bool
		if ended, last = crashRun(t, dir, site.URL, told, kill, delay); ended {
			break
		}
		kills++
	}
	t.Logf("%d kills", kills)
	if kills < 3 {
		t.Errorf("killed %d times only: the test shows little", kills)
	}

	p := openTest(t, dir)
	st, err := p.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(st.Runs) != 1 || st.Runs[0].Finished.IsZero() || !st.Runs[0].Resumed {
		t.Fatalf("runs = %+v, want one, resumed and finished", st.Runs)
	}
	if !strings.Contains(last, st.Runs[0].Run) {
		t.Errorf("last line %q is not of run %s", last, st.Runs[0].Run)
	}
	if diff := cmp.Diff(want.Counts, st.Runs[0].Counts); diff != "" {
		t.Errorf("account differs from an undisturbed run (-want +got):\n%s", diff)
	}
	got := sortedLines(jsonl(t, recordsOf(t, p, Query{})))
	if diff := cmp.Diff(wantRecords, got); diff != "" {
		t.Errorf("records differ from an undisturbed run (-want +got):\n%s", diff)
	}
	dead := 0
	for d, err := range p.Dead(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		dead++
		if d.Reason != "panic" || !strings.HasSuffix(d.URL, "/bai/7") {
			t.Errorf("unexpected dead letter: %+v", d)
		}
	}
	if dead != 1 {
		t.Errorf("%d dead letters, want 1", dead)
	}
	for _, s := range st.Streams {
		if strings.HasSuffix(s.Name, "_JOBS") || strings.HasSuffix(s.Name, "_PARSE") || strings.HasSuffix(s.Name, "_EXTRACT") {
			// Forgotten acks leave messages whose entries have moved on.
			if s.Messages > 2*partitions {
				t.Errorf("%d messages left in %s", s.Messages, s.Name)
			}
		}
	}
}

// sortedLines leaves out when each page was fetched, which differs.
func sortedLines(s string) []string {
	l := strings.Split(strings.TrimSpace(s), "\n")
	slices.Sort(l)
	return l
}
