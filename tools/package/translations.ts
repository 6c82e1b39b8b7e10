import { parametersOf } from './manifest.ts'
import { jsonIn, localePattern, recordOf, type Fault, type Files } from './rules.ts'

const listed = ['name', 'short_description', 'long_description', 'installation_instructions']
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** Names that Zendesk's reviewers send back. */
const nameFaults = (name: unknown): string[] => {
  if (typeof name !== 'string') return []
  return [
    ...(name.length > 40 ? ['app.name is longer than 40 characters'] : []),
    ...(/zendesk/i.test(name) ? ['app.name bears Zendesk’s own'] : []),
  ]
}

/** What Zendesk refuses in `translations/` of an app for the marketplace. */
export const translationFaults = (files: Files): Fault[] => {
  const parameters = parametersOf(jsonIn(files, 'manifest.json') ?? {})
  return [...files.keys()]
    .filter((name) => name.startsWith('translations/'))
    .flatMap((file) => {
      const locale = /^translations\/(.+)\.json$/.exec(file)?.[1]
      if (locale === undefined || !localePattern.test(locale)) return [{ file, why: 'is not named after a locale' }]
      const app = recordOf(jsonIn(files, file)?.['app'])
      if (app === undefined) return [{ file, why: 'is no JSON object with an app in it' }]
      const labels = recordOf(app['parameters']) ?? {}
      return [
        ...(locale === 'en' ? listed.filter((key) => !isText(app[key])).map((key) => `app.${key} is missing`) : []),
        ...parameters
          .filter((name) => !isText(recordOf(labels[name])?.['label']))
          .map((name) => `app.parameters.${name} has no label`),
        ...nameFaults(app['name']),
        ...('package' in app ? ['app.package would ask for a title and a value everywhere'] : []),
      ].map((why) => ({ file, why }))
    })
}
