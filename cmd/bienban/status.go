package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/bienban/bienban/pipeline"
)

// StatusCmd counts what went in, came out, waits and failed.
type StatusCmd struct {
	JSON bool `name:"json" help:"As one JSON object."`
	Runs int  `default:"5" help:"How many runs to show, newest first."`
}

// Help is shown under --help.
func (StatusCmd) Help() string {
	return `Shows the streams, the last runs with every address accounted for, what lies with
the dead letters, and the hosts that are left alone for now. It may attach to a run that is going on.

  bienban status
  bienban status --json | jq .runs[0].counts`
}

// Run prints the account.
func (c StatusCmd) Run(a *app) error {
	p, err := a.reader()
	if err != nil {
		return err
	}
	defer p.Close()
	st, err := p.Status(a.ctx)
	if err != nil {
		return err
	}
	st.Runs = st.Runs[:min(len(st.Runs), max(c.Runs, 0))]
	if c.JSON {
		return json.NewEncoder(a.stdout).Encode(st)
	}
	return printStatus(a.stdout, st)
}

func printStatus(out io.Writer, st pipeline.Status) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	where := st.Server.URL
	if st.Server.Embedded {
		where = "embedded, " + st.Server.Dir
	}
	fmt.Fprintf(w, "server\t%s (nats-server %s)\n", where, st.Server.Version)
	fmt.Fprintf(w, "records\t%d stored, all revisions\n", st.Records)
	fmt.Fprintln(w, "\nSTREAM\tMESSAGES\tBYTES\tIN WORK\tLAST")
	for _, s := range st.Streams {
		last := "-"
		if !s.Last.IsZero() {
			last = s.Last.UTC().Format(time.RFC3339)
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\n", s.Name, s.Messages, s.Bytes, s.InWork, last)
	}
	for _, r := range st.Runs {
		state := "unfinished: the same command goes on with it"
		if !r.Finished.IsZero() {
			state = "finished " + r.Finished.UTC().Format(time.RFC3339)
		}
		fmt.Fprintf(w, "\nrun %s\t%s\n", r.Run, state)
		fmt.Fprintln(w, "STAGE\tIN\tDONE\tFAILED\tDEAD\tWAITING\tREASONS")
		for _, s := range pipeline.AllStages {
			n := r.Counts.Stages[s]
			if n == nil {
				continue
			}
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%s\n", s, n.In, n.Done, n.Failed, n.Dead, n.Waiting, reasons(n.Reasons))
		}
	}
	for _, h := range st.Paused {
		fmt.Fprintf(w, "\nhost %s\tleft alone until %s: %s\n", h.Host, h.Until.UTC().Format(time.RFC3339), h.Why)
	}
	if len(st.Dead) > 0 {
		fmt.Fprintf(w, "\ndead letters\t%s (bienban dead lists them, bienban dead retry sends them through again)\n", reasons(st.Dead))
	}
	return w.Flush()
}

// reasons lists counts by name: "list 3, not_found 1".
func reasons(m map[string]int) string {
	parts := make([]string, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(parts, ", ")
}
