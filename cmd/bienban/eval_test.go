package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ownGold is the project's own gold, from this package.
const ownGold = "../../testdata/gold"

// call runs the program with a quiet environment.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func TestEvalPrintsTheTable(t *testing.T) {
	code, out, errs := call(t, "eval", ownGold, "--only", "vi-*", "--groups", "--rules")
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"28 articles ", "\npeople ", "\ndecisions_attributed ", "\nhallucinated ", "\nvi: 28 articles ", "\nrule ", "\ndate.numeric "} {
		if !strings.Contains("\n"+out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
}

func TestEvalErrorsTakesARowOrNone(t *testing.T) {
	_, all, _ := call(t, "eval", "--errors", ownGold)
	_, dates, _ := call(t, "eval", "--errors", "dates", ownGold)
	_, after, _ := call(t, "eval", ownGold, "--errors=dates")
	if dates != after {
		t.Error("--errors dates DIR and DIR --errors=dates differ")
	}
	if !strings.Contains(all, "\n"+"dates\t") || !strings.Contains(all, "\n"+"organizations\t") {
		t.Errorf("--errors does not list all rows:\n%.2000s", all)
	}
	if !strings.Contains(dates, "\n"+"dates\t") || strings.Contains(dates, "\n"+"organizations\t") {
		t.Errorf("--errors dates does not list dates alone:\n%.2000s", dates)
	}
}

func TestEvalMinExits3(t *testing.T) {
	if code, _, errs := call(t, "eval", ownGold, "--min", "evidence_exact=1", "--min", "people=0"); code != exitDone {
		t.Errorf("rows that reach their floor: exit %d: %s", code, errs)
	}
	code, out, errs := call(t, "eval", ownGold, "--min", "people=1")
	if code != exitFloor || !strings.Contains(errs, "people is 0.") || !strings.Contains(errs, "below 1.0000") {
		t.Errorf("exit %d, standard error %q", code, errs)
	}
	if !strings.HasPrefix(out, "39 articles") {
		t.Error("the table is not printed when a row falls short")
	}
}

func TestEvalComparesRuns(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "run.json")
	if code, _, errs := call(t, "eval", ownGold, "--save", saved); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	code, out, errs := call(t, "eval", ownGold, "--against", saved)
	if code != exitDone || !strings.Contains(out, "no row has changed\n") {
		t.Errorf("exit %d %s: a run against itself:\n%s", code, errs, out)
	}
	// Records that say nothing of dates are broken articles.
	records := filepath.Join(t.TempDir(), "records.jsonl")
	if code, _, errs = callExtract(t, records); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	code, out, errs = call(t, "eval", ownGold, "--only", "vi-range-*", "--records", records, "--against", saved)
	if code != exitDone || !strings.Contains(out, "vi-range-campaign-2013\tdates\tworse by ") || !strings.Contains(out, "\tbroken\tmissed 2013-04-15/2013-05-15") {
		t.Errorf("exit %d %s: broken dates are not named:\n%s", code, errs, out)
	}
}

// callExtract writes the records of one article without their dates.
func callExtract(t *testing.T, file string) (int, string, string) {
	t.Helper()
	code, out, errs := call(t, "extract", "--with-text", ownGold+"/vi-range-campaign-2013.html")
	var b bytes.Buffer
	for line := range strings.Lines(out) {
		var r map[string]any
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		r["dates"] = []any{}
		enc, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(enc, '\n'))
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return code, out, errs
}

func TestEvalJSON(t *testing.T) {
	code, out, errs := call(t, "eval", ownGold, "--json", "--errors", "people")
	var v struct {
		Articles int
		Rows     []struct {
			Row string
			F1  float64
		}
		Faults []struct{ Article, Row string }
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil || code != exitDone {
		t.Fatalf("exit %d %s: %v", code, errs, err)
	}
	if v.Articles != 39 || len(v.Rows) < 20 || v.Rows[0].Row != "people" || v.Rows[0].F1 == 0 {
		t.Errorf("%d articles, rows %v", v.Articles, v.Rows)
	}
	for _, f := range v.Faults {
		if f.Row != "people" || f.Article == "" {
			t.Errorf("fault %+v", f)
		}
	}
}

func TestEvalWrongUse(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no folder", []string{"eval"}, exitUsage, "name a folder of gold"},
		{"folder that is not there", []string{"eval", "nowhere"}, exitFailed, "nowhere: no folder"},
		{"folder without gold", []string{"eval", "."}, exitFailed, ".: no gold: want NAME.json"},
		{"row that is none", []string{"eval", ownGold, "--min", "persons=0.9"}, exitUsage, `no row "persons": one of people, `},
		{"figure that is none", []string{"eval", ownGold, "--min", "people=90"}, exitUsage, "want ROW=F1 with F1 from 0 to 1"},
		{"errors of no row", []string{"eval", ownGold, "--errors=persons"}, exitUsage, `no row "persons"`},
		{"pages and gold", []string{"eval", ownGold, "--pages", "."}, exitUsage, "--pages has a table of its own"},
		{"pages without gold", []string{"eval", "--pages", "."}, exitFailed, "no gold.json in it"},
		{"saved run that is none", []string{"eval", ownGold, "--against", "eval.go"}, exitFailed, "eval.go: no saved run"},
		{"records that are none", []string{"eval", ownGold, "--records", "eval.go"}, exitFailed, "eval.go: line 1"},
		{"pages that are not there", []string{"bench", "--pages", "nowhere"}, exitFailed, "nowhere"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, errs := call(t, c.args...)
			if code != c.code || !strings.Contains(errs, c.want) {
				t.Errorf("exit %d, standard error %q; want exit %d and %q", code, errs, c.code, c.want)
			}
		})
	}
}

// Bad gold is named, the rest is scored, and the exit code says so.
func TestEvalGoesOnPastBadGold(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"vi-range-campaign-2013.html", "vi-range-campaign-2013.json"} {
		b, err := os.ReadFile(filepath.Join(ownGold, n))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, n), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "bad.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := call(t, "eval", dir)
	if code != exitFailed || !strings.HasPrefix(out, "1 article ") || !strings.Contains(errs, "bad.json: no gold: ") {
		t.Errorf("exit %d, standard error %q:\n%s", code, errs, out)
	}
}

func TestBenchPrintsATable(t *testing.T) {
	code, out, errs := call(t, "bench", "--spend", "1ms", "--memory", "1")
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	for _, want := range []string{"| HTML parse (goquery) |", "English: ", "Whole pipeline over embedded NATS", "| 1 ", "× parse"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
}
