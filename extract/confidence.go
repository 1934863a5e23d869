package extract

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/bienban/bienban/extract/mention"
)

// confidenceTSV holds each rule's precision on gold, written by
// "bienban eval --write-confidence". A rule that was never measured has no
// figure.
//
//go:embed confidence.tsv
var confidenceTSV string

// Confidence is one rule's measured precision.
type Confidence struct {
	Rule      mention.Rule
	Precision *float64 // smoothed; nil where never measured
	Support   int      // facts it was measured on
}

// Confidences is the measured precision of every rule, by rule.
var Confidences = sync.OnceValues(func() (map[mention.Rule]Confidence, error) {
	out := map[mention.Rule]Confidence{}
	for n, line := range strings.Split(confidenceTSV, "\n") {
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "rule\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("extract: confidence.tsv:%d: want rule, precision, support", n+1)
		}
		c := Confidence{Rule: mention.Rule(f[0])}
		if f[1] != "" {
			p, err := strconv.ParseFloat(f[1], 64)
			if err != nil || p < 0 || p > 1 {
				return nil, fmt.Errorf("extract: confidence.tsv:%d: precision %q is no number from 0 to 1", n+1, f[1])
			}
			c.Precision = &p
		}
		s, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("extract: confidence.tsv:%d: support: %w", n+1, err)
		}
		c.Support = s
		out[c.Rule] = c
	}
	return out, nil
})
