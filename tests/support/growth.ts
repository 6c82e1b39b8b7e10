const [enough, most] = [5, 40]

/** In milliseconds. Not the processor's time: where a kernel tells it in steps of 4 ms, the steps are compared. */
const timeOf = (task: () => void): number => {
  const before = performance.now()
  task()
  return performance.now() - before
}

/**
 * How many times as long a large input takes as a small one: the best of at least five rounds, by turns, since any round
 * may sweep up for all; where that is far from the inputs' own ratio, of up to forty: a neighbour's noise goes away,
 * work that grows with the square of its input does not. `work` takes the size.
 */
export const growth = (work: (size: number) => void, small: number, large: number): number => {
  work(small)
  let [few, many] = [Infinity, Infinity]
  const ratio = () => many / Math.max(few, 0.2)
  for (let round = 0; round < enough || (round < most && ratio() > (2 * large) / small); round += 1) {
    const [least, last] = [timeOf(() => work(small)), timeOf(() => work(large))]
    few = Math.min(few, least)
    many = Math.min(many, last)
  }
  return ratio()
}
