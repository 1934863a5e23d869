package config

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What init writes is taken as it is, and says what the defaults are.
func TestExampleIsTaken(t *testing.T) {
	c, err := Parse("example.yaml", Example())
	if err != nil {
		t.Fatalf("the example is refused:\n%v", err)
	}
	if len(c.Sources) == 0 {
		t.Error("the example names no source")
	}
	c.Sources = nil
	if diff := cmp.Diff(Default(), c); diff != "" {
		t.Errorf("what the example sets differs from the defaults (-default +example):\n%s", diff)
	}
}

// Each mistake is named with the line it stands in; none hides another.
func TestMistakes(t *testing.T) {
	const ok = "sources:\n  - name: a\n    start: [https://a.example/]\n"
	tests := []struct {
		name, yaml string
		want       []string // part of each problem, with its place
	}{
		{"none", ok, nil},
		{"not YAML", "sources: [\n", []string{"f.yaml:"}},
		{"not UTF-8", "log:\n  level: \xff\n" + ok, []string{"f.yaml:2:10: is not UTF-8"}},
		{"second document", ok + "---\nlog: {level: warn}\n", []string{"f.yaml:5:"}},
		{"second document, empty", ok + "---\n", nil},
		{"unknown key", "fetsh:\n  delay: 1s\n" + ok, []string{"f.yaml:1:1: "}},
		{"unknown key of a source", ok + "    starts: [https://a.example/]\n", []string{"f.yaml:4:5: "}},
		{"key twice", "fetch:\n  delay: 1s\n  delay: 2s\n" + ok, []string{"f.yaml:3:3: "}},
		{"no duration", "fetch:\n  delay: soon\n" + ok, []string{"f.yaml:2:10: "}},
		{"delay out of range", "fetch:\n  delay: 2h\n" + ok, []string{"f.yaml:2:10: "}},
		{"no number", "nats:\n  replicas: many\n" + ok, []string{"f.yaml:2:13: "}},
		{"replicas out of range", "nats:\n  replicas: 9\n" + ok, []string{"f.yaml:2:13: "}},
		{"not a NATS address", "nats:\n  url: http://a.example\n" + ok, []string{"f.yaml:2:8: "}},
		{"unknown level", "log:\n  level: loud\n" + ok, []string{"f.yaml:2:10: "}},
		{"source without name", "sources:\n  - start: [https://a.example/]\n", []string{"f.yaml:2:"}},
		{"source without addresses", "sources:\n  - name: a\n", []string{"f.yaml:2:"}},
		{"two sources of one name", ok + "  - name: a\n    start: [https://b.example/]\n", []string{"f.yaml:4:11: "}},
		{"not an http address", "sources:\n  - name: a\n    start: [ftp://a.example/]\n", []string{"f.yaml:3:13: "}},
		{"include no expression", ok + "    include: ['(']\n", []string{"f.yaml:4:15: "}},
		{"selector no selector", ok + "    selectors:\n      body: 'div['\n", []string{"f.yaml:5:"}},
		{"list where one value belongs", "store:\n  dir: [a, b]\n" + ok, []string{"f.yaml:2:8: "}},
		{"language unknown", ok + "    language: klingon\n", []string{"f.yaml:4:15: "}},
		{"three at once", "fetch:\n  delay: soon\n  robots: perhaps\nlog:\n  format: xml\n" + ok, []string{"f.yaml:2:10: ", "f.yaml:3:11: ", "f.yaml:5:11: "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("f.yaml", []byte(tt.yaml))
			if len(tt.want) == 0 {
				if err != nil {
					t.Fatalf("error %v, want none", err)
				}
				return
			}
			var ps Problems
			if !errors.As(err, &ps) {
				t.Fatalf("error %v, want Problems", err)
			}
			var got []string
			for _, p := range ps {
				got = append(got, p.Error())
			}
			for _, w := range tt.want {
				if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, w) }) {
					t.Errorf("no problem at %q:\n%s", w, strings.Join(got, "\n"))
				}
			}
			if len(got) != len(tt.want) {
				t.Errorf("%d problems, want %d:\n%s", len(got), len(tt.want), strings.Join(got, "\n"))
			}
		})
	}
}

func TestSourceValues(t *testing.T) {
	c, err := Parse("f.yaml", []byte(`
fetch: {delay: 3s, max_body: 5MiB}
sources:
  - name: quick
    start: [https://a.example/]
    delay: 0s
    depth: 0
  - name: plain
    lists: [https://b.example/tin]
    feeds: [https://b.example/rss]
`))
	if err != nil {
		t.Fatal(err)
	}
	quick, plain := &c.Sources[0], &c.Sources[1]
	if got := quick.PauseOr(c.Fetch.Delay); got != 0 {
		t.Errorf("delay: 0s is a pause of %s", got)
	}
	if got := plain.PauseOr(c.Fetch.Delay); got != 3*time.Second {
		t.Errorf("a source without a delay pauses %s, want fetch.delay", got)
	}
	if quick.MaxDepth() != 0 || plain.MaxDepth() != DefaultDepth {
		t.Errorf("depths %d and %d, want 0 and %d", quick.MaxDepth(), plain.MaxDepth(), DefaultDepth)
	}
	if diff := cmp.Diff([]string{"https://b.example/tin", "https://b.example/rss"}, plain.Seeds()); diff != "" {
		t.Errorf("seeds (-want +got):\n%s", diff)
	}
	if c.Fetch.MaxBody != 5<<20 {
		t.Errorf("max_body 5MiB is %d bytes", c.Fetch.MaxBody)
	}
}

// The environment stands over the file, and its mistakes carry its name.
func TestEnvironment(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bienban.yaml")
	if err := os.WriteFile(file, []byte("store: {dir: here}\nsources:\n  - name: a\n    start: [https://a.example/]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("BIENBAN_STORE_DIR", "there")
	t.Setenv("NATS_URL", "nats://n.example:4222")
	c, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.Dir != "there" || c.NATS.URL != "nats://n.example:4222" {
		t.Errorf("store.dir %q and nats.url %q do not come from the environment", c.Store.Dir, c.NATS.URL)
	}
	t.Setenv("BIENBAN_NATS_URL", "nats://ours.example")
	if c, _ := Load(file); c.NATS.URL != "nats://ours.example" {
		t.Errorf("nats.url %q: our own variable must win", c.NATS.URL)
	}
	t.Setenv("BIENBAN_FETCH_TIMEOUT", "later")
	if _, err := Load(file); err == nil || !strings.Contains(err.Error(), "BIENBAN_FETCH_TIMEOUT") {
		t.Errorf("error %v, want one that names the variable", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Example())
	f.Add([]byte("sources: &a\n  - *a\n"))
	f.Add([]byte("fetch: {delay: !!binary x}"))
	f.Add([]byte("0: &---0\n---"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, err := Parse("f.yaml", b)
		var ps Problems
		if err != nil && !errors.As(err, &ps) {
			t.Errorf("error of another kind: %v", err)
		}
	})
}
