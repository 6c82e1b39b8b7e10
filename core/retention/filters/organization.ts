import { oneOfIds } from './ids.ts'

export const organization = oneOfIds('organization')
