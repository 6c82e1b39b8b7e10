export { reachedAt } from './reached.ts'
export { optionsOf, type Parts } from './options.ts'
export { isFreeText, type DetectionRules } from './rules.ts'
