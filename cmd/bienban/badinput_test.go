package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// cliRun runs the program in this process.
func cliRun(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

// articleHTML is the text of a page that gives a record.
const articleHTML = "<p>Ngày 5/6/2024, UBND tỉnh Phú Sơn tổ chức hội nghị giao ban. Ông Lê Văn Tâm - Chủ tịch UBND tỉnh chủ trì hội nghị và yêu cầu Sở Y tế báo cáo trước ngày 30/6/2024.</p>"

// Whatever the bytes, extract ends with a message or with records, never with
// a panic, and within a bounded heap.
func TestBadInput(t *testing.T) {
	jpeg := "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + strings.Repeat("\x00\x9c\xf1\x07", 5000)
	tests := []struct {
		name, file, body string
		records          bool
		stderr           string // part of it
		code             int
	}{
		{"empty file", "empty.html", "", false, "empty", 1},
		{"only spaces", "spaces.txt", " \n\t\n", false, "empty", 1},
		{"JPEG renamed", "photo.html", jpeg, false, "photo.html", 0},
		{"60 MB of div", "divs.html", strings.Repeat("<div>", 12<<20), false, "divs.html", 0},
		{"5,000 nested divs round an article", "deep.html", "<html><body>" + strings.Repeat("<div>", 5000) + "<h1>Giao ban tháng 6</h1>" + articleHTML + strings.Repeat("</div>", 5000), true, "", 0},
		{"invalid UTF-8", "broken.html", "<html><body><h1>Giao ban</h1>" + strings.Replace(articleHTML, "hội nghị", "h\xff\xfei nghị", 1) + "</body>", true, "", 0},
		{"no article", "login.html", "<html><title>Đăng nhập</title><body><form><input type=password></form></body></html>", false, "no article", 0},
		{"larger than the cap", "huge.html", strings.Repeat("x", maxInput+1), false, "larger than 64 MiB", 1},
		{"gzip cut short", "cut.html.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", false, "gzip", 1},
	}
	// Anything near a gigabyte would be unbounded for 60 MB of input.
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(1 << 30))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), tt.file)
			if err := os.WriteFile(file, []byte(tt.body), 0o600); err != nil {
				t.Fatal(err)
			}
			stdout, stderr, code := cliRun(t, "extract", file)
			if code != tt.code {
				t.Errorf("exit code %d, want %d; stderr: %s", code, tt.code, stderr)
			}
			if got := stdout != ""; got != tt.records {
				t.Errorf("records: %v, want %v; stderr: %s", got, tt.records, stderr)
			}
			if !strings.Contains(stderr, tt.stderr) {
				t.Errorf("stderr %q does not say %q", stderr, tt.stderr)
			}
		})
	}
}

// A reader that has had enough is no failure, and nothing is said about it.
func TestReaderHasHadEnough(t *testing.T) {
	for _, args := range [][]string{{"schema"}, {"extract", filepath.Join("..", "..", "testdata", "gold", "*.html")}, {"init", "-"}} {
		if strings.Contains(args[len(args)-1], "*") {
			files, err := filepath.Glob(args[len(args)-1])
			if err != nil || len(files) == 0 {
				t.Fatalf("no pages of gold: %v", err)
			}
			args = append(args[:len(args)-1:len(args)-1], files[:3]...)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		if code := run(t.Context(), args, strings.NewReader(""), w, &errs); code != exitDone || errs.Len() > 0 {
			t.Errorf("%s: exit code %d, stderr %q; want 0 and silence", args[0], code, errs.String())
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
