import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/chromium.ts'
import type { accountEngine } from '../app/scan/account.ts'
import { defaultDetection } from '../contract/detection.ts'

const folder = 'dist/app'
const rounds = 20

/** Fifty comments as a long ticket holds them, every tenth with personal data; made up. */
const comments = (): string[] =>
  Array.from({ length: 50 }, (_, index) => {
    const letter =
      'Bonjour, je vous écris au sujet de ma commande du 12 mars. Le colis est arrivé hier, mais la lampe est cassée ' +
      'et la notice manque. Pouvez-vous me dire comment la renvoyer ? Je vous remercie par avance de votre réponse.'
    const card = ['4242', '4242', '4242', '4242'].join('&nbsp;')
    const told = index % 10 === 0 ? `<p>Ma carte : <b>${card}</b>, tél. 06 12 34 56 78.</p>` : ''
    return `<div class="zd-comment"><p>${letter}</p><p>${letter} (${index})</p>${told}</div>`
  })

const chunkOf = async (name: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(`${folder}/.vite/manifest.json`, 'utf8')) as Record<
    string,
    { file: string }
  >
  const chunk = manifest[name]
  if (chunk === undefined) throw new Error(`the build has no ${name}: run npm run build first`)
  return chunk.file
}

const serveBuild = async (): Promise<{ readonly origin: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>')
      return
    }
    readFile(`${folder}${path.replace(/^\/app/, '')}`).then(
      (bytes) => response.setHeader('content-type', 'text/javascript').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** Scans in the page, with the chunk that agents load; milliseconds of each round. */
const inPage = async ([url, texts, times, rules]: readonly [
  string,
  readonly string[],
  number,
  typeof defaultDetection,
]) => {
  const chunk = (await import(url)) as { accountEngine: typeof accountEngine }
  const engine = await chunk.accountEngine(rules)
  const measured: number[] = []
  let found = 0
  for (let round = 0; round < times; round += 1) {
    const from = performance.now()
    found = 0
    for (const html of texts) found += engine.detect(engine.projectDom(html, new DOMParser()).text).length
    measured.push(performance.now() - from)
  }
  return { measured, found }
}

/** How long the browser takes over a ticket of fifty comments. */
export const scan = async (): Promise<string[]> => {
  const executablePath = findChromium()
  if (executablePath === undefined) return ['not run: there is no Chromium here']
  const { origin, close } = await serveBuild()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(origin)
    const url = `${origin}/app/${await chunkOf('scan/account.ts')}`
    const { measured, found } = await page.evaluate(inPage, [url, comments(), rounds, defaultDetection] as const)
    const sorted = [...measured].sort((one, other) => one - other)
    return [
      `50 comments, ${found} findings: first ${measured[0]?.toFixed(1)} ms, median ${sorted[rounds / 2]?.toFixed(1)} ms of ${rounds}`,
    ]
  } finally {
    await browser.close()
    close()
  }
}
