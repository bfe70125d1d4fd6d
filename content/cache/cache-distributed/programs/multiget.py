def servers_asked(keys, servers):
    """Mean number of servers that a page of so many keys asks."""
    return servers * (1 - (1 - 1 / servers) ** keys)


PAGES, KEYS = 2_000, 100
print("2,000 pages a second, 100 keys each")
for servers, replicas in [(5, 1), (10, 1), (20, 1), (10, 2)]:
    asked = servers_asked(KEYS, servers)
    requests = PAGES * asked / (servers * replicas)
    keys = PAGES * KEYS / (servers * replicas)
    print(f"{servers:2} servers, {replicas} cop{'y' if replicas == 1 else 'ies'}: a page asks {asked:5.2f}, "
          f"each machine gets {requests:6,.0f} requests and {keys:7,.0f} keys a second")
