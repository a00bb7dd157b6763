import { announce } from './announce.ts'

/** So long after the last letter, in milliseconds, is it asked for. */
const pause = 300

/** While the title of a question is typed, similar ones are shown below it, and how many is announced. */
export function suggestSimilar(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'title') return
    const box = target.form?.querySelector<HTMLElement>('[data-similar]')
    if (!box) return
    clearTimeout(timer)
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    timer = setTimeout(() => show(box, target.value, signal), pause)
  })
}

async function show(box: HTMLElement, title: string, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(`${box.dataset.similar}?title=${encodeURIComponent(title)}`, { signal })
    if (!answer.ok || answer.redirected) return
    box.innerHTML = await answer.text()
    announce(box.querySelector('[data-count]')?.textContent ?? '')
  } catch {
    // More was typed meanwhile, or the network is gone: it can be asked all the same, and is looked for once more then.
  }
}
