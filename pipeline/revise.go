package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/synadia-io/orbit.go/jetstreamext"

	"github.com/bienban/bienban/schema"
)

// lastRecord is the newest message of a record's id.
type lastRecord struct {
	rec  schema.Record
	seq  uint64
	hash string // of its content
}

// outgoing is a revision to publish, expected to follow the message at after.
type outgoing struct {
	rec   schema.Record
	after uint64
}

// revise publishes what the article now says: records that are new or changed,
// and retractions of those it no longer has. alias reports that another address
// of this run gives the same article, and nothing was done. It is safe to
// repeat, after a crash and against others: every message is expected to follow
// the one that was seen.
func (p *Pipeline) revise(ctx context.Context, e *entry, artHash string, a *schema.Article, recs []schema.Record) (counts RecordCounts, alias bool, err error) {
	acc, err := p.accept(ctx, e, a, recs)
	if err != nil {
		return counts, false, err
	}
	for try := range 50 {
		var known knownArticle
		if known.rev, err = p.getKnown(ctx, articleKey(artHash), &known); err != nil {
			return counts, false, err
		}
		if alias, err = p.isAlias(ctx, e, &known); alias || err != nil {
			return counts, alias, err
		}
		published := known.IDs // what is not noted before was never published
		if err = p.claim(ctx, e, artHash, &known, acc.good); err == nil {
			if try > 0 {
				published = known.IDs // but somebody else may be at it
			}
			counts, err = p.reviseOnce(ctx, e, &known, published, acc)
		}
		if !errors.Is(err, errConflict) {
			return counts, false, err
		}
		if err := p.sleep(ctx, 20*time.Millisecond); err != nil {
			return counts, false, err
		}
	}
	return counts, false, err // handed back, to be tried again
}

// isAlias reports whether the article is another address's in this run: one
// that was first to give it, or that gave it in an earlier run and is about to
// again.
func (p *Pipeline) isAlias(ctx context.Context, e *entry, known *knownArticle) (bool, error) {
	if known.rev == 0 || known.Owner == e.ref.hash {
		return false, nil
	}
	if known.Run == e.ref.run {
		return true, nil
	}
	owner, err := p.entryOf(ctx, ref{run: e.ref.run, hash: known.Owner})
	if errors.Is(err, errNoEntry) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return owner.State.open() || owner.State == stateDone || owner.State == stateUnchanged, nil
}

// claim makes the article this address's, and notes the ids of its records
// before any is published.
func (p *Pipeline) claim(ctx context.Context, e *entry, artHash string, known *knownArticle, good []schema.Record) error {
	next := knownArticle{Owner: e.ref.hash, Run: e.ref.run, IDs: slices.Clone(known.IDs)}
	for i := range good {
		if !slices.Contains(next.IDs, good[i].ID) {
			next.IDs = append(next.IDs, good[i].ID)
		}
	}
	if known.rev != 0 && next.Owner == known.Owner && next.Run == known.Run && len(next.IDs) == len(known.IDs) {
		return nil
	}
	rev, err := p.setKnown(ctx, articleKey(artHash), next, known.rev)
	if err != nil {
		return err
	}
	*known = next
	known.rev = rev
	return nil
}

// accepted are the records of an article that hold the contract.
type accepted struct {
	good   []schema.Record
	bad    int             // how many do not
	badIDs map[string]bool // which must not be taken for gone
}

// accept fills in what only we know and lets through what holds the contract.
// The rest goes to the dead letters.
func (p *Pipeline) accept(ctx context.Context, e *entry, a *schema.Article, recs []schema.Record) (accepted, error) {
	run, at := e.ref.run, p.now().UTC().Format(time.RFC3339)
	acc := accepted{badIDs: map[string]bool{}}
	seen := map[string]bool{}
	for _, r := range recs {
		r.Revision, r.Provenance.Run, r.Provenance.ExtractedAt, r.Source.Text = 1, &run, &at, ""
		if r.Status == "" {
			r.Status = schema.Active
		}
		line, reason, err := checkRecord(&r, a.Text)
		if err == nil && seen[r.ID] {
			reason, err = "duplicate_record", fmt.Errorf("record %s comes twice from one article", r.ID)
		}
		if err == nil {
			// As a reader will see it: an empty list, not none. Only so are the
			// hashes of what was stored and of what is new comparable.
			var read schema.Record
			if err := json.Unmarshal(line, &read); err != nil {
				return acc, fmt.Errorf("pipeline: record %s: %w", r.ID, err)
			}
			seen[r.ID] = true
			acc.good = append(acc.good, read)
			continue
		}
		acc.bad++
		acc.badIDs[r.ID] = true
		if err := p.letter(ctx, StageExtract, e, reason, err.Error(), p.names.record(&r), line); err != nil {
			return acc, err
		}
	}
	return acc, nil
}

