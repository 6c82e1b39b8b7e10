import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { load } from 'js-yaml'

/** Zendesk's own description of its API. It is not ours to keep: where it is absent, what stands on it says so and passes. */
export const oasFile = new URL('../../../shared/zendesk/oas.yaml', import.meta.url)

export const oasIsPresent = existsSync(oasFile)

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const nodeAt = (value: unknown, ...path: readonly string[]): Node => {
  const found = path.reduce<unknown>((at, name) => (isNode(at) ? at[name] : undefined), value)
  return isNode(found) ? found : {}
}

/** A field's value is described as a text, though the document names fields of several options, of numbers and of ticks. */
const isFieldValue = (schema: unknown): boolean =>
  isNode(schema) && schema['description'] === 'The value of the custom field'

const anyFieldValue = { type: ['string', 'number', 'boolean', 'array', 'null'], items: { type: 'string' } }

/**
 * OpenAPI 3.0 to JSON Schema. `nullable` becomes a type; and what isn't required may be null as well: the document's own
 * examples are (`external_id`, `assignee_id`), whatever its schemas say.
 */
const convert = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(convert)
  if (!isNode(value)) return value
  if (isFieldValue(value)) return anyFieldValue
  const { nullable, ...rest } = value
  const required = Array.isArray(rest['required']) ? rest['required'] : []
  const converted = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [
      name,
      name === 'properties' && isNode(inner)
        ? Object.fromEntries(
            Object.entries(inner).map(([property, schema]) => [
              property,
              required.includes(property) ? convert(schema) : { anyOf: [convert(schema), { type: 'null' }] },
            ]),
          )
        : name === 'enum' || name === 'required'
          ? inner
          : convert(inner),
    ]),
  )
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted
}

const pattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)

interface Operation {
  readonly method: string
  readonly template: string
  readonly pattern: RegExp
  readonly responses: Node
}

export interface Oas {
  /** Whether the document describes the operation. A `.json` at the end of the path makes no difference. */
  readonly knows: (method: string, path: string) => boolean
  /** What is wrong with an answer; nothing when it is as described. */
  readonly checkResponse: (method: string, path: string, status: number, body: unknown) => readonly string[]
  readonly operations: number
}

export const readOas = (): Oas => {
  const document: unknown = load(readFileSync(oasFile, 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  // Zendesk writes this where it means date-time.
  ajv.addFormat('datetime', true)
  ajv.addSchema({ $id: 'oas', components: { schemas: convert(nodeAt(document, 'components', 'schemas')) } })

  const operations = Object.entries(nodeAt(document, 'paths')).flatMap(([template, item]) =>
    ['get', 'put', 'post', 'patch', 'delete'].flatMap((method): Operation[] =>
      isNode(item) && isNode(item[method])
        ? [
            {
              method: method.toUpperCase(),
              template,
              pattern: pattern(template),
              responses: nodeAt(item, method, 'responses'),
            },
          ]
        : [],
    ),
  )

  /** A path with words wins over one with parameters: `/tickets/count` is no ticket. */
  const find = (method: string, path: string): Operation | undefined => {
    const bare = path.replace(/\?.*$/, '').replace(/\.json$/, '')
    return operations
      .filter((operation) => operation.method === method.toUpperCase() && operation.pattern.test(bare))
      .sort((one, other) => one.template.split('{').length - other.template.split('{').length)[0]
  }

  const resolve = (response: unknown): Node => {
    const reference = isNode(response) ? response['$ref'] : undefined
    if (typeof reference !== 'string') return isNode(response) ? response : {}
    return nodeAt(document, ...reference.replace('#/', '').split('/'))
  }

  const inDocument = (schema: unknown): unknown =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"oas#/components/'))

  const validators = new Map<string, ValidateFunction>()
  const validatorFor = (operation: Operation, status: number): ValidateFunction | undefined => {
    const key = `${operation.method} ${operation.template} ${status}`
    const known = validators.get(key)
    if (known !== undefined) return known
    const schema = nodeAt(resolve(operation.responses[String(status)]), 'content', 'application/json')['schema']
    if (schema === undefined) return undefined
    const validate = ajv.compile(inDocument(convert(schema)) as object)
    validators.set(key, validate)
    return validate
  }

  return {
    operations: operations.length,
    knows: (method, path) => find(method, path) !== undefined,
    checkResponse: (method, path, status, body) => {
      const operation = find(method, path)
      if (operation === undefined) return [`${method} ${path} is not described`]
      if (!Object.hasOwn(operation.responses, String(status))) return [`${method} ${path}: ${status} is not described`]
      const validate = validatorFor(operation, status)
      if (validate === undefined || validate(body)) return []
      return (validate.errors ?? []).map((error) => `${method} ${path} ${error.instancePath} ${error.message ?? ''}`)
    },
  }
}
