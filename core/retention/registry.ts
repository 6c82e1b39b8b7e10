import type { ActionRule } from './action.ts'
import { deleteRequester } from './actions/delete-requester.ts'
import { deleteTicket } from './actions/delete.ts'
import { redact } from './actions/redact.ts'
import type { Filter } from './filter.ts'
import { brand } from './filters/brand.ts'
import { channel } from './filters/channel.ts'
import { field } from './filters/field.ts'
import { form } from './filters/form.ts'
import { group } from './filters/group.ts'
import { holdsPii } from './filters/holds-pii.ts'
import { organization } from './filters/organization.ts'
import { priority } from './filters/priority.ts'
import { requesterTags } from './filters/requester-tags.ts'
import { requester } from './filters/requester.ts'
import { status } from './filters/status.ts'
import { tags } from './filters/tags.ts'
import { type } from './filters/type.ts'

export const filters: readonly Filter[] = [
  tags,
  status,
  channel,
  brand,
  group,
  organization,
  form,
  type,
  priority,
  requester,
  requesterTags,
  field,
  holdsPii,
]

/** In the order in which a run carries them out. */
export const actions: readonly ActionRule[] = [redact, deleteTicket, deleteRequester]
