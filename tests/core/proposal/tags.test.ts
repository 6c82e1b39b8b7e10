import { describe, expect, it } from 'vitest'
import { entityTypes } from '../../../core/pii/finding.ts'
import { requestedTag, tagChange, tagOf, typeOfTag } from '../../../core/proposal/tags.ts'

describe('tags', () => {
  it('name a kind and are read back to it', () => {
    expect(tagOf('CREDIT_CARD')).toBe('custos_pii_credit_card')
    for (const type of entityTypes) expect(typeOfTag(tagOf(type))).toBe(type)
  })

  it.each(['vip', 'custos_pii_', 'custos_pii_shoe_size', requestedTag, 'CUSTOS_PII'])('%s names no kind', (tag) => {
    expect(typeOfTag(tag)).toBeUndefined()
  })
})

describe('a change of tags', () => {
  it.each([
    ['adds what is new', ['vip'], ['FR_NIR', 'CREDIT_CARD'], ['custos_pii_credit_card', 'custos_pii_fr_nir'], []],
    ['removes what is gone', ['custos_pii_fr_nir', 'vip'], [], [], ['custos_pii_fr_nir']],
    ['does both at once', ['custos_pii_fr_nir'], ['IBAN_CODE'], ['custos_pii_iban_code'], ['custos_pii_fr_nir']],
    ['is nothing where nothing changed', ['custos_pii_fr_nir', 'x'], ['FR_NIR', 'FR_NIR'], [], []],
    ['leaves every other tag alone', ['redacted_content', requestedTag, 'pii', 'custos_pii_shoe_size'], [], [], []],
    ['reads a tag in capitals', ['CUSTOS_PII_FR_NIR'], ['FR_NIR'], [], []],
  ] as const)('%s', (_, current, present, add, remove) => {
    expect(tagChange(current, present)).toEqual({ add, remove })
  })
})
