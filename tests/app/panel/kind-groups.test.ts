import { describe, expect, it } from 'vitest'
import { countriesOf, kindGroups, kindsIn } from '../../../app/panel/settings/kind-groups.ts'
import { entityTypes } from '../../../core/pii/finding.ts'
import { registry } from '../../../core/pii/registry.ts'

describe('the kinds on the page', () => {
  it('are all there, each in one group', () => {
    const shown = kindGroups.flatMap(kindsIn)
    expect(new Set(shown).size).toBe(shown.length)
    expect([...shown].sort()).toEqual([...entityTypes].sort())
  })

  it('have no empty group', () => expect(kindGroups.filter((group) => kindsIn(group).length === 0)).toEqual([]))

  it.each(entityTypes)('belong to the countries whose numbers the engine takes them for: %s', (type) => {
    const recognizers = registry.filter((one) => one.type === type)
    if (recognizers.length === 0) return
    const everywhere = recognizers.some(({ countries }) => countries === undefined)
    const named = new Set(recognizers.flatMap(({ countries = [] }) => countries))
    expect([...countriesOf(type)].sort()).toEqual(everywhere ? [] : [...named].sort())
  })
})
