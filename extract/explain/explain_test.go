package explain

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is made by hand, so that what it looks like does not move with the
// rules.
func sample() *Explained {
	text := "Ngày 12/3/2024, Sở Y tế Phú Sơn họp.\nÔng Đỗ Văn Ái <b>yêu cầu</b> các phòng báo cáo trước ngày 20/3/2024."
	words := func(mark, exact, rule, note string) Words {
		i := strings.Index(text, exact)
		start := len([]rune(text[:i]))
		return Words{Evidence: schema.Evidence{Start: start, End: start + len([]rune(exact)), Exact: exact}, Mark: mark, Rule: rule, Note: note}
	}
	share := 0.97
	org := words("m-o1-1", "Sở Y tế Phú Sơn", "org.head", "")
	person := words("m-p1-1", "Đỗ Văn Ái", "person.honorific", "")
	day, deadline := words("m-t1-1", "Ngày 12/3/2024", "date.numeric", ""), words("m-t2-1", "ngày 20/3/2024", "date.numeric", "until")
	part := words("m-e1-2", "Sở Y tế Phú Sơn họp", "", "")
	return &Explained{
		Article: Article{
			URL: "https://phuson.example/tin/1", Kind: "article", Reason: "article: running text", Title: "Giao ban <i>tháng 3</i>", Site: "phuson.example",
			Language: "vi", Published: "2024-03-12", PublishedFrom: "visible", Text: text,
			Blocks: []schema.Block{{Kind: schema.BlockLead, Start: 0, End: 36}, {Kind: schema.BlockParagraph, Start: 37, End: len([]rune(text))}},
		},
		Facts: []Fact{
			{
				ID: "e1", Kind: Event, Name: "Giao ban <i>tháng 3</i>", Type: "meeting", Rule: "event.opening",
				Words: []Words{words("m-e1-1", "họp", "event.opening", "")},
				Details: []Detail{
					{Label: "time", Value: "2024-03-12", Ref: "t1", Rule: "date.numeric", Words: &day},
					{Label: "organizer", Value: "Sở Y tế Phú Sơn", Ref: "o1", Words: &part},
				},
			},
			{
				ID: "dec1", Kind: Decision, Name: "báo cáo trước ngày 20/3/2024", Type: "directive", Rule: "decision.order",
				Words: []Words{words("m-dec1-1", "báo cáo trước ngày 20/3/2024", "decision.order", "")},
				Details: []Detail{
					{Label: "issuer", Value: "Đỗ Văn Ái", Ref: "p1", Words: &person, Near: true},
					{Label: "addressee", Value: "các phòng", Note: "as written"},
					{Label: "deadline", Value: "2024-03-20", Ref: "t2", Words: &deadline},
				},
			},
			{ID: "p1", Kind: Person, Name: "Đỗ Văn Ái", Words: []Words{person}, Details: []Detail{{Label: "honorific", Value: "Ông"}}},
			{
				ID: "p1.1", Kind: Position, Name: "Giám đốc", Type: "current", Rule: "position.title-name",
				Words:   []Words{words("m-p1.1-1", "Ông Đỗ Văn Ái", "position.title-name", "")},
				Details: []Detail{{Label: "person", Value: "Đỗ Văn Ái", Ref: "p1"}, {Label: "organization", Value: "Sở Y tế Phú Sơn", Ref: "o1", Note: "written “Sở”"}},
			},
			{ID: "o1", Kind: Organization, Name: "Sở Y tế Phú Sơn", Type: "department", Words: []Words{org}},
			{ID: "t1", Kind: Date, Name: "2024-03-12", Type: "day", Rule: "date.numeric", Words: []Words{day}},
			{ID: "t2", Kind: Date, Name: "2024-03-20", Type: "day", Rule: "date.numeric", Words: []Words{deadline}},
		},
		Missed:    []Missed{{Kind: Organization, Words: words("m-x1-1", "các phòng", "org.group", ""), Reason: "names a group"}},
		Weights:   []Weight{{"meeting", 21.5}, {"directive", 2}},
		MinWeight: 5,
		Rules: []Rule{
			{ID: "date.numeric", What: "a day in figures", Precision: &share, Support: 206},
			{ID: "decision.order", What: "a verb of ordering or asking"},
			{ID: "event.opening"},
			{ID: "org.group"},
			{ID: "org.head"},
			{ID: "person.honorific"},
			{ID: "position.title-name"},
		},
		Dropped: map[string]int{"evidence": 1},
	}
}

