// Package page reads one page: its bytes become an Article with the right
// title, the publication date, the whole body and nothing else. Only articles
// go on; list pages give their links; everything else says why it is neither.
//
// It is pure: no clock, no network, nothing that changes what a page gives.
// A page is parsed once (goquery) and walked once; what it says of itself
// (JSON-LD, meta, microdata, class names) is evidence beside the density of
// running text. What is known of sites' wording and naming is in data/*.tsv,
// nothing of any one site.
//
//	read.go      Read and Explain's common part: from bytes to the article
//	plain.go     ReadText: plain text; dateline, repeats, captions
//	explain.go   Explain: what became of every stretch of text, and why
//	limits.go    the parser and what protects it; a linear tree past its limits
//	mojibake.go  pages that show a legacy encoding's letters as Latin ones
//	walk.go      the one walk: text, boxes, runs, links, marks
//	tags.go      what an element's tag, class and attributes hint at
//	head.go      title, meta, link and JSON-LD elements
//	content.go   which box holds the main content
//	sift.go      which runs inside it are the article
//	blocks.go    runs to blocks: paragraphs, items, rows
//	lead.go      the lead, kept once
//	byline.go    the author, and the byline at the end
//	title.go     the headline
//	meta.go      publication date, site name, authors' names
//	when.go      dates and times as pages write them
//	jsonld.go    schema.org in JSON-LD
//	links.go     links with dates, next page, documents, pictures, tags
//	address.go   absolute and canonical addresses
//	kind.go      article, list or other
//	language.go  vi, en or what the page says
//	selectors.go CSS selectors of a source
//	lexicon.go   the tables of data/
//	phrases.go   looking up sayings
//	text.go      inline text, blocks and their places
package page
