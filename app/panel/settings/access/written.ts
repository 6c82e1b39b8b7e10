import type { AccessSettings } from '../../../../contract/access-settings.ts'
import { accessSettings } from '../../../../contract/access-settings.ts'
import { networkFault, networkIn, type NetworkFault } from '../../../../core/access/networks.ts'

/** The settings as they stand in the fields. */
export interface Written {
  readonly budget: string
  readonly months: string
  readonly networks: string
}

export const writtenOf = ({ budget, keep_months, networks }: AccessSettings): Written => ({
  budget: String(budget),
  months: String(keep_months),
  networks: networks.join('\n'),
})

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim())

const onTopLines = (theirs: readonly string[], base: readonly string[], mine: string): string => {
  const [after, before, own] = [new Set(theirs), new Set(base), new Set(linesOf(mine))]
  const stays = mine.split('\n').filter((line) => after.has(line.trim()) || !before.has(line.trim()))
  return [...stays, ...theirs.filter((line) => !before.has(line) && !own.has(line))].join('\n').replace(/^\n+/, '')
}

/** My fields on what somebody else has saved: theirs where I changed none, and of the networks what either added or took away. */
export const writtenOnTop = (theirs: AccessSettings, base: AccessSettings, mine: Written): Written => {
  const [after, before] = [writtenOf(theirs), writtenOf(base)]
  return {
    budget: mine.budget === before.budget ? after.budget : mine.budget,
    months: mine.months === before.months ? after.months : mine.months,
    networks:
      mine.networks === before.networks ? after.networks : onTopLines(theirs.networks, base.networks, mine.networks),
  }
}

export interface LineFault {
  readonly line: number
  readonly text: string
  readonly fault: NetworkFault | 'twice'
  /** Of `host-bits`: how the network that was meant is written. */
  readonly meant: string
}

/** What is wrong with each line of the networks; empty lines are none. */
export const networkFaults = (written: string): readonly LineFault[] => {
  const seen = new Set<string>()
  return linesOf(written).flatMap((text, index) => {
    if (text === '') return []
    const fault = networkFault(text) ?? (seen.has(text) ? 'twice' : undefined)
    seen.add(text)
    return fault === undefined ? [] : [{ line: index + 1, text, fault, meant: networkIn(text) }]
  })
}

/** A number as people write it, with a comma or a point. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')))

const { budget: budgetRange, keep_months: monthsRange } = accessSettings.shape

export type Field = keyof Written

/** The settings that the fields say, and which fields say none. */
export const readWritten = (
  written: Written,
): { readonly settings: AccessSettings; readonly bad: ReadonlySet<Field> } => {
  const settings = {
    budget: numberIn(written.budget),
    keep_months: numberIn(written.months),
    networks: linesOf(written.networks).filter((line) => line !== ''),
  }
  const bad = new Set<Field>()
  if (!budgetRange.safeParse(settings.budget).success) bad.add('budget')
  if (!monthsRange.safeParse(settings.keep_months).success) bad.add('months')
  if (!accessSettings.shape.networks.safeParse(settings.networks).success) bad.add('networks')
  return { settings, bad }
}
