package date

import "github.com/bienban/bienban/extract/mention"

// MainTime is the date of set that is the time of the main event, None if no
// date is.
func MainTime(c *mention.Context, set *mention.Set) int { return mention.None }
