import { expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { bothHalves, lightBesideItsWords, namedLight } from './examples/light.example.tsx'
import { Shapes } from './icons.tsx'

test('a light says in words what its colour says', () => {
  expect(String(namedLight(exampleUi()))).toContain('role="img" aria-label="Utbildning: rött"')
  expect(String(namedLight(exampleUi('en')))).toContain('aria-label="Utbildning: red"')
})

test('both halves are one picture with one name, deliveries first', () => {
  const html = String(bothHalves(exampleUi()))
  expect(html).toContain('aria-label="Leveranser till oss: rött. Våra förberedelser: grönt."')
  expect(html.indexOf('#light-red')).toBeLessThan(html.indexOf('#light-green'))
})

test('a light beside its words is silent', () => {
  const html = String(lightBesideItsWords(exampleUi()))
  expect(html).toContain('aria-hidden="true"')
  expect(html).not.toContain('role="img"')
})

test('each state has a shape of its own, so that it reads without colour', () => {
  const shapes = [...String(Shapes()).matchAll(/ d="([^"]+)"/g)].map(([, d]) => d)
  expect(new Set(shapes).size).toBe(4)
})
