import { Button } from '@zendeskgarden/react-buttons'
import { useId, useState } from 'react'
import { styled } from 'styled-components'
import { Note } from '../../../parts/Note.tsx'
import { Ask } from '../../parts/Ask.tsx'
import { periodText } from '../../parts/amounts.ts'
import { Actions } from '../../parts/Block.tsx'
import { usePanelWords } from '../../words.ts'
import { titleOf } from '../texts.ts'
import { FormContext } from './context.ts'
import { adding, chosenBy, copying, valueOf, type Chosen, type ListName } from './chosen.ts'
import { Entries } from './Entries.tsx'
import { Faults, Stack, WordField } from './fields.tsx'
import { HoldFields } from './HoldFields.tsx'
import { fieldKey } from './places.ts'
import { PolicyFields } from './PolicyFields.tsx'
import { nodeAt, startOf, type Path } from './source.ts'
import { useHands, type FormProps } from './use-hands.ts'
import type { PolicyView } from './view.ts'

const Open = styled.section`
  margin-top: 24px;
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: center;
  justify-content: space-between;
  margin-bottom: 14px;
`

const Title = styled.h2`
  margin: 0;
  min-width: 0;
  font-size: ${({ theme }) => theme.fontSizes.lg};
  line-height: ${({ theme }) => theme.lineHeights.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  overflow-wrap: anywhere;
`

const zones = Intl.supportedValuesOf('timeZone')

const stepsOf = (key: string): Path => key.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** What the policies and holds of a text are called. */
const useTitles = ({ view }: Pick<FormProps, 'view'>) => {
  const words = usePanelWords()
  const policyTitle = ({ titles, title, name }: PolicyView): string => {
    const written = { en: valueOf(titles.en), fr: valueOf(titles.fr) }
    const known = Object.fromEntries(Object.entries(written).filter(([, one]) => one !== ''))
    const plain = title === undefined ? valueOf(name) : valueOf(title)
    return titleOf(words, { title: known, name: plain === '' ? valueOf(name) : plain })
  }
  return {
    policies: view.policies.map(policyTitle),
    holds: view.holds.map(({ name }) => valueOf(name)),
  }
}

/** Policies and holds to choose from, and the fields of the one that is open. */
export const FileForm = (props: FormProps) => {
  const { source, view, onShow } = props
  const { say, locale } = usePanelWords()
  const { hands, problems, isRefused, box, focus } = useHands(props)
  const titles = useTitles(props)
  const [heading, zoneList] = [useId(), useId()]
  const [chosen, setChosen] = useState<Chosen>(() => {
    const index = view.policies.findIndex(({ name }) => valueOf(name) === props.open)
    return { list: 'policies', index: Math.max(index, 0) }
  })
  const [isAsking, setIsAsking] = useState(false)
  const policy = chosen.list === 'policies' ? view.policies[chosen.index] : undefined
  const hold = chosen.list === 'holds' ? view.holds[chosen.index] : undefined
  const title = titles[chosen.list][chosen.index] ?? ''
  const first = [...problems.keys()].find((key) => key !== '')

  const problemsIn = (path: Path): number =>
    [...problems]
      .filter(([key]) => `${key}/`.startsWith(`${fieldKey(path)}/`))
      .reduce((sum, [, found]) => sum + found.length, 0)
  const goTo = (key: string) => {
    setChosen(chosenBy(stepsOf(key)) ?? chosen)
    focus(key)
  }
  const choose = (next: Chosen) => {
    setChosen(next)
    const node = nodeAt(source.root, [next.list, next.index])
    if (node !== null && node !== undefined) onShow(startOf(node), false)
  }
  const add = (list: ListName) => {
    const index = view[list].length
    hands.edit(adding(view, list), [list, index, 'name'])
    setChosen({ list, index })
  }
  const copy = () => {
    const index = chosen.index + 1
    hands.edit(copying(view, chosen), [chosen.list, index, 'name'])
    setChosen({ ...chosen, index })
  }
  const remove = () => {
    setIsAsking(false)
    hands.edit([{ do: 'remove', path: [chosen.list, chosen.index] }])
    setChosen({ ...chosen, index: Math.max(chosen.index - 1, 0) })
    box.current?.focus()
  }
  const entries = (list: ListName) => ({
    chosen: chosen.list === list ? chosen.index : undefined,
    onChoose: (index: number) => choose({ list, index }),
    onAdd: () => add(list),
    testId: `form-${list}`,
    entries: view[list].map((one, index) => ({
      title: titles[list][index] ?? '',
      note: 'keep' in one ? periodText(locale, valueOf(one.keep.for)) : '',
      problems: problemsIn(one.path),
    })),
  })

  return (
    <FormContext.Provider value={hands}>
      <div
        ref={box}
        tabIndex={-1}
        role="group"
        aria-label={say('panel.retention.form.title')}
        style={{ outline: 'none' }}
        data-testid="policy-form"
      >
        <Stack>
          <Title>{say('panel.retention.form.title')}</Title>
          <div role="alert">
            {isRefused ? (
              <Note kind="warning" testId="form-refused">
                {say('panel.retention.form.refused')}
              </Note>
            ) : null}
          </div>
          {first === undefined ? null : (
            <div>
              <Button size="small" isDanger onClick={() => goTo(first)} data-testid="first-problem">
                {say('panel.retention.form.first-problem')}
              </Button>
            </div>
          )}
          <Faults path={[]} />
          <WordField
            label={say('panel.retention.form.zone')}
            hint={say('panel.retention.form.zone-hint')}
            field={view.zone}
            clear={[{ do: 'remove', path: view.zone.path }]}
            list={zoneList}
          />
          <datalist id={zoneList}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </Stack>
        <Entries
          title={say('panel.retention.form.policies')}
          none={say('panel.retention.form.no-policies')}
          add={say('panel.retention.form.add-policy')}
          {...entries('policies')}
        />
        <Entries
          title={say('panel.retention.form.holds')}
          none={say('panel.retention.no-holds')}
          add={say('panel.retention.form.add-hold')}
          {...entries('holds')}
        />
        {policy === undefined && hold === undefined ? null : (
          <Open aria-labelledby={heading} key={`${chosen.list}/${chosen.index}`} data-testid="form-open">
            <Head>
              <Title id={heading}>{title}</Title>
              <Actions>
                <Button size="small" onClick={copy} data-testid="copy-entry">
                  {say('panel.retention.form.copy')}
                </Button>
                <Button size="small" isDanger onClick={() => setIsAsking(true)} data-testid="remove-entry">
                  {say('panel.retention.form.remove')}
                </Button>
              </Actions>
            </Head>
            {policy === undefined ? null : <PolicyFields policy={policy} zone={view.zone} />}
            {hold === undefined ? null : <HoldFields hold={hold} />}
          </Open>
        )}
        {isAsking ? (
          <Ask
            title={say('panel.retention.form.ask-remove', { name: title })}
            cancel={say('panel.cancel')}
            confirm={say('panel.retention.form.remove')}
            isDanger
            onCancel={() => setIsAsking(false)}
            onConfirm={remove}
            testId="ask-remove"
          >
            <div>{say('panel.retention.form.remove-means')}</div>
          </Ask>
        ) : null}
      </div>
    </FormContext.Provider>
  )
}
