import { describe, expect, it } from 'vitest'
import { aStage, settled } from './stage.ts'

describe('instances of one app', () => {
  const two = async () => {
    const stage = aStage()
    const sidebar = stage.open({ location: 'ticket_sidebar' })
    await sidebar.client.context()
    const modal = stage.open({ location: 'modal' })
    await modal.client.context()
    return { ...stage, sidebar, modal }
  }

  it('hear what one triggers on another', async () => {
    const { sidebar, modal } = await two()
    const heard: unknown[] = []
    modal.client.on('drafts', (data) => heard.push(data))
    await settled()
    sidebar.client.instance(modal.guid).trigger('drafts', { count: 3 })
    await settled()
    expect(heard).toEqual([{ count: 3 }])
  })

  it('hear what another triggers on itself, through the proxy that the SDK gives', async () => {
    const { sidebar, modal } = await two()
    const heard: unknown[] = []
    const own: unknown[] = []
    sidebar.client.instance(modal.guid).on('modal.save', (data) => heard.push(data))
    sidebar.client.on('modal.save', (data) => own.push(data))
    await settled()
    modal.client.trigger('modal.save', { answer: 'yes' })
    await settled()
    expect(heard).toEqual([{ answer: 'yes' }])
    expect(own).toEqual([])
  })

  it('are read and moved at their own place', async () => {
    const stage = aStage({
      get: ({ location }, path) => `${path} at ${location}`,
      invoke: ({ location }, method) => `${method} at ${location}`,
    })
    const sidebar = stage.open()
    const modal = stage.open({ location: 'modal' })
    await sidebar.client.context()
    const proxy = sidebar.client.instance(modal.guid)
    expect(await proxy.get('viewport')).toMatchObject({ viewport: 'viewport at modal' })
    expect(await proxy.invoke('destroy')).toMatchObject({ destroy: 'destroy at modal' })
  })

  it('learn of each new one', async () => {
    const stage = aStage()
    const background = stage.open({ location: 'background' })
    const heard: unknown[] = []
    background.client.on('instance.created', (context) => heard.push(['created', context]))
    background.client.on('instance.registered', (context) => heard.push(['registered', context]))
    await settled()
    const { client } = stage.open({ ticketId: 12 })
    await client.context()
    const context = expect.objectContaining({ instanceGuid: 'guid-2', ticketId: 12 }) as unknown
    expect(heard).toEqual([
      ['created', context],
      ['registered', context],
    ])
  })

  it('never reach those of another app', async () => {
    const stage = aStage()
    const ours = stage.open()
    const theirs = stage.open({ installationId: 9 })
    await Promise.all([ours.client.context(), theirs.client.context()])
    const heard: unknown[] = []
    theirs.client.on('order', (data) => heard.push(data))
    await settled()
    const proxy = ours.client.instance(theirs.guid)
    proxy.trigger('order', 1)
    await expect(proxy.invoke('hide')).rejects.toMatchObject({ message: expect.stringContaining('guid-2') as string })
    expect(heard).toEqual([])
  })

  it('are told nothing more once they are gone', async () => {
    const { host, sidebar, modal } = await two()
    host.remove(modal.guid)
    modal.sent.length = 0
    host.emit(modal.guid, 'ticket.updated')
    sidebar.client.instance(modal.guid).trigger('late')
    await settled()
    expect(modal.sent).toEqual([])
    expect(host.places().map(({ guid }) => guid)).toEqual([sidebar.guid])
  })
})
