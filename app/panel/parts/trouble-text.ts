import type { Trouble } from '../../api.ts'
import { troubleText as textBesideTicket } from '../../sidebar/kinds.ts'
import type { PanelWords } from '../words.ts'

/** What went wrong, for pages that redact nothing: some of the sidebar's sentences speak of redacting, or of its ticket. */
export const troubleText = (words: PanelWords, problem: Trouble): string =>
  problem === 'server-away' || problem === 'too-large' || problem === 'zendesk-refused'
    ? words.say(`panel.${problem}`)
    : textBesideTicket(words, problem)
