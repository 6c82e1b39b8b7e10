import { Button, IconButton } from '@zendeskgarden/react-buttons'
import type { ReactNode } from 'react'
import { styled } from 'styled-components'
import { colorIn } from './garden.ts'
import { Icon, type IconName } from './Icon.tsx'

type Kind = 'info' | 'success' | 'warning' | 'error'

const icons: Record<Kind, IconName> = { info: 'waiting', success: 'done', warning: 'broken', error: 'broken' }
const tones = {
  info: { background: 'background.subtle', border: 'border.default', text: 'foreground.default' },
  success: { background: 'background.success', border: 'border.success', text: 'foreground.successEmphasis' },
  warning: { background: 'background.warning', border: 'border.warning', text: 'foreground.warningEmphasis' },
  error: { background: 'background.danger', border: 'border.danger', text: 'foreground.dangerEmphasis' },
} as const

/** An alert in Garden's colours at the size of a sidebar. */
const Box = styled.div<{ readonly $kind: Kind }>`
  display: grid;
  grid-template-columns: 16px minmax(0, 1fr) auto;
  gap: 8px;
  padding: 9px 10px;
  border: 1px solid ${({ theme, $kind }) => colorIn(theme, tones[$kind].border)};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${({ theme, $kind }) => colorIn(theme, tones[$kind].background)};
  color: ${({ theme, $kind }) => colorIn(theme, tones[$kind].text)};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: ${({ theme }) => theme.lineHeights.sm};
`

const Action = styled(Button)`
  margin-top: 8px;
`

const Close = styled(IconButton)`
  margin-block: -6px;
  margin-inline-end: -6px;
`

interface NoteProps {
  readonly kind: Kind
  readonly children: ReactNode
  readonly action?: { readonly name: string; readonly run: () => void; readonly isBusy?: boolean } | undefined
  readonly close?: { readonly name: string; readonly run: () => void } | undefined
  readonly testId: string
}

/** What happened, what it means, and the next step as a button beside it. */
export const Note = ({ kind, children, action, close, testId }: NoteProps) => (
  <Box $kind={kind} data-testid={testId}>
    <Icon name={icons[kind]} />
    <div>
      {children}
      {action === undefined ? null : (
        <div>
          <Action size="small" isNeutral disabled={action.isBusy ?? false} onClick={action.run}>
            {action.name}
          </Action>
        </div>
      )}
    </div>
    {close === undefined ? null : (
      <Close size="small" isNeutral aria-label={close.name} onClick={close.run}>
        <Icon name="close" />
      </Close>
    )}
  </Box>
)
