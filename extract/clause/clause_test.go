package clause_test

import (
	"testing"

	"github.com/bienban/bienban/extract/clause"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
)

func TestGroup(t *testing.T) {
	lex, err := lexicon.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := clause.NewReader(lex)
	tests := []struct {
		name, in, verb string
		start          string // first word of the group, the verb where it is empty
		want           clause.Cue
	}{
		{"past and adverb", "Sở cũng đã yêu cầu", "yêu", "cũng", clause.Adverb | clause.Past},
		{"negated", "Tỉnh chưa phê duyệt", "phê", "chưa", clause.Negation},
		{"planned", "Tỉnh dự kiến sẽ xây", "xây", "dự", clause.Planned | clause.Future},
		{"passive", "Xã được tặng", "tặng", "được", clause.Passive},
		{"a modal that forbids is one cue", "Xã không được thu", "thu", "không", clause.Must},
		{"made a noun", "theo yêu cầu", "yêu", "yêu", clause.Noun | clause.Preposition},
		{"subordinate", "nếu yêu cầu", "yêu", "yêu", clause.Subordinate},
		{"nothing", "Sở yêu cầu", "yêu", "yêu", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := text.New(lex, tt.in, nil)
			q := r.Read(d, lex.Scan(d))
			at := -1
			for i := range d.Tokens {
				if d.Word(i) == tt.verb {
					at = i
				}
			}
			g := q.Group(0, at)
			if got := d.Word(g.Start); got != tt.start || g.Cue != tt.want {
				t.Errorf("group of %q in %q begins at %q with cues %b, want %q with %b", tt.verb, tt.in, got, g.Cue, tt.start, tt.want)
			}
		})
	}
}
