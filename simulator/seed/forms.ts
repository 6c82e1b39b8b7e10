import { isoSeconds } from '../clock.ts'
import type { World } from '../world.ts'

/** Numbers of their own, so that nobody else's move when a form is added. */
const firstId = 360_000_100_001

const system = [
  ['subject', 'Sujet'],
  ['description', 'Description'],
  ['status', 'Statut'],
  ['tickettype', 'Type'],
  ['priority', 'Priorité'],
  ['group', 'Groupe'],
  ['assignee', 'Assigné'],
] as const

const custom = [
  {
    key: 'reason',
    type: 'tagger',
    title: 'Motif',
    options: [
      ['Livraison', 'motif_livraison'],
      ['Retour', 'motif_retour'],
      ['Paiement', 'motif_paiement'],
      ['Question simple', 'motif_question'],
    ],
  },
  {
    key: 'documents',
    type: 'multiselect',
    title: 'Pièces demandées',
    options: [
      ['Pièce d’identité', 'piece_identite'],
      ['RIB', 'piece_rib'],
      ['Relevé', 'piece_releve'],
    ],
  },
  { key: 'order', type: 'text', title: 'Numéro de commande', options: [] },
  { key: 'items', type: 'integer', title: 'Nombre d’articles', options: [] },
  { key: 'contract', type: 'checkbox', title: 'Contrat signé', options: [] },
  { key: 'until', type: 'date', title: 'Garder jusqu’au', options: [] },
] as const

export type FieldKey = (typeof custom)[number]['key']

const formSeeds = [
  { key: 'question', name: 'Question', fields: ['reason', 'order'] },
  { key: 'return', name: 'Retour d’un article', fields: ['reason', 'order', 'items'] },
  { key: 'partner', name: 'Dossier partenaire', fields: ['reason', 'documents', 'contract', 'until'] },
] as const

export type FormKey = (typeof formSeeds)[number]['key']

const systemIds = system.map((_field, index) => firstId + index)

const fieldIds = new Map<FieldKey, number>(custom.map(({ key }, index) => [key, firstId + 100 + index]))
const formIds = new Map<FormKey, number>(formSeeds.map(({ key }, index) => [key, firstId + 200 + index]))

const known = <Key extends string>(ids: ReadonlyMap<Key, number>, key: Key): number => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The seed knows no ${key}`)
  return id
}

export const fieldId = (key: FieldKey): number => known(fieldIds, key)
export const formId = (key: FormKey): number => known(formIds, key)

export const seedForms = ({ state, clock }: World): void => {
  const past = isoSeconds(clock.now() - 900 * 86_400_000)
  const stamps = { created_at: past, updated_at: past }
  for (const [index, [type, title]] of system.entries()) {
    const id = firstId + index
    state.fields.set(id, { id, type, title, removable: false, options: [], ...stamps })
  }
  for (const { key, type, title, options } of custom) {
    const id = fieldId(key)
    const written = options.map(([name, value], index) => ({ id: id * 100 + index, name, value }))
    state.fields.set(id, { id, type, title, removable: true, options: written, ...stamps })
  }
  for (const { key, name, fields } of formSeeds) {
    const ticket_field_ids = [...systemIds, ...fields.map(fieldId)]
    state.forms.set(formId(key), { id: formId(key), name, default: key === 'question', ticket_field_ids, ...stamps })
  }
}
