package explain

import (
	_ "embed"
	"strings"
	"sync"
)

// rulesTSV says what each rule reads: id, tab, words. A rule that is not in it
// is shown by its id alone.
//
//go:embed rules.tsv
var rulesTSV string

var ruleWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(rulesTSV) {
		if id, what, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && line[0] != '#' && id != "rule" {
			out[id] = what
		}
	}
	return out
})