func TestGolden(t *testing.T) {
	tests := []struct {
		file  string
		write func(*bytes.Buffer) error
	}{
		{"explained.txt", func(b *bytes.Buffer) error { return sample().WriteText(b, false) }},
		{"explained-colour.txt", func(b *bytes.Buffer) error { return sample().WriteText(b, true) }},
		{"explained.html", func(b *bytes.Buffer) error { return sample().WriteHTML(b) }},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.write(&b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", tt.file)
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("%s (-want +got), -update writes it anew:\n%s", tt.file, diff)
			}
		})
	}
}

// hostile is an article whose text and attributes try to get out of the page.
const hostile = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Giao ban &lt;script&gt;alert(1)&lt;/script&gt;</title></head>
<body><nav><a href="/">Trang chủ</a> <a href="/t">Tin tức</a></nav><div id="x&quot; onmouseover=&quot;alert(1)" class="&lt;b&gt;"><h1>Giao ban &lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>Ngày 5/6/2024, UBND tỉnh Phú Sơn tổ chức hội nghị giao ban &lt;/span&gt;&lt;script&gt;alert(2)&lt;/script&gt; tháng 6. Ông Lê Văn Tâm - Chủ tịch UBND tỉnh chủ trì hội nghị và yêu cầu Sở Y tế báo cáo &lt;img src=x onerror=alert(3)&gt; trước ngày 30/6/2024.</p>
<p>Ông Tâm &#x202e;&#27;[31m cho biết các sở, ban, ngành đã phối hợp tốt trong công việc chung của tỉnh trong sáu tháng qua, theo Quyết định số 12/2024/QĐ-UBND.</p>
<p>Dự kiến tỉnh sẽ ban hành kế hoạch mới trong quý III/2024, sau khi lấy ý kiến rộng rãi của người dân các huyện.</p></div></body></html>`

var extractor = sync.OnceValue(func() *extract.Extractor {
	x, err := extract.New(extract.Options{})
	if err != nil {
		panic(err)
	}
	return x
})

func read(t *testing.T, body string) (*schema.Article, []page.Part) {
	t.Helper()
	a, parts, err := page.Explain(&schema.Page{URL: "https://phuson.example/tin/2", ContentType: "text/html", Body: []byte(body)}, page.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a, parts
}

func fact(e *Explained, k Kind, name string) *Fact {
	for i := range e.Facts {
		if f := &e.Facts[i]; f.Kind == k && (f.Name == name || strings.Contains(f.Name, name)) {
			return f
		}
	}
	return nil
}

func detail(f *Fact, label string) Detail {
	if f != nil {
		for _, d := range f.Details {
			if d.Label == label {
				return d
			}
		}
	}
	return Detail{}
}

func TestNew(t *testing.T) {
	a, _ := read(t, hostile)
	e := New(extractor().Explain(a))
	text := []rune(a.Text)
	check := func(where string, w *Words) {
		if w.End > len(text) || w.Start >= w.End || string(text[w.Start:w.End]) != w.Exact {
			t.Errorf("%s: words %d-%d %q are not what stands there", where, w.Start, w.End, w.Exact)
		}
	}
	ids := map[string]bool{}
	for i := range e.Facts {
		f := &e.Facts[i]
		if ids[f.ID] {
			t.Errorf("fact %s twice", f.ID)
		}
		ids[f.ID] = true
		for j := range f.Words {
			check(f.ID, &f.Words[j])
		}
		for _, d := range f.Details {
			if d.Words != nil {
				check(f.ID+" "+d.Label, d.Words)
			}
		}
	}
	for i := range e.Facts {
		for _, d := range e.Facts[i].Details {
			if d.Ref != "" && !ids[d.Ref] {
				t.Errorf("%s: %s points at %s, which is no fact", e.Facts[i].ID, d.Label, d.Ref)
			}
		}
	}

	p := fact(e, Person, "Lê Văn Tâm")
	if p == nil || len(p.Words) < 2 || p.Words[1].Exact != "Tâm" || p.Words[1].Note == "" {
		t.Errorf("person %+v: want Lê Văn Tâm with both mentions, the second a part of the name", p)
	}
	if f := fact(e, Position, "Chủ tịch"); f == nil || detail(f, "person").Ref != p.ID || f.Rule == "" {
		t.Errorf("position %+v: want Chủ tịch of %s with its rule", f, p.ID)
	}
	d := fact(e, Decision, "báo cáo")
	if d == nil {
		t.Fatalf("no decision: %+v", e.Facts)
	}
	if got := detail(d, "issuer"); got.Ref != p.ID || got.Words == nil || got.Words.Exact != "Lê Văn Tâm" || !got.Near {
		t.Errorf("issuer %+v, want %s with the words nearest", got, p.ID)
	}
	if got := detail(d, "addressee"); got.Value != "Sở Y tế" {
		t.Errorf("addressee %+v, want Sở Y tế", got)
	}
	if got := detail(d, "deadline"); got.Value != "2024-06-30" || got.Words == nil || !strings.Contains(got.Words.Exact, "30/6/2024") {
		t.Errorf("deadline %+v, want 2024-06-30 with its words", got)
	}
	if len(e.Weights) == 0 || e.Weights[0].Type != "meeting" || e.Weights[0].Weight < e.MinWeight {
		t.Errorf("weights %+v, want meeting first", e.Weights)
	}
	for _, want := range []struct {
		kind   Kind
		words  string
		reason string
	}{{Organization, "sở, ban, ngành", "group"}, {Decision, "ban hành", "verb of deciding"}} {
		if !slices.ContainsFunc(e.Missed, func(m Missed) bool {
			return m.Kind == want.kind && strings.Contains(m.Words.Exact, want.words) && strings.Contains(m.Reason, want.reason)
		}) {
			t.Errorf("%q is not among the candidates not taken: %+v", want.words, e.Missed)
		}
	}
}

// What the gate takes out of a record is told, also where a list stays as long.
func TestCut(t *testing.T) {
	a, _ := read(t, hostile)
	x := extractor().Explain(a)
	r := &x.Records[0]
	if r.Time == nil || positions(r) != 1 || len(r.Decisions) == 0 {
		t.Fatalf("the record has not what is taken out here: %+v", r)
	}
	r.Time, r.Decisions = nil, r.Decisions[1:]
	for i := range r.People {
		r.People[i].Positions = nil
	}
	var got []string
	for _, m := range New(x).Missed {
		if m.Words.Exact == "" {
			got = append(got, string(m.Kind)+": "+m.Reason)
		}
	}
	tail := " of record " + r.ID + " taken out at the end: not proven by the text, or the record was too large"
	want := []string{"event: 1 of the times" + tail, "position: 1 of the positions" + tail, "decision: 1 of the decisions" + tail}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Every fact has a list of words in JSON, be it empty: "other" stands on none.
func TestWordsAreAList(t *testing.T) {
	a, err := page.ReadText("vien.txt", []byte("Hoa ban nở\n\nHoa ban nở trắng khắp các sườn núi của xã Nậm Cha.\n"))
	if err != nil {
		t.Fatal(err)
	}
	e := New(extractor().Explain(a))
	if len(e.Facts) == 0 || e.Facts[0].Type != "other" {
		t.Fatalf("facts %+v, want an event of type other first", e.Facts)
	}
	b, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte(`"words":null`)) {
		t.Errorf("words are null: %s", b)
	}
}

// document parses a page and holds it against what every page promises.
func document(t *testing.T, html string, scripts int) *goquery.Document {
	t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	d.Find("[id]").Each(func(_ int, s *goquery.Selection) { ids[s.AttrOr("id", "")]++ })
	for id, n := range ids {
		if n != 1 {
			t.Errorf("id %s stands %d times", id, n)
		}
	}
	d.Find("a").Each(func(_ int, s *goquery.Selection) {
		target, ok := strings.CutPrefix(s.AttrOr("href", ""), "#")
		if !ok || ids[target] != 1 {
			t.Errorf("link %q leads nowhere", s.AttrOr("href", ""))
		}
	})
	d.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Nodes[0].Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
				t.Errorf("<%s %s=%q>: nothing of ours has that", s.Nodes[0].Data, a.Key, a.Val)
			}
		}
	})
	if n := d.Find("script").Length(); n != scripts {
		t.Errorf("%d scripts, want %d", n, scripts)
	}
	if n := d.Find("img, iframe, link, object, embed, base, form").Length(); n != 0 {
		t.Errorf("%d elements that load or send something", n)
	}
	policy := d.Find(`meta[http-equiv="Content-Security-Policy"]`).AttrOr("content", "")
	if !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("policy %q lets something in", policy)
	}
	d.Find("script, style").Each(func(_ int, s *goquery.Selection) {
		sum := sha256.Sum256([]byte(s.Text()))
		if !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("the policy does not allow our own <%s>", s.Nodes[0].Data)
		}
	})
	return d
}

func TestHTML(t *testing.T) {
	a, _ := read(t, hostile)
	e := New(extractor().Explain(a))
	var b bytes.Buffer
	if err := e.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	d := document(t, b.String(), 1)
	if got := d.Find("h1").Text(); got != a.Title {
		t.Errorf("heading %q, want %q", got, a.Title)
	}
	// The words under a mark are the fact's words, and its card is there.
	for i := range e.Facts {
		f := &e.Facts[i]
		if d.Find("article").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.AttrOr("id", "") == "f-"+f.ID }).Length() != 1 {
			t.Errorf("no card of %s", f.ID)
		}
		for _, w := range f.Words {
			m := d.Find("#text span.m").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.AttrOr("id", "") == w.Mark })
			m.Find("a.ref").Remove()
			if got := m.Text(); !strings.HasPrefix(w.Exact, got) || got == "" {
				t.Errorf("%s: %q is marked, want %q", f.ID, got, w.Exact)
			}
		}
	}
	// Without the references the text is the article's.
	d.Find("#text a.ref, #text .kind").Remove()
	var lines []string
	d.Find("#text .block").Each(func(_ int, s *goquery.Selection) { lines = append(lines, s.Text()) })
	if diff := cmp.Diff(a.Text, strings.Join(lines, "\n")); diff != "" {
		t.Errorf("the text shown is not the article's (-want +got):\n%s", diff)
	}
}

func TestNoArticle(t *testing.T) {
	a, _ := read(t, `<html><title>Đăng nhập</title><body><form><input type="password"></form></body></html>`)
	e := New(extractor().Explain(a))
	var html, text bytes.Buffer
	if err := e.WriteHTML(&html); err != nil {
		t.Fatal(err)
	}
	document(t, html.String(), 1)
	if err := e.WriteText(&text, false); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{html.String(), text.String()} {
		if !strings.Contains(s, "no article") {
			t.Errorf("it does not say that this is no article:\n%s", s)
		}
	}
	line, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"facts":[]`, `"missed":[]`, `"weights":[]`, `"rules":[]`, `"blocks":[]`, `"dropped":{}`} {
		if !bytes.Contains(line, []byte(want)) {
			t.Errorf("no %s in %s", want, line)
		}
	}
}

