// Package pipeline moves addresses, pages, articles and records between the
// stages over NATS JetStream, and knows when a run is done.
//
//	pipeline.go      Pipeline, Open, Close
//	connect.go       to an external server, the server inside, or another process's
//	embedded.go      the server inside: folder, lock, address file, log
//	lock_*.go        the lock on the store folder
//	names.go         names of streams, buckets and subjects
//	streams.go       the streams and buckets, created or brought up to date
//	consumers.go     who reads them; what a crash left in their hands
//	stages.go        the functions of the stages, given from outside
//	wire.go          what messages look like; compression
//	publish.go       publishing until it is acknowledged
//	publishrecords.go  publishing revisions of records, many on their way at once
//	ledger.go        one entry an address and run: where it stands
//	recent.go        entries just written, for who needs them next
//	pauses.go        hosts that are to be left alone, beyond this process
//	known.go         what is kept of addresses and articles from run to run
//	sources.go       the sources of a run, compiled; which links belong to one
//	worker.go        the loop of a worker: pull, keep, ack, hand back; panics
//	fetchworker.go   address -> page
//	parseworker.go   page -> article, links
//	extractworker.go article -> records
//	revise.go        which records are new, changed, the same, gone; publishing them
//	work.go          Work: one stage until told to stop
//	run.go           RunOnce: all sources once
//	schedule.go      RunEvery: each source at its interval
//	tally.go         ledger entries to counts and events
//	observe.go       events
//	counts.go        the account of a run
//	status.go        the account of the installation
//	records.go       reading records and articles
//	dead.go          dead letters
//	retry.go         dead letters sent through the stages again
//
// # Layout
//
// Every name carries the prefix (default bienban), so that installations can
// share a cluster. host is the address's host made token-safe, hash stands for
// the canonical address, run for the run.
//
//	JOBS      <p>.job.<host>.<run>.<hash>          work queue; stored under <p>.job.<part>.…
//	PAGES     <p>.page.<host>.<hash>               bodies, zstd; header Bienban-Page
//	PARSE     <p>.parse.<host>.<run>.<hash>        work queue
//	ARTICLES  <p>.article.<host>.<hash>.<text>     one message a version of the text, zstd
//	EXTRACT   <p>.extract.<host>.<run>.<hash>      work queue
//	RECORDS   <p>.record.<lang>.<type>.<site>.<id> all revisions, for ever
//	DEAD      <p>.dead.<stage>.<host>.<run>.<hash> what no stage could deal with
//	KV <p>_ledger  <run>.<hash>    where an address stands in a run
//	KV <p>_urls    page.<hash>     validators and hash of the last fetch
//	               article.<hash>  which records an article gave
//	               pause.<hash>    until when a host is to be left alone
//	               source.<hash>   when a source was read last, and who is at it
//	KV <p>_runs    <run>           the run: its sources, its end, its account
//
// # What holds
//
// A message of a work queue is only a nudge; the truth is the ledger entry. A
// stage stores its output, then moves the entry on (compare and set), then
// publishes the next stage's message, then acks its own. Redone after a crash,
// a step finds the entry moved on and only makes sure that the next message is
// there. Entries for the links of a page exist before the page's own entry
// reaches its end, and all of them lie in one stream in one order; so when at
// any point of that stream the seeds are in and no entry is open, the run is
// done, and nothing can come after. That is how the end is known.
//
// Acks need not survive a crash: a forgotten one is a message whose entry has
// moved on. Records are published under an expectation on the last message of
// their id, so that no race and no repetition can store one twice.
package pipeline
