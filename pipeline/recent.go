package pipeline

import "sync"

// maxRecent is how many entries are remembered; the others are read again.
const maxRecent = 4096

// recent remembers entries as this process has just written them, for the stage
// that takes them up next, so that it need not read them. Should somebody else
// have moved one on meanwhile, the next write to it is refused, and it is read.
type recent struct {
	mu      sync.Mutex
	entries map[ref]entry
}

// put remembers an entry that waits for a stage.
func (c *recent) put(e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries = map[ref]entry{}
	}
	if !e.State.open() {
		delete(c.entries, e.ref)
		return
	}
	for other := range c.entries {
		if len(c.entries) < maxRecent {
			break
		}
		delete(c.entries, other) // any: it went to another process, or waits long
	}
	c.entries[e.ref] = *e
}

// take gives an entry away, once; nil where it is not remembered.
func (c *recent) take(r ref) *entry {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[r]
	if !ok {
		return nil
	}
	delete(c.entries, r)
	return &e
}
