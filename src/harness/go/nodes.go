package harness

// Trees larger than this are taken for ones that run into themselves.
const maxTreeNodes = 4_000_000

// List is a singly linked list of the solution's own nodes; val and next give the places of a node's fields.
func List[N, T any](item Codec[T], val func(*N) *T, next func(*N) **N) Codec[*N] {
	return Codec[*N]{
		Read: func(r *Reader) *N {
			var head *N
			cyclic := r.take('{')
			if cyclic {
				r.at += len(`"v":`)
			}
			tail := &head
			r.items(func() {
				node := new(N)
				*val(node) = item.Read(r)
				*tail = node
				tail = next(node)
			})
			if cyclic {
				r.at += len(`,"cycle":`)
				entry := head
				for i := r.integer(); i > 0; i-- {
					entry = *next(entry)
				}
				*tail = entry
				r.expect('}')
			}
			return head
		},
		Write: func(w *Writer, head *N) {
			length, entry := shape(head, next)
			if entry >= 0 {
				if !w.cycles {
					w.refuse("a list with a cycle", "the list has a cycle")
					w.Text("[]")
					return
				}
				w.Text(`{"v":`)
			}
			w.b = append(w.b, '[')
			for i, node := 0, head; i < length; i++ {
				if i > 0 {
					w.b = append(w.b, ',')
				}
				item.Write(w, *val(node))
				node = *next(node)
			}
			w.b = append(w.b, ']')
			if entry >= 0 {
				w.Text(`,"cycle":`)
				Int.Write(w, entry)
				w.b = append(w.b, '}')
			}
		},
	}
}

// shape gives the number of nodes and the index at which the list runs into itself, or -1 (Brent's algorithm).
func shape[N any](head *N, next func(*N) **N) (length, entry int) {
	if head == nil {
		return 0, -1
	}
	tortoise, power, period := head, 1, 0
	count := 1
	for node := *next(head); ; node = *next(node) {
		if node == nil {
			return count, -1
		}
		count++
		period++
		if node == tortoise {
			break
		}
		if period == power {
			tortoise, power, period = node, power*2, 0
		}
	}
	ahead := head
	for i := 0; i < period; i++ {
		ahead = *next(ahead)
	}
	for node := head; node != ahead; entry++ {
		node, ahead = *next(node), *next(ahead)
	}
	return entry + period, entry
}

// RandomList is a list whose nodes carry one more link. A result may not hold nodes of the argument.
func RandomList[N, T any](item Codec[T], val func(*N) *T, next, random func(*N) **N) Codec[*N] {
	given := map[*N]bool{}
	return Codec[*N]{
		Read: func(r *Reader) *N {
			given = map[*N]bool{}
			nodes := []*N{}
			links := []int{}
			r.items(func() {
				node := new(N)
				r.Open()
				*val(node) = item.Read(r)
				r.Comma()
				link := -1
				if !r.null() {
					link = int(r.integer())
				}
				r.Close()
				if len(nodes) > 0 {
					*next(nodes[len(nodes)-1]) = node
				}
				given[node] = true
				nodes = append(nodes, node)
				links = append(links, link)
			})
			for i, link := range links {
				if link >= 0 {
					*random(nodes[i]) = nodes[link]
				}
			}
			if len(nodes) == 0 {
				return nil
			}
			return nodes[0]
		},
		Write: func(w *Writer, head *N) {
			index := map[*N]int{}
			for node := head; node != nil; node = *next(node) {
				if _, seen := index[node]; seen {
					w.refuse("a list with a cycle", "the list has a cycle")
					w.Text("[]")
					return
				}
				if w.result && given[node] {
					w.refuse("a list that holds nodes of the argument", "expected new nodes, got nodes of the argument")
				}
				index[node] = len(index)
			}
			w.b = append(w.b, '[')
			for node, i := head, 0; node != nil; node, i = *next(node), i+1 {
				if i > 0 {
					w.b = append(w.b, ',')
				}
				w.b = append(w.b, '[')
				item.Write(w, *val(node))
				w.b = append(w.b, ',')
				if link := *random(node); link == nil {
					w.Text("null")
				} else if at, known := index[link]; known {
					Int.Write(w, at)
				} else {
					w.refuse("a list with a link to a node outside", "a random link leads to a node that is not in the list")
					w.Text("null")
				}
				w.b = append(w.b, ']')
			}
			w.b = append(w.b, ']')
		},
	}
}

// Tree is a binary tree in level order.
func Tree[N, T any](item Codec[T], val func(*N) *T, left, right func(*N) **N) Codec[*N] {
	return Codec[*N]{
		Read: func(r *Reader) *N {
			var root *N
			places := []**N{&root}
			r.items(func() {
				place := places[0]
				places = places[1:]
				if r.null() {
					return
				}
				node := new(N)
				*val(node) = item.Read(r)
				*place = node
				places = append(places, left(node), right(node))
			})
			return root
		},
		Write: func(w *Writer, root *N) {
			w.b = append(w.b, '[')
			end := len(w.b)
			level := []*N{root}
			count := 0
			for len(level) > 0 {
				below := []*N{}
				for _, node := range level {
					if count > 0 {
						w.b = append(w.b, ',')
					}
					count++
					if node == nil {
						w.Text("null")
						continue
					}
					item.Write(w, *val(node))
					end = len(w.b)
					below = append(below, *left(node), *right(node))
				}
				if count > maxTreeNodes {
					w.refuse("a tree with a cycle", "the tree has a cycle")
					break
				}
				level = below
			}
			w.b = append(w.b[:end], ']')
		},
	}
}
