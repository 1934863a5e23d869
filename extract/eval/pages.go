package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// KnownPage is a page whose text is known: an entry of a folder's gold.json.
type KnownPage struct {
	URL         string `json:"url"`
	Title       string `json:"title"`
	Published   string `json:"published"` // date
	Lead        string `json:"lead"`
	Body        string `json:"body"`
	ArticleBody string `json:"articleBody"` // lead and body in one
}

// PageScore is how well one page was read. Title and Date are nil where gold
// has none.
type PageScore struct {
	Name                  string
	Kind                  schema.PageKind
	Precision, Recall, F1 float64 // body and lead, as bags of words
	Title, Date           *bool
	GotTitle, WantTitle   string
	GotDate, WantDate     string
	Err                   error
}

// PageTable is the mean over the pages of a folder.
type PageTable struct {
	Set       string      `json:"set"`
	Pages     int         `json:"pages"`
	Precision float64     `json:"precision"`
	Recall    float64     `json:"recall"`
	F1        float64     `json:"f1"`
	Low       float64     `json:"low"`
	High      float64     `json:"high"`
	Articles  Share       `json:"articles"` // read as an article
	Title     Share       `json:"title"`
	Date      Share       `json:"date"`
	Scores    []PageScore `json:"-"`
}

// ScorePages reads the pages of a folder (NAME.html or NAME.html.gz) that its
// gold.json knows and compares text, title and date. Pages that are not there
// are an error naming them.
func ScorePages(ctx context.Context, fsys fs.FS, set string) (*PageTable, error) {
	b, err := fs.ReadFile(fsys, "gold.json")
	if err != nil {
		return nil, err
	}
	var known map[string]KnownPage
	if err := json.Unmarshal(b, &known); err != nil {
		return nil, fmt.Errorf("gold.json: %s", jsonError(b, err))
	}
	if len(known) == 0 {
		return nil, errors.New("gold.json: no pages in it")
	}
	names := sortedKeys(known)
	t := &PageTable{Set: set, Pages: len(names), Scores: make([]PageScore, len(names))}
	if err := parallel(ctx, len(names), func(i int) {
		t.Scores[i] = scorePage(fsys, names[i], known[names[i]])
	}); err != nil {
		return nil, err
	}
	f1 := make([]float64, len(names))
	for i := range t.Scores {
		s := &t.Scores[i]
		if s.Err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, s.Err)
		}
		n := float64(len(names))
		t.Precision += s.Precision / n
		t.Recall += s.Recall / n
		t.F1 += s.F1 / n
		f1[i] = s.F1
		t.Articles.count(s.Kind == schema.KindArticle)
		if s.Title != nil {
			t.Title.count(*s.Title)
		}
		if s.Date != nil {
			t.Date.count(*s.Date)
		}
	}
	t.Low, t.High = interval(resample(len(f1)), func(d []int) float64 {
		sum := 0.0
		for _, i := range d {
			sum += f1[i]
		}
		return sum / float64(len(d))
	})
	return t, nil
}

func scorePage(fsys fs.FS, name string, known KnownPage) PageScore {
	s := PageScore{Name: name}
	var body []byte
	for _, ext := range []string{".html", ".html.gz"} {
		if body, s.Err = ReadPage(fsys, name+ext); !errors.Is(s.Err, fs.ErrNotExist) {
			break
		}
	}
	if s.Err != nil {
		return s
	}
	url := known.URL
	if url == "" {
		url = name + ".html"
	}
	a, err := page.Read(&schema.Page{URL: url, FinalURL: url, Status: 200, ContentType: "text/html", Body: body}, page.Options{})
	if err != nil {
		s.Err = err
		return s
	}
	want := known.ArticleBody
	if want == "" {
		want = known.Lead + "\n" + known.Body
	}
	s.Kind = a.Kind
	w, g := plainWords(want), plainWords(a.Text)
	if len(w) == 0 && len(g) == 0 {
		s.Precision, s.Recall, s.F1 = 1, 1, 1
	} else {
		s.Precision, s.Recall, s.F1 = bag(w, g)
	}
	if known.Title != "" {
		ok := wordF1(a.Title, known.Title) > 0.9
		s.Title, s.GotTitle, s.WantTitle = &ok, a.Title, known.Title
	}
	if known.Published != "" {
		ok := firstDay(a.Published) == firstDay(known.Published)
		s.Date, s.GotDate, s.WantDate = &ok, a.Published, known.Published
	}
	return s
}

// plainWords are the words of a text: NFC, lower case, nothing else changed.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool { return !isWord(r) && !unicode.Is(unicode.Mn, r) })
}

// PrintPages writes the tables of page reading.
func PrintPages(w io.Writer, tables []*PageTable) error {
	g := newGrid("pages", "n", "precision", "recall", "F1", "95 %", "article", "title", "date")
	for _, t := range tables {
		g.row(t.Set, strconv.Itoa(t.Pages), exact(t.Precision), exact(t.Recall), exact(t.F1),
			exact(t.Low)+"–"+exact(t.High), shareOf(t.Articles), shareOf(t.Title), shareOf(t.Date))
	}
	return g.print(w)
}

// PrintPageFaults lists the pages below an F1 of 0.95, those that were not
// taken for articles, and wrong titles and dates.
func PrintPageFaults(w io.Writer, tables []*PageTable) error {
	var b strings.Builder
	for _, t := range tables {
		for _, s := range t.Scores {
			if s.F1 < 0.95 {
				fmt.Fprintf(&b, "body\t%s/%s\tF1 %.3f\tprecision %.3f\trecall %.3f\n", t.Set, s.Name, s.F1, s.Precision, s.Recall)
			}
			if s.Kind != schema.KindArticle {
				fmt.Fprintf(&b, "kind\t%s/%s\t%s\n", t.Set, s.Name, s.Kind)
			}
			if s.Title != nil && !*s.Title {
				fmt.Fprintf(&b, "title\t%s/%s\t%s\twant: %s\n", t.Set, s.Name, oneLine(s.GotTitle), oneLine(s.WantTitle))
			}
			if s.Date != nil && !*s.Date {
				fmt.Fprintf(&b, "date\t%s/%s\t%s\twant: %s\n", t.Set, s.Name, s.GotDate, s.WantDate)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func exact(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

func shareOf(s Share) string {
	if s.N == 0 {
		return "-"
	}
	return exact(s.Value())
}
