// Command bienban reads government and news pages and writes down who met or
// acted, when, in which post, and what was decided, each fact with the words
// that prove it.
//
// Every command is one file. They read flags and configuration, call the
// packages below, and print: data to standard output, logs and progress to
// standard error. They exit with 0 when done, 1 when something failed, 2 when
// used wrongly, 3 when a quality floor is not met.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the program at once.
	context.AfterFunc(ctx, stop)
	// A reader that has had enough (| head) is a write that fails, not our death:
	// the store is left as it should be.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
