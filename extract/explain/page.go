package explain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/bienban/bienban/extract/page"
	"github.com/bienban/bienban/schema"
)

// member is a member of an article as pages show it.
type member struct {
	Name, Value, More string
}

// members are what was read of a page beside its text, those that it has.
func members(a *schema.Article) []member {
	var out []member
	add := func(name, value, more string) {
		if value != "" {
			out = append(out, member{name, oneLine(value), more})
		}
	}
	add("kind", string(a.Kind), reason(string(a.Kind), a.Reason))
	add("title", a.Title, "")
	add("lead", a.Lead, "")
	add("author", a.Author, "")
	add("section", a.Section, "")
	from := ""
	if a.PublishedFrom != "" {
		from = "from " + a.PublishedFrom
	}
	add("published", a.Published, from)
	add("updated", a.Updated, "")
	add("language", a.Language, "")
	add("site", a.Site, a.SiteName)
	if a.CanonicalURL != a.URL {
		add("canonical", a.CanonicalURL, "")
	}
	replaced := ""
	if a.Replaced > 0 {
		replaced = fmt.Sprintf("%.2f %% of the characters could not be read", a.Replaced*100)
	}
	add("charset", a.Charset, replaced)
	for _, im := range a.Images {
		add("image", im.URL, im.Caption)
	}
	for _, d := range a.Documents {
		add("document", d.URL, d.Text)
	}
	add("tags", strings.Join(a.Tags, ", "), "")
	add("next page", a.NextPage, "")
	if n := len(a.Links); n > 0 {
		add("links", fmt.Sprint(n), "")
	}
	return out
}

// WritePageText writes what was read of a page: its members, then its blocks
// with their kinds; of a list its links.
func WritePageText(w io.Writer, name string, a *schema.Article, colour bool) error {
	p := &printer{bufio.NewWriter(w), colour}
	fmt.Fprintln(p.w, p.paint(bold, name))
	for _, m := range members(a) {
		fmt.Fprintf(p.w, "%-10s %s", m.Name, plain(m.Value))
		if m.More != "" {
			fmt.Fprintf(p.w, "  %s", p.paint(dim, oneLine(m.More)))
		}
		fmt.Fprintln(p.w)
	}
	if len(a.Blocks) > 0 {
		fmt.Fprintln(p.w)
	}
	text := []rune(a.Text)
	for _, b := range a.Blocks {
		fmt.Fprintf(p.w, "%s %s\n", p.paint(kindOf(b.Kind), fmt.Sprintf("%-10s", b.Kind)), plain(oneLine(string(text[b.Start:b.End]))))
	}
	if a.Kind == schema.KindList {
		fmt.Fprintln(p.w)
		for _, l := range a.Links {
			fmt.Fprintf(p.w, "%s %s", p.paint(dim, fmt.Sprintf("%-10s", "link")), plain(l.URL))
			if more := strings.TrimSpace(l.Published + "  " + oneLine(l.Text)); more != "" {
				fmt.Fprintf(p.w, "  %s", p.paint(dim, more))
			}
			fmt.Fprintln(p.w)
		}
	}
	return p.w.Flush()
}

func kindOf(k schema.BlockKind) string {
	if k == schema.BlockParagraph {
		return dim
	}
	return cyan
}

// reason is why a page is of a kind, without the kind said again.
func reason(kind, why string) string { return strings.TrimPrefix(why, kind+": ") }

// partView is a stretch of the page as the HTML shows it.
type partView struct {
	page.Part
	Kind string // of the block it became, "" where it is not one alone
	Use  string // what else it was read as: "title", "lead", "author"; ""
}

// partGroup is a kept part, or parts left out together for one reason.
type partGroup struct {
	Kept  bool
	Why   string
	First string // its first words
	Parts []partView
}

// Folded reports whether the group is shown closed.
func (g partGroup) Folded() bool { return !g.Kept && len(g.Parts) > 3 }

// use says what a stretch that is no part of the text was read as.
func use(a *schema.Article, s string) string {
	switch s {
	case oneLine(a.Title):
		return "title"
	case oneLine(a.Lead):
		return "lead"
	case oneLine(a.Author):
		return "author"
	}
	return ""
}

// pageView is what page.html shows.
type pageView struct {
	frame
	Name          string
	Article       *schema.Article
	Reason        string
	Members       []member
	Groups        []partGroup
	Kept, Dropped int
	Links         []schema.Link
}

// WritePageHTML writes one HTML page that shows a page's stretches of text in
// order, coloured by kept and dropped, with where each stood and why it was
// dropped: for people who tune a source.
func WritePageHTML(w io.Writer, name string, a *schema.Article, parts []page.Part) error {
	v := pageView{frame: newFrame(""), Name: name, Article: a, Reason: reason(string(a.Kind), a.Reason), Members: members(a)}
	kinds := blockKinds(a)
	for _, p := range parts {
		p.Text = oneLine(p.Text)
		if p.Text == "" {
			continue
		}
		pv := partView{Part: p}
		if p.Kept {
			v.Kept++
			pv.Kind = kinds[p.Text]
		} else if pv.Use = use(a, p.Text); pv.Use == "" {
			v.Dropped++
		}
		if n := len(v.Groups); n > 0 && !p.Kept && pv.Use == "" && v.Groups[n-1].Parts[0].Use == "" && !v.Groups[n-1].Kept && v.Groups[n-1].Why == p.Why {
			v.Groups[n-1].Parts = append(v.Groups[n-1].Parts, pv)
			continue
		}
		v.Groups = append(v.Groups, partGroup{Kept: p.Kept, Why: p.Why, First: firstWords(p.Text), Parts: []partView{pv}})
	}
	if a.Kind == schema.KindList {
		v.Links = a.Links
	}
	if err := readPage.Execute(w, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// blockKinds are the kinds of the article's blocks, by their text.
func blockKinds(a *schema.Article) map[string]string {
	out := map[string]string{}
	text := []rune(a.Text)
	for _, b := range a.Blocks {
		out[oneLine(string(text[b.Start:b.End]))] = string(b.Kind)
	}
	return out
}

// firstWords is the beginning of a text, at most eight words.
func firstWords(s string) string {
	f := strings.Fields(s)
	if len(f) > 8 {
		return strings.Join(f[:8], " ") + " …"
	}
	return s
}
