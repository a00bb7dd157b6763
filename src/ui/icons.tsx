import { raw } from 'hono/html'

const shapes = {
  'light-green': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.4 4.9-4.2 5L4.6 8.6l1-1 1.5 1.4 3.2-3.9 1.1.8Z',
  'light-yellow': 'M8 1.2 15.6 14.6H.4L8 1.2Zm-.8 5v4h1.6v-4H7.2Zm0 5.2v1.6h1.6v-1.6H7.2Z',
  'light-red':
    'M1.5 1.5h13v13h-13v-13Zm3.2 4.3L6.9 8l-2.2 2.2 1.1 1.1L8 9.1l2.2 2.2 1.1-1.1L9.1 8l2.2-2.2-1.1-1.1L8 6.9 5.8 4.7 4.7 5.8Z',
  'light-grey': 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2Zm0 1.3a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
} as const

const symbols = Object.entries(shapes)
  .map(
    ([id, d]) => `<symbol id="${id}" viewBox="0 0 16 16"><path class="${id}" fill-rule="evenodd" d="${d}"/></symbol>`,
  )
  .join('')

/** The shapes that lights point to with `<use>`: once a page, so that a matrix of 1,500 lights stays small. */
export const Shapes = () => raw(`<svg class="shapes" aria-hidden="true" width="0" height="0">${symbols}</svg>`)

/** The mark of the product: a beat. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 28 20" aria-hidden="true">
    <path d="M2 10h4l3-7 5 14 4-10 2 3h6" />
  </svg>
)

/** A bell: what one has been told. */
export const Bell = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3.5a6 6 0 0 0-6 6v4l-1.8 3.2h15.6L18 13.5v-4a6 6 0 0 0-6-6Zm-2 16a2.1 2.1 0 0 0 4 0" />
  </svg>
)
