import { Button } from '@zendeskgarden/react-buttons'
import { styled } from 'styled-components'
import { Note } from '../../parts/Note.tsx'
import { troubleText } from '../parts/trouble-text.ts'
import { usePanelWords } from '../words.ts'
import { changedParts } from './draft.ts'
import type { Ready, Settings } from './settings.ts'

const Notices = styled.div`
  display: grid;
  gap: 8px;
  margin-top: 16px;

  &:empty {
    display: none;
  }
`

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-top: 8px;
`

/** Why nothing can be changed, or why a change was not saved. */
export const SettingsNotices = ({ state, settings }: { readonly state: Ready; readonly settings: Settings }) => {
  const words = usePanelWords()
  const { say, list } = words
  const { stored, theirs, refused } = state
  return (
    <Notices aria-live="polite">
      {stored.may_edit ? null : (
        <Note kind="info" testId="read-only">
          {say('panel.save.read-only')}
        </Note>
      )}
      {theirs === undefined ? null : (
        <Note kind="warning" testId="conflict">
          {say('panel.save.conflict', {
            parts: list(changedParts(stored.settings, theirs.settings).map((part) => say(`panel.part.${part}`))),
          })}
          <Buttons>
            <Button size="small" isNeutral onClick={settings.takeTheirs}>
              {say('panel.save.take-theirs')}
            </Button>
            <Button size="small" isNeutral onClick={settings.addMine}>
              {say('panel.save.add-mine')}
            </Button>
          </Buttons>
        </Note>
      )}
      {refused === undefined ? null : (
        <Note kind="error" testId="refused">
          {say('panel.save.refused')} {troubleText(words, refused)}
        </Note>
      )}
    </Notices>
  )
}
