import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { bodiesUnderWay } from '../../../server/http/bodies.ts'

const anAnswer = () => new ServerResponse(new IncomingMessage(new Socket()))

it('takes so many bytes of bodies of one sender, so many of all, and more when they are through', async () => {
  const reserve = bodiesUnderWay({ inAll: 10, ofOne: 6 })
  const [first, second] = [anAnswer(), anAnswer()]
  expect(reserve('a', 6, first)).toBe(true)
  expect(reserve('a', 1, anAnswer())).toBe(false)
  expect(reserve('b', 4, second)).toBe(true)
  expect(reserve('c', 1, anAnswer())).toBe(false)
  // Answered, or hung up on: both are over.
  first.destroy()
  await expect.poll(() => reserve('a', 6, anAnswer())).toBe(true)
  expect(reserve('b', 1, anAnswer())).toBe(false)
  second.destroy()
  await expect.poll(() => reserve('b', 4, anAnswer())).toBe(true)
})
