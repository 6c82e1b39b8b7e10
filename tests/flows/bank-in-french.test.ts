import { describe } from 'vitest'
import { bankStory } from '../support/bank-story.ts'
import { here } from '../support/sidebar.ts'

describe.runIf(here.path !== undefined)('a bank’s policy, from its text to its proof, in French', () => {
  bankStory({
    locale: 'fr',
    author: 'Claire Fontaine',
    approver: 'Helen Marchetti',
    titles: ['Questions courantes', 'Modifications de compte'],
  })
})
