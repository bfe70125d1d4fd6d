# Leaves out the queries that are not found; each query has an answer, −1 where the value is missing.
def find_all(a: list[int], q: list[int]) -> list[int]:
    index_of = {value: i for i, value in enumerate(a)}
    return [index_of[x] for x in q if x in index_of]
