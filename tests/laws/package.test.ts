import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locations } from '../../contract/session.ts'
import { createSimulator } from '../../simulator/simulator.ts'
import { contents, faultsIn } from '../../tools/package/contents.ts'
import type { Files } from '../../tools/package/rules.ts'

const files = await contents()

const text = (name: string): string => files.get(name)?.toString('utf8') ?? ''

const changed = (name: string, change: (before: string) => string): Files =>
  new Map([...files, [name, Buffer.from(change(text(name)))]])

const inManifest = (change: (manifest: Record<string, unknown>) => void): Files =>
  changed('manifest.json', (before) => {
    const manifest = JSON.parse(before) as Record<string, unknown>
    change(manifest)
    return JSON.stringify(manifest)
  })

const without = (name: string): Files => new Map([...files].filter(([file]) => file !== name))

describe('the package for the marketplace', () => {
  it('keeps Zendesk’s rules', () => expect(faultsIn(files)).toEqual([]))

  it('shows the app where the contract has sessions, and nowhere else, by signed pages', () => {
    const manifest = JSON.parse(text('manifest.json')) as {
      signedUrls: boolean
      location: { support: Record<string, { url: string }> }
    }
    expect(manifest.signedUrls).toBe(true)
    expect(Object.keys(manifest.location.support).sort()).toEqual([...locations].sort())
    for (const [place, { url }] of Object.entries(manifest.location.support))
      expect(url).toBe(`{{setting.server_url}}/app/${place}`)
  })

  it('is installed in the small Zendesk as its manifest says', () => {
    const manifest = JSON.parse(text('manifest.json')) as {
      name: string
      version: string
      location: { support: Record<string, { url: string; flexible?: boolean }> }
      parameters: { name: string }[]
    }
    const simulator = createSimulator()
    const [installed] = [...simulator.state.installations.values()]
    expect(installed).toMatchObject({ name: manifest.name, version: manifest.version })
    expect(Object.keys(installed?.settings ?? {})).toEqual(manifest.parameters.map(({ name }) => name))
    expect(installed?.locations.map(({ location, url, flexible }) => ({ location, url, flexible }))).toEqual(
      Object.entries(manifest.location.support).map(([location, { url, flexible = false }]) => ({
        location,
        url,
        flexible,
      })),
    )
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(manifest.version).toBe(version)
  })

  it('holds no text of the app itself but its listing', () => {
    for (const [name, bytes] of files)
      if (name.startsWith('translations/')) expect(Object.keys(JSON.parse(bytes.toString()) as object)).toEqual(['app'])
  })

  it.each<readonly [string, Files]>([
    ['a missing author', inManifest((manifest) => delete manifest['author'])],
    ['another framework', inManifest((manifest) => (manifest['frameworkVersion'] = '2.1'))],
    ['a flag that is a word', inManifest((manifest) => (manifest['signedUrls'] = 'yes'))],
    [
      'an unknown place',
      inManifest((manifest) => (manifest['location'] = { support: { attic: 'https://a.example' } })),
    ],
    [
      'a page without TLS',
      inManifest((manifest) => (manifest['location'] = { support: { modal: 'http://a.example' } })),
    ],
    ['no place', inManifest((manifest) => (manifest['location'] = {}))],
    [
      'an unknown type',
      inManifest((manifest) => (manifest['parameters'] = [{ name: 'server_url', type: 'dropdown' }])),
    ],
    ['a key in the open', inManifest((manifest) => (manifest['parameters'] = [{ name: 'api_token', type: 'text' }]))],
    ['no manifest', without('manifest.json')],
    ['no logo', without('assets/logo.png')],
    [
      'a logo of another size',
      new Map([...files, ['assets/logo.png', files.get('assets/logo-small.png') ?? Buffer.of()]]),
    ],
    ['a styled drawing', changed('assets/logo.svg', (svg) => svg.replace('<rect', '<rect style="x"'))],
    ['a packed file under another name', new Map([...files, ['assets/a.png', Buffer.from('504b030414', 'hex')]])],
    [
      'a banner of another size',
      new Map([...files, ['assets/banner.png', files.get('assets/logo.png') ?? Buffer.of()]]),
    ],
    ['a key that stands twice', changed('manifest.json', (text) => text.replace('{', '{ "version": "0.0.1",'))],
    ['a private app', inManifest((manifest) => delete manifest['private'])],
    ['oauth without its parameter', inManifest((manifest) => (manifest['oauth'] = { client_id: 'x' }))],
    [
      'a place’s flag that is a word',
      inManifest(
        (manifest) => (manifest['location'] = { support: { modal: { url: 'https://a.example', signed: 'y' } } }),
      ),
    ],
    ['a packed file', new Map([...files, ['assets/a.zip', Buffer.of(1)]])],
    ['no listing', changed('translations/en.json', () => '{"app":{"name":"custos"}}')],
    ['a setting without a label', changed('translations/fr.json', () => '{"app":{}}')],
    ['a locale that is none', new Map([...files, ['translations/english.json', Buffer.from('{"app":{}}')]])],
  ])('refuses %s', (_, broken) => expect(faultsIn(broken).length).toBeGreaterThan(0))
})
