package fetch

import (
	"strings"
	"time"
)

// Pause is a host that asked to be left alone, or that we leave alone because
// it fails.
type Pause struct {
	Host  string    `json:"host"` // name, without port
	Until time.Time `json:"until"`
	Why   string    `json:"why"`
}

// Keep pauses a host as somebody else was told to: a client before this one,
// or one in another process. A pause that is over, or shorter than the one we
// know of, changes nothing; one is never longer than we would choose ourselves.
func (c *Client) Keep(p Pause) {
	h := c.hostNamed(strings.ToLower(p.Host))
	h.mu.Lock()
	defer h.mu.Unlock()
	now := c.now()
	if most := now.Add(c.lim.backoffMax); p.Until.After(most) {
		p.Until = most
	}
	if p.Until.After(now) && p.Until.After(h.paused) {
		h.paused, h.why = p.Until, p.Why
	}
}
