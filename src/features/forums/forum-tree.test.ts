import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import { type Branch, type Placed, treesOf } from './forum-tree.ts'

const placed = (id: string, parentId: string | null): Placed => ({
  id: id as Id<'forum'>,
  parentId: parentId as Id<'forum'> | null,
})

const outline = (branches: readonly Branch<Placed>[]): unknown[] =>
  branches.map(({ forum, below }) => (below.length > 0 ? [forum.id, outline(below)] : forum.id))

test('each stands below the one that it lifts to; one that lifts to what is not shown stands by itself', () => {
  const forums = [
    placed('top', null),
    placed('hjo', 'tactical'),
    placed('tactical', 'top'),
    placed('other', 'elsewhere'),
  ]
  expect(outline(treesOf(forums))).toEqual([['top', [['tactical', ['hjo']]]], 'other'])
})

test('every forum stands once, whatever they lift to', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const parents = fc.tuple(...ids.map(() => fc.option(fc.constantFrom(...ids, 'x'))))
  fc.assert(
    fc.property(parents, (chosen) => {
      const forums = ids.map((id, index) => placed(id, chosen[index] ?? null))
      expect(outline(treesOf(forums)).flat(9).sort()).toEqual(ids)
    }),
  )
})
