import { oneOfIds } from './ids.ts'

export const form = oneOfIds('form')
