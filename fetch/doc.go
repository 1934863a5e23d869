// Package fetch turns one address into a schema.Page: robots.txt, manners, the
// address guard, redirects, time and size limits, content encodings. It knows
// nothing of NATS and nothing of records.
//
// A Client does one address at a time for each host; Get's every end has an
// Outcome with a class that says whether to try again.
//
//	client.go      Options, Policy, Client.Get
//	trip.go        one Get on its way through redirects; statuses to outcomes
//	exchange.go    one request; errors to outcomes
//	network.go     dialers and transports
//	guard.go       which addresses and ports may be connected to
//	chain.go       missing intermediate certificates
//	lenient.go     repair of broken response headers
//	body.go        reading a body: rate, size, content encodings
//	polite.go      one host's turn, pauses, back-off
//	pause.go       a pause as it is told to another client
//	retryafter.go  Retry-After in all its spellings
//	robotscache.go robots.txt of each host: status rules, expiry
//	refresh.go     Refresh header and meta refresh
//	sniff.go       the media type by the bytes
//	outcome.go     Outcome, Class, Error
//	url.go         reading addresses as browsers do
//	canonical.go   Canonical, the identity of a page
//	links.go       Links of a feed or sitemap
//	feed.go        RSS, Atom, JSON feed
//	sitemap.go     sitemaps: of pages, news, sitemaps, plain text
//	date.go        the dates in them
//	data/          params.tsv: what Canonical drops
//
// Sub-packages: charset (bytes to text), robots (RFC 9309).
package fetch
