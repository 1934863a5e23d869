// Package charset turns the bytes of a page into clean text.
package charset
