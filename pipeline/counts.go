package pipeline

// StageCounts is what went into a stage and what became of it, in addresses.
// In = Done + Failed + Dead + Waiting, always.
type StageCounts struct {
	In      int            `json:"in"`
	Done    int            `json:"done"`
	Failed  int            `json:"failed"`
	Dead    int            `json:"dead"`
	Waiting int            `json:"waiting"` // queued, in work, or to be tried again
	Retries int            `json:"retries"`
	Reasons map[string]int `json:"reasons,omitempty"` // of failed, dead, and done without going further
}

// Counts is the account of a run: everything that went in, came out, waits or
// failed. URLs = what went into StageFetch.
type Counts struct {
	URLs     int                    `json:"urls"`
	Waiting  int                    `json:"waiting"`  // addresses not yet at their end
	Articles int                    `json:"articles"` // addresses that gave an article
	Stages   map[Stage]*StageCounts `json:"stages"`
	Records  RecordCounts           `json:"records"`
}

func newCounts() Counts {
	c := Counts{Stages: map[Stage]*StageCounts{}}
	for _, s := range AllStages {
		c.Stages[s] = &StageCounts{Reasons: map[string]int{}}
	}
	return c
}

// Failed is how many addresses ended as failed or dead, over all stages.
func (c Counts) Failed() int {
	n := 0
	for _, s := range c.Stages {
		n += s.Failed + s.Dead
	}
	return n
}
