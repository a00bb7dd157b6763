/** The part of Turbo that is used here; it comes without types of its own. */
declare module '@hotwired/turbo' {
  export const config: { forms: { submitter: 'disabled' | 'aria-disabled' } }
  /** Goes there, or fetches it into a frame of the page; what the frame asked for before is dropped. */
  export function visit(to: string, how: { frame: string; action: 'replace' }): void
  /** Turns the first body into the second, sending `turbo:before-morph-element` and `-attribute` on the way. */
  export function morphBodyElements(current: HTMLElement, next: HTMLElement): void
}
