package main

import (
	"io"
	"maps"
	"slices"
	"sync"

	"github.com/bienban/bienban/extract/eval"
	"github.com/bienban/bienban/schema"
)

// recordSink keeps the records an evaluation makes, to be written in the order
// of their pages.
type recordSink struct {
	inner eval.Extract
	mu    sync.Mutex
	made  map[string][]schema.Record
}

func newRecordSink(inner eval.Extract) *recordSink {
	return &recordSink{inner: inner, made: map[string][]schema.Record{}}
}

func (s *recordSink) extract(a *schema.Article) ([]schema.Record, []eval.Fact) {
	r, f := s.inner(a)
	kept := slices.Clone(r)
	for i := range kept {
		kept[i].Source.Text = a.Text
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made[a.URL] = kept
	return r, f
}

func (s *recordSink) write(w io.Writer) error {
	out := schema.NewWriter(w)
	for _, url := range slices.Sorted(maps.Keys(s.made)) {
		for i := range s.made[url] {
			if err := out.Write(&s.made[url][i]); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}
