package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/schema"
)

// VersionCmd prints what made the records.
type VersionCmd struct {
	JSON bool `name:"json" help:"As one JSON object."`
}

// Run prints the versions of extractor, lexicon, schema and build.
func (c VersionCmd) Run(a *app) error {
	lex, err := lexicon.Embedded()
	if err != nil {
		return err
	}
	v := struct {
		Extractor string `json:"extractor"`
		Lexicon   string `json:"lexicon"`
		Schema    string `json:"schema"`
		Go        string `json:"go"`
		Revision  string `json:"revision,omitempty"`
	}{extract.Version, lex.Version(), schema.Version, runtime.Version(), ""}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v.Revision = s.Value
			}
		}
	}
	if c.JSON {
		return json.NewEncoder(a.stdout).Encode(v)
	}
	fmt.Fprintf(a.stdout, "%s\nlexicon %s\nschema %s\n%s\n", v.Extractor, v.Lexicon, v.Schema, v.Go)
	if v.Revision != "" {
		fmt.Fprintf(a.stdout, "revision %s\n", v.Revision)
	}
	return nil
}
