import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

async function tablesIn(url: string): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`)
  await client.query('CREATE TABLE IF NOT EXISTS only_here (id int)')
  await client.end()
  return rows.map((row) => row.table_name)
}

test('what one test writes is not in the next one’s database', async () => {
  const [first, second] = [await freshDatabase(), await freshDatabase()]
  await tablesIn(first.url)
  expect(await tablesIn(first.url)).toContain('only_here')
  expect(await tablesIn(second.url)).not.toContain('only_here')
  await first.drop()
  await second.drop()
  await expect(tablesIn(first.url)).rejects.toThrow('does not exist')
})
