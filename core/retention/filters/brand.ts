import { oneOfIds } from './ids.ts'

export const brand = oneOfIds('brand')
