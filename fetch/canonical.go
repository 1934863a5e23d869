package fetch

// Canonical is the canonical form of an address: our identity of a page.
func Canonical(rawURL string) (string, error) {
	u, err := parseURL(rawURL)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}
