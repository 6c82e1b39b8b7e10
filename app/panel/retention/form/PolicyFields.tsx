import { usePanelWords } from '../../words.ts'
import type { Change } from './change.ts'
import { Conditions } from './Conditions.tsx'
import type { Shown } from './conditions.ts'
import { Faults, numberOf, Pair, WordField } from './fields.tsx'
import { FormPart } from './FormPart.tsx'
import { Keep } from './Keep.tsx'
import { Runs } from './Runs.tsx'
import { Then } from './Then.tsx'
import type { PolicyView } from './view.ts'

/** The last of two that goes takes what holds them with it. */
const clearOf = (field: Shown<string>, other: Shown<string>): readonly Change[] => [
  { do: 'remove', path: other.is === 'absent' ? field.path.slice(0, -1) : field.path },
]

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text))

/** A share is a percentage to the person and a fraction in the text. */
const shareOf = (percent: string) => {
  const number = percent.replace(',', '.')
  return isNumber(number) ? Number((Number(number) / 100).toPrecision(12)) : percent
}

const percentOf = (share: string): string =>
  isNumber(share) ? String(Number((Number(share) * 100).toPrecision(12))) : share

interface InTwoProps {
  readonly word: 'title' | 'basis'
  readonly texts: PolicyView['titles']
}

/** A text in both languages. */
const InTwo = ({ word, texts: { en, fr } }: InTwoProps) => {
  const { say } = usePanelWords()
  return (
    <Pair>
      <WordField label={say(`panel.retention.form.${word}-en`)} lang="en" field={en} clear={clearOf(en, fr)} />
      <WordField label={say(`panel.retention.form.${word}-fr`)} lang="fr" field={fr} clear={clearOf(fr, en)} />
    </Pair>
  )
}

interface PolicyFieldsProps {
  readonly policy: PolicyView
  readonly zone: Shown<string>
}

export const PolicyFields = ({ policy, zone }: PolicyFieldsProps) => {
  const { say } = usePanelWords()
  const { titles, title, limits } = policy
  return (
    <>
      <Faults path={policy.path} />
      <FormPart title={say('panel.retention.form.part.name')}>
        <WordField
          label={say('panel.retention.form.name')}
          hint={say('panel.retention.form.name-hint')}
          field={policy.name}
          testId="policy-name"
        />
        {title === undefined ? (
          <InTwo word="title" texts={titles} />
        ) : (
          <WordField
            label={say('panel.retention.form.title-plain')}
            field={title}
            clear={[{ do: 'remove', path: title.path }]}
          />
        )}
        {policy.basis === undefined ? (
          <InTwo word="basis" texts={policy.bases} />
        ) : (
          <WordField
            label={say('panel.retention.form.basis')}
            hint={say('panel.retention.form.basis-hint')}
            field={policy.basis}
            testId="policy-basis"
          />
        )}
      </FormPart>
      <FormPart title={say('panel.retention.form.match')}>
        <Conditions match={policy.match} />
      </FormPart>
      <FormPart title={say('panel.retention.form.part.keep')}>
        <Keep keep={policy.keep} />
      </FormPart>
      <FormPart title={say('panel.retention.form.then')}>
        <Then then={policy.then} />
      </FormPart>
      <FormPart title={say('panel.retention.form.part.limits')} lead={say('panel.retention.form.limits-lead')}>
        <Pair>
          <WordField
            label={say('panel.retention.form.limit-tickets')}
            field={limits.tickets}
            clear={clearOf(limits.tickets, limits.share)}
            toValue={numberOf}
            inputMode="numeric"
          />
          <WordField
            label={say('panel.retention.form.limit-share')}
            field={limits.share}
            clear={clearOf(limits.share, limits.tickets)}
            toValue={shareOf}
            toText={percentOf}
            inputMode="decimal"
          />
        </Pair>
      </FormPart>
      <FormPart title={say('panel.retention.form.part.runs')}>
        <Runs runs={policy.runs} zone={zone} />
      </FormPart>
    </>
  )
}
