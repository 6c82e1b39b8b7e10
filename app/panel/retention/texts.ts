import {
  longestPolicies,
  type PlannedTicket,
  type PlanSummary,
  type PolicyProblem,
  type PolicyVersion,
  type Run,
} from '../../../contract/retention.ts'
import type { Trouble } from '../../api.ts'
import type { People } from '../../ticket/people.ts'
import { dayText, durationText, periodText } from '../parts/amounts.ts'
import { nameOf } from '../parts/people.ts'
import { troubleText } from '../parts/trouble-text.ts'
import type { PanelWords } from '../words.ts'

type Policy = PolicyVersion['policies'][number]

/** What a policy says in several languages: the reader's, else English, else the one there is. */
export const spokenOf = ({ language }: PanelWords, spoken: Readonly<Record<string, string>>): string | undefined =>
  spoken[language] ?? spoken['en'] ?? Object.values(spoken)[0]

/** A policy's title, else its name. */
export const titleOf = (words: PanelWords, { title, name }: Pick<Policy, 'title' | 'name'>): string =>
  spokenOf(words, title) ?? name

const isAnchor = (since: string): since is 'created' | 'updated' | 'solved' | 'closed' | 'last_customer_comment' =>
  ['created', 'updated', 'solved', 'closed', 'last_customer_comment'].includes(since)

/** "90 days after it was solved". */
export const keepText = ({ say, locale }: PanelWords, { keep }: Pick<Policy, 'keep'>): string => {
  const period = periodText(locale, keep.for)
  return isAnchor(keep.since) ? say(`panel.retention.since.${keep.since}`, { period }) : `${period}, ${keep.since}`
}

export const actionsText = ({ say, list }: PanelWords, actions: readonly PlannedTicket['actions'][number][]): string =>
  actions.length === 0 ? '–' : list(actions.map((action) => say(`panel.retention.action.${action}`)))

export const becauseText = ({ say }: PanelWords, { because }: Pick<PlannedTicket, 'because'>): string =>
  because.map((reason) => say(`because.${reason}`)).join(' ')

/** Zendesk's own date beside ours: none where no schedule of its would delete the ticket. */
export const nativeText = (
  { say, locale }: PanelWords,
  { native_at, native_known = false }: Pick<PlannedTicket, 'native_at' | 'native_known'>,
): string => {
  if (native_at !== null) return dayText(locale, native_at)
  return say(native_known ? 'panel.retention.native-none' : 'panel.retention.native-unknown')
}

/** What approval sets off beside a run: nothing where every ticket has its tags. */
export const taggingText = (
  { say, locale }: PanelWords,
  { tagging }: Pick<PlanSummary, 'tagging'> = {},
): string | undefined => {
  if (tagging === undefined || tagging.tickets === 0) return undefined
  const { tickets, requests, seconds } = tagging
  return say('panel.retention.tagging-cost', { count: tickets, requests, time: durationText(locale, seconds) })
}

/** Who did something; null is a policy's own schedule. */
export const whoText = (words: PanelWords, people: People, id: number | null): string =>
  id === null ? words.say('panel.retention.by-schedule') : nameOf(words, people, id)

/** A run's state, with why where it did not end by itself. */
export const runStateText = (
  { say }: PanelWords,
  { state, why, ended_at }: Pick<Run, 'state' | 'why' | 'ended_at'>,
): string => {
  if (state === 'cancelled' && ended_at === null) return say('panel.retention.run-state.cancelling')
  if (why === 'switched-off') return say('panel.retention.run-state.switched-off')
  const told = say(`panel.retention.run-state.${state}`)
  return why === undefined
    ? told
    : say('panel.retention.run-state.because', { state: told, why: say(`panel.retention.why.${why}`) })
}

/** What is wrong with a policy, with the known word that what was written resembles. */
export const problemText = (
  { say }: PanelWords,
  { code, word, near }: Omit<PolicyProblem, 'line' | 'column'>,
): string => {
  // The command line reads files; here there is one text.
  if (code === 'too-large') return say('panel.retention.editor.too-large')
  const told = say(`retention.problem.${code}`, { word })
  return near === undefined ? told : `${told} ${say('retention.near', { word: near })}`
}

/** Whether a text was refused for its length alone: beyond what a question may hold, nobody reads what is in it. */
export const isTooLarge = (problem: Trouble, text: string): boolean =>
  problem === 'too-large' || (problem === 'bad-request' && text.length > longestPolicies)

/** Why a text could not be checked or saved. */
export const textTroubleText = (words: PanelWords, problem: Trouble, text: string): string =>
  isTooLarge(problem, text) ? words.say('panel.retention.editor.too-large') : troubleText(words, problem)
