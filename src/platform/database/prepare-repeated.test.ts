import { Pool } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../tests/setup/database.ts'
import { prepareRepeated } from './prepare-repeated.ts'

async function aPool() {
  const { url, drop } = await freshDatabase()
  const pool = new Pool({ connectionString: url, max: 1 })
  prepareRepeated(pool)
  onTestFinished(async () => {
    await pool.end()
    await drop()
  })
  const prepared = async (): Promise<string[]> => {
    const { rows } = await pool.query('select statement from pg_prepared_statements order by prepare_time')
    return rows.map(({ statement }) => statement)
  }
  return { pool, prepared }
}

test('what comes a third time is prepared, and answers as before', async () => {
  const { pool, prepared } = await aPool()
  const ask = async (number: number) => (await pool.query({ text: 'select $1::int * 2 as twice' }, [number])).rows
  expect([await ask(1), await ask(2)]).toEqual([[{ twice: 2 }], [{ twice: 4 }]])
  expect(await prepared()).toEqual([])
  expect([await ask(3), await ask(4)]).toEqual([[{ twice: 6 }], [{ twice: 8 }]])
  expect(await prepared()).toEqual(['select $1::int * 2 as twice'])
})

test('what has no parameters may hold several statements, and is left as it is', async () => {
  const { pool, prepared } = await aPool()
  for (let round = 0; round < 4; round++) await pool.query({ text: 'select 1; select 2' }, [])
  expect(await prepared()).toEqual([])
})

test('no more is prepared than a connection can keep', async () => {
  const { pool, prepared } = await aPool()
  for (let round = 0; round < 3; round++)
    for (let at = 0; at < 320; at++) await pool.query({ text: `select $1::int + ${at}` }, [at])
  expect(await prepared()).toHaveLength(300)
  expect((await pool.query({ text: 'select $1::int + 319 as sum' }, [1])).rows).toEqual([{ sum: 320 }])
})

test('a statement that fails leaves the next one whole', async () => {
  const { pool } = await aPool()
  const divide = (by: number) => pool.query({ text: 'select 10 / $1::int as share' }, [by])
  for (const by of [1, 0, 2, 0, 5]) {
    if (by === 0) await expect(divide(by)).rejects.toThrow('division by zero')
    else expect((await divide(by)).rows).toEqual([{ share: 10 / by }])
  }
})
