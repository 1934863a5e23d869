package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// MainKey is the event key of an article's main event.
const MainKey = "main"

// EventKey is the key of a further event: its type, time and head actor, so
// that it stays the same however the article's other events change.
func EventKey(eventType, edtf, actor string) string {
	return strings.Join([]string{eventType, edtf, actor}, "\x1f")
}

var lowerBase32 = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// RecordID is 26 characters of lower-case base32 (RFC 4648 alphabet) over the
// SHA-256 of the canonical URL and the event key.
func RecordID(canonicalURL, key string) string { return shortHash(canonicalURL + "\n" + key) }

// URLHash is the 26-character token that stands for a URL in subjects.
func URLHash(canonicalURL string) string { return shortHash(canonicalURL) }

func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return lowerBase32.EncodeToString(sum[:])[:26]
}

// SHA256Hex is the lower-case hex SHA-256 of b.
func SHA256Hex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// ContentHash is the hash of what the record says, apart from its revision,
// its provenance, and under which of its addresses, when and in which bytes
// the page was fetched. Two records of one id with equal content are one
// revision.
func (r Record) ContentHash() (string, error) {
	r.Revision, r.Provenance = 0, Provenance{}
	r.Source.URL, r.Source.FetchedAt, r.Source.ContentSHA256, r.Source.Text = nil, nil, nil, ""
	b, err := r.MarshalLine() // lists alike, whether empty or none
	if err != nil {
		return "", err
	}
	return SHA256Hex(b), nil
}

// TokenSafe makes s usable as one token of a NATS subject: lower case, dots
// as "_", everything outside a-z, 0-9, "-" and "_" as "-"; "-" for nothing.
func TokenSafe(s string) string {
	if s == "" {
		return "-"
	}
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			b.WriteRune(r)
		case r == '.', r == '_':
			b.WriteByte('_')
		default:
			b.WriteByte('-')
		}
	}
	return b.String()
}
