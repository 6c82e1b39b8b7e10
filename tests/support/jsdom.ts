import { configure } from '@testing-library/react'

// What is awaited comes in milliseconds; on a busy machine the first drawing of a page takes longer than the usual second.
configure({ asyncUtilTimeout: 15_000 })

/** What every browser has and jsdom has not. Imported first: Garden asks for the media when it is loaded. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })

HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

/** Nothing has a size here, so there is nothing to tell. */
window.ResizeObserver = class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}
