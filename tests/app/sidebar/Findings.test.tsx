// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Findings } from '../../../app/sidebar/Findings.tsx'
import type { Sidebar } from '../../../app/sidebar/sidebar.ts'
import { initial, type State } from '../../../app/sidebar/state.ts'
import { aLanguage, aPiece, knownOf } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const now = new Date(2026, 10, 20, 14, 0)
const read = { reading: { state: 'read', at: now }, hasRead: true, comments: 12 } as const
const found: State = { ...initial, ...read, ...knownOf([aPiece(1, 'card {4111}'), aPiece(2, 'again {4111}')]) }
const english = await aLanguage('en')

/** What the agent does in it is noted by name. */
const shown = (state: State, mayRedact = true, words = english) => {
  const calls: unknown[] = []
  const note =
    (name: string) =>
    (...args: readonly unknown[]) => {
      calls.push([name, ...args])
    }
  const later =
    (name: string) =>
    (...args: readonly unknown[]) => {
      calls.push([name, ...args])
      return Promise.resolve()
    }
  const sidebar: Sidebar = {
    state: () => state,
    subscribe: () => () => undefined,
    read: later('read'),
    check: note('check'),
    confirm: note('confirm'),
    sameValue: () => state.proposal.groups.flatMap(({ rows }) => rows),
    redactChecked: later('redact'),
    retry: later('retry'),
    dismiss: later('dismiss'),
    ask: later('ask'),
    history: () => Promise.resolve({ ok: false, problem: 'internal' }),
    people: () => Promise.resolve(new Map()),
    fate: () => Promise.resolve({ ok: false, problem: 'internal' }),
    viewers: () => Promise.resolve({ ok: false, problem: 'not-found' }),
    closeRefusal: () => calls.push(['closeRefusal']),
    closeLeftovers: () => calls.push(['closeLeftovers']),
  }
  show(words, <Findings state={state} sidebar={sidebar} mayRedact={mayRedact} now={now} />)
  return calls
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

describe('the findings of a ticket', () => {
  afterEach(cleanup)

  it('has a word for an empty ticket, and no button', () => {
    shown({ ...initial, ...read })
    expect(screen.getByTestId('clear').textContent).toBe(
      'All clearNo personal data to remove in 12 comments. Checked just now.',
    )
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says when it has looked where that was a while ago', async () => {
    shown(
      { ...initial, ...read, reading: { state: 'read', at: new Date(2026, 10, 20, 13, 5) } },
      true,
      await aLanguage('fr'),
    )
    expect(screen.getByText(/Vérifié à 13:05\./)).toBeTruthy()
  })

  it('says nothing of an all-clear while a comment could not be checked', () => {
    shown({ ...initial, ...read, unread: 1 })
    expect(screen.queryByTestId('clear')).toBeNull()
  })

  it('tells copies that go with what is checked from those that stay', async () => {
    const known = knownOf([aPiece(1, 'card {4111} or {4111}'), aPiece(2, 'again {4111}')])
    const groups = known.proposal.groups.map(({ source, rows }, at) => ({
      source,
      rows: rows.map((row, index) => ({ ...row, checked: at === 0 && index === 0 })),
    }))
    shown({ ...initial, ...read, ...known, proposal: { groups }, isConfirming: true })
    expect(await screen.findByText('1 more copy in the same comments is not checked. It goes too.')).toBeTruthy()
    expect(screen.getByText('1 more copy in this ticket is not checked. It stays.')).toBeTruthy()
  })

  it('says nothing of an all-clear while it has not been able to look', async () => {
    const calls = shown({ ...initial, ...read, reading: { state: 'failed', problem: 'zendesk-down' } })
    expect(screen.queryByTestId('clear')).toBeNull()
    expect(screen.getByTestId('unreadable').textContent).toContain('The ticket could not be read.')
    await press('Retry')
    expect(calls).toEqual([['read']])
  })

  describe('names and addresses', () => {
    const named: State = {
      ...initial,
      ...read,
      ...knownOf([aPiece(1, 'card {4111}'), aPiece(2, 'I am {Jeanne Moreau}', {}, 'PERSON')]),
    }

    it('wait under one line, and are neither counted nor checked', async () => {
      const calls = shown(named)
      expect(screen.getAllByTestId('group')).toHaveLength(1)
      expect(screen.queryByText('Person’s name')).toBeNull()
      await press('Redact 1')
      await press('1 name or address: show')
      expect(screen.getAllByTestId('group')).toHaveLength(2)
      expect(screen.getByRole('checkbox', { name: /Person’s name/ })).toHaveProperty('checked', false)
      await press('1 name or address: hide')
      expect(screen.getAllByTestId('group')).toHaveLength(1)
      expect(calls).toEqual([['confirm', true]])
    })

    it('alone leave the ticket clear', () => {
      shown({ ...initial, ...read, ...knownOf([aPiece(2, 'I am {Jeanne Moreau}', {}, 'PERSON')]) })
      expect(screen.getByTestId('clear')).toBeTruthy()
      expect(screen.getByRole('button', { name: '1 name or address: show' })).toBeTruthy()
    })

    it('stay in sight once they are checked or redacted', () => {
      const groups = named.proposal.groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) => ({ ...row, checked: true })),
      }))
      shown({ ...named, proposal: { groups } })
      expect(screen.getAllByTestId('group')).toHaveLength(2)
    })
  })

  it('offers to redact as many as are checked', async () => {
    const calls = shown(found)
    await press('Redact 2')
    expect(calls).toEqual([['confirm', true]])
  })

  it('has no button where nothing is checked', () => {
    const groups = found.proposal.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, checked: false })),
    }))
    shown({ ...found, proposal: { groups } })
    expect(screen.queryByRole('button', { name: /^Redact/ })).toBeNull()
  })

  it('says that redaction waits for the server, and shows what is found', async () => {
    const calls = shown({ ...found, server: 'server-away' })
    expect(screen.getByText('Redaction is waiting: the custos server can’t be reached.')).toBeTruthy()
    expect(screen.getAllByTestId('finding')).toHaveLength(2)
    expect(screen.getByRole('button', { name: 'Redact 2' })).toHaveProperty('disabled', true)
    await press('Retry')
    expect(calls).toEqual([['read']])
  })

  it('offers no retry where only a reload helps', () => {
    shown({ ...found, server: 'session-ended' })
    expect(screen.getByTestId('server-trouble').textContent).toBe('Your session has ended. Reload the page to go on.')
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull()
  })

  it('lets those who may not redact ask, once there is something to ask for', async () => {
    const calls = shown(found, false)
    await press('Ask someone who may')
    expect(calls).toEqual([['ask']])
    cleanup()
    shown({ ...initial, ...read }, false)
    expect(screen.queryByTestId('ask')).toBeNull()
  })

  it('says once for a comment why its rows failed, and tries them together', async () => {
    const groups = found.proposal.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, now: { state: 'failed', problem: 'zendesk-busy' } as const })),
    }))
    const calls = shown({ ...found, proposal: { groups } })
    const [first] = screen.getAllByRole('button', { name: 'Try again' })
    if (first !== undefined) await userEvent.click(first)
    expect(calls).toEqual([['retry', groups[0]?.rows.map(({ key }) => key)]])
    expect(screen.getAllByTestId('failure')).toHaveLength(2)
  })

  it('names what stays behind, and lets that be put away', async () => {
    const leftovers = [
      { what: 'email-original' },
      { what: 'copy-in-comment', comment_id: 2 },
      { what: 'copy-in-comment', comment_id: 99 },
      { what: 'copy-in-merged-ticket', ticket_id: 5 },
    ] as const
    const calls = shown({ ...found, leftovers })
    const texts = [...screen.getByTestId('leftovers').querySelectorAll('li')].map(({ textContent }) => textContent)
    expect(texts.map((text) => text.slice(0, 30))).toEqual([
      'The original e-mail: Zendesk c',
      'Another comment holds a copy: ',
      'Another comment of this ticket',
      'Ticket #5, merged with this on',
    ])
    await press('Close')
    expect(calls).toEqual([['closeLeftovers']])
  })

  it('says how many comments could not be checked, and how many values were left out', () => {
    shown({ ...found, unread: 2, leftOut: 1 })
    expect(screen.getByTestId('unread').textContent).toBe('2 comments could not be checked. Read them yourself.')
    expect(screen.getByText(/^1 left out/)).toBeTruthy()
  })
})
