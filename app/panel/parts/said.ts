import { styled } from 'styled-components'

/** Takes the focus of a button that is gone once it was pressed, and says what has become of it. */
export const Said = styled.p`
  margin: 0 0 8px;
  outline: none;

  &:empty {
    margin: 0;
  }
`
