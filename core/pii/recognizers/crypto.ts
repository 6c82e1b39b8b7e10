import { contextWords } from '../context.ts'
import type { Reason } from '../finding.ts'
import { standsAlone, surer, type Recognizer } from '../recognizer.ts'
import { isBase58Check, isBech32, isMixedRight } from './crypto-checks.ts'

const words = contextWords(
  ...[
    'wallet',
    'bitcoin',
    'btc',
    'ethereum',
    'ether',
    'eth',
    'erc20',
    'erc-20',
    'usdt',
    'usdc',
    'litecoin',
    'dogecoin',
  ],
  ...['crypto', 'cryptocurrency', 'metamask', 'coinbase', 'binance', 'ledger', 'portefeuille', 'cryptomonnaie'],
  ...[
    'adresse bitcoin',
    'krypto*',
    'geldbörse',
    'cartera',
    'billetera',
    'criptomoneda*',
    'portafoglio',
    'criptovalut*',
  ],
  ...['portemonnee', 'carteira', 'criptomoeda*', 'portfel', 'kryptowalut*'],
)

const shape =
  /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|(?:bc|ltc|BC|LTC)1[02-9ac-hj-np-zAC-HJ-NP-Z]{11,87}|[13LMDA9][1-9A-HJ-NP-Za-km-z]{25,33})(?![A-Za-z0-9])/g

type Standing = 'right' | 'wrong' | 'unchecked'

const standingOf = (address: string): Standing => {
  const right = (is: boolean): Standing => (is ? 'right' : 'wrong')
  if (address.startsWith('0x')) {
    const digits = address.slice(2)
    const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase()
    return isMixed ? right(isMixedRight(address)) : 'unchecked'
  }
  return right(/^(?:bc|ltc)1/i.test(address) ? isBech32(address) : isBase58Check(address))
}

export const crypto: Recognizer = {
  type: 'CRYPTO',
  needs: 'opaque',
  source: 'Bitcoin Core, base58.cpp; BIP 173 and BIP 350 (bech32, bech32m); EIP-55 (mixed-case checksum)',
  *find(reading) {
    for (const { 0: address, index: start } of reading.text.matchAll(shape)) {
      const end = start + address.length
      if (!standsAlone(reading, start, end)) continue
      const standing = standingOf(address)
      const word = words.near(reading, start, end)
      if (standing === 'wrong') {
        if (word !== undefined) reading.missed?.('CRYPTO', start, end, { code: 'check-digit-wrong' })
        continue
      }
      // Small letters alone are as often a hash or a device's number.
      if (standing === 'unchecked' && word === undefined) {
        reading.missed?.('CRYPTO', start, end, { code: 'no-word-nearby' })
        continue
      }
      const reasons: Reason[] = [{ code: standing === 'right' ? 'check-digit' : 'pattern' }]
      if (word !== undefined) reasons.push({ code: 'context-word', word })
      yield { start, end, score: surer(standing === 'right' ? 0.97 : 0.5, word !== undefined && 0.8), reasons }
    }
  },
}
