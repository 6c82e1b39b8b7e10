const [enough, most] = [5, 40]

/** Milliseconds. Where a kernel tells the processor's time in steps of 4, less of it than this compares the steps. */
const steady = 20

/**
 * In milliseconds: of a long task the processor's time, since on a busy machine it is the long one that others
 * interrupt, and the short one that they don't; of a short task the clock's.
 */
const timeOf = (task: () => void): number => {
  const [before, used] = [performance.now(), process.cpuUsage()]
  task()
  const took = performance.now() - before
  const { user, system } = process.cpuUsage(used)
  const worked = (user + system) / 1000
  return worked < steady ? took : Math.min(took, worked)
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
