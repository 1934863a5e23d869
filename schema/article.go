package schema

import "time"

// PageKind says what a fetched page is.
type PageKind string

// Only articles become records; lists give links; other is everything else
// (error, login, consent, search, soft 404).
const (
	KindArticle PageKind = "article"
	KindList    PageKind = "list"
	KindOther   PageKind = "other"
)

// BlockKind says what a block of an article's text was on the page.
type BlockKind string

// The kinds of block.
const (
	BlockLead      BlockKind = "lead"
	BlockHeading   BlockKind = "heading"
	BlockParagraph BlockKind = "paragraph"
	BlockItem      BlockKind = "item" // list item
	BlockRow       BlockKind = "row"  // table row
	BlockQuote     BlockKind = "quote"
	BlockCaption   BlockKind = "caption"
)

// Block is one stretch of Article.Text: code points, end exclusive, in order,
// not overlapping. Between two blocks stands exactly one newline.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Start int       `json:"start"`
	End   int       `json:"end"`
}

// Link is an address found on a page.
type Link struct {
	URL  string `json:"url"`
	Text string `json:"text,omitempty"`
	// Published is the date said beside the link, where one is.
	Published string `json:"published,omitempty"`
}

// Image is a picture of the article.
type Image struct {
	URL     string `json:"url"`
	Caption string `json:"caption,omitempty"`
}

// Article is what was read off a page. Text is NFC: the lead, if any, and the
// body, blocks joined by one newline; it never changes after reading, because
// every evidence points into it. The title is not part of it.
type Article struct {
	URL          string   `json:"url"`
	CanonicalURL string   `json:"canonical_url,omitempty"`
	Site         string   `json:"site,omitempty"` // host, or what the page names
	SiteName     string   `json:"site_name,omitempty"`
	Source       string   `json:"source,omitempty"` // name of the source in the configuration
	Run          string   `json:"run,omitempty"`
	Kind         PageKind `json:"kind"`
	Reason       string   `json:"reason"` // why it is of that kind
	Language     string   `json:"language"`

	Title  string  `json:"title"`
	Lead   string  `json:"lead,omitempty"`
	Text   string  `json:"text"`
	Blocks []Block `json:"blocks"`

	Author        string `json:"author,omitempty"`
	Section       string `json:"section,omitempty"`
	Published     string `json:"published,omitempty"` // RFC 3339 with zone, or a date
	PublishedFrom string `json:"published_from,omitempty"`
	Updated       string `json:"updated,omitempty"`

	Images    []Image  `json:"images,omitempty"`
	Documents []Link   `json:"documents,omitempty"` // attached files
	Tags      []string `json:"tags,omitempty"`
	Links     []Link   `json:"links,omitempty"`
	NextPage  string   `json:"next_page,omitempty"`

	Charset       string    `json:"charset,omitempty"`
	Replaced      float64   `json:"replaced,omitempty"` // share of undecodable characters
	FetchedAt     time.Time `json:"fetched_at,omitzero"`
	ContentSHA256 string    `json:"content_sha256,omitempty"` // of the page's bytes
}
