package mention

import (
	"github.com/bienban/bienban/extract/lexicon"
	"github.com/bienban/bienban/extract/text"
)

// Context is what finders are given beside the document itself.
type Context struct {
	Doc   *text.Doc     // lead and body
	Hits  *lexicon.Hits // of Doc
	Title *text.Doc     // the article's title: clues only, no evidence
	// TitleHits are the hits of Title.
	TitleHits *lexicon.Hits

	Published string // RFC 3339 or date, zone +07:00 where it has one; "" unknown
	Language  string // "vi", "en"
	Site      string // host
	SiteName  string // what the site calls itself: names the default place and body
}
