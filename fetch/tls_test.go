package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// signer is a signer of certificates.
type signer struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// sign makes a certificate; by nil is a root.
func sign(t *testing.T, by *signer, change func(*x509.Certificate)) *signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "Thử"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), BasicConstraintsValid: true,
	}
	change(tmpl)
	parent, parentKey := tmpl, key
	if by != nil {
		parent, parentKey = by.cert, by.key
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, parent, &key.PublicKey, parentKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &signer{cert, key}
}

func ca(name string, extra ...string) func(*x509.Certificate) {
	return func(c *x509.Certificate) {
		c.Subject.CommonName, c.IsCA, c.KeyUsage = name, true, x509.KeyUsageCertSign
		c.IssuingCertificateURL = extra
	}
}

// TestTLS: cases A 9 and 10 of the fault catalogue.
func TestTLS(t *testing.T) {
	root, other := sign(t, nil, ca("Gốc")), sign(t, nil, ca("Lạ"))
	var issuerDER []byte
	depot := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/giua.crt" {
			w.Write(issuerDER)
			return
		}
		w.WriteHeader(404)
	})
	middle := sign(t, root, ca("Giữa"))
	issuerDER = middle.cert.Raw
	leaf := func(name string, extra ...string) func(*x509.Certificate) {
		return func(c *x509.Certificate) {
			c.DNSNames, c.IssuingCertificateURL = []string{name}, extra
		}
	}
	tests := []struct {
		name    string
		leaf    *signer
		send    []*signer
		outcome Outcome
		kind    string
	}{
		{"good", sign(t, root, leaf("an.example")), nil, OK, ""},
		{"good with its intermediate", sign(t, middle, leaf("an.example")), []*signer{middle}, OK, ""},
		{"expired", sign(t, root, func(c *x509.Certificate) { leaf("an.example")(c); c.NotAfter = time.Now().Add(-time.Minute) }), nil, TLSInvalid, "expired"},
		{"other host", sign(t, root, leaf("khac.example")), nil, TLSInvalid, "wrong host"},
		{"untrusted root", sign(t, other, leaf("an.example")), nil, TLSInvalid, "untrusted"},
		{"missing intermediate", sign(t, middle, leaf("an.example", "http://depot.example/giua.crt")), nil, OK, ""},
		{"missing intermediate, nowhere to be had", sign(t, middle, leaf("an.example", "http://depot.example/404")), nil, TLSInvalid, "untrusted"},
		{"missing intermediate, at a private address", sign(t, middle, leaf("an.example", "http://127.0.0.1/giua.crt")), nil, TLSInvalid, "untrusted"},
		{"missing intermediate and other host", sign(t, middle, leaf("khac.example", "http://depot.example/giua.crt")), nil, TLSInvalid, ""},
		{"issuer named is not the one that signed", sign(t, other, leaf("an.example", "http://depot.example/giua.crt")), nil, TLSInvalid, "untrusted"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(okBody)) }))
			chain := [][]byte{tt.leaf.cert.Raw}
			for _, s := range tt.send {
				chain = append(chain, s.cert.Raw)
			}
			srv.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: chain, PrivateKey: tt.leaf.key}}}
			srv.Config.ErrorLog = quiet
			srv.StartTLS()
			defer srv.Close()
			_, port, _ := net.SplitHostPort(srv.Listener.Addr().String())
			c, _ := client(t, "", func(s *setup) {
				s.env.roots = x509.NewCertPool()
				s.env.roots.AddCert(root.cert)
				s.env.resolver = nameServer(t, map[string][][]string{"an.example": {{"127.0.0.1"}}})
				s.opt.AllowHosts = []string{"an.example"}
				s.opt.Resolve["depot.example"] = depot.addr()
			})
			for range 2 {
				_, err := c.Get(t.Context(), page("https://an.example:"+port+"/a"), Policy{})
				if OutcomeOf(err) != tt.outcome || err != nil && !strings.Contains(err.Error(), tt.kind) {
					t.Fatalf("got %v, want %s %s", err, tt.outcome, tt.kind)
				}
			}
			if n := c.Counts()["chain_completed"]; (n == 1) != (tt.name == "missing intermediate") {
				t.Errorf("chains completed: %d", n)
			}
		})
	}
}

func TestTLSFailed(t *testing.T) {
	old := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {}))
	old.TLS = &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}
	old.Config.ErrorLog = quiet
	old.StartTLS()
	defer old.Close()
	plain := newSite(t, func(w http.ResponseWriter, r *http.Request) {})
	hang := raw(t, func(_ int, conn net.Conn) {})
	for name, addr := range map[string]string{"old protocol": old.Listener.Addr().String(), "no tls at all": plain.addr(), "closes": hang} {
		c, _ := client(t, "", func(s *setup) { s.opt.AllowHosts = []string{"127.0.0.1"}; s.lim.tls = 5 * time.Second })
		_, err := c.Get(t.Context(), page("https://"+addr+"/a"), Policy{})
		if o := OutcomeOf(err); o != TLSFailed && !(name == "closes" && o == ConnectFailed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHTTP2Broken: case A 12, a stream reset; asked once more in HTTP/1.1, and
// the host is remembered.
func TestHTTP2Broken(t *testing.T) {
	var protos []string
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protos = append(protos, r.Proto)
		if r.ProtoMajor == 2 {
			panic(http.ErrAbortHandler)
		}
		w.Write([]byte(okBody))
	}))
	srv.EnableHTTP2 = true
	srv.Config.ErrorLog = quiet
	srv.StartTLS()
	defer srv.Close()
	c, _ := client(t, "", func(s *setup) {
		s.opt.AllowHosts = []string{"127.0.0.1"}
		s.env.roots = x509.NewCertPool()
		s.env.roots.AddCert(srv.Certificate())
	})
	for range 2 {
		if _, err := c.Get(t.Context(), page(srv.URL+"/a"), Policy{}); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := strings.Join(protos, " "), "HTTP/2.0 HTTP/1.1 HTTP/1.1"; got != want {
		t.Errorf("asked in %s, want %s", got, want)
	}
}
