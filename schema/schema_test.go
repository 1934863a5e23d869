package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const sampleText = "Ngày 25/01/2007, Sở Y tế Phú Sơn họp. Ông Đỗ Văn Ái - Giám đốc Sở chủ trì."

// evidence finds the words in the sample text.
func evidence(words string) []Evidence {
	i := strings.Index(sampleText, words)
	start := len([]rune(sampleText[:i]))
	return []Evidence{{start, start + len([]rune(words)), words}}
}

func ptr[T any](v T) *T { return &v }

func sample() *Record {
	return &Record{
		Schema: Version, ID: RecordID("https://phuson.example/1", MainKey), Revision: 1, Status: Active,
		Language: "vi", Type: TypeMeeting, Modality: Occurred, Title: "Họp <giao ban> & tổng kết",
		Time: &Time{
			EDTF: "2007-01-25", Start: ptr("2007-01-25"), End: ptr("2007-01-25"), Precision: PrecisionDay,
			Written: "Ngày 25/01/2007", Rule: "date.numeric", Evidence: evidence("Ngày 25/01/2007"),
		},
		Organizations: []Organization{{
			Ref: "o1", Name: "Sở Y tế Phú Sơn", Written: []string{"Sở Y tế Phú Sơn", "Sở"},
			Kind: ptr("department"), Evidence: evidence("Sở Y tế Phú Sơn"),
		}},
		People: []Person{{
			Ref: "p1", Name: "Đỗ Văn Ái", Honorific: ptr("Ông"),
			Positions: []Position{{
				Title: "Giám đốc", Organization: ptr("o1"), OrganizationWritten: ptr("Sở"), Status: Current,
				Rule: "position.name-dash-title", Confidence: ptr(0.97), Evidence: evidence("Ông Đỗ Văn Ái - Giám đốc Sở"),
			}},
			Evidence: evidence("Đỗ Văn Ái"),
		}},
		Participants: []Participant{{Ref: "p1", Role: Chair, Evidence: evidence("chủ trì")}},
		Decisions: []Decision{{
			Kind: KindDirective, Issuer: Party{Ref: "p1"},
			Addressees: []Party{{Ref: "o1"}, {Written: "các phòng"}},
			Text:       "họp", Rule: "decision.verb-content", Evidence: evidence("họp"),
		}},
		Source:     Source{URL: ptr("https://phuson.example/1"), TextSHA256: SHA256Hex([]byte(sampleText)), TextLength: len([]rune(sampleText))},
		Provenance: Provenance{Extractor: "test"},
	}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Record)
		want  string // part of the error; "" for none
	}{
		{"as it is", func(*Record) {}, ""},
		{"evidence one off", func(r *Record) { r.People[0].Evidence[0].Start++ }, "is not"},
		{"evidence outside the text", func(r *Record) { r.People[0].Evidence[0].End = 1 << 20 }, "is not"},
		{"no evidence", func(r *Record) { r.People[0].Evidence = []Evidence{} }, "evidence"},
		{"dangling issuer", func(r *Record) { r.Decisions[0].Issuer = Party{Ref: "p9"} }, `decisions.issuer names "p9"`},
		{"dangling organisation", func(r *Record) { r.People[0].Positions[0].Organization = ptr("o7") }, `"o7"`},
		{"reference twice", func(r *Record) { r.Organizations = append(r.Organizations, r.Organizations[0]) }, "defined twice"},
		{"id of another shape", func(r *Record) { r.ID = "x" }, "id"},
		{"unknown role", func(r *Record) { r.Participants[0].Role = "guest" }, "role"},
		{"no EDTF", func(r *Record) { r.Time.EDTF = "25/01/2007" }, "edtf"},
		{"empty title", func(r *Record) { r.Title = "" }, "title"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sample()
			tt.spoil(r)
			err := r.Validate(sampleText)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("error %v, want none", err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("error %v, want one that says %q", err, tt.want)
			}
		})
	}
}

// The types and the published schema name the same members, in the order that
// records are written in, and agree on which may be left out.
func TestTypesFollowSchema(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(EventSchema(), &root); err != nil {
		t.Fatal(err)
	}
	compareType(t, "record", reflect.TypeFor[Record](), root, root)
}

