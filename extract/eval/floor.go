package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// Floor are the figures no change may fall below by more than Slack.
type Floor struct {
	Articles int                `json:"articles"`
	Rows     map[string]float64 `json:"rows"`
}

// Slack is how far below its floor a row may be: one point.
const Slack = 0.01

// NewFloor takes a table's figures, to the fourth digit.
func NewFloor(t *Table) Floor {
	f := Floor{Articles: t.Articles, Rows: map[string]float64{}}
	for _, r := range t.Rows {
		f.Rows[r.Name] = math.Round(r.F1*1e4) / 1e4
	}
	return f
}

// Write writes the floor as JSON.
func (f Floor) Write(w io.Writer) error {
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// ReadFloor reads what Write wrote.
func ReadFloor(r io.Reader) (Floor, error) {
	var f Floor
	if err := json.NewDecoder(r).Decode(&f); err != nil {
		return f, fmt.Errorf("no floor: %w", err)
	}
	return f, nil
}

// Check says which rows of a table fell below the floor. Evidence must be
// exact and nothing may be hallucinated, whatever the floor says.
func (f Floor) Check(t *Table) []string {
	var out []string
	if t.Articles < f.Articles {
		out = append(out, fmt.Sprintf("%d articles scored, the floor was set on %d", t.Articles, f.Articles))
	}
	for _, r := range t.Rows {
		floor, ok := f.Rows[r.Name]
		switch {
		case r.Name == RowHallucinated:
			if r.F1 > 0 {
				out = append(out, fmt.Sprintf("%s: %d of %d names and numbers do not stand in the text", r.Name, r.N-r.TP, r.N))
			}
		case r.Name == RowEvidence:
			if r.N > 0 && r.TP < r.N {
				out = append(out, fmt.Sprintf("%s: %d of %d evidences are not exact", r.Name, r.N-r.TP, r.N))
			}
		case ok && r.F1 < floor-Slack:
			out = append(out, fmt.Sprintf("%s: %s, more than a point below the floor of %s", r.Name, percent(r.F1), percent(floor)))
		}
	}
	return out
}
