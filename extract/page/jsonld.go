package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bienban/bienban/schema"
)

// ldArticle is what JSON-LD (schema.org) says of the article.
type ldArticle struct {
	headline, body, published, modified, author, section, description, publisher, kind string
	keywords                                                                           []string
	list                                                                               bool // the page is a collection or search results
}

const maxLD = 1 << 20 // bytes of one script that are looked at

func readLD(scripts []string) (a ldArticle) {
	for _, s := range scripts {
		if len(s) > maxLD {
			continue
		}
		var v any
		if json.Unmarshal([]byte(s), &v) != nil {
			if json.Unmarshal([]byte(mendJSON(s)), &v) != nil {
				continue
			}
		}
		a.walk(v, 0)
	}
	return a
}

// mendJSON takes away what sites leave around and inside JSON: comment and
// CDATA brackets, raw control characters in strings, a closing semicolon.
func mendJSON(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	i, j := strings.IndexAny(s, "{["), strings.LastIndexAny(s, "}]")
	if i < 0 || j < i {
		return s
	}
	return s[i : j+1]
}

func (a *ldArticle) walk(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			a.walk(e, depth+1)
		}
	case map[string]any:
		for _, typ := range texts(v["@type"]) {
			switch {
			case strings.HasSuffix(typ, "Article") || typ == "BlogPosting" || typ == "Report" || typ == "LiveBlogPosting":
				a.article(v, typ)
			case typ == "CollectionPage" || typ == "SearchResultsPage" || typ == "ItemList" && depth < 2:
				a.list = true
			case typ == "Organization" || typ == "NewsMediaOrganization" || typ == "WebSite":
				if a.publisher == "" {
					a.publisher = first(texts(v["name"]))
				}
			}
		}
		a.walk(v["@graph"], depth+1)
		a.walk(v["mainEntity"], depth+1)
		a.walk(v["mainEntityOfPage"], depth+1)
	}
}

// beside is the length in characters of the article that the page tells only
// in its JSON-LD, because a script writes what is seen; 0 where ps, what the
// page shows, is some of it already, or the JSON-LD tells none.
func (a *ldArticle) beside(ps []piece) int32 {
	const least = 300
	if a.kind == "" || len(a.body) < least {
		return 0
	}
	shown := 0
	for _, p := range ps {
		shown += len(p.text)
	}
	if shown > len(a.body)/4 {
		return 0
	}
	return int32(runes(a.body))
}

// pieces are the paragraphs of the JSON-LD article's body, which some write
// as text and some as HTML.
func (a *ldArticle) pieces() []piece {
	body := a.body
	if strings.Contains(body, "</") || strings.Contains(body, "/>") {
		body = plainOf(body)
	} else {
		body = html.UnescapeString(body)
	}
	var ps []piece
	for line := range joinLines(strings.SplitSeq(body, "\n"), tidy) {
		ps = append(ps, piece{schema.BlockParagraph, line})
	}
	return ps
}

// plainOf is the text of a piece of HTML, a line for each block element.
func plainOf(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if k := kindOf(atom.Lookup(name)); k == tagBlock || k == tagBreak {
				b.WriteByte('\n')
			}
		}
	}
}

func (a *ldArticle) article(v map[string]any, typ string) {
	set := func(to *string, key string) {
		if *to == "" {
			*to = squeeze(first(texts(v[key])))
		}
	}
	set(&a.headline, "headline")
	set(&a.headline, "name")
	set(&a.published, "datePublished")
	set(&a.published, "dateCreated")
	set(&a.modified, "dateModified")
	set(&a.section, "articleSection")
	set(&a.description, "description")
	if a.kind == "" {
		a.kind = typ
	}
	if a.body == "" {
		a.body = first(texts(v["articleBody"]))
	}
	if a.author == "" {
		a.author = strings.Join(names(v["author"]), ", ")
	}
	if p := first(names(v["publisher"])); p != "" {
		a.publisher = squeeze(p)
	}
	if a.keywords == nil {
		for _, k := range texts(v["keywords"]) {
			for w := range strings.SplitSeq(k, ",") {
				if w = squeeze(w); w != "" {
					a.keywords = append(a.keywords, w)
				}
			}
		}
	}
}

// texts are the strings of a value that may be one or a list.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, texts(e)...)
		}
		return out
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return []string{s}
		}
	}
	return nil
}

// names are the names of persons or organisations, given as text or objects.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{squeeze(v)}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, names(e)...)
		}
		return out
	case map[string]any:
		var out []string
		for _, n := range texts(v["name"]) {
			if n = squeeze(n); n != "" {
				out = append(out, n)
			}
		}
		return out
	}
	return nil
}

func first(ss []string) string {
	if len(ss) == 0 {
		return ""
	}
	return ss[0]
}
