package fetch

import (
	"net"
	"strings"
	"testing"
	"time"
)

const okBody = "<html><body>Hội nghị</body></html>"

// TestFraming: cases B of the fault catalogue, on raw sockets.
func TestFraming(t *testing.T) {
	n := len(okBody)
	if n != 38 {
		t.Fatal(n)
	}
	tests := []struct {
		name, response string
		outcome        Outcome
		body           string // "" : not looked at
		count          string // an oddity that must be counted
	}{
		{"plain", "HTTP/1.1 200 OK\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, ""},
		{"length longer than body", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + okBody, Truncated, "", ""},
		{"length shorter than body", "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + okBody, OK, okBody[:12], ""},
		{"length not a number", "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n" + okBody, OK, okBody, "lenient_length"},
		{"negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + okBody, OK, okBody, "lenient_length"},
		{"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 38\r\nContent-Length: 12\r\n\r\n" + okBody, OK, okBody, "lenient_length"},
		{"two equal lengths", "HTTP/1.1 200 OK\r\nContent-Length: 38\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, ""},
		{"chunked and length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n26\r\n" + okBody + "\r\n0\r\n\r\n", OK, okBody, ""},
		{"no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n26\r\n" + okBody + "\r\n", Truncated, "", ""},
		{"chunk cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" + okBody, Truncated, "", ""},
		{"transfer encoding identity", "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n" + okBody, OK, okBody, "lenient_transfer_encoding"},
		{"no length, ends with the connection", "HTTP/1.1 200 OK\r\n\r\n" + okBody, OK, okBody, ""},
		{"no reason phrase", "HTTP/1.1 200\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, ""},
		{"line feeds only", "HTTP/1.1 200 OK\nContent-Length: 38\n\n" + okBody, OK, okBody, ""},
		{"folded header", "HTTP/1.1 200 OK\r\nX-A: b\r\n c\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, ""},
		{"header without colon", "HTTP/1.1 200 OK\r\nLỗi máy chủ\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"header starting with a colon", "HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"header name in raw UTF-8", "HTTP/1.1 200 OK\r\nMáy-chủ: x\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"header with NUL", "HTTP/1.1 200 OK\r\nX-A: b\x00c\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"folded line after a broken one", "HTTP/1.1 200 OK\r\nhỏng\r\n nữa\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"broken header after an interim response", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nhỏng\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, "lenient_header"},
		{"no status line", okBody, HTTPMalformed, "", ""},
		{"other protocol", "ICY 200 OK\r\n\r\n" + okBody, HTTPMalformed, "", ""},
		{"protocol in small letters", "http/1.1 200 OK\r\n\r\n" + okBody, HTTPMalformed, "", ""},
		{"endless header", "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-A: "+strings.Repeat("b", 1000)+"\r\n", 300), HeaderTooLarge, "", ""},
		{"flood of interim responses", strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 20) + "HTTP/1.1 200 OK\r\nContent-Length: 38\r\n\r\n" + okBody, HeaderTooLarge, "", ""},
		{"some interim responses", strings.Repeat("HTTP/1.1 103 Early Hints\r\n\r\n", 3) + "HTTP/1.1 200 OK\r\nContent-Length: 38\r\n\r\n" + okBody, OK, okBody, ""},
		{"status 999", "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", ServerError, "", ""},
		{"status 099", "HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n", ServerError, "", ""},
		{"204 with body", "HTTP/1.1 204 No Content\r\nContent-Length: 38\r\n\r\n" + okBody, Empty, "", ""},
		{"206 unasked", "HTTP/1.1 206 Partial\r\nContent-Length: 38\r\n\r\n" + okBody, HTTPMalformed, "", ""},
		{"304 unasked, for ever", "HTTP/1.1 304 Not Modified\r\n\r\n", HTTPMalformed, "", "unasked_304"},
		{"empty body", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Empty, "", ""},
		{"closed without an answer", "", ConnectFailed, "", ""},
		{"announced too large", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", TooLarge, "", ""},
		{"too large without length", "HTTP/1.1 200 OK\r\n\r\n" + strings.Repeat("x", 70<<10), TooLarge, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, _ := client(t, bytesServer(t, tt.response), func(s *setup) { s.opt.MaxBody = 64 << 10 })
			p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
			if OutcomeOf(err) != tt.outcome {
				t.Fatalf("got %v, want %s", err, tt.outcome)
			}
			if e := errorOf(t, err); e != nil && !strings.Contains(err.Error(), "http://tin.example/a") {
				t.Errorf("error does not name the address: %v", err)
			}
			if tt.body != "" && string(p.Body) != tt.body {
				t.Errorf("got body %q", p.Body)
			}
			if tt.count != "" && c.Counts()[tt.count] == 0 {
				t.Errorf("%s is not counted: %v", tt.count, c.Counts())
			}
			if c.Counts()[string(tt.outcome)] != 1 {
				t.Errorf("outcome is not counted: %v", c.Counts())
			}
		})
	}
}

// TestTimeouts: a server that stops at some point, until the client goes.
func TestTimeouts(t *testing.T) {
	hang := func(conn net.Conn) {
		var b [1]byte
		conn.Read(b[:]) // returns when the client closes
	}
	tests := []struct {
		name    string
		answer  func(conn net.Conn)
		change  func(*setup)
		outcome Outcome
	}{
		{"accepts, never answers", hang, func(s *setup) { s.lim.firstByte = 50 * time.Millisecond }, TimeoutFirstByte},
		{"half a header", func(conn net.Conn) { conn.Write([]byte("HTTP/1.1 200 OK\r\nX-")); hang(conn) }, func(s *setup) { s.lim.firstByte = 50 * time.Millisecond }, TimeoutFirstByte},
		{"never answers, total time", hang, func(s *setup) { s.opt.Timeout = 50 * time.Millisecond }, TimeoutFirstByte},
		{"body stops, total time", func(conn net.Conn) { conn.Write([]byte("HTTP/1.1 200 OK\r\n\r\nxx")); hang(conn) }, func(s *setup) { s.opt.Timeout = 100 * time.Millisecond }, TimeoutBody},
		{"body slower than the minimum rate", func(conn net.Conn) { conn.Write([]byte("HTTP/1.1 200 OK\r\n\r\nxx")); hang(conn) }, func(s *setup) { s.lim.rateWindow = 50 * time.Millisecond }, TimeoutBody},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, _ := client(t, raw(t, func(_ int, conn net.Conn) { tt.answer(conn) }), tt.change)
			_, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
			if OutcomeOf(err) != tt.outcome || !errorOf(t, err).Retryable() {
				t.Fatalf("got %v, want %s", err, tt.outcome)
			}
		})
	}
}

func TestResetAfterHeader(t *testing.T) {
	c, _ := client(t, raw(t, func(_ int, conn net.Conn) {
		conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nxx"))
		conn.(*net.TCPConn).SetLinger(0)
	}), nil)
	if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{}); OutcomeOf(err) != Truncated {
		t.Fatal(err)
	}
}

func TestConnectRefused(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	ln.Close()
	c, clk := client(t, addr, nil)
	for i := range 3 {
		if _, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{}); OutcomeOf(err) != ConnectFailed {
			t.Fatalf("%d: %v", i, err)
		}
	}
	// The breaker is open now.
	_, err = c.Get(t.Context(), page("http://tin.example/b"), Policy{})
	if e := errorOf(t, err); e == nil || e.Outcome != HostPaused || e.RetryAfter < 45*time.Second || e.RetryAfter > 75*time.Second {
		t.Fatalf("got %v", err)
	}
	if _, err := c.Get(t.Context(), page("http://bao.example/b"), Policy{}); OutcomeOf(err) != ConnectFailed {
		t.Fatalf("another host: %v", err)
	}
	clk.sleep(t.Context(), 2*time.Minute)
	if _, err := c.Get(t.Context(), page("http://tin.example/b"), Policy{}); OutcomeOf(err) != ConnectFailed {
		t.Fatalf("after the pause: %v", err)
	}
}

func TestUnasked304Refetched(t *testing.T) {
	c, _ := client(t, raw(t, func(n int, conn net.Conn) {
		if n == 0 {
			conn.Write([]byte("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"))
			return
		}
		conn.Write([]byte("HTTP/1.1 200 OK\r\n\r\n" + okBody))
	}), nil)
	p, err := c.Get(t.Context(), page("http://tin.example/a"), Policy{})
	if err != nil || string(p.Body) != okBody {
		t.Fatal(err)
	}
}
