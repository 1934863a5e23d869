package eval

import (
	"fmt"
	"go/scanner"
	"go/token"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

// ruleName is the form of a rule's name, as the extractor's code writes it.
var ruleName = regexp.MustCompile(`^(date|document|org|person|position|decision|event)\.[a-z][a-z0-9-]*$`)

// RulesOf are the rules named in the Go files of a tree, tests and this
// package left out, sorted: every string literal in the form of a rule's name.
func RulesOf(tree fs.FS) ([]string, error) {
	found := map[string]bool{}
	err := fs.WalkDir(tree, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "eval" || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		src, err := fs.ReadFile(tree, p)
		if err != nil {
			return err
		}
		var s scanner.Scanner
		files := token.NewFileSet()
		s.Init(files.AddFile(p, -1, len(src)), src, nil, 0)
		for {
			_, tok, lit := s.Scan()
			if tok == token.EOF {
				return nil
			}
			if tok != token.STRING {
				continue
			}
			if v, err := strconv.Unquote(lit); err == nil && ruleName.MatchString(v) {
				found[v] = true
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("rules in the code: %w", err)
	}
	return sortedKeys(found), nil
}
