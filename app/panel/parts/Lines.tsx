import { Textarea, type ITextareaProps } from '@zendeskgarden/react-forms'
import { styled } from 'styled-components'

/** Garden measures in a hidden copy that keeps the width it had: a narrower window would scroll sideways to nothing. */
const Room = styled.div`
  position: relative;
  margin-top: 8px;

  > textarea[aria-hidden='true'] {
    max-width: 100%;
  }
`

/** Several lines of text in a field that grows with them. */
export const Lines = (props: ITextareaProps & { readonly minRows: number; readonly maxRows: number }) => (
  <Room>
    <Textarea {...props} />
  </Room>
)
