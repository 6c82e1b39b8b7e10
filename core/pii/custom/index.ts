export { checkDetectors } from './check-detectors.ts'
export { compileDetector, compileDetectors } from './compile.ts'
