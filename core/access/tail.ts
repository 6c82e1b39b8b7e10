const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function for x > 0.5, to about twelve digits. */
const logGamma = (x: number): number => {
  const base = x - 1
  const sum = lanczos.reduce((total, factor, at) => total + factor / (base + at + 1), 0.9999999999998099)
  const t = base + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Beyond this a surprise says nothing more: it keeps one flood from hiding all else. */
export const greatestSurprise = 12

/**
 * How surprising a count of at least `count` is, as -log10 of its probability, where counts have this mean and scatter
 * more than by chance: `dispersion` is the negative binomial's size, small for restless counts.
 */
export const countSurprise = (count: number, mean: number, dispersion: number): number => {
  if (count <= mean || count <= 0) return 0
  const size = Math.max(dispersion, 0.5)
  const chance = mean / (mean + size)
  let term = Math.exp(
    logGamma(count + size) -
      logGamma(size) -
      logGamma(count + 1) +
      size * Math.log(1 - chance) +
      count * Math.log(chance),
  )
  let tail = 0
  for (let at = count; at < count + 2000 && term > tail * 1e-9; at++) {
    tail += term
    term *= (chance * (at + size)) / (at + 1)
  }
  return tail > 0 ? Math.min(greatestSurprise, -Math.log10(Math.min(1, tail))) : greatestSurprise
}

export const surpriseOf = (probability: number): number =>
  probability <= 0 ? greatestSurprise : Math.min(greatestSurprise, Math.max(0, -Math.log10(probability)))
