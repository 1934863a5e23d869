// Package pipeline moves addresses, pages, articles and records between the
// stages over NATS JetStream, and knows when a run is done.
package pipeline
