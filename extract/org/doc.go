// Package org finds the names of organisations, and of groups of them, in
// Vietnamese text.
package org
