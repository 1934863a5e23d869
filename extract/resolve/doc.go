// Package resolve decides who is meant: it joins the organisation and person
// mentions of one article into entities, each under its fullest name.
//
//	resolve.go  Resolver: the tables it reads, the order of work
//	orgs.go     organisations: aliases, short forms, the default place, parents
//	people.go   people: short names, posts and whose they are
package resolve
