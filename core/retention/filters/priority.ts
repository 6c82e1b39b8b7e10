import { oneOfWords } from './words.ts'

export const priority = oneOfWords({
  word: 'priority',
  example: '[low, normal]',
  known: ['low', 'normal', 'high', 'urgent'],
})