func compareType(t *testing.T, path string, typ reflect.Type, node, root map[string]any) {
	t.Helper()
	node = resolve(node, root)
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch {
	case typ == reflect.TypeFor[Party]():
		return // a union: held by TestPartyJSON and TestValidate
	case typ.Kind() == reflect.Slice:
		items, ok := node["items"].(map[string]any)
		if !ok {
			t.Errorf("%s: a list in the types, not in the schema", path)
			return
		}
		compareType(t, path+"[]", typ.Elem(), items, root)
	case typ.Kind() == reflect.Struct:
		props, ok := node["properties"].(map[string]any)
		if !ok {
			t.Errorf("%s: an object in the types, not in the schema", path)
			return
		}
		var required []string
		seen := map[string]bool{}
		for f := range fields(typ) {
			name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
			seen[name] = true
			p, ok := props[name].(map[string]any)
			if !ok {
				t.Errorf("%s.%s: not in the schema", path, name)
				continue
			}
			if opts == "" {
				required = append(required, name)
			}
			compareType(t, path+"."+name, f.Type, p, root)
		}
		for name := range props {
			if !seen[name] {
				t.Errorf("%s.%s: in the schema, not in the types", path, name)
			}
		}
		var want []string
		for _, r := range node["required"].([]any) {
			want = append(want, r.(string))
		}
		if diff := cmp.Diff(want, required); diff != "" {
			t.Errorf("%s: required members and their order (-schema +types):\n%s", path, diff)
		}
	default:
		if node["properties"] != nil || node["items"] != nil {
			t.Errorf("%s: %s in the types, not plain in the schema", path, typ)
		}
	}
}

func fields(typ reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range typ.NumField() {
			if !yield(typ.Field(i)) {
				return
			}
		}
	}
}

// resolve follows $ref and takes the branch of a nullable that is no null.
func resolve(node, root map[string]any) map[string]any {
	if ref, ok := node["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		return root["$defs"].(map[string]any)[name].(map[string]any)
	}
	if branches, ok := node["anyOf"].([]any); ok {
		for _, a := range branches {
			if m := a.(map[string]any); m["type"] != "null" {
				return resolve(m, root)
			}
		}
	}
	return node
}

func TestPartyJSON(t *testing.T) {
	for _, tt := range []struct {
		p    Party
		json string
	}{
		{Party{}, "null"},
		{Party{Ref: "o1"}, `"o1"`},
		{Party{Written: "các Sở & ngành"}, `{"written":"các Sở & ngành"}`},
	} {
		b, err := marshal(tt.p)
		if err != nil || string(b) != tt.json {
			t.Errorf("%+v is written %s (%v), want %s", tt.p, b, err, tt.json)
		}
		var back Party
		if err := json.Unmarshal([]byte(tt.json), &back); err != nil || back != tt.p {
			t.Errorf("%s is read %+v (%v), want %+v", tt.json, back, err, tt.p)
		}
	}
	for _, bad := range []string{"1", "[]", `{"name":"x"}`} {
		if err := json.Unmarshal([]byte(bad), new(Party)); err == nil {
			t.Errorf("%s is read as a party", bad)
		}
	}
}

func TestLine(t *testing.T) {
	b, err := sample().MarshalLine()
	if err != nil {
		t.Fatal(err)
	}
	line := string(b)
	for _, want := range []string{`"title":"Họp <giao ban> & tổng kết"`, `"documents":[]`, `"retraction"`} {
		if strings.Contains(line, want) != (want != `"retraction"`) {
			t.Errorf("line and %s:\n%s", want, line)
		}
	}
	if strings.ContainsRune(line, '\n') {
		t.Error("a line holds a newline")
	}
	dec := json.NewDecoder(strings.NewReader(line))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	var members []string
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		members = append(members, name.(string))
		if err := dec.Decode(new(json.RawMessage)); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Fields("schema id revision status language type modality title time place organizations people participants dates documents decisions source provenance")
	if diff := cmp.Diff(want, members); diff != "" {
		t.Errorf("members and their order (-want +got):\n%s", diff)
	}
}

func TestJSONLRoundTrip(t *testing.T) {
	var buf bytes.Buffer
	w := NewWriter(&buf)
	want := []*Record{sample(), sample()}
	want[1].Revision = 2
	for _, r := range want {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	in := NewReader(strings.NewReader("\n" + buf.String() + "not a record\n{\"unknown\":1}\n"))
	for n, r := range want {
		got, err := in.Read()
		if err != nil {
			t.Fatalf("record %d: %v", n, err)
		}
		r.Documents, r.Dates = []Document{}, []Date{}
		if diff := cmp.Diff(r, got); diff != "" {
			t.Errorf("record %d (-written +read):\n%s", n, diff)
		}
	}
	for _, want := range []string{"line 4", "line 5"} {
		if _, err := in.Read(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one of %s", err, want)
		}
	}
	if _, err := in.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("error %v at the end, want EOF", err)
	}
}

