package charset

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// table gives the rows of an embedded table under its header. The tables are
// part of the program: one that is not as it should be is a bug.
func table(name string, header ...string) [][]string {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	var rows [][]string
	first := true
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if first {
			if strings.Join(cells, " ") != strings.Join(header, " ") {
				panic(fmt.Sprintf("%s: header is %q", name, line))
			}
			first = false
			continue
		}
		if len(cells) != len(header) {
			panic(fmt.Sprintf("%s: row %q has not %d cells", name, line, len(header)))
		}
		rows = append(rows, cells)
	}
	return rows
}
