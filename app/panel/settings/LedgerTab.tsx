import { useState } from 'react'
import { exportLedger } from '../../../contract/ledger.ts'
import type { Api, Trouble as Problem } from '../../api.ts'
import { Note } from '../../parts/Note.tsx'
import { Small } from '../../parts/text.ts'
import { Actions } from '../parts/Block.tsx'
import { Press } from '../parts/Press.tsx'
import { saveFile } from '../parts/save-file.ts'
import { Section } from '../parts/Section.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { usePanelWords } from '../words.ts'

type Standing = { readonly is: 'idle' | 'busy' | 'saved' } | { readonly is: 'refused'; readonly problem: Problem }

/** The account's ledger as a file that can be checked without the server: for admins alone. */
export const LedgerTab = ({ api }: { readonly api: Pick<Api, 'file'> }) => {
  const { say } = usePanelWords()
  const [standing, setStanding] = useState<Standing>({ is: 'idle' })

  const take = async () => {
    setStanding({ is: 'busy' })
    const answer = await api.file(exportLedger.method, exportLedger.path)
    if (answer.ok) saveFile('custos-ledger.jsonl', answer.value)
    setStanding(answer.ok ? { is: 'saved' } : { is: 'refused', problem: answer.problem })
  }

  return (
    <Section title={say('panel.ledger.title')} lead={say('panel.ledger.lead')}>
      {standing.is === 'refused' ? <Trouble problem={standing.problem} /> : null}
      <div>{say('panel.ledger.what')}</div>
      <Small>{say('panel.ledger.note')}</Small>
      <Actions>
        <Press isOff={standing.is === 'busy'} onClick={() => void take()} data-testid="ledger-export">
          {say(standing.is === 'busy' ? 'panel.ledger.exporting' : 'panel.ledger.export')}
        </Press>
      </Actions>
      <div role="status">
        {standing.is === 'saved' ? (
          <Note kind="success" testId="ledger-exported">
            {say('panel.ledger.exported')}
          </Note>
        ) : null}
      </div>
    </Section>
  )
}
