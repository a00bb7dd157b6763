import { onTurbo } from './turbo-events.ts'

/** Where the timeline is wider than the screen, it opens at today instead of long ago. */
export function showToday(): void {
  onTurbo('turbo:load', () => {
    for (const timeline of document.querySelectorAll('.timeline')) {
      const box = timeline.parentElement
      const today = timeline.querySelector('.today')
      if (!box || !today || box.scrollWidth <= box.clientWidth || box.scrollLeft > 0) continue
      box.scrollLeft = today.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth * 0.55
    }
  })
}
