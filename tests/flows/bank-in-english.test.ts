import { describe } from 'vitest'
import { bankStory } from '../support/bank-story.ts'
import { here } from '../support/sidebar.ts'

describe.runIf(here.path !== undefined)('a bank’s policy, from its text to its proof, in English', () => {
  bankStory({
    locale: 'en-GB',
    author: 'Helen Marchetti',
    approver: 'Claire Fontaine',
    titles: ['Routine questions', 'Account changes'],
  })
})
