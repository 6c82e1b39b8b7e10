import { Fieldset } from '@zendeskgarden/react-forms'
import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { knownCountries } from '../../scan/packs.ts'
import { Choice, Tick } from '../parts/Choice.tsx'
import { Columns } from '../parts/columns.ts'
import { Section } from '../parts/Section.tsx'
import { usePanelWords } from '../words.ts'
import type { TabProps } from './tab.ts'

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-top: 8px;
`

const inSmall = (code: string): string => code.toLowerCase()

/** Whose national numbers are looked for. */
export const Countries = ({ draft, isFixed, onEdit }: TabProps) => {
  const { say, country, locale } = usePanelWords()
  const { compare } = new Intl.Collator(locale)
  const { countries } = draft
  const chosen = countries === 'all' ? knownCountries.map(inSmall) : countries
  const offered = [...new Set([...knownCountries.map(inSmall), ...chosen])]
    .map((code) => ({ code, name: country(code.toUpperCase()) }))
    .sort((one, other) => compare(one.name, other.name))
  const choose = (codes: readonly string[]) => onEdit({ countries: [...codes].sort() })
  return (
    <Section title={say('panel.countries.title')} lead={say('panel.countries.lead')}>
      <Choice
        legend={say('panel.countries.legend')}
        options={[
          { value: 'all', name: say('panel.countries.all'), hint: say('panel.countries.all-hint') },
          { value: 'some', name: say('panel.countries.some'), hint: say('panel.countries.some-hint') },
        ]}
        chosen={countries === 'all' ? 'all' : 'some'}
        isFixed={isFixed}
        onChoose={(which) => (which === 'all' ? onEdit({ countries: 'all' }) : choose(chosen))}
      />
      {countries === 'all' ? null : (
        <Fieldset data-testid="countries">
          <Fieldset.Legend>{say('panel.countries.chosen', { count: countries.length })}</Fieldset.Legend>
          {isFixed ? null : (
            <Buttons>
              <Button size="small" onClick={() => choose(offered.map(({ code }) => code))}>
                {say('panel.countries.every')}
              </Button>
              <Button size="small" onClick={() => choose([])}>
                {say('panel.countries.none')}
              </Button>
            </Buttons>
          )}
          <Columns>
            {offered.map(({ code, name }) => (
              <Tick
                key={code}
                label={name}
                checked={countries.includes(code)}
                isFixed={isFixed}
                onTick={(checked) =>
                  choose(checked ? [...countries, code] : countries.filter((other) => other !== code))
                }
              />
            ))}
          </Columns>
        </Fieldset>
      )}
    </Section>
  )
}
