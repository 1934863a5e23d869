package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"sort"
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

// Embedded is the lexicon built into the program.
var Embedded = sync.OnceValues(func() (*Lexicon, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return build(sub)
})

// Load is the embedded lexicon with the user's tables added. Each of extra
// holds *.tsv files named like the tables they add to ("post.tsv"); a file
// may leave out columns, and a table of a new name is kept as it is.
func Load(extra ...fs.FS) (*Lexicon, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return build(append([]fs.FS{sub}, extra...)...)
}

func build(sources ...fs.FS) (*Lexicon, error) {
	l := &Lexicon{tables: map[string]*Table{}}
	sum := sha256.New()
	for n, src := range sources {
		files, err := fs.Glob(src, "*.tsv")
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		sort.Strings(files)
		if n > 0 && len(files) == 0 {
			return nil, fmt.Errorf("lexicon: the folder holds no .tsv file")
		}
		for _, file := range files {
			b, err := fs.ReadFile(src, file)
			if err != nil {
				return nil, fmt.Errorf("lexicon: %w", err)
			}
			fmt.Fprintf(sum, "%s %d\n", path.Base(file), len(b))
			sum.Write(b)
			t, err := parseTable(strings.TrimSuffix(path.Base(file), ".tsv"), file, strings.NewReader(string(b)))
			if err != nil {
				return nil, err
			}
			if err := l.add(t); err != nil {
				return nil, err
			}
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
			return fmt.Errorf("lexicon: table %s has no column %q: it has %s", t.Name, c, strings.Join(old.Columns, ", "))
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
