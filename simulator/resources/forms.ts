import type { TicketField, TicketForm } from '../records.ts'
import { notFound, ok } from '../wire/answer.ts'
import { listAnswer, paged } from '../wire/paging.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'

const showForm = (world: World) => (form: TicketForm) => ({
  url: `${world.origin}/api/v2/ticket_forms/${form.id}.json`,
  ...form,
  raw_name: form.name,
  display_name: form.name,
  raw_display_name: form.name,
  position: [...world.state.forms.keys()].indexOf(form.id) + 1,
  active: true,
  end_user_visible: true,
  in_all_brands: true,
  restricted_brand_ids: [],
  agent_conditions: [],
  end_user_conditions: [],
})

/** Options are shown of lists alone. */
const showField =
  (world: World) =>
  ({ options, ...field }: TicketField) => ({
    url: `${world.origin}/api/v2/ticket_fields/${field.id}.json`,
    ...field,
    raw_title: field.title,
    title_in_portal: field.title,
    raw_title_in_portal: field.title,
    description: '',
    raw_description: '',
    agent_description: null,
    position: [...world.state.fields.keys()].indexOf(field.id) + 1,
    active: true,
    required: false,
    required_in_portal: false,
    visible_in_portal: true,
    editable_in_portal: false,
    agent_can_edit: true,
    collapsed_for_agents: false,
    regexp_for_validation: null,
    tag: null,
    ...(options.length === 0 ? {} : { custom_field_options: options.map((one) => ({ ...one, raw_name: one.name })) }),
  })

const one = <T>(records: ReadonlyMap<number, T>, id: unknown): T => {
  const found = records.get(idOf(id) ?? 0)
  if (found === undefined) throw notFound()
  return found
}

/** Without the words of a cursor every field comes at once. */
const listFields = (call: Call) => {
  const fields = [...call.world.state.fields.values()]
  const speaksCursor = [...call.query.keys()].some((name) => name.startsWith('page['))
  const show = showField(call.world)
  if (!speaksCursor)
    return ok({ ticket_fields: fields.map(show), count: fields.length, next_page: null, previous_page: null })
  const { page, frame } = paged(call, fields)
  return ok({ ticket_fields: page.map(show), ...frame })
}

const get = { method: 'GET', access: 'agent' } as const

export const formRoutes: readonly Route[] = [
  {
    ...get,
    path: '/api/v2/ticket_forms',
    handle: (call) => listAnswer(call, 'ticket_forms', [...call.world.state.forms.values()], showForm(call.world)),
  },
  {
    ...get,
    path: '/api/v2/ticket_forms/:form_id',
    handle: ({ world, params }) => ok({ ticket_form: showForm(world)(one(world.state.forms, params['form_id'])) }),
  },
  { ...get, path: '/api/v2/ticket_fields', handle: listFields },
  {
    ...get,
    path: '/api/v2/ticket_fields/:field_id',
    handle: ({ world, params }) => ok({ ticket_field: showField(world)(one(world.state.fields, params['field_id'])) }),
  },
]
