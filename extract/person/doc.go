// Package person finds the names of people and of posts in a text, and says
// which post stands with which name.
//
// It builds on what was found before: organisations, which it never takes for
// people and to which it joins the posts beside them. A name needs a reason:
// an honorific, a post, or the shape of a full name; a name of which another
// meaning is as likely (a street, a school, a prize) is left out.
//
//	finder.go     Finder: the tables, the order of work
//	name.go       reading a name at a token
//	people.go     where names are looked for: after honorifics, after posts
//	bare.go       full names that nothing announces
//	guard.go      what is no person: streets, credits, bylines
//	echo.go       names said again without what first announced them
//	post.go       posts with their modifiers
//	complement.go what a post is of: organisation, country, field, unit
//	region.go     territorial units and places after a title
//	between.go    what stands between a name and a post
//	attach.go     whose post it is
//	aside.go      lawyers, and posts said of a person in brackets
//	becoming.go   posts said after a verb
//	signature.go  signature blocks
package person
