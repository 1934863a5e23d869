package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/schema"
)

// A demo that is killed in the middle, again and again, is finished by the
// same command: the same records, none twice, none missing.
func TestDemoSurvivesKill(t *testing.T) {
	calm := t.TempDir()
	if out, err := demo(calm).CombinedOutput(); err != nil {
		t.Fatalf("undisturbed demo: %v\n%s", err, out)
	}
	want := recordsByID(t, filepath.Join(calm, recordsFile))

	dir := t.TempDir()
	kills := 0
	for _, after := range []string{"stage=fetch kind=done", "stage=parse kind=done", "stage=extract kind=done", "stage=extract kind=done"} {
		if killDemo(t, dir, after, 4) {
			kills++
		}
	}
	if kills == 0 {
		t.Fatal("every demo ended before it could be killed: the test kills nothing")
	}
	if out, err := demo(dir).CombinedOutput(); err != nil {
		t.Fatalf("demo after %d kills: %v\n%s", kills, err, out)
	}
	got := recordsByID(t, filepath.Join(dir, recordsFile))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records after %d kills (-undisturbed +killed):\n%s", kills, diff)
	}
}

// demo is the program as another process, in a folder of its own.
func demo(dir string, flags ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], append([]string{"demo", "--dir", dir, "--quiet"}, flags...)...)
	cmd.Env = append(os.Environ(), runAsProgram+"=1")
	return cmd
}

// killDemo starts a demo and kills it when the words have stood in its log n
// times; false where it came to its end before.
func killDemo(t *testing.T, dir, words string, n int) bool {
	t.Helper()
	cmd := demo(dir, "--log-level", "debug")
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = io.Discard
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killed := false
	sc := bufio.NewScanner(log)
	for sc.Scan() {
		if strings.Contains(sc.Text(), words) {
			if n--; n == 0 {
				killed = cmd.Process.Kill() == nil
				break
			}
		}
	}
	_, _ = io.Copy(io.Discard, log)
	err = cmd.Wait()
	if !killed && err != nil {
		t.Fatalf("demo: %v", err)
	}
	return killed && err != nil
}

// recordsByID reads a JSONL file: what each id says, without what depends on
// the run. An id with two lines of one revision fails the test.
func recordsByID(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	in := schema.NewReader(bytes.NewReader(b))
	for {
		r, err := in.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[r.ID]; twice {
			t.Errorf("record %s stands twice in %s", r.ID, file)
		}
		hash, err := r.ContentHash()
		if err != nil {
			t.Fatal(err)
		}
		out[r.ID] = r.Type + " " + hash
	}
}
