/** Reads the texts whose numbers come in, with the peer named in the arguments, and answers each with its milliseconds. */

import { hostile } from './hostile.ts'
import { peers } from './peers.ts'

const texts = Object.values(hostile)
const read = await peers[process.argv[2] ?? '']?.()
await read?.('warm up with jane@example.com')
process.send?.('ready')
process.on('message', (index: number) => {
  const from = performance.now()
  void Promise.resolve(read?.(texts[index] ?? '')).then(() => process.send?.(performance.now() - from))
})
