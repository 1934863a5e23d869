package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/bienban/bienban/extract"
	"github.com/bienban/bienban/schema"
)

// Explain gives what Extract gives, with what led to it; and the type that
// weighs most is the main event's.
func TestExplainIsExtract(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := &schema.Article{
		URL: "https://phuson.example/tin/3", Kind: schema.KindArticle, Language: "vi", Published: "2024-06-05",
		Title: "Hội nghị giao ban tháng 6",
		Text: "Ngày 5/6/2024, UBND tỉnh Phú Sơn tổ chức hội nghị giao ban tháng 6. Ông Lê Văn Tâm - Chủ tịch UBND tỉnh chủ trì hội nghị.\n" +
			"Ông Tâm yêu cầu Sở Y tế báo cáo trước ngày 30/6/2024 theo Quyết định số 12/2024/QĐ-UBND.",
	}
	records, rep := x.Extract(a)
	e := x.Explain(a)
	if diff := cmp.Diff(records, e.Records); diff != "" {
		t.Errorf("records (-Extract +Explain):\n%s", diff)
	}
	if diff := cmp.Diff(rep, e.Report); diff != "" {
		t.Errorf("report (-Extract +Explain):\n%s", diff)
	}
	if len(records) == 0 || len(e.Weights) == 0 || e.Weights[0].Type != records[0].Type {
		t.Errorf("weights %v, want the main event's type first", e.Weights)
	}
	for i, p := range e.Entities.People {
		if e.PersonRefs[i] == "" {
			t.Errorf("%s has no reference of the main record", p.Name)
		}
	}

	a.Kind = schema.KindList
	if e := x.Explain(a); e.Article != a || e.Context != nil || e.Records != nil {
		t.Errorf("a list is explained as %+v, want the article alone", e)
	}
}
