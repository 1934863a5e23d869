package main

import (
	"strconv"
	"time"
)

// SubscribeCmd prints records as they come.
type SubscribeCmd struct {
	filterFlags
	From  string `default:"new" placeholder:"WHERE" help:"Where to begin: new, first, a stream sequence (seq:120), or a time as in dump --since."`
	Limit int    `placeholder:"N" help:"End after N records."`
}

// Help is shown under --help.
func (SubscribeCmd) Help() string {
	return `Prints records as JSONL while they are stored, until Ctrl-C. It may attach to the store
of a run that is going on.

  bienban subscribe
  bienban subscribe --from first --type directive | jq .decisions
  bienban subscribe --from seq:1200 --limit 100
  bienban --nats nats://cluster:4222 subscribe --from 24h`
}

// Run follows the stream. Ctrl-C is its end, not a failure.
func (c SubscribeCmd) Run(a *app) error {
	q := c.query()
	q.Follow = true
	switch seq, isSeq := cutSeq(c.From); {
	case c.From == "new":
		q.New = true
	case c.From == "first":
	case isSeq:
		q.FromSeq = seq
	default:
		t, err := parseWhen(c.From, time.Now())
		if err != nil {
			return usagef("--from: %w, and neither new, first nor seq:N", err)
		}
		q.Since = t
	}
	p, err := a.reader()
	if err != nil {
		return err
	}
	defer p.Close()
	out := a.recordWriter(p, a.stdout, c.WithText)
	n := 0
	for st, err := range p.Records(a.ctx, q) {
		if err != nil {
			return err
		}
		if err := out.write(a.ctx, &st.Record); err != nil {
			return err
		}
		if err := out.flush(); err != nil {
			return err
		}
		if n++; c.Limit > 0 && n == c.Limit {
			break
		}
	}
	return nil
}

// cutSeq reads "seq:N".
func cutSeq(s string) (uint64, bool) {
	if len(s) < 5 || s[:4] != "seq:" {
		return 0, false
	}
	n, err := strconv.ParseUint(s[4:], 10, 64)
	return n, err == nil
}
