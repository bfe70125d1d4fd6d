class Store:
    """What Memcached offers: bytes, and a number that changes with each write."""

    def __init__(self):
        self.value, self.version, self.sent = [], 1, 0

    def gets(self):
        return list(self.value), self.version

    def set(self, value):
        self.value, self.version, self.sent = value, self.version + 1, self.sent + 1

    def cas(self, value, version):
        if version != self.version:  # somebody wrote since gets
            self.sent += 1
            return False
        self.set(value)
        return True


def append_blindly(store, item):
    value, _ = store.gets()
    yield  # another client runs here
    store.set([*value, item])


def append_checked(store, item):
    while True:
        value, version = store.gets()
        yield
        if store.cas([*value, item], version):
            return


def together(append, clients):
    """All clients read, then all write, and those who have to try again do the same."""
    store = Store()
    running = [append(store, f"item {i}") for i in range(clients)]
    while running:
        going = []
        for client in running:
            try:
                next(client)
                going.append(client)
            except StopIteration:
                pass
        running = going
    return len(store.value), store.sent


for append in (append_blindly, append_checked):
    kept, sent = together(append, 5)
    print(f"{append.__name__:15} keeps {kept} of 5 items after {sent} writes")
