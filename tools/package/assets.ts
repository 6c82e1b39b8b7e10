import { jsonIn, recordOf, type Fault, type Files } from './rules.ts'

const logos = [
  { file: 'assets/logo.png', size: 320 },
  { file: 'assets/logo-small.png', size: 128 },
] as const

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Width and height as the PNG's header says them. */
const sizeOf = (png: Buffer): readonly [number, number] | undefined =>
  png.length > 24 && png.subarray(0, 8).equals(signature) ? [png.readUInt32BE(16), png.readUInt32BE(20)] : undefined

const logoFaults = (files: Files): Fault[] =>
  logos.flatMap(({ file, size }) => {
    const png = files.get(file)
    if (png === undefined) return [{ file, why: 'is missing' }]
    const measured = sizeOf(png)
    if (measured?.[0] === size && measured[1] === size) return []
    return [{ file, why: `is no PNG of ${size} by ${size}` }]
  })

/** Each of these makes Zendesk rewrite the file. */
const rewritten: readonly (readonly [RegExp, string])[] = [
  [/\sfocusable=/, 'focusable'],
  [/\sstyle=/, 'a style attribute'],
  [/<style/, 'a style element'],
  [/<!--/, 'a comment'],
  [/<script/i, 'a script'],
  [/\son\w+=/i, 'an event handler'],
  [/<image/i, 'an embedded picture'],
]

const svgFaults = (files: Files): Fault[] =>
  [...files]
    .filter(([file]) => file.endsWith('.svg'))
    .flatMap(([file, bytes]) =>
      rewritten
        .filter(([pattern]) => pattern.test(bytes.toString('utf8')))
        .map(([, what]) => ({ file, why: `holds ${what}, which Zendesk takes out` })),
    )

const banned = /\.(rar|zip|gz|gzip|pdf|docx?|avi|bin|bz2?|csh|sh|jar|mp3|mpeg|odt|pptx?|xlsx?|7z)$/i

/** First bytes, in hexadecimal digits: a refused kind is refused under any name. */
const bannedStarts = ['504b0304', '1f8b08', '25504446', '52617221', '377abcaf', 'd0cf11e0', '425a68', '2321']

const kindFaults = (files: Files): Fault[] =>
  [...files]
    .filter(
      ([file, bytes]) =>
        banned.test(file) || bannedStarts.some((start) => bytes.toString('hex', 0, 8).startsWith(start)),
    )
    .map(([file]) => ({ file, why: 'is of a kind that is refused' }))

const bannerFaults = (files: Files): Fault[] => {
  const file = 'assets/banner.png'
  const banner = files.get(file)
  const size = banner === undefined ? [830, 200] : sizeOf(banner)
  const isRight = [1, 2].some((scale) => size?.[0] === 830 * scale && size[1] === 200 * scale)
  return isRight ? [] : [{ file, why: 'is no PNG of 830 by 200 or twice that' }]
}

/** A nav bar, a top bar and an editor button need an icon of their own. */
const iconFaults = (files: Files): Fault[] => {
  const support = recordOf(recordOf(jsonIn(files, 'manifest.json')?.['location'])?.['support']) ?? {}
  return ['nav_bar', 'top_bar', 'ticket_editor']
    .filter((place) => place in support)
    .map((place) => `assets/icon_${place}.svg`)
    .filter((file) => !files.has(file))
    .map((file) => ({ file, why: 'is missing' }))
}

/** What Zendesk refuses or changes in the package's files. */
export const assetFaults = (files: Files): Fault[] => [
  ...logoFaults(files),
  ...svgFaults(files),
  ...kindFaults(files),
  ...bannerFaults(files),
  ...iconFaults(files),
]
