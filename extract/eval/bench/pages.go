package bench

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/bienban/bienban/extract/eval"
	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
	"github.com/bienban/bienban/testdata"
)

// Page is an HTML page to be measured on.
type Page struct {
	Name string // base name
	Body []byte
}

func (p *Page) page() *schema.Page {
	return &schema.Page{URL: p.Name, FinalURL: p.Name, Status: 200, ContentType: "text/html", Body: p.Body}
}

// Bundled are the articles of the project's own gold and of the bundled site;
// those in English apart.
func Bundled() (vietnamese, english []Page, err error) {
	all, err := Folder(testdata.Gold())
	if err != nil {
		return nil, nil, err
	}
	site := testdata.Site()
	err = fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(site, name)
		if err == nil && looksHTML(b) {
			all = append(all, Page{name, b})
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	for _, p := range all {
		a, err := page.Read(p.page(), page.Options{})
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("%s: %w", p.Name, err)
		case a.Kind != schema.KindArticle:
		case a.Language == "en":
			english = append(english, p)
		default:
			vietnamese = append(vietnamese, p)
		}
	}
	return vietnamese, english, nil
}

func looksHTML(b []byte) bool {
	return bytes.Contains(bytes.ToLower(b[:min(len(b), 512)]), []byte("<html"))
}

// Folder are the HTML pages of a folder (.html, .htm, gzip or not), by name.
func Folder(fsys fs.FS) ([]Page, error) {
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var out []Page
	for _, f := range files {
		switch path.Ext(strings.TrimSuffix(f.Name(), ".gz")) {
		case ".html", ".htm":
		default:
			continue
		}
		b, err := eval.ReadPage(fsys, f.Name())
		if errors.Is(err, eval.ErrEmpty) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		out = append(out, Page{strings.TrimSuffix(f.Name(), ".gz"), b})
	}
	if len(out) == 0 {
		return nil, errors.New("no pages: want *.html or *.html.gz")
	}
	return out, nil
}
