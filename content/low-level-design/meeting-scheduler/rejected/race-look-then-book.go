// race: Looks for the room under the lock, lets go, and books under it again: two callers get the same slot.

package meetingscheduler

import (
	"errors"
	"slices"
	"sort"
	"sync"
)

var (
	ErrInvalid = errors.New("INVALID")
	ErrNoRoom = errors.New("NO_ROOM")
	ErrNotFound = errors.New("NOT_FOUND")
)

type Room struct {
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

type NextSlotResult struct {
	Start int64
	Room  string
}

type booking struct {
	start, end int64
	id         int
}

type calendar struct {
	room     Room
	bookings []booking
}

type MeetingScheduler struct {
	mu     sync.Mutex
	rooms  []*calendar
	bySize []*calendar
	byId   map[int]*calendar
	last   int
}

func NewMeetingScheduler(rooms []Room) (*MeetingScheduler, error) {
	s := &MeetingScheduler{byId: make(map[int]*calendar)}
	seen := make(map[string]bool, len(rooms))
	for _, room := range rooms {
		if room.Capacity < 1 || seen[room.Id] {
			return nil, ErrInvalid
		}
		seen[room.Id] = true
		s.rooms = append(s.rooms, &calendar{room: room})
	}
	s.bySize = slices.Clone(s.rooms)
	sort.SliceStable(s.bySize, func(i, j int) bool { return s.bySize[i].room.Capacity < s.bySize[j].room.Capacity })
	return s, nil
}

func (s *MeetingScheduler) Book(start, end int64, people int) (BookResult, error) {
	if start < 0 || end <= start || people < 1 {
		return BookResult{}, ErrInvalid
	}
	for _, c := range s.fitting(people) {
		s.mu.Lock()
		at, free := c.place(start, end)
		s.mu.Unlock()
		if !free {
			continue
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		at = min(at, len(c.bookings))
		s.last++
		c.bookings = slices.Insert(c.bookings, at, booking{start, end, s.last})
		s.byId[s.last] = c
		return BookResult{s.last, c.room.Id}, nil
	}
	return BookResult{}, ErrNoRoom
}

func (s *MeetingScheduler) Cancel(id int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.byId[id]
	if !ok {
		return false
	}
	delete(s.byId, id)
	c.bookings = slices.DeleteFunc(c.bookings, func(b booking) bool { return b.id == id })
	return true
}

func (s *MeetingScheduler) FreeRooms(start, end int64) ([]string, error) {
	if start < 0 || end <= start {
		return nil, ErrInvalid
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	free := []string{}
	for _, c := range s.rooms {
		if _, ok := c.place(start, end); ok {
			free = append(free, c.room.Id)
		}
	}
	return free, nil
}

func (s *MeetingScheduler) Schedule(room string) ([]ScheduleResult, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.rooms {
		if c.room.Id != room {
			continue
		}
		list := make([]ScheduleResult, 0, len(c.bookings))
		for _, b := range c.bookings {
			list = append(list, ScheduleResult{b.start, b.end, b.id})
		}
		return list, nil
	}
	return nil, ErrNotFound
}

func (s *MeetingScheduler) NextSlot(people int, duration, after int64) (NextSlotResult, error) {
	if people < 1 || duration < 1 || after < 0 {
		return NextSlotResult{}, ErrInvalid
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var best NextSlotResult
	for _, c := range s.fitting(people) {
		if start := c.gap(duration, after); best.Room == "" || start < best.Start {
			best = NextSlotResult{start, c.room.Id}
		}
	}
	if best.Room == "" {
		return best, ErrNoRoom
	}
	return best, nil
}

func (s *MeetingScheduler) fitting(people int) []*calendar {
	from := sort.Search(len(s.bySize), func(i int) bool { return s.bySize[i].room.Capacity >= people })
	return s.bySize[from:]
}

func (c *calendar) place(start, end int64) (int, bool) {
	at := c.endsAfter(start)
	return at, at == len(c.bookings) || c.bookings[at].start >= end
}

func (c *calendar) gap(duration, after int64) int64 {
	start := after
	for _, b := range c.bookings[c.endsAfter(after):] {
		if b.start-start >= duration {
			break
		}
		start = b.end
	}
	return start
}

func (c *calendar) endsAfter(time int64) int {
	return sort.Search(len(c.bookings), func(i int) bool { return c.bookings[i].end > time })
}
