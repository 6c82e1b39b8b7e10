import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { entityTypes } from '../../core/pii/finding.ts'
import { compile, type PolicyFile, type PolicyProblem } from '../../core/retention/index.ts'
import en from '../../translations/en.json' with { type: 'json' }
import fr from '../../translations/fr.json' with { type: 'json' }

export type Language = 'en' | 'fr'

const texts = { en: en.retention, fr: fr.retention } as const

/** A problem as a person reads it, with where it is and what to do. */
export const sentenceOf = ({ code, file, line, column, word, near }: PolicyProblem, language: Language): string => {
  const { problem, near: hint } = texts[language]
  const sentence = problem[code].replaceAll('{word}', () => word)
  const meant = near === undefined ? '' : ` ${hint.replaceAll('{word}', () => near)}`
  return `${file}:${String(line)}:${String(column)}: ${sentence}${meant} (${code})`
}

/** Just past what is compiled: enough to see that a file is too large without holding all of it. */
const mostRead = 1_048_577 * 4

const read = async (name: string): Promise<PolicyFile> => {
  const file = await open(name)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostRead), 0, mostRead, 0)
    return { name, text: buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '') }
  } finally {
    await file.close()
  }
}

const namesIn = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = await readdir(path)
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name))
}

const kinds: ReadonlySet<string> = new Set(entityTypes)

/** The policies of a file, or of all files of a directory by name; or a sentence that says why none could be read. */
export const policiesAt = async (path: string) => {
  try {
    const names = await namesIn(path)
    if (names.length === 0) return 'it holds no .yaml file'
    return compile(await Promise.all(names.map(read)), kinds)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return error.code === 'ENOENT' ? 'there is no such file' : `it can't be read (${String(error.code)})`
  }
}
