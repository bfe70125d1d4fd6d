function endTimes(need: number[], slice: number): number[] {
  const left = [...need];
  const end = need.map(() => 0);
  const queue = [...need.keys()]; // indices of jobs; those from head on wait
  let now = 0;
  for (let head = 0; head < queue.length; head += 1) {
    const job = queue[head];
    const turn = Math.min(slice, left[job]);
    now += turn;
    left[job] -= turn;
    if (left[job] > 0) queue.push(job);
    else end[job] = now;
  }
  return end;
}

for (const slice of [1, 3, 5]) console.log('turns of', slice, 'end at', endTimes([5, 2, 4], slice));
