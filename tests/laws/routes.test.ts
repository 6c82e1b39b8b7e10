import { expect, it } from 'vitest'
import { routes } from '../../contract/routes.ts'
import { eachDatabase } from '../support/database.ts'
import { aHouse } from '../server/http/house.ts'

/** How many routes Fastify's own list has, with the methods it adds by itself left out. */
const count = (printed: string): number =>
  printed
    .split('\n')
    .flatMap((line) => (/\(([A-Z, ]+)\)$/.exec(line)?.[1] ?? '').split(', '))
    .filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method)).length

eachDatabase('the routes', (open) => {
  it('served are those of the contract, no more and no fewer', async () => {
    const { app } = await aHouse(await open())
    await app.ready()
    expect(routes.filter(({ method, path: url }) => !app.hasRoute({ method, url }))).toEqual([])
    expect(count(app.printRoutes({ commonPrefix: false }))).toBe(routes.length)
  })
})
