package eval

import (
	"strings"
	"unicode"

	"github.com/bienban/bienban/schema"
)

// FaultKind says what sort of fault it is.
type FaultKind string

// The sorts of fault.
const (
	Missed FaultKind = "missed" // in gold, not in the records
	False  FaultKind = "false"  // in the records, not in gold
	Wrong  FaultKind = "wrong"  // in both, not equal
)

// Fault is one value that is not as gold has it.
type Fault struct {
	Article string    `json:"article"`
	Row     string    `json:"row"`
	Kind    FaultKind `json:"kind"`
	Value   string    `json:"value"`          // what gold (missed) or the record (false, wrong) has
	Want    string    `json:"want,omitempty"` // what gold has, where wrong
	Rule    string    `json:"rule,omitempty"`
	Note    string    `json:"note,omitempty"`
	Around  string    `json:"around,omitempty"` // words of the article around it
}

// passage finds words of the article and what stands around them.
type passage struct {
	runes []rune
	lower string // of the same length in runes
}

// contextRunes is how many code points of the article are shown on each side.
const contextRunes = 40

func newPassage(text string) passage {
	p := passage{runes: []rune(text)}
	low := make([]rune, len(p.runes))
	for i, r := range p.runes {
		low[i] = unicode.ToLower(r)
	}
	p.lower = string(low)
	return p
}

// at shows the first evidence and what stands around it.
func (p passage) at(ev []schema.Evidence) string {
	if len(ev) == 0 {
		return ""
	}
	return p.show(ev[0].Start, ev[0].End)
}

// around shows where s first stands, whatever its case.
func (p passage) around(s string) string {
	low := strings.Map(unicode.ToLower, s)
	if low == "" {
		return ""
	}
	i := strings.Index(p.lower, low)
	if i < 0 {
		return ""
	}
	start := len([]rune(p.lower[:i]))
	return p.show(start, start+len([]rune(low)))
}

// show is text[start:end] in brackets, with what stands around it, on one line.
func (p passage) show(start, end int) string {
	if start < 0 || end > len(p.runes) || start > end {
		return ""
	}
	var b strings.Builder
	from, to := max(0, start-contextRunes), min(len(p.runes), end+contextRunes)
	if from > 0 {
		b.WriteString("…")
	}
	b.WriteString(string(p.runes[from:start]))
	b.WriteString("[")
	b.WriteString(string(p.runes[start:end]))
	b.WriteString("]")
	b.WriteString(string(p.runes[end:to]))
	if to < len(p.runes) {
		b.WriteString("…")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (s *scorer) missed(v string) Fault { return s.missedAt(v, v) }

// missedAt is a missed value that is written in the article as one of forms.
func (s *scorer) missedAt(v string, written ...string) Fault {
	f := Fault{Kind: Missed, Value: v}
	for _, w := range written {
		if f.Around = s.words.around(w); f.Around != "" {
			break
		}
	}
	return f
}

func (s *scorer) falsely(v, rule string, ev []schema.Evidence) Fault {
	return Fault{Kind: False, Value: v, Rule: rule, Around: s.words.at(ev)}
}
