package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/bienban/bienban/extract/eval"
	"github.com/bienban/bienban/schema"
)

// EvalCmd scores the extraction against gold.
type EvalCmd struct {
	Dirs    []string `arg:"" optional:"" name:"dir" placeholder:"DIR" help:"Folders of pages (NAME.html, .html.gz or .txt) with gold (NAME.json) beside them."`
	Only    []string `placeholder:"GLOB" help:"Score only articles whose name fits, as vi-*; repeatable."`
	Groups  bool     `help:"One table more for each group of articles: the name up to its first hyphen."`
	JSON    bool     `name:"json" help:"Print the tables as JSON."`
	Errors  rowFlag  `placeholder:"[ROW]" help:"List each miss and each false value, of one row or of all: article, words around it, rule."`
	Rules   bool     `help:"Precision and support of each rule."`
	Save    string   `placeholder:"FILE" help:"Keep this run, to be compared with a later one."`
	Against string   `placeholder:"FILE" help:"Print what changed since a kept run, article by article, fixed and broken."`
	Min     []string `placeholder:"ROW=F1" help:"Exit 3 when a row falls below, as people=0.9; repeatable."`
	Records string   `placeholder:"FILE" help:"Score these records (JSONL, written with --with-text) instead of extracting."`
	Pages   string   `placeholder:"DIR" help:"Score page reading: folders that hold gold.json and the pages it knows."`
	Lexicon []string `placeholder:"DIR" help:"Folder of your own lexicon tables (*.tsv); repeatable."`

	WriteRecords    string `placeholder:"FILE" help:"Write the records made, with their text, as JSONL."`
	WriteConfidence bool   `help:"Write what each rule is worth to extract/confidence.tsv (in the source tree)."`
	WriteFloor      bool   `help:"Write the floor no change may fall below to FLOOR in the folder."`
}

// confidenceFile is where the extractor's source keeps what rules are worth.
var confidenceFile = filepath.Join("extract", "confidence.tsv")

// Help is shown under --help.
func (EvalCmd) Help() string {
	return `Reads the pages of a folder, extracts their records and holds them against gold:
one table of precision, recall and F1 with 95 % intervals (bootstrap over articles).

  bienban eval testdata/gold
  bienban eval testdata/gold --errors people        each person missed or false
  bienban eval testdata/gold --save before.json     then change a rule, and:
  bienban eval testdata/gold --against before.json
  bienban eval testdata/gold --min people=0.9 --min dates=0.9
  bienban eval --pages pages                        page reading: pages/web, pages/portal

Gold that cannot be used is named with its file and member; the rest is scored.
Exit codes: 0 done, 1 something could not be scored, 2 wrong use, 3 below --min.`
}

// rowFlag is a flag with an optional value: "--errors" or "--errors people".
type rowFlag struct {
	set bool
	row string
}

// Decode takes the next word only where it names a row.
func (f *rowFlag) Decode(ctx *kong.DecodeContext) error {
	f.set = true
	t := ctx.Scan.Peek()
	word, ok := t.Value.(string)
	if !ok || t.IsEOL() {
		return nil
	}
	if t.Type == kong.FlagValueToken || eval.IsRow(word) {
		ctx.Scan.Pop()
		if !eval.IsRow(word) {
			return fmt.Errorf("no row %q: one of %s", word, rowNames())
		}
		f.row = word
	}
	return nil
}

func rowNames() string {
	return strings.Join(append(slices.Clone(eval.CountedRows), eval.SharedRows...), ", ")
}

// floorOf is a row and the least F1 it may have.
type floorOf struct {
	row string
	f1  float64
}

func parseMin(list []string) ([]floorOf, error) {
	var out []floorOf
	for _, s := range list {
		row, v, ok := strings.Cut(s, "=")
		f, err := strconv.ParseFloat(v, 64)
		switch {
		case !ok || err != nil || f < 0 || f > 1:
			return nil, usagef("--min %s: want ROW=F1 with F1 from 0 to 1, as people=0.9", s)
		case !eval.IsRow(row):
			return nil, usagef("--min %s: no row %q: one of %s", s, row, rowNames())
		}
		out = append(out, floorOf{row, f})
	}
	return out, nil
}

