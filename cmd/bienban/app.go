package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/term"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitFloor  = 3
)

// globals are the flags every command takes. What the configuration file says
// too has no default here: a flag that is not given says nothing.
type globals struct {
	Config    string `short:"c" placeholder:"FILE" env:"BIENBAN_CONFIG" help:"Configuration file (bienban.yaml, where there is one)."`
	NATS      string `name:"nats" placeholder:"URL" help:"NATS server or cluster to use instead of the embedded one (also $$NATS_URL)."`
	Store     string `name:"store" aliases:"dir" placeholder:"DIR" help:"Folder of the embedded server's data (bienban-data; also $$BIENBAN_STORE_DIR, and --dir)."`
	LogLevel  string `enum:",debug,info,warn,error" default:"" placeholder:"LEVEL" help:"Least severity logged: debug, info, warn or error (also $$BIENBAN_LOG_LEVEL)."`
	LogFormat string `enum:",text,json" default:"" placeholder:"FORMAT" help:"Log lines as text or json (also $$BIENBAN_LOG_FORMAT)."`
	Color     string `enum:"auto,always,never" default:"auto" env:"BIENBAN_COLOR" help:"Colours: auto (on a terminal, unless NO_COLOR is set), always or never."`
	Quiet     bool   `short:"q" env:"BIENBAN_QUIET" help:"No progress lines."`
}

// app is what a command is given.
type app struct {
	globals
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	log    *slog.Logger
}

// usageError is wrong use: exit 2.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitError ends the program with a code after what had to be said was said.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// hintError adds the remedy to an error.
type hintError struct {
	err  error
	hint string
}

func (e hintError) Error() string { return e.err.Error() }
func (e hintError) Unwrap() error { return e.err }

func hint(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return hintError{err, fmt.Sprintf(format, args...)}
}

// run is the whole program: arguments and streams in, exit code out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var c cli
	exited, code := false, 0
	k, err := kong.New(&c,
		kong.Name("bienban"),
		kong.Description(description),
		kong.Writers(stdout, stderr),
		kong.Exit(func(n int) { exited, code = true, n }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
	)
	if err != nil {
		fmt.Fprintln(stderr, "bienban:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	kctx, err := k.Parse(args)
	if exited {
		return code
	}
	if err != nil {
		fmt.Fprintf(stderr, "bienban: %v\nhint: bienban %s--help shows how it is used\n", err, commandName(args))
		return exitUsage
	}
	a := &app{globals: c.globals, ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr}
	a.log = newLogger(stderr, cmp.Or(a.LogLevel, "warn"), a.LogFormat)
	return a.exit(kctx.Run(a))
}

// commandName is the first word of args that is no flag, with a space.
func commandName(args []string) string {
	for _, s := range args {
		if !strings.HasPrefix(s, "-") {
			return s + " "
		}
	}
	return ""
}

// exit says what went wrong and gives the code.
func (a *app) exit(err error) int {
	var (
		code   exitError
		usage  usageError
		hinted hintError
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, syscall.EPIPE):
		return exitDone // whoever reads us has had enough
	case errors.Is(err, context.Canceled) && a.ctx.Err() != nil:
		fmt.Fprintln(a.stderr, "bienban: stopped")
		return exitFailed
	}
	fmt.Fprintln(a.stderr, "bienban:", err)
	if errors.As(err, &hinted) {
		fmt.Fprintln(a.stderr, "hint:", hinted.hint)
	}
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}

func newLogger(w io.Writer, level, format string) *slog.Logger {
	var l slog.Level
	_ = l.UnmarshalText([]byte(level)) // kong has checked it
	opt := &slog.HandlerOptions{Level: l}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, opt))
	}
	return slog.New(slog.NewTextHandler(w, opt))
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colours reports whether w gets colours.
func (a *app) colours(w io.Writer) bool {
	switch a.Color {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && isTerminal(w)
}
