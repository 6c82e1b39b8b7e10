import { Button } from '@zendeskgarden/react-buttons'
import { Field, Fieldset, Input } from '@zendeskgarden/react-forms'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { KnownType } from '../../../core/pii/finding.ts'
import { Small } from '../../parts/text.ts'
import { Tick } from '../parts/Choice.tsx'
import { Columns } from '../parts/columns.ts'
import { Section } from '../parts/Section.tsx'
import { usePanelWords } from '../words.ts'
import { countriesOf, kindGroups, kindsIn, type KindGroup } from './kind-groups.ts'
import type { TabProps } from './tab.ts'

const Search = styled.div`
  max-width: 340px;
  padding-top: 20px;
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`

/** So many are switched faster one by one. */
const few = 4

const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** What else keeps a kind from being found, though it is not switched off. */
const useElsewhere = ({ draft }: Pick<TabProps, 'draft'>) => {
  const { say } = usePanelWords()
  return (type: KnownType): string | undefined => {
    if ((type === 'PERSON' || type === 'ADDRESS') && draft.free_text === 'off') return say('panel.kinds.names-off')
    const { countries } = draft
    const of = countriesOf(type)
    const isAway = countries !== 'all' && of.length > 0 && !of.some((one) => countries.includes(one.toLowerCase()))
    return isAway ? say('panel.kinds.country-off') : undefined
  }
}

/** Every kind there is, by what it is for, and which of them are switched off. */
export const Kinds = ({ draft, isFixed, onEdit }: TabProps) => {
  const { say, kind } = usePanelWords()
  const elsewhere = useElsewhere({ draft })
  const [wanted, setWanted] = useState('')
  const off = new Set(draft.switched_off)
  const isWanted = (type: KnownType) => withoutAccents(kind(type)).includes(withoutAccents(wanted.trim()))
  const turn = (types: readonly KnownType[], on: boolean) =>
    onEdit({
      switched_off: on
        ? draft.switched_off.filter((type) => !types.some((one) => one === type))
        : [...new Set([...draft.switched_off, ...types])],
    })
  const shown = kindGroups
    .map((group): [KindGroup, readonly KnownType[]] => [group, kindsIn(group).filter(isWanted)])
    .filter(([, types]) => types.length > 0)
  return (
    <>
      <Search>
        <Field>
          <Field.Label>{say('panel.kinds.search')}</Field.Label>
          <Input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </Field>
      </Search>
      {shown.length === 0 ? <Small style={{ paddingTop: 16 }}>{say('panel.kinds.nothing')}</Small> : null}
      {shown.map(([group, types]) => (
        <Section
          key={group}
          title={say(`panel.kinds.group.${group}`)}
          lead={say('panel.kinds.on', {
            on: types.filter((type) => !off.has(type) && elsewhere(type) === undefined).length,
            count: types.length,
          })}
        >
          <Fieldset>
            <Fieldset.Legend hidden>{say(`panel.kinds.group.${group}`)}</Fieldset.Legend>
            {isFixed || types.length < few ? null : (
              <Buttons>
                <Button size="small" onClick={() => turn(types, true)}>
                  {say('panel.kinds.all-on')}
                </Button>
                <Button size="small" onClick={() => turn(types, false)}>
                  {say('panel.kinds.all-off')}
                </Button>
              </Buttons>
            )}
            <Columns>
              {types.map((type) => (
                <Tick
                  key={type}
                  label={kind(type)}
                  hint={off.has(type) ? undefined : elsewhere(type)}
                  checked={!off.has(type)}
                  isFixed={isFixed}
                  onTick={(on) => turn([type], on)}
                />
              ))}
            </Columns>
          </Fieldset>
        </Section>
      ))}
    </>
  )
}
