import { Button } from '@zendeskgarden/react-buttons'
import { useEffect, useRef, useState } from 'react'
import { styled } from 'styled-components'
import type { CustomDetectorSetting } from '../../../contract/detection.ts'
import type { Api } from '../../api.ts'
import { color } from '../../parts/garden.ts'
import { Plain, Small } from '../../parts/text.ts'
import { Empty } from '../parts/Empty.tsx'
import { usePanelWords } from '../words.ts'
import { DetectorForm, type DetectorDraft } from './DetectorForm.tsx'
import { emptyDetector } from './detector.ts'
import { levelOf } from './level.ts'
import type { TabProps } from './tab.ts'

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: start;
  justify-content: space-between;
  padding: 20px 0 16px;

  & > p {
    flex: 1 1 280px;
    max-width: 72ch;
  }
`

const Item = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: start;
  justify-content: space-between;
  padding: 12px 0;
  border-top: 1px solid ${color('border.subtle')};
`

const Facts = styled.div`
  flex: 1 1 280px;
  min-width: 0;
`

const Title = styled.div`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Pattern = styled.code`
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: 13px;
  overflow-wrap: anywhere;
`

const Buttons = styled.div`
  display: flex;
  gap: 8px;
`

interface LineProps {
  readonly detector: CustomDetectorSetting
  readonly isFixed: boolean
  readonly onOpen: () => void
  readonly onRemove: () => void
}

const Line = ({ detector, isFixed, onOpen, onRemove }: LineProps) => {
  const { say, language, list } = usePanelWords()
  const title = detector.title[language]
  const facts = [
    say('panel.level.both', { level: say(`panel.level.${levelOf(detector.score)}`), score: detector.score }),
    detector.check === 'none' ? undefined : say(`panel.detector.check-${detector.check}`),
    detector.words.length === 0 ? undefined : say('panel.detector.near', { words: list(detector.words) }),
  ].filter((fact) => fact !== undefined)
  return (
    <Item data-testid="detector">
      <Facts>
        <Title>{title}</Title>
        <Pattern dir="ltr">{detector.pattern}</Pattern>
        <Small>{facts.join(' · ')}</Small>
      </Facts>
      {isFixed ? null : (
        <Buttons>
          <Button size="small" aria-label={say('panel.detector.edit-this', { title })} onClick={onOpen}>
            {say('panel.detector.edit')}
          </Button>
          <Button size="small" isDanger aria-label={say('panel.detector.remove-this', { title })} onClick={onRemove}>
            {say('panel.detector.remove')}
          </Button>
        </Buttons>
      )}
    </Item>
  )
}

/** The detector that is being written, by its name in the settings; a new one has none. */
interface Open {
  readonly name: string | undefined
  readonly draft?: DetectorDraft
}

/** Kept for as long as the panel is open: trying it out on another tab loses nothing. */
const kept = new WeakMap<Api, Open>()

/** What the account looks for beside the kinds that custos brings. */
export const Detectors = ({ api, draft, isFixed, onEdit }: TabProps & { readonly api: Api }) => {
  const { say } = usePanelWords()
  const [open, setOpen] = useState(() => kept.get(api))
  const add = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const { custom } = draft
  const become = (next: Open | undefined) => {
    if (next === undefined) kept.delete(api)
    else kept.set(api, next)
    setOpen(next)
  }
  useEffect(() => {
    // The form that had the focus is gone: it goes back to where the next one is begun.
    if (wasOpen.current && open === undefined) add.current?.focus()
    wasOpen.current = open !== undefined
  }, [open])
  if (open !== undefined) {
    const start = custom.find(({ name }) => name === open.name)
    return (
      <DetectorForm
        start={start ?? emptyDetector}
        isNew={start === undefined}
        others={custom.filter((one) => one !== start)}
        isFixed={isFixed}
        before={open.draft}
        onWrite={(written) => kept.set(api, { ...open, draft: written })}
        onCancel={() => become(undefined)}
        onKeep={(detector) => {
          onEdit({
            custom: start === undefined ? [...custom, detector] : custom.map((one) => (one === start ? detector : one)),
          })
          become(undefined)
        }}
      />
    )
  }
  return (
    <>
      <Head>
        <p style={{ margin: 0 }}>{say('panel.detector.lead')}</p>
        {isFixed ? null : (
          <Button ref={add} onClick={() => become({ name: undefined })}>
            {say('panel.detector.add')}
          </Button>
        )}
      </Head>
      {custom.length === 0 ? (
        <Empty title={say('panel.detector.none')} text={say('panel.detector.none-hint')} />
      ) : (
        <Plain>
          {custom.map((detector, index) => (
            <Line
              key={detector.name}
              detector={detector}
              isFixed={isFixed}
              onOpen={() => become({ name: detector.name })}
              onRemove={() => onEdit({ custom: custom.filter((_, other) => other !== index) })}
            />
          ))}
        </Plain>
      )}
    </>
  )
}
