import { randomFrom } from '../comments.ts'

const size = 100_000
const random = randomFrom(7)
const below = (most: number): number => Math.floor(random() * most)
const digits = (count: number): string => Array.from({ length: count }, () => below(10)).join('')
const one = (characters: string): string => characters.charAt(below(characters.length))

const filled = (piece: () => string, length = size): string => {
  const pieces: string[] = []
  for (let made = 0; made < length;) {
    const next = piece()
    pieces.push(next)
    made += next.length
  }
  return pieces.join('').slice(0, length)
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
export const plain = 'plain words'

/** 100 kB each of what makes a careless pattern try everything again and again, and plain words to compare with. */
export const hostile: Readonly<Record<string, string>> = {
  [plain]: filled(() => 'the parcel has not arrived yet and nobody answers '),
  'digits and hyphens': filled(() => '1-'),
  'digits and blanks': filled(() => `${digits(1)} `),
  'pairs of digits': filled(() => `${digits(2)} `),
  'numbers of any length': filled(() => digits(1 + below(19)) + one(' \n,;:./-()')),
  'one long number': filled(() => digits(1)),
  'phones, French': filled(() => `0${digits(1)} ${digits(2)} ${digits(2)} ${digits(2)} ${digits(2)}, `),
  'phones, abroad': filled(() => `+${String(1 + below(9))}${digits(10)} `),
  'signs of phones': filled(() => one('0123456789+() -./')),
  'valid cards': filled(() => '4111 1111 1111 1111, '),
  'a wall of @': filled(() => '@'),
  'letters, dots, @': filled(() => one('ab.@-_')),
  'a.a.a. and an @': `${filled(() => 'a.', size - 1)}@`,
  'one long word': filled(() => 'a'),
  'letters and digits': filled(() => one('abcdeABCDE0123456789')),
  'short codes': filled(() => `${one('ABCDE')}${one('ABCDE')}${digits(1)} `),
  'nested tags': `${'<div>'.repeat(9000)}${'</div>'.repeat(9000)}`,
  brackets: filled(() => '('),
  'open placeholders': filled(() => '{{ '),
  references: filled(() => '&#49;'),
  'addresses of the net': filled(() => '::1 '),
  'words that name values': filled(() => 'password: '),
  'names of people': filled(() => 'Mr Smith '),
}

/** A megabyte of it, as a pasted attachment has it. */
export const attachment = filled(() => one(base64), 1_000_000)
