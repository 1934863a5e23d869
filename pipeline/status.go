package pipeline

import (
	"context"
	"time"
)

// Status is the account of the installation.
type Status struct {
	Server  ServerInfo     `json:"server"`
	Streams []StreamStatus `json:"streams"`
	Runs    []Summary      `json:"runs"`    // newest first; unfinished ones as they stand now
	Records uint64         `json:"records"` // messages, all revisions
	Dead    map[string]int `json:"dead"`    // dead letters by "stage: reason"
}

// StreamStatus is one stream as it stands.
type StreamStatus struct {
	Name     string    `json:"name"`
	Messages uint64    `json:"messages"`
	Bytes    uint64    `json:"bytes"`
	Last     time.Time `json:"last,omitzero"`
	InWork   int       `json:"in_work"` // delivered to a worker, not yet done
}

// Status counts everything.
func (p *Pipeline) Status(ctx context.Context) (Status, error) { return p.status(ctx) }
