import { PageHead } from '../parts/PageHead.tsx'
import { usePanelWords } from '../words.ts'

export const Page = () => {
  const { say } = usePanelWords()
  return <PageHead title={say('panel.page.settings')} lead={say('panel.settings.lead')} />
}