func TestTextIsHarmless(t *testing.T) {
	a, parts := read(t, hostile)
	var b bytes.Buffer
	if err := New(extractor().Explain(a)).WriteText(&b, false); err != nil {
		t.Fatal(err)
	}
	if err := WritePageText(&b, "x", a, false); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(b.String(), "\x1b\u202e"); i >= 0 {
		t.Errorf("control characters of the page reach the terminal: %q", b.String()[max(0, i-30):i+10])
	}
	if len(parts) == 0 {
		t.Error("no parts")
	}
}

func TestRulesTable(t *testing.T) {
	last := ""
	for n, line := range strings.Split(strings.TrimSuffix(rulesTSV, "\n"), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "rule\t") {
			continue
		}
		id, what, ok := strings.Cut(line, "\t")
		if !ok || what == "" || strings.Contains(what, "\t") {
			t.Errorf("rules.tsv:%d: want rule, tab, words", n+1)
		}
		if id <= last {
			t.Errorf("rules.tsv:%d: %s is not sorted, or twice", n+1, id)
		}
		last = id
	}
	measured, err := extract.Confidences()
	if err != nil {
		t.Fatal(err)
	}
	for id := range measured {
		if ruleWords()[string(id)] == "" {
			t.Errorf("rules.tsv: no words for %s", id)
		}
	}
}
