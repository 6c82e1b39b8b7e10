import { oneOfWords } from './words.ts'

export const type = oneOfWords({
  word: 'type',
  example: '[question]',
  known: ['question', 'incident', 'problem', 'task'],
})
