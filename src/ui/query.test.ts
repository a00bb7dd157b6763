import { expect, test } from 'vitest'
import { readSort, sortValue, withQuery } from './query.ts'

test('one parameter changes and the others stay in their order', () => {
  expect(withQuery('/items?area=Teknik&sort=due', { sort: '-due', page: null })).toBe('/items?area=Teknik&sort=-due')
  expect(withQuery('/items', { page: 2 })).toBe('/items?page=2')
  expect(withQuery('/items?page=2', { page: null })).toBe('/items')
  expect(withQuery('/items?q=a%26b', { page: 3 })).toBe('/items?q=a%26b&page=3')
})

test('a sort that does not exist falls back to the usual one, so an old link still opens', () => {
  const usual = { key: 'due', descending: false }
  expect(readSort('-title', ['title', 'due'], usual)).toEqual({ key: 'title', descending: true })
  expect(readSort('-gone', ['title', 'due'], usual)).toBe(usual)
  expect(readSort(undefined, ['title', 'due'], usual)).toBe(usual)
  expect(sortValue({ key: 'title', descending: true })).toBe('-title')
})
