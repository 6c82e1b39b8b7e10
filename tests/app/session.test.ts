// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDetection } from '../../contract/detection.ts'
import { takeSession } from '../../app/session.ts'

const written = {
  token: 'a.b.c',
  expires_at: '2026-11-20T10:15:00Z',
  user_id: 7,
  locale: 'fr',
  may_redact: true,
  is_admin: false,
  detection: { version: 0, settings: defaultDetection },
  digest_key: '0'.repeat(64),
  fingerprint_key: '1'.repeat(64),
}

const write = (content: unknown) => {
  document.body.innerHTML = `<script type="application/json" id="custos-session">${JSON.stringify(content)}</script>`
}

describe('the session in the page', () => {
  beforeEach(() => {
    document.body.innerHTML = ''
  })

  it('is taken out of the page, where another script could read it', () => {
    write(written)
    expect(takeSession(document)).toEqual(written)
    expect(document.documentElement.innerHTML).not.toContain('a.b.c')
    expect(takeSession(document)).toBeUndefined()
  })

  it('is none when a part is missing', () => {
    write({ ...written, digest_key: undefined })
    expect(takeSession(document)).toBeUndefined()
  })
})
