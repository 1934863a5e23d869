// Package charset turns the bytes of a page into clean UTF-8 text: it finds the
// encoding, decodes, repairs Vietnamese text in a legacy encoding that was taken
// for Latin-1, and brings text to the form everything after works on. It is
// pure and safe for parallel use.
//
// Three steps, in this order:
//
//	Decode  bytes of the whole page -> UTF-8
//	Repair  one paragraph, after the markup is gone (character references too)
//	Clean   one paragraph or less: NFC, spaces, look-alike letters
//
// Files:
//
//	decode.go    Decode: which encoding a page is in
//	declared.go  what a page says of its encoding (header, meta, XML)
//	legacy.go    the tables of TCVN3, VNI, VISCII, VPS, windows-1258
//	repair.go    Repair: mojibake, paragraph by paragraph
//	syllable.go  IsSyllable: is a word spelt as a Vietnamese syllable
//	clean.go     Clean
//	encode.go    Encode: text to a legacy encoding, for tests of other packages
//	tsv.go       reading the embedded tables
//	data/        legacy.tsv, onsets.tsv, rimes.tsv
package charset
