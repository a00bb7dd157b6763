import { expect, test } from 'vitest'
import { arriveAt, aStage, everyLook, expectAccessible, narrow } from './stage.ts'
import { follow, inHjo, lead, staffInHjo, toProgramme, toTab } from './ways.ts'

const { signIn, visit } = aStage()

test('every page of a programme can be used by everyone, as far as a machine can tell', async () => {
  const visitor = await signIn(lead)
  await expectAccessible(visitor)
  await toProgramme(visitor)
  await expectAccessible(visitor)
  const { pathname } = new URL(visitor.page.url())
  for (const page of [
    '/waves',
    '/commitments',
    '/readiness',
    '/timeline',
    '/breaches',
    '/history',
    '/settings',
    '/imports',
    '/templates',
    '/commitments/new',
    '/rollouts/new',
  ]) {
    await visitor.page.goto(pathname + page)
    await expectAccessible(visitor)
  }
  for (const page of ['/programmes', '/parties', '/templates', '/profile', '/search?q=utbildning', '/no-such-page']) {
    await visitor.page.goto(page)
    await expectAccessible(visitor)
  }
  const nobody = await visit()
  await nobody.page.goto('/sign-in')
  await expectAccessible(nobody)
})

test('pages of risks and who decides are no wider than a phone, light or dark', async () => {
  const visitor = await signIn(lead)
  await toTab(visitor, 'Risker')
  const { pathname } = new URL(visitor.page.url())
  for (const page of ['/risks', '/risks/matrix', '/risks/new', '/risk-levels', '/question-settings']) {
    expect((await visitor.page.goto(pathname.replace('/risks', page)))?.status()).toBe(200)
    await expectAccessible(visitor, everyLook)
  }
  await visitor.page.goto(`${pathname}?show=all`)
  await follow(visitor, 'Programledaren får ett annat uppdrag')
  await arriveAt(visitor, /Programledaren får ett annat uppdrag/)
  await expectAccessible(visitor, everyLook)
  for (const page of ['/forums', '/forums/new']) {
    await visitor.page.goto(page)
    await expectAccessible(visitor, everyLook)
  }
  await toTab(visitor, 'Forum')
  await expectAccessible(visitor, everyLook)
  await follow(visitor, 'Taktiska gruppen')
  await arriveAt(visitor, 'Taktiska gruppen')
  await expectAccessible(visitor, everyLook)
})

test('pages of questions and of what one is told are no wider than a phone, light or dark', async () => {
  const visitor = await signIn(inHjo)
  await toTab(visitor, 'Frågor')
  const { pathname } = new URL(visitor.page.url())
  for (const page of ['', '/figures', '/new']) {
    expect((await visitor.page.goto(pathname + page))?.status()).toBe(200)
    await expectAccessible(visitor, everyLook)
  }
  await visitor.page.goto(`${pathname}?view=all`)
  await follow(visitor, 'När kommer nästa version av utbildningsmaterialet?')
  await arriveAt(visitor, 'När kommer nästa version av utbildningsmaterialet?')
  await expectAccessible(visitor, everyLook)
  for (const page of ['/notices', '/profile/notices', '/search', '/search?q=superanv']) {
    await visitor.page.goto(page)
    await expectAccessible(visitor, everyLook)
  }
  const asker = await signIn(staffInHjo)
  await expectAccessible(asker, everyLook)
})

test('on a phone the section one stands in is in view among the others, and there is room to type what to search for', async () => {
  const visitor = await signIn(inHjo, { viewport: narrow })
  await expect.poll(async () => (await visitor.page.getByRole('searchbox').boundingBox())?.width).toBeGreaterThan(200)
  await toTab(visitor, 'Frågor')
  const current = visitor.page.getByRole('navigation', { name: 'Programmet' }).locator('[aria-current]')
  await expect
    .poll(() =>
      current.evaluate(
        (tab) => tab.getBoundingClientRect().left >= 0 && tab.getBoundingClientRect().right <= innerWidth,
      ),
    )
    .toBe(true)
})
