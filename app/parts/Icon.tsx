/** Drawn on 16 by 16; always beside a text or on a named button, so that no screen reader stops at them. */
const paths = {
  chevron: 'M4 6l4 4 4-4',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  done: 'M3.5 8.5l3 3 6-7',
  shield: 'M8 1.8l5 1.9v3.6c0 3.2-2 5.6-5 6.9-3-1.3-5-3.7-5-6.9V3.7zM5.7 8l1.7 1.7 3-3.3',
  waiting: 'M8 4.5V8l2.3 1.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  broken: 'M8 5v3.6M8 11v.2M7.1 2.3L1.6 12a1 1 0 0 0 .9 1.5h11a1 1 0 0 0 .9-1.5L8.9 2.3a1 1 0 0 0-1.8 0z',
  copy: 'M6 6h7v7.5H6zM10 6V2.5H3V10h3',
  none: 'M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string | undefined }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className={className}
  >
    <path d={paths[name]} />
  </svg>
)
