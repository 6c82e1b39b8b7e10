import type { Table } from './table.ts'

/** The address of the first block, and the examples of BIP 173, BIP 350 and EIP-55. */
const first = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const script = '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'
const witness = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
const taproot = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'
const ether = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

export const crypto: Table = {
  hits: [
    `‹${first}›`,
    `‹${script}›`,
    `‹${witness}›`,
    `‹${witness.toUpperCase()}›`,
    `‹${taproot}›`,
    `‹${ether}›`,
    '‹LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1›',
    '‹D7Y55r6Yoc1G8EECxkQ6SuSjTgGJJ7M6yD›',
    `my ETH wallet ‹${ether.toLowerCase()}›`,
  ],
  misses: [
    ether.toLowerCase(),
    'commit 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed was reverted',
    `${witness.slice(0, -1)}p`,
    witness.replace('bc1q', 'bc1Q'),
    'bc1qqqqqqqqqqq',
  ],
  languages: {
    en: `my bitcoin wallet ‹${first}›`,
    fr: `mon portefeuille ‹${ether.toLowerCase()}›`,
    de: `Kryptoadresse ‹${ether.toLowerCase()}›`,
    es: `mi billetera ‹${ether.toLowerCase()}›`,
    it: `il mio portafoglio ‹${ether.toLowerCase()}›`,
    nl: `mijn portemonnee ‹${ether.toLowerCase()}›`,
    pt: `a minha carteira ‹${ether.toLowerCase()}›`,
    pl: `mój portfel ‹${ether.toLowerCase()}›`,
  },
  punctuated: [`(‹${first}›).`, `bitcoin:‹${witness}›?amount=1`],
  foreign: [`btc ${first.slice(0, 17)}-${first.slice(17)}`, `eth ${ether.slice(0, 20)} ${ether.slice(20)}`],
  neighbours: [`${first}9`, `9${witness}`, `${ether}0`],
  checked: { text: 'send it to #, please', right: first, wrong: `${first.slice(0, -1)}b` },
}
