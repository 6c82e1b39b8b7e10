import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream'

/**
 * Counts the bytes of bodies that are being taken, in all and of each sender, and says whether one more has room. They
 * are free again when the request is answered or its connection gone.
 */
export const bodiesUnderWay = ({ inAll, ofOne }: { readonly inAll: number; readonly ofOne: number }) => {
  const bySender = new Map<string, number>()
  let all = 0
  const add = (sender: string, bytes: number): void => {
    const own = (bySender.get(sender) ?? 0) + bytes
    if (own === 0) bySender.delete(sender)
    else bySender.set(sender, own)
    all += bytes
  }
  return (sender: string, bytes: number, answer: ServerResponse): boolean => {
    if (all + bytes > inAll || (bySender.get(sender) ?? 0) + bytes > ofOne) return false
    add(sender, bytes)
    finished(answer, () => add(sender, -bytes))
    return true
  }
}
