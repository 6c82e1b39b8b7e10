const runs = 5

/** Work, not time: others use the machine too. In milliseconds of this process' own. */
const workOf = (task: () => void): number => {
  const before = process.cpuUsage()
  task()
  return process.cpuUsage(before).user / 1000
}

/**
 * How much more work a large input is than a small one: the best of five, by turns, since any run may sweep up for all.
 * `work` takes the size; inputs should cost some milliseconds at least, or the clock's own grain is compared.
 */
export const growth = (work: (size: number) => void, small: number, large: number): number => {
  work(small)
  const [few, many]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    few.push(workOf(() => work(small)))
    many.push(workOf(() => work(large)))
  }
  return Math.min(...many) / Math.max(Math.min(...few), 0.5)
}
