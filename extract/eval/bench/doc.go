// Package bench measures what reading and extracting cost, always against
// the bare HTML parse of the same pages in the same run, so that the figures
// mean the same on any machine.
//
//	pages.go    the pages measured: bundled ones, or a folder
//	measure.go  rounds of each stage; time, allocations, ratio to the parse
//	memory.go   peak memory over 1, 100 and 10,000 pages
//	report.go   Run and the table
//
// The tests hold a guard that fails when a stage has become twice as dear as
// it was, by ratio; benchmarks for go test -bench stand beside it.
package bench
