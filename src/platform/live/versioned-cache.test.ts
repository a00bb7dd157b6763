import { expect, test } from 'vitest'
import { versionedCache } from './versioned-cache.ts'

const counting = () => {
  let made = 0
  return () => Promise.resolve({ made: ++made })
}

test('what was made is kept until the version changes', async () => {
  const cache = versionedCache<{ made: number }>(10, () => 1)
  const make = counting()
  expect(await cache.get('a', 1, make)).toEqual({ made: 1 })
  expect(await cache.get('a', 1, make)).toEqual({ made: 1 })
  expect(await cache.get('a', 2, make)).toEqual({ made: 2 })
  expect(await cache.get('b', 2, make)).toEqual({ made: 3 })
})

test('many who ask at once get one making', async () => {
  const cache = versionedCache<{ made: number }>(10, () => 1)
  const make = counting()
  const all = await Promise.all([cache.get('a', 1, make), cache.get('a', 1, make), cache.get('a', 2, make)])
  expect(all).toEqual([{ made: 1 }, { made: 1 }, { made: 2 }])
})

test('one that fails takes nobody with it, and is not kept', async () => {
  const cache = versionedCache<{ made: number }>(10, () => 1)
  const fails = () => Promise.reject(new Error('its connection was lost'))
  const [first, second] = await Promise.allSettled([cache.get('a', 1, fails), cache.get('a', 1, counting())])
  expect(first.status).toBe('rejected')
  expect(second).toEqual({ status: 'fulfilled', value: { made: 1 } })
})
