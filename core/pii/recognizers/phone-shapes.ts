const date =
  /^(?:(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ]\d{1,2}|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)\d\d)(?!\d)/
const shortDate = /^(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|[12]\d|3[01])\1\d\d$/

/** A day and its month, and then a number: `on 01/07 19920` is a reading of a meter. */
const dayThenNumber = /^(?:0?[1-9]|[12]\d|3[01])[./](?:0[1-9]|1[0-2]) \d/

export const beginsWithDay = (candidate: string): boolean => dayThenNumber.test(candidate)
export const beginsWithDate = (text: string): boolean => date.test(text)
export const isDate = (candidate: string): boolean => date.test(candidate) || shortDate.test(candidate)

/** Groupings that are a phone number's own: French pairs, North American 3-3-4, nine digits in threes. */
const ownShape = /^(?:2-2-2-2-2|1-2-2-2-2|3-3-4|1-3-3-4|3-3-3|3-2-2-2|2-3-2-2)$/
/** Groupings that are as often something else's, for which a word must speak. */
const sharedShape = /^(?:2-2-2(?:-2)?|[34]-4|2-[5-7]|[34]-[67]|3-4-4|\d(?:-\d){1,4})$/

export const isShared = (shape: string): boolean => sharedShape.test(shape)

export const isPunctuated = (shape: string, candidate: string): boolean =>
  candidate.startsWith('(') || ownShape.test(shape) || (candidate.startsWith('0') && shape.includes('-'))

/** Mobile numbers of France, Britain, Germany and the Netherlands in one block, as they stand in signatures. */
export const isMobile = (digits: string): boolean => /^0(?:[67]\d{8}|7\d{9}|1[567]\d{8,9})$/.test(digits)

/** French pairs are a phone's even where the range isn't in use. */
export const isOfPairs = (candidate: string): boolean => /^0[1-9](?:([ .-])\d\d)(?:\1\d\d){3}$/.test(candidate)
