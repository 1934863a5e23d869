// Package resolve decides who is meant: it joins the organisation and person
// mentions of one article into entities, each under its fullest name.
//
//	resolve.go  Resolver: the tables it reads, the order of work
//	orgkey.go   the key under which spellings of one name are equal
//	orgs.go     full names, their spellings and defined short forms
//	orgshort.go short forms, the place an article supplies, parents
//	people.go   people: short names, posts and whose they are
//	english.go  names and posts of English articles
package resolve
