import { useEffect, useState } from 'react'
import { keyframes, styled } from 'styled-components'
import { color } from './garden.ts'
import { Small, Unseen } from './text.ts'

const Box = styled.div`
  display: grid;
  gap: 14px;
  padding: 14px 12px;
`

const Line = styled.div`
  display: grid;
  gap: 6px;
`

const breathe = keyframes`
  50% {
    opacity: 0.5;
  }
`

const Bone = styled.div`
  height: 12px;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${color('border.subtle')};
  animation: ${breathe} 1.6s ease-in-out infinite;
`

/** Nothing for a moment, since most tickets are read before anyone would see it; then two rows to come. */
const patience = 300

interface LoadingProps {
  /** What is going on, for those who can't see it. */
  readonly label: string
  /** How far it is, where there is something to say. */
  readonly progress?: string | undefined
}

export const Loading = ({ label, progress }: LoadingProps) => {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  return (
    <Box data-testid="loading">
      <Unseen>{label}</Unseen>
      {[0, 1].map((row) => (
        <Line key={row}>
          <Bone style={{ width: '45%' }} />
          <Bone style={{ width: '80%' }} />
        </Line>
      ))}
      {progress === undefined ? null : <Small>{progress}</Small>}
    </Box>
  )
}