// Run does it.
func (c EvalCmd) Run(a *app) error {
	if len(c.Dirs) == 0 && c.Pages == "" {
		return usagef("name a folder of gold (bienban eval testdata/gold), or --pages DIR")
	}
	if c.Pages != "" && len(c.Dirs) > 0 {
		return usagef("--pages has a table of its own: give it without folders of gold")
	}
	if c.WriteFloor && len(c.Dirs) != 1 {
		return usagef("--write-floor sets the floor of one folder, not of %d", len(c.Dirs))
	}
	mins, err := parseMin(c.Min)
	if err != nil {
		return err
	}
	if c.Pages != "" {
		return c.pages(a)
	}
	scores, failed, err := c.scores(a)
	if err != nil {
		return err
	}
	if err := c.print(a, scores); err != nil {
		return err
	}
	if err := c.write(a, scores); err != nil {
		return err
	}
	t := eval.NewTable(scores)
	below := 0
	for _, m := range mins {
		if r, _ := t.Row(m.row); r.F1 < m.f1 {
			below++
			fmt.Fprintf(a.stderr, "bienban: %s is %.4f, below %.4f\n", m.row, r.F1, m.f1)
		}
	}
	switch {
	case below > 0:
		return exitError(exitFloor)
	case failed:
		return exitError(exitFailed)
	}
	return nil
}

// scores are those of all folders; what is wrong with gold goes to standard
// error, and failed reports whether an article could not be scored.
func (c EvalCmd) scores(a *app) (scores []*eval.Score, failed bool, err error) {
	var made map[string][]schema.Record
	extract := eval.Extract(nil)
	if c.Records != "" {
		if made, err = readRecordsFile(c.Records); err != nil {
			return nil, false, err
		}
	} else {
		x, err := newExtractor(c.Lexicon...)
		if err != nil {
			return nil, false, err
		}
		extract = eval.Records(x)
		if c.Rules || c.WriteConfidence {
			extract = eval.RecordsAndFacts(x)
		}
	}
	var sink *recordSink
	if c.WriteRecords != "" && extract != nil {
		sink = newRecordSink(extract)
		extract = sink.extract
	}
	for _, dir := range c.Dirs {
		entries, problems, err := loadGold(dir, c.Only)
		if err != nil {
			return nil, false, err
		}
		var more []eval.Problem
		var s []*eval.Score
		if extract == nil {
			for i := range entries {
				e := &entries[i]
				s = append(s, eval.NewScore(&eval.Article{Gold: e.Gold, Records: made[e.Name]}))
			}
		} else if s, more, err = eval.Run(a.ctx, entries, extract); err != nil {
			return nil, false, err
		}
		for _, p := range append(problems, more...) {
			failed = failed || p.Fatal
			fmt.Fprintf(a.stderr, "bienban: %s\n", filepath.Join(dir, p.Error()))
		}
		scores = append(scores, s...)
	}
	if sink != nil {
		if err := writeFile(c.WriteRecords, a.stdout, sink.write); err != nil {
			return nil, false, err
		}
	}
	if len(scores) == 0 {
		return nil, false, errors.New("nothing could be scored")
	}
	return scores, failed, nil
}

func loadGold(dir string, only []string) ([]eval.Entry, []eval.Problem, error) {
	st, err := os.Stat(dir)
	if err != nil || !st.IsDir() {
		return nil, nil, hint(fmt.Errorf("%s: no folder", dir), "name the folder that holds NAME.json beside NAME.html or NAME.txt")
	}
	entries, problems, err := eval.Load(os.DirFS(dir), only...)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, err)
	}
	return entries, problems, nil
}

func readRecordsFile(name string) (map[string][]schema.Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := eval.ReadRecords(f)
	if err != nil {
		return nil, hint(fmt.Errorf("%s: %w", name, err), "write records with bienban extract --with-text")
	}
	return m, nil
}

// evalJSON is what --json prints.
type evalJSON struct {
	*eval.Table
	Groups []*eval.Table `json:"groups,omitempty"`
	Rules  []eval.Rule   `json:"rules,omitempty"`
	Faults []eval.Fault  `json:"faults,omitempty"`
	Change []eval.Change `json:"changes,omitempty"`
}

