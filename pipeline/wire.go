package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"

	"github.com/bienban/bienban/schema"
)

// Headers of our own.
const (
	headerPage     = "Bienban-Page"     // schema.Page as JSON, without the body
	headerEncoding = "Content-Encoding" // zstd
	headerStage    = "Bienban-Stage"    // and the others of dead letters
	headerReason   = "Bienban-Reason"
	headerDetail   = "Bienban-Detail"
	headerRun      = "Bienban-Run"
	headerSource   = "Bienban-Source"
	headerURL      = "Bienban-Url"
	headerSubject  = "Bienban-Subject"
	headerJob      = "Bienban-Job"
	headerAttempts = "Bienban-Attempts"
)

// nudge is the body of a work queue's message. Everything a worker needs is in
// the ledger entry its subject points to; this is for people who look.
type nudge struct {
	URL    string         `json:"url"`
	Kind   schema.JobKind `json:"kind"`
	Source string         `json:"source"`
	Run    string         `json:"run"`
}

// maxDecoded bounds what a stored body may unfold to: more than any configured
// fetch.max_body.
const maxDecoded = 512 << 20

type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

var zstdCodec = sync.OnceValues(func() (codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(1<<20))
	if err != nil {
		return codec{}, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxDecoded))
	return codec{enc, dec}, err
})

func compress(b []byte) ([]byte, error) {
	c, err := zstdCodec()
	if err != nil {
		return nil, err
	}
	return c.enc.EncodeAll(b, nil), nil
}

func decompress(b []byte) ([]byte, error) {
	c, err := zstdCodec()
	if err != nil {
		return nil, err
	}
	return c.dec.DecodeAll(b, nil)
}

// packPage is the message that keeps a page.
func packPage(subject string, pg *schema.Page) (*nats.Msg, error) {
	meta, err := json.Marshal(pg)
	if err != nil {
		return nil, err
	}
	body, err := compress(pg.Body)
	if err != nil {
		return nil, err
	}
	m := nats.NewMsg(subject)
	m.Header.Set(headerPage, string(meta))
	m.Header.Set(headerEncoding, "zstd")
	m.Data = body
	return m, nil
}

func unpackPage(h nats.Header, data []byte) (*schema.Page, error) {
	pg := new(schema.Page)
	if err := json.Unmarshal([]byte(h.Get(headerPage)), pg); err != nil {
		return nil, fmt.Errorf("stored page: %w", err)
	}
	body, err := decompress(data)
	if err != nil {
		return nil, fmt.Errorf("stored page: %w", err)
	}
	if got := schema.SHA256Hex(body); pg.SHA256 != "" && got != pg.SHA256 {
		return nil, errors.New("stored page: its body is not what was fetched")
	}
	pg.Body = body
	return pg, nil
}

// packArticle is the message that keeps an article. Links are not kept: they
// have been followed, and are most of the bytes.
func packArticle(subject string, a *schema.Article) (*nats.Msg, error) {
	slim := *a
	slim.Links = nil
	b, err := json.Marshal(slim)
	if err != nil {
		return nil, err
	}
	m := nats.NewMsg(subject)
	m.Header.Set(headerEncoding, "zstd")
	m.Data, err = compress(b)
	return m, err
}

func unpackArticle(data []byte) (*schema.Article, error) {
	b, err := decompress(data)
	if err != nil {
		return nil, fmt.Errorf("stored article: %w", err)
	}
	a := new(schema.Article)
	if err := json.Unmarshal(b, a); err != nil {
		return nil, fmt.Errorf("stored article: %w", err)
	}
	return a, nil
}

// headerText makes s fit for a header: one line, of bounded length.
func headerText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 2000 {
		s = strings.ToValidUTF8(s[:2000], "") + " …"
	}
	return s
}
