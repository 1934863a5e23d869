package pipeline

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/nats-io/nats.go/jetstream"
)

// knownPage is what the last run learned of an address, if it went to its end.
type knownPage struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	SHA256   string `json:"sha256"`
	Version  string `json:"version"` // of the rules the page was read with
}

// knownArticle is what is kept of an article from run to run. IDs are written
// before the records themselves, so it may name records that do not exist, but
// never misses one that does.
type knownArticle struct {
	Owner string   `json:"owner"` // hash of the address that gave it
	Run   string   `json:"run"`   // in which run it did last
	IDs   []string `json:"ids"`   // of its records, also of retracted ones

	rev uint64
}

func pageKey(hash string) string    { return "page." + hash }
func articleKey(hash string) string { return "article." + hash }

// getKnown reads key into v; without an entry v stays as it is and the
// revision is 0.
func (p *Pipeline) getKnown(ctx context.Context, key string, v any) (rev uint64, err error) {
	err = p.retry(ctx, "urls", func(ctx context.Context) error {
		kve, err := p.urls.Get(ctx, key)
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		rev = kve.Revision()
		return json.Unmarshal(kve.Value(), v)
	})
	return rev, err
}

// setKnown writes v if nobody has since rev, else errConflict.
func (p *Pipeline) setKnown(ctx context.Context, key string, v any, rev uint64) (uint64, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return 0, err
	}
	err = p.retry(ctx, "urls", func(ctx context.Context) error {
		next, err := p.urls.Update(ctx, key, b, rev)
		if errors.Is(err, jetstream.ErrKeyExists) {
			return errConflict
		}
		rev = next
		return err
	})
	return rev, err
}

// learnPage keeps what was fetched for the next run, once the entry is at its
// end. The last one to write is right: both saw the page.
func (p *Pipeline) learnPage(ctx context.Context, e *entry, version string) error {
	b, err := json.Marshal(knownPage{ETag: e.ETag, Modified: e.Modified, SHA256: e.PageSHA, Version: version})
	if err != nil {
		return err
	}
	return p.retry(ctx, "urls", func(ctx context.Context) error {
		_, err := p.urls.Put(ctx, pageKey(e.ref.hash), b)
		return err
	})
}
