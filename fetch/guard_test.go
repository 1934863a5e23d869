package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// nameServer answers A questions on loopback: names[host] are the addresses of
// each question in turn, the last for ever; a host it does not know does not
// exist; "servfail" fails.
func nameServer(t *testing.T, names map[string][][]string) *net.Resolver {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	t.Cleanup(func() { pc.Close(); wg.Wait() })
	wg.Go(func() {
		asked := map[string]int{}
		buf := make([]byte, 1500)
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			host := strings.TrimSuffix(q.Name.String(), ".")
			m.Response, m.Additionals = true, nil
			turns, known := names[host]
			switch {
			case !known:
				m.RCode = dnsmessage.RCodeNameError
			case turns[0][0] == "servfail":
				m.RCode = dnsmessage.RCodeServerFailure
			case q.Type == dnsmessage.TypeA:
				turn := turns[min(asked[host], len(turns)-1)]
				asked[host]++
				for _, a := range turn {
					m.Answers = append(m.Answers, dnsmessage.Resource{
						Header: dnsmessage.ResourceHeader{Name: q.Name, Class: dnsmessage.ClassINET, TTL: 1},
						Body:   &dnsmessage.AResource{A: netip.MustParseAddr(a).As4()},
					})
				}
			}
			if out, err := m.Pack(); err == nil {
				pc.WriteTo(out, from)
			}
		}
	})
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
}

// TestNames: cases A 1 to 6 of the fault catalogue.
func TestNames(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(okBody)) })
	_, port, _ := net.SplitHostPort(s.addr())
	resolver := nameServer(t, map[string][][]string{
		"fails.example":    {{"servfail"}},
		"private.example":  {{"10.1.2.3"}},
		"loopback.example": {{"127.0.0.1"}},
		"metadata.example": {{"169.254.169.254"}},
		"carrier.example":  {{"100.64.0.1"}},
		"named.example":    {{"127.0.0.1"}},
	})
	tests := []struct {
		host    string
		outcome Outcome
		retry   bool
	}{
		{"none.example", DNSNone, true},
		{"fails.example", DNSFail, true},
		{"private.example", BlockedPrivate, false},
		{"loopback.example", BlockedPrivate, false},
		{"metadata.example", BlockedPrivate, false},
		{"carrier.example", BlockedPrivate, false},
		{"named.example", OK, false},
		{"127.1", BlockedPrivate, false},
		{"2130706433", BlockedPrivate, false},
		{"0x7f.1", BlockedPrivate, false},
		{"017700000001", BlockedPrivate, false},
		{"[::1]", BlockedPrivate, false},
		{"[::ffff:10.0.0.1]", BlockedPrivate, false},
		{"[64:ff9b::a00:1]", BlockedPrivate, false},
	}
	for _, tt := range tests {
		t.Run(tt.host, func(t *testing.T) {
			c, _ := client(t, "", func(s *setup) {
				s.env.resolver = resolver
				s.opt.AllowHosts = []string{"Named.Example"}
			})
			_, err := c.Get(t.Context(), page("http://"+tt.host+":"+port+"/a"), Policy{})
			if OutcomeOf(err) != tt.outcome {
				t.Fatalf("got %v, want %s", err, tt.outcome)
			}
			if e := errorOf(t, err); e != nil && e.Retryable() != tt.retry {
				t.Errorf("retryable %v", e.Retryable())
			}
		})
	}
	if got := s.requests(); strings.Count(got, "/a") != 1 {
		t.Errorf("asked: %s", got)
	}
}

// TestRebinding: a name that is public when asked first and loopback later. The
// check is on the address connected to, so the second answer gains nothing.
func TestRebinding(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(okBody)) })
	_, port, _ := net.SplitHostPort(s.addr())
	resolver := nameServer(t, map[string][][]string{"turn.example": {{"10.0.0.1"}, {"127.0.0.1"}}})
	c, _ := client(t, "", func(s *setup) { s.env.resolver = resolver })
	for range 3 {
		if _, err := c.Get(t.Context(), page("http://turn.example:"+port+"/a"), Policy{}); OutcomeOf(err) != BlockedPrivate {
			t.Fatal(err)
		}
	}
	if s.requests() != "" {
		t.Error("the loopback server was asked")
	}
}

func TestPublic(t *testing.T) {
	for a, want := range map[string]bool{
		"8.8.8.8": true, "1.1.1.1": true, "113.160.0.1": true, "203.162.4.190": true, "172.15.255.255": true, "172.32.0.1": true,
		"100.63.255.255": true, "100.128.0.1": true, "198.17.255.255": true, "198.20.0.1": true, "2001:ee0::1": true, "2400:cb00::1": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "127.0.0.1": false, "127.9.9.9": false, "100.64.0.1": false, "100.127.255.255": false,
		"169.254.169.254": false, "172.16.0.1": false, "172.31.255.255": false, "192.0.0.8": false, "192.0.2.1": false, "192.88.99.1": false,
		"192.168.1.1": false, "198.18.0.1": false, "198.19.255.255": false, "198.51.100.1": false, "203.0.113.9": false, "224.0.0.1": false,
		"240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::7f00:1": false, "::ffff:127.0.0.1": false, "::ffff:8.8.8.8": true, "64:ff9b::7f00:1": false, "64:ff9b:1::1": false,
		"100::1": false, "2001::1": false, "2001:db8::1": false, "2002:7f00:1::": false, "3fff::1": false, "5f00::1": false, "fc00::1": false, "fd12::1": false,
		"fe80::1": false, "fec0::1": false, "ff02::1": false,
	} {
		if got := public(netip.MustParseAddr(a)); got != want {
			t.Errorf("%s: %v", a, got)
		}
	}
	if public(netip.Addr{}) || public(netip.MustParseAddr("fe80::1%eth0")) {
		t.Error("no address, or one with a zone")
	}
}

func TestOptions(t *testing.T) {
	for name, o := range map[string]Options{
		"user agent":    {UserAgent: "bienban\n"},
		"timeout":       {Timeout: -1},
		"body limit":    {MaxBody: -1},
		"allowed hosts": {AllowHosts: []string{"http://x/"}},
		"resolve":       {Resolve: map[string]string{"tin.example": "localhost:80"}},
	} {
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if _, err := c.Get(t.Context(), page("không phải"), Policy{}); OutcomeOf(err) != BadURL {
		t.Error(err)
	}
}

// TestResolve: a host sent somewhere is asked in plain HTTP there, whatever its
// scheme, under its own name; no other host goes there.
func TestResolve(t *testing.T) {
	s := newSite(t, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(okBody)) })
	c, _ := client(t, s.addr(), nil)
	for _, u := range []string{"http://tin.example/a", "https://tin.example/a", "https://BAO.example:8443/a"} {
		if p, err := c.Get(t.Context(), page(u), Policy{}); err != nil || !strings.EqualFold(p.FinalURL, u) {
			t.Errorf("%s: %v", u, err)
		}
	}
	if got, want := s.requests(), "tin.example/a tin.example/a bao.example:8443/a"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := c.Get(t.Context(), page(s.URL+"/a"), Policy{}); OutcomeOf(err) != BlockedPrivate {
		t.Errorf("%v", err)
	}
}

func TestCanceled(t *testing.T) {
	c, _ := client(t, raw(t, func(_ int, conn net.Conn) {
		var b [1]byte
		conn.Read(b[:])
	}), nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, page("http://tin.example/a"), Policy{Robots: true}); OutcomeOf(err) != Canceled {
		t.Fatal(err)
	}
}
