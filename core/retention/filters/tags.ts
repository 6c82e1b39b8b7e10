import { tagSets } from './tag-sets.ts'

export const tags = tagSets('tags')
