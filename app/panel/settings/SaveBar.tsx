import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { color } from '../../parts/garden.ts'
import { usePanelWords } from '../words.ts'
import type { Ready, Settings } from './settings.ts'

const Bar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 1;
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  justify-content: space-between;
  padding: 12px 16px;
  border: 1px solid ${color('border.default')};
  border-radius: ${({ theme }) => `${theme.borderRadii.md} ${theme.borderRadii.md}`} 0 0;
  background: ${color('background.raised')};
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`

/** What is not saved yet, in sight wherever on the page one is. */
export const SaveBar = ({ state, settings }: { readonly state: Ready; readonly settings: Settings }) => {
  const { say, list } = usePanelWords()
  const { changed, isSaving, saves } = state
  if (changed.length === 0)
    return (
      <div role="status">
        {saves === 0 ? null : (
          <Bar data-testid="saved">{say('panel.save.saved', { version: state.stored.version })}</Bar>
        )}
      </div>
    )
  return (
    <Bar data-testid="save-bar">
      <div>{say('panel.save.unsaved', { parts: list(changed.map((part) => say(`panel.part.${part}`))) })}</div>
      <Buttons>
        <Button isBasic disabled={isSaving} onClick={settings.discard}>
          {say('panel.save.discard')}
        </Button>
        <Button isPrimary disabled={isSaving} onClick={() => void settings.save()}>
          {isSaving ? say('panel.save.saving') : say('panel.save.save')}
        </Button>
      </Buttons>
    </Bar>
  )
}
