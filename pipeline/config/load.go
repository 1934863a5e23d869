package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// FileName is the name looked for where none is given.
const FileName = "bienban.yaml"

// Load reads the file at path, puts the environment over it and checks it.
// Relative paths in the file (store.dir, lexicons, credentials) are relative to
// the folder the program runs in. The error is a Problems where the file could
// be read.
func Load(path string) (Config, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), fmt.Errorf("%s: %w; \"bienban init\" writes an example, or name another file with --config", path, fs.ErrNotExist)
	}
	if err != nil {
		return Default(), fmt.Errorf("config: %w", err)
	}
	c, err := Parse(path, b)
	var ps Problems
	if err != nil && !errors.As(err, &ps) {
		return c, err
	}
	ps = append(ps, c.fromEnv(os.LookupEnv)...)
	return c, ps.err()
}

// FromEnv is the configuration without a file: defaults and environment.
func FromEnv() (Config, error) {
	c := Default()
	return c, c.fromEnv(os.LookupEnv).err()
}

// Parse reads b; name stands in the mistakes. What the file leaves out has its
// default. The environment is not looked at. The error is a Problems.
func Parse(name string, b []byte) (Config, error) {
	c := Default()
	if at, ok := notUTF8(b); ok {
		return c, Problems{{File: name, Line: at.line, Column: at.column, Text: "is not UTF-8", Remedy: "save the file as UTF-8"}}
	}
	file, err := parseYAML(b)
	if err != nil {
		p := Problem{File: name, Line: 1, Column: 1, Text: err.Error(), Remedy: "mend the YAML there first"}
		var ye yaml.Error
		if errors.As(err, &ye) {
			p.Text = ye.GetMessage()
			if t := ye.GetToken(); t != nil && t.Position != nil {
				p.Line, p.Column = t.Position.Line, t.Position.Column
			}
		}
		return c, Problems{p}
	}
	d := newDecoder(name)
	d.document(&c, file)
	d.check(&c)
	return c, d.problems.err()
}

// parseYAML is the library's parser, whose panics are errors too.
func parseYAML(b []byte) (file *ast.File, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("cannot be read as YAML: %v", v)
		}
	}()
	return parser.ParseBytes(b, 0)
}

// notUTF8 is where the first byte stands that is no UTF-8.
func notUTF8(b []byte) (at place, found bool) {
	at = place{1, 1}
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			return at, true
		case r == '\n':
			at = place{at.line + 1, 1}
		default:
			at.column++
		}
		b = b[n:]
	}
	return at, false
}

// Check checks a configuration that was put together or changed by flags.
func (c *Config) Check() error {
	d := newDecoder("")
	d.check(c)
	return d.problems.err()
}

// statFile reports whether there is a file at path.
func statFile(path string) error {
	st, err := os.Stat(filepath.Clean(path))
	if err == nil && st.IsDir() {
		return errors.New("is a folder")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no such file")
	}
	return err
}
