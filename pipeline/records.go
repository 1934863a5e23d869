package pipeline

import (
	"context"
	"errors"
	"iter"
	"time"

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
	return p.records(ctx, q)
}

// ErrNotFound says that an article is not (or no longer) kept.
var ErrNotFound = errors.New("not found")

// Article is the stored article of an address (source.canonical_url), in the
// version whose text has the given hash (source.text_sha256), or the newest
// with textSHA256 empty. ErrNotFound where it is not kept.
func (p *Pipeline) Article(ctx context.Context, url, textSHA256 string) (*schema.Article, error) {
	return p.article(ctx, url, textSHA256)
}

// ArticleOf is the article a record was taken from.
func (p *Pipeline) ArticleOf(ctx context.Context, r *schema.Record) (*schema.Article, error) {
	u := r.Source.CanonicalURL
	if u == nil {
		u = r.Source.URL
	}
	if u == nil {
		return nil, ErrNotFound
	}
	return p.article(ctx, *u, r.Source.TextSHA256)
}
