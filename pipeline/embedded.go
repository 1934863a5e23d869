package pipeline

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Files in the store folder.
const (
	lockFile    = "lock"        // held for as long as the server runs
	addressFile = "server.json" // how other processes of this user reach it
	storeDir    = "nats"        // the server's own
)

// errHeld says that another process has the store folder.
var errHeld = errors.New("the store is held by another process")

// address is the content of addressFile.
type address struct {
	URL   string `json:"url"`
	Token string `json:"token"`
	PID   int    `json:"pid"`
}

// embedded is the server inside, with the lock on its folder: a second server
// on one folder would lose data without a word.
type embedded struct {
	srv     *server.Server
	dir     string
	addr    address
	lock    *os.File
	unclean bool // the last process to hold the folder did not end as it should
}

// startEmbedded takes the folder and starts a server in it, listening on
// loopback under a random token. errHeld where the folder is taken.
func startEmbedded(dir string, syncAlways bool, log *slog.Logger) (*embedded, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("pipeline: store %s: %w; name a folder that can be written, with store.dir", dir, err)
	}
	lock, err := lockPath(filepath.Join(dir, lockFile))
	if err != nil {
		return nil, err
	}
	e := &embedded{dir: dir, lock: lock}
	// The address file goes when a process ends as it should. One that lies here
	// now points to nobody; it stays until ours takes its place, so that a crash
	// in between is not forgotten.
	_, err = os.Stat(filepath.Join(dir, addressFile))
	e.unclean = err == nil
	if err := e.start(syncAlways, log); err != nil {
		_ = lock.Close()
		return nil, fmt.Errorf("pipeline: server in %s: %w", dir, err)
	}
	return e, nil
}

func (e *embedded) start(syncAlways bool, log *slog.Logger) error {
	opts := &server.Options{
		ServerName: "bienban", JetStream: true, StoreDir: filepath.Join(e.dir, storeDir),
		SyncAlways:         syncAlways,
		JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 1 << 42, // the streams have limits of their own
		MaxPayload: maxPageBytes,
		Host:       "127.0.0.1", Port: server.RANDOM_PORT,
		Authorization: rand.Text(),
		NoSigs:        true, DisableJetStreamBanner: true,
	}
	s, err := server.NewServer(opts)
	if err != nil {
		return err
	}
	s.SetLoggerV2(serverLog{log}, false, false, false)
	s.Start()
	if !s.ReadyForConnections(15*time.Second) || !s.JetStreamEnabled() {
		s.Shutdown()
		s.WaitForShutdown()
		return errors.New("did not come up; its log says why (log.level: debug)")
	}
	e.srv = s
	e.addr = address{URL: s.ClientURL(), Token: opts.Authorization, PID: os.Getpid()}
	if err := writeAddress(filepath.Join(e.dir, addressFile), e.addr); err != nil {
		s.Shutdown()
		s.WaitForShutdown()
		return err
	}
	return nil
}

// stop ends the server and gives the folder back.
func (e *embedded) stop() error {
	e.srv.Shutdown()
	e.srv.WaitForShutdown()
	return errors.Join(os.Remove(filepath.Join(e.dir, addressFile)), e.lock.Close())
}

// writeAddress puts the file there whole or not at all, for this user only.
func writeAddress(path string, a address) error {
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	tmp := path + ".new"
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

func readAddress(dir string) (address, error) {
	var a address
	b, err := os.ReadFile(filepath.Join(dir, addressFile))
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(b, &a); err != nil {
		return a, fmt.Errorf("%s: %w", addressFile, err)
	}
	return a, nil
}

// serverLog is the server's log in ours: its notices are our debugging.
type serverLog struct{ log *slog.Logger }

func (l serverLog) Noticef(f string, v ...any) { l.log.Debug("nats: " + fmt.Sprintf(f, v...)) }
func (l serverLog) Debugf(f string, v ...any)  { l.log.Debug("nats: " + fmt.Sprintf(f, v...)) }
func (l serverLog) Tracef(f string, v ...any)  { l.log.Debug("nats: " + fmt.Sprintf(f, v...)) }
func (l serverLog) Errorf(f string, v ...any)  { l.log.Error("nats: " + fmt.Sprintf(f, v...)) }
func (l serverLog) Fatalf(f string, v ...any)  { l.log.Error("nats: " + fmt.Sprintf(f, v...)) }

func (l serverLog) Warnf(f string, v ...any) {
	msg := fmt.Sprintf(f, v...)
	if strings.Contains(msg, "Maximum payload") || strings.Contains(msg, "plaintext passwords") {
		l.log.Debug("nats: " + msg) // both are meant so
		return
	}
	l.log.Warn("nats: " + msg)
}
