package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
)

// Many public offices forget to send the intermediate certificate. Browsers
// fetch it from where the certificate says its issuer is (RFC 5280 4.2.2.1,
// authority information access); crypto/x509 does not. We do, and then verify
// in full: name, time, and up to a root we trust.

const (
	maxIssuers    = 4        // fetched for one chain
	maxIssuerSize = 64 << 10 // bytes of one certificate
)

// issuers are intermediates fetched so far.
type issuers struct {
	mu    sync.Mutex
	certs []*x509.Certificate
	asked map[string]bool // addresses
}

func (s *issuers) pool(more []*x509.Certificate) *x509.CertPool {
	p := x509.NewCertPool()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.certs {
		p.AddCert(c)
	}
	for _, c := range more {
		p.AddCert(c)
	}
	return p
}

// verify is full verification with the issuers we know beside those sent.
func (n *network) verify(host string, sent []*x509.Certificate) error {
	if len(sent) == 0 || host == "" {
		return errors.New("tls: no certificate, or no name to check it for")
	}
	_, err := sent[0].Verify(x509.VerifyOptions{DNSName: host, Roots: n.tls.RootCAs, Intermediates: n.issuers.pool(sent[1:])})
	return err
}

// completeChain fetches the issuers a chain lacks. It reports whether the chain
// of this certificate error can be verified now.
func (n *network) completeChain(ctx context.Context, u *url.URL, err error) bool {
	var (
		bad     *tls.CertificateVerificationError
		unknown x509.UnknownAuthorityError
	)
	host := u.Hostname()
	if _, ip := netip.ParseAddr(host); ip == nil {
		return false // no name is sent for an address, so none could be checked
	}
	if !errors.As(err, &bad) || !errors.As(err, &unknown) {
		return false
	}
	certs := bad.UnverifiedCertificates
	for range maxIssuers {
		if n.verify(host, certs) == nil {
			return true
		}
		issuer := n.fetchIssuer(ctx, certs[len(certs)-1])
		if issuer == nil {
			return false
		}
		certs = append(certs[:len(certs):len(certs)], issuer)
	}
	return n.verify(host, certs) == nil
}

// fetchIssuer gets the certificate of the one that signed c, nil where it cannot.
func (n *network) fetchIssuer(ctx context.Context, c *x509.Certificate) *x509.Certificate {
	for _, at := range c.IssuingCertificateURL {
		issuer, err := n.readIssuer(ctx, at)
		if err != nil || c.CheckSignatureFrom(issuer) != nil {
			continue
		}
		n.issuers.mu.Lock()
		if !n.issuers.asked[at] {
			n.issuers.asked[at] = true
			n.issuers.certs = append(n.issuers.certs, issuer)
		}
		n.issuers.mu.Unlock()
		return issuer
	}
	return nil
}

func (n *network) readIssuer(ctx context.Context, at string) (*x509.Certificate, error) {
	u, err := parseURL(at)
	if err != nil || u.Scheme != "http" {
		return nil, fmt.Errorf("issuer at %q: want an http address", at)
	}
	if err := n.guardURL(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, n.plain.TLSHandshakeTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	resp, err := n.plain.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("issuer at %s: status %d", u, resp.StatusCode)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxIssuerSize))
	if err != nil {
		return nil, err
	}
	if block, _ := pem.Decode(b); block != nil {
		b = block.Bytes
	}
	return x509.ParseCertificate(b)
}

// repairedTLS is for hosts whose chain was completed.
func (n *network) repairedTLS() *tls.Config {
	return &tls.Config{
		RootCAs: n.tls.RootCAs,
		// Not unverified: VerifyConnection does it, with the issuers fetched.
		InsecureSkipVerify: true,
		VerifyConnection: func(cs tls.ConnectionState) error {
			return n.verify(cs.ServerName, cs.PeerCertificates)
		},
	}
}
