// Package robots reads robots.txt files by RFC 9309.
package robots
