import { isCustomType } from '../pii/custom/type.ts'
import { entityTypes, type EntityType } from '../pii/finding.ts'

const prefix = 'custos_pii_'

/** Set when someone who may not redact asks someone who may; removed when a redaction is done. */
export const requestedTag = 'custos_redaction_requested'

/** The tag a ticket bears while a kind is present in it. Zendesk keeps tags in lower case. */
export const tagOf = (type: EntityType): string => prefix + type.toLowerCase()

const types = new Map<string, EntityType>(entityTypes.map((type) => [tagOf(type), type]))

/** Of a tag of ours: a kind this custos knows, or one that the account has written itself, be it gone since. */
export const typeOfTag = (tag: string): EntityType | undefined => {
  const type = tag.toLowerCase().startsWith(prefix) ? tag.slice(prefix.length).toUpperCase() : undefined
  return isCustomType(type) ? type : types.get(tag.toLowerCase())
}

export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/**
 * What brings a ticket's tags in line with the kinds present. Only tags of kinds this custos knows are touched: one that
 * a later version has set is not ours to judge. Both lists empty: nothing to write.
 */
export const tagChange = (currentTags: readonly string[], presentTypes: Iterable<EntityType>): TagChange => {
  const wanted = new Set([...presentTypes].map(tagOf))
  const current = new Set(currentTags.map((tag) => tag.toLowerCase()))
  return {
    add: [...wanted].filter((tag) => !current.has(tag)).sort(),
    remove: [...current].filter((tag) => typeOfTag(tag) !== undefined && !wanted.has(tag)).sort(),
  }
}
