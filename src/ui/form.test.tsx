import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { confirmed, formWithErrors, refusedForm, wholeForm } from './examples/form.example.tsx'
import { bind, bindAll, fieldId } from './form-state.ts'
import { VisibilityField } from './visibility-field.tsx'

const ui = exampleUi()

describe('a form with errors', () => {
  const html = String(formWithErrors(ui))

  test('has a summary that takes focus and links to each field', () => {
    expect(html).toContain('role="alert" tabindex="-1" autofocus')
    expect(html).toContain('2 uppgifter behöver rättas')
    for (const [, id] of html.matchAll(/<li><a href="#([^"]+)">/g)) expect(html).toContain(`id="${id}"`)
  })

  test('says the error at the field and ties it to it', () => {
    expect(html).toMatch(
      /<input[^>]*id="wrong-title"[^>]*aria-describedby="wrong-title-hint wrong-title-error"[^>]*aria-invalid="true"/,
    )
    expect(html).toMatch(/id="wrong-title-error"><span class="vh">Fel: <\/span>Skriv en rubrik\./)
  })

  test('keeps what was typed', () => {
    expect(html).toContain('Utan paketet kan ingen öva.</textarea>')
    expect(html).toContain('type="date" value="2027-02-01"')
  })

  test('names every control', () => {
    const labels = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id))
    const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('type="hidden"'))
    expect(controls.length).toBeGreaterThan(10)
    for (const tag of controls) expect(labels).toContain(/ id="([^"]+)"/.exec(tag)?.[1])
  })
})

test('a form without errors has no summary, and carries version and once', () => {
  const html = String(wholeForm(ui))
  expect(html).not.toContain('error-summary')
  expect(html).toContain('<input type="hidden" name="version" value="3"/>')
  expect(html).toContain('<input type="hidden" name="once" value="a-fresh-key"/>')
})

test('a refusal is said in words, first', () => {
  expect(String(refusedForm(ui))).toMatch(/Det gick inte att spara<\/h2><p>Någon annan har godkänt/)
})

test('text with script in it is only text', () => {
  const html = String(
    wholeForm(ui, {
      values: { title: '"><script>alert(1)</script>', why: '</textarea><script>' },
      errors: { title: '<b>' },
    }),
  )
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<b>')
})

test('who sees it is asked when there is a choice and said when there is none', () => {
  expect(
    String(<VisibilityField ui={ui} offered={['own-organisation', 'all-in-programme']} organisation="Hjo" />),
  ).toContain('>bara Hjo</label>')
  const only = String(<VisibilityField ui={ui} offered={['all-in-programme']} />)
  expect(only).toContain('type="hidden" name="visibility" value="all-in-programme"')
  expect(only).toContain('Ses av alla i programmet.')
})

test('a dialog is named by its heading and closed by a button with a name', () => {
  const html = String(confirmed(ui))
  expect(html).toContain('command="show-modal" commandfor="withdraw"')
  expect(html).toContain('aria-labelledby="withdraw-title"')
  expect(html).toContain('aria-label="Stäng"')
})

test('a field takes what was typed before what is usual, and one value of many where it takes one', () => {
  const form = { values: { a: '', b: ['1', '2'] }, errors: { a: 'Skriv.' } }
  expect(bind(form, 'a', 'usual')).toEqual({ name: 'a', value: '', error: 'Skriv.' })
  expect(bind(form, 'b').value).toBe('1')
  expect(bind(form, 'c', 'usual').value).toBe('usual')
  expect(bindAll(form, 'a').values).toEqual([''])
  expect(bindAll(form, 'c', ['x']).values).toEqual(['x'])
  expect(fieldId('dates[0].due', 'wave')).toBe('wave-dates-0--due')
})
