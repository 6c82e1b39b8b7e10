import { createDetector, type Finder } from '../detector.ts'
import { compileDetector } from './compile.ts'
import { mostDetectors, type CustomDetector, type DetectorFault } from './custom-detector.ts'
import { typeOfDetector } from './type.ts'

type List = 'match' | 'no_match'
const lists: readonly List[] = ['match', 'no_match']

const exampleFaults = ({ name, examples }: CustomDetector, finder: Finder): Omit<DetectorFault, 'detector'>[] => {
  const type = typeOfDetector(name)
  const { detect } = createDetector({ recognizers: [], finders: [finder], minScore: 0 })
  const finds = (example: string): boolean => detect(example).some((finding) => finding.type === type)
  return lists.flatMap((list): Omit<DetectorFault, 'detector'>[] => {
    const code = list === 'match' ? 'example-missed' : 'example-found'
    if (examples[list].length === 0) return [{ code: 'example-needed', example: { list, index: 0 } }]
    return examples[list].flatMap((example, index) =>
      finds(example) === (list === 'match') ? [] : [{ code, example: { list, index } }],
    )
  })
}

const faultsOf = (detector: CustomDetector): Omit<DetectorFault, 'detector'>[] => {
  const compiled = compileDetector(detector)
  return compiled.ok ? exampleFaults(detector, compiled.finder) : [compiled.fault]
}

/** Why these may not be published: each must compile, find what its examples say and leave alone what they say. */
export const checkDetectors = (detectors: readonly CustomDetector[]): readonly DetectorFault[] => {
  if (detectors.length > mostDetectors)
    return [{ code: 'too-many-detectors', detector: mostDetectors, limit: mostDetectors }]
  const taken = new Set<string>()
  return detectors.flatMap((detector, index) => {
    const faults = faultsOf(detector)
    const isTaken = taken.has(detector.name)
    taken.add(detector.name)
    return [...(isTaken ? [{ code: 'name-taken' } as const] : []), ...faults].map((fault) => ({
      ...fault,
      detector: index,
    }))
  })
}
