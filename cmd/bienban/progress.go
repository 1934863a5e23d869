package main

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/bienban/bienban/pipeline"
)

// progress shows how a run goes on: a bar a stage on a terminal, else now and
// then a plain line.
type progress struct {
	mu     sync.Mutex
	log    *slog.Logger
	out    io.Writer // nil: quiet
	stages map[pipeline.Stage]*stageProgress
	bars   *mpb.Progress // nil: plain lines
	last   time.Time
}

type stageProgress struct {
	in, done, failed int
	bar              *mpb.Bar
}

// plainEvery is the least time between two plain lines.
const plainEvery = 2 * time.Second

func newProgress(a *app) *progress {
	p := &progress{log: a.log, stages: map[pipeline.Stage]*stageProgress{}, last: time.Now()}
	for _, s := range pipeline.AllStages {
		p.stages[s] = &stageProgress{}
	}
	if a.Quiet {
		return p
	}
	p.out = a.stderr
	if !isTerminal(a.stderr) {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(a.stderr), mpb.WithWidth(40))
	for _, s := range pipeline.AllStages {
		st := p.stages[s]
		st.bar = p.bars.AddBar(0,
			mpb.PrependDecorators(decor.Name(fmt.Sprintf("%-8s", s)), decor.CountersNoUnit("%d/%d")),
			mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
				p.mu.Lock()
				defer p.mu.Unlock()
				if st.failed == 0 {
					return ""
				}
				return fmt.Sprintf("%d failed", st.failed)
			})),
		)
	}
	return p
}

// Observe counts one event.
func (p *progress) Observe(e pipeline.Event) {
	p.log.Debug("event", "stage", e.Stage, "kind", e.Kind, "reason", e.Reason, "url", e.URL)
	p.mu.Lock()
	st := p.stages[e.Stage]
	switch e.Kind {
	case pipeline.Queued:
		st.in++
	case pipeline.Done:
		st.done++
	case pipeline.Failed, pipeline.Dead:
		st.failed++
	}
	line := ""
	if p.out != nil && p.bars == nil && time.Since(p.last) >= plainEvery {
		p.last = time.Now()
		line = p.line()
	}
	counts := make(map[*mpb.Bar][2]int64, len(p.stages))
	if p.bars != nil {
		for _, s := range p.stages {
			counts[s.bar] = [2]int64{int64(s.done + s.failed), int64(s.in)}
		}
	}
	p.mu.Unlock()
	for bar, n := range counts {
		bar.SetTotal(n[1], false)
		bar.SetCurrent(n[0])
	}
	if line != "" {
		fmt.Fprintln(p.out, line)
	}
}

// close shows the last state.
func (p *progress) close() {
	if p.out == nil {
		return
	}
	if p.bars != nil {
		for _, s := range p.stages {
			s.bar.SetTotal(int64(s.in), true)
			if s.done+s.failed < s.in {
				s.bar.Abort(false)
			}
		}
		p.bars.Wait()
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintln(p.out, p.line())
}

// line is the state in one line.
func (p *progress) line() string {
	parts := make([]string, 0, len(pipeline.AllStages))
	for _, s := range pipeline.AllStages {
		st := p.stages[s]
		part := fmt.Sprintf("%s %d/%d", s, st.done+st.failed, st.in)
		if st.failed > 0 {
			part += fmt.Sprintf(" (%d failed)", st.failed)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " · ")
}
