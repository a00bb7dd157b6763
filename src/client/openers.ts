/** Menus close when one looks elsewhere; dialog buttons work in browsers that do not know invoker commands. */
export function openAndClose(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false
    const button = target.closest<HTMLButtonElement>('button[command][commandfor]')
    if (button && !('command' in HTMLButtonElement.prototype)) command(button)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of openMenus()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')

function command(button: HTMLButtonElement): void {
  const dialog = document.getElementById(button.getAttribute('commandfor') ?? '')
  if (!(dialog instanceof HTMLDialogElement)) return
  if (button.getAttribute('command') === 'close') dialog.close()
  else dialog.showModal()
}
