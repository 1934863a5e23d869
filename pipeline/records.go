package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/schema"
)

// Query says which records are wanted; the zero value is all, from the first.
type Query struct {
	Since     time.Time // stored at or after
	FromSeq   uint64    // stream sequence at or after; 0: no bound
	New       bool      // only what comes from now on (with Follow)
	Types     []string  // "meeting", …; none: all
	Languages []string  // "vi", "en"; none: all
	Sites     []string  // source.site; none: all
	// Latest gives each id once, in its highest revision, and leaves out those
	// that are retracted. Not with Follow.
	Latest bool
	// Follow does not end at the last record but waits for more, until ctx ends
	// (which is then no error).
	Follow bool
}

// Stored is a record as it lies in the stream.
type Stored struct {
	Seq     uint64 // of the stream; FromSeq: Seq+1 goes on after it
	Time    time.Time
	Subject string
	Record  schema.Record
}

// Records yields records in the order they were stored. After an error nothing
// more comes.
func (p *Pipeline) Records(ctx context.Context, q Query) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		var latest map[string]uint64
		var err error
		if q.Latest {
			if q.Follow {
				err = errors.New("pipeline: the latest revisions are known only at the end: not with Follow")
			} else {
				latest, err = p.latest(ctx)
			}
		}
		if err != nil {
			yield(Stored{}, err)
			return
		}
		for m, err := range p.replay(ctx, streamRecords, p.consumerFor(q), q.Follow) {
			if err != nil {
				yield(Stored{}, err)
				return
			}
			if m.seq < q.FromSeq || m.time.Before(q.Since) || latest != nil && latest[idOf(m.Subject())] != m.seq {
				continue
			}
			s := Stored{Seq: m.seq, Time: m.time, Subject: m.Subject()}
			if err := json.Unmarshal(m.Data(), &s.Record); err != nil {
				yield(s, fmt.Errorf("pipeline: record at %d: %w", m.seq, err))
				return
			}
			if latest != nil && s.Record.Status == schema.Retracted {
				continue
			}
			if !yield(s, nil) {
				return
			}
		}
	}
}

// consumerFor asks the server for as little as the query needs.
func (p *Pipeline) consumerFor(q Query) jetstream.OrderedConsumerConfig {
	cfg := jetstream.OrderedConsumerConfig{FilterSubjects: p.names.recordFilters(q)}
	switch {
	case q.Latest:
		cfg.DeliverPolicy = jetstream.DeliverLastPerSubjectPolicy
	case q.FromSeq > 0:
		cfg.DeliverPolicy, cfg.OptStartSeq = jetstream.DeliverByStartSequencePolicy, q.FromSeq
	case !q.Since.IsZero():
		cfg.DeliverPolicy, cfg.OptStartTime = jetstream.DeliverByStartTimePolicy, &q.Since
	case q.New && q.Follow:
		cfg.DeliverPolicy = jetstream.DeliverNewPolicy
	default:
		cfg.DeliverPolicy = jetstream.DeliverAllPolicy
	}
	return cfg
}

func (n names) recordFilters(q Query) []string {
	tokens := func(values []string) []string {
		if len(values) == 0 {
			return []string{"*"}
		}
		t := make([]string, len(values))
		for i, v := range values {
			t[i] = schema.TokenSafe(v)
		}
		slices.Sort(t)
		return slices.Compact(t)
	}
	var all []string
	for _, lang := range tokens(q.Languages) {
		for _, typ := range tokens(q.Types) {
			for _, site := range tokens(q.Sites) {
				all = append(all, n.subject("record", lang, typ, site, "*"))
			}
		}
	}
	return all
}

func idOf(subject string) string { return subject[strings.LastIndexByte(subject, '.')+1:] }

// latest is the sequence of the newest message of each id. One id can have
// several subjects, when its type was changed by a revision.
func (p *Pipeline) latest(ctx context.Context) (map[string]uint64, error) {
	last := map[string]uint64{}
	cfg := jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverLastPerSubjectPolicy, HeadersOnly: true}
	for m, err := range p.replay(ctx, streamRecords, cfg, false) {
		if err != nil {
			return nil, err
		}
		last[idOf(m.Subject())] = max(last[idOf(m.Subject())], m.seq)
	}
	return last, nil
}

// delivered is a message with its place in the stream.
type delivered struct {
	jetstream.Msg
	seq     uint64
	time    time.Time
	pending uint64
}

// replay reads a stream in order. Without follow it ends at what was the last
// message when it began.
func (p *Pipeline) replay(ctx context.Context, kind string, cfg jetstream.OrderedConsumerConfig, follow bool) iter.Seq2[delivered, error] {
	return func(yield func(delivered, error) bool) {
		fail := func(err error) {
			if follow && ctx.Err() != nil {
				return
			}
			yield(delivered{}, fmt.Errorf("pipeline: reading %s: %w", kind, p.gone(err)))
		}
		info, err := p.stream(kind).Info(ctx)
		if err != nil {
			fail(err)
			return
		}
		end := info.State.LastSeq
		cons, err := p.stream(kind).OrderedConsumer(ctx, cfg)
		if err != nil {
			fail(err)
			return
		}
		ci, err := cons.Info(ctx)
		if err != nil {
			fail(err)
			return
		}
		if !follow && ci.NumPending == 0 {
			return
		}
		msgs, err := cons.Messages(jetstream.PullMaxMessages(500))
		if err != nil {
			fail(err)
			return
		}
		defer msgs.Stop()
		for {
			m, err := msgs.Next(jetstream.NextContext(ctx))
			if errors.Is(err, jetstream.ErrMsgIteratorClosed) && p.nc.IsClosed() {
				err = nats.ErrConnectionClosed
			}
			if err != nil {
				fail(err)
				return
			}
			md, err := m.Metadata()
			if err != nil {
				fail(err)
				return
			}
			d := delivered{m, md.Sequence.Stream, md.Timestamp, md.NumPending}
			if !follow && d.seq > end {
				return
			}
			if !yield(d, nil) {
				return
			}
			if !follow && (d.seq == end || d.pending == 0) {
				return
			}
		}
	}
}

// ErrNotFound says that an article is not (or no longer) kept.
var ErrNotFound = errors.New("not found")

// Article is the stored article of an address (source.canonical_url), in the
// version whose text has the given hash (source.text_sha256), or the newest
// with textSHA256 empty. ErrNotFound where it is not kept.
func (p *Pipeline) Article(ctx context.Context, url, textSHA256 string) (*schema.Article, error) {
	host, hash, err := articleIdentity(fetch.Canonical, url)
	if err != nil {
		return nil, fmt.Errorf("pipeline: article %s: %w", url, err)
	}
	if textSHA256 == "" {
		textSHA256 = "*"
	}
	a, err := p.loadArticle(ctx, p.names.article(host, hash, textSHA256))
	if err != nil {
		return nil, fmt.Errorf("pipeline: article %s: %w", url, err)
	}
	return a, nil
}

// ArticleOf is the article a record was taken from.
func (p *Pipeline) ArticleOf(ctx context.Context, r *schema.Record) (*schema.Article, error) {
	u := r.Source.CanonicalURL
	if u == nil {
		u = r.Source.URL
	}
	if u == nil {
		return nil, fmt.Errorf("pipeline: record %s names no address: %w", r.ID, ErrNotFound)
	}
	return p.Article(ctx, *u, r.Source.TextSHA256)
}
