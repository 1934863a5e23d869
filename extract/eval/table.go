package eval

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Resamples and the seed of the bootstrap: fixed, so that a table does not
// change by itself.
const (
	Resamples = 1000
	seed      = 20070125
)

// Row is one line of the table. A counted row has precision, recall and F1; a
// shared one the share that is right (for hallucinated: that is wrong), as F1.
type Row struct {
	Name      string  `json:"row"`
	Counted   bool    `json:"counted"`
	Precision float64 `json:"precision,omitempty"`
	Recall    float64 `json:"recall,omitempty"`
	F1        float64 `json:"f1"` // of a shared row: its share
	Low       float64 `json:"low"`
	High      float64 `json:"high"` // 95 % interval of F1
	TP        int     `json:"tp"`   // of a shared row: right
	FP        int     `json:"fp"`
	FN        int     `json:"fn"`
	N         int     `json:"n"` // gold values (tp+fn), or comparisons
}

// System is the number of values found.
func (r Row) System() int { return r.TP + r.FP }

// Table is the sum over articles.
type Table struct {
	Group    string `json:"group,omitempty"` // "" all
	Articles int    `json:"articles"`
	Rows     []Row  `json:"rows"`
}

// Row is the row of a name.
func (t *Table) Row(name string) (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Name == name })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

// NewTable sums scores and resamples the articles for the intervals.
func NewTable(scores []*Score) *Table {
	t := &Table{Articles: len(scores)}
	draws := resample(len(scores))
	for _, name := range CountedRows {
		c := make([]Count, len(scores))
		var sum Count
		for i, s := range scores {
			c[i] = s.Counts[name]
			sum.add(c[i])
		}
		low, high := interval(draws, func(d []int) float64 {
			var x Count
			for _, i := range d {
				x.add(c[i])
			}
			return x.F1()
		})
		t.Rows = append(t.Rows, Row{
			Name: name, Counted: true, Precision: sum.Precision(), Recall: sum.Recall(), F1: sum.F1(),
			Low: low, High: high, TP: sum.TP, FP: sum.FP, FN: sum.FN, N: sum.TP + sum.FN,
		})
	}
	for _, name := range SharedRows {
		c := make([]Share, len(scores))
		var sum Share
		for i, s := range scores {
			c[i] = s.Shares[name]
			sum.add(c[i])
		}
		value := Share.Value
		if name == RowHallucinated {
			value = func(s Share) float64 { return ratio(s.N-s.OK, s.N) }
		}
		low, high := interval(draws, func(d []int) float64 {
			var x Share
			for _, i := range d {
				x.add(c[i])
			}
			return value(x)
		})
		t.Rows = append(t.Rows, Row{Name: name, F1: value(sum), Low: low, High: high, TP: sum.OK, N: sum.N})
	}
	return t
}

// resample draws as many articles as there are, with replacement, Resamples
// times.
func resample(n int) [][]int {
	if n == 0 {
		return nil
	}
	rnd := rand.New(rand.NewPCG(seed, 0))
	out := make([][]int, Resamples)
	for k := range out {
		out[k] = make([]int, n)
		for i := range out[k] {
			out[k][i] = rnd.IntN(n)
		}
	}
	return out
}

// interval is the 2.5th and the 97.5th percentile of a figure over the draws.
func interval(draws [][]int, figure func([]int) float64) (low, high float64) {
	if len(draws) == 0 {
		return 0, 0
	}
	v := make([]float64, len(draws))
	for i, d := range draws {
		v[i] = figure(d)
	}
	slices.Sort(v)
	return v[len(v)*25/1000], v[len(v)*975/1000-1]
}

// Group is the part of an article's name before its first hyphen.
func Group(id string) string {
	g, _, _ := strings.Cut(id, "-")
	return g
}

// GroupTables is one table for each group of articles, by name.
func GroupTables(scores []*Score) []*Table {
	by := map[string][]*Score{}
	for _, s := range scores {
		g := Group(s.ID)
		by[g] = append(by[g], s)
	}
	var out []*Table
	for _, g := range sortedKeys(by) {
		t := NewTable(by[g])
		t.Group = g
		out = append(out, t)
	}
	return out
}
