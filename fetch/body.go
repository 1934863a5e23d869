package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"
)

// maxLayers is how many content encodings we undo, one over the other.
const maxLayers = 2

// readBody reads a body to its end: decoded, within the caps, at the minimum
// rate. cancel stops the exchange. An *Error has its Outcome set; any other
// error is one of the wire.
func (c *Client) readBody(resp *http.Response, a ask, cancel context.CancelCauseFunc) ([]byte, error) {
	if resp.ContentLength > a.maxBody && !a.cut {
		return nil, &Error{Outcome: TooLarge, Err: fmt.Errorf("%d bytes announced, limit %d", resp.ContentLength, a.maxBody)}
	}
	w := &wire{r: resp.Body}
	stop := c.watch(w, cancel)
	defer stop()

	r, err := decoder(w, strings.Join(resp.Header.Values("Content-Encoding"), ","), c.count)
	if err != nil {
		if w.err != nil {
			return nil, w.err
		}
		return nil, err
	}
	var b bytes.Buffer
	if n := resp.ContentLength; n > 0 {
		b.Grow(int(min(n, 1<<20)) + bytes.MinRead)
	}
	chunk := make([]byte, 32<<10)
	for {
		n, err := r.Read(chunk)
		b.Write(chunk[:n])
		size := int64(b.Len())
		if size > a.maxBody {
			if a.cut {
				return b.Bytes()[:a.maxBody], nil
			}
			return nil, &Error{Outcome: TooLarge, Err: fmt.Errorf("more than %d bytes", a.maxBody)}
		}
		if size > c.lim.ratioFrom && size > c.lim.ratio*w.n.Load() {
			return nil, &Error{Outcome: TooLarge, Err: fmt.Errorf("%d bytes out of %d: blown up by its encoding", size, w.n.Load())}
		}
		switch {
		case err == io.EOF:
			return b.Bytes(), nil
		case err == nil:
		case w.err != nil:
			return nil, w.err
		case errors.Is(err, io.ErrUnexpectedEOF):
			return nil, &Error{Outcome: Truncated, Err: fmt.Errorf("compressed body: %w", err)}
		default:
			return nil, &Error{Outcome: EncodingBad, Err: err}
		}
	}
}

// wire counts what comes and keeps the connection's own error, which a decoder
// above would hide. Used by one reader; n may be read by others.
type wire struct {
	r   io.Reader
	n   atomic.Int64
	err error
}

func (w *wire) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	w.n.Add(int64(n))
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// watch ends the exchange when a window passes with fewer bytes than the
// minimum rate. The returned function ends the watch.
func (c *Client) watch(w *wire, cancel context.CancelCauseFunc) func() {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(c.lim.rateWindow)
		defer tick.Stop()
		last, least := int64(0), int64(float64(c.lim.minRate)*c.lim.rateWindow.Seconds())
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				n := w.n.Load()
				if n-last < least {
					cancel(errSlow)
					return
				}
				last = n
			}
		}
	}()
	return func() { close(done) }
}

// decoder undoes the content encodings of a body. It believes the bytes more
// than the header: a plain body said to be gzip is plain, and gzip said to be
// plain is gzip. note is told what was not as announced.
func decoder(r io.Reader, contentEncoding string, note func(string)) (io.Reader, error) {
	br := bufio.NewReader(r)
	layers := 0
	add := func(next io.Reader) error {
		if layers++; layers > maxLayers {
			return &Error{Outcome: EncodingUnknown, Err: fmt.Errorf("more than %d encodings one over the other", maxLayers)}
		}
		br = bufio.NewReader(next)
		return nil
	}
	names := strings.Split(strings.ToLower(contentEncoding), ",")
	for i := len(names) - 1; i >= 0; i-- {
		head, _ := br.Peek(512)
		if len(head) == 0 {
			return br, nil
		}
		next, err := undo(strings.TrimSpace(names[i]), br, head, note)
		if err != nil {
			return nil, err
		}
		if next == nil {
			continue
		}
		if err := add(next); err != nil {
			return nil, err
		}
	}
	for {
		head, _ := br.Peek(512)
		if !isGzip(head) {
			return br, nil
		}
		note("gzip_unannounced")
		if err := add(&members{br: br, note: note}); err != nil {
			return nil, err
		}
	}
}

// undo is the reader of one layer named name whose first bytes are head; nil
// where the bytes are not encoded so.
func undo(name string, br *bufio.Reader, head []byte, note func(string)) (io.Reader, error) {
	var (
		next io.Reader
		err  error
	)
	switch name {
	case "", "identity":
		return nil, nil
	case "gzip", "x-gzip", "deflate", "x-deflate":
		switch {
		case isGzip(head):
			next = &members{br: br, note: note}
		case strings.HasSuffix(name, "gzip"):
		case head[0]&0x0f == 8 && len(head) > 1 && (int(head[0])<<8|int(head[1]))%31 == 0:
			next, err = zlib.NewReader(br)
		case !looksText(head):
			next = flate.NewReader(br) // without the zlib frame, against RFC 9110, but common
		}
	case "zstd":
		if bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			next, err = zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
		}
	default: // a word that is no encoding ("utf-8", "none"), or an encoding we do not know
		if !looksText(head) && !isGzip(head) {
			return nil, &Error{Outcome: EncodingUnknown, Err: fmt.Errorf("content encoding %q", name)}
		}
	}
	if err != nil {
		return nil, &Error{Outcome: EncodingBad, Err: err}
	}
	if next == nil {
		note("encoding_lie")
	}
	return next, nil
}

func isGzip(b []byte) bool { return len(b) >= 3 && b[0] == 0x1f && b[1] == 0x8b && b[2] == 8 }

// members reads the members of a gzip stream (RFC 1952 2.2) and stops at what
// follows the last without being one, where gzip.Reader would fail.
type members struct {
	br   *bufio.Reader
	z    *gzip.Reader
	note func(string)
}

func (m *members) Read(p []byte) (int, error) {
	if m.z == nil {
		z, err := gzip.NewReader(m.br)
		if err != nil {
			return 0, noEOF(err)
		}
		m.z = z
		m.z.Multistream(false)
	}
	for {
		n, err := m.z.Read(p)
		if err != io.EOF || n > 0 {
			if err == io.EOF {
				err = nil
			}
			return n, err
		}
		head, _ := m.br.Peek(3)
		if !isGzip(head) {
			if len(head) > 0 {
				m.note("gzip_trailing")
			}
			return 0, io.EOF
		}
		if err := m.z.Reset(m.br); err != nil {
			return 0, noEOF(err)
		}
		m.z.Multistream(false)
	}
}

// noEOF makes an end inside a header what it is: unexpected.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
