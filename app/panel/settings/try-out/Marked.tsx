import { styled } from 'styled-components'
import type { DetectionSettings } from '../../../../contract/detection.ts'
import { color } from '../../../parts/garden.ts'
import { usePanelWords } from '../../words.ts'
import { cutAt, isSure, stretchesOf, type Trial } from './trial.ts'

/** A browser can draw as much at once without stopping; the lists beside tell of the rest. */
export const mostDrawn = 20_000

export const TextBox = styled.div`
  max-height: 420px;
  overflow: auto;
  padding: 12px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('background.recessed')};
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`

const Mark = styled.mark<{ readonly $isSure: boolean }>`
  padding: 1px 2px;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: ${({ theme, $isSure }) => color($isSure ? 'background.danger' : 'background.warning')({ theme })};
  color: ${({ theme, $isSure }) =>
    color($isSure ? 'foreground.dangerEmphasis' : 'foreground.warningEmphasis')({ theme })};
  border-bottom: 2px ${({ $isSure }) => ($isSure ? 'solid' : 'dashed')} currentcolor;
`

const Missed = styled.span`
  border-bottom: 2px dotted ${color('border.emphasis')};
`

interface MarkedProps {
  readonly trial: Trial
  readonly settings: DetectionSettings
}

/** The text with what was found marked in it, and what was nearly found underlined with dots. */
export const Marked = ({ trial, settings }: MarkedProps) => {
  const { kind, say } = usePanelWords()
  const end = cutAt(trial.text, mostDrawn)
  return (
    <TextBox dir="auto" data-testid="marked" tabIndex={0} role="region" aria-label={say('panel.try.marked')}>
      {stretchesOf(trial, end).map(({ text, is, index }) => {
        const key = `${is} ${index}`
        if (is === 'text') return text
        const finding = trial.findings[index]
        if (is === 'near-miss' || finding === undefined) return <Missed key={key}>{text}</Missed>
        return (
          <Mark key={key} $isSure={isSure(finding, settings)} title={kind(finding.type)}>
            {text}
          </Mark>
        )
      })}
    </TextBox>
  )
}
