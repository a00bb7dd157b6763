import { visit } from '@hotwired/turbo'

/** So long after the last key the results follow: a word that is being typed is not looked for letter by letter. */
const pauseMs = 150

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'search'

/** The frame where the results of the field's form follow what is typed. */
const frameOf = (field: HTMLInputElement) => field.form?.dataset.follows

const finds = () => [...document.querySelectorAll<HTMLElement>('a[data-found]')]
const fieldOfPage = () => document.querySelector<HTMLInputElement>('form[data-follows] input[type=search]')

/** The results follow what is typed (the one asked for before is dropped), arrow keys go through them, and Escape leads back and out. */
export function searchWhileTyping(): void {
  let pause = 0
  const follow = (field: HTMLInputElement, frame: string) => {
    const asked = new URLSearchParams(new FormData(field.form ?? undefined) as unknown as Record<string, string>)
    visit(`/search?${asked}`, { frame, action: 'replace' })
  }
  document.addEventListener('input', ({ target }) => {
    const frame = isSearch(target) && frameOf(target)
    clearTimeout(pause)
    if (frame) pause = window.setTimeout(follow, pauseMs, target, frame)
  })
  document.addEventListener('submit', () => clearTimeout(pause))
  document.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (key === 'Escape' && isSearch(target)) target.blur()
    const list = finds()
    const here = document.activeElement as HTMLElement
    const at = list.indexOf(here)
    const field = fieldOfPage()
    if (!field || (at < 0 && here !== field && !here.matches('body, h1'))) return
    const next = {
      ArrowDown: list[at + 1],
      ArrowUp: at > 0 ? list[at - 1] : at === 0 ? field : null,
      Escape: at < 0 ? null : field,
    }[key]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
}