func (c EvalCmd) print(a *app, scores []*eval.Score) error {
	var before []*eval.Score
	if c.Against != "" {
		f, err := os.Open(c.Against)
		if err != nil {
			return err
		}
		defer f.Close()
		if before, err = eval.ReadSaved(f); err != nil {
			return fmt.Errorf("%s: %w", c.Against, err)
		}
	}
	if c.JSON {
		return c.printJSON(a, scores, before)
	}
	w := bufio.NewWriter(a.stdout)
	steps := []func() error{func() error { return eval.NewTable(scores).Print(w) }}
	if c.Groups {
		for _, t := range eval.GroupTables(scores) {
			steps = append(steps, func() error { return t.Print(w) })
		}
	}
	if c.Rules {
		steps = append(steps, func() error { return eval.PrintRules(w, eval.RuleTable(scores, nil)) })
	}
	if c.Errors.set {
		steps = append(steps, func() error { return eval.PrintFaults(w, scores, c.Errors.row) })
	}
	if before != nil {
		steps = append(steps, func() error { return eval.PrintAgainst(w, before, scores) })
	}
	for i, s := range steps {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := s(); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (c EvalCmd) printJSON(a *app, scores, before []*eval.Score) error {
	out := evalJSON{Table: eval.NewTable(scores)}
	if c.Groups {
		out.Groups = eval.GroupTables(scores)
	}
	if c.Rules {
		out.Rules = eval.RuleTable(scores, nil)
	}
	if c.Errors.set {
		for _, s := range scores {
			for _, f := range s.Faults {
				if c.Errors.row == "" || c.Errors.row == f.Row {
					out.Faults = append(out.Faults, f)
				}
			}
		}
	}
	if before != nil {
		out.Change, _, _ = eval.Against(before, scores)
	}
	return printJSON(a.stdout, out)
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

// write keeps what was asked to be kept.
func (c EvalCmd) write(a *app, scores []*eval.Score) error {
	if c.Save != "" {
		if err := writeFile(c.Save, a.stdout, func(w io.Writer) error { return eval.Save(w, scores) }); err != nil {
			return err
		}
	}
	if c.WriteFloor {
		floor := eval.NewFloor(eval.NewTable(scores))
		name := filepath.Join(c.Dirs[0], eval.FloorFile)
		if err := writeFile(name, a.stdout, floor.Write); err != nil {
			return err
		}
		fmt.Fprintf(a.stderr, "bienban: floor written to %s\n", name)
	}
	if c.WriteConfidence {
		known, err := eval.RulesOf(os.DirFS(filepath.Dir(confidenceFile)))
		if err != nil {
			return hint(err, "run it at the top of the source tree")
		}
		rules := eval.RuleTable(scores, known)
		if err := writeFile(confidenceFile, a.stdout, func(w io.Writer) error { return eval.WriteConfidence(w, rules) }); err != nil {
			return err
		}
		fmt.Fprintf(a.stderr, "bienban: %d rules written to %s\n", len(rules), confidenceFile)
	}
	return nil
}

// pages prints the table of page reading.
func (c EvalCmd) pages(a *app) error {
	sets, err := pageSets(c.Pages)
	if err != nil {
		return err
	}
	var tables []*eval.PageTable
	for _, s := range sets {
		t, err := eval.ScorePages(a.ctx, os.DirFS(s), filepath.Base(s))
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		tables = append(tables, t)
	}
	if c.JSON {
		return printJSON(a.stdout, tables)
	}
	if err := eval.PrintPages(a.stdout, tables); err != nil {
		return err
	}
	if c.Errors.set {
		fmt.Fprintln(a.stdout)
		return eval.PrintPageFaults(a.stdout, tables)
	}
	return nil
}

// pageSets are the folders with gold.json: dir itself, else those in it.
func pageSets(dir string) ([]string, error) {
	if _, err := os.Stat(filepath.Join(dir, "gold.json")); err == nil {
		return []string{dir}, nil
	}
	names, err := fs.Glob(os.DirFS(dir), "*/gold.json")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, hint(fmt.Errorf("%s: no gold.json in it or in the folders in it", dir),
			"gold.json maps the names of pages to title, published, and articleBody or lead and body")
	}
	var out []string
	for _, n := range names {
		out = append(out, filepath.Join(dir, filepath.Dir(n)))
	}
	return out, nil
}
