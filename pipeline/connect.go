package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/pipeline/config"
)

// ErrServerGone says that the process whose server was used has ended.
var ErrServerGone = errors.New("the process that held the store has ended; run the command again")

func open(ctx context.Context, opt Options) (*Pipeline, error) {
	def := config.Default()
	opt.NATS.Prefix = cmp.Or(opt.NATS.Prefix, def.NATS.Prefix)
	opt.NATS.Replicas = cmp.Or(opt.NATS.Replicas, 1)
	opt.Store.Dir = cmp.Or(opt.Store.Dir, def.Store.Dir)
	opt.Store.MaxPages = cmp.Or(opt.Store.MaxPages, def.Store.MaxPages)
	opt.Store.MaxArticles = cmp.Or(opt.Store.MaxArticles, def.Store.MaxArticles)
	opt.Name = cmp.Or(opt.Name, "bienban")
	if opt.Logger == nil {
		opt.Logger = slog.New(slog.DiscardHandler)
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.tune == (tuning{}) {
		opt.tune = defaultTuning
	}
	p := &Pipeline{
		names: names{opt.NATS.Prefix}, log: opt.Logger, now: opt.Now, opt: opt, tune: opt.tune,
		streams: map[string]jetstream.Stream{}, opened: opt.Now(),
	}
	var err error
	if opt.NATS.URL != "" {
		err = p.connectExternal()
	} else {
		p.opt.NATS.Replicas, p.opt.NATS.Create = 1, true
		err = p.connectStore(ctx)
	}
	if err == nil {
		err = p.prepare(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// prepare checks the server and brings streams and buckets into shape.
func (p *Pipeline) prepare(ctx context.Context) error {
	p.info.Version = p.nc.ConnectedServerVersion()
	if !atLeast(p.info.Version, 2, 11) {
		return fmt.Errorf("pipeline: NATS at %s is version %s; 2.11 or newer is needed", p.info.URL, p.info.Version)
	}
	// Older ones refuse message ids in batches.
	p.batches = atLeast(p.info.Version, 2, 14)
	const least = 512 << 10
	if p.nc.MaxPayload() < least {
		return fmt.Errorf("pipeline: NATS at %s takes messages of %d bytes at most; raise max_payload to %d or more", p.info.URL, p.nc.MaxPayload(), least)
	}
	js, err := jetstream.New(p.nc, jetstream.WithDefaultTimeout(10*time.Second))
	if err != nil {
		return fmt.Errorf("pipeline: %w", err)
	}
	p.js = js
	if err := p.setup(ctx); err != nil {
		return err
	}
	if p.server != nil {
		return p.takeOver(ctx, p.server.unclean)
	}
	return nil
}

// atLeast compares a version "2.15.2" with major.minor.
func atLeast(version string, major, minor int) bool {
	a, rest, _ := strings.Cut(version, ".")
	b, _, _ := strings.Cut(rest, ".")
	x, err1 := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return err1 == nil && err2 == nil && (x > major || x == major && y >= minor)
}

func (p *Pipeline) connOptions() []nats.Option {
	return []nats.Option{
		nats.Name(p.opt.Name),
		nats.Timeout(5 * time.Second),
		// A refused publish shows as a time-out to who publishes; the reason
		// comes only here.
		nats.ErrorHandler(func(_ *nats.Conn, sub *nats.Subscription, err error) {
			subject := ""
			if sub != nil {
				subject = sub.Subject
			}
			p.log.Warn("nats", "err", err, "subject", subject)
		}),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				p.log.Warn("nats: connection lost", "err", err)
			}
		}),
		nats.ReconnectHandler(func(nc *nats.Conn) { p.log.Info("nats: connected again", "url", nc.ConnectedUrlRedacted()) }),
	}
}

func (p *Pipeline) connectExternal() error {
	n := p.opt.NATS
	opts := append(p.connOptions(), nats.MaxReconnects(-1), nats.ReconnectWait(time.Second))
	switch {
	case n.Creds != "":
		opts = append(opts, nats.UserCredentials(n.Creds))
	case n.NKey != "":
		o, err := nats.NkeyOptionFromSeed(n.NKey)
		if err != nil {
			return fmt.Errorf("pipeline: nats.nkey %s: %w", n.NKey, err)
		}
		opts = append(opts, o)
	case n.Token != "":
		opts = append(opts, nats.Token(n.Token))
	case n.User != "":
		opts = append(opts, nats.UserInfo(n.User, n.Password))
	}
	if n.CA != "" {
		opts = append(opts, nats.RootCAs(n.CA))
	}
	if n.Cert != "" {
		opts = append(opts, nats.ClientCert(n.Cert, n.Key))
	}
	nc, err := nats.Connect(n.URL, opts...)
	if err != nil {
		return fmt.Errorf("pipeline: NATS at %s: %w; is it running there, and are nats.creds, user or token right?", redacted(n.URL), err)
	}
	p.nc, p.info.URL = nc, nc.ConnectedUrlRedacted()
	return nil
}

// redacted is the list of addresses without passwords.
func redacted(urls string) string {
	parts := strings.Split(urls, ",")
	for i, u := range parts {
		if _, host, ok := strings.Cut(u, "@"); ok {
			scheme, _, _ := strings.Cut(u, "://")
			parts[i] = scheme + "://…@" + host
		}
	}
	return strings.Join(parts, ",")
}

// connectStore takes the store folder and starts the server there, or reaches
// the one of the process that has it. Between the two a process may just be
// starting or ending, so both are tried for a while.
func (p *Pipeline) connectStore(ctx context.Context) error {
	dir := p.opt.Store.Dir
	p.info.Dir = dir
	if p.opt.Existing {
		if _, err := os.Stat(filepath.Join(dir, storeDir)); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("pipeline: %s: %w; run \"bienban run\" first, or name another folder with --store", dir, ErrNoStore)
		}
	}
	deadline := time.Now().Add(p.tune.attach)
	for {
		e, err := startEmbedded(dir, p.opt.Store.Sync, p.log)
		if err == nil {
			return p.connectOwn(e)
		}
		if !errors.Is(err, errHeld) {
			return err
		}
		a, err := readAddress(dir)
		if err == nil {
			if err = p.connectOther(a); err == nil {
				return nil
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("pipeline: %s: %w, but its server cannot be reached: %w; wait for it to end, or end it", dir, errHeld, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (p *Pipeline) connectOwn(e *embedded) error {
	p.server = e
	nc, err := nats.Connect("", append(p.connOptions(), nats.InProcessServer(e.srv), nats.Token(e.addr.Token), nats.NoReconnect())...)
	if err != nil {
		return fmt.Errorf("pipeline: server inside: %w", err)
	}
	p.nc, p.info.URL, p.info.Embedded = nc, e.addr.URL, true
	return nil
}

// connectOther does not wait for the other process to come back: its server
// never returns under this address.
func (p *Pipeline) connectOther(a address) error {
	nc, err := nats.Connect(a.URL, append(p.connOptions(), nats.Token(a.Token), nats.NoReconnect())...)
	if err != nil {
		return err
	}
	p.nc, p.info.URL, p.info.Attached = nc, a.URL, true
	return nil
}

func (p *Pipeline) close() error {
	if p.nc != nil {
		if p.nc.IsConnected() {
			_ = p.nc.FlushTimeout(5 * time.Second)
		}
		p.nc.Close()
	}
	if p.server != nil {
		return p.server.stop()
	}
	return nil
}

// gone says why a connection that is closed is closed.
func (p *Pipeline) gone(err error) error {
	if p.info.Attached && p.nc.IsClosed() {
		return fmt.Errorf("pipeline: %w", ErrServerGone)
	}
	return err
}
