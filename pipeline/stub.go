package pipeline

import (
	"context"
	"errors"
	"iter"

	"github.com/bienban/bienban/pipeline/config"
	"github.com/bienban/bienban/schema"
)

var errStub = errors.New("pipeline: not written yet")

type (
	embedded    struct{}
	names       struct{}
	sourceCache struct{}
)

func open(context.Context, Options) (*Pipeline, error) { return nil, errStub }
func (p *Pipeline) close() error                       { return errStub }
func (p *Pipeline) runOnce(context.Context, []config.Source, Stages, RunOptions) (Summary, error) {
	return Summary{}, errStub
}
func (p *Pipeline) work(context.Context, Stage, Stages, WorkOptions) error { return errStub }
func (p *Pipeline) status(context.Context) (Status, error) { return Status{}, errStub }

func (p *Pipeline) records(context.Context, Query) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) { yield(Stored{}, errStub) }
}

func (p *Pipeline) article(context.Context, string, string) (*schema.Article, error) {
	return nil, errStub
}

func (p *Pipeline) dead(context.Context) iter.Seq2[DeadLetter, error] {
	return func(yield func(DeadLetter, error) bool) { yield(DeadLetter{}, errStub) }
}
