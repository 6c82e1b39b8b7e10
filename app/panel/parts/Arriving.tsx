import { Loading } from '../../parts/Loading.tsx'
import { usePanelWords } from '../words.ts'
import { Trouble } from './Trouble.tsx'
import type { Loaded } from './use-loaded.ts'

interface ArrivingProps {
  readonly loaded: Loaded<unknown>
  readonly reload: () => void
}

/** What stands in the place of something that has not come yet or could not be read, and above what could not be read again. */
export const Arriving = ({ loaded, reload }: ArrivingProps) => {
  const { say } = usePanelWords()
  switch (loaded.state) {
    case 'reading':
      return <Loading label={say('panel.loading')} />
    case 'failed':
      return <Trouble problem={loaded.problem} retry={reload} />
    case 'read':
      return loaded.trouble === undefined ? null : <Trouble problem={loaded.trouble} retry={reload} />
  }
}
