import { Anchor, Button } from '@zendeskgarden/react-buttons'
import { useCallback, useId, useState } from 'react'
import { styled } from 'styled-components'
import type { PolicyVersion } from '../../../contract/retention.ts'
import type { Answer } from '../../api.ts'
import { color, focus } from '../../parts/garden.ts'
import { Small } from '../../parts/text.ts'
import { dayText } from '../parts/amounts.ts'
import { Arriving } from '../parts/Arriving.tsx'
import { Actions, Block } from '../parts/Block.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { nameOf, usePeople } from '../parts/people.ts'
import { saveFile } from '../parts/save-file.ts'
import { never, useLoaded } from '../parts/use-loaded.ts'
import { hrefOf } from '../router.ts'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { TextChanges } from './TextChanges.tsx'

/** Lines stay as they are written: what is wider moves in its place, by the keyboard too. */
const Written = styled.pre`
  margin: 0;
  padding: 10px 12px;
  max-height: 70vh;
  overflow: auto;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  line-height: 20px;
  tab-size: 2;

  ${focus}
`

const Select = styled.select`
  max-width: 100%;
  padding: 4px 8px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: inherit;
  color: inherit;
  font: inherit;
`

/** What a person reads a version beside: the last one that was approved before it, else the one before, else any other. */
const besideOf = (version: PolicyVersion, others: readonly PolicyVersion[]): PolicyVersion | undefined => {
  const earlier = others.filter(({ number }) => number < version.number)
  return earlier.find(({ approved }) => approved !== null) ?? earlier[0] ?? others.at(-1)
}

interface Read {
  readonly version: PolicyVersion
  readonly text: string
  readonly others: readonly PolicyVersion[]
}

interface ChangesProps {
  readonly calls: Pick<RetentionCalls, 'version'>
  readonly read: Read
}

/** What this version changes beside another one, which the reader chooses. */
const Changes = ({ calls, read: { version, text, others } }: ChangesProps) => {
  const { say } = usePanelWords()
  const [chosen, setChosen] = useState(besideOf(version, others)?.id)
  const select = useId()
  const read = useCallback(
    (): ReturnType<RetentionCalls['version']> => calls.version(chosen ?? version.id),
    [calls, chosen, version.id],
  )
  const { loaded, reload } = useLoaded(read, never)
  if (chosen === undefined)
    return (
      <Block title={say('panel.retention.versions.changes')} testId="version-changes">
        {say('panel.retention.versions.first')}
      </Block>
    )
  return (
    <Block
      title={say('panel.retention.versions.changes')}
      testId="version-changes"
      actions={
        <>
          <label htmlFor={select}>{say('panel.retention.versions.beside')}</label>
          <Select
            id={select}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            data-testid="version-beside"
          >
            {others.map(({ id, number }) => (
              <option key={id} value={id}>
                {say('panel.retention.versions.one', { number })}
              </option>
            ))}
          </Select>
        </>
      }
    >
      <Arriving loaded={loaded} reload={reload} />
      {loaded.state === 'read' ? <TextChanges before={loaded.value.text} after={text} /> : null}
    </Block>
  )
}

interface VersionViewProps {
  readonly calls: Pick<RetentionCalls, 'version' | 'versions'>
  readonly versionId: string
}

/** One version as it was written: what somebody approves when they approve a preview of it. */
export const VersionView = ({ calls, versionId }: VersionViewProps) => {
  const words = usePanelWords()
  const { say, locale } = words
  const read = useCallback(async (): Promise<Answer<Read>> => {
    const [shown, listed] = await Promise.all([calls.version(versionId), calls.versions()])
    if (!shown.ok) return shown
    if (!listed.ok) return listed
    const others = listed.value.versions.filter(({ id }) => id !== versionId)
    return { ok: true, value: { ...shown.value, others } }
  }, [calls, versionId])
  const { loaded, reload } = useLoaded(read, never)
  const version = loaded.state === 'read' ? loaded.value.version : undefined
  const people = usePeople(version === undefined ? [] : [version.author_id, version.approved?.by ?? null])
  if (loaded.state !== 'read' || version === undefined)
    return (
      <>
        <PageHead title={say('panel.retention.versions.title')} lead={say('panel.retention.versions.lead')} />
        <Arriving loaded={loaded} reload={reload} />
      </>
    )
  const { text } = loaded.value
  const { number, approved } = version
  const save = () =>
    saveFile(`custos-policies-${String(number)}.yaml`, new Blob([text], { type: 'application/yaml;charset=utf-8' }))
  const written = say('panel.retention.written-by', {
    name: nameOf(words, people, version.author_id),
    day: dayText(locale, version.created_at),
  })
  return (
    <>
      <PageHead title={say('panel.retention.versions.one', { number })} lead={written}>
        <Actions>
          <Button onClick={save} data-testid="download-version">
            {say('panel.retention.versions.download')}
          </Button>
          <Anchor href={hrefOf('retention', 'versions')} data-testid="see-versions">
            {say('panel.retention.versions.see')}
          </Anchor>
        </Actions>
      </PageHead>
      <Small data-testid="version-approval">
        {approved === null
          ? say('panel.retention.versions.no-approval')
          : say('panel.retention.versions.approved-by', {
              name: nameOf(words, people, approved.by),
              day: dayText(locale, approved.at),
            })}
      </Small>
      <Changes calls={calls} read={loaded.value} />
      <Block title={say('panel.retention.versions.text')}>
        <Written
          tabIndex={0}
          role="group"
          dir="ltr"
          aria-label={say('panel.retention.versions.text')}
          data-testid="version-text"
        >
          {text}
        </Written>
      </Block>
    </>
  )
}
