package resolve

// pool hands out short lists from shared memory: most names are said once or
// twice, and a list for each would be most of what a text costs.
type pool[T any] struct{ free []T }

// perList is the room of a list before it grows by itself, perChunk that of
// the memory it comes from.
const (
	perList  = 2
	perChunk = 64
)

// add appends v to list, which it makes where there is none.
func (p *pool[T]) add(list []T, v T) []T {
	if list == nil {
		if len(p.free) < perList {
			p.free = make([]T, perChunk)
		}
		list, p.free = p.free[:0:perList], p.free[perList:]
	}
	return append(list, v)
}
