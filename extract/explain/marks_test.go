package explain

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bienban/bienban/schema"
)

// However words overlap, nest, cross or run over the ends of blocks: the text
// stays whole, each mark has its id once, and holds just its words.
func TestBlocksProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("aăâ <&")), 1, 12, -1), 1, 5).Draw(t, "lines")
		e := &Explained{Article: Article{Text: strings.Join(lines, "\n")}}
		at := 0
		for _, l := range lines {
			n := len([]rune(l))
			e.Article.Blocks = append(e.Article.Blocks, schema.Block{Kind: schema.BlockParagraph, Start: at, End: at + n})
			at += n + 1
		}
		text := []rune(e.Article.Text)
		kinds := []Kind{Event, Decision, Person, Organization, Date}
		want := map[string]string{} // by mark, without the ends of lines
		for i := range rapid.IntRange(0, 12).Draw(t, "facts") {
			start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
			end := rapid.IntRange(start+1, len(text)).Draw(t, "end")
			w := Words{Evidence: schema.Evidence{Start: start, End: end, Exact: string(text[start:end])}, Mark: fmt.Sprintf("m-%d", i)}
			e.Facts = append(e.Facts, Fact{ID: fmt.Sprint(i), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Words: []Words{w}})
			if s := strings.ReplaceAll(w.Exact, "\n", ""); s != "" {
				want[fmt.Sprint(i)] = s
			}
		}
		got, ids, lasts := map[string]string{}, map[string]int{}, map[string]int{}
		var flat func(list []node, under []string) string
		flat = func(list []node, under []string) string {
			var b strings.Builder
			for _, n := range list {
				if n.Mark == nil {
					b.WriteString(n.Text)
					for _, f := range under {
						got[f] += n.Text
					}
					continue
				}
				if n.Mark.ID != "" {
					ids[n.Mark.Fact]++
				}
				if n.Mark.Last {
					lasts[n.Mark.Fact]++
				}
				b.WriteString(flat(n.Kids, append(under, n.Mark.Fact)))
			}
			return b.String()
		}
		for i, b := range e.blocks() {
			if s := flat(b.Nodes, nil); s != lines[i] {
				t.Fatalf("block %d is %q, want %q", i, s, lines[i])
			}
		}
		for f, w := range want {
			if got[f] != w {
				t.Fatalf("fact %s marks %q, want %q", f, got[f], w)
			}
			if ids[f] != 1 {
				t.Fatalf("fact %s has its id %d times", f, ids[f])
			}
		}
	})
}
