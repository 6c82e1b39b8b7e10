import {
  readDetection,
  saveDetection,
  type DetectionSettings,
  type StoredDetection,
} from '../../../contract/detection.ts'
import type { Api, Trouble } from '../../api.ts'
import { changedParts, onTopOf, type Part } from './draft.ts'

export interface Ready {
  readonly state: 'ready'
  readonly stored: StoredDetection
  /** The settings as they are on the page. */
  readonly draft: DetectionSettings
  readonly changed: readonly Part[]
  readonly isSaving: boolean
  /** What kept the last save from happening. */
  readonly refused: Trouble | undefined
  /** What another admin has saved meanwhile. */
  readonly theirs: StoredDetection | undefined
  /** How often it was saved from here: a screen reader is told of each. */
  readonly saves: number
}

export type SettingsState =
  { readonly state: 'reading' } | { readonly state: 'failed'; readonly problem: Trouble } | Ready

export interface SettingsPorts {
  readonly call: Api['call']
}

export type Settings = ReturnType<typeof createSettings>

/** The account's settings of detection and what an admin is making of them. Nothing changes for anyone before `save`. */
export const createSettings = ({ call }: SettingsPorts) => {
  const listeners = new Set<() => void>()
  let state: SettingsState = { state: 'reading' }

  const become = (next: SettingsState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const ready = (stored: StoredDetection, draft: DetectionSettings, over: Partial<Ready> = {}): Ready => ({
    state: 'ready',
    stored,
    draft,
    changed: changedParts(stored.settings, draft),
    isSaving: false,
    refused: undefined,
    theirs: undefined,
    saves: state.state === 'ready' ? state.saves : 0,
    ...over,
  })

  const load = async () => {
    if (state.state !== 'reading') become({ state: 'reading' })
    const answer = await call(readDetection)
    become(answer.ok ? ready(answer.value, answer.value.settings) : { state: 'failed', problem: answer.problem })
  }

  /** What another admin has saved since, where nothing is being changed here. What can't be read now stands as it was. */
  const refresh = async () => {
    const before = state
    if (before.state === 'failed') return load()
    if (before.state !== 'ready' || before.isSaving || before.changed.length > 0) return
    const answer = await call(readDetection)
    if (!answer.ok || state !== before) return
    const isNew = answer.value.version !== before.stored.version
    become(ready(answer.value, answer.value.settings, isNew ? { saves: 0 } : {}))
  }

  const edit = (change: Partial<DetectionSettings>) => {
    if (state.state !== 'ready' || state.isSaving) return
    const { stored, draft, theirs } = state
    become(ready(stored, { ...draft, ...change }, { theirs }))
  }

  /** Reads what the other admin has saved, so that the page can offer it; mine stays as it is. */
  const meet = async (mine: Ready) => {
    const latest = await call(readDetection)
    const met: Partial<Ready> = latest.ok ? { theirs: latest.value } : { refused: latest.problem }
    become({ ...mine, isSaving: false, ...met })
  }

  const save = async () => {
    if (state.state !== 'ready' || state.isSaving) return
    const saving: Ready = { ...state, isSaving: true, refused: undefined, theirs: undefined }
    become(saving)
    const { stored, draft } = saving
    const answer = await call(saveDetection, { base_version: stored.version, settings: draft })
    if (answer.ok) become(ready(answer.value, answer.value.settings, { saves: saving.saves + 1 }))
    else if (answer.problem === 'settings-changed') await meet(saving)
    else become({ ...saving, isSaving: false, refused: answer.problem })
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load,
    refresh,
    edit,
    save,
    discard: () => {
      if (state.state === 'ready') become(ready(state.stored, state.stored.settings))
    },
    takeTheirs: () => {
      if (state.state === 'ready' && state.theirs !== undefined) become(ready(state.theirs, state.theirs.settings))
    },
    /** Nothing is saved yet: what comes of both is on the page to be looked at first. */
    addMine: () => {
      if (state.state !== 'ready' || state.theirs === undefined) return
      const { theirs, stored, draft } = state
      become(ready(theirs, onTopOf(theirs.settings, stored.settings, draft)))
    },
  }
}
