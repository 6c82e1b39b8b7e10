import { Button } from '@zendeskgarden/react-buttons'
import { useState } from 'react'
import type { Trouble as Problem } from '../../api.ts'
import { Small } from '../../parts/text.ts'
import { saveFile } from '../parts/save-file.ts'
import { Actions, Block } from '../parts/Block.tsx'
import { usePanelWords } from '../words.ts'
import type { RetentionCalls } from './calls.ts'
import { Trouble } from '../parts/Trouble.tsx'

interface CertificateProps {
  readonly calls: Pick<RetentionCalls, 'certificate' | 'printed'>
  readonly runId: string
}

/** The proof of a run: for a machine that checks it, and for a person who files it. */
export const Certificate = ({ calls, runId }: CertificateProps) => {
  const { say, language } = usePanelWords()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const name = `custos-certificate-${runId}`

  const signed = async () => {
    const answer = await calls.certificate(runId)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) saveFile(`${name}.jws`, new Blob([`${answer.value.jws}\n`], { type: 'application/jose' }))
  }

  const printed = async () => {
    const answer = await calls.printed(runId, language)
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) saveFile(`${name}.pdf`, answer.value)
  }

  return (
    <Block title={say('panel.retention.certificate.title')} testId="certificate">
      {problem === undefined ? null : <Trouble problem={problem} />}
      <Small>{say('panel.retention.certificate.lead')}</Small>
      <Actions style={{ marginTop: 8 }}>
        <Button size="small" onClick={() => void signed()} data-testid="certificate-jws">
          {say('panel.retention.certificate.signed')}
        </Button>
        <Button size="small" onClick={() => void printed()} data-testid="certificate-pdf">
          {say('panel.retention.certificate.printed')}
        </Button>
      </Actions>
    </Block>
  )
}
