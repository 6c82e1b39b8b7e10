import { Component, type ReactNode } from 'react'
import { Note } from '../../parts/Note.tsx'

interface PageTroubleProps {
  readonly text: string
  readonly retry: string
  readonly children: ReactNode
}

/** A page that can't be loaded or drawn says so in its place: the navigation and the other pages stay. */
export class PageTrouble extends Component<PageTroubleProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Note
        kind="error"
        testId="page-trouble"
        action={{
          name: this.props.retry,
          run: () => location.reload(),
        }}
      >
        {this.props.text}
      </Note>
    )
  }
}
