package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// partitions is how many hosts can be fetched from at once. A host is always in
// the same partition. It stands in the JOBS stream and cannot change in place.
const partitions = 16

// layout is the version of the streams' shape; another one here updates them.
const layout = "1"

const (
	maxJobBytes     = 64 << 10
	maxPageBytes    = 8 << 20 // compressed, with headers
	maxArticleBytes = 4 << 20 // compressed, with headers
	maxRecordBytes  = 256 << 10
)

// streamConfigs are the streams as they should be.
func (p *Pipeline) streamConfigs() []jetstream.StreamConfig {
	n := p.names
	// In the server inside, a queue's message need not be on the disk before its
	// sender goes on: it is only a nudge, and a run that is taken up again gives
	// one to every address the ledger has open.
	persist := jetstream.DefaultPersistMode
	if p.server != nil {
		persist = jetstream.AsyncPersistMode
	}
	queue := func(kind, token string, msgs int64) jetstream.StreamConfig {
		return jetstream.StreamConfig{
			Name: n.stream(kind), Subjects: []string{n.subject(token, ">")},
			Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew,
			MaxMsgs: msgs, MaxBytes: 1 << 30, MaxMsgSize: maxJobBytes,
			// One message an address and run, also while it is in work.
			MaxMsgsPerSubject: 1, DiscardNewPerSubject: true, PersistMode: persist,
			Duplicates: 2 * time.Minute,
		}
	}
	jobs := queue(streamJobs, "job", 2_000_000)
	jobs.SubjectTransform = &jetstream.SubjectTransformConfig{
		Source:      n.subject("job", "*", "*", "*"),
		Destination: n.subject("job", fmt.Sprintf("{{partition(%d,1)}}", partitions), "{{wildcard(1)}}", "{{wildcard(2)}}", "{{wildcard(3)}}"),
	}
	all := []jetstream.StreamConfig{
		jobs,
		queue(streamParse, "parse", 1_000_000),
		queue(streamExtract, "extract", 1_000_000),
		{
			Name: n.stream(streamPages), Subjects: []string{n.subject("page", ">")},
			Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardOld,
			MaxBytes: int64(p.opt.Store.MaxPages), MaxMsgSize: maxPageBytes, MaxMsgsPerSubject: 2,
			Duplicates: 10 * time.Minute,
		},
		{
			Name: n.stream(streamArticles), Subjects: []string{n.subject("article", ">")},
			Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardOld,
			MaxBytes: int64(p.opt.Store.MaxArticles), MaxMsgSize: maxArticleBytes, MaxMsgsPerSubject: 1,
			Duplicates: 10 * time.Minute,
		},
		{
			// Full history: revisions and retractions are messages, nothing is
			// ever taken out.
			Name: n.stream(streamRecords), Subjects: []string{n.subject("record", ">")},
			Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardNew,
			MaxBytes: -1, MaxMsgSize: maxRecordBytes, MaxMsgsPerSubject: -1,
			Duplicates: 10 * time.Minute, DenyDelete: true, DenyPurge: true,
			AllowAtomicPublish: p.batches,
			Compression:        jetstream.S2Compression,
		},
		{
			Name: n.stream(streamDead), Subjects: []string{n.subject("dead", ">")},
			Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardOld,
			MaxBytes: 2 << 30, MaxAge: 90 * 24 * time.Hour, MaxMsgsPerSubject: -1,
			Duplicates: time.Hour,
		},
	}
	for i := range all {
		c := &all[i]
		c.Storage, c.Replicas, c.AllowDirect = jetstream.FileStorage, p.opt.NATS.Replicas, true
		c.Metadata = map[string]string{"app": "bienban", "layout": layout}
	}
	return all
}

// setup creates what is missing and updates what is out of date.
func (p *Pipeline) setup(ctx context.Context) error {
	for _, want := range p.streamConfigs() {
		if err := p.setupStream(ctx, want); err != nil {
			return fmt.Errorf("pipeline: stream %s: %w", want.Name, explainSetup(err))
		}
	}
	for _, b := range []struct {
		kind string
		to   *jetstream.KeyValue
	}{{bucketLedger, &p.ledger}, {bucketURLs, &p.urls}, {bucketRuns, &p.runs}} {
		kv, err := p.js.KeyValue(ctx, p.names.bucket(b.kind))
		if errors.Is(err, jetstream.ErrBucketNotFound) && p.opt.NATS.Create {
			kv, err = p.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{
				Bucket: p.names.bucket(b.kind), Storage: jetstream.FileStorage, Replicas: p.opt.NATS.Replicas,
			})
		}
		if err != nil {
			return fmt.Errorf("pipeline: bucket %s: %w", p.names.bucket(b.kind), explainSetup(err))
		}
		*b.to = kv
	}
	return nil
}

func (p *Pipeline) setupStream(ctx context.Context, want jetstream.StreamConfig) error {
	s, err := p.js.Stream(ctx, want.Name)
	switch {
	case errors.Is(err, jetstream.ErrStreamNotFound) && p.opt.NATS.Create:
		s, err = p.js.CreateOrUpdateStream(ctx, want)
	case err == nil && p.opt.NATS.Create:
		have := s.CachedInfo().Config
		if have.MaxBytes != want.MaxBytes || have.Replicas != want.Replicas || !sameMetadata(have.Metadata, want.Metadata) {
			s, err = p.js.CreateOrUpdateStream(ctx, want)
		}
	}
	if err != nil {
		return err
	}
	p.streams[want.Name] = s
	return nil
}

// sameMetadata compares ours; the server adds entries of its own.
func sameMetadata(have, want map[string]string) bool {
	for k := range maps.Keys(want) {
		if have[k] != want[k] {
			return false
		}
	}
	return true
}

func (p *Pipeline) stream(kind string) jetstream.Stream { return p.streams[p.names.stream(kind)] }

// explainSetup adds the remedy to errors that an operator can mend.
func explainSetup(err error) error {
	switch {
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount),
		errors.Is(err, nats.ErrNoResponders):
		return fmt.Errorf("%w; the server must run with JetStream for this account", err)
	case errors.Is(err, jetstream.ErrStreamNotFound), errors.Is(err, jetstream.ErrBucketNotFound):
		return fmt.Errorf("%w; set nats.create to true, or have it created", err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w; no answer: perhaps this user may not use the JetStream API", err)
	}
	var api *jetstream.APIError
	if errors.As(err, &api) {
		switch api.ErrorCode {
		case 10074, 10005:
			return fmt.Errorf("%w; nats.replicas is more than the cluster has servers", err)
		case 10047, 10023, 10028:
			return fmt.Errorf("%w; lower store.max_pages and store.max_articles, or raise the limits of the account", err)
		}
	}
	return err
}
