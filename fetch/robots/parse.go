package robots

import "time"

// MaxSize is how many bytes of a file are read (RFC 9309 2.5).
const MaxSize = 500 << 10

type File struct{}

func Parse(b []byte) *File { return &File{} }

func (f *File) Allowed(token, uri string) (ok bool, rule string) { return true, "" }
func (f *File) CrawlDelay(token string) (time.Duration, bool)    { return 0, false }
