import { describe, expect, it } from 'vitest'
import { frameIn, heard, heardOf, here, onStage, openRow, openSidebar, panelOf, type InApp } from './workspace/stage.ts'

describe.runIf(here.path !== undefined)('the workspace page, as the host of an app,', () => {
  const stage = onStage()
  const byId = (id: string) => stage.page.getByTestId(id)

  it('opens the signed page with a form post, at 320 px, in a sandbox', async () => {
    const frame = await openSidebar(stage)
    const [post] = stage.app.posted
    const { instanceGuid } = await frame.evaluate(() => (window as unknown as InApp).client.context())
    expect(post?.form.get('token')).toBe('signed.{"user_id":1,"location":"ticket_sidebar"}')
    expect(Object.fromEntries(post?.query ?? [])).toEqual({ origin: stage.zendesk.origin, app_guid: instanceGuid })
    const element = await frame.frameElement()
    expect(await element.getAttribute('sandbox')).toContain('allow-scripts')
    expect((await element.boundingBox())?.width).toBe(320)
  })

  it('gives each opened ticket an instance of its own, and tells it when it is in sight and when it goes', async () => {
    const first = await openSidebar(stage, 11)
    expect(await heard(first)).toEqual([
      ['app.registered', expect.anything()],
      ['app.created', undefined],
      ['app.activated', { firstLoad: true }],
    ])
    await openRow(stage, 12)
    const second = await frameIn(panelOf(stage.page, 12))
    expect(await second.evaluate(() => (window as unknown as InApp).client.context())).toMatchObject({ ticketId: 12 })
    expect(await heardOf(first, 'app.deactivated')).toHaveLength(1)
    await openRow(stage, 11)
    await first.waitForFunction(
      () => (window as unknown as InApp).heard.filter(([event]) => event === 'app.activated').length === 2,
    )
    await stage.page.locator('[data-testid=tab][data-ticket-id="11"] button').last().click()
    await expect.poll(() => first.isDetached()).toBe(true)
    expect(stage.app.goodbyes()).toBe(1)
  })

  it('answers get for everything a sidebar asks for', async () => {
    const frame = await openSidebar(stage)
    const got = await frame.evaluate(() =>
      (window as unknown as InApp).client.get([
        'ticket.id',
        'ticket.subject',
        'ticket.status',
        'ticket.tags',
        'ticket.isNew',
        'ticket.requester',
        'ticket.collaborators',
        'ticket.brand',
        'ticket.comments',
        'ticket.conversation',
        'comment.text',
        'comment.type',
        'currentUser',
        'currentAccount.subdomain',
        'viewport',
        'instances',
        'ticket.nope',
        'constructor',
      ]),
    )
    expect(got).toMatchObject({
      'ticket.id': 11,
      'ticket.subject': 'Carte refusée',
      'ticket.status': 'open',
      'ticket.tags': ['vip'],
      'ticket.isNew': false,
      'ticket.requester': { id: 9, name: 'Inès Martin' },
      'ticket.collaborators': [],
      'ticket.brand': { name: 'Maison Lumière' },
      'ticket.comments': [{ id: 101, nonImageAttachments: [{ filename: 'reçu.pdf' }] }, { id: 102 }],
      'ticket.conversation': [{ channel: { name: 'email' } }, { channel: { name: 'internal' } }],
      'comment.text': '',
      'comment.type': 'publicReply',
      currentUser: { id: 1, role: 'admin', locale: 'en-US', groups: [{ id: 1, name: 'Support' }] },
      'currentAccount.subdomain': 'maison-lumiere',
      viewport: { size: { width: 1440, height: 900 } },
    })
    expect(Object.values(got['instances'] as object)).toEqual(
      expect.arrayContaining([expect.objectContaining({ location: 'background' })]),
    )
    expect(Object.keys(got['errors'] as object)).toEqual(['ticket.nope', 'constructor'])
  })

  it('sets and invokes on the form in front of the agent', async () => {
    const frame = await openSidebar(stage)
    await frame.evaluate(async () => {
      const { client } = window as unknown as InApp
      await client.set('comment.text', 'Bonjour')
      await client.invoke('comment.appendText', ' Inès')
      await client.set('comment.type', 'internalNote')
      await client.invoke('ticket.tags.add', 'seen')
      await client.invoke('ticket.tags.remove', 'vip')
      await client.invoke('resize', { width: '100%', height: '432px' })
      await client.invoke('notify', 'Done <b>well</b>', 'alert')
    })
    expect(await byId('reply-text').inputValue()).toBe('Bonjour Inès')
    expect(await byId('reply-internal').isChecked()).toBe(true)
    expect(await byId('tag').allTextContents()).toEqual(['seen'])
    expect(await (await frame.frameElement()).boundingBox()).toMatchObject({ width: 320, height: 432 })
    expect(await byId('toast').textContent()).toBe('Done <b>well</b>')
    expect(await byId('toast').getAttribute('data-kind')).toBe('alert')
    expect(await heardOf(frame, 'comment.text.changed')).toEqual(['Bonjour', 'Bonjour Inès'])
    expect(await heardOf(frame, 'ticket.tags.changed')).toEqual([['vip', 'seen'], ['seen']])
    const refused = frame.evaluate(() => (window as unknown as InApp).client.invoke('nope'))
    await expect(refused).rejects.toThrow('"nope" Could not find handler')
  })

  it('tells an app what the agent and the server change', async () => {
    const frame = await openSidebar(stage)
    await byId('reply-text').fill('Merci')
    await byId('reply-status').selectOption('pending')
    stage.zendesk.touch(11, (ticket) => ticket.tags.push('redacted_content'))
    await frame.waitForFunction(() => (window as unknown as InApp).heard.some(([event]) => event === 'ticket.updated'))
    expect(await heardOf(frame, 'comment.text.changed')).toEqual(['Merci'])
    expect(await heardOf(frame, 'ticket.status.changed')).toEqual(['pending'])
    expect(await heardOf(frame, 'ticket.tags.changed')).toEqual([['vip', 'redacted_content']])
  })

  it('sends relative requests as the agent, and answers done and fail as jQuery would', async () => {
    const frame = await openSidebar(stage)
    const answers = await frame.evaluate(async () => {
      const { client } = window as unknown as InApp
      const fail = (options: unknown) => client.request(options).then(String, (error: unknown) => error)
      return {
        body: await client.request('/api/v2/users/me.json'),
        whole: await client.request({ url: '/api/v2/users/me.json', httpCompleteResponse: true }),
        missing: await fail({ url: '/api/v2/nothing.json', type: 'GET' }),
        absolute: await client.request({
          url: 'https://api.shop.example/orders',
          type: 'POST',
          secure: true,
          headers: { Authorization: 'Bearer {{setting.credential}}' },
          contentType: 'application/json',
          data: JSON.stringify({ order: 1 }),
        }),
      }
    })
    expect(answers.body).toMatchObject({ user: { id: 1 } })
    expect(answers.whole).toMatchObject({
      status: 200,
      responseJSON: { user: { id: 1 } },
      responseHeaders: { 'content-type': 'application/json' },
    })
    expect(answers.missing).toMatchObject({
      status: 404,
      responseJSON: { error: 'RecordNotFound' },
      responseText: expect.stringContaining('RecordNotFound') as string,
    })
    expect(answers.absolute).toMatchObject({
      proxied: {
        installation_id: 7001,
        url: 'https://api.shop.example/orders',
        method: 'POST',
        secure: true,
        body: '{"order":1}',
        headers: { Authorization: 'Bearer {{setting.credential}}', 'content-type': 'application/json' },
      },
    })
  })

  it('sends a cors request straight from the browser, without cookies', async () => {
    const frame = await openSidebar(stage)
    const answer = await frame.evaluate(
      (url) => (window as unknown as InApp).client.request({ url, cors: true }),
      `${stage.app.origin}/cors`,
    )
    expect(answer).toEqual({ cookie: null })
  })

  it('asks before a save: a refusal stands beside the button and nothing is sent', async () => {
    const frame = await openSidebar(stage)
    await frame.evaluate(() => {
      const { client } = window as unknown as InApp
      let asked = 0
      client.on('ticket.save', () => (++asked === 1 ? 'A card number is in your reply' : true))
    })
    await byId('reply-text').fill('4111 1111 1111 1111')
    await byId('submit').click()
    await byId('submit-message').getByText('custos: A card number is in your reply').waitFor()
    expect(stage.zendesk.log.filter(({ method }) => method === 'PUT')).toEqual([])
    expect(await byId('reply-text').inputValue()).toBe('4111 1111 1111 1111')
    await byId('submit').click()
    await byId('toast').getByText('updated').waitFor()
    expect((await heard(frame)).map(([event]) => event).filter((event) => event.startsWith('ticket.submit'))).toEqual([
      'ticket.submit.start',
      'ticket.submit.fail',
      'ticket.submit.start',
      'ticket.submit.done',
    ])
  })

  it('saves no ticket while an app is silent, and says so when its time is up', async () => {
    const frame = await openSidebar(stage, 11, 1, 'save_timeout=300')
    await frame.evaluate(() =>
      (window as unknown as InApp).client.on('ticket.save', () => new Promise(() => undefined)),
    )
    await byId('reply-text').fill('Merci')
    await byId('submit').click()
    await byId('submit-message').getByText("custos didn't answer").waitFor()
    expect(stage.zendesk.log.filter(({ method }) => method === 'PUT')).toEqual([])
  })

  it('opens a modal of the wished size, lets the two instances talk, and closes it', async () => {
    const frame = await openSidebar(stage)
    const guid = await frame.evaluate(async (url) => {
      const { client, heard } = window as unknown as InApp
      const made = await client.invoke('instances.create', {
        location: 'modal',
        url,
        size: { width: 480, height: 300 },
      })
      const [{ instanceGuid = '' } = {}] = made['instances.create'] as { instanceGuid?: string }[]
      const modal = client.instance(instanceGuid)
      for (const event of ['modal.save', 'modal.close']) modal.on(event, (data) => heard.push([event, data]))
      return instanceGuid
    }, `${stage.app.origin}/page#danger`)
    const modal = await frameIn(byId('modal'))
    expect(await (await modal.frameElement()).boundingBox()).toMatchObject({ width: 480, height: 300 })
    expect(await modal.evaluate(() => (window as unknown as InApp).client.context())).toMatchObject({
      instanceGuid: guid,
      location: 'modal',
    })
    await modal.evaluate(() =>
      (window as unknown as InApp).client.on('count', (n) => (window as unknown as InApp).heard.push(['count', n])),
    )
    await frame.evaluate((to) => (window as unknown as InApp).client.instance(to).trigger('count', 2), guid)
    await modal.waitForFunction(() => (window as unknown as InApp).heard.some(([event]) => event === 'count'))
    await modal.evaluate(() => {
      const { client } = window as unknown as InApp
      client.trigger('modal.save', { sure: true })
      void client.invoke('destroy')
    })
    await byId('modal').waitFor({ state: 'detached' })
    expect((await heard(frame)).filter(([event]) => event.startsWith('modal.'))).toEqual([
      ['modal.save', { sure: true }],
      ['modal.close', undefined],
    ])
    const instances = await frame.evaluate(() => (window as unknown as InApp).client.get('instances'))
    expect(Object.keys(instances['instances'] as object)).not.toContain(guid)
  })

  it('closes a modal by its cross and by Escape, and nothing behind it can be reached meanwhile', async () => {
    const frame = await openSidebar(stage)
    for (const close of [() => byId('modal-close').click(), () => byId('modal-close').press('Escape')]) {
      await frame.evaluate(
        (url) => (window as unknown as InApp).client.invoke('instances.create', { location: 'modal', url }),
        `${stage.app.origin}/page`,
      )
      const modal = await frameIn(byId('modal'))
      expect(await (await modal.frameElement()).boundingBox()).toMatchObject({ width: 700, height: 500 })
      expect(await stage.page.locator('main').getAttribute('inert')).not.toBeNull()
      await close()
      await byId('modal').waitFor({ state: 'detached' })
      expect(await stage.page.locator('main').getAttribute('inert')).toBeNull()
    }
  })

  it('shows the nav bar page in place of the tickets, and keeps the background one out of sight', async () => {
    const sidebar = await openSidebar(stage)
    await byId('rail-app-7001').click()
    const panel = await frameIn(byId('app-panel'))
    expect(await panel.evaluate(() => (window as unknown as InApp).client.context())).toMatchObject({
      location: 'nav_bar',
    })
    expect(await byId('ticket-panel').isVisible()).toBe(false)
    expect(await stage.page.locator('[data-location=background]').isVisible()).toBe(false)
    expect(await heardOf(sidebar, 'app.deactivated')).toHaveLength(1)
    await panel.evaluate(() => (window as unknown as InApp).client.invoke('routeTo', 'ticket', 12))
    await stage.page.locator('[data-testid=ticket-panel][data-ticket-id="12"]').waitFor()
    expect(await byId('app-panel').isVisible()).toBe(false)
  })

  it('gives an app of the bar the whole page, an address of its own, and the place within it that was asked for', async () => {
    const { page, zendesk } = stage
    await openSidebar(stage)
    await byId('rail-app-7001').click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/agent/apps/custos')
    const box = await byId('app-panel').boundingBox()
    expect(box).toMatchObject({ x: 56, width: 1440 - 56 })
    const panel = await frameIn(byId('app-panel'))
    await panel.evaluate(() => (window as unknown as InApp).client.invoke('routeTo', 'nav_bar', 'custos', 'keys/old'))
    const asked = { appName: 'custos', appParams: { path: 'keys/old' } }
    await expect.poll(() => heardOf(panel, 'app.route.changed')).toEqual([asked])
    await page.goBack()
    await page.goBack()
    await panelOf(page, 11).waitFor()
    await page.goto(`${zendesk.origin}/agent/apps/custos/keys/old`)
    const again = await frameIn(byId('app-panel'))
    await expect.poll(() => heardOf(again, 'app.route.changed')).toEqual([asked])
    await page.goto(`${zendesk.origin}/agent/apps/nobody`)
    await byId('ticket-row').first().waitFor()
    expect(await byId('app-panel').count()).toBe(0)
  })
})
