// Tries all sequences of moves, longer and longer ones: two or three choices for each of 2ⁿ − 1 moves.
export function moves(n: number): number[][] {
  const pegs: number[][] = [Array.from({ length: n }, (_, i) => n - i), [], []];
  const made: number[][] = [];
  function reaches(left: number): boolean {
    if (pegs[2]!.length === n) return true;
    if (left === 0) return false;
    for (let from = 0; from < 3; from += 1) {
      for (let to = 0; to < 3; to += 1) {
        const disk = pegs[from]!.at(-1);
        if (from === to || disk === undefined || (pegs[to]!.at(-1) ?? n + 1) < disk) continue;
        pegs[to]!.push(pegs[from]!.pop()!);
        made.push([from + 1, to + 1]);
        if (reaches(left - 1)) return true;
        made.pop();
        pegs[from]!.push(pegs[to]!.pop()!);
      }
    }
    return false;
  }
  for (let longest = 1; !reaches(longest); longest += 1);
  return made;
}
