import '@u-elements/u-datalist'

const labelOf = (option: HTMLOptionElement | undefined) => (option?.value ? option.label : '')

/** Puts a field with a filterable list over a select, which goes on holding the value. What matches nothing falls back to what was chosen. */
export function fillCombobox(select: HTMLSelectElement): void {
  if (select.hasAttribute('data-filled')) return
  const input = document.createElement('input')
  const list = document.createElement('u-datalist')
  for (const name of ['id', 'class', 'aria-describedby', 'aria-invalid', 'aria-required']) {
    const value = select.getAttribute(name)
    if (value !== null) input.setAttribute(name, value)
  }
  list.id = `${select.id}-list`
  list.setAttribute('data-sr-singular', select.dataset.hit ?? '')
  list.setAttribute('data-sr-plural', select.dataset.hits ?? '')
  list.setAttribute('data-sr-of', select.dataset.of ?? '')
  select.id = `${select.id}-value`
  input.setAttribute('list', list.id)
  input.placeholder = select.options[0]?.value === '' ? select.options[0].label : ''
  input.value = labelOf(select.selectedOptions[0])
  list.append(...[...select.options].filter((option) => option.value && !option.disabled).map(choice), nothing(select))
  select.setAttribute('data-filled', '')
  select.hidden = true
  const box = document.createElement('div')
  box.className = 'combobox'
  select.replaceWith(box)
  box.append(input, list, select)
  input.addEventListener('input', () => choose(select, input, false))
  input.addEventListener('change', () => choose(select, input, true))
}

function choice(option: HTMLOptionElement): HTMLElement {
  const made = document.createElement('u-option')
  made.textContent = option.label
  return made
}

/** Shown by the stylesheet when every choice is filtered away. */
function nothing(select: HTMLSelectElement): HTMLElement {
  const made = document.createElement('p')
  made.className = 'combobox-none quiet'
  made.textContent = select.dataset.none ?? ''
  return made
}

function choose(select: HTMLSelectElement, input: HTMLInputElement, done: boolean): void {
  const typed = input.value.trim().toLocaleLowerCase()
  const options = [...select.options]
  const match = options.find((option) => (typed ? option.label.toLocaleLowerCase() === typed : option.value === ''))
  if (match && !match.selected) {
    match.selected = true
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  if (done) input.value = labelOf(select.selectedOptions[0])
}
