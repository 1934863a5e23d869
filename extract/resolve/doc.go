// Package resolve decides who is meant: it joins the organisation and person
// mentions of one article into entities, each under its fullest name.
//
//	resolve.go    Resolver: the tables it reads, the order of work
//	orgtables.go  what keys are made from
//	orgkey.go     the key under which spellings of one name are equal
//	orgs.go       full names, their spellings and defined short forms
//	orgjoin.go    entities and the fullest form of their names
//	orgshort.go   short forms
//	orgtail.go    bodies that only stand inside other names
//	orgplace.go   the place an article supplies
//	orgparent.go  what body a body is part of
//	people.go     people: short names and who they are
//	posts.go      the posts people hold
//	settle.go     posts said without an organisation
//	standin.go    who a post without a name is
//	english.go    names and posts of English articles
package resolve
