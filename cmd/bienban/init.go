package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/bienban/bienban/pipeline/config"
)

// InitCmd writes an example configuration.
type InitCmd struct {
	Path  string `arg:"" optional:"" default:"bienban.yaml" placeholder:"FILE" help:"Where to write; - for standard output."`
	Force bool   `short:"f" help:"Write over a file that is there."`
}

// Help is shown under --help.
func (InitCmd) Help() string {
	return `Writes a commented bienban.yaml that runs as it is; every key is explained in it.

  bienban init
  bienban config check
  bienban run --once`
}

// Run writes it.
func (c InitCmd) Run(a *app) error {
	if c.Path == "-" {
		_, err := a.stdout.Write(config.Example())
		return err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if c.Force {
		flags = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(c.Path, flags, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return hint(fmt.Errorf("%s is there already", c.Path), "--force writes over it; bienban init - shows the example")
	}
	if err != nil {
		return noPlace(c.Path, filepath.Dir(c.Path), err)
	}
	_, err = f.Write(config.Example())
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "wrote %s: now put your sources in, then bienban config check and bienban run --once\n", c.Path)
	return nil
}
