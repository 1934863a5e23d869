package eval

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func counted(id string, tp, fp, fn int, faults ...Fault) *Score {
	return &Score{ID: id, Counts: map[string]Count{RowPeople: {tp, fp, fn}}, Faults: faults}
}

func TestIntervalsAreFixedAndHoldTheFigure(t *testing.T) {
	var scores []*Score
	for i := range 40 {
		scores = append(scores, counted("a", 5+i%3, i%4, i%2))
	}
	r, _ := NewTable(scores).Row(RowPeople)
	if r.Low >= r.F1 || r.High <= r.F1 || r.Low < 0 || r.High > 1 {
		t.Errorf("F1 %.4f is not inside its interval %.4f to %.4f", r.F1, r.Low, r.High)
	}
	again, _ := NewTable(scores).Row(RowPeople)
	if diff := cmp.Diff(r, again); diff != "" {
		t.Errorf("a second table differs:\n%s", diff)
	}
	// Articles all alike leave nothing to chance.
	same, _ := NewTable([]*Score{counted("a", 3, 1, 1), counted("b", 3, 1, 1)}).Row(RowPeople)
	if same.Low != same.F1 || same.High != same.F1 {
		t.Errorf("equal articles: interval %v to %v around %v", same.Low, same.High, same.F1)
	}
	if none := NewTable(nil); none.Articles != 0 || none.Rows[0].F1 != 0 {
		t.Errorf("table of nothing: %+v", none)
	}
}

func TestGroups(t *testing.T) {
	got := GroupTables([]*Score{counted("hn-1", 1, 0, 0), counted("en-1", 0, 1, 0), counted("hn-2", 1, 0, 0)})
	var names []string
	for _, g := range got {
		names = append(names, g.Group)
	}
	if diff := cmp.Diff([]string{"en", "hn"}, names); diff != "" {
		t.Fatal(diff)
	}
	if r, _ := got[1].Row(RowPeople); r.TP != 2 || r.F1 != 1 {
		t.Errorf("group hn: %+v", r)
	}
}

// A deliberately broken rule shows as broken articles.
func TestAgainstNamesFixedAndBroken(t *testing.T) {
	f := func(kind FaultKind, v string) Fault { return Fault{Row: RowPeople, Kind: kind, Value: v} }
	before := []*Score{
		counted("a", 2, 0, 1, f(Missed, "Lê An")),
		counted("b", 3, 0, 0),
		counted("c", 1, 1, 0, f(False, "Hà Nội")),
		counted("gone", 1, 0, 0),
	}
	after := []*Score{
		counted("a", 3, 0, 0),
		counted("b", 1, 1, 2, f(Missed, "Vũ Bình"), f(Missed, "Tạ Chi"), f(False, "Sở")),
		counted("c", 1, 1, 0, f(False, "Hà Nội")),
		counted("new", 1, 0, 0),
	}
	var saved bytes.Buffer
	if err := Save(&saved, before); err != nil {
		t.Fatal(err)
	}
	kept, err := ReadSaved(&saved)
	if err != nil {
		t.Fatal(err)
	}
	changes, gone, added := Against(kept, after)
	want := []Change{
		{Article: "a", Row: RowPeople, Fixed: []string{"missed Lê An"}, Better: 2},
		{Article: "b", Row: RowPeople, Broken: []string{"false Sở", "missed Tạ Chi", "missed Vũ Bình"}, Better: -5},
	}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Errorf("changes differ (-want +got):\n%s", diff)
	}
	if !slices.Equal(gone, []string{"gone"}) || !slices.Equal(added, []string{"new"}) {
		t.Errorf("only before %v, only after %v", gone, added)
	}
	var out strings.Builder
	if err := PrintAgainst(&out, kept, after); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"a\tpeople\tbetter by 2\n\tfixed\tmissed Lê An\n",
		"b\tpeople\tworse by 5\n\tbroken\tfalse Sở\n",
		"gone\tonly in the saved run\nnew\tnot in the saved run\n",
		"1 articles better in a row, 1 worse in a row\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
}

func TestReadSavedRefusesOtherJSON(t *testing.T) {
	for _, s := range []string{"", "[]", `{"format":"other"}`} {
		if _, err := ReadSaved(strings.NewReader(s)); err == nil || !strings.Contains(err.Error(), "no saved run") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestFloorCheck(t *testing.T) {
	table := NewTable([]*Score{{
		ID: "a", Counts: map[string]Count{RowPeople: {90, 10, 10}, RowDates: {90, 10, 10}},
		Shares: map[string]Share{RowHallucinated: {9, 10}, RowEvidence: {9, 10}},
	}})
	floor := Floor{Articles: 2, Rows: map[string]float64{RowPeople: 0.909, RowDates: 0.911, RowEvidence: 0.5, RowHallucinated: 0.9}}
	want := []string{
		"1 articles scored, the floor was set on 2",
		"dates: 90.0, more than a point below the floor of 91.1",
		"evidence_exact: 1 of 10 evidences are not exact",
		"hallucinated: 1 of 10 names and numbers do not stand in the text",
	}
	if diff := cmp.Diff(want, floor.Check(table)); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
	var b bytes.Buffer
	if err := NewFloor(table).Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := ReadFloor(&b)
	if err != nil {
		t.Fatal(err)
	}
	if back.Rows[RowPeople] != 0.9 || back.Articles != 1 {
		t.Errorf("floor read back: %+v", back)
	}
}

func TestRuleTableAndConfidence(t *testing.T) {
	scores := []*Score{
		{ID: "a", Rules: []RuleHit{{"date.numeric", 1}, {"date.numeric", 0}, {"decision.verb", 0.5}}},
		{ID: "b", Rules: []RuleHit{{"date.numeric", 1}}},
	}
	rules := RuleTable(scores, []string{"date.lunar", "date.numeric"})
	var b strings.Builder
	if err := WriteConfidence(&b, rules); err != nil {
		t.Fatal(err)
	}
	_, rows, _ := strings.Cut(b.String(), "rule\tprecision\tsupport\n")
	want := "date.lunar\t\t0\ndate.numeric\t0.600\t3\ndecision.verb\t0.500\t1\n"
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("confidence differs (-want +got):\n%s", diff)
	}
	b.Reset()
	if err := PrintRules(&b, rules); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "date.numeric        66.7      60.0        3\n") {
		t.Errorf("table of rules:\n%s", b.String())
	}
}

func TestRulesOfReadsLiteralsOnly(t *testing.T) {
	tree := fstest.MapFS{
		"date/finder.go":      {Data: []byte("package date\n// \"date.comment\"\nconst r = \"date.numeric\"\nvar f = `org.head`\nvar x = \"post.tsv\"\n")},
		"date/finder_test.go": {Data: []byte("package date\nconst r = \"date.test\"\n")},
		"eval/x.go":           {Data: []byte("package eval\nconst r = \"date.eval\"\n")},
		"date/data.tsv":       {Data: []byte("\"date.data\"\n")},
	}
	got, err := RulesOf(tree)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"date.numeric", "org.head"}, got); diff != "" {
		t.Errorf("rules differ (-want +got):\n%s", diff)
	}
}
