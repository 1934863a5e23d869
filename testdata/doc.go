// Package testdata holds the data that is embedded in the binary or shared by
// tests of several packages.
//
// The bundled site is a small web on four invented
// hosts (all under the reserved top-level domain .example, RFC 2606): an old
// table portal, a Liferay portal, a SharePoint site and a newspaper. The demo
// serves it on loopback and crawls it; tests do the same. All its text is
// invented, people and document numbers too; only the names of provinces and
// of kinds of institution are real. site/README.md lists its pages.
//
//   - site.go: Site, Hosts, Config, Handler
//   - site/HOST/…: the files served, as described at [Handler]
//   - site/bienban.yaml: a configuration that reaches every article
//
// The go command leaves directories named testdata out of the pattern ./...,
// so the tests of this package are run by naming it: go test ./... ./testdata
package testdata
