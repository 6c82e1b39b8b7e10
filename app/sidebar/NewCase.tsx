import { useEffect, useState } from 'react'
import { styled } from 'styled-components'
import { Note } from '../parts/Note.tsx'
import { Paragraph } from '../parts/text.ts'
import { useWords } from '../parts/words.ts'
import type { CaseNotice, Host } from '../zaf.ts'

const Box = styled.div`
  padding: 8px 12px;

  &:empty {
    padding: 0;
  }
`

/** What the app's place in the background has told, with the way there: Zendesk's own notice has no link. */
export const NewCase = ({ host }: { readonly host: Pick<Host, 'onCase' | 'openCase'> }) => {
  const { say } = useWords()
  const [notice, setNotice] = useState<CaseNotice>()
  useEffect(() => host.onCase(setNotice), [host])
  const close = () => setNotice(undefined)
  const open = () => {
    host.openCase(notice?.case_id)
    close()
  }
  return (
    <Box role="status">
      {notice === undefined ? null : (
        <Note
          kind="warning"
          testId="new-case"
          action={{ name: say('new-case.open'), run: open }}
          close={{ name: say('new-case.close'), run: close }}
        >
          <Paragraph>{notice.text}</Paragraph>
        </Note>
      )}
    </Box>
  )
}
