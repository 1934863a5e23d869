package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/schema"
	"github.com/bienban/bienban/testdata"
)

const goodGold = `{"id":"ID","lang":"vi","page":{"title":"Họp","published":null,"author":null,"first":"","last":""},
"people":[],"organizations":[],"dates":[],"documents":[],
"events":[{"type":"meeting","main":true,"time":null,"modality":"occurred","title":"Họp","organizer":[],"chair":[],"attend":[],"place":null}],"decisions":[]}`

func goldFile(id, old, new string) *fstest.MapFile {
	s := strings.Replace(goodGold, "ID", id, 1)
	if old != "" {
		s = strings.Replace(s, old, new, 1)
	}
	return &fstest.MapFile{Data: []byte(s)}
}

func zipped(s string) *fstest.MapFile {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return &fstest.MapFile{Data: b.Bytes()}
}

// Bad gold is named with file and member, and the rest is still scored.
func TestBadGoldIsNamed(t *testing.T) {
	text := &fstest.MapFile{Data: []byte("Họp\nSở Y tế họp ngày 5/3.\n")}
	dir := fstest.MapFS{
		"good.json": goldFile("good", "", ""), "good.txt": text,
		"zipped.json": goldFile("zipped", "", ""), "zipped.html.gz": zipped("<title>Họp</title><article><h1>Họp</h1><p>Sở Y tế họp ngày 5/3.</p></article>"),
		"comma.json": goldFile("comma", `"people":[]`, `"people":[}`), "comma.txt": text,
		"type.json": goldFile("type", `"dates":[]`, `"dates":"5/3"`), "type.txt": text,
		"pageless.json":   goldFile("pageless", "", ""),
		"headless.json":   goldFile("headless", `"main":true`, `"main":false`),
		"empty.json":      goldFile("empty", "", ""),
		"empty.txt":       {Data: []byte(" \n")},
		"headless.txt":    text,
		"torn.json":       goldFile("torn", "", ""),
		"torn.html.gz":    {Data: []byte("no gzip")},
		"kind.json":       goldFile("kind", `"meeting"`, `"party"`),
		"kind.txt":        text,
		"word.json":       goldFile("word", `"dates":[]`, `"dates":[{"written":"ngày 6/3","edtf":"2012-03-6"}]`),
		"word.txt":        text,
		"name.json":       goldFile("other", "", ""),
		"name.txt":        text,
		"stranger.json":   goldFile("stranger", `"chair":[]`, `"chair":["Lê An"]`),
		"stranger.txt":    text,
		"FLOOR":           {Data: []byte("{}")},
		"sub/nested.json": goldFile("nested", "", ""),
	}
	entries, problems, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	none := func(*schema.Article) ([]schema.Record, []Fact) { return nil, nil }
	scores, more, err := Run(context.Background(), entries, none)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range scores {
		names = append(names, s.ID)
	}
	if diff := cmp.Diff([]string{"good", "kind", "name", "stranger", "word", "zipped"}, names); diff != "" {
		t.Errorf("scored articles differ (-want +got):\n%s", diff)
	}
	var got []string
	for _, p := range append(problems, more...) {
		got = append(got, p.Error())
	}
	for _, want := range []string{
		"comma.json: no gold: line 2: invalid character '}'",
		"type.json: dates: no gold: line 2: cannot unmarshal string",
		"pageless.json: no page: want pageless.html, pageless.html.gz or pageless.txt beside it",
		`headless.json: events: no event has "main": true`,
		"empty.txt: empty",
		"torn.html.gz: gzip: ",
		`kind.json: events[0].type: "party" is none of meeting, `,
		`word.json: dates[0].written: "ngày 6/3" does not stand in the article`,
		`word.json: dates[0].edtf: "2012-03-6" is no EDTF date`,
		`name.json: id: "other" differs from the name of the file`,
		`stranger.json: events[0].chair[0]: "Lê An" is no name of people or organizations`,
	} {
		n := 0
		for _, g := range got {
			if strings.HasPrefix(g, want) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d problems begin with %q, want 1; all:\n%s", n, want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 11 {
		t.Errorf("%d problems, want 11:\n%s", len(got), strings.Join(got, "\n"))
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := fstest.MapFS{"a.json": goldFile("a", "", ""), "a.txt": {Data: []byte("x\ny")}}
	for _, c := range []struct {
		name string
		dir  fstest.MapFS
		only []string
		want string
	}{
		{"folder without gold", fstest.MapFS{"a.html": {}}, nil, "no gold: want NAME.json"},
		{"pattern nothing fits", dir, []string{"hn-*"}, "no gold (NAME.json) fits hn-*"},
		{"broken pattern", dir, []string{"["}, `pattern "[": syntax error in pattern`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := Load(c.dir, c.only...)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestBaseName(t *testing.T) {
	for in, want := range map[string]string{
		"pages/hn-1.html.gz":            "hn-1",
		"https://a.example/tin/x.html/": "x",
		"nt-1.txt":                      "nt-1",
		"a.b.htm":                       "a.b",
		"":                              "",
	} {
		if got := BaseName(in); got != want {
			t.Errorf("BaseName(%q) = %q, want %q", in, got, want)
		}
	}
}

// The project's own gold follows the guide on the pages as they are read.
func TestOwnGoldFollowsTheGuide(t *testing.T) {
	entries, problems, err := Load(testdata.Gold())
	if err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		e := &entries[i]
		art, err := ReadEntry(e)
		if err != nil {
			t.Errorf("%s: %v", e.Page, err)
			continue
		}
		problems = append(problems, CheckGold(e.Name+".json", e.Gold, goldText(e, art))...)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// The project's own gold is as varied as it says.
func TestOwnGoldIsVaried(t *testing.T) {
	entries, _, err := Load(testdata.Gold())
	if err != nil {
		t.Fatal(err)
	}
	types, langs, kinds := map[string]int{}, map[string]int{}, map[string]int{}
	for _, e := range entries {
		types[e.Gold.main().Type]++
		langs[e.Gold.Lang]++
		for _, d := range e.Gold.Decisions {
			kinds[d.Kind]++
		}
	}
	if len(entries) < 30 {
		t.Errorf("%d articles, want at least 30", len(entries))
	}
	for _, typ := range eventTypes {
		if types[typ] == 0 {
			t.Errorf("no article with main event of type %s", typ)
		}
	}
	for _, k := range decisionKinds {
		if kinds[k] == 0 {
			t.Errorf("no decision of kind %s", k)
		}
	}
	if langs["vi"] < 20 || langs["en"] < 6 {
		t.Errorf("languages: %v, want at least 20 vi and 6 en", langs)
	}
}

// The scores of the project's own gold may not fall more than a point below
// the floor that was reached. Set a new one with: bienban eval testdata/gold
// --write-floor.
func TestFloor(t *testing.T) {
	f, err := testdata.Gold().Open(FloorFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	floor, err := ReadFloor(f)
	if err != nil {
		t.Fatal(err)
	}
	table := NewTable(ownScores(t))
	for _, s := range floor.Check(table) {
		t.Error(s)
	}
}

func ownScores(t *testing.T) []*Score {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	entries, _, err := Load(testdata.Gold())
	if err != nil {
		t.Fatal(err)
	}
	scores, _, err := Run(context.Background(), entries, RecordsAndFacts(x))
	if err != nil {
		t.Fatal(err)
	}
	return scores
}

// Every rule named in the code has a row in confidence.tsv, measured or not.
// Add them with: bienban eval testdata/gold --write-confidence.
func TestEveryRuleHasARow(t *testing.T) {
	rules, err := RulesOf(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) < 20 {
		t.Fatalf("only %d rules found in the code", len(rules))
	}
	rows, err := extract.Confidences()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for r := range rows {
		known[string(r)] = true
	}
	for _, r := range rules {
		if !known[r] {
			t.Errorf("rule %s has no row in confidence.tsv", r)
		}
	}
	for _, s := range ownScores(t) {
		for _, h := range s.Rules {
			if !known[h.Rule] {
				t.Errorf("%s: a record names the rule %s, which has no row in confidence.tsv", s.ID, h.Rule)
				known[h.Rule] = true
			}
		}
	}
}
