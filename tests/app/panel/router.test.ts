import { describe, expect, it } from 'vitest'
import { createRouter, hrefOf, routeOf, type RouterWindow } from '../../../app/panel/router.ts'

/** A frame's window: its address, what it keeps, and who listens. */
const aWindow = (hash = '', kept: Readonly<Record<string, string>> = {}, over: Partial<RouterWindow> = {}) => {
  const handlers = new Set<() => void>()
  const stored = new Map(Object.entries(kept))
  let now = hash
  const location = {
    get hash() {
      return now
    },
    set hash(next: string) {
      now = next
      handlers.forEach((handler) => handler())
    },
  }
  const window: RouterWindow = {
    location,
    history: { replaceState: (_state, _unused, next) => void (now = String(next)) },
    addEventListener: (_event, handler) => handlers.add(handler),
    removeEventListener: (_event, handler) => handlers.delete(handler),
    sessionStorage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) },
    ...over,
  }
  return { window, stored, location, listeners: () => handlers.size }
}

describe('the place within the panel', () => {
  it.each([
    ['', { page: '', rest: [] }],
    ['#', { page: '', rest: [] }],
    ['#/settings', { page: 'settings', rest: [] }],
    ['#/settings/try-out/', { page: 'settings', rest: ['try-out'] }],
    ['#/retention/a%2Fb', { page: 'retention', rest: ['a/b'] }],
    ['#/retention/%E0%A4%A', { page: 'retention', rest: ['%E0%A4%A'] }],
  ])('reads %j', (hash, route) => expect(routeOf(hash)).toEqual(route))

  it('writes what it reads', () => expect(routeOf(hrefOf('retention', 'é/ü'))).toEqual(routeOf('#/retention/é%2Fü')))

  it('tells who listens, and keeps one object for one place', () => {
    const { window, stored, listeners } = aWindow('#/settings')
    const router = createRouter(window)
    const heard: string[] = []
    const stop = router.subscribe(() => heard.push(router.route().page))
    expect(router.route()).toBe(router.route())
    expect(router.hasMoved()).toBe(false)
    router.go('retention/routine')
    expect(heard).toEqual(['retention'])
    expect(router.route()).toEqual({ page: 'retention', rest: ['routine'] })
    expect(router.hasMoved()).toBe(true)
    expect([...stored.values()]).toEqual(['#/retention/routine'])
    stop()
    expect(listeners()).toBe(0)
  })

  it('comes back to where it was after a reload, and calls that no move', () => {
    const { window } = aWindow('', { 'custos-panel': '#/retention' })
    const router = createRouter(window)
    expect(router.route().page).toBe('retention')
    expect(router.hasMoved()).toBe(false)
    expect(createRouter(aWindow('#/keys', { 'custos-panel': '#/retention' }).window).route().page).toBe('keys')
  })

  it('works where the browser keeps no storage from frames', () => {
    const refuse = () => {
      throw new Error('SecurityError')
    }
    const { window } = aWindow('', {}, { sessionStorage: { getItem: refuse, setItem: refuse } })
    const router = createRouter(window)
    router.subscribe(() => undefined)
    router.go('settings')
    expect(router.route().page).toBe('settings')
  })
})
