/** Where an admin may start from; each is a documented example, fetched when it is chosen. */
export const templates = {
  'gdpr-support-desk': () => import('../../../docs/policies/gdpr-support-desk.yaml?raw'),
  cpra: () => import('../../../docs/policies/cpra.yaml?raw'),
  bank: () => import('../../../docs/policies/bank.yaml?raw'),
  clinic: () => import('../../../docs/policies/clinic.yaml?raw'),
  shop: () => import('../../../docs/policies/shop.yaml?raw'),
  'public-body': () => import('../../../docs/policies/public-body.yaml?raw'),
} as const satisfies Record<string, () => Promise<{ readonly default: string }>>

export type TemplateName = keyof typeof templates

export const templateNames = Object.keys(templates) as TemplateName[]
