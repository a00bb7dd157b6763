import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { examplePage, signedOutPage } from './examples/page.example.tsx'

describe('the page', () => {
  const html = String(examplePage(exampleUi(), undefined, { flash: { kind: 'done', text: 'Klart <b>' } }))

  test('starts with its type and language, and skips to the content first', () => {
    expect(html.startsWith('<!doctype html><html lang="sv"')).toBe(true)
    expect(html.indexOf('class="skip"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toContain('<main id="main"')
  })

  test('has nothing inline that a strict Content-Security-Policy would refuse', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style|<script(?![^>]* src=)/)
  })

  test('says what it shows, for the live stream', () => {
    expect(html).toContain('<meta name="live-topics" content="programme:1@12 person:1@3"/>')
  })

  test('says how much waits in words as well as in a number', () => {
    expect(html).toContain('4 saker väntar på dig')
  })

  test('offers the other language in that language', () => {
    expect(html).toContain('value="en" lang="en">In English')
    expect(String(examplePage(exampleUi('en')))).toContain('value="sv" lang="sv">På svenska')
  })

  test('tells what was done as a status, escaped', () => {
    expect(html).toContain('role="status" data-turbo-temporary')
    expect(html).toContain('Klart &lt;b&gt;')
  })

  test('shows no menu, search or tabs to one who is not signed in', () => {
    const signedOut = String(signedOutPage(exampleUi()))
    for (const absent of ['data-menu', 'type="search"', 'class="tabs"']) expect(signedOut).not.toContain(absent)
  })
})
