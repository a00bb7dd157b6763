import { onTurbo } from './turbo-events.ts'

/** Loads the filterable list only on pages that have one. */
async function fill(): Promise<void> {
  const selects = document.querySelectorAll<HTMLSelectElement>('select[data-combobox]:not([data-filled])')
  if (selects.length === 0) return
  const { fillCombobox } = await import('./combobox-fill.ts')
  for (const select of selects) fillCombobox(select)
}

export function fillComboboxes(): void {
  onTurbo('turbo:load', fill)
  onTurbo('turbo:render', fill)
  document.addEventListener('live:refreshed', fill)
  onTurbo('turbo:before-cache', emptyComboboxes)
}

/** Before the page is put away for the back button: a copy has no listeners, so it is kept as the plain select. */
function emptyComboboxes(): void {
  for (const box of document.querySelectorAll('.combobox')) {
    const select = box.querySelector('select')
    const input = box.querySelector('input')
    if (!select || !input) continue
    select.hidden = false
    select.removeAttribute('data-filled')
    select.id = input.id
    box.replaceWith(select)
  }
}
