import { describe, expect, it } from 'vitest'
import type { Answer, Api } from '../../../app/api.ts'
import { changedParts, onTopOf } from '../../../app/panel/settings/draft.ts'
import { createSettings, type Ready } from '../../../app/panel/settings/settings.ts'
import { defaultDetection, type DetectionSettings, type StoredDetection } from '../../../contract/detection.ts'

const stored = (version: number, over: Partial<DetectionSettings> = {}): StoredDetection => ({
  version,
  settings: { ...defaultDetection, ...over },
  may_edit: true,
})
const yes = (value: StoredDetection): Answer<StoredDetection> => ({ ok: true, value })

/** A server that gives these answers in turn and notes what it was asked. */
const aServer = (...answers: readonly Answer<unknown>[]) => {
  const left = [...answers]
  const asked: unknown[] = []
  const call = ((route: { readonly method: string }, body?: unknown) => {
    asked.push([route.method, body])
    return Promise.resolve(left.shift() ?? { ok: false, problem: 'server-away' })
  }) as Api['call']
  return { call, asked }
}

const ready = (settings: ReturnType<typeof createSettings>): Ready => {
  const state = settings.state()
  if (state.state !== 'ready') throw new Error(`the settings are ${state.state}`)
  return state
}

describe('what an admin makes of the settings', () => {
  it('is nothing that anyone else sees before it is saved', async () => {
    const server = aServer(yes(stored(3)), yes(stored(4, { suggest_at: 0.6 })))
    const settings = createSettings(server)
    await settings.load()
    settings.edit({ suggest_at: 0.6 })
    expect(ready(settings).changed).toEqual(['suggest_at'])
    expect(server.asked).toEqual([['GET', undefined]])
    await settings.save()
    expect(server.asked[1]).toEqual(['POST', { base_version: 3, settings: { ...defaultDetection, suggest_at: 0.6 } }])
    expect(ready(settings)).toMatchObject({ changed: [], saves: 1, stored: { version: 4 } })
  })

  it('is no change any more when it is put back by hand, or given up', async () => {
    const settings = createSettings(aServer(yes(stored(1))))
    await settings.load()
    settings.edit({ agents: 'shown' })
    settings.edit({ agents: 'left-out' })
    expect(ready(settings).changed).toEqual([])
    settings.edit({ switched_off: ['CVV'] })
    settings.discard()
    expect(ready(settings).draft).toEqual(defaultDetection)
  })

  it('stays when the server refuses it or can’t be reached, with the reason', async () => {
    const settings = createSettings(
      aServer(yes(stored(1)), { ok: false, problem: 'too-large' }, { ok: false, problem: 'server-away' }),
    )
    await settings.load()
    settings.edit({ free_text: 'everyone' })
    for (const problem of ['too-large', 'server-away']) {
      await settings.save()
      expect(ready(settings)).toMatchObject({ refused: problem, changed: ['free_text'], isSaving: false, saves: 0 })
    }
  })

  it('takes no change and no second save while it is being saved', async () => {
    const server = aServer(yes(stored(1)), yes(stored(2, { suggest_at: 0.6 })))
    const settings = createSettings(server)
    await settings.load()
    settings.edit({ suggest_at: 0.6 })
    const saving = settings.save()
    settings.edit({ suggest_at: 0.7 })
    await Promise.all([saving, settings.save()])
    expect(server.asked).toHaveLength(2)
    expect(ready(settings).draft.suggest_at).toBe(0.6)
  })

  it('can’t be read: it says why, and reads again when asked', async () => {
    const settings = createSettings(aServer({ ok: false, problem: 'session-ended' }, yes(stored(1))))
    await settings.load()
    expect(settings.state()).toEqual({ state: 'failed', problem: 'session-ended' })
    await settings.load()
    expect(ready(settings).stored.version).toBe(1)
  })

  it('is read again quietly as long as nothing is changed here, and what was saved before is no longer said', async () => {
    const theirs = stored(3, { suggest_at: 0.7 })
    const server = aServer(yes(stored(1)), yes(stored(2, { agents: 'shown' })), yes(stored(2, { agents: 'shown' })))
    const settings = createSettings(server)
    await settings.load()
    settings.edit({ agents: 'shown' })
    await settings.refresh()
    expect([server.asked.length, ready(settings).changed]).toEqual([1, ['agents']])
    await settings.save()
    const heard: unknown[] = []
    settings.subscribe(() => heard.push(settings.state().state))
    await settings.refresh()
    expect(ready(settings)).toMatchObject({ saves: 1, stored: { version: 2 } })
    // Nobody answers: what was read stands.
    await settings.refresh()
    expect([heard, ready(settings).stored.version]).toEqual([['ready'], 2])
    const other = createSettings(aServer(yes(stored(2)), yes(theirs)))
    await other.load()
    await other.refresh()
    expect(ready(other)).toMatchObject({ draft: theirs.settings, changed: [], saves: 0, stored: { version: 3 } })
  })

  it('stays where somebody began to change it while it was read again', async () => {
    const settings = createSettings(aServer(yes(stored(1)), yes(stored(2, { suggest_at: 0.7 }))))
    await settings.load()
    const refreshing = settings.refresh()
    settings.edit({ agents: 'shown' })
    await refreshing
    expect(ready(settings)).toMatchObject({ changed: ['agents'], stored: { version: 1 } })
  })

  it('is read once more where it could not be read before', async () => {
    const settings = createSettings(aServer({ ok: false, problem: 'session-ended' }, yes(stored(1))))
    await settings.load()
    await settings.refresh()
    expect(ready(settings).stored.version).toBe(1)
  })

  describe('when another admin has saved meanwhile', () => {
    const met = async () => {
      const theirs = yes(stored(2, { suggest_at: 0.7, switched_off: ['CVV'] }))
      const server = aServer(
        yes(stored(1)),
        { ok: false, problem: 'settings-changed' },
        theirs,
        yes(stored(3, { suggest_at: 0.6, switched_off: ['CVV'] })),
      )
      const settings = createSettings(server)
      await settings.load()
      settings.edit({ suggest_at: 0.6 })
      await settings.save()
      return { settings, server }
    }

    it('says so and keeps what was written here', async () => {
      const { settings } = await met()
      expect(ready(settings)).toMatchObject({ theirs: { version: 2 }, draft: { suggest_at: 0.6 }, isSaving: false })
    })

    it('loads theirs and drops what was written here', async () => {
      const { settings } = await met()
      settings.takeTheirs()
      expect(ready(settings)).toMatchObject({ theirs: undefined, changed: [], draft: { suggest_at: 0.7 } })
    })

    it('puts what was changed here on top of theirs, to be saved after a look', async () => {
      const { settings, server } = await met()
      settings.addMine()
      expect(ready(settings)).toMatchObject({
        changed: ['suggest_at'],
        draft: { suggest_at: 0.6, switched_off: ['CVV'] },
      })
      await settings.save()
      expect(server.asked.at(-1)).toMatchObject(['POST', { base_version: 2 }])
    })

    it('says that theirs can’t be read either', async () => {
      const settings = createSettings(aServer(yes(stored(1)), { ok: false, problem: 'settings-changed' }))
      await settings.load()
      settings.edit({ suggest_at: 0.6 })
      await settings.save()
      expect(ready(settings)).toMatchObject({ refused: 'server-away', theirs: undefined, isSaving: false })
    })
  })
})

describe('two versions of the settings', () => {
  const changes: readonly Partial<DetectionSettings>[] = [
    { countries: ['fr'] },
    { free_text: 'everyone' },
    { agents: 'shown' },
    { switched_off: ['CVV'] },
    { suggest_at: 0.6 },
    { automatic_at: 0.9 },
    { ignore_test_values: true },
    { custom: [], own_numbers: [{ shape: 'ORD-9999', origin: 'admin', state: 'subtracted', seen: 0 }] },
  ]

  it('differ in what was changed and in nothing else', () => {
    for (const change of changes) {
      const parts = Object.keys(change).filter((part) => part !== 'custom')
      expect(changedParts(defaultDetection, { ...defaultDetection, ...change })).toEqual(parts)
    }
  })

  it('come together: mine where I changed something, theirs elsewhere', () => {
    for (const mine of changes)
      for (const theirs of changes)
        expect(onTopOf({ ...defaultDetection, ...theirs }, defaultDetection, { ...defaultDetection, ...mine })).toEqual(
          { ...defaultDetection, ...theirs, ...mine },
        )
  })
})
