package page

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/bienban/bienban/fetch/charset"
	"github.com/bienban/bienban/schema"
)

// ReadText reads plain text: the first line that is not empty is the title,
// every further line a block. name stands for the input in errors and becomes
// the article's URL.
func ReadText(name string, b []byte) (*schema.Article, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, fmt.Errorf("page: %s: the file is empty: give it a title line and text", name)
	}
	dec := charset.Decode(b, "text/plain")
	a := &schema.Article{URL: name, Kind: schema.KindArticle, Reason: "plain text", Language: "vi", Charset: dec.Charset, Replaced: dec.Replaced, ContentSHA256: schema.SHA256Hex(b)}
	var ps []piece
	seen := map[string]bool{}
	for line := range strings.Lines(string(dec.Text)) {
		t := squeeze(line)
		switch {
		case t == "":
		case a.Title == "":
			a.Title = t
		case seen[sameKey(t)]:
		default:
			seen[sameKey(t)] = true
			ps = append(ps, piece{schema.BlockParagraph, t})
		}
	}
	a.Text, a.Blocks = assemble(ps)
	return a, nil
}
