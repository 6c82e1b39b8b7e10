import type { Change } from './change.ts'
import type { Shown } from './conditions.ts'
import type { Path } from './source.ts'
import type { FileView } from './view.ts'
import { blockLines, type Value } from './write.ts'

export const lists = ['policies', 'holds'] as const
export type ListName = (typeof lists)[number]

/** Which policy or hold of a text is open. */
export interface Chosen {
  readonly list: ListName
  readonly index: number
}

export const valueOf = (field: Shown<string>): string => (field.is === 'value' ? field.value : '')

/** The name, or with a number what it becomes where it is taken. */
export const freshName = (name: string, taken: readonly string[]): string => {
  let [fresh, number] = [name, 2]
  while (taken.includes(fresh)) {
    fresh = `${name}-${number}`
    number += 1
  }
  return fresh
}

const namesIn = (view: FileView, list: ListName): string[] => view[list].map(({ name }) => valueOf(name))

/** A start that says too little on purpose: the check asks for a legal basis, and for a custodian. */
const firstOf = (list: ListName, name: string): Value =>
  list === 'policies'
    ? {
        name,
        basis: '',
        match: { all: [{ status: ['solved', 'closed'] }] },
        keep: { for: 'P1Y', since: 'solved' },
        then: [{ delete: { grace: 'P7D', permanently: false } }],
      }
    : { name, match: { all: [{ tags: { any: ['legal_hold'] } }] }, custodian: '', until: 'indefinite' }

const startName = { policies: 'new-policy', holds: 'new-hold' } as const

export const adding = (view: FileView, list: ListName): readonly Change[] => [
  { do: 'add', path: [list], value: firstOf(list, freshName(startName[list], namesIn(view, list))) },
]

export const copying = (view: FileView, { list, index }: Chosen): readonly Change[] => {
  const names = namesIn(view, list)
  return [{ do: 'copy', path: [list, index], name: freshName(`${names[index] ?? ''}-copy`, names) }]
}

/** The first text of an account, in the time zone of whoever writes it. */
export const firstText = (zone: string): string =>
  `${blockLines({ version: 1, timezone: zone, policies: [firstOf('policies', startName.policies)] }).join('\n')}\n`

/** The policy or hold that a part of the text belongs to. */
export const chosenBy = ([list, index]: Path): Chosen | undefined => {
  const name = lists.find((one) => one === list)
  return name === undefined || typeof index !== 'number' ? undefined : { list: name, index }
}
