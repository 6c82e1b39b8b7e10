import { describe, expect, it } from 'vitest'
import { countLacking, countPage, nothingLacking, taggingCost } from '../../../core/retention/index.ts'

const around = { asksRequesters: false, requestsAMinute: 700 }

/** So many tickets that lack the tags of the policies at these places, on so many pages. */
const lackingOf = (pages: number, ...groups: readonly (readonly [number, readonly number[]])[]) => {
  const lacking = nothingLacking()
  for (let page = 0; page < pages; page += 1) countPage(lacking, 0)
  for (const [tickets, places] of groups)
    for (let ticket = 0; ticket < tickets; ticket += 1) countLacking(lacking, places)
  return lacking
}

describe('the cost of tagging', () => {
  it.each([
    ['nothing but a look at every ticket where none lacks a tag', lackingOf(1, [5, []]), 1, 10],
    ['one call for a hundred that lack the same', lackingOf(1, [100, [0]]), 6, 10],
    ['another for the next', lackingOf(1, [101, [0]]), 11, 10],
    ['one for each combination', lackingOf(1, [50, [0]], [50, [1]], [50, [0, 1]]), 16, 10],
    ['the time of the exports, where that is longer', lackingOf(1000, [1, [0]]), 1005, 10_000],
    ['the time of the updates, where that is longer', lackingOf(60, [500_000, [0]]), 25_060, 5000],
  ])('is %s', (_, lacking, requests, seconds) => {
    expect(taggingCost(lacking, { ...around, requestsAMinute: 7000 })).toEqual({ requests, seconds })
  })

  it('grows longer where the account may ask less', () => {
    const lacking = lackingOf(500, [500_000, [0]])
    expect(taggingCost(lacking, around)).toEqual({ requests: 25_500, seconds: 5000 })
    expect(taggingCost(lacking, { ...around, requestsAMinute: 200 })).toEqual({ requests: 25_500, seconds: 12_750 })
  })

  it('counts what it takes to read the tags of whoever asked: with each page, and before and after each call', () => {
    const lacking = lackingOf(0, [100, [0]])
    countPage(lacking, 10)
    expect(taggingCost(lacking, { ...around, asksRequesters: true }).requests).toBe(11 + 7)
  })

  it('keeps no more than a thousand combinations apart, and then counts too much rather than too little', () => {
    const lacking = nothingLacking()
    for (let ticket = 0; ticket < 3000; ticket += 1) countLacking(lacking, [Math.floor(ticket / 2)])
    expect(Object.keys(lacking.alike)).toHaveLength(1000)
    expect(lacking).toMatchObject({ tickets: 3000, alone: 1000 })
    expect(taggingCost(lacking, around).requests).toBe(2000 * 5)
  })
})
