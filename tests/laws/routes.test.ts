import { expect, it } from 'vitest'
import { routes } from '../../contract/routes.ts'
import { eachDatabase } from '../support/database.ts'
import { aHouse } from '../server/http/house.ts'

/** Fastify's own list: `/api/redactions (POST)`, one a line. */
const served = (printed: string): string[] =>
  printed
    .split('\n')
    .flatMap((line) => {
      const [, path = '', methods = ''] = /(\/\S*) \(([A-Z, ]+)\)/.exec(line) ?? []
      return methods.split(', ').map((method) => `${method} ${path}`)
    })
    .filter((route) => route.trim() !== '' && !/^(HEAD|OPTIONS) /.test(route))

eachDatabase('the routes', (open) => {
  it('served are those of the contract, no more and no fewer', async () => {
    const { app } = await aHouse(await open())
    await app.ready()
    const printed = app.printRoutes({ commonPrefix: false })
    expect(served(printed).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  })
})
