import { entityTypes } from './finding.ts'

const marks = new RegExp(`•{3,4}|▇{4}|\\[(?:CUSTOM_[A-Z0-9_]{1,50}|${entityTypes.join('|')})\\]`, 'g')
const longestMark = 64

/** Whether the span touches what a redaction has left: that is no value any more, however it is named. */
export const isRedacted = (text: string, start: number, end: number): boolean => {
  const from = Math.max(0, start - longestMark)
  const around = text.slice(from, end + longestMark)
  if (!/[•▇[]/.test(around)) return false
  return [...around.matchAll(marks)].some(
    ({ index, 0: mark }) => from + index < end && from + index + mark.length > start,
  )
}
