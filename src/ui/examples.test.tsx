import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import type { Ui } from './ui.ts'

type Example = (ui: Ui) => { toString(): string }
const files = import.meta.glob<Record<string, Example>>('./examples/*.example.tsx', { eager: true })
const examples = Object.values(files).flatMap((file) => Object.entries(file))

describe.each(examples)('%s', (_name, example) => {
  const html = String(example(exampleUi()))

  test('has nothing inline that a strict Content-Security-Policy would refuse', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style|<script(?![^>]* src=)/)
  })

  test('gives no two things the same id', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  test('points only to what is there', () => {
    const there = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const pointed = [...html.matchAll(/ (?:for|commandfor|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"/g)]
    for (const [, ids = ''] of pointed) for (const id of ids.split(' ')) expect(there).toContain(id)
  })

  test('says the same in English, with no message missing', () => {
    expect(String(example(exampleUi('en')))).not.toMatch(/>ui\.[a-z]/)
  })
})
