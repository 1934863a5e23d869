package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bienban/bienban/schema"
)

const gateText = "Sở Y tế họp. Ông Lê Tám chủ trì."

func proof(words string) []schema.Evidence {
	start := len([]rune(gateText[:strings.Index(gateText, words)]))
	return []schema.Evidence{{Start: start, End: start + len([]rune(words)), Exact: words}}
}

// What does not prove itself is dropped and counted, and nothing refers to it
// any more.
func TestGateDropsWhatIsNotProven(t *testing.T) {
	o1, wrong := "o1", []schema.Evidence{{Start: 1, End: 3, Exact: "Sở"}}
	records := []schema.Record{{
		Organizations: []schema.Organization{{Ref: "o1", Name: "Sở Y tế", Evidence: wrong}, {Ref: "o2", Name: "Sở", Parent: &o1, Evidence: proof("Sở")}},
		People: []schema.Person{{Ref: "p1", Name: "Lê Tám", Evidence: proof("Lê Tám"), Positions: []schema.Position{
			{Title: "Giám đốc", Organization: &o1, Evidence: proof("Ông")},
			{Title: "Trưởng phòng", Evidence: []schema.Evidence{}},
		}}},
		Participants: []schema.Participant{{Ref: "o1", Role: schema.Organizer, Evidence: proof("họp")}},
		Decisions:    []schema.Decision{{Issuer: schema.Party{Ref: "o1"}, Addressees: []schema.Party{{Ref: "o1"}, {Written: "các phòng"}}, Text: "họp", Evidence: proof("họp")}},
	}}
	var rep Report
	gate(records, gateText, &rep)
	r := &records[0]
	if len(r.Organizations) != 1 || r.Organizations[0].Parent != nil || len(r.Participants) != 0 {
		t.Errorf("organisations %+v, participants %+v: o1 is not proven", r.Organizations, r.Participants)
	}
	if q := r.People[0].Positions; len(q) != 1 || q[0].Organization != nil {
		t.Errorf("positions %+v", q)
	}
	if d := r.Decisions[0]; !d.Issuer.IsZero() || !slices.Equal(d.Addressees, []schema.Party{{Written: "các phòng"}}) {
		t.Errorf("decision %+v", d)
	}
	if rep.Dropped["evidence"] != 2 {
		t.Errorf("dropped %v, want two for their evidence", rep.Dropped)
	}
}

// A record above the limit is cut, says which lists, and keeps its references
// whole.
func TestGateCutsToSize(t *testing.T) {
	r := schema.Record{Title: "t", Source: schema.Source{}}
	for i := range 400 {
		ref := fmt.Sprintf("p%d", i+1)
		r.People = append(r.People, schema.Person{Ref: ref, Name: "Lê Tám", Evidence: slices.Repeat(proof("Lê Tám"), 5)})
		r.Participants = append(r.Participants, schema.Participant{Ref: ref, Role: schema.Mentioned, Evidence: proof("Lê Tám")})
		r.Decisions = append(r.Decisions, schema.Decision{Kind: schema.KindDirective, Issuer: schema.Party{Ref: ref}, Text: strings.Repeat("việc ", 60), Evidence: proof("họp")})
	}
	records := []schema.Record{r}
	var rep Report
	gate(records, gateText, &rep)
	b, err := records[0].MarshalLine()
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > schema.MaxRecordBytes {
		t.Errorf("%d bytes, %d are allowed", len(b), schema.MaxRecordBytes)
	}
	for _, want := range []string{"evidence", "participants", "decisions"} {
		if !slices.Contains(records[0].Truncated, want) {
			t.Errorf("truncated %v does not say %q", records[0].Truncated, want)
		}
	}
	if rep.Dropped["size"] == 0 {
		t.Error("the cut is not counted")
	}
	known := map[string]bool{"": true}
	for _, p := range records[0].People {
		known[p.Ref] = true
	}
	for _, d := range records[0].Decisions {
		if !known[d.Issuer.Ref] {
			t.Errorf("a decision of %s, who was cut", d.Issuer.Ref)
		}
	}
}
