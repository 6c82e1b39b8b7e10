import { freeTextLevels } from '../../../contract/detection.ts'
import { Choice, Tick } from '../parts/Choice.tsx'
import { Section } from '../parts/Section.tsx'
import { usePanelWords } from '../words.ts'
import { Countries } from './Countries.tsx'
import type { TabProps } from './tab.ts'
import { Threshold } from './Threshold.tsx'

const inHundred = (share: number): number => Math.round(share * 100)

/** What is looked for, and how sure custos must be. */
export const Rules = ({ draft, isFixed, onEdit }: TabProps) => {
  const { say } = usePanelWords()
  return (
    <>
      <Section title={say('panel.sure.title')} lead={say('panel.sure.lead')}>
        <Threshold
          label={say('panel.sure.suggest')}
          hint={say('panel.sure.suggest-hint', { right: inHundred(draft.suggest_at) })}
          value={draft.suggest_at}
          isFixed={isFixed}
          onMove={(suggest_at) => onEdit({ suggest_at, automatic_at: Math.max(suggest_at, draft.automatic_at) })}
        />
        <Threshold
          label={say('panel.sure.automatic')}
          hint={say('panel.sure.automatic-hint', { wrong: inHundred(1 - draft.automatic_at) })}
          value={draft.automatic_at}
          isFixed={isFixed}
          onMove={(automatic_at) => onEdit({ automatic_at, suggest_at: Math.min(automatic_at, draft.suggest_at) })}
        />
      </Section>
      <Section title={say('panel.names.title')} lead={say('panel.names.lead')}>
        <Choice
          legend={say('panel.names.legend')}
          options={freeTextLevels.map((value) => ({
            value,
            name: say(`panel.names.${value}`),
            hint: say(`panel.names.${value}-hint`),
          }))}
          chosen={draft.free_text}
          isFixed={isFixed}
          onChoose={(free_text) => onEdit({ free_text })}
        />
        <Choice
          legend={say('panel.names.agents')}
          options={(['left-out', 'shown'] as const).map((value) => ({
            value,
            name: say(`panel.names.agents-${value}`),
            hint: say(`panel.names.agents-${value}-hint`),
          }))}
          chosen={draft.agents}
          isFixed={isFixed}
          onChoose={(agents) => onEdit({ agents })}
        />
      </Section>
      <Countries draft={draft} isFixed={isFixed} onEdit={onEdit} />
      <Section title={say('panel.test-values.title')} lead={say('panel.test-values.lead')}>
        <Tick
          label={say('panel.test-values.ignore')}
          hint={say('panel.test-values.hint')}
          checked={draft.ignore_test_values}
          isFixed={isFixed}
          onTick={(ignore_test_values) => onEdit({ ignore_test_values })}
        />
      </Section>
    </>
  )
}
