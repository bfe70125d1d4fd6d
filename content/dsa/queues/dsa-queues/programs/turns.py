from collections import deque


def end_times(need: list[int], slice_: int) -> list[int]:
    left = need.copy()
    end = [0] * len(need)
    queue = deque(range(len(need)))  # indices of jobs
    now = 0
    while queue:
        job = queue.popleft()
        turn = min(slice_, left[job])
        now += turn
        left[job] -= turn
        if left[job] > 0:
            queue.append(job)
        else:
            end[job] = now
    return end


for slice_ in (1, 3, 5):
    print("turns of", slice_, "end at", end_times([5, 2, 4], slice_))
