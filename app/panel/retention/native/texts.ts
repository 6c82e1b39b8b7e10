import type { NativeSchedule } from '../../../../contract/native-schedules.ts'
import { periodText } from '../../parts/amounts.ts'
import type { PanelWords } from '../../words.ts'

/** What a schedule deletes, in one sentence. */
export const whatText = ({ say, locale }: PanelWords, { period }: Pick<NativeSchedule, 'period'>): string =>
  period === null ? say('panel.native.what-unknown') : say('panel.native.what', { period: periodText(locale, period) })
