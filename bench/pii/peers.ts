/** Ready to read one text: what it answers is for nobody. */
export type Reader = (text: string) => unknown

/** Each peer by the call its own documentation shows for patterns in a text, on this machine alone. */
export const peers: Readonly<Record<string, () => Promise<Reader>>> = {
  'redact-pii': async () => {
    const { SyncRedactor } = await import('redact-pii')
    const redactor = new SyncRedactor()
    return (text) => redactor.redact(text)
  },
  '@redactpii/node': async () => {
    const { Redactor } = await import('@redactpii/node')
    const redactor = new Redactor()
    return (text) => redactor.redact(text)
  },
  openredaction: async () => {
    const { OpenRedaction } = await import('openredaction')
    const redactor = new OpenRedaction({ redactionMode: 'placeholder' })
    return (text) => redactor.detect(text)
  },
  '@openai/guardrails': async () => {
    const { pii, PIIConfig } = await import('@openai/guardrails/dist/checks/pii.js')
    const config = PIIConfig.parse({})
    return (text) => pii({}, text, config)
  },
  llmverify: async () => {
    const { redactPII } = await import('llmverify')
    return (text) => redactPII(text)
  },
}
