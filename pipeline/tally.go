package pipeline

import "cmp"

// tally follows the ledger of one run and keeps its account.
type tally struct {
	run    string
	counts Counts
	seen   map[string]seenEntry
}

// seenEntry is as much of an entry as is needed to see what is new in the next.
type seenEntry struct {
	at       int // index of the stage it waits for; -1 before it is in the ledger
	attempts int
	ended    bool
}

func newTally(run string) *tally {
	return &tally{run: run, counts: newCounts(), seen: map[string]seenEntry{}}
}

// endOf is the stage an ended entry ended in.
func endOf(e *entry) int {
	switch e.State {
	case stateUnchanged:
		return stageIndex(StageFetch)
	case stateList, stateNoArticle:
		return stageIndex(StageParse)
	case stateDone, stateAlias:
		return stageIndex(StageExtract)
	}
	return min(stageIndex(cmp.Or(e.Stage, StageFetch)), len(AllStages)-1)
}

// apply takes in an entry as it now is and gives the events that lie between
// it and what was known before; the ledger keeps only the newest of each
// address, so there may be several.
func (t *tally) apply(hash string, e *entry) []Event {
	was, ok := t.seen[hash]
	if !ok {
		was.at = -1
		t.counts.URLs++
		t.counts.Waiting++
	}
	if was.ended {
		return nil
	}
	var events []Event
	emit := func(stage int, kind EventKind) *Event {
		events = append(events, Event{Run: t.run, URL: e.Job.URL, Source: e.Job.Source, Stage: AllStages[stage], Kind: kind})
		return &events[len(events)-1]
	}
	at := e.State.waitsFor()
	if !e.State.open() {
		at = endOf(e)
	}
	for s := was.at; s < at; s++ {
		if s >= 0 {
			t.stage(s).Done++
			t.stage(s).Waiting--
			emit(s, Done)
		}
		t.stage(s+1).In++
		t.stage(s+1).Waiting++
		emit(s+1, Queued)
	}
	if more := e.Attempts - was.attempts; more > 0 && e.State == stateQueued {
		t.stage(0).Retries += more
		ev := emit(0, Retried)
		ev.Reason, ev.Detail = e.Reason, e.Detail
	}
	t.seen[hash] = seenEntry{at: at, attempts: e.Attempts, ended: !e.State.open()}
	if e.State.open() {
		return events
	}
	c := t.stage(at)
	c.Waiting--
	t.counts.Waiting--
	ev := emit(at, Done)
	ev.Detail, ev.Records = e.Detail, e.Records
	switch e.State {
	case stateFailed:
		c.Failed++
		ev.Kind, ev.Reason = Failed, e.Reason
	case stateDead:
		c.Dead++
		ev.Kind, ev.Reason = Dead, e.Reason
	case stateDone:
		c.Done++
	default:
		c.Done++
		ev.Reason = string(e.State)
	}
	if ev.Reason != "" {
		c.Reasons[ev.Reason]++
	}
	t.counts.Records.add(e.Records)
	return events
}

func (t *tally) stage(i int) *StageCounts { return t.counts.Stages[AllStages[i]] }

// account is a copy that stays as it is.
func (t *tally) account() Counts {
	c := newCounts()
	for s, have := range t.counts.Stages {
		reasons := c.Stages[s].Reasons
		*c.Stages[s] = *have
		c.Stages[s].Reasons = reasons
		for k, v := range have.Reasons {
			reasons[k] = v
		}
	}
	c.URLs, c.Waiting, c.Records = t.counts.URLs, t.counts.Waiting, t.counts.Records
	c.Articles = c.Stages[StageExtract].In
	return c
}
