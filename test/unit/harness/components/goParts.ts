/** The scheduler and the table in Go. */

/** @param bookFirst what `Book` does before all else */
export const scheduler = (bookFirst: string): string => `type booking struct {
	id         int
	room       string
	start, end int64
}

type MeetingScheduler struct {
	rooms    []Room
	bookings []booking
	last     int
}

func NewMeetingScheduler(rooms []Room) (*MeetingScheduler, error) {
	seen := map[string]bool{}
	for _, room := range rooms {
		if room.Capacity < 1 || seen[room.Id] {
			return nil, ErrInvalid
		}
		seen[room.Id] = true
	}
	return &MeetingScheduler{rooms: rooms}, nil
}

func (s *MeetingScheduler) isFree(room string, start, end int64) bool {
	for _, one := range s.bookings {
		if one.room == room && one.end > start && one.start < end {
			return false
		}
	}
	return true
}

func (s *MeetingScheduler) Book(start, end int64, people int) (BookResult, error) {
	${bookFirst}
	if start < 0 || end <= start || people < 1 {
		return BookResult{}, ErrInvalid
	}
	best := -1
	for i, room := range s.rooms {
		if room.Capacity >= people && s.isFree(room.Id, start, end) && (best < 0 || room.Capacity < s.rooms[best].Capacity) {
			best = i
		}
	}
	if best < 0 {
		return BookResult{}, ErrNoRoom
	}
	s.last++
	s.bookings = append(s.bookings, booking{s.last, s.rooms[best].Id, start, end})
	return BookResult{s.last, s.rooms[best].Id}, nil
}

func (s *MeetingScheduler) Cancel(id int) bool {
	for i, one := range s.bookings {
		if one.id == id {
			s.bookings = append(s.bookings[:i], s.bookings[i+1:]...)
			return true
		}
	}
	return false
}

func (s *MeetingScheduler) FreeRooms(start, end int64) ([]string, error) {
	if start < 0 || end <= start {
		return nil, ErrInvalid
	}
	var free []string
	for _, room := range s.rooms {
		if s.isFree(room.Id, start, end) {
			free = append(free, room.Id)
		}
	}
	return free, nil
}

func (s *MeetingScheduler) Schedule(room string) ([]ScheduleResult, error) {
	known := false
	for _, one := range s.rooms {
		known = known || one.Id == room
	}
	if !known {
		return nil, ErrNotFound
	}
	all := []ScheduleResult{}
	for _, one := range s.bookings {
		if one.room == room {
			all = append(all, ScheduleResult{one.start, one.end, one.id})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].First < all[j].First })
	return all, nil
}
`;

export const RECORDS = `type Room struct {
	Id       string
	Capacity int
}

type BookResult struct {
	Id   int
	Room string
}

type ScheduleResult struct {
	First, Second int64
	Third         int
}
`;

export const TABLE = `var ErrInvalid = codeError("INVALID")

type codeError string

func (e codeError) Error() string { return "wrong: " + string(e) }

type pair struct {
	k string
	v int
}

type HashTable struct {
	hash   func(string) int
	chains [][]pair
	count  int
}

func NewHashTable(buckets int, hash func(string) int) (*HashTable, error) {
	if buckets < 1 {
		return nil, ErrInvalid
	}
	return &HashTable{hash: hash, chains: make([][]pair, buckets)}, nil
}

func (h *HashTable) chain(k string) *[]pair {
	n := len(h.chains)
	return &h.chains[(h.hash(k)%n+n)%n]
}

func (h *HashTable) find(k string) (chain *[]pair, at int) {
	chain = h.chain(k)
	for i, one := range *chain {
		if one.k == k {
			return chain, i
		}
	}
	return chain, -1
}

func (h *HashTable) Put(k string, v int) (int, bool) {
	chain, at := h.find(k)
	if at >= 0 {
		old := (*chain)[at].v
		(*chain)[at].v = v
		return old, true
	}
	if (h.count+1)*4 > len(h.chains)*3 {
		old := h.chains
		h.chains = make([][]pair, 2*len(old))
		for _, pairs := range old {
			for _, one := range pairs {
				chain := h.chain(one.k)
				*chain = append(*chain, one)
			}
		}
		chain = h.chain(k)
	}
	*chain = append(*chain, pair{k, v})
	h.count++
	return 0, false
}

func (h *HashTable) Get(k string) (int, bool) {
	chain, at := h.find(k)
	if at < 0 {
		return 0, false
	}
	return (*chain)[at].v, true
}

func (h *HashTable) Remove(k string) (int, bool) {
	chain, at := h.find(k)
	if at < 0 {
		return 0, false
	}
	old := (*chain)[at].v
	*chain = append((*chain)[:at], (*chain)[at+1:]...)
	h.count--
	return old, true
}

func (h *HashTable) Size() int    { return h.count }
func (h *HashTable) Buckets() int { return len(h.chains) }

func (h *HashTable) Keys() []string {
	keys := []string{}
	for _, chain := range h.chains {
		for _, one := range chain {
			keys = append(keys, one.k)
		}
	}
	return keys
}
`;
