import { onTurbo } from './turbo-events.ts'

/** Where a programme's sections do not fit beside each other, the one that one stands in is in view. */
export function showCurrentTab(): void {
  onTurbo('turbo:load', () => {
    const tabs = document.querySelector<HTMLElement>('.tabs')
    const current = tabs?.querySelector<HTMLElement>('[aria-current]')
    if (!tabs || !current || tabs.scrollWidth <= tabs.clientWidth) return
    const [row, one] = [tabs.getBoundingClientRect(), current.getBoundingClientRect()]
    tabs.scrollLeft += one.left - row.left - (row.width - one.width) / 2
  })
}
