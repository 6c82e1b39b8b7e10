import type { Apps, SaveAnswer } from './apps/apps.ts'
import type { Texts } from './texts.ts'
import { isChanged } from './ticket/draft.ts'
import type { OpenTicket } from './ticket/open-ticket.ts'

/** What the agent reads beside the button when an app keeps the ticket from being saved. */
const refusalOf = ({ app, answer }: SaveAnswer, texts: Texts, seconds: number): string | undefined => {
  switch (answer.outcome) {
    case 'allowed':
      return undefined
    case 'timed-out':
      return texts.tooSlow(app, seconds)
    case 'refused':
      return answer.reason === undefined ? texts.blocked(app) : texts.blockedBecause(app, answer.reason)
  }
}

/**
 * Submits a ticket as Zendesk does: every app that hooks `ticket.save` is asked first, and one refusal (or silence until
 * the time is up) keeps it from being saved. The answer is what to tell the agent, nothing when it was saved.
 */
export const submitTicket = async (
  open: OpenTicket,
  apps: Pick<Apps, 'announce' | 'askToSave'>,
  texts: Texts,
  milliseconds: number,
): Promise<string | undefined> => {
  if (!isChanged(open.state().draft)) return texts.nothingToSubmit
  const tell = (event: string) => apps.announce(open.id, `ticket.submit.${event}`)
  const refuse = (words: string) => {
    tell('fail')
    tell('always')
    return words
  }
  tell('start')
  const answers = await apps.askToSave(open.id, milliseconds)
  const refused = answers
    .map((answer) => refusalOf(answer, texts, Math.round(milliseconds / 1000)))
    .filter((words) => words !== undefined)
  if (refused.length > 0) return refuse(refused.join('\n'))
  try {
    await open.save()
  } catch (error) {
    return refuse(texts.failed(error instanceof Error ? error.message : String(error)))
  }
  tell('done')
  tell('always')
  return undefined
}
