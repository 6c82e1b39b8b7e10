import { changeNativeSchedule, listNativeSchedules, type NativeWish } from '../../../../contract/native-schedules.ts'
import type { Api } from '../../../api.ts'

/** What this page asks of the server. */
export const nativeCalls = ({ call }: Pick<Api, 'call'>) => ({
  list: () => call(listNativeSchedules),
  change: (wish: NativeWish) => call(changeNativeSchedule, wish),
})
