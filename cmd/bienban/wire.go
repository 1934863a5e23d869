package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/pipeline"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// config is the configuration: file, environment over it, flags over both.
// Without --config the file may be absent; needFile says that the command
// cannot do without.
func (a *app) loadConfig(needFile bool) (config.Config, error) {
	path := cmp.Or(a.Config, config.FileName)
	_, statErr := os.Stat(path)
	var (
		cfg config.Config
		err error
	)
	if a.Config != "" || needFile || statErr == nil {
		cfg, err = config.Load(path)
		if errors.Is(err, fs.ErrNotExist) && a.Config == "" {
			return cfg, hint(fmt.Errorf("no %s in this folder", config.FileName), "bienban init writes one; --config names another")
		}
	} else {
		cfg, err = config.FromEnv()
	}
	if err != nil {
		return cfg, err
	}
	cfg.NATS.URL = cmp.Or(a.NATS, cfg.NATS.URL)
	cfg.Store.Dir = cmp.Or(a.Store, cfg.Store.Dir)
	cfg.Log.Level = cmp.Or(a.LogLevel, cfg.Log.Level)
	cfg.Log.Format = cmp.Or(a.LogFormat, cfg.Log.Format)
	if err := cfg.Check(); err != nil {
		return cfg, err
	}
	a.log = newLogger(a.stderr, cfg.Log.Level, cfg.Log.Format)
	return cfg, nil
}

func (a *app) config() (config.Config, error) { return a.loadConfig(false) }

// overrides are the selectors of a source of the configuration.
func (a *app) overrides(source string) (*page.Overrides, error) {
	cfg, err := a.loadConfig(true)
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range cfg.Sources {
		if cfg.Sources[i].Name == source {
			return page.CompileOverrides(cfg.Sources[i].Selectors)
		}
		names = append(names, cfg.Sources[i].Name)
	}
	return nil, usagef("no source %q in the configuration: it has %s", source, cmp.Or(strings.Join(names, ", "), "none"))
}

// open connects to the streams. Commands that only read do not create a store
// (existing); where the usual one is absent, the demo's serves.
func (a *app) open(ctx context.Context, cfg config.Config, existing bool) (*pipeline.Pipeline, error) {
	if existing && cfg.NATS.URL == "" && a.Store == "" && !isDir(cfg.Store.Dir) && isDir(demoDir) {
		fmt.Fprintf(a.stderr, "bienban: no store in %s: reading the demo's, %s\n", cfg.Store.Dir, demoDir)
		cfg.Store.Dir = demoDir
	}
	p, err := pipeline.Open(ctx, pipeline.Options{
		NATS: cfg.NATS, Store: cfg.Store, Logger: a.log, Existing: existing, Name: "bienban",
	})
	if errors.Is(err, pipeline.ErrNoStore) {
		return nil, hint(fmt.Errorf("%s: %w", cfg.Store.Dir, err), "run bienban demo or bienban run first, or name the folder with --store, or a cluster with --nats")
	}
	return p, err
}

// reader connects for a command that only reads.
func (a *app) reader() (*pipeline.Pipeline, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	return a.open(a.ctx, cfg, true)
}

func isDir(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// newFetcher makes the fetch client. Hosts that the configuration or the
// command line names may have private addresses.
func newFetcher(cfg config.Config, o fetch.Options) (*fetch.Client, error) {
	for i := range cfg.Sources {
		o.AllowHosts = append(o.AllowHosts, hostsOf(cfg.Sources[i].Seeds())...)
	}
	o.UserAgent = cfg.Fetch.UserAgent
	o.Timeout = time.Duration(cfg.Fetch.Timeout)
	o.MaxBody = int64(cfg.Fetch.MaxBody)
	o.Delay = noneIfZero(time.Duration(cfg.Fetch.Delay))
	return fetch.New(o)
}

// noneIfZero says "none" to fetch, where nothing means the default.
func noneIfZero(d time.Duration) time.Duration {
	if d == 0 {
		return -1
	}
	return d
}

// hostsOf are the hosts of the addresses among names: who names an address may
// have it fetched, be it on his own network.
func hostsOf(names []string) []string {
	var hosts []string
	for _, n := range names {
		if u, err := url.Parse(n); err == nil && isURL(n) {
			hosts = append(hosts, u.Host)
		}
	}
	return hosts
}

// newExtractor builds an extractor with the user's lexicon files or folders.
func newExtractor(paths ...string) (*extract.Extractor, error) {
	if len(paths) == 0 {
		return extract.New(extract.Options{})
	}
	files, err := lexicon.ReadFiles(paths...)
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Load(files...)
	if err != nil {
		return nil, err
	}
	return extract.New(extract.Options{Lexicon: lex})
}

// newStages wires the functions of all stages. Sources with lexicons of their
// own have an extractor of their own.
func newStages(cfg config.Config, client *fetch.Client) (pipeline.Stages, error) {
	common, err := newExtractor()
	if err != nil {
		return pipeline.Stages{}, err
	}
	own := map[string]*extract.Extractor{}
	version := common.Version()
	for i := range cfg.Sources {
		s := &cfg.Sources[i]
		if len(s.Lexicons) == 0 {
			continue
		}
		if own[s.Name], err = newExtractor(s.Lexicons...); err != nil {
			return pipeline.Stages{}, fmt.Errorf("source %s: %w", s.Name, err)
		}
		version += "+" + own[s.Name].Version()
	}
	return pipeline.Stages{
		Fetch: client.Get,
		Links: fetch.Links,
		Read:  page.Read,
		Extract: func(art *schema.Article) ([]schema.Record, error) {
			x := own[art.Source]
			if x == nil {
				x = common
			}
			records, _ := x.Extract(art)
			return records, nil
		},
		Canonical: fetch.Canonical,
		Version:   version,
	}, nil
}

// session is an open pipeline with its stages.
type session struct {
	*pipeline.Pipeline
	cfg    config.Config
	stages pipeline.Stages
	close  func() error
}

// session opens the pipeline and the stages; resolve sends hosts to fixed
// addresses.
func (a *app) session(cfg config.Config, resolve map[string]string) (*session, error) {
	var kept atomic.Pointer[pipeline.Pipeline] // what a host is told lasts longer than we do
	client, err := newFetcher(cfg, fetch.Options{Logger: a.log, Resolve: resolve, Paused: func(pause fetch.Pause) {
		if p := kept.Load(); p != nil {
			p.KeepPause(pause)
		}
	}})
	if err != nil {
		return nil, err
	}
	stages, err := newStages(cfg, client)
	if err != nil {
		client.Close()
		return nil, err
	}
	p, err := a.open(a.ctx, cfg, false)
	if err != nil {
		client.Close()
		return nil, err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(a.ctx))
	s := &session{Pipeline: p, cfg: cfg, stages: stages, close: sync.OnceValue(func() error {
		stop()
		client.Close()
		return p.Close()
	})}
	if err := p.Pauses(ctx, client.Keep); err != nil {
		return nil, errors.Join(err, s.close())
	}
	kept.Store(p)
	return s, nil
}

// runOnce reads the sources once, with progress.
func (a *app) runOnce(s *session, sources []config.Source, key string, elsewhere bool) (pipeline.Summary, error) {
	pr := newProgress(a)
	sum, err := s.RunOnce(a.ctx, sources, s.stages, pipeline.RunOptions{
		Key: key, Fetch: s.cfg.Fetch, Workers: s.cfg.Workers, Elsewhere: elsewhere, Observer: pr,
	})
	pr.close()
	return sum, err
}
