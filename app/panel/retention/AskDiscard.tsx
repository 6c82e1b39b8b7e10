import { Ask } from '../parts/Ask.tsx'
import { usePanelWords } from '../words.ts'

interface AskDiscardProps {
  readonly onCancel: () => void
  readonly onConfirm: () => void
}

/** Before a text goes that is kept nowhere else. */
export const AskDiscard = ({ onCancel, onConfirm }: AskDiscardProps) => {
  const { say } = usePanelWords()
  return (
    <Ask
      title={say('panel.retention.draft.ask')}
      cancel={say('panel.cancel')}
      confirm={say('panel.save.discard')}
      isDanger
      onCancel={onCancel}
      onConfirm={onConfirm}
      testId="ask-discard"
    >
      <div>{say('panel.retention.draft.ask-means')}</div>
    </Ask>
  )
}
