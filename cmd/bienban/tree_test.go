package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/bienban/bienban/"

// floors say who may import whom: a package may import those of lower floors,
// and of its own floor only what stands in sameFloor. ARCHITECTURE.md shows
// the same.
var floors = map[string]int{
	"schema":          0,
	"extract/text":    1,
	"extract/lexicon": 1,
	"extract/mention": 1,
	"extract/clause":  1,
	"fetch":           1,
	"fetch/charset":   1,
	"fetch/robots":    1,

	"extract/page":     2,
	"extract/date":     2,
	"extract/org":      2,
	"extract/person":   2,
	"extract/document": 2,
	"extract/decision": 2,
	"extract/event":    2,
	"extract/resolve":  2,
	"extract/english":  2,

	"extract": 3,

	"extract/eval":       4,
	"extract/eval/bench": 4,
	"extract/explain":    4,
	"pipeline/config":    4,
	"pipeline":           4,

	"testdata":    0,
	"cmd/bienban": 5,
}

// sameFloor are the steps allowed within a floor, in the order of the stairs.
var sameFloor = map[string][]string{
	"extract/lexicon":    {"extract/text"},
	"extract/mention":    {"extract/text", "extract/lexicon"},
	"extract/clause":     {"extract/text", "extract/lexicon"},
	"fetch":              {"fetch/charset", "fetch/robots"},
	"extract/eval/bench": {"extract/eval"},
	"pipeline":           {"pipeline/config"},
}

// never are imports that a package must not have, whatever its floor.
var never = map[string][]string{
	"extract": {"net/http", "github.com/nats-io/"},
	"fetch":   {"github.com/nats-io/"},
	"schema":  {"net/http", "time/tzdata", "github.com/nats-io/"},
}

func TestImportsNeverRunUp(t *testing.T) {
	root := filepath.Join("..", "..")
	fset := token.NewFileSet()
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, file)
		rel = filepath.ToSlash(rel)
		if e.IsDir() {
			if strings.HasPrefix(e.Name(), ".") && rel != "." || e.Name() == "testdata" && rel != "testdata" {
				return fs.SkipDir
			}
			return nil
		}
		pkg := path.Dir(rel)
		if path.Ext(rel) != ".go" || pkg == "." {
			return nil
		}
		floor, ok := floors[pkg]
		if !ok {
			t.Errorf("%s: package %s stands on no floor: put it into ARCHITECTURE.md and this test", rel, pkg)
			return nil
		}
		seen[pkg] = true
		f, err := parser.ParseFile(fset, file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		test := strings.HasSuffix(rel, "_test.go")
		for _, im := range f.Imports {
			name, _ := strconv.Unquote(im.Path.Value)
			top, _, _ := strings.Cut(pkg, "/")
			for _, bad := range never[top] {
				if strings.HasPrefix(name, bad) && !test && pkg != "extract/eval" && !(top == "fetch" && bad == "net/http") {
					t.Errorf("%s imports %s: %s knows nothing of it", rel, name, top)
				}
			}
			to, ours := strings.CutPrefix(name, module)
			if !ours || to == pkg || to == "testdata" && test {
				continue
			}
			switch up, known := floors[to]; {
			case !known:
				t.Errorf("%s imports %s, which stands on no floor", rel, to)
			case up > floor:
				t.Errorf("%s (floor %d) imports %s (floor %d): that runs up", rel, floor, to, up)
			case up == floor && !contains(sameFloor[pkg], to) && !test: // a test may use a neighbour
				t.Errorf("%s imports %s beside it on floor %d", rel, to, floor)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range floors {
		if !seen[pkg] {
			t.Errorf("package %s is gone: take it out of this test", pkg)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
