package fetch

import (
	"bytes"
	"net"
	"strconv"
	"strings"
)

// lenientConn repairs the header of the one response read from it: lines that
// are no header fields go, and with them lengths and transfer encodings that
// contradict the rest, so that the body ends with the connection. net/http
// gives up the whole page for one such line; browsers do not.
type lenientConn struct {
	net.Conn
	limit int
	note  func(string)
	buf   []byte // repaired header, not yet handed on
	done  bool   // the header is through
	err   error
}

func newLenientConn(c net.Conn, limit int64, note func(string)) *lenientConn {
	return &lenientConn{Conn: c, limit: int(limit), note: note}
}

func (c *lenientConn) Read(p []byte) (int, error) {
	if !c.done {
		c.done = true
		c.err = c.header()
	}
	if len(c.buf) > 0 {
		n := copy(p, c.buf)
		c.buf = c.buf[n:]
		return n, nil
	}
	if c.err != nil {
		return 0, c.err
	}
	return c.Conn.Read(p)
}

// header reads until the header of the final response is complete and repairs
// it. What it cannot make out stays as it is, for net/http to refuse.
func (c *lenientConn) header() error {
	var raw []byte
	chunk := make([]byte, 4096)
	start := 0 // of the current header; interim responses stand before
	for {
		if end := headerEnd(raw[start:]); end >= 0 {
			end += start
			if !bytes.HasPrefix(raw[start:], []byte("HTTP/1.1 1")) {
				c.buf = append(append(raw[:start:start], c.repair(raw[start:end])...), raw[end:]...)
				return nil
			}
			start = end
			continue
		}
		if len(raw) > c.limit {
			c.buf = raw
			return nil
		}
		n, err := c.Conn.Read(chunk)
		raw = append(raw, chunk[:n]...)
		if err != nil {
			c.buf = raw
			return err
		}
	}
}

// headerEnd is the offset past the empty line that ends a header, -1 where it
// has not come yet.
func headerEnd(b []byte) int {
	for i := 0; i < len(b); i++ {
		if b[i] != '\n' {
			continue
		}
		switch rest := b[i+1:]; {
		case bytes.HasPrefix(rest, []byte("\n")):
			return i + 2
		case bytes.HasPrefix(rest, []byte("\r\n")):
			return i + 3
		}
	}
	return -1
}

func (c *lenientConn) repair(h []byte) []byte {
	lines := strings.Split(strings.TrimRight(string(h), "\r\n"), "\n")
	out := []string{strings.TrimRight(lines[0], "\r")}
	var lengths []string
	chunked, kept := false, true
	for _, line := range lines[1:] {
		line = strings.TrimRight(line, "\r")
		if line != "" && (line[0] == ' ' || line[0] == '\t') { // folded: goes with the line before
			if kept {
				out[len(out)-1] += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		name = strings.TrimRight(name, " \t")
		if kept = ok && isToken(name) && !strings.ContainsFunc(value, isBadValue); !kept {
			c.note("lenient_header")
			continue
		}
		switch value = strings.TrimSpace(value); strings.ToLower(name) {
		case "content-length":
			lengths = append(lengths, value)
			kept = false
			continue
		case "transfer-encoding":
			if !strings.EqualFold(value, "chunked") {
				c.note("lenient_transfer_encoding")
				kept = false
				continue
			}
			chunked = true
		}
		out = append(out, name+": "+value)
	}
	if n, ok := oneLength(lengths); ok && !chunked {
		out = append(out, "Content-Length: "+n)
	} else if len(lengths) > 0 && !chunked {
		c.note("lenient_length")
	}
	return []byte(strings.Join(out, "\r\n") + "\r\n\r\n")
}

// oneLength is the length all Content-Length lines agree on.
func oneLength(all []string) (string, bool) {
	if len(all) == 0 {
		return "", false
	}
	for _, s := range all {
		if _, err := strconv.ParseUint(s, 10, 62); err != nil || s != all[0] {
			return "", false
		}
	}
	return all[0], true
}

// isToken reports whether s is a token (RFC 9110 5.6.2).
func isToken(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"(),/:;<=>?@[\\]{}", c) >= 0 {
			return false
		}
	}
	return true
}

func isBadValue(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }
