// Package config reads bienban.yaml: where NATS is, where the store lies, how
// to fetch, and which sources to read.
//
//	config.go   the types and the defaults (the only place they stand)
//	units.go    durations ("6h") and sizes ("20MiB") as they are written
//	problem.go  mistakes, each with file, line, column and remedy
//	decode.go   YAML tree to types, strict, with the place of every value
//	check.go    what the types cannot say: addresses, patterns, selectors, names
//	load.go     Load and Parse
//	env.go      the environment over the file
//	example.go  the commented example that "bienban init" writes
//
// What wins: a flag over the environment, the environment over the file, the
// file over the defaults. All mistakes are reported together.
package config
