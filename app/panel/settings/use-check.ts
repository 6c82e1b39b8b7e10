import { useEffect, useState } from 'react'
import type { CustomDetectorSetting } from '../../../contract/detection.ts'
import type { DetectorFault } from '../../../core/pii/custom/custom-detector.ts'

/** Long enough that typing isn't answered letter by letter. */
const patience = 300

export type Checked =
  | { readonly state: 'checking' }
  | { readonly state: 'checked'; readonly faults: readonly DetectorFault[] }
  | { readonly state: 'failed' }

/** What the server's own check says to the detector as it is written now; the code comes when the first form is opened. */
export const useCheck = (
  detector: CustomDetectorSetting,
  others: readonly CustomDetectorSetting[],
  isReadable: boolean,
): Checked => {
  const [checked, setChecked] = useState<{ readonly of: CustomDetectorSetting; readonly answer: Checked }>()
  useEffect(() => {
    if (!isReadable) return undefined
    let isStale = false
    const answer = (given: Checked) => {
      if (!isStale) setChecked({ of: detector, answer: given })
    }
    const timer = setTimeout(() => {
      import('../../../core/pii/custom/index.ts').then(
        ({ checkDetectors }) => {
          const mine = others.length
          const faults = checkDetectors([...others, detector]).filter(({ detector: at }) => at >= mine)
          answer({ state: 'checked', faults })
        },
        () => answer({ state: 'failed' }),
      )
    }, patience)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [detector, others, isReadable])
  return checked?.of === detector ? checked.answer : { state: 'checking' }
}
