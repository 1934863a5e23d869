package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// pinGroup is the one priority group of the fetch consumers.
const pinGroup = "fetch"

// queueOf is the stream a stage works on, and its token in subjects.
func queueOf(s Stage) (stream, token string) {
	switch s {
	case StageFetch:
		return streamJobs, "job"
	case StageParse:
		return streamParse, "parse"
	}
	return streamExtract, "extract"
}

// consumersOf are the consumers of a stage, created if need be.
//
// Fetching has one consumer a partition, pinned to one process at a time, so
// that a host is asked by one process only, whose fetch client keeps the
// pauses; another process takes over when the first is silent for PinnedTTL.
// A message handed back with a delay does not stop the others of its
// partition, as it would under a limit of one message in hand.
func (p *Pipeline) consumersOf(ctx context.Context, s Stage) ([]jetstream.Consumer, error) {
	stream, token := queueOf(s)
	var want []jetstream.ConsumerConfig
	base := jetstream.ConsumerConfig{
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: p.tune.ackWait, MaxDeliver: -1,
	}
	if s == StageFetch {
		for i := range partitions {
			c := base
			c.Durable = fmt.Sprintf("fetch-%d", i)
			c.FilterSubject = p.names.subject(token, strconv.Itoa(i), ">")
			c.MaxAckPending = 256
			c.PriorityPolicy, c.PriorityGroups = jetstream.PriorityPolicyPinned, []string{pinGroup}
			c.PinnedTTL = 3 * time.Minute // longer than a fetch with its pause
			want = append(want, c)
		}
	} else {
		c := base
		c.Durable, c.FilterSubject, c.MaxAckPending = string(s), p.names.subject(token, ">"), 1024
		want = append(want, c)
	}
	var all []jetstream.Consumer
	for _, c := range want {
		cons, err := p.stream(stream).CreateOrUpdateConsumer(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("pipeline: consumer %s: %w", c.Durable, explainSetup(p.gone(err)))
		}
		all = append(all, cons)
	}
	return all, nil
}

// maxCrashes is how many processes may die with an address in hand before it is
// taken out of the way as what kills them.
const maxCrashes = 5

// takeOver readies the queues for the process that has just taken the store.
// What an earlier one had in hand, or handed back at the last moment, would
// come back only after ackWait; where a consumer still counts on somebody, it
// is made anew, which brings it back at once. After a crash, what was in hand
// is marked first, and what was in hand too often goes to the dead letters.
func (p *Pipeline) takeOver(ctx context.Context, crashed bool) error {
	for _, s := range AllStages {
		kind, _ := queueOf(s)
		stream := p.stream(kind)
		var stale []string
		list := stream.ListConsumers(ctx)
		for info := range list.Info() {
			if crashed {
				if err := p.markInHand(ctx, s, stream, info); err != nil {
					return err
				}
			}
			if crashed || info.NumAckPending > 0 || info.NumRedelivered > 0 {
				stale = append(stale, info.Name)
			}
		}
		if err := list.Err(); err != nil {
			return fmt.Errorf("pipeline: consumers of %s: %w", kind, err)
		}
		for _, name := range stale {
			if err := stream.DeleteConsumer(ctx, name); err != nil && !errors.Is(err, jetstream.ErrConsumerNotFound) {
				return fmt.Errorf("pipeline: consumer %s: %w", name, err)
			}
		}
	}
	return nil
}

// markInHand marks the entries whose messages were delivered but are still
// there, which on a work queue means that nobody acked them.
func (p *Pipeline) markInHand(ctx context.Context, s Stage, stream jetstream.Stream, info *jetstream.ConsumerInfo) error {
	for seq := info.AckFloor.Stream + 1; seq <= info.Delivered.Stream; seq++ {
		m, err := stream.GetMsg(ctx, seq, jetstream.WithGetMsgSubject(info.Config.FilterSubject))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("pipeline: in hand of %s: %w", info.Name, err)
		}
		if seq = m.Sequence; seq > info.Delivered.Stream {
			return nil
		}
		r, err := refOf(m.Subject)
		if err != nil {
			continue
		}
		e, err := p.entryOf(ctx, r)
		if errors.Is(err, errNoEntry) || err == nil && e.State.waitsFor() != stageIndex(s) {
			continue
		}
		if err != nil {
			return err
		}
		if e.Crashes++; e.Crashes < maxCrashes {
			err = p.move(ctx, e)
		} else if err = p.bury(ctx, s, e, "crash", fmt.Sprintf("%d processes died with it in hand", e.Crashes), m.Subject, m.Data); err == nil {
			err = stream.DeleteMsg(ctx, m.Sequence)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func stageIndex(s Stage) int {
	for i, t := range AllStages {
		if s == t {
			return i
		}
	}
	return len(AllStages)
}
