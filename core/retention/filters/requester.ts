import { oneOfIds } from './ids.ts'

export const requester = oneOfIds('requester')
