// Package document finds legal and administrative documents in a text: those
// with a number and those formally named without one.
//
// Numbers are read token by token after the schemes of Nghị định
// 30/2020/NĐ-CP (Phụ lục III), Luật Ban hành văn bản quy phạm pháp luật and
// Quy định 66-QĐ/TW, and as they were written before:
//
//	25/2007/QĐ-TTg   number/year/kind-issuer     document.code-year
//	1234/QĐ-UBND     number/kind-issuer          document.code
//	145/UBND-VX      number/issuer-section       document.letter
//	57-NQ/TW         number-kind/issuer          document.party
//	67/2006/QH11     number/year/National Assembly
//	Nghị quyết 57    kind and number alone       document.short
//	Luật Xuất bản    kind and name               document.named
//
// The date of a document is joined by package date, which runs after this one
// and leaves the digits of numbers alone.
//
//	finder.go   New, Find: the pass over the text
//	number.go   reading one number
//	named.go    documents without a number
//	context.go  issuer, title and relation from the words around
package document
