import { standsAlone, type Recognizer } from '../recognizer.ts'

const address = /(?<![\p{L}\p{N}:-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![:-]?[\p{L}\p{N}])/giu

export const macAddress: Recognizer = {
  type: 'MAC_ADDRESS',
  needs: 'digit',
  source: 'IEEE 802-2014, section 8.1: the representation of MAC addresses',
  *find(reading) {
    for (const { 0: found, index: start } of reading.text.matchAll(address)) {
      const end = start + found.length
      if (/[a-f]/i.test(found) && standsAlone(reading, start, end))
        yield { start, end, score: 0.93, reasons: [{ code: 'pattern' }] }
    }
  },
}
