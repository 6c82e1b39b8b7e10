import { useState } from 'react'
import { styled } from 'styled-components'
import { Note } from '../../parts/Note.tsx'
import { Plain, Small } from '../../parts/text.ts'
import { Ask } from '../parts/Ask.tsx'
import { Press } from '../parts/Press.tsx'
import { usePanelWords } from '../words.ts'
import { templateNames, templates, type TemplateName } from './templates.ts'

const Box = styled.div`
  margin-block: 24px;
`

const Title = styled.h2`
  margin: 0 0 4px;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`

const Rows = styled(Plain)`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-top: 10px;

  button {
    max-width: 100%;
    height: auto;
    min-height: 32px;
    padding-block: 4px;
    line-height: 20px;
    text-align: start;
    white-space: normal;
  }
`

interface TemplatesProps {
  /** Whether something is written that a template would replace. */
  readonly hasText: boolean
  /** Whether nothing can be written now. */
  readonly isFixed: boolean
  readonly onChoose: (text: string) => void
}

/** Written examples to start from. Their legal bases are to be read by whoever answers for them. */
export const Templates = ({ hasText, isFixed, onChoose }: TemplatesProps) => {
  const { say } = usePanelWords()
  const [asked, setAsked] = useState<TemplateName | undefined>(undefined)
  const [isBroken, setIsBroken] = useState(false)

  const take = async (name: TemplateName) => {
    setAsked(undefined)
    try {
      onChoose((await templates[name]()).default)
      setIsBroken(false)
    } catch {
      // The file did not come: nothing is replaced, and it says so.
      setIsBroken(true)
    }
  }

  return (
    <Box>
      <Title>{say('panel.retention.template.title')}</Title>
      <Small>{say('panel.retention.template.lead')}</Small>
      {isBroken ? (
        <Note kind="warning" testId="template-trouble">
          {say('panel.broken')}
        </Note>
      ) : null}
      <Rows>
        {templateNames.map((name) => (
          <li key={name}>
            <Press
              size="small"
              isOff={isFixed}
              onClick={() => (hasText ? setAsked(name) : void take(name))}
              data-testid={`template-${name}`}
            >
              {say(`panel.retention.template.${name}`)}
            </Press>
          </li>
        ))}
      </Rows>
      {asked === undefined ? null : (
        <Ask
          title={say('panel.retention.template.replace')}
          cancel={say('panel.cancel')}
          confirm={say('panel.retention.template.use')}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => void take(asked)}
          testId="ask-template"
        >
          <div>{say('panel.retention.template.replace-means')}</div>
        </Ask>
      )}
    </Box>
  )
}
