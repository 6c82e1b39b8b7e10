import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

const wanted = /\brequire\('([^']+)'\)/g

/** The package's CommonJS files, each once, by their place in the package. */
const modulesFrom = (entry: string): Map<string, string> => {
  const root = dirname(entry)
  const found = new Map<string, string>()
  const visit = (file: string): void => {
    const name = relative(root, file)
    if (found.has(name)) return
    const source = readFileSync(file, 'utf8')
    found.set(name, source)
    for (const [, request = ''] of source.matchAll(wanted)) visit(pathOf(dirname(file), request))
  }
  visit(entry)
  return found
}

const pathOf = (folder: string, request: string): string =>
  resolve(folder, request.endsWith('.js') ? request : `${request}.js`)

/** A script for the browser out of the npm package, which ships none: its modules and what resolves them. */
const bundle = (): string => {
  const entry = createRequire(import.meta.url).resolve('zendesk_app_framework_sdk')
  const modules = [...modulesFrom(entry)].map(([name, source]) => {
    const linked = source.replaceAll(wanted, (_written, request: string) => {
      const target = relative(dirname(entry), pathOf(dirname(join(dirname(entry), name)), request))
      return `require(${JSON.stringify(target)})`
    })
    return `${JSON.stringify(name)}:function(module,exports,require){${linked}\n}`
  })
  return (
    `(function(){var files={${modules.join(',')}},loaded={};` +
    `function require(name){if(!loaded[name]){loaded[name]={exports:{}};` +
    `files[name].call(window,loaded[name],loaded[name].exports,require)}return loaded[name].exports}` +
    `window.ZAFClient=require(${JSON.stringify(relative(dirname(entry), entry))})})();`
  )
}

let made: string | undefined

/** Made once, when the first page asks. */
export const sdkScript = (): string => (made ??= bundle())
