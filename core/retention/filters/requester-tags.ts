import { tagSets } from './tag-sets.ts'

/** Tags of the user who asked, not of the ticket. */
export const requesterTags = tagSets('requester_tags')
