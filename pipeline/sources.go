package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

// runEntry is a run in its bucket. The sources travel with it, so that a worker
// elsewhere needs no copy of the configuration.
type runEntry struct {
	Summary
	SourceList []config.Source `json:"source_list,omitempty"`
	Forgotten  bool            `json:"forgotten,omitempty"` // its ledger is gone

	rev uint64
}

// source is a source of a run, ready for use.
type source struct {
	config.Source
	hosts            map[string]bool
	include, exclude []*regexp.Regexp
	overrides        *page.Overrides
	readBy           string // what of the source changes how a page is read
}

// compileSource makes a source ready. The configuration was checked, so an
// error is a run written by another version.
func compileSource(c config.Source) (*source, error) {
	s := &source{Source: c, hosts: map[string]bool{}}
	for _, raw := range c.Seeds() {
		if u, err := url.Parse(raw); err == nil {
			s.hosts[bareHost(u.Host)] = true
		}
	}
	for _, h := range c.Hosts {
		s.hosts[bareHost(h)] = true
	}
	for _, l := range []struct {
		from []string
		to   *[]*regexp.Regexp
	}{{c.Include, &s.include}, {c.Exclude, &s.exclude}} {
		for _, pat := range l.from {
			re, err := regexp.Compile(pat)
			if err != nil {
				return nil, fmt.Errorf("source %q: %w", c.Name, err)
			}
			*l.to = append(*l.to, re)
		}
	}
	var err error
	if s.overrides, err = page.CompileOverrides(c.Selectors); err != nil {
		return nil, fmt.Errorf("source %q: %w", c.Name, err)
	}
	b, err := json.Marshal(struct {
		S page.Selectors
		L string
	}{c.Selectors, c.Language})
	s.readBy = schema.SHA256Hex(b)[:12]
	return s, err
}

// bareHost is the host without "www.", which names the same site.
func bareHost(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// hasHost reports whether an address lies on a host of the source.
func (s *source) hasHost(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && s.hosts[bareHost(u.Host)]
}

func (s *source) wantsHost(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && s.hasHost(u)
}

// notPages are endings of addresses that are never a page to read.
var notPages = map[string]bool{
	".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true, ".ico": true, ".bmp": true,
	".css": true, ".js": true, ".json": true, ".woff": true, ".woff2": true, ".ttf": true,
	".mp3": true, ".mp4": true, ".avi": true, ".flv": true, ".wmv": true, ".mov": true, ".webm": true, ".m3u8": true,
	".zip": true, ".rar": true, ".7z": true, ".gz": true, ".exe": true, ".apk": true, ".iso": true,
	".pdf": true, ".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true, ".odt": true, ".rtf": true,
}

// wants reports whether a link is to be followed: on a host of the source, not
// excluded, included where there are includes, and not the address of a file.
func (s *source) wants(raw string) bool {
	u, err := url.Parse(raw)
	if err != nil || !s.hasHost(u) || notPages[strings.ToLower(path.Ext(u.Path))] {
		return false
	}
	match := func(re *regexp.Regexp) bool { return re.MatchString(raw) }
	return !slices.ContainsFunc(s.exclude, match) && (len(s.include) == 0 || slices.ContainsFunc(s.include, match))
}

// version is what a page of the source is read with.
func (s *source) version(st Stages) string { return st.Version + "/" + s.readBy }

// sourceCache keeps the compiled sources of runs.
type sourceCache struct {
	mu   sync.Mutex
	runs map[string]cachedSources
}

type cachedSources struct {
	byName map[string]*source
	until  time.Time
}

// sourcesFresh is how long a worker goes on with what it has read: a resumed
// run may bring changed sources.
const sourcesFresh = 15 * time.Second

var errNoSource = errors.New("no such source in the run")

// sourceOf is the source of a job.
func (p *Pipeline) sourceOf(ctx context.Context, job schema.Job) (*source, error) {
	p.sources.mu.Lock()
	c, ok := p.sources.runs[job.Run]
	p.sources.mu.Unlock()
	if !ok || p.now().After(c.until) {
		run, err := p.runOf(ctx, job.Run)
		if err != nil {
			return nil, err
		}
		if c, err = p.cacheSources(run); err != nil {
			return nil, err
		}
	}
	s, ok := c.byName[job.Source]
	if !ok {
		return nil, fmt.Errorf("%w: %q in %s", errNoSource, job.Source, job.Run)
	}
	return s, nil
}

func (p *Pipeline) cacheSources(run *runEntry) (cachedSources, error) {
	c := cachedSources{byName: map[string]*source{}, until: p.now().Add(sourcesFresh)}
	for _, cs := range run.SourceList {
		s, err := compileSource(cs)
		if err != nil {
			return c, fmt.Errorf("%w: %w", errNoSource, err)
		}
		c.byName[cs.Name] = s
	}
	p.sources.mu.Lock()
	defer p.sources.mu.Unlock()
	if p.sources.runs == nil {
		p.sources.runs = map[string]cachedSources{}
	}
	p.sources.runs[run.Run] = c
	return c, nil
}

// runOf reads a run; errNoSource where it is not kept any more.
func (p *Pipeline) runOf(ctx context.Context, id string) (*runEntry, error) {
	run := new(runEntry)
	err := p.retry(ctx, "runs", func(ctx context.Context) error {
		kve, err := p.runs.Get(ctx, id)
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			return fmt.Errorf("%w: run %s is not kept", errNoSource, id)
		}
		if err != nil {
			return err
		}
		run.rev = kve.Revision()
		return json.Unmarshal(kve.Value(), run)
	})
	return run, err
}
