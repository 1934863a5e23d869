package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/pipeline/config"
)

// ErrNoStore says that there is nothing to open: nothing was ever run here.
var ErrNoStore = errors.New("no store there")

// Options of Open.
type Options struct {
	NATS   config.NATS
	Store  config.Store
	Logger *slog.Logger // nil: nothing is logged
	// Existing refuses to create a store folder: for commands that only read.
	// The error is ErrNoStore.
	Existing bool
	// Name of the connection, as NATS shows it; "" is "bienban".
	Name string
	// Now is the clock; nil: time.Now.
	Now func() time.Time

	tune tuning // zero: defaultTuning
}

// Pipeline is a connection to the streams of one installation, with the server
// inside where there is one. It is safe for parallel use.
type Pipeline struct {
	nc     *nats.Conn
	js     jetstream.JetStream
	server *embedded // nil where the server is not ours
	names  names
	log    *slog.Logger
	now    func() time.Time
	opt    Options
	info   ServerInfo

	streams            map[string]jetstream.Stream
	ledger, urls, runs jetstream.KeyValue
	batches            bool // the server publishes batches atomically
	sources            sourceCache
	recent             recent
	opened             time.Time
	tune               tuning
}

// tuning are times that are nobody's business but the tests'.
type tuning struct {
	attach       time.Duration // how long another process's server is tried
	ackWait      time.Duration // silence after which a message is given to another worker
	retry        time.Duration // first pause before an address is fetched again; grows fourfold
	stageTimeout time.Duration // after which reading or extracting is given up
	stall        time.Duration // without progress, until lost messages are looked for
	lease        time.Duration // silence after which a source may be read by another process
	grace        time.Duration // what is in hand has to be finished in, when we are stopped
}

var defaultTuning = tuning{
	attach: 10 * time.Second, ackWait: time.Minute, retry: 2 * time.Second,
	stageTimeout: 2 * time.Minute, stall: 30 * time.Second, lease: 30 * time.Second, grace: 10 * time.Second,
}

// ServerInfo says where the pipeline is connected to.
type ServerInfo struct {
	URL      string `json:"url"`
	Version  string `json:"version"`
	Embedded bool   `json:"embedded"` // the server runs in this process
	Attached bool   `json:"attached"` // the server runs in another process that holds the store
	Dir      string `json:"dir,omitempty"`
}

// Open connects. With NATS.URL set, to that server. Else the folder Store.Dir
// is taken and a server started in this process; where another process has the
// folder, its server is used, for as long as that process lives. Streams and
// buckets are created or brought up to date (unless NATS.Create is false).
// Close it at the end.
func Open(ctx context.Context, opt Options) (*Pipeline, error) { return open(ctx, opt) }

// Server says where the pipeline is connected to.
func (p *Pipeline) Server() ServerInfo { return p.info }

// Close ends the connection and, where the server is ours, the server, in the
// order that loses nothing. Workers must have returned before.
func (p *Pipeline) Close() error { return p.close() }
