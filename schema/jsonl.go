package schema

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Writer writes records as JSONL: one a line, UTF-8, Vietnamese letters as
// they are, members in the contract's order.
type Writer struct{ w *bufio.Writer }

// NewWriter writes to w; call Flush at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriterSize(w, 64<<10)} }

// Write adds one record.
func (w *Writer) Write(r *Record) error {
	b, err := r.MarshalLine()
	if err != nil {
		return fmt.Errorf("schema: record %s: %w", r.ID, err)
	}
	if _, err := w.w.Write(b); err != nil {
		return err
	}
	return w.w.WriteByte('\n')
}

// Flush hands everything on to the underlying writer.
func (w *Writer) Flush() error { return w.w.Flush() }

// Reader reads records written as JSONL, one at a time.
type Reader struct {
	br   *bufio.Reader
	line int
}

// NewReader reads from r.
func NewReader(r io.Reader) *Reader { return &Reader{br: bufio.NewReaderSize(r, 64<<10)} }

// Read gives the next record; io.EOF at the end. Blank lines are passed over.
// An error names the line; the lines after it can still be read.
func (r *Reader) Read() (*Record, error) {
	for {
		b, err := r.br.ReadBytes('\n')
		if len(b) > 0 {
			r.line++
		}
		b = bytes.TrimSpace(b)
		if len(b) == 0 {
			if err != nil {
				return nil, err
			}
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		rec := new(Record)
		dec := json.NewDecoder(bytes.NewReader(b))
		dec.DisallowUnknownFields()
		if err := dec.Decode(rec); err != nil {
			return nil, fmt.Errorf("line %d: %w", r.line, err)
		}
		return rec, nil
	}
}

// MarshalLine is the record as one line of JSON without the newline. Lists
// are written even when empty.
func (r *Record) MarshalLine() ([]byte, error) {
	c := *r
	c.Organizations = list(c.Organizations)
	c.People = list(c.People)
	c.Participants = list(c.Participants)
	c.Dates = list(c.Dates)
	c.Documents = list(c.Documents)
	c.Decisions = list(c.Decisions)
	if slices.ContainsFunc(c.People, func(p Person) bool { return p.Positions == nil }) {
		c.People = slices.Clone(c.People)
		for i := range c.People {
			c.People[i].Positions = list(c.People[i].Positions)
		}
	}
	if slices.ContainsFunc(c.Decisions, func(d Decision) bool { return d.Addressees == nil }) {
		c.Decisions = slices.Clone(c.Decisions)
		for i := range c.Decisions {
			c.Decisions[i].Addressees = list(c.Decisions[i].Addressees)
		}
	}
	return marshal(c)
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
