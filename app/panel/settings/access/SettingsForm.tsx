import { Button } from '@zendeskgarden/react-buttons'
import { Field as GardenField, Input } from '@zendeskgarden/react-forms'
import { useRef, useState, type ReactNode } from 'react'
import { styled } from 'styled-components'
import { saveAccessSettings, type StoredAccessSettings } from '../../../../contract/access-settings.ts'
import type { Api, Trouble as Problem } from '../../../api.ts'
import { Note } from '../../../parts/Note.tsx'
import { Actions } from '../../parts/Block.tsx'
import { Lines } from '../../parts/Lines.tsx'
import { Section } from '../../parts/Section.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { usePanelWords } from '../../words.ts'
import { networkFaults, readWritten, writtenOf, writtenOnTop, type Field, type Written } from './written.ts'

const Short = styled.div`
  max-width: 200px;
  margin-top: 8px;
`

const Faults = styled.div`
  display: grid;
  gap: 2px;
  overflow-wrap: anywhere;
`

const Foot = styled.div`
  display: grid;
  gap: 8px;
  padding-bottom: 24px;
`

const mono = { fontFamily: 'ui-monospace, monospace' } as const

/** So many lines of networks are told at once; a pasted page would tell hundreds. */
const mostTold = 5

/** What was written and not saved, and on which settings, for as long as the panel is open: another tab loses nothing. */
const kept = new WeakMap<Api, { readonly base: StoredAccessSettings; readonly written: Written }>()

const keptFor = (api: Api, stored: StoredAccessSettings): Written => {
  const before = kept.get(api)
  if (before === undefined) return writtenOf(stored.settings)
  if (before.base.version === stored.version) return before.written
  const written = writtenOnTop(stored.settings, before.base.settings, before.written)
  kept.set(api, { base: stored, written })
  return written
}

const useFaultTexts = (written: Written, bad: ReadonlySet<Field>) => {
  const { say } = usePanelWords()
  return (field: Field): readonly string[] => {
    if (!bad.has(field)) return []
    if (field !== 'networks') return [say(`panel.watch.problem.${field}`)]
    const faults = networkFaults(written.networks)
    if (faults.length === 0) return [say('panel.watch.problem.too-many')]
    return faults
      .slice(0, mostTold)
      .map(({ line, text, fault, meant }) => say(`panel.watch.problem.${fault}`, { line, text, meant }))
  }
}

interface SettingsFormProps {
  readonly api: Api
  readonly stored: StoredAccessSettings
  readonly onSaved: (stored: StoredAccessSettings) => void
  readonly onReload: () => void
}

/** The budget of alerts, how long what is known is kept, and the account's own networks. */
export const SettingsForm = ({ api, stored, onSaved, onReload }: SettingsFormProps) => {
  const { say } = usePanelWords()
  const [written, setWritten] = useState(() => keptFor(api, stored))
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { settings, bad } = readWritten(written)
  const faultTexts = useFaultTexts(written, bad)
  const isChanged = JSON.stringify(settings) !== JSON.stringify(stored.settings)

  const write = (change: Partial<Written>) => {
    const next = { ...written, ...change }
    kept.set(api, { base: stored, written: next })
    setWritten(next)
  }
  const discard = () => {
    kept.delete(api)
    setWritten(writtenOf(stored.settings))
    setProblem(undefined)
  }
  const takeTheirs = () => {
    kept.delete(api)
    onReload()
  }
  const save = async () => {
    if (bad.size > 0) return form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    setSaving(true)
    const answer = await api.call(saveAccessSettings, { base_version: stored.version, settings })
    setSaving(false)
    if (!answer.ok) {
      setProblem(answer.problem)
      return
    }
    kept.delete(api)
    onSaved(answer.value)
  }

  const row = (field: Field, hint: string, input: (validation: object) => ReactNode) => {
    const faults = faultTexts(field)
    return (
      <GardenField data-testid={`field-${field}`}>
        <GardenField.Label>{say(`panel.watch.${field}`)}</GardenField.Label>
        <GardenField.Hint>{hint}</GardenField.Hint>
        {input(faults.length > 0 ? { validation: 'error', 'aria-invalid': true } : {})}
        {faults.length === 0 ? null : (
          <GardenField.Message validation="error" validationLabel={say('panel.problem')}>
            <Faults>
              {faults.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </Faults>
          </GardenField.Message>
        )}
      </GardenField>
    )
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Section title={say('panel.watch.alerts')} lead={say('panel.watch.alerts-lead')}>
        {row('budget', say('panel.watch.budget-hint'), (validation) => (
          <Short>
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={written.budget}
              disabled={isSaving}
              onChange={({ target }) => write({ budget: target.value })}
              {...validation}
            />
          </Short>
        ))}
      </Section>
      <Section title={say('panel.watch.keeping')} lead={say('panel.watch.keeping-lead')}>
        {row('months', say('panel.watch.months-hint'), (validation) => (
          <Short>
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={written.months}
              disabled={isSaving}
              onChange={({ target }) => write({ months: target.value })}
              {...validation}
            />
          </Short>
        ))}
        {settings.keep_months < stored.settings.keep_months && !bad.has('months') ? (
          <Note kind="warning" testId="shorter">
            {say('panel.watch.shorter', { months: settings.keep_months })}
          </Note>
        ) : null}
      </Section>
      <Section title={say('panel.watch.own-networks')} lead={say('panel.watch.own-networks-lead')}>
        {row('networks', say('panel.watch.networks-hint'), (validation) => (
          <Lines
            minRows={4}
            maxRows={16}
            dir="ltr"
            style={mono}
            spellCheck={false}
            value={written.networks}
            disabled={isSaving}
            onChange={({ target }) => write({ networks: target.value })}
            {...validation}
          />
        ))}
      </Section>
      <Foot>
        {problem === undefined ? null : problem === 'settings-changed' ? (
          <div role="alert">
            <Note kind="warning" testId="conflict">
              {say('panel.watch.conflict')}
              <Actions>
                <Button size="small" isNeutral onClick={takeTheirs}>
                  {say('panel.save.take-theirs')}
                </Button>
                <Button size="small" isNeutral onClick={onReload}>
                  {say('panel.save.add-mine')}
                </Button>
              </Actions>
            </Note>
          </div>
        ) : (
          <Trouble problem={problem} />
        )}
        <div role="status">
          {stored.version > 0 && !isChanged ? (
            <Note kind="success" testId="watch-saved">
              {say('panel.watch.saved', { version: stored.version })}
            </Note>
          ) : null}
        </div>
        <Actions>
          <Button type="submit" isPrimary disabled={!isChanged || isSaving}>
            {say(isSaving ? 'panel.save.saving' : 'panel.watch.save')}
          </Button>
          {isChanged ? (
            <Button isBasic disabled={isSaving} onClick={discard}>
              {say('panel.save.discard')}
            </Button>
          ) : null}
        </Actions>
      </Foot>
    </form>
  )
}
