import * as z from 'zod/mini'
import { id } from '../../contract/source.ts'
import { parse, readPages, type Read } from './pages.ts'
import type { TicketText } from './texts.ts'

const commentsPage = z.object({
  comments: z.array(
    z.object({
      id,
      author_id: z.nullish(z.number()),
      html_body: z.string(),
      public: z.boolean(),
      created_at: z.string(),
      via: z.nullish(z.object({ channel: z.nullish(z.union([z.string(), z.number()])) })),
    }),
  ),
})

export const isChatChannel = (channel: string | undefined): boolean => /chat|messag/.test(channel ?? '')

export const readComments = async (read: Read, ticketId: number): Promise<TicketText[]> => {
  const texts: TicketText[] = []
  for await (const answer of readPages(read, `/api/v2/tickets/${ticketId}/comments.json`)) {
    for (const comment of parse(commentsPage, answer).comments) {
      const channel = String(comment.via?.channel ?? 'web')
      texts.push({
        source: { comment_id: comment.id },
        raw: comment.html_body,
        isHtml: true,
        isTranscript: isChatChannel(channel),
        label: {
          authorId:
            comment.author_id !== undefined && comment.author_id !== null && comment.author_id > 0
              ? comment.author_id
              : null,
          at: comment.created_at,
          visibility: comment.public ? 'public' : 'internal',
          channel,
        },
      })
    }
  }
  return texts
}
