import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** One element of DER: tag, length, content. */
const element = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const size = body.length.toString(16)
  const bytes = Buffer.from(size.length % 2 === 1 ? `0${size}` : size, 'hex')
  const length = body.length < 128 ? bytes : Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes])
  return Buffer.concat([Buffer.from([tag]), length, body])
}

const sequence = (...parts: readonly Uint8Array[]) => element(0x30, ...parts)
const text = (tag: number, value: string) => element(tag, Buffer.from(value, 'latin1'))
const object = (hex: string) => element(0x06, Buffer.from(hex, 'hex'))

const commonName = object('550403')
const ecdsaWithSha256 = sequence(object('2a8648ce3d040302'))
const basicConstraints = sequence(object('551d13'), element(0x04, sequence(element(0x01, Buffer.from([0xff])))))
const alternativeName = (host: string) => sequence(object('551d11'), element(0x04, sequence(text(0x82, host))))

const nameOf = (host: string) => sequence(element(0x31, sequence(commonName, text(0x0c, host))))
const time = (at: Date) => text(0x18, `${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`)

/** A certificate that signs itself for one host (RFC 5280), made for this run; it is trusted where it is given as `ca`. */
export const aCertificate = (host: string): { readonly key: string; readonly cert: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const year = 365 * 24 * 3_600_000
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(host),
    sequence(time(new Date(Date.now() - year)), time(new Date(Date.now() + year))),
    nameOf(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(basicConstraints, alternativeName(host))),
  )
  const signature = element(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines =
    sequence(body, ecdsaWithSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}