// checkRecord gives the record's JSON, or why it does not hold the contract.
func checkRecord(r *schema.Record, text string) (line []byte, reason string, err error) {
	if line, err = r.MarshalLine(); err != nil {
		return nil, "invalid_record", err
	}
	if err := r.Validate(text); err != nil {
		return line, "invalid_record", err
	}
	// It was cut to size before the run and the time were added.
	if len(line) > schema.MaxRecordBytes+1024 {
		return line, "record_too_large", fmt.Errorf("record %s has %d bytes, %d are allowed", r.ID, len(line), schema.MaxRecordBytes)
	}
	return line, "", nil
}

// reviseOnce compares with the last messages of the ids in published, which are
// all that can have one.
func (p *Pipeline) reviseOnce(ctx context.Context, e *entry, known *knownArticle, published []string, acc accepted) (counts RecordCounts, err error) {
	last, err := p.lastRecords(ctx, published)
	if err != nil {
		return counts, err
	}
	counts.Invalid = acc.bad
	var out []outgoing
	now := map[string]bool{}
	for _, r := range acc.good {
		now[r.ID] = true
		hash, err := r.ContentHash()
		if err != nil {
			return counts, err
		}
		was, ok := last[r.ID]
		switch {
		case !ok:
			counts.New++
			out = append(out, outgoing{rec: r})
		case was.hash != hash:
			r.Revision = was.rec.Revision + 1
			counts.Changed++
			out = append(out, outgoing{r, was.seq})
		case !ofRun(&was.rec, e.ref.run):
			counts.Same++
		case was.rec.Revision == 1: // published by us, before a crash
			counts.New++
		default:
			counts.Changed++
		}
	}
	for _, id := range known.IDs {
		was, ok := last[id]
		if !ok || now[id] || acc.badIDs[id] {
			continue
		}
		if was.rec.Status == schema.Retracted {
			if ofRun(&was.rec, e.ref.run) {
				counts.Retracted++
			}
			continue
		}
		r := was.rec
		at, run := p.now().UTC().Format(time.RFC3339), e.ref.run
		r.Revision++
		r.Status, r.Retraction = schema.Retracted, &schema.Retraction{Reason: "no longer in the article", At: at}
		r.Provenance.Run, r.Provenance.ExtractedAt = &run, &at
		counts.Retracted++
		out = append(out, outgoing{r, was.seq})
	}
	return counts, p.publishRecords(ctx, out)
}

func ofRun(r *schema.Record, run string) bool {
	return r.Provenance.Run != nil && *r.Provenance.Run == run
}

// lastRecords reads the newest message of each id. A record's subject holds its
// type, which may change; so an id can have several, of which the last counts.
func (p *Pipeline) lastRecords(ctx context.Context, ids []string) (map[string]lastRecord, error) {
	last := map[string]lastRecord{}
	for chunk := range slices.Chunk(ids, 200) {
		subjects := make([]string, len(chunk))
		for i, id := range chunk {
			subjects[i] = p.names.recordID(id)
		}
		err := p.retry(ctx, "records", func(ctx context.Context) error {
			msgs, err := jetstreamext.GetLastMsgsFor(ctx, p.js, p.names.stream(streamRecords), subjects)
			if err != nil {
				return err
			}
			for m, err := range msgs {
				if errors.Is(err, jetstreamext.ErrNoMessages) {
					return nil
				}
				if err != nil {
					return err
				}
				var l lastRecord
				if err := json.Unmarshal(m.Data, &l.rec); err != nil {
					return fmt.Errorf("record at %d: %w", m.Sequence, err)
				}
				if l.seq = m.Sequence; l.seq < last[l.rec.ID].seq {
					continue
				}
				if l.hash, err = l.rec.ContentHash(); err != nil {
					return err
				}
				last[l.rec.ID] = l
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return last, nil
}
