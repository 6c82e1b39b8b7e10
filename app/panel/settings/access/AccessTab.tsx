import { useCallback } from 'react'
import { readAccessSettings } from '../../../../contract/access-settings.ts'
import type { Api } from '../../../api.ts'
import { Loading } from '../../../parts/Loading.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { never, useLoaded } from '../../parts/use-loaded.ts'
import { usePanelWords } from '../../words.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { Sinks } from './Sinks.tsx'

/** How access is watched in this account: for admins alone. */
export const AccessTab = ({ api }: { readonly api: Api }) => {
  const { say } = usePanelWords()
  const read = useCallback(() => api.call(readAccessSettings), [api])
  const { loaded, reload, put } = useLoaded(read, never)
  if (loaded.state === 'reading') return <Loading label={say('panel.loading')} />
  if (loaded.state === 'failed') return <Trouble problem={loaded.problem} retry={reload} />
  return (
    <>
      {loaded.trouble === undefined ? null : <Trouble problem={loaded.trouble} retry={reload} />}
      <SettingsForm key={loaded.value.version} api={api} stored={loaded.value} onSaved={put} onReload={reload} />
      <Sinks api={api} />
    </>
  )
}
