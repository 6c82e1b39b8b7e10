import { british } from './british.ts'
import { dutch } from './dutch.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { polish } from './polish.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

/** Letters to a help desk as people write them, made up; each value of a core kind stands as `‹KIND value›`. */
export const letters = { british, dutch, french, german, italian, polish, portuguese, spanish } as const
