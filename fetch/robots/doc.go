// Package robots reads robots.txt files by the Robots Exclusion Protocol
// (RFC 9309), and the two fields outside of it that sites use: Crawl-delay and
// Sitemap. It is pure: what to do when a file cannot be had is the caller's.
//
//	parse.go  Parse: bytes to groups of rules
//	match.go  Allowed, CrawlDelay: what a file says to one product token
package robots
