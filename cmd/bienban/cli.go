package main

// cli is the command line; its structure is its documentation.
type cli struct {
	globals

	Demo      DemoCmd      `cmd:"" help:"Crawl the bundled site on an embedded NATS and show the records. Needs no network."`
	Init      InitCmd      `cmd:"" help:"Write a commented bienban.yaml that runs."`
	ConfigCmd ConfigCmd    `cmd:"" name:"config" help:"Check the configuration."`
	Run       RunCmd       `cmd:"" help:"Run all stages over the configured sources, once or at their intervals."`
	Worker    WorkerCmd    `cmd:"" help:"Run one stage on a NATS cluster: fetch, parse or extract."`
	Crawl     CrawlCmd     `cmd:"" help:"Fetch addresses through all stages and print their records."`
	Extract   ExtractCmd   `cmd:"" help:"Files or addresses in, records out: no NATS."`
	Page      PageCmd      `cmd:"" help:"Show what is read of a page, and what is left out."`
	Explain   ExplainCmd   `cmd:"" help:"Show why the records of a page say what they say."`
	Dump      DumpCmd      `cmd:"" help:"Print the stored records as JSONL."`
	Subscribe SubscribeCmd `cmd:"" help:"Print records as they are made."`
	Status    StatusCmd    `cmd:"" help:"Count what went in, came out, waits and failed."`
	Dead      DeadCmd      `cmd:"" help:"List, retry or drop what no stage could deal with."`
	Eval      EvalCmd      `cmd:"" help:"Score extraction and page reading against gold."`
	Bench     BenchCmd     `cmd:"" help:"Measure what reading and extracting cost."`
	Dates     DatesCmd     `cmd:"" help:"Read the dates off text, as EDTF."`
	Schema    SchemaCmd    `cmd:"" help:"Print the JSON Schema of a record."`
	Version   VersionCmd   `cmd:"" help:"Print the version."`
}

const description = `bienban writes down who met or acted, when, in which post, and what was decided,
from government and news pages, each fact with the words that prove it.

  bienban demo                         see it work, offline
  bienban extract page.html            records of one page, as JSONL
  bienban init && bienban run --once   crawl your own sources
  bienban dump                         all records, as JSONL
  bienban status                       what went in, came out, waits and failed

Data goes to standard output, logs and progress to standard error.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 a quality floor not met.`
