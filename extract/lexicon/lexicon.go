package lexicon

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/bienban/bienban/extract/text"
)

//go:embed data/*.tsv
var embedded embed.FS

const noTable = 255

// Lexicon is a set of tables with one vocabulary and one automaton over them.
// It is immutable and safe for use by many goroutines.
type Lexicon struct {
	tables  map[string]*Table
	order   []*Table
	vocab   vocabulary
	auto    automaton
	version string
}

// File is one TSV file. The base of its name, without ".tsv", is the table it
// belongs to.
type File struct {
	Name string
	Data []byte
}

// Embedded is the lexicon built into the program.
var Embedded = sync.OnceValues(func() (*Lexicon, error) { return Load() })

// Load is the embedded lexicon with the user's files added: rows go to the
// table a file is named after ("post.tsv"), where columns may be left out; a
// table of a new name is kept as it is.
func Load(extra ...File) (*Lexicon, error) {
	entries, err := embedded.ReadDir("data") // sorted
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	var files []File
	for _, e := range entries {
		b, err := embedded.ReadFile("data/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		files = append(files, File{e.Name(), b})
	}
	return build(append(files, extra...))
}

// ReadFiles reads lexicon files from disk; a folder stands for its *.tsv.
func ReadFiles(paths ...string) ([]File, error) {
	var files []File
	for _, p := range paths {
		names := []string{p}
		if st, err := os.Stat(p); err == nil && st.IsDir() {
			if names, err = filepath.Glob(filepath.Join(p, "*.tsv")); err != nil || len(names) == 0 {
				return nil, fmt.Errorf("lexicon %s: the folder holds no .tsv file", p)
			}
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				return nil, fmt.Errorf("lexicon: %w", err)
			}
			files = append(files, File{name, b})
		}
	}
	return files, nil
}

func build(files []File) (*Lexicon, error) {
	l := &Lexicon{tables: map[string]*Table{}}
	sum := sha256.New()
	for _, f := range files {
		base := filepath.Base(f.Name)
		fmt.Fprintf(sum, "%s %d\n", base, len(f.Data))
		sum.Write(f.Data)
		t, err := parseTable(strings.TrimSuffix(base, ".tsv"), f.Name, bytes.NewReader(f.Data))
		if err != nil {
			return nil, err
		}
		if err := l.add(t); err != nil {
			return nil, err
		}
	}
	l.version = hex.EncodeToString(sum.Sum(nil))[:12]
	l.compile()
	return l, nil
}

// add appends a table, or its rows to the table of the same name.
func (l *Lexicon) add(t *Table) error {
	old := l.tables[t.Name]
	if old == nil {
		if len(l.order) == noTable {
			return fmt.Errorf("lexicon: more than %d tables", noTable)
		}
		t.id = uint8(len(l.order))
		l.tables[t.Name] = t
		l.order = append(l.order, t)
		return nil
	}
	at := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		if at[i] = old.Column(c); at[i] < 0 {
			return fmt.Errorf("lexicon %s: table %s has no column %q: it has %s", t.file, t.Name, c, strings.Join(old.Columns, ", "))
		}
	}
	for _, r := range t.Rows {
		fields := make([]string, len(old.Columns))
		for i, f := range r.Fields {
			fields[at[i]] = f
		}
		r.Fields = fields
		old.Rows = append(old.Rows, r)
	}
	return nil
}

// Table is the named table, nil where there is none.
func (l *Lexicon) Table(name string) *Table { return l.tables[name] }

// Tables are all tables, in the order of their numbers.
func (l *Lexicon) Tables() []*Table { return l.order }

// Version identifies the lexicon's content: 12 hex digits.
func (l *Lexicon) Version() string { return l.version }

// Lookup implements text.Vocabulary.
func (l *Lexicon) Lookup(folded []byte) (int32, text.Flag) { return l.vocab.lookup(folded) }

// ID is the vocabulary id of a word in any spelling that folds alike; 0 where
// no table holds it.
func (l *Lexicon) ID(word string) int32 {
	id, _ := l.vocab.lookup(text.Fold(nil, word))
	return id
}
