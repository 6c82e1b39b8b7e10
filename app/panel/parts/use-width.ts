import { useEffect, useState } from 'react'

/**
 * How wide the place of a drawing is, in pixels, up to `most`: drawn at that width, its letters keep their size where a
 * drawing that is scaled down would have letters nobody can read.
 */
export const useWidth = (most: number) => {
  const [width, setWidth] = useState(most)
  const [element, place] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const wide = Math.floor(entry?.contentRect.width ?? 0)
      if (wide > 0) setWidth(Math.min(most, wide))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, most])
  return { width, place }
}
