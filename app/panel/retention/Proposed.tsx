import { Note } from '../../parts/Note.tsx'
import { Value } from '../../parts/text.ts'
import { periodText } from '../parts/amounts.ts'
import { usePanelWords } from '../words.ts'

/** Over the editor, for whoever comes from a proposal: how the period is written there. */
export const Proposed = ({ period }: { readonly period: string | undefined }) => {
  const { say, locale } = usePanelWords()
  return period !== undefined && /^P\d{1,5}D$/.test(period) ? (
    <div style={{ marginBottom: 16 }}>
      <Note kind="info" testId="proposed-period">
        {say('panel.unused.proposed', { period: periodText(locale, period) })}{' '}
        <Value>{`keep: { for: ${period}, since: closed }`}</Value>
      </Note>
    </div>
  ) : null
}
