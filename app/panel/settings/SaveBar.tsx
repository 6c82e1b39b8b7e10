import { useRef } from 'react'
import { styled } from 'styled-components'
import { color } from '../../parts/garden.ts'
import { Press } from '../parts/Press.tsx'
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

/** Takes the focus of the buttons, which go with what was to be saved. */
const Place = styled.div`
  outline: none;
`

/** What is not saved yet, in sight wherever on the page one is. */
export const SaveBar = ({ state, settings }: { readonly state: Ready; readonly settings: Settings }) => {
  const { say, list } = usePanelWords()
  const { changed, isSaving, saves } = state
  const place = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const discard = () => {
    settings.discard()
    place.current?.focus()
  }
  const save = async () => {
    await settings.save()
    const now = settings.state()
    const focused = document.activeElement
    const isHere = focused === document.body || bar.current?.contains(focused) === true
    if (now.state === 'ready' && now.changed.length === 0 && isHere) place.current?.focus()
  }
  return (
    <>
      <Place ref={place} tabIndex={-1} role="status">
        {changed.length > 0 || saves === 0 ? null : (
          <Bar data-testid="saved">{say('panel.save.saved', { version: state.stored.version })}</Bar>
        )}
      </Place>
      {changed.length === 0 ? null : (
        <Bar ref={bar} data-testid="save-bar">
          <div>{say('panel.save.unsaved', { parts: list(changed.map((part) => say(`panel.part.${part}`))) })}</div>
          <Buttons>
            <Press isBasic isOff={isSaving} onClick={discard}>
              {say('panel.save.discard')}
            </Press>
            <Press isPrimary isOff={isSaving} onClick={() => void save()}>
              {isSaving ? say('panel.save.saving') : say('panel.save.save')}
            </Press>
          </Buttons>
        </Bar>
      )}
    </>
  )
}
