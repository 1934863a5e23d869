package pipeline

import (
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/bienban/bienban/pipeline/config"
)

// externalServer is a nats-server as an operator would run it.
func externalServer(t *testing.T, change func(*server.Options)) string {
	t.Helper()
	o := &server.Options{
		ServerName: "out", JetStream: true, StoreDir: t.TempDir(), Host: "127.0.0.1", Port: server.RANDOM_PORT,
		NoSigs: true, NoLog: true, JetStreamMaxStore: 1 << 40, Username: "ban", Password: "s3cret",
	}
	if change != nil {
		change(o)
	}
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() {
		s.Shutdown()
		s.WaitForShutdown()
	})
	if !s.ReadyForConnections(15 * time.Second) {
		t.Fatal("the server does not come up")
	}
	return s.ClientURL()
}

func externalOptions(t *testing.T, url string) Options {
	t.Helper()
	opts := testOptions(t, t.TempDir())
	opts.NATS.URL, opts.NATS.User, opts.NATS.Password = url, "ban", "s3cret"
	return opts
}

// Two installations share a server, and do not see each other.
func TestExternalServerShared(t *testing.T) {
	url := externalServer(t, nil)
	site := newTestSite(t, numberedSite(4))
	for i, prefix := range []string{"one", "two", "one"} {
		opts := externalOptions(t, url)
		opts.NATS.Prefix = prefix
		p, err := Open(t.Context(), opts)
		if err != nil {
			t.Fatal(err)
		}
		sum, err := p.RunOnce(t.Context(), listSource(site), testStages(), runOptions())
		if err != nil {
			t.Fatal(err)
		}
		if got, want := sum.Counts.Records.New, []int{6, 6, 0}[i]; got != want {
			t.Errorf("%s, time %d: %d new records, want %d", prefix, i, got, want)
		}
		if got := recordsOf(t, p, Query{}); len(got) != 6 || !strings.HasPrefix(got[0].Subject, prefix+".record.vi.") {
			t.Errorf("%s: %d records", prefix, len(got))
		}
		if p.Server().Embedded || p.Server().Attached || strings.Contains(p.Server().URL, "s3cret") {
			t.Errorf("server = %+v", p.Server())
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExternalServerThatWillNotDo(t *testing.T) {
	for _, tt := range []struct {
		name   string
		server func(*server.Options)
		change func(*Options)
		want   []string
	}{
		{"wrong password", nil, func(o *Options) { o.NATS.Password = "guess" }, []string{"127.0.0.1", "Authorization"}},
		{"no JetStream", func(o *server.Options) { o.JetStream = false }, nil, []string{"JetStream"}},
		{"messages too small", func(o *server.Options) { o.MaxPayload = 64 << 10 }, nil, []string{"65536", "max_payload"}},
		{"replicas without a cluster", nil, func(o *Options) { o.NATS.Replicas = 3 }, []string{"nats.replicas"}},
		{"streams are somebody else's to make", nil, func(o *Options) { o.NATS.Create = false }, []string{"BIENBAN_JOBS", "nats.create"}},
		{"too little room", func(o *server.Options) { o.JetStreamMaxStore = 100 << 20 }, nil, []string{"store.max_pages"}},
		{"nobody there", nil, func(o *Options) { o.NATS.URL = "nats://ban:s3cret@127.0.0.1:1" }, []string{"127.0.0.1:1", "running"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opts := externalOptions(t, externalServer(t, tt.server))
			if tt.change != nil {
				tt.change(&opts)
			}
			_, err := Open(t.Context(), opts)
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range tt.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%q does not say %q", err, w)
				}
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}

// Changed limits reach streams that exist.
func TestLimitsAreUpdated(t *testing.T) {
	dir := t.TempDir()
	for _, limit := range []config.Size{32 << 20, 64 << 20} {
		opts := testOptions(t, dir)
		opts.Store.MaxPages = limit
		p, err := Open(t.Context(), opts)
		if err != nil {
			t.Fatal(err)
		}
		info, err := p.stream(streamPages).Info(t.Context())
		if err != nil || info.Config.MaxBytes != int64(limit) {
			t.Errorf("MaxBytes %d, %v; want %d", info.Config.MaxBytes, err, limit)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
