cache = {}


def best_sellers():
    if "best" not in cache:
        cache["best"] = ["lamp", "chair", "desk"]
    return cache["best"]  # wrong: the caller gets the cache's own list


def front_page(owned):
    page = best_sellers()
    for name in owned:
        page.remove(name)
    return page


print(front_page(["lamp"]))
print(front_page([]))
