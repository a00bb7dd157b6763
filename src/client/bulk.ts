import { onTurbo } from './turbo-events.ts'

const boxesOf = (form: Element, name: string) => [
  ...form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]`),
]

function count(form: Element): void {
  const all = form.querySelector<HTMLInputElement>('[data-select-all]')
  if (!all) return
  const boxes = boxesOf(form, all.dataset.selectAll ?? '')
  const chosen = boxes.filter((box) => box.checked).length
  all.checked = chosen > 0 && chosen === boxes.length
  all.indeterminate = chosen > 0 && chosen < boxes.length
  const output = form.querySelector('[data-chosen-count]')
  if (output) output.textContent = String(chosen)
}

const countAll = () => {
  for (const form of document.querySelectorAll('form[data-bulk]')) count(form)
}

/** One box chooses every row on the page; the bar says how many are chosen. */
export function countChosen(): void {
  document.addEventListener('change', (event) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement)) return
    const form = box.closest('form[data-bulk]')
    if (!form) return
    if (box.dataset.selectAll) for (const each of boxesOf(form, box.dataset.selectAll)) each.checked = box.checked
    count(form)
  })
  onTurbo('turbo:load', countAll)
  document.addEventListener('live:refreshed', countAll)
}
