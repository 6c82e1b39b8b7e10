/** Zendesk's ids are integers below 2^53; ours are UUIDs. Branded so that a ticket is never passed for a comment. */
declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

export type TicketId = Branded<number, 'TicketId'>
export type CommentId = Branded<number, 'CommentId'>
export type UserId = Branded<number, 'UserId'>
export type TenantId = Branded<string, 'TenantId'>
export type IntentId = Branded<string, 'IntentId'>

export const ticketId = (value: number): TicketId => value as TicketId
export const commentId = (value: number): CommentId => value as CommentId
export const userId = (value: number): UserId => value as UserId
export const tenantId = (value: string): TenantId => value as TenantId
export const intentId = (value: string): IntentId => value as IntentId
