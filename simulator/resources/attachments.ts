import type { Attachment } from '../records.ts'
import { notFound, ok } from '../wire/answer.ts'
import { idOf } from '../wire/read.ts'
import type { Call, Route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { contentUrl } from './ticket-changes.ts'
import { findTicket } from './ticket-access.ts'

export const showAttachment = (world: World, attachment: Attachment) => ({
  url: `${world.origin}/api/v2/attachments/${attachment.id}.json`,
  id: attachment.id,
  file_name: attachment.file_name,
  content_url: contentUrl(world, attachment),
  mapped_content_url: contentUrl(world, attachment),
  content_type: attachment.content_type,
  size: attachment.content.length,
  width: null,
  height: null,
  inline: attachment.inline,
  deleted: false,
  malware_access_override: false,
  malware_scan_result: 'malware_not_found',
  thumbnails: [],
})

/** The file is gone for good: an empty `redacted.txt` stands in its place, under the same id. */
export const redactAttachment = (attachment: Attachment): void => {
  attachment.file_name = 'redacted.txt'
  attachment.content_type = 'text/plain'
  attachment.content = new Uint8Array()
  attachment.redacted = true
}

const show = (call: Call) => {
  const attachment = call.world.state.attachments.get(idOf(call.params['attachment_id']) ?? 0)
  const comment = attachment && call.world.state.comments.get(attachment.comment_id)
  if (attachment === undefined || comment === undefined) throw notFound()
  findTicket(call, comment.ticket_id)
  return ok({ attachment: showAttachment(call.world, attachment) })
}

/** A file's address carries its own secret: who has it may read, as with Zendesk where attachments aren't private. */
const download = (call: Call) => {
  const found = [...call.world.state.attachments.values()].find(({ token }) => token === call.params['token'])
  if (found === undefined) throw notFound()
  return new Response(new Uint8Array(found.content), {
    headers: {
      'content-type': found.content_type,
      'content-disposition': `${found.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.file_name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  })
}

export const attachmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v2/attachments/:attachment_id',
    access: 'agent',
    resource: 'tickets',
    handle: show,
  },
  { method: 'GET', path: '/attachments/token/:token', access: 'anyone', handle: download },
]
