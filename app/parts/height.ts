/** As high as what is in it, so that the host's own scroll bar serves; beyond this the sidebar scrolls by itself. */
const highest = 720
const lowest = 80

export const keepHeight = (element: HTMLElement, resize: (height: number) => void): void => {
  const tell = () => resize(Math.min(highest, Math.max(lowest, Math.ceil(element.getBoundingClientRect().height))))
  new ResizeObserver(tell).observe(element)
  tell()
}
