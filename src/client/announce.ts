/** Says it to screen readers. Emptied first, so that the same text twice is said twice. */
export function announce(text: string): void {
  const announcer = document.getElementById('announcer')
  if (!announcer) return
  announcer.textContent = ''
  setTimeout(() => {
    announcer.textContent = text
  }, 100)
}
