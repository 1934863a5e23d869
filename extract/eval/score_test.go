package eval

import (
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/schema"
)

// workedCase is one article with hand-made records. The figures wanted are
// those of the independent scorer, to its four digits.
type workedCase struct {
	Why     string
	Gold    Gold
	Records []schema.Record
	Want    map[string]map[string]float64
}

func TestWorkedCases(t *testing.T) {
	files, err := fs.Glob(os.DirFS("testdata/worked"), "*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no worked cases: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(f, ".json"), func(t *testing.T) {
			b, err := os.ReadFile("testdata/worked/" + f)
			if err != nil {
				t.Fatal(err)
			}
			var c workedCase
			if err := json.Unmarshal(b, &c); err != nil {
				t.Fatal(err)
			}
			table := NewTable([]*Score{NewScore(&Article{Gold: &c.Gold, Records: c.Records})})
			if diff := cmp.Diff(c.Want, figures(table)); diff != "" {
				t.Errorf("%s\nfigures differ (-want +got):\n%s", c.Why, diff)
			}
		})
	}
}

// figures is a table as the independent scorer prints it, without the rows
// that had nothing to compare.
func figures(t *Table) map[string]map[string]float64 {
	out := map[string]map[string]float64{}
	for _, r := range t.Rows {
		switch {
		case r.Counted && r.N+r.System() > 0:
			out[r.Name] = map[string]float64{
				"p": rounded(r.Precision, 4), "r": rounded(r.Recall, 4), "f1": rounded(r.F1, 4),
				"gold": float64(r.N), "system": float64(r.System()),
			}
		case r.Counted || r.N == 0:
		case r.Name == RowHallucinated:
			out[r.Name] = map[string]float64{"rate": rounded(r.F1, 6), "n": float64(r.N)}
		case r.Name == RowEvidence:
			out[r.Name] = map[string]float64{"acc": rounded(r.F1, 6), "n": float64(r.N)}
		default:
			out[r.Name] = map[string]float64{"acc": rounded(r.F1, 4), "n": float64(r.N)}
		}
	}
	return out
}

func rounded(x float64, digits int) float64 {
	p := math.Pow10(digits)
	return math.Round(x*p) / p
}

func TestPerfectRecordsScoreWhole(t *testing.T) {
	g, records := perfect()
	s := NewScore(&Article{Gold: g, Records: records})
	if len(s.Faults) > 0 {
		t.Errorf("faults of records that say what gold says: %+v", s.Faults)
	}
	for _, r := range NewTable([]*Score{s}).Rows {
		want := 1.0
		if r.Name == RowHallucinated {
			want = 0
		}
		if r.N > 0 && r.F1 != want {
			t.Errorf("%s: %v, want %v", r.Name, r.F1, want)
		}
	}
}

