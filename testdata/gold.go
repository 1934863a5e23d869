package testdata

import (
	"embed"
	"io/fs"
)

//go:embed gold
var gold embed.FS

// Gold is the project's own gold: pages of articles written for it (NAME.html
// or NAME.txt) with the values a reader should find in them (NAME.json), and
// the floor their scores may not fall below (FLOOR). The events are
// invented; gold/README.md says what each article is there for.
func Gold() fs.FS {
	f, err := fs.Sub(gold, "gold")
	if err != nil {
		panic(err) // the name is constant
	}
	return f
}
