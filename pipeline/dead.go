package pipeline

import (
	"context"
	"iter"
	"time"
)

// DeadLetter is a message no stage could deal with, with the reason.
type DeadLetter struct {
	Seq     uint64    `json:"seq"` // in the stream of dead letters
	Time    time.Time `json:"time"`
	Stage   Stage     `json:"stage"`
	Reason  string    `json:"reason"` // short, for counting: "panic", "invalid_record", an outcome of fetch, …
	Detail  string    `json:"detail"` // the error
	Run     string    `json:"run,omitempty"`
	Source  string    `json:"source,omitempty"`
	URL     string    `json:"url,omitempty"`
	Subject string    `json:"subject"` // of the original message
	Data    []byte    `json:"data"`    // the original message, or the record that was refused
}

// Dead yields the dead letters, oldest first.
func (p *Pipeline) Dead(ctx context.Context) iter.Seq2[DeadLetter, error] { return p.dead(ctx) }