// perfect is a small article whose records say all that its gold does.
func perfect() (*Gold, []schema.Record) {
	const text = "Ngày 5/3/2012, Sở Y tế họp. Ông Lê An, Giám đốc Sở, yêu cầu các phòng báo cáo trước ngày 9/3."
	p := func(s string) *string { return &s }
	g := &Gold{
		ID: "x", Page: GoldPage{Title: "Sở Y tế họp", Published: p("2012-03-06")},
		People:        []GoldPerson{{"Lê An", []GoldPosition{{"Giám đốc", p("Sở Y tế"), p("Sở"), "current"}}}},
		Organizations: []GoldOrg{{"Sở Y tế", []string{"Sở"}}},
		Dates:         []GoldDate{{"Ngày 5/3/2012", "2012-03-05"}, {"ngày 9/3", "2012-03-09"}},
		Documents:     []GoldDocument{},
		Events: []GoldEvent{{
			Type: "meeting", Main: true, Time: p("2012-03-05"), Modality: "occurred",
			Organizer: []string{"Sở Y tế"}, Attend: []string{"Lê An"},
		}},
		Decisions: []GoldDecision{{
			Kind: "directive", Issuer: p("Lê An"), Addressees: []string{"các phòng"},
			Text: "báo cáo trước ngày 9/3", Deadline: p("2012-03-09"),
		}},
	}
	r := schema.Record{
		Type: "meeting", Modality: schema.Occurred,
		Time:          &schema.Time{EDTF: "2012-03-05", Rule: "date.numeric"},
		Organizations: []schema.Organization{{Ref: "o1", Name: "Sở Y tế", Written: []string{"Sở"}}},
		People: []schema.Person{{
			Ref: "p1", Name: "Lê An",
			Positions: []schema.Position{{Title: "Giám đốc", Organization: p("o1"), OrganizationWritten: p("Sở"), Rule: "position.name-comma-title"}},
			Evidence:  []schema.Evidence{{Start: 32, End: 37, Exact: "Lê An"}},
		}},
		Participants: []schema.Participant{{Ref: "o1", Role: schema.Organizer}, {Ref: "p1", Role: schema.Speaker}},
		Dates:        []schema.Date{{EDTF: "2012-03-05", Rule: "date.numeric"}, {EDTF: "2012-03-09", Rule: "date.numeric"}},
		Decisions: []schema.Decision{{
			Kind: schema.KindDirective, Issuer: schema.Party{Ref: "p1"}, Addressees: []schema.Party{{Written: "các phòng"}},
			Text: "báo cáo trước ngày 9/3", Deadline: p("2012-03-09"), Rule: "decision.directive",
		}},
		Source: schema.Source{Title: p("Sở Y tế họp"), Published: p("2012-03-06T08:00:00+07:00"), Text: text},
	}
	return g, []schema.Record{r}
}

func TestFaultsSayWhereAndWhy(t *testing.T) {
	g, records := perfect()
	g.People[0].Name = "Lê Bình"
	g.Decisions[0].Issuer = &g.People[0].Name
	s := NewScore(&Article{Gold: g, Records: records})
	var out strings.Builder
	if err := PrintFaults(&out, []*Score{s}, RowPositions); err != nil {
		t.Fatal(err)
	}
	want := "positions\tx\tmissed\tLê Bình | Giám đốc | Sở Y tế\n" +
		"positions\tx\tfalse\tLê An | Giám đốc | Sở Y tế\trule: position.name-comma-title\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("faults differ (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := PrintFaults(&out, []*Score{s}, RowPeople); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Sở Y tế họp. Ông [Lê An], Giám đốc Sở, yêu cầu") {
		t.Errorf("no words around the false person:\n%s", out.String())
	}
	out.Reset()
	if err := PrintFaults(&out, []*Score{s}, RowIssuer); err != nil {
		t.Fatal(err)
	}
	if want := "issuer\tx\twrong\tLê An\twant: Lê Bình\trule: decision.directive\t(6 words)\n"; !strings.HasPrefix(out.String(), want) {
		t.Errorf("issuer: got %q, want it to begin with %q", out.String(), want)
	}
}

func TestNormal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  Uỷ ban\u00a0nhân dân ", "ủy ban nhân dân"},
		{"HOÀ", "hòa"},
		{"hoàn", "hòan"}, // in closed syllables too: both sides alike
		{"Văn hoá – Thể thao", "văn hóa - thể thao"},
		{"GD-ĐT", "gd - đt"},
		{"a--b", "a - - b"},
		{"( BCVT )", "(bcvt)"},
		{"(- a)", "(- a)"},
		{"( - a)", "(- a)"},
		{"TT & TT", "tt&tt"},
		{"“Sao  Mai”,", "sao mai"},
		{"H’Yim", "hyim"},
		{"- Sở.", "sở"},
		{"Hòa", "hòa"}, // decomposed
	} {
		if got := Normal(c.in); got != c.want {
			t.Errorf("Normal(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	want := []string{"số", "12", "qđ", "ubnd", "8", "5", "x_y", "m²"}
	if diff := cmp.Diff(want, Words(`Số 12/QĐ-UBND: 8,5% x_y "m²"`)); diff != "" {
		t.Errorf("words differ (-want +got):\n%s", diff)
	}
}
