package eval

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bienban/bienban/schema"
)

// FloorFile is the name of the floor beside gold; it is no gold itself.
const FloorFile = "FLOOR"

// maxPage bounds a page, unpacked, in bytes.
const maxPage = 64 << 20

// pageEndings are the endings of pages, the first found is taken.
var pageEndings = []string{".html", ".html.gz", ".htm", ".txt", ".txt.gz"}

// Entry is one article of a folder: its gold and its page.
type Entry struct {
	Name string // base name without ending
	Page string // file of the page
	Body []byte // of the page, unpacked
	Gold *Gold
}

// Load reads the gold of a folder (NAME.json) and the pages beside it
// (NAME.html, NAME.html.gz or NAME.txt), those whose name fits one of the
// patterns of path.Match, all without patterns; by name. What cannot be
// scored is left out and named in the problems. The error is for a folder that
// cannot be read or holds no gold that fits.
func Load(fsys fs.FS, only ...string) ([]Entry, []Problem, error) {
	for _, p := range only {
		if _, err := path.Match(p, ""); err != nil {
			return nil, nil, fmt.Errorf("pattern %q: %w", p, err)
		}
	}
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	have := map[string]bool{}
	for _, f := range files {
		have[f.Name()] = !f.IsDir()
	}
	var entries []Entry
	var problems []Problem
	seen := 0
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".json")
		if !ok || f.IsDir() || f.Name() == FloorFile || !fits(name, only) {
			continue
		}
		seen++
		e, p := loadEntry(fsys, have, name)
		problems = append(problems, p...)
		if e != nil {
			entries = append(entries, *e)
		}
	}
	if seen == 0 {
		if len(only) > 0 {
			return nil, nil, fmt.Errorf("no gold (NAME.json) fits %s", strings.Join(only, ", "))
		}
		return nil, nil, errors.New("no gold: want NAME.json beside NAME.html, NAME.html.gz or NAME.txt")
	}
	return entries, problems, nil
}

func fits(name string, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(p string) bool {
		ok, _ := path.Match(p, name)
		return ok
	})
}

func loadEntry(fsys fs.FS, have map[string]bool, name string) (*Entry, []Problem) {
	file := name + ".json"
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, []Problem{{File: file, Text: err.Error(), Fatal: true}}
	}
	g, problems := ParseGold(file, b)
	if slices.ContainsFunc(problems, func(p Problem) bool { return p.Fatal }) {
		return nil, problems
	}
	i := slices.IndexFunc(pageEndings, func(e string) bool { return have[name+e] })
	if i < 0 {
		return nil, append(problems, Problem{
			File: file, Fatal: true,
			Text: fmt.Sprintf("no page: want %s.html, %s.html.gz or %s.txt beside it", name, name, name),
		})
	}
	e := &Entry{Name: name, Page: name + pageEndings[i], Gold: g}
	if e.Body, err = ReadPage(fsys, e.Page); err != nil {
		return nil, append(problems, Problem{File: e.Page, Text: err.Error(), Fatal: true})
	}
	return e, problems
}

// ErrEmpty says that a page holds nothing but white space.
var ErrEmpty = errors.New("empty")

// ReadPage reads a page, gzip undone, at most 64 MiB of it unpacked.
func ReadPage(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		defer z.Close()
		r = z
	}
	b, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > maxPage:
		return nil, fmt.Errorf("larger than %d MiB", maxPage>>20)
	case len(bytes.TrimSpace(b)) == 0:
		return nil, ErrEmpty
	}
	return b, nil
}

// ReadRecords reads records written with their text, by the base name of
// source.url. A line that is no record ends it with an error that names it.
func ReadRecords(r io.Reader) (map[string][]schema.Record, error) {
	in := schema.NewReader(r)
	out := map[string][]schema.Record{}
	for {
		rec, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		n := BaseName(deref(rec.Source.URL))
		out[n] = append(out[n], *rec)
	}
}
