import { styled } from 'styled-components'

/** As many columns of short lines as there is room for. */
export const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
  gap: 8px 16px;
  margin-top: 12px;
`
