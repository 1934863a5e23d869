package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/bienban/bienban/fetch"
	"github.com/bienban/bienban/schema"
)

// maxInput bounds one input, unpacked, in bytes.
const maxInput = 64 << 20

// inputs reads what a command line names: files, addresses, standard input;
// gzip is undone wherever it is found.
type inputs struct {
	a      *app
	client func() (*fetch.Client, error)
	opened *fetch.Client
}

func newInputs(a *app, names []string) *inputs {
	in := &inputs{a: a}
	in.client = sync.OnceValues(func() (*fetch.Client, error) {
		cfg, err := a.config()
		if err != nil {
			return nil, err
		}
		in.opened, err = newFetcher(cfg, fetch.Options{Logger: a.log, AllowHosts: hostsOf(names)})
		return in.opened, err
	})
	return in
}

func (in *inputs) close() {
	if in.opened != nil {
		in.opened.Close()
	}
}

// page is one input as a page. An address on the command line is fetched as
// politely as any other.
func (in *inputs) page(ctx context.Context, name string) (*schema.Page, error) {
	if isURL(name) {
		c, err := in.client()
		if err != nil {
			return nil, err
		}
		return c.Get(ctx, schema.Job{URL: name, Kind: schema.JobPage}, fetch.Policy{Robots: true})
	}
	b, err := in.bytes(name)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, fmt.Errorf("%s: empty: it holds no text", name)
	}
	p := &schema.Page{
		URL:         name,
		FinalURL:    name,
		Status:      http.StatusOK,
		ContentType: contentType(name, b),
		SHA256:      schema.SHA256Hex(b),
		Body:        b,
	}
	return p, nil
}

// bytes is the content of a file or of standard input, unpacked.
func (in *inputs) bytes(name string) ([]byte, error) {
	if name == "-" {
		b, err := readAll(in.a.stdin)
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return b, nil
	}
	f, err := os.Open(name)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such file", name)
		}
		return nil, err
	}
	defer f.Close()
	if st, err := f.Stat(); err == nil && st.IsDir() {
		return nil, fmt.Errorf("%s: a folder: name the files in it (%s/*.html)", name, strings.TrimSuffix(name, "/"))
	}
	b, err := readAll(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b, nil
}

func readAll(r io.Reader) ([]byte, error) {
	b, err := readLimited(r)
	if err != nil || !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	b, err = readLimited(z)
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return b, nil
}

func readLimited(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if len(b) > maxInput {
		return nil, fmt.Errorf("larger than %d MiB", maxInput>>20)
	}
	return b, err
}

// contentType tells plain text from HTML: by name, else by a tag among the
// first bytes.
func contentType(name string, b []byte) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch {
	case strings.HasSuffix(name, ".txt"):
		return "text/plain"
	case strings.HasSuffix(name, ".htm"), strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".xhtml"):
		return "text/html"
	}
	head := b[:min(len(b), 1024)]
	if i := bytes.IndexByte(head, '<'); i >= 0 && i+1 < len(head) && (head[i+1] == '!' || head[i+1] == '?' || 'A' <= head[i+1]&^0x20 && head[i+1]&^0x20 <= 'Z') {
		return "text/html"
	}
	if ct := http.DetectContentType(head); !strings.HasPrefix(ct, "text/") && ct != "application/octet-stream" {
		return ct
	}
	return "text/plain"
}

// isDate reports whether s is a calendar date or RFC 3339.
func isDate(s string) bool {
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return true
	}
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}
