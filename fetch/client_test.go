package fetch

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/bienban/bienban/schema"
)

func TestGetBasic(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<html><body>Xin chào</body></html>"))
	}))
	defer srv.Close()
	c, err := New(Options{Delay: -1, Resolve: map[string]string{"tin.example": srv.Listener.Addr().String()}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, u := range []string{"http://tin.example/a", "https://tin.example/a"} {
		p, err := c.Get(t.Context(), schema.Job{URL: u}, Policy{Robots: true})
		if err != nil {
			t.Fatal(err)
		}
		if p.FinalURL != u || string(p.Body) != "<html><body>Xin chào</body></html>" {
			t.Fatalf("%+v %q", p, p.Body)
		}
	}
	if _, err := c.Get(t.Context(), schema.Job{URL: srv.URL}, Policy{}); OutcomeOf(err) != BlockedPrivate {
		t.Fatal(err)
	}
}