func TestContentHash(t *testing.T) {
	base, err := sample().ContentHash()
	if err != nil {
		t.Fatal(err)
	}
	same := sample()
	same.Revision = 7
	same.Provenance = Provenance{Extractor: "another", Run: ptr("r2")}
	same.Source.URL = ptr("https://phuson.example/1?from=home")
	same.Source.FetchedAt, same.Source.ContentSHA256, same.Source.Text = ptr("2026-01-01T00:00:00Z"), ptr(strings.Repeat("0", 64)), sampleText
	if h, _ := same.ContentHash(); h != base {
		t.Error("provenance changes the content's hash")
	}
	empty := sample()
	empty.Documents, empty.Dates = []Document{}, []Date{}
	if h, _ := empty.ContentHash(); h != base {
		t.Error("an empty list hashes otherwise than none")
	}
	other := sample()
	other.People[0].Name = "Đỗ Văn Á"
	if h, _ := other.ContentHash(); h == base {
		t.Error("another name leaves the content's hash as it is")
	}
}

func TestIDs(t *testing.T) {
	seen := map[string]string{}
	for _, url := range []string{"https://a.example/1", "https://a.example/2"} {
		for _, key := range []string{MainKey, EventKey("award", "2006", "Bộ Y tế"), EventKey("award", "", "2006Bộ Y tế")} {
			id := RecordID(url, key)
			if len(id) != 26 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz234567") != "" {
				t.Errorf("id %q is not 26 characters of a-z2-7", id)
			}
			if was, ok := seen[id]; ok {
				t.Errorf("%s %q has the id of %s", url, key, was)
			}
			seen[id] = fmt.Sprintf("%s %q", url, key)
			if again := RecordID(url, key); again != id {
				t.Errorf("id of %s %q changes: %s, %s", url, key, id, again)
			}
		}
	}
}

func TestTokenSafe(t *testing.T) {
	for in, want := range map[string]string{
		"":                "-",
		"Mic.gov.vn":      "mic_gov_vn",
		"a b>c*d":         "a-b-c-d",
		"phú-sơn.example": "ph--s-n_example",
		"127.0.0.1:8080":  "127_0_0_1-8080",
	} {
		if got := TokenSafe(in); got != want {
			t.Errorf("TokenSafe(%q) = %q, want %q", in, got, want)
		}
	}
}

// Slices by code points agree with slices of runes, wherever they are cut.
func TestTextIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("abô ệ\n🏛")), 0, 400, -1).Draw(t, "text")
		runes := []rune(s)
		ix := NewTextIndex(s)
		if ix.Len() != len(runes) {
			t.Fatalf("length %d, want %d", ix.Len(), len(runes))
		}
		start := rapid.IntRange(0, len(runes)).Draw(t, "start")
		end := rapid.IntRange(start, len(runes)).Draw(t, "end")
		got, ok := ix.Slice(start, end)
		if !ok || got != string(runes[start:end]) {
			t.Fatalf("slice [%d:%d) = %q, %v", start, end, got, ok)
		}
	})
	ix := NewTextIndex("Sở")
	for _, b := range [][2]int{{-1, 1}, {1, 0}, {0, 3}} {
		if s, ok := ix.Slice(b[0], b[1]); ok {
			t.Errorf("slice %v = %q, want none", b, s)
		}
	}
}

func TestEvidenceIsComplete(t *testing.T) {
	r := sample()
	r.Place = &Place{Name: "họp", Evidence: evidence("họp")}
	r.Dates = []Date{{EDTF: "2007-01-25", Written: "x", Rule: "x", Evidence: evidence("Ngày")}}
	r.Documents = []Document{{Ref: "d1", Relation: Cited, Evidence: evidence("Sở")}}
	b, err := r.MarshalLine()
	if err != nil {
		t.Fatal(err)
	}
	n := len(slices.Collect(r.Evidence()))
	if want := strings.Count(string(b), `"exact"`); n != want {
		t.Errorf("%d evidence yielded, the JSON has %d", n, want)
	}
	for range r.Evidence() {
		break // stopping early must not panic
	}
}
