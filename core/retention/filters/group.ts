import { oneOfIds } from './ids.ts'

export const group = oneOfIds('group')
