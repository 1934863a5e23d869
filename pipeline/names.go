package pipeline

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/bienban/bienban/schema"
)

// names makes every name from the prefix.
type names struct{ prefix string }

// The streams.
const (
	streamJobs     = "JOBS"
	streamPages    = "PAGES"
	streamParse    = "PARSE"
	streamArticles = "ARTICLES"
	streamExtract  = "EXTRACT"
	streamRecords  = "RECORDS"
	streamDead     = "DEAD"
)

// The buckets.
const (
	bucketLedger = "ledger"
	bucketURLs   = "urls"
	bucketRuns   = "runs"
)

func (n names) stream(kind string) string { return strings.ToUpper(n.prefix) + "_" + kind }
func (n names) bucket(kind string) string { return n.prefix + "_" + kind }

// subject joins tokens under the prefix.
func (n names) subject(tokens ...string) string {
	return n.prefix + "." + strings.Join(tokens, ".")
}

func (n names) job(r ref) string     { return n.subject("job", r.host, r.run, r.hash) }
func (n names) parse(r ref) string   { return n.subject("parse", r.host, r.run, r.hash) }
func (n names) extract(r ref) string { return n.subject("extract", r.host, r.run, r.hash) }
func (n names) page(r ref) string    { return n.subject("page", r.host, r.hash) }

func (n names) deadLetter(s Stage, r ref) string {
	return n.subject("dead", string(s), token(r.host), token(r.run), token(r.hash))
}

// article is the subject of an article's version; textHash may be "*".
func (n names) article(host, hash, textHash string) string {
	if len(textHash) > 32 {
		textHash = textHash[:32]
	}
	return n.subject("article", host, hash, textHash)
}

func (n names) record(r *schema.Record) string {
	site := ""
	if r.Source.Site != nil {
		site = *r.Source.Site
	}
	return n.subject("record", schema.TokenSafe(r.Language), schema.TokenSafe(r.Type), schema.TokenSafe(site), r.ID)
}

// recordID matches every message of a record, whatever its type was.
func (n names) recordID(id string) string { return n.subject("record", "*", "*", "*", id) }

func token(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// ref points to one address in one run.
type ref struct{ host, run, hash string }

// refOf reads a ref off the end of a work queue's subject.
func refOf(subject string) (ref, error) {
	t := strings.Split(subject, ".")
	if len(t) < 5 {
		return ref{}, fmt.Errorf("pipeline: subject %q has no host, run and hash", subject)
	}
	t = t[len(t)-3:]
	return ref{host: t[0], run: t[1], hash: t[2]}, nil
}

// hostToken is the token of an address's host and port.
func hostToken(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil || u.Host == "" {
		return "-"
	}
	return schema.TokenSafe(u.Host)
}
