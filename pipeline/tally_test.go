package pipeline

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/bienban/bienban/schema"
)

// However the states of addresses are seen, skipped or seen twice, the account
// adds up and equals what the events tell.
func TestTallyAddsUp(t *testing.T) {
	ends := []state{stateUnchanged, stateList, stateNoArticle, stateDone, stateAlias, stateFailed, stateDead}
	rapid.Check(t, func(t *rapid.T) {
		tl := newTally("r")
		entries := map[string]*entry{}
		told := newCounts()
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			hash := fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "address"))
			e := entries[hash]
			if e == nil {
				e = &entry{Job: schema.Job{URL: hash}, State: stateQueued}
				entries[hash] = e
			}
			if e.State.open() {
				switch move := rapid.IntRange(0, 4).Draw(t, "move"); {
				case move == 0: // seen again
				case move == 1 && e.State == stateQueued:
					e.Attempts++
				case move < 4 && e.State == stateQueued:
					e.State = stateFetched
				case move < 4 && e.State == stateFetched:
					e.State = stateParsed
				case move == 4:
					e.Stage = AllStages[e.State.waitsFor()]
					e.State = rapid.SampledFrom(ends).Draw(t, "end")
					if e.State != stateFailed && e.State != stateDead && endOf(e) < stageIndex(e.Stage) {
						e.State = stateDead // only ends that still lie ahead
					}
					e.Reason, e.Records = "why", RecordCounts{New: 1}
				}
			}
			if !rapid.Bool().Draw(t, "seen") {
				continue
			}
			for _, ev := range tl.apply(hash, e) {
				c := told.Stages[ev.Stage]
				switch ev.Kind {
				case Queued:
					c.In++
				case Done:
					c.Done++
				case Failed:
					c.Failed++
				case Dead:
					c.Dead++
				}
				told.Records.add(ev.Records)
			}
		}
		c := tl.account()
		waiting, ended := 0, 0
		for s, sc := range c.Stages {
			if sc.In != sc.Done+sc.Failed+sc.Dead+sc.Waiting {
				t.Fatalf("%s does not add up: %+v", s, *sc)
			}
			x := told.Stages[s]
			if x.In != sc.In || x.Done != sc.Done || x.Failed != sc.Failed || x.Dead != sc.Dead {
				t.Fatalf("%s: events tell %+v, account %+v", s, *x, *sc)
			}
			waiting += sc.Waiting
		}
		for hash := range tl.seen {
			if tl.seen[hash].ended {
				ended++
			}
		}
		if waiting != c.Waiting || c.URLs != c.Waiting+ended || c.URLs != c.Stages[StageFetch].In {
			t.Fatalf("account %+v, waiting %d, ended %d", c, waiting, ended)
		}
		if told.Records != c.Records {
			t.Fatalf("events tell %+v records, account %+v", told.Records, c.Records)
		}
	})
}
