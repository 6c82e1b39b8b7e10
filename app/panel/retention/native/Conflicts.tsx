import { styled } from 'styled-components'
import type { NativeSchedule, NativeSchedules } from '../../../../contract/native-schedules.ts'
import { isGrave } from '../../../../core/retention/native-conflicts.ts'
import { Note } from '../../../parts/Note.tsx'
import { Plain, Small } from '../../../parts/text.ts'
import { usePanelWords } from '../../words.ts'
import { titleOf } from '../texts.ts'

type Conflict = NativeSchedule['conflicts'][number]

const Lines = styled(Plain)`
  display: grid;
  gap: 4px;
`

interface ConflictsProps {
  readonly conflicts: readonly Conflict[]
  readonly policies: NativeSchedules['policies']
}

/** Where a schedule gets in the way, each in a sentence: what may be lost as a warning, what only moves a date below it. */
export const Conflicts = ({ conflicts, policies }: ConflictsProps) => {
  const words = usePanelWords()
  const nameOf = (name = '') => {
    const policy = policies.find((one) => one.name === name)
    return policy === undefined ? name : titleOf(words, policy)
  }
  const sentences = (some: readonly Conflict[]) => (
    <Lines>
      {some.map(({ code, name }) => (
        <li key={`${code} ${name ?? ''}`}>{words.say(`panel.native.conflict.${code}`, { name: nameOf(name) })}</li>
      ))}
    </Lines>
  )
  const [grave, light] = [conflicts.filter(({ code }) => isGrave(code)), conflicts.filter(({ code }) => !isGrave(code))]
  return (
    <>
      {grave.length === 0 ? null : (
        <Note kind="warning" testId="native-conflicts">
          {sentences(grave)}
        </Note>
      )}
      {light.length === 0 ? null : <Small as="div">{sentences(light)}</Small>}
    </>
  )
}
